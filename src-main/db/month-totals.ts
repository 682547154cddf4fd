import type Database from 'better-sqlite3'
import { sql, type WriteDb } from './sql.ts'

/**
 * Sums by month, kept true in the transaction of whatever changes them, so that a report of two years reads 24 rows
 * however many payments there are. `part` is by what they are summed: the whole; by system, city, operator or method;
 * or, for margins, by who bills and system. A cache of this PC: `rebuildMonthTotals` makes it anew from the ledger.
 */
const TABLE = `
CREATE TABLE month_totals (
  part TEXT NOT NULL CHECK (part IN ('all', 'system', 'city', 'billing', 'operator', 'method')),
  value TEXT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '????-??'),
  payments INTEGER NOT NULL DEFAULT 0,
  income INTEGER NOT NULL DEFAULT 0,
  net INTEGER NOT NULL DEFAULT 0,
  renewals INTEGER NOT NULL DEFAULT 0,
  late INTEGER NOT NULL DEFAULT 0,
  first_rentals INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (part, value, month)
) STRICT, WITHOUT ROWID;
`

const PAYMENT_COLUMNS = 'payments, income, net'
const RENEWAL_COLUMNS = 'renewals, late, first_rentals'

const added = (columns: string) =>
  columns
    .split(', ')
    .map((column) => `${column} = ${column} + excluded.${column}`)
    .join(', ')

const insertInto = (columns: string, parts: string) => `
  INSERT INTO month_totals (part, value, month, ${columns})
  ${parts}
  ON CONFLICT (part, value, month) DO UPDATE SET ${added(columns)};`

/** As `netOf` of the domain: without IVA, half a centavo up, the sign apart. */
const net = (row: string) => `(CASE WHEN ${row}.amount < 0 THEN -1 ELSE 1 END
  * ((abs(${row}.amount) * 20000 + 10000 + ${row}.vat_basis_points) / (2 * (10000 + ${row}.vat_basis_points))))`

/** A reversal takes back one payment, in its own month. */
const paymentSums = (row: string) =>
  `CASE ${row}.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, ${row}.amount AS income, ${net(row)} AS net`

function addPayment(row: 'NEW' | 'OLD'): string {
  const sign = row === 'NEW' ? '' : '-'
  const product = `coalesce((SELECT product_id FROM serials WHERE id = ${row}.serial_id), '')`
  return insertInto(
    PAYMENT_COLUMNS,
    `SELECT p.column1, p.column2, substr(${row}.paid_on, 1, 7), ${sign}s.payments, ${sign}s.income, ${sign}s.net
  FROM (VALUES
    ('all', ''),
    ('system', ${product}),
    ('city', (SELECT city FROM clients WHERE id = ${row}.client_id)),
    ('billing', ${row}.billed_by || ' ' || ${product}),
    ('operator', ${row}.operator_id),
    ('method', ${row}.method)
  ) p, (SELECT ${paymentSums(row)}) s WHERE TRUE`,
  )
}

/** The month of a renewal is that of its payment; one that was only said or seen counts when it was written down. */
const monthOfRenewal = (row: string) =>
  `substr(coalesce((SELECT paid_on FROM payments WHERE id = ${row}.payment_id), ${row}.recorded_on), 1, 7)`

/** The first months of a rental are a new rental, not a renewal; late is a payment from the cutoff day on (D4). */
const renewalSums = (row: string) => `
  ${row}.first_month > 0 AS renewals,
  ${row}.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = ${row}.payment_id) >= ${row}.due_on, FALSE) AS late,
  ${row}.first_month = 0 AS first_rentals`

function addRenewal(row: 'NEW' | 'OLD'): string {
  const sign = row === 'NEW' ? '' : '-'
  return insertInto(
    RENEWAL_COLUMNS,
    `SELECT p.column1, p.column2, ${monthOfRenewal(row)}, ${sign}s.renewals, ${sign}s.late, ${sign}s.first_rentals
  FROM (VALUES
    ('all', ''),
    ('system', (SELECT s.product_id FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = ${row}.rental_id)),
    ('city', (SELECT c.city FROM rentals r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
              WHERE r.id = ${row}.rental_id))
  ) p, (SELECT ${renewalSums(row)}) s WHERE ${row}.state = 'confirmed'`,
  )
}

/** All that a client paid and renewed, under one name of its city: taken away with '-', put with ''. */
function moveClient(row: 'NEW' | 'OLD'): string {
  const sign = row === 'NEW' ? '' : '-'
  return (
    insertInto(
      PAYMENT_COLUMNS,
      `SELECT 'city', ${row}.city, substr(paid_on, 1, 7), ${sign}sum(payments), ${sign}sum(income), ${sign}sum(net)
  FROM (SELECT paid_on, ${paymentSums('payments')} FROM payments WHERE client_id = ${row}.id)
  WHERE TRUE GROUP BY substr(paid_on, 1, 7)`,
    ) + moveRenewals(`'city'`, `${row}.city`, `s.client_id = ${row}.id`, sign)
  )
}

