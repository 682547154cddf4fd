import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Stretch } from '#domain/renewal.ts'
import { paidUntil, type Months } from '#domain/rental.ts'
import type { RentalTerms } from '#domain/rental-terms.ts'
import type { FailureCause } from '#domain/validation-list.ts'

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
  readonly source: 'payment' | 'portal' | 'client' | 'policy' | 'import' | 'prepaidKey'
  readonly paymentId: string | null
  readonly users: number
  readonly recordedOn: Day
}

/** Those in force under the anchor of today, oldest first; a reversed one no longer takes its months. */
export function renewalsOf(db: ReadDb, rentalId: string): Renewal[] {
  return db.all<Renewal>(sql`
    SELECT id, rental_id AS rentalId, first_month AS firstMonth, months, state, source, payment_id AS paymentId, users,
      recorded_on AS recordedOn
    FROM renewals WHERE rental_id = ${rentalId} AND state <> 'reversed' AND anchor_id IS NULL ORDER BY first_month
  `)
}

/** `former` is 1 where its months are counted from an anchor that a new cutoff has ended (D5). */
export type RenewalOfAnchor = Renewal & { readonly former: number }

export function renewalsOfPayment(db: ReadDb, paymentId: string): RenewalOfAnchor[] {
  return db.all(sql`
    SELECT id, rental_id AS rentalId, first_month AS firstMonth, months, state, source, payment_id AS paymentId, users,
      recorded_on AS recordedOn, anchor_id IS NOT NULL AS former
    FROM renewals WHERE payment_id = ${paymentId} AND state <> 'reversed' ORDER BY first_month
  `)
}

/**
 * With the cutoff by which it was due as the series stands now: a new cutoff moves no renewal of the past. `operatorId`
 * is who confirmed it; a payment and an import name theirs themselves.
 */
export function insertRenewal(db: WriteDb, row: Renewal, operatorId: string | null = null): void {
  const series = db.get<{ readonly anchor: Day | null; readonly lastDay: number }>(sql`
    SELECT s.activated_on AS anchor, s.last_day AS lastDay
    FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = ${row.rentalId}
  `)
  const dueOn = series?.anchor ? paidUntil(series.anchor, row.firstMonth, series.lastDay === 1) : null
  db.runOne(sql`
    INSERT INTO renewals (
      id, rental_id, first_month, months, state, source, payment_id, users, recorded_on, due_on, operator_id
    ) VALUES (
      ${row.id}, ${row.rentalId}, ${row.firstMonth}, ${row.months}, ${row.state}, ${row.source},
      ${row.paymentId}, ${row.users}, ${row.recordedOn}, ${dueOn}, ${operatorId}
    )
  `)
}

/** The money of a renewal that somebody had noted without it. */
export function confirmRenewal(db: WriteDb, id: string, paymentId: string | null): void {
  db.runOne(sql`UPDATE renewals SET state = 'confirmed', payment_id = ${paymentId} WHERE id = ${id}`)
}

export function findRenewal(db: ReadDb, id: string): RenewalOfAnchor | null {
  return db.get<RenewalOfAnchor>(sql`
    SELECT id, rental_id AS rentalId, first_month AS firstMonth, months, state, source, payment_id AS paymentId, users,
      recorded_on AS recordedOn, anchor_id IS NOT NULL AS former
    FROM renewals WHERE id = ${id}
  `)
}

/** The months without service that a late renewal left before it (D19): they end where it begins. */
export function gapBefore(db: ReadDb, { rentalId, firstMonth, former }: RenewalOfAnchor): RenewalOfAnchor[] {
  return renewalsOf(db, rentalId)
    .filter((gap) => gap.state === 'noService' && gap.firstMonth + gap.months === firstMonth)
    .map((gap) => ({ ...gap, former }))
}

/** What a renewal changed beside the months that are paid. */
export interface KeptTerms {
  readonly renewalId: string
  readonly before: RentalTerms
  readonly after: RentalTerms
  /** The change of users that it scheduled for the first day of its period. */
  readonly seatChangeId: string | null
}

