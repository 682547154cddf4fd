import type { z } from 'zod'
import type { Figure, figureRow } from '#contract/reports.ts'
import { join, sql, type ReadDb, type Sql } from '#db/sql.ts'
import { addMonths, lastDayOfMonth, type Day } from '#domain/calendar.ts'
import { monthBounds } from '#domain/forecast.ts'
import { zoneOf } from '#domain/sales-zone.ts'
import { figureWords } from '#messages/es-MX/reports.ts'
import * as reports from './sql.ts'

export type FigureRow = z.output<typeof figureRow>

/** Exactly the rows that a figure counts, newest first, with what they sum to. */
export function rowsOf(
  db: ReadDb,
  figure: Figure,
  offset: number,
  limit: number,
): { total: number; amount: number; rows: FigureRow[] } {
  const found = sql`
    SELECT f.id, f.day, f.client_id AS clientId, c.name AS client, f.serial_id AS serialId,
      coalesce(s.serial, '') AS serial, coalesce(p.code, '') AS system, c.city, f.what,
      coalesce(o.name, f.operator_id, '') AS operator, f.amount
    FROM (${sourceOf(figure)}) f
    JOIN clients c ON c.id = f.client_id
    LEFT JOIN serials s ON s.id = f.serial_id
    LEFT JOIN products p ON p.id = s.product_id
    LEFT JOIN operators o ON o.id = f.operator_id
    WHERE ${partOf(db, figure)}
  `
  const { total, amount } = db.get<{ total: number; amount: number }>(
    sql`SELECT count(*) AS total, coalesce(sum(amount), 0) AS amount FROM (${found})`,
  )!
  const rows = db.all<FigureRow>(sql`${found} ORDER BY f.day DESC, f.id DESC LIMIT ${limit} OFFSET ${offset}`)
  return { total, amount, rows: rows.map((row) => ({ ...row, what: figureWords[row.what] ?? row.what })) }
}

/** Columns that each source names: id, day, client_id, serial_id, what, operator_id, amount. */
function sourceOf(figure: Figure): Sql {
  const { from, until } = boundsOf(figure)
  switch (figure.of) {
    case 'income':
    case 'margin':
      return sql`
        SELECT id, paid_on AS day, client_id, serial_id, method AS what, operator_id, amount, billed_by
        FROM payments WHERE paid_on >= ${from} AND paid_on < ${until}
      `
    case 'renewals':
    case 'late':
    case 'firstRentals': {
      const which = {
        renewals: sql`first_month > 0`,
        late: sql`first_month > 0 AND paid_on >= due_on`,
        firstRentals: sql`first_month = 0`,
      }[figure.of]
      return sql`
        SELECT n.id, n.on_day AS day, t.client_id, n.serial_id,
          CASE WHEN n.first_month = 0 THEN 'first' WHEN n.paid_on IS NULL THEN 'confirmed'
            WHEN n.paid_on >= n.due_on THEN 'late' ELSE 'onTime' END AS what,
          n.operator_id, n.amount
        FROM (${reports.renewedBetween(from, until)}) n JOIN serials t ON t.id = n.serial_id WHERE ${which}
      `
    }
    case 'forecast':
      return join(
        [
          ...monthsOf(from, until).map((month) => dueIn(month, from, until)),
          ...(figure.overdue ? [overdue(from)] : []),
        ],
        sql` UNION ALL `,
      )
    case 'reminders':
      return sql`
        SELECT id, fired_on AS day, (SELECT client_id FROM serials WHERE id = serial_id) AS client_id, serial_id,
          CASE WHEN done_on IS NULL THEN 'nothing' ELSE 'worked' END AS what, NULL AS operator_id, NULL AS amount
        FROM (${reports.REMINDED} AND m.fired_on >= ${from} AND m.fired_on < ${until})
        WHERE (${figure.offset ?? null} IS NULL OR offset_days = ${figure.offset ?? null})
          AND (${figure.worked ?? null} IS NULL OR (done_on IS NOT NULL) = ${figure.worked ?? null})
      `
    default:
      return sql`
        SELECT id, on_day AS day, client_id, serial_id, why AS what, NULL AS operator_id, NULL AS amount
        FROM (${reports.movedRows(figure.of, figure.what)}) WHERE on_day >= ${from} AND on_day < ${until}
      `
  }
}

const RENTED = sql`
  client_id, serial_id, CASE months WHEN 1 THEN 'monthly' WHEN 6 THEN 'halfYearly' ELSE 'yearly' END AS what,
  NULL AS operator_id, amount
`

/** Rentals with a cutoff in a calendar month and between two days, counted on from their next one as rented (C6). */
function dueIn(month: string, from: Day, until: Day): Sql {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5))
  const apart = sql`(${index} - CAST(substr(next_cutoff, 1, 4) AS INTEGER) * 12 - CAST(substr(next_cutoff, 6, 2) AS INTEGER))`
  const last = lastDayOfMonth(`${month}-01` as Day)
  const cutoff = sql`CASE last_day WHEN 1 THEN ${last} ELSE min(${last}, ${month} || substr(activated_on, 8, 3)) END`
  return sql`
    SELECT * FROM (
      SELECT serial_id || ' ' || ${month} AS id, ${cutoff} AS day, ${RENTED} FROM board
      WHERE next_cutoff IS NOT NULL AND has_left = 0 AND ${apart} >= 0 AND ${apart} % months = 0
    ) WHERE day >= ${from} AND day < ${until}
  `
}

function overdue(before: Day): Sql {
  return sql`
    SELECT serial_id || ' overdue' AS id, ${before} AS day, ${RENTED} FROM board
    WHERE next_cutoff < ${before} AND has_left = 0
  `
}

function monthsOf(from: Day, until: Day): string[] {
  const months: string[] = []
  for (let day = monthBounds(from, 0)[0]!; day < until; day = addMonths(day, 1)) months.push(day.slice(0, 7))
  return months
}

function boundsOf(figure: Figure): { readonly from: Day; readonly until: Day } {
  if (figure.of === 'forecast') return { from: figure.from, until: figure.until }
  const [from] = monthBounds(`${figure.from}-01` as Day, 0)
  return { from: from!, until: addMonths(`${figure.until}-01` as Day, 1) }
}

/** A zone is all the ways in which its city is written (R40). */
function partOf(db: ReadDb, figure: Figure): Sql {
  if (figure.of === 'margin') {
    const product = figure.productId
    const of = product === undefined ? sql`TRUE` : sql`coalesce(s.product_id, '') = ${product}`
    return sql`f.billed_by = ${figure.billedBy} AND ${of}`
  }
  if (!('value' in figure) || figure.value === undefined) return sql`TRUE`
  const { part, value } = figure
  switch (part) {
    case 'system':
      return sql`coalesce(s.product_id, '') = ${value}`
    case 'zone': {
      const written = reports.writtenCities(db).filter((city) => (zoneOf(city) ?? OTHER_ZONE) === value)
      return sql`c.city IN (SELECT value FROM json_each(${JSON.stringify(written)}))`
    }
    case 'operator':
      return sql`f.operator_id = ${value}`
    case 'method':
      return sql`f.what = ${value}`
    default:
      return sql`TRUE`
  }
}

/** What is not in the zone of R40. */
export const OTHER_ZONE = 'otra'