function moveRenewals(part: string, value: string, which: string, sign: string): string {
  return insertInto(
    RENEWAL_COLUMNS,
    `SELECT ${part}, ${value}, month, ${sign}sum(renewals), ${sign}sum(late), ${sign}sum(first_rentals)
  FROM (
    SELECT ${monthOfRenewal('n')} AS month, ${renewalSums('n')}
    FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN renewals n ON n.rental_id = r.id
    WHERE ${which} AND n.state = 'confirmed'
  )
  WHERE TRUE GROUP BY month`,
  )
}

/** The table with what keeps it true. */
export function keepMonthTotals(raw: Database.Database): void {
  const cityOf = (row: string) => `(SELECT city FROM clients WHERE id = ${row}.client_id)`
  raw.exec(`${TABLE}
CREATE TRIGGER totals_payments_insert AFTER INSERT ON payments BEGIN ${addPayment('NEW')} END;
CREATE TRIGGER totals_payments_update AFTER UPDATE ON payments BEGIN ${addPayment('OLD')}${addPayment('NEW')} END;
CREATE TRIGGER totals_payments_delete AFTER DELETE ON payments BEGIN ${addPayment('OLD')} END;
CREATE TRIGGER totals_renewals_insert AFTER INSERT ON renewals BEGIN ${addRenewal('NEW')} END;
CREATE TRIGGER totals_renewals_update AFTER UPDATE ON renewals BEGIN ${addRenewal('OLD')}${addRenewal('NEW')} END;
CREATE TRIGGER totals_renewals_delete AFTER DELETE ON renewals BEGIN ${addRenewal('OLD')} END;
CREATE TRIGGER totals_clients_city AFTER UPDATE OF city ON clients WHEN OLD.city <> NEW.city BEGIN
  ${moveClient('OLD')}${moveClient('NEW')} END;
CREATE TRIGGER totals_serials_client AFTER UPDATE OF client_id ON serials WHEN OLD.client_id <> NEW.client_id BEGIN
  ${moveRenewals(`'city'`, cityOf('OLD'), 's.id = OLD.id', '-')}${moveRenewals(`'city'`, cityOf('NEW'), 's.id = NEW.id', '')}
END;
`)
}

/** Everything summed again: each payment and each renewal is read once. */
export function rebuildMonthTotals(db: WriteDb): void {
  db.run(sql`DELETE FROM month_totals`)
  db.run(sql`
    WITH cube AS MATERIALIZED (
      SELECT substr(p.paid_on, 1, 7) AS month, coalesce(s.product_id, '') AS product, c.city, p.billed_by,
        p.operator_id, p.method, sum(CASE p.kind WHEN 'payment' THEN 1 ELSE -1 END) AS payments,
        sum(p.amount) AS income,
        sum(
          CASE WHEN p.amount < 0 THEN -1 ELSE 1 END
          * ((abs(p.amount) * 20000 + 10000 + p.vat_basis_points) / (2 * (10000 + p.vat_basis_points)))
        ) AS net
      FROM payments p JOIN clients c ON c.id = p.client_id LEFT JOIN serials s ON s.id = p.serial_id
      GROUP BY 1, 2, 3, 4, 5, 6
    )
    INSERT INTO month_totals (part, value, month, payments, income, net)
    SELECT part, value, month, sum(payments), sum(income), sum(net) FROM (
      SELECT 'all' AS part, '' AS value, month, payments, income, net FROM cube
      UNION ALL SELECT 'system', product, month, payments, income, net FROM cube
      UNION ALL SELECT 'city', city, month, payments, income, net FROM cube
      UNION ALL SELECT 'billing', billed_by || ' ' || product, month, payments, income, net FROM cube
      UNION ALL SELECT 'operator', operator_id, month, payments, income, net FROM cube
      UNION ALL SELECT 'method', method, month, payments, income, net FROM cube
    )
    GROUP BY part, value, month
  `)
  db.run(sql`
    WITH cube AS MATERIALIZED (
      SELECT substr(coalesce(p.paid_on, n.recorded_on), 1, 7) AS month, s.product_id AS product, c.city,
        sum(n.first_month > 0) AS renewals,
        sum(n.first_month > 0 AND coalesce(p.paid_on >= n.due_on, FALSE)) AS late,
        sum(n.first_month = 0) AS first_rentals
      FROM renewals n JOIN rentals r ON r.id = n.rental_id JOIN serials s ON s.id = r.serial_id
      JOIN clients c ON c.id = s.client_id LEFT JOIN payments p ON p.id = n.payment_id
      WHERE n.state = 'confirmed' GROUP BY 1, 2, 3
    )
    INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
    SELECT part, value, month, sum(renewals), sum(late), sum(first_rentals) FROM (
      SELECT 'all' AS part, '' AS value, month, renewals, late, first_rentals FROM cube
      UNION ALL SELECT 'system', product, month, renewals, late, first_rentals FROM cube
      UNION ALL SELECT 'city', city, month, renewals, late, first_rentals FROM cube
    )
    WHERE TRUE GROUP BY part, value, month
    ON CONFLICT (part, value, month) DO UPDATE SET
      renewals = renewals + excluded.renewals,
      late = late + excluded.late,
      first_rentals = first_rentals + excluded.first_rentals
  `)
}