export function insertTerms(db: WriteDb, { renewalId, before, after, seatChangeId }: KeptTerms): void {
  db.runOne(sql`
    INSERT INTO renewal_terms (
      renewal_id, users_before, users_after, months_before, months_after, method_before, method_after,
      auto_charge_before, auto_charge_after, seat_change_id
    ) VALUES (
      ${renewalId}, ${before.users}, ${after.users}, ${before.months}, ${after.months}, ${before.method},
      ${after.method}, ${before.autoCharge}, ${after.autoCharge}, ${seatChangeId}
    )
  `)
}

export function termsOfRenewal(db: ReadDb, renewalId: string): KeptTerms | null {
  const row = db.get<TermsRow>(sql`
    SELECT users_before AS usersBefore, users_after AS usersAfter, months_before AS monthsBefore,
      months_after AS monthsAfter, method_before AS methodBefore, method_after AS methodAfter,
      auto_charge_before AS autoChargeBefore, auto_charge_after AS autoChargeAfter, seat_change_id AS seatChangeId
    FROM renewal_terms WHERE renewal_id = ${renewalId}
  `)
  return (
    row && {
      renewalId,
      before: {
        ...{ users: row.usersBefore, months: row.monthsBefore, method: row.methodBefore },
        autoCharge: row.autoChargeBefore === 1,
      },
      after: {
        ...{ users: row.usersAfter, months: row.monthsAfter, method: row.methodAfter },
        autoCharge: row.autoChargeAfter === 1,
      },
      seatChangeId: row.seatChangeId,
    }
  )
}

interface TermsRow {
  readonly usersBefore: number
  readonly usersAfter: number
  readonly monthsBefore: Months
  readonly monthsAfter: Months
  readonly methodBefore: Method | null
  readonly methodAfter: Method | null
  readonly autoChargeBefore: number
  readonly autoChargeAfter: number
  readonly seatChangeId: string | null
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
  readonly cause: FailureCause | null
  readonly recordedOn: Day
  readonly source: 'client' | 'portal' | 'office'
  readonly operatorId: string | null
}

/** Those counted from the anchor of today. */
export function validationsOf(db: ReadDb, serialId: string): Validation[] {
  return db.all<Validation>(sql`
    SELECT id, serial_id AS serialId, n, scheduled_on AS scheduledOn, state, cause, recorded_on AS recordedOn, source,
      operator_id AS operatorId
    FROM validations WHERE serial_id = ${serialId} AND anchor_id IS NULL ORDER BY n
  `)
}

/** One a serial and month: what is said later of the same month takes the place of what was said before. */
export function recordValidation(db: WriteDb, row: Validation): void {
  db.runOne(sql`
    INSERT INTO validations (id, serial_id, n, scheduled_on, state, cause, recorded_on, source, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.n}, ${row.scheduledOn}, ${row.state}, ${row.cause}, ${row.recordedOn},
      ${row.source}, ${row.operatorId})
    ON CONFLICT (serial_id, n) WHERE anchor_id IS NULL DO UPDATE SET
      state = excluded.state,
      cause = excluded.cause,
      recorded_on = excluded.recorded_on,
      source = excluded.source,
      operator_id = excluded.operator_id
  `)
  // A new cutoff is not taken back under a validation that was counted from it: both have then written the same row.
  db.run(sql`
    UPDATE anchors SET rev = rev + 1
    WHERE id = (SELECT id FROM anchors WHERE serial_id = ${row.serialId} ORDER BY until_day DESC LIMIT 1)
  `)
}

/** An anchor that a new cutoff has ended, with what was paid when it ended (D5). */
export interface FormerAnchor {
  readonly id: string
  readonly serialId: string
  readonly activatedOn: Day
  readonly lastDay: number
  /** Its first day no longer valid: the day of the anchor that follows. */
  readonly untilDay: Day
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly reason: string
  readonly changedOn: Day
  readonly operatorId: string
}

