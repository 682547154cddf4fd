import { createRequire } from 'node:module'
import { dayOfMonth, monthOf, yearOf, type Day } from '#domain/calendar.ts'
import { calendarWords as words } from '#messages/es-MX/papers.ts'
import { reminderLine } from '#messages/es-MX/reminder-lines.ts'

export interface CutoffCalendar {
  readonly office: string
  readonly madeAt: Date
  /** By day, a client's together. */
  readonly cutoffs: readonly {
    readonly clientId: string
    readonly client: string
    readonly system: string
    readonly version: string
    readonly serial: string
    readonly users: number
    readonly cutoff: Day
  }[]
}

/**
 * Cutoffs as all-day events, one a client and day, for any calendar program. The UID stays the same when the file is
 * made again, so that importing it twice changes what is there and adds nothing.
 */
export function cutoffCalendar({ office, madeAt, cutoffs }: CutoffCalendar): Uint8Array {
  const ical = createRequire(import.meta.url)('ical-generator') as typeof import('ical-generator')
  const calendar = ical.default({
    // One line: the library keeps those of an event in their place, and not those of a name.
    name: words.title(office).replaceAll(/\p{Cc}+/gu, ' '),
    prodId: { company: 'Vigente', product: 'Cortes', language: 'ES' },
    method: ical.ICalCalendarMethod.PUBLISH,
  })
  const events = Map.groupBy(cutoffs, ({ clientId, cutoff }) => `corte-${clientId}-${cutoff}@vigente`)
  for (const [id, lines] of events) {
    const { client, cutoff } = lines[0]!
    calendar.createEvent({
      id,
      stamp: madeAt,
      // Midnight in UTC: an all-day event takes its date from there and has no zone.
      start: new Date(Date.UTC(yearOf(cutoff), monthOf(cutoff) - 1, dayOfMonth(cutoff))),
      allDay: true,
      timezone: 'UTC',
      transparency: ical.ICalEventTransparency.TRANSPARENT,
      summary: words.summary(client, [...new Set(lines.map(({ system }) => system))].join(', ')),
      description: lines
        .map((line) => reminderLine({ ...line, system: `${line.system} ${line.version}`, amount: null }))
        .join('\n'),
    })
  }
  return new TextEncoder().encode(calendar.toString())
}
