import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Stretch } from '#domain/renewal.ts'
import { paidUntil, type Months } from '#domain/rental.ts'

export interface NewRental {
  readonly id: string
  readonly serialId: string
  readonly months: Months
  readonly method: Method | null
  readonly autoCharge: boolean
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
}

export function insertRental(db: WriteDb, row: NewRental): void {
  db.runOne(sql`
    INSERT INTO rentals (id, serial_id, months, method, auto_charge, paid_months, paid_state)
    VALUES (${row.id}, ${row.serialId}, ${row.months}, ${row.method}, ${row.autoCharge}, ${row.paidMonths}, ${row.paidState})
  `)
}

export function updateRentalTerms(
  db: WriteDb,
  row: Pick<NewRental, 'id' | 'months' | 'method' | 'autoCharge'>,
): void {
  db.runOne(sql`
    UPDATE rentals SET months = ${row.months}, method = ${row.method}, auto_charge = ${row.autoCharge} WHERE id = ${row.id}
  `)
}

export function setPaid(db: WriteDb, id: string, paidMonths: number, state: 'presumed' | 'confirmed'): void {
  db.runOne(sql`UPDATE rentals SET paid_months = ${paidMonths}, paid_state = ${state} WHERE id = ${id}`)
}

export interface Renewal extends Stretch {
  readonly id: string
  readonly rentalId: string
  readonly state: 'presumed' | 'confirmed' | 'noService' | 'reversed'
  readonly source: 'payment' | 'portal' | 'client' | 'policy' | 'import'
  readonly paymentId: string | null
  readonly users: number
  readonly recordedOn: Day
}

/** Those in force, oldest first; a reversed one no longer takes its months. */
export function renewalsOf(db: ReadDb, rentalId: string): Renewal[] {
  return db.all<Renewal>(sql`
    SELECT id, rental_id AS rentalId, first_month AS firstMonth, months, state, source, payment_id AS paymentId, users,
      recorded_on AS recordedOn
    FROM renewals WHERE rental_id = ${rentalId} AND state <> 'reversed' ORDER BY first_month
  `)
}

export function renewalsOfPayment(db: ReadDb, paymentId: string): Renewal[] {
  return db.all<Renewal>(sql`
    SELECT id, rental_id AS rentalId, first_month AS firstMonth, months, state, source, payment_id AS paymentId, users,
      recorded_on AS recordedOn
    FROM renewals WHERE payment_id = ${paymentId} AND state <> 'reversed' ORDER BY first_month
  `)
}

/** With the cutoff by which it was due as the series stands now: a new cutoff moves no renewal of the past. */
export function insertRenewal(db: WriteDb, row: Renewal): void {
  const series = db.get<{ readonly anchor: Day | null; readonly lastDay: number }>(sql`
    SELECT s.activated_on AS anchor, s.last_day AS lastDay
    FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = ${row.rentalId}
  `)
  const dueOn = series?.anchor ? paidUntil(series.anchor, row.firstMonth, series.lastDay === 1) : null
  db.runOne(sql`
    INSERT INTO renewals (id, rental_id, first_month, months, state, source, payment_id, users, recorded_on, due_on)
    VALUES (${row.id}, ${row.rentalId}, ${row.firstMonth}, ${row.months}, ${row.state}, ${row.source},
      ${row.paymentId}, ${row.users}, ${row.recordedOn}, ${dueOn})
  `)
}

export function reverseRenewal(db: WriteDb, id: string): void {
  db.runOne(sql`UPDATE renewals SET state = 'reversed' WHERE id = ${id}`)
}

export interface Validation {
  readonly id: string
  readonly serialId: string
  readonly n: number
  readonly scheduledOn: Day
  readonly state: 'confirmed' | 'failed'
  readonly recordedOn: Day
  readonly source: 'client' | 'portal' | 'office'
}

export function validationsOf(db: ReadDb, serialId: string): Validation[] {
  return db.all<Validation>(sql`
    SELECT id, serial_id AS serialId, n, scheduled_on AS scheduledOn, state, recorded_on AS recordedOn, source
    FROM validations WHERE serial_id = ${serialId} ORDER BY n
  `)
}

export function recordValidation(db: WriteDb, row: Validation): void {
  db.runOne(sql`
    INSERT INTO validations (id, serial_id, n, scheduled_on, state, recorded_on, source)
    VALUES (${row.id}, ${row.serialId}, ${row.n}, ${row.scheduledOn}, ${row.state}, ${row.recordedOn}, ${row.source})
    ON CONFLICT (serial_id, n) DO UPDATE SET
      state = excluded.state,
      recorded_on = excluded.recorded_on,
      source = excluded.source
  `)
}
