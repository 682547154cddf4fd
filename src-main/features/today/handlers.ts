import type { HandlersOf, QueryContext } from '#core/app.ts'
import type { todayOperations, TodaySection } from '#contract/today.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { ok } from '#domain/result.ts'
import { whyBusinessDays } from '#domain/why.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { countSerials } from '#features/serials/sql.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { boardAsOf, type BoardLine } from './board.ts'
import { linesOf, type LineWanted } from './lines.ts'
import {
  boundsOf,
  countSections,
  isIn,
  orderColumn,
  sectionPage,
  SECTIONS,
  WORKLIST,
  type DayBounds,
  type SectionCount,
} from './sections.ts'
import { daySheetFile } from './sheet.ts'

const DAYS_AHEAD = 14
const PAGE = 50

export const todayHandlers: HandlersOf<typeof todayOperations> = {
  'today.list': (context, input) => {
    const { db } = context
    const lists = listsOn(context, input.today ?? context.today)
    const sections = lists.counts()
    const wanted = input.section === undefined ? WORKLIST : [input.section]
    const offset = input.offset ?? 0
    const page = pageOf(lists, sections, wanted, offset, input.limit ?? PAGE)
    return ok({
      today: lists.bounds.today,
      nextWorkingDay: lists.bounds.nextWorkingDay,
      sections,
      total: sections
        .filter(({ section }) => wanted.includes(section))
        .reduce((sum, { count }) => sum + count, 0),
      lines: linesOf(db, page, findCalendar(db, 'office'), context.policies.advanceDays),
      days: lists.days(),
      nextBusyDay: lists.nextBusyDay(),
      serials: countSerials(db),
    })
  },

  'today.beforeLeaving': (context, input) => {
    const { db } = context
    const lists = listsOn(context, input.today ?? context.today)
    const office = findCalendar(db, 'office')
    const page = pageOf(lists, lists.counts(), ['reported', 'cutToday', 'tolerance', 'cutTomorrow'], 0, 500)
    const why = office === null ? null : whyBusinessDays(office, lists.bounds.today, 1)
    return ok({
      through: lists.bounds.nextWorkingDay,
      why: why === null ? [] : whySentences(why),
      lines: linesOf(db, page, office, context.policies.advanceDays),
    })
  },

  'today.sheet': async (context, input) => {
    const { db } = context
    const lists = listsOn(context, input.today ?? context.today)
    const wanted = input.section === undefined ? WORKLIST : [input.section]
    const page = pageOf(lists, lists.counts(), wanted, 0, 2_000)
    const lines = linesOf(db, page, findCalendar(db, 'office'), context.policies.advanceDays)
    return ok(daySheetFile(context, lists.bounds.today, lines))
  },
}

/** The lists of a day: of today from the board's indexes, of another day computed from the ledger. */
interface Lists {
  readonly bounds: DayBounds
  counts(): SectionCount[]
  page(section: TodaySection, offset: number, limit: number): LineWanted[]
  days(): { day: Day; cutoffs: number; validations: number }[]
  nextBusyDay(): Day | null
}

function listsOn(context: QueryContext, day: Day): Lists {
  const office = findCalendar(context.db, 'office')
  const bounds = boundsOf(day, office === null ? addDays(day, 1) : addBusinessDays(office, day, 1))
  return day === context.today ? listsToday(context.db, bounds) : listsAsOf(context, bounds)
}

function listsToday(db: ReadDb, bounds: DayBounds): Lists {
  const until = addDays(bounds.today, DAYS_AHEAD - 1)
  return {
    bounds,
    counts: () => countSections(db, bounds),
    page: (section, offset, limit) =>
      sectionPage(db, section, bounds, offset, limit).map((serialId) => ({ serialId, section })),
    days: () => {
      const cutoffs = db.all<{ day: Day; count: number }>(sql`
        SELECT next_cutoff AS day, count(*) AS count FROM board
        WHERE next_cutoff >= ${bounds.today} AND next_cutoff <= ${until} GROUP BY next_cutoff
      `)
      const validations = db.all<{ day: Day; count: number }>(sql`
        SELECT next_validation AS day, count(*) AS count FROM board
        WHERE validation_state = 'due' AND next_validation >= ${bounds.today} AND next_validation <= ${until}
        GROUP BY next_validation
      `)
      const of = (rows: typeof cutoffs, day: Day) => rows.find((row) => row.day === day)?.count ?? 0
      return daysAhead(bounds).map((day) => ({
        day,
        cutoffs: of(cutoffs, day),
        validations: of(validations, day),
      }))
    },
    nextBusyDay: () =>
      db.value<Day>(sql`
        SELECT min(loss_on) FROM board WHERE state = 'due' AND loss_on > ${bounds.endOfWeek}
      `),
  }
}

function listsAsOf({ db, policies }: QueryContext, bounds: DayBounds): Lists {
  const board = boardAsOf(db, policies, bounds.today)
  const inSection = (section: TodaySection) => board.filter((line) => isIn(section, line, bounds))
  const on = (key: 'next_cutoff' | 'next_validation', day: Day, lines: readonly BoardLine[]) =>
    lines.filter((line) => line[key] === day).length
  return {
    bounds,
    counts: () =>
      SECTIONS.map((section) => {
        const lines = inSection(section)
        return {
          section,
          count: lines.length,
          clients: new Set(lines.map((line) => line.client_id)).size,
          amount: lines.reduce((sum, line) => sum + (line.amount ?? 0), 0),
        }
      }),
    page: (section, offset, limit) => {
      const by = orderColumn(section)
      return inSection(section)
        .sort(
          (a, b) =>
            compare(a[by] ?? '', b[by] ?? '') ||
            compare(a.client_key, b.client_key) ||
            compare(a.client_id, b.client_id) ||
            compare(a.serial, b.serial),
        )
        .slice(offset, offset + limit)
        .map((computed) => ({ serialId: computed.serial_id, section, computed }))
    },
    days: () => {
      const validations = board.filter((line) => line.validation_state === 'due')
      return daysAhead(bounds).map((day) => ({
        day,
        cutoffs: on('next_cutoff', day, board),
        validations: on('next_validation', day, validations),
      }))
    },
    nextBusyDay: () =>
      board.reduce<Day | null>((first, { state, loss_on }) => {
        if (state !== 'due' || loss_on === null || loss_on <= bounds.endOfWeek) return first
        return first === null || loss_on < first ? loss_on : first
      }, null),
  }
}

/** A page over several lists, one after the other: only those that it touches are read. */
function pageOf(
  lists: Lists,
  counts: readonly SectionCount[],
  wanted: readonly TodaySection[],
  offset: number,
  limit: number,
): LineWanted[] {
  const page: LineWanted[] = []
  let before = 0
  for (const section of wanted) {
    const count = counts.find((row) => row.section === section)!.count
    const from = Math.max(0, offset + page.length - before)
    if (from < count && page.length < limit) page.push(...lists.page(section, from, limit - page.length))
    before += count
  }
  return page
}

function daysAhead({ today }: DayBounds): Day[] {
  return Array.from({ length: DAYS_AHEAD }, (_, i) => addDays(today, i))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
