import type { QueryContext } from '#core/app.ts'
import type { TodaySection } from '#contract/today.ts'
import type { Day } from '#domain/calendar.ts'
import { formatPhone } from '#domain/phone.ts'
import { actionOf, sectionTitle, whatStops } from '#messages/es-MX/today.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderDaySheet, type DaySheetClient } from '#papers/day-sheet.ts'
import { readProfile } from '#features/settings/sql.ts'
import type { TodayLine } from './lines.ts'

/** Hoy on paper: one section after the other, a client's systems together, a box for each. */
export function daySheetFile(
  { db, files, practice }: QueryContext,
  today: Day,
  lines: readonly TodayLine[],
): { file: string; name: string } {
  const bytes = renderDaySheet({
    size: 'letter',
    day: today,
    office: readProfile(db).name,
    watermark: practice ? practiceWatermark : null,
    sections: [...new Set(lines.map((line) => line.section))].map((section) => ({
      title: sectionTitle(section),
      clients: clientsOf(section, lines, today),
    })),
  })
  const name = `Hoja del día ${today}.pdf`
  return { file: files.put(name, bytes).file, name }
}

function clientsOf(section: TodaySection, lines: readonly TodayLine[], today: Day): DaySheetClient[] {
  const mine = lines.filter((line) => line.section === section)
  const clients = new Map(mine.map((line) => [line.clientId, line]))
  return [...clients.values()].map((client) => ({
    name: client.client,
    phone: client.phone === '' ? null : `${client.contact} ${formatPhone(client.phone)}`.trim(),
    note: client.note === '' ? null : client.note,
    lines: mine
      .filter((line) => line.clientId === client.clientId)
      .map((line) => ({
        system: `${line.system} ${line.version}`,
        serial: line.serial,
        users: line.users,
        when: whatStops(line, today),
        action: actionOf(line.section),
      })),
  }))
}
