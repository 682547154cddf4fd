import type { z } from 'zod'
import type { todayLine, TodaySection } from '#contract/today.ts'
import { sql, type ReadDb } from '#db/sql.ts'
import { actBy } from '#domain/act-by.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { BoardLine } from './board.ts'

export type TodayLine = z.output<typeof todayLine>

/** Of which list a line is one; with the board's answer where it was computed for another day. */
export interface LineWanted {
  readonly serialId: string
  readonly section: TodaySection
  readonly computed?: BoardLine
}

type Row = Omit<
  TodayLine,
  'section' | 'on' | 'worksThrough' | 'actBy' | 'promiseOn' | 'autoCharge' | 'toleranceUntil'
> & {
  readonly autoCharge: number
  readonly activatedOn: Day | null
} & Pick<BoardLine, 'loss_on' | 'next_cutoff' | 'next_validation' | 'tolerance_until' | 'until_day' | 'state'>

/** The lines with whom to call, what to remember, and by when to act, in the order wanted. */
export function linesOf(
  db: ReadDb,
  wanted: readonly LineWanted[],
  office: BusinessCalendar | null,
  advanceDays: number,
): TodayLine[] {
  const rows = new Map(readRows(db, wanted).map((row) => [row.serialId, row]))
  return wanted.flatMap(({ serialId, section, computed }) => {
    const row = rows.get(serialId)
    return row ? [lineOf(row, section, computed ?? row, office, advanceDays)] : []
  })
}

function lineOf(
  row: Row,
  section: TodaySection,
  line: Pick<
    BoardLine,
    'loss_on' | 'next_cutoff' | 'next_validation' | 'tolerance_until' | 'until_day' | 'state'
  >,
  office: BusinessCalendar | null,
  advanceDays: number,
): TodayLine {
  const about = section === 'validations' || section === 'tolerance' ? line.next_validation : line.loss_on
  const cutoff = line.next_cutoff
  const { loss_on, next_cutoff, next_validation, tolerance_until, until_day, state, activatedOn, ...shown } =
    row
  return {
    ...shown,
    autoCharge: row.autoCharge === 1,
    section,
    on: about ?? '',
    worksThrough: cutoff === null ? null : addDays(cutoff, -1),
    actBy: cutoff === null || office === null ? null : actBy(cutoff, office, advanceDays),
    toleranceUntil: line.tolerance_until,
    promiseOn: line.state === 'promise' ? line.until_day : null,
  }
}

function readRows(db: ReadDb, wanted: readonly LineWanted[]): Row[] {
  const ids = JSON.stringify(wanted.map((line) => line.serialId))
  return db.all<Row>(sql`
    SELECT b.serial_id AS serialId, b.serial, b.client_id AS clientId, b.client_name AS client,
      coalesce(p.name, '') AS contact, coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email, c.note,
      b.system, b.version, b.users, b.mode, b.months, b.method, b.auto_charge AS autoCharge,
      b.activated_on AS activatedOn, b.loss_on, b.next_cutoff, b.next_validation, b.tolerance_until, b.until_day, b.state, b.amount,
      (SELECT message FROM stoppages s WHERE s.serial_id = b.serial_id AND s.cleared_on IS NULL) AS message
    FROM json_each(${ids}) j
    JOIN board b ON b.serial_id = j.value
    JOIN clients c ON c.id = b.client_id
    LEFT JOIN contacts p ON p.id = (SELECT id FROM contacts WHERE client_id = b.client_id ORDER BY position, id LIMIT 1)
  `)
}