/** Oldest first; the anchor of today is the serial's own. */
export function anchorsOf(db: ReadDb, serialId: string): (FormerAnchor & { readonly operator: string })[] {
  return db.all(sql`
    SELECT a.id, a.serial_id AS serialId, a.activated_on AS activatedOn, a.last_day AS lastDay,
      a.until_day AS untilDay, a.paid_months AS paidMonths, a.paid_state AS paidState, a.reason,
      a.changed_on AS changedOn, a.operator_id AS operatorId, coalesce(o.name, a.operator_id) AS operator
    FROM anchors a LEFT JOIN operators o ON o.id = a.operator_id
    WHERE a.serial_id = ${serialId} ORDER BY a.activated_on
  `)
}

/** Ends an anchor: the renewals and validations counted from it stay with it, as they are. */
export function endAnchor(db: WriteDb, row: FormerAnchor, rentalId: string): void {
  db.runOne(sql`
    INSERT INTO anchors (
      id, serial_id, activated_on, last_day, until_day, paid_months, paid_state, reason, changed_on, operator_id
    ) VALUES (
      ${row.id}, ${row.serialId}, ${row.activatedOn}, ${row.lastDay}, ${row.untilDay}, ${row.paidMonths},
      ${row.paidState}, ${row.reason}, ${row.changedOn}, ${row.operatorId}
    )
  `)
  db.run(sql`UPDATE renewals SET anchor_id = ${row.id} WHERE rental_id = ${rentalId} AND anchor_id IS NULL`)
  db.run(
    sql`UPDATE validations SET anchor_id = ${row.id} WHERE serial_id = ${row.serialId} AND anchor_id IS NULL`,
  )
}

/** A renewal or a validation as the page of its serial lists it: by whom, when, and under which anchor. */
export interface RecordedRenewal extends Renewal {
  readonly anchorId: string | null
  readonly operator: string
}

export function allRenewalsOf(db: ReadDb, rentalId: string): RecordedRenewal[] {
  return db.all<RecordedRenewal>(sql`
    SELECT n.id, n.rental_id AS rentalId, n.first_month AS firstMonth, n.months, n.state, n.source,
      n.payment_id AS paymentId, n.users, n.recorded_on AS recordedOn, n.anchor_id AS anchorId,
      coalesce(o.name, '') AS operator
    FROM renewals n
    LEFT JOIN payments p ON p.id = n.payment_id
    LEFT JOIN operators o ON o.id = coalesce(n.operator_id, p.operator_id)
    WHERE n.rental_id = ${rentalId} AND n.state <> 'reversed' ORDER BY n.recorded_on, n.first_month
  `)
}

export interface ListedValidation extends Validation {
  readonly operator: string
}

export function listedValidationsOf(db: ReadDb, serialId: string): ListedValidation[] {
  return db.all<ListedValidation>(sql`
    SELECT v.id, v.serial_id AS serialId, v.n, v.scheduled_on AS scheduledOn, v.state, v.cause,
      v.recorded_on AS recordedOn, v.source, v.operator_id AS operatorId, coalesce(o.name, '') AS operator
    FROM validations v LEFT JOIN operators o ON o.id = v.operator_id
    WHERE v.serial_id = ${serialId} AND v.anchor_id IS NULL ORDER BY v.n
  `)
}

/** What was paid of a rental, and when last; null where no payment renewed it. */
export function paidAhead(db: ReadDb, rentalId: string): { months: number; on: Day } | null {
  return db.get<{ months: number; on: Day }>(sql`
    SELECT sum(n.months) AS months, max(p.paid_on) AS "on"
    FROM renewals n JOIN payments p ON p.id = n.payment_id
    WHERE n.rental_id = ${rentalId} AND n.state <> 'reversed' HAVING count(*) > 0
  `)
}
