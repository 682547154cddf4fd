import type { QueryContext } from '#core/app.ts'
import { QUIET_CLIENTS, type TodaySection } from '#contract/today.ts'
import { keptAnswers } from '#db/kept.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { addBusinessDays, type BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { payByPolicyOf } from '#domain/pay-by.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { boardAsOf, type BoardLine } from './board.ts'
import { linesComputed, linesOfToday, type TodayLine } from './lines.ts'
import { countTasks, taskLines, type TaskCounts, type TaskPage, type TodayTask } from './tasks.ts'
import {
  boundsOf,
  countDays,
  countSections,
  firstLossAfter,
  followedBy,
  isIn,
  orderColumn,
  SECTIONS,
  sectionWhere,
  type DayBounds,
  WORKLIST,
  type SectionCount,
} from './sections.ts'

const DAYS_AHEAD = 14

/** The lists of a day: of today from the board's indexes, of another day computed from the ledger. */
export interface Lists {
  readonly summary: Summary
  page(section: TodaySection, offset: number, limit: number): TodayLine[]
  tasks(page: Omit<TaskPage, 'follower'>): TodayTask[]
}

/** What stands around a page of lines; of today it is kept until the ledger changes. */
interface Summary {
  readonly bounds: DayBounds
  readonly office: BusinessCalendar | null
  readonly bank: BusinessCalendar | null
  readonly sections: SectionCount[]
  readonly days: { day: Day; cutoffs: number; validations: number }[]
  readonly nextBusyDay: Day | null
  readonly serials: number
  readonly tasks: TaskCounts
}

/** Of all clients, and of those of two operators. */
const keptSummary = keptAnswers<Summary>(3)

/** `follower` leaves only the clients that this operator follows. */
export function listsOn(context: QueryContext, day: Day, follower: string | null): Lists {
  return day === context.today ? listsToday(context, follower) : listsAsOf(context, day, follower)
}

function officeOn(db: ReadDb, day: Day): Pick<Summary, 'office' | 'bank' | 'bounds'> {
  const office = findCalendar(db, 'office')
  return {
    office,
    bank: findCalendar(db, 'bank'),
    bounds: boundsOf(day, office === null ? addDays(day, 1) : addBusinessDays(office, day, 1)),
  }
}

function listsToday({ db, today, boardVersion, policies }: QueryContext, follower: string | null): Lists {
  const summary = keptSummary(db, boardVersion, `${today} ${follower}`, () =>
    summaryOfToday(db, today, follower),
  )
  const settings = { ...summary, payBy: payByPolicyOf(policies) }
  return {
    summary,
    page: (section, offset, limit) =>
      linesOfToday(
        db,
        section,
        sql`${sectionWhere(section, summary.bounds)}${followedBy(follower)}`,
        settings,
        offset,
        limit,
      ),
    tasks: (page) => taskLines(db, summary.bounds, { ...page, follower }),
  }
}

function summaryOfToday(db: ReadDb, today: Day, follower: string | null): Summary {
  const { office, bank, bounds } = officeOn(db, today)
  const ahead = daysAhead(bounds)
  const { cutoffs, validations } = countDays(db, ahead[0]!, ahead.at(-1)!)
  return {
    bounds,
    office,
    bank,
    sections: countSections(db, bounds, follower),
    days: ahead.map((day) => ({
      day,
      cutoffs: cutoffs.get(day) ?? 0,
      validations: validations.get(day) ?? 0,
    })),
    nextBusyDay: firstLossAfter(db, bounds.endOfWeek),
    serials: countSerials(db),
    tasks: countTasks(db, bounds, follower),
  }
}

/** Computed whole: kept while somebody pages through that day. */
const keptBoards = keptAnswers<readonly BoardLine[]>(1)

function listsAsOf({ db, policies, boardVersion }: QueryContext, day: Day, follower: string | null): Lists {
  const { office, bank, bounds } = officeOn(db, day)
  const settings = { office, bank, payBy: payByPolicyOf(policies) }
  const board = keptBoards(db, boardVersion, day, () => boardAsOf(db, policies, day))
  const inSection = (section: TodaySection) => board.filter((line) => isIn(section, line, bounds))
  const on = (key: 'next_cutoff' | 'next_validation', of: Day, lines: readonly BoardLine[]) =>
    lines.filter((line) => line[key] === of).length
  const validations = board.filter((line) => line.validation_state === 'due')
  return {
    summary: {
      bounds,
      office,
      bank,
      sections: SECTIONS.map((section) => {
        const lines = inSection(section)
        return {
          section,
          count: lines.length,
          clients: new Set(lines.map((line) => line.client_id)).size,
          amount: lines.reduce((sum, line) => sum + (line.amount ?? 0), 0),
        }
      }),
      days: daysAhead(bounds).map((ahead) => ({
        day: ahead,
        cutoffs: on('next_cutoff', ahead, board),
        validations: on('next_validation', ahead, validations),
      })),
      nextBusyDay: board.reduce<Day | null>((first, { state, loss_on }) => {
        if (state !== 'due' || loss_on === null || loss_on <= bounds.endOfWeek) return first
        return first === null || loss_on < first ? loss_on : first
      }, null),
      serials: countSerials(db),
      tasks: countTasks(db, bounds, follower),
    },
    tasks: (page) => taskLines(db, bounds, { ...page, follower }),
    page: (section, offset, limit) => {
      const by = orderColumn(section)
      const lines = inSection(section).sort(
        (a, b) =>
          compare(a[by] ?? '', b[by] ?? '') ||
          compare(a.client_key, b.client_key) ||
          compare(a.client_id, b.client_id) ||
          compare(a.serial, b.serial),
      )
      return linesComputed(db, section, lines.slice(offset, offset + limit), settings)
    },
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

/** How many lines a day asks somebody to look at, once a client's are together. */
export function groupedLines({ sections, tasks }: Summary): number {
  const systems = sections.filter(({ section }) => WORKLIST.includes(section))
  const lines = systems.map(({ section, clients }) =>
    QUIET.includes(section) && clients > QUIET_CLIENTS ? 1 : clients,
  )
  return [...lines, ...tasks.sections.map(({ clients }) => clients)].reduce((sum, count) => sum + count, 0)
}

function daysAhead({ today }: DayBounds): Day[] {
  return Array.from({ length: DAYS_AHEAD }, (_, i) => addDays(today, i))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
