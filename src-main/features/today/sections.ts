import type { TodaySection } from '#contract/today-sections.ts'
import { sql, type ReadDb, type Sql } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { clientsLookedAfterBy } from '#features/handovers/sql.ts'

/** The bounds of the lists of one day. */
export interface DayBounds {
  readonly today: Day
  /** First day after today on which the office opens. */
  readonly nextWorkingDay: Day
  readonly endOfWeek: Day
}

export function boundsOf(today: Day, nextWorkingDay: Day): DayBounds {
  const week = addDays(today, 7)
  return { today, nextWorkingDay, endOfWeek: week > nextWorkingDay ? week : nextWorkingDay }
}

/** In the order in which something is lost; those after them are asked for by name, and need nobody. */
export const WORKLIST: readonly TodaySection[] = [
  'reported',
  'cutToday',
  'tolerance',
  'cutTomorrow',
  'trials',
  'thisWeek',
  'unconfirmed',
]
export const SECTIONS: readonly TodaySection[] = [...WORKLIST, 'validations', 'promises', 'charges']

/** Which lines of the board stand in a list, for its indexes. */
export function sectionWhere(section: TodaySection, { today, nextWorkingDay, endOfWeek }: DayBounds): Sql {
  const where: Record<TodaySection, () => Sql> = {
    reported: () => sql`state = 'stopped'`,
    cutToday: () => sql`state = 'due' AND loss_on = ${today}`,
    cutTomorrow: () => sql`state = 'due' AND loss_on > ${today} AND loss_on <= ${nextWorkingDay}`,
    thisWeek: () => sql`state = 'due' AND loss_on > ${nextWorkingDay} AND loss_on <= ${endOfWeek}`,
    unconfirmed: () => sql`state = 'unconfirmed'`,
    validations: () => sql`validation_state = 'due' AND next_validation = ${today}`,
    tolerance: () => sql`validation_state IN ('tolerance', 'blocked')`,
    trials: () => sql`state = 'trial' AND loss_on <= ${endOfWeek}`,
    promises: () => sql`state = 'promise'`,
    charges: () => sql`state = 'charging' AND loss_on <= ${endOfWeek}`,
  }
  return where[section]()
}

/** Only of the clients whom somebody follows, or looks after while a colleague is away; all of them for null. */
export function followedBy(follower: string | null, today: Day): Sql {
  return follower === null ? sql`` : sql` AND b.client_id IN ${clientsLookedAfterBy(follower, today)}`
}

/** What a list is ordered by. */
export function orderColumn(section: TodaySection): 'next_validation' | 'until_day' | 'loss_on' {
  if (section === 'validations' || section === 'tolerance') return 'next_validation'
  return section === 'promises' ? 'until_day' : 'loss_on'
}

export interface SectionCount {
  readonly section: TodaySection
  readonly count: number
  readonly clients: number
  readonly amount: number
}

export function countSections(db: ReadDb, bounds: DayBounds, follower: string | null = null): SectionCount[] {
  return SECTIONS.map((section) => ({
    section,
    ...db.get<{ count: number; clients: number; amount: number }>(sql`
      SELECT count(*) AS count, count(DISTINCT client_id) AS clients, coalesce(sum(amount), 0) AS amount
      FROM board b WHERE ${sectionWhere(section, bounds)}${followedBy(follower, bounds.today)}
    `)!,
  }))
}

/** How many of these clients have a system in a list. */
export function countAmong(
  db: ReadDb,
  section: TodaySection,
  bounds: DayBounds,
  clients: readonly string[],
): number {
  if (clients.length === 0) return 0
  return db.value<number>(sql`
    SELECT count(DISTINCT client_id) FROM board b
    WHERE ${sectionWhere(section, bounds)} AND client_id IN (SELECT value FROM json_each(${JSON.stringify(clients)}))
  `)!
}

/** How many cutoffs, automatic charges among them and due validations fall on each day of a stretch, both ends included. */
export function countDays(
  db: ReadDb,
  from: Day,
  until: Day,
): Record<'cutoffs' | 'charged' | 'validations', Map<Day, number>> {
  const byDay = (rows: readonly { day: Day; count: number }[]) =>
    new Map(rows.map((row) => [row.day, row.count]))
  return {
    cutoffs: byDay(
      db.all(sql`
        SELECT next_cutoff AS day, count(*) AS count FROM board
        WHERE next_cutoff >= ${from} AND next_cutoff <= ${until} GROUP BY next_cutoff
      `),
    ),
    charged: byDay(
      db.all(sql`
        SELECT loss_on AS day, count(*) AS count FROM board
        WHERE state = 'charging' AND loss_on >= ${from} AND loss_on <= ${until} GROUP BY loss_on
      `),
    ),
    validations: byDay(
      db.all(sql`
        SELECT next_validation AS day, count(*) AS count FROM board
        WHERE validation_state = 'due' AND next_validation >= ${from} AND next_validation <= ${until}
        GROUP BY next_validation
      `),
    ),
  }
}

export function firstLossAfter(db: ReadDb, day: Day): Day | null {
  return db.value<Day>(sql`SELECT min(loss_on) FROM board WHERE state = 'due' AND loss_on > ${day}`)
}
