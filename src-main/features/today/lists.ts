import type { QueryContext } from '#core/app.ts'
import { QUIET_CLIENTS, type TodaySection } from '#contract/today-sections.ts'
import { keptAnswers } from '#db/kept.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { addBusinessDays, type BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { payByPolicyOf } from '#domain/pay-by.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { taskId, type Task } from '#features/tasks/sql.ts'
import { linesOfToday, type TodayLine } from './lines.ts'
import { standingTasks } from './standing.ts'
import {
  countTasks,
  owedOn,
  owedTo,
  TASK_SECTIONS,
  taskLines,
  type Owed,
  type TaskCounts,
  type TaskPage,
  type TodayTask,
} from './tasks.ts'
import {
  boundsOf,
  countAmong,
  countDays,
  countSections,
  firstLossAfter,
  followedBy,
  sectionWhere,
  type DayBounds,
  WORKLIST,
  type SectionCount,
} from './sections.ts'

const DAYS_AHEAD = 14

/** The lists of a day, from the indexes of its board. */
export interface Lists {
  readonly summary: Summary
  page(section: TodaySection, offset: number, limit: number): TodayLine[]
  tasks(page: Omit<TaskPage, 'follower'>): TodayTask[]
}

/** What stands around a page of lines, kept until the ledger changes. */
interface Summary {
  readonly bounds: DayBounds
  readonly office: BusinessCalendar | null
  readonly bank: BusinessCalendar | null
  readonly sections: SectionCount[]
  readonly days: { day: Day; cutoffs: number; charged: number; validations: number }[]
  readonly nextBusyDay: Day | null
  readonly serials: number
  readonly tasks: TaskCounts
  readonly standing: readonly Task[]
  readonly grouped: number
}

/** Of all clients, and of those of two operators. */
const keptSummary = keptAnswers<Summary>(3)

/** `follower` leaves only the clients that this operator follows. */
export function listsOn(context: QueryContext, day: Day, follower: string | null): Lists {
  const onDay = day === context.today ? context : context.on(day)
  const { db, today, boardVersion, policies, secrets } = onDay
  const question = `${today} ${follower} ${secrets.isOpen()}`
  const summary = keptSummary(db, boardVersion, question, () => summaryOn(onDay, follower))
  const settings = { ...summary, payBy: payByPolicyOf(policies) }
  const inList = (section: TodaySection) =>
    sql`${sectionWhere(section, summary.bounds)}${followedBy(follower, summary.bounds.today)}`
  return {
    summary,
    page: (section, offset, limit) => linesOfToday(db, section, inList(section), settings, offset, limit),
    tasks: (page) => taskLines(db, summary.bounds, { ...page, follower }, summary.standing),
  }
}

export function standingTask(context: QueryContext, id: string): Task | null {
  const { standing } = listsOn(context, context.today, null).summary
  return standing.find(({ kind, ref }) => taskId(kind, ref) === id) ?? null
}

function officeOn(db: ReadDb, day: Day): Pick<Summary, 'office' | 'bank' | 'bounds'> {
  const office = findCalendar(db, 'office')
  return {
    office,
    bank: findCalendar(db, 'bank'),
    bounds: boundsOf(day, office === null ? addDays(day, 1) : addBusinessDays(office, day, 1)),
  }
}

function summaryOn(context: QueryContext, follower: string | null): Summary {
  const { db, today } = context
  const { office, bank, bounds } = officeOn(db, today)
  const ahead = daysAhead(bounds)
  const { cutoffs, charged, validations } = countDays(db, ahead[0]!, ahead.at(-1)!)
  const sections = countSections(db, bounds, follower)
  const standing = standingTasks(context, bounds, follower)
  const owed = owedOn(db, bounds, follower, standing)
  return {
    bounds,
    office,
    bank,
    sections,
    days: ahead.map((day) => ({
      day,
      cutoffs: cutoffs.get(day) ?? 0,
      charged: charged.get(day) ?? 0,
      validations: validations.get(day) ?? 0,
    })),
    nextBusyDay: firstLossAfter(db, bounds.endOfWeek),
    serials: countSerials(db),
    tasks: countTasks(owed),
    standing,
    grouped: groupedLines(db, bounds, sections, owed),
  }
}

/** A page over several lists, one after the other: only those that it touches are read. */
export function pageOf(
  lists: Lists,
  wanted: readonly TodaySection[],
  offset: number,
  limit: number,
): TodayLine[] {
  const page: TodayLine[] = []
  let before = 0
  for (const section of wanted) {
    const { count } = lists.summary.sections.find((row) => row.section === section)!
    const from = Math.max(0, offset + page.length - before)
    if (from < count && page.length < limit) page.push(...lists.page(section, from, limit - page.length))
    before += count
  }
  return page
}

/** What is quiet is looked at as one: "12 clientes por confirmar", with one key. */
const QUIET: readonly TodaySection[] = ['unconfirmed']

/**
 * How many lines a day asks somebody to look at, once all of a client's in one list are together, its systems and what
 * is owed to it; what is charged by itself is one.
 */
function groupedLines(
  db: ReadDb,
  bounds: DayBounds,
  sections: readonly SectionCount[],
  owed: readonly Owed[],
): number {
  const systems = sections.filter(({ section }) => WORKLIST.includes(section))
  const lines = systems.map(({ section, clients }) =>
    QUIET.includes(section) && clients > QUIET_CLIENTS ? 1 : clients,
  )
  const charged = sections.some(({ section, count }) => section === 'charges' && count > 0) ? 1 : 0
  const beside = TASK_SECTIONS.map((section) => {
    const clients = owedTo(owed, section)
    return clients.length - countAmong(db, section, bounds, clients)
  })
  return [...lines, ...beside].reduce((sum, n) => sum + n, charged)
}

function daysAhead({ today }: DayBounds): Day[] {
  return Array.from({ length: DAYS_AHEAD }, (_, i) => addDays(today, i))
}
