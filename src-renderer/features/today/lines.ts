import type { OutputOf } from '#contract/index.ts'
import type { TodaySection } from '#contract/today-sections.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Urgency } from '../../ui/urgency-of.ts'
import type { Task } from './task-place.ts'

export type Line = OutputOf<'today.list'>['lines'][number]
/** What Hoy lists: a system that loses something, or what a desk owes. */
export type Entry = Line | Task

export function isTask(entry: Entry): entry is Task {
  return 'desk' in entry
}

export function isSystem(entry: Entry): entry is Line {
  return !isTask(entry)
}

/** The same system may validate today and be cut tomorrow: two lines. */
export function keyOf(entry: Entry): string {
  return isTask(entry) ? `task ${entry.id}` : `${entry.section} ${entry.serialId}`
}

/** What belongs to one client within one list, together; what belongs to nobody stands for itself. */
export interface Group {
  readonly key: string
  readonly section: TodaySection
  readonly lines: readonly [Entry, ...Entry[]]
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

/**
 * The tasks beside the systems that are lost at the same time: with their client where it stands there already, else
 * after the systems of their list, and those only once the whole list has been read.
 */
export function withTasks(
  groups: readonly Group[],
  tasks: readonly Task[],
  hasMore: boolean,
): readonly Group[] {
  const last = groups.at(-1)
  const readThrough = hasMore && last ? ORDER.indexOf(last.section) - 1 : ORDER.length
  const shown = tasks.filter(({ section }) => ORDER.indexOf(section) <= readThrough)
  const all = new Map(groups.map((group) => [group.key, group]))
  const byClient = new Map(groups.map((group) => [`${group.section} ${group.lines[0].clientId}`, group.key]))
  for (const task of shown) {
    const who = `${task.section} ${task.clientId ?? task.id}`
    const key = byClient.get(who) ?? `task ${who}`
    const group = all.get(key)
    all.set(key, { key, section: task.section, lines: group ? [...group.lines, task] : [task] })
  }
  return [...all.values()].toSorted((a, b) => ORDER.indexOf(a.section) - ORDER.indexOf(b.section))
}

/** In which something is lost; the last ones are looked at alone. */
const ORDER: readonly TodaySection[] = [
  'reported',
  'cutToday',
  'tolerance',
  'cutTomorrow',
  'trials',
  'thisWeek',
  'unconfirmed',
  'validations',
  'promises',
  'charges',
]

export function urgencyOfTask({ section }: Task): Urgency {
  return sectionUrgency[section]
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
  charges: 'later',
}

/** What Enter does with a line. */
export type MainAction = 'attend' | 'renew' | 'confirm' | 'activate'

export const mainAction: Readonly<Record<TodaySection, MainAction>> = {
  reported: 'attend',
  cutToday: 'renew',
  cutTomorrow: 'renew',
  thisWeek: 'renew',
  promises: 'renew',
  charges: 'confirm',
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

export function clientsOf(entries: Iterable<Entry>): number {
  return new Set([...entries].map((entry) => entry.clientId)).size
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
