import type { OutputOf } from '#contract/index.ts'
import type { TodaySection } from '#contract/today.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Urgency } from '../../ui/StatusBadge.tsx'

export type Line = OutputOf<'today.list'>['lines'][number]

/** The same system may validate today and be cut tomorrow: two lines. */
export function keyOf(line: Line): string {
  return `${line.section} ${line.serialId}`
}

/** The systems of one client within one list, together. */
export interface Group {
  readonly key: string
  readonly section: TodaySection
  readonly lines: readonly [Line, ...Line[]]
}

/**
 * One list in the order of loss, a client's systems together. Within what was read at once and no further: a line read
 * later never moves one that is already on the screen.
 */
export function groupLines(pages: readonly (readonly Line[])[]): readonly Group[] {
  return pages.flatMap((lines, page) => {
    const groups = new Map<string, [Line, ...Line[]]>()
    for (const line of lines) {
      const key = `${page} ${line.section} ${line.clientId}`
      const together = groups.get(key)
      if (together) together.push(line)
      else groups.set(key, [line])
    }
    return [...groups].map(([key, together]) => {
      together.sort(
        (a, b) => compare(a.on, b.on) || compare(a.system, b.system) || compare(a.serial, b.serial),
      )
      return { key, section: together[0].section, lines: together }
    })
  })
}

/** Colour only for time: red has stopped or may today, orange by tomorrow, yellow this week, grey later. */
export function urgencyOf(line: Line, today: Day): Urgency {
  const tomorrow = addDays(today, 1)
  switch (line.section) {
    case 'reported':
    case 'cutToday':
      return 'stopped'
    case 'cutTomorrow':
      return 'tomorrow'
    case 'tolerance':
      return line.toleranceUntil !== null && line.toleranceUntil > tomorrow ? 'week' : 'tomorrow'
    case 'trials':
      return line.on <= tomorrow ? 'tomorrow' : 'week'
    case 'promises':
      return line.promiseOn !== null && line.promiseOn <= today ? 'week' : 'later'
    case 'thisWeek':
      return 'week'
    default:
      return 'later'
  }
}

export const sectionUrgency: Readonly<Record<TodaySection, Urgency>> = {
  reported: 'stopped',
  cutToday: 'stopped',
  tolerance: 'tomorrow',
  cutTomorrow: 'tomorrow',
  trials: 'week',
  thisWeek: 'week',
  unconfirmed: 'later',
  validations: 'later',
  promises: 'later',
}

/** What Enter does with a line. */
export type MainAction = 'attend' | 'renew' | 'confirm' | 'activate'

export const mainAction: Readonly<Record<TodaySection, MainAction>> = {
  reported: 'attend',
  cutToday: 'renew',
  cutTomorrow: 'renew',
  thisWeek: 'renew',
  promises: 'renew',
  unconfirmed: 'confirm',
  validations: 'confirm',
  tolerance: 'confirm',
  trials: 'activate',
}

export function isValidation({ section }: Line): boolean {
  return section === 'validations' || section === 'tolerance'
}

/** A failure that is open and a trial that never began have no renewal to confirm. */
export function mayConfirm({ section }: Line): boolean {
  return section !== 'reported' && section !== 'trials'
}

/** A promise or another day moves what is paid for; a validation or an open failure it does not. */
export function mayFollowUp(line: Line): boolean {
  return line.section !== 'reported' && !isValidation(line)
}

export function clientsOf(lines: Iterable<Line>): number {
  return new Set([...lines].map((line) => line.clientId)).size
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
