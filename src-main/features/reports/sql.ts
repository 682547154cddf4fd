import { rebuildMonthTotals } from '#db/month-totals.ts'
import { join, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { RentedGroup } from '#domain/forecast.ts'
import type { MarginRate } from '#domain/income.ts'

export interface MonthSums {
  readonly payments: number
  readonly income: number
  readonly net: number
  readonly renewals: number
  readonly late: number
  readonly firstRentals: number
}

export interface MonthRow extends MonthSums {
  readonly value: string
  readonly month: string
}

type KeptPart = 'all' | 'system' | 'city' | 'billing' | 'operator' | 'method'

const SUMS = sql`payments, income, net, renewals, late, first_rentals AS firstRentals`

/** The kept sums of some months; of the whole, exactly one row a month. */
export function monthTotals(db: ReadDb, part: KeptPart, from: string, until: string): MonthRow[] {
  const value = part === 'all' ? sql`AND value = ''` : sql``
  return db.all<MonthRow>(sql`
    SELECT value, month, ${SUMS} FROM month_totals
    WHERE part = ${part} ${value} AND month BETWEEN ${from} AND ${until} ORDER BY value, month
  `)
}

export function rebuildTotals(db: WriteDb): number {
  rebuildMonthTotals(db)
  return db.value<number>(sql`SELECT count(*) FROM month_totals`)!
}

/** The cities as they are written in the clients' records. */
export function writtenCities(db: ReadDb): string[] {
  return db.column<string>(sql`SELECT DISTINCT city FROM clients ORDER BY city`)
}

export function operatorNames(db: ReadDb): Map<string, string> {
  return new Map(
    db
      .all<{ id: string; name: string }>(sql`SELECT id, name FROM operators`)
      .map(({ id, name }) => [id, name]),
  )
}

/** Rentals in force that stand alike, off the board: those without a cutoff have nothing to come. */
export function rentedGroups(
  db: ReadDb,
  by: 'all' | 'system' | 'city',
): (Omit<RentedGroup, 'lastDay'> & { readonly value: string; readonly lastDay: number })[] {
  const value = { all: sql`''`, system: sql`product_id`, city: sql`city` }[by]
  return db.all(sql`
    SELECT ${value} AS value, next_cutoff AS nextCutoff, months, CAST(substr(activated_on, 9) AS INTEGER) AS anchorDay,
      last_day AS lastDay, count(*) AS rentals, coalesce(sum(amount), 0) AS amount, sum(amount IS NULL) AS unpriced
    FROM board WHERE next_cutoff IS NOT NULL AND has_left = 0
    GROUP BY 1, 2, 3, 4, 5
  `)
}

export interface Movement {
  readonly month: string
  readonly kind: 'new' | 'lost' | 'recovered'
  readonly what: 'clients' | 'serials'
  readonly count: number
}

/** Who came, went and came back in some months; rows of an import were clients before, so they are not new. */
export function movements(db: ReadDb, from: Day, until: Day): Movement[] {
  const counted = (kind: Movement['kind'], what: Movement['what']) => sql`
    SELECT substr(on_day, 1, 7) AS month, ${kind} AS kind, ${what} AS what, count(*) AS count
    FROM (${movedRows(kind, what)}) WHERE on_day >= ${from} AND on_day < ${until} GROUP BY 1
  `
  const all = (['new', 'lost', 'recovered'] as const).flatMap((kind) => [
    counted(kind, 'clients'),
    counted(kind, 'serials'),
  ])
  return db.all<Movement>(join(all, sql` UNION ALL `))
}

/** Each with its day, its client and, where it is one, its serial. A loss that was recovered later was one all the same. */
export function movedRows(kind: Movement['kind'], what: Movement['what']): Sql {
  if (kind === 'recovered') {
    const of = what === 'clients' ? sql`serial_id IS NULL` : sql`serial_id IS NOT NULL`
    return sql`SELECT id, returned_on AS on_day, client_id, serial_id, left_reason AS why FROM comebacks WHERE ${of}`
  }
  if (what === 'clients') {
    if (kind === 'new') {
      return sql`SELECT id, created_on AS on_day, id AS client_id, NULL AS serial_id, '' AS why FROM clients WHERE import_id IS NULL`
    }
    return sql`
      SELECT id, left_on AS on_day, id AS client_id, NULL AS serial_id, left_reason AS why FROM clients
      WHERE status = 'left'
      UNION ALL SELECT id, left_on, client_id, NULL, left_reason FROM comebacks WHERE serial_id IS NULL
    `
  }
  if (kind === 'new') {
    return sql`SELECT id, created_on AS on_day, client_id, id AS serial_id, '' AS why FROM serials WHERE import_id IS NULL`
  }
  return sql`
    SELECT id, left_on AS on_day, client_id, id AS serial_id, left_reason AS why FROM serials WHERE status = 'left'
    UNION ALL SELECT id, left_on, client_id, serial_id, left_reason FROM comebacks WHERE serial_id IS NOT NULL
  `
}

/** A client or a serial that left is here again: the loss and the return stay on record. */
export function insertComeback(
  db: WriteDb,
  row: {
    readonly id: string
    readonly clientId: string
    readonly serialId: string | null
    readonly leftOn: Day
    readonly leftReason: string
    readonly returnedOn: Day
  },
): void {
  db.runOne(sql`
    INSERT INTO comebacks (id, client_id, serial_id, left_on, left_reason, returned_on)
    VALUES (${row.id}, ${row.clientId}, ${row.serialId}, ${row.leftOn}, ${row.leftReason}, ${row.returnedOn})
  `)
}

/**
 * Reminders that went out before their cutoff or on it, with the day on which what they asked for was done: the first confirmed renewal of the serial from the day
 * of the reminder until the next one of the same cutoff, or, of the last one, through the cutoff.
 */
export const REMINDED = sql`
  SELECT m.id, m.serial_id, m.fired_on, m.offset_days, m.cutoff_on, (
    SELECT min(coalesce(p.paid_on, n.recorded_on))
    FROM rentals r JOIN renewals n ON n.rental_id = r.id LEFT JOIN payments p ON p.id = n.payment_id
    WHERE r.serial_id = m.serial_id AND n.state = 'confirmed'
      AND coalesce(p.paid_on, n.recorded_on) >= m.fired_on
      AND coalesce(p.paid_on, n.recorded_on) < coalesce(
        (SELECT min(x.fired_on) FROM reminders x
         WHERE x.serial_id = m.serial_id AND x.cutoff_on = m.cutoff_on AND x.fired_on > m.fired_on),
        date(m.cutoff_on, '+1 day')
      )
  ) AS done_on
  FROM reminders m WHERE m.channel <> 'none' AND m.offset_days >= 0
`

export function remindersThatWorked(
  db: ReadDb,
  from: Day,
  until: Day,
): { readonly offset: number; readonly sent: number; readonly worked: number }[] {
  return db.all(sql`
    SELECT offset_days AS offset, count(*) AS sent, sum(done_on IS NOT NULL) AS worked
    FROM (${REMINDED} AND m.fired_on >= ${from} AND m.fired_on < ${until})
    GROUP BY offset_days ORDER BY offset_days DESC
  `)
}

export interface StoredRate extends MarginRate {
  readonly id: string
}

export function marginRates(db: ReadDb): StoredRate[] {
  return db.all<StoredRate>(sql`
    SELECT id, billed_by AS billedBy, product_id AS productId, basis_points AS basisPoints, valid_from AS validFrom
    FROM margin_rates ORDER BY billed_by, valid_from DESC, product_id
  `)
}

/** A second rate for the same month takes the first one's place. */
export function saveRate(db: WriteDb, row: StoredRate): void {
  db.run(sql`
    DELETE FROM margin_rates WHERE billed_by = ${row.billedBy} AND product_id IS ${row.productId}
      AND valid_from = ${row.validFrom}
  `)
  db.runOne(sql`
    INSERT INTO margin_rates (id, billed_by, product_id, basis_points, valid_from)
    VALUES (${row.id}, ${row.billedBy}, ${row.productId}, ${row.basisPoints}, ${row.validFrom})
  `)
}

export function removeRate(db: WriteDb, id: string): number {
  return db.run(sql`DELETE FROM margin_rates WHERE id = ${id}`)
}

/** Sums of some days, until a day that is not in them; by the month's kept rows they would take whole months. */
export function sumsOfDays(db: ReadDb, from: Day, until: Day): MonthSums {
  const money = db.get<Pick<MonthSums, 'payments' | 'income'>>(sql`
    SELECT coalesce(sum(CASE kind WHEN 'payment' THEN 1 ELSE -1 END), 0) AS payments, coalesce(sum(amount), 0) AS income
    FROM payments WHERE paid_on >= ${from} AND paid_on < ${until}
  `)!
  const renewed = db.get<Pick<MonthSums, 'renewals' | 'late' | 'firstRentals'>>(sql`
    SELECT coalesce(sum(first_month > 0), 0) AS renewals,
      coalesce(sum(first_month > 0 AND coalesce(paid_on >= due_on, FALSE)), 0) AS late,
      coalesce(sum(first_month = 0), 0) AS firstRentals
    FROM (${renewedBetween(from, until)})
  `)!
  return { ...money, net: netOfDays(db, from, until).reduce((sum, { net }) => sum + net, 0), ...renewed }
}

export interface DaySale {
  readonly billedBy: 'vendor' | 'distributor'
  readonly productId: string
  readonly month: string
  readonly net: number
}

export function netOfDays(db: ReadDb, from: Day, until: Day): DaySale[] {
  return db.all<DaySale>(sql`
    SELECT p.billed_by AS billedBy, coalesce(s.product_id, '') AS productId, substr(p.paid_on, 1, 7) AS month,
      sum(CASE WHEN p.amount < 0 THEN -1 ELSE 1 END
        * ((abs(p.amount) * 20000 + 10000 + p.vat_basis_points) / (2 * (10000 + p.vat_basis_points)))) AS net
    FROM payments p LEFT JOIN serials s ON s.id = p.serial_id
    WHERE p.paid_on >= ${from} AND p.paid_on < ${until} GROUP BY 1, 2, 3
  `)
}

/**
 * Confirmed renewals of some days, on the day of their payment, or, without one, on the day they were written down. Two
 * halves, so that each finds its days in an index.
 */
export function renewedBetween(from: Day, until: Day): Sql {
  const columns = sql`n.id, n.due_on, n.first_month, n.months, r.serial_id`
  return sql`
    SELECT ${columns}, p.paid_on AS on_day, p.paid_on, p.operator_id, p.amount
    FROM payments p JOIN renewals n ON n.payment_id = p.id JOIN rentals r ON r.id = n.rental_id
    WHERE n.state = 'confirmed' AND p.paid_on >= ${from} AND p.paid_on < ${until}
    UNION ALL
    SELECT ${columns}, n.recorded_on, NULL, NULL, NULL
    FROM renewals n JOIN rentals r ON r.id = n.rental_id
    WHERE n.state = 'confirmed' AND n.payment_id IS NULL AND n.recorded_on >= ${from} AND n.recorded_on < ${until}
  `
}

export interface OperatorWeek {
  readonly operator: string
  readonly payments: number
  readonly income: number
  readonly renewals: number
  readonly contacts: number
}

/** What each operator did in some days, those that did nothing left out. */
export function operatorsOfDays(db: ReadDb, from: Day, until: Day): OperatorWeek[] {
  return db.all<OperatorWeek>(sql`
    SELECT coalesce(o.name, w.operator_id) AS operator, sum(payments) AS payments, sum(income) AS income,
      sum(renewals) AS renewals, sum(contacts) AS contacts
    FROM (
      SELECT operator_id, CASE kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, amount AS income, 0 AS renewals,
        0 AS contacts
      FROM payments WHERE paid_on >= ${from} AND paid_on < ${until}
      UNION ALL SELECT operator_id, 0, 0, 1, 0 FROM (${renewedBetween(from, until)})
      WHERE first_month > 0 AND operator_id IS NOT NULL
      UNION ALL SELECT operator_id, 0, 0, 0, 1 FROM contact_log WHERE on_day >= ${from} AND on_day < ${until}
    ) w LEFT JOIN operators o ON o.id = w.operator_id
    GROUP BY w.operator_id ORDER BY income DESC, operator
  `)
}

export interface StatementRow {
  readonly day: Day
  readonly kind: 'slip' | 'rent' | 'order' | 'payment' | 'reversal' | 'balance' | 'renewal'
  readonly method: string
  readonly reference: string
  readonly serial: string
  readonly firstMonth: number | null
  readonly months: number | null
  readonly dueOn: Day | null
  /** What is asked for, or asked for no more with a minus, in centavos with IVA. */
  readonly charge: number
  /** What came in, or went back with a minus. */
  readonly credit: number
  /** What of it stays in favour. */
  readonly inFavour: number
  readonly operator: string
  readonly reason: string
  /** Of a slip or an order. */
  readonly folio: string
}

/**
 * A client's account until a day, that day included, in the order in which it happened; a renewal that no
 * payment of its own made comes after the money of its day ('~' is later than any hour). What is charged is each slip in
 * force; of money that came without one, what it bought. The charges less the credits are what the slips still ask for
 * less what is in favour (D20).
 */
export function statementRows(db: ReadDb, clientId: string, until: Day): StatementRow[] {
  return db.all<StatementRow>(sql`
    WITH asked AS (
      SELECT id, order_id, issued_on, total, operator_id, series, number FROM slips
      WHERE client_id = ${clientId} AND status = 'issued'
    ), money AS (
      SELECT p.*, p.amount - p.in_favour AS bought, (
        SELECT id FROM renewals n WHERE n.payment_id = p.id AND n.state = 'confirmed' LIMIT 1
      ) AS renewal_id,
        EXISTS (SELECT 1 FROM asked f WHERE f.id = p.slip_id OR f.order_id = p.order_id) AS by_slip
      FROM payments p WHERE p.client_id = ${clientId}
    )
    SELECT day, kind, method, reference, coalesce(s.serial, '') AS serial, firstMonth, months, dueOn, charge, credit,
      inFavour, coalesce(o.name, operator_id, '') AS operator, reason,
      coalesce(series || '-' || printf('%04d', number), '') AS folio
    FROM (
      SELECT issued_on AS day, issued_on AS at, 0 AS step, 'slip' AS kind, '' AS method, '' AS reference,
        NULL AS serial_id, NULL AS firstMonth, NULL AS months, NULL AS dueOn, total AS charge, 0 AS credit,
        0 AS inFavour, operator_id, '' AS reason, series, number
      FROM asked
      UNION ALL
      SELECT m.paid_on, m.registered_at, 1, iif(m.order_id IS NULL, 'rent', 'order'), '', '', m.serial_id,
        n.first_month, n.months, n.due_on, m.bought, 0, 0, m.operator_id, '', d.series, d.number
      FROM money m LEFT JOIN renewals n ON n.id = m.renewal_id LEFT JOIN orders d ON d.id = m.order_id
      WHERE NOT m.by_slip AND m.bought <> 0
      UNION ALL
      SELECT paid_on, registered_at, 2, kind, method, reference, serial_id, NULL, NULL, NULL, 0, amount, in_favour,
        operator_id, coalesce(reason, ''), NULL, NULL
      FROM money
      UNION ALL
      SELECT b.moved_on, b.moved_at, 3, 'balance', '', '', NULL, NULL, NULL, NULL,
        iif(b.why IN ('applied', 'takenBack') AND EXISTS (SELECT 1 FROM asked f WHERE f.order_id = b.order_id), 0,
          b.amount), 0, -b.amount, b.operator_id, b.why, d.series, d.number
      FROM balance_moves b JOIN orders d ON d.id = b.order_id WHERE b.client_id = ${clientId}
      UNION ALL
      SELECT coalesce(p.paid_on, n.recorded_on), coalesce(p.registered_at, n.recorded_on || '~'), 4, 'renewal', '', '',
        r.serial_id, n.first_month, n.months, n.due_on, 0, 0, 0, p.operator_id, '', NULL, NULL
      FROM serials t JOIN rentals r ON r.serial_id = t.id JOIN renewals n ON n.rental_id = r.id
      LEFT JOIN payments p ON p.id = n.payment_id
      WHERE t.client_id = ${clientId} AND n.state = 'confirmed' AND NOT EXISTS (
        SELECT 1 FROM money m WHERE m.renewal_id = n.id AND m.order_id IS NULL AND NOT m.by_slip AND m.bought <> 0
      )
    ) f
    LEFT JOIN serials s ON s.id = f.serial_id
    LEFT JOIN operators o ON o.id = f.operator_id
    WHERE day <= ${until}
    ORDER BY day, at, step
  `)
}

/** Slips in force that nobody has paid whole, with money or with the balance in favour. */
export function openSlips(
  db: ReadDb,
  clientId: string,
): { series: string; number: number; on: Day; total: number; payBy: Day }[] {
  return db.all(sql`
    SELECT series, number, issued_on AS "on", total - paid AS total, pay_by_day AS payBy FROM (
      SELECT f.*, (
        SELECT coalesce(sum(amount), 0) FROM payments p
        WHERE p.client_id = ${clientId} AND (p.slip_id = f.id OR p.order_id = f.order_id)
      ) + (
        SELECT coalesce(sum(amount), 0) FROM balance_moves b
        WHERE b.order_id = f.order_id AND b.why IN ('applied', 'takenBack')
      ) AS paid
      FROM slips f WHERE f.client_id = ${clientId} AND f.status = 'issued'
    ) WHERE total > paid ORDER BY issued_on, number
  `)
}
