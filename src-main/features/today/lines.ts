import type { z } from 'zod'
import type { todayLine } from '#contract/today.ts'
import type { TodaySection } from '#contract/today-sections.ts'
import { sql, type ReadDb, type Sql } from '#db/sql.ts'
import { actBy, actToPayBy } from '#domain/act-by.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { PayByPolicy } from '#domain/pay-by.ts'
import type { Method } from '#domain/payment-method.ts'
import { orderColumn } from './sections.ts'

export type TodayLine = z.output<typeof todayLine>

type Row = Omit<
  TodayLine,
  'section' | 'on' | 'worksThrough' | 'actBy' | 'promiseOn' | 'autoCharge' | 'toleranceUntil'
> & {
  readonly autoCharge: number
  readonly loss_on: Day | null
  readonly next_cutoff: Day | null
  readonly next_validation: Day | null
  readonly tolerance_until: Day | null
  readonly until_day: Day | null
  readonly state: string
}

/** With what a line is finished: the days of the office and of the bank, and how long before the cutoff to act. */
export interface LineSettings {
  readonly office: BusinessCalendar | null
  readonly bank: BusinessCalendar | null
  readonly payBy: PayByPolicy
}

/** The lines of one list of today, with whom to call, what to remember, and by when to act. */
export function linesOfToday(
  db: ReadDb,
  section: TodaySection,
  where: Sql,
  settings: LineSettings,
  offset: number,
  limit: number,
): TodayLine[] {
  const rows = db.all<Row>(sql`
    ${LINES} FROM board b CROSS JOIN clients c ON c.id = b.client_id ${FIRST_CONTACT}
    WHERE ${where} ORDER BY b.${ORDER[orderColumn(section)]}, b.client_key, b.client_id, b.serial LIMIT ${limit} OFFSET ${offset}
  `)
  const actBy = actByOf(settings)
  return rows.map((row) => lineOf(row, section, actBy))
}

const LINES = sql`
  SELECT b.serial_id AS serialId, b.serial, b.client_id AS clientId, b.client_name AS client,
    coalesce(p.name, '') AS contact, coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email, c.note,
    b.system, b.version, b.users, b.mode, b.months, b.method, b.auto_charge AS autoCharge,
    b.loss_on, b.next_cutoff, b.next_validation, b.tolerance_until, b.until_day, b.state, b.amount,
    CASE b.state WHEN 'stopped' THEN
      (SELECT message FROM stoppages s WHERE s.serial_id = b.serial_id AND s.cleared_on IS NULL) END AS message
`

const FIRST_CONTACT = sql`
  LEFT JOIN contacts p ON p.rowid = (SELECT rowid FROM contacts WHERE client_id = b.client_id ORDER BY position, id LIMIT 1)
`

const ORDER: Record<ReturnType<typeof orderColumn>, Sql> = {
  next_validation: sql`next_validation`,
  until_day: sql`until_day`,
  loss_on: sql`loss_on`,
}

function lineOf(row: Row, section: TodaySection, actBy: ActBy): TodayLine {
  const { loss_on, next_cutoff: cutoff, next_validation, tolerance_until, until_day, state, ...shown } = row
  const about = section === 'validations' || section === 'tolerance' ? next_validation : loss_on
  return {
    ...shown,
    autoCharge: row.autoCharge === 1,
    section,
    on: about ?? '',
    worksThrough: cutoff === null ? null : addDays(cutoff, -1),
    actBy: cutoff === null ? null : actBy(cutoff, row.autoCharge === 1 ? null : row.method),
    toleranceUntil: tolerance_until,
    promiseOn: state === 'promise' ? until_day : null,
  }
}

/** `byHand` is the method of a client who pays by hand; null where a charge passes by itself. */
type ActBy = (cutoff: Day, byHand: Method | null) => string | null

/** Most lines of a page have the same few cutoffs, paid in the same few ways. */
function actByOf({ office, bank, payBy }: LineSettings): ActBy {
  const known = new Map<string, string | null>()
  return (cutoff, byHand) => {
    if (office === null) return null
    const key = `${cutoff} ${byHand}`
    let moment = known.get(key)
    if (moment === undefined) {
      moment =
        byHand === null || bank === null
          ? actBy(cutoff, office, payBy.advanceDays)
          : actToPayBy(cutoff, byHand, office, bank, payBy)
      known.set(key, moment)
    }
    return moment
  }
}
