import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { addCentavos, type Centavos } from '#domain/money.ts'
import type { Policies } from '#domain/policies.ts'
import {
  monthStartingOn,
  overlapping,
  planFromMonth,
  planRenewal,
  type RenewalPlan,
} from '#domain/renewal.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { vatOf, vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { pricesOn, taxRates } from '#features/catalogue/sql.ts'
import { usersForPeriod } from '#features/changes/users.ts'
import type { Serial } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { clearTask } from '#features/tasks/sql.ts'
import * as rentals from './sql.ts'
import { presumptionsOf, renewableOf } from './paid.ts'

// What preview, payment and slip share: the same decision, stopped before it saves or carried through.

export interface RenewalWish {
  readonly months: Months
  readonly paidOn: Day
  /** First day of the period, when it is not the next one. */
  readonly firstDay: Day | null
}

export interface RenewalPrice {
  readonly subtotal: Centavos | null
  readonly vatBasisPoints: number
  readonly vat: Centavos | null
  readonly total: Centavos | null
}

export interface RenewalDecision {
  readonly rental: { readonly rentalId: string }
  readonly plan: RenewalPlan
  /** The renewal that already has those months (D20). */
  readonly taken: rentals.Renewal | null
  readonly price: RenewalPrice
}

export function decideRenewal(
  db: ReadDb,
  serial: Serial,
  wish: RenewalWish,
  policies: Policies,
): Result<RenewalDecision> {
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (serial.channel === 'other') return refuse('serial.otherChannel', { serial: serial.serial })
  if (serial.rentalId === null || serial.months === null) {
    return refuse('serial.boughtHasNoClock', { serial: serial.serial })
  }
  const presume = presumptionsOf(db, serial, policies)
  const next = planRenewal(renewableOf(serial), wish.months, wish.paidOn, presume)
  const plan = wish.firstDay === null ? ok(next) : planFrom(serial, wish, next)
  if (!plan.ok) return plan
  const users = usersForPeriod(db, serial, plan.value.firstDay)
  const price = renewalPrice(db, { ...serial, users }, wish.months, wish.paidOn)
  if (!price.ok) return price
  const taken = overlapping(rentals.renewalsOf(db, serial.rentalId), plan.value.period)
  const covered = taken ?? (wish.firstDay !== null ? coveredWithoutRecord(serial, plan.value) : null)
  return ok({ rental: { rentalId: serial.rentalId }, plan: plan.value, taken: covered, price: price.value })
}

/**
 * What money or a key buys (D19). Months that are named and paid are taken (D20); those that nobody has paid are no
 * reason to charge for months without service, nor to leave some out: then the next ones are renewed. Months that a card
 * was only taken to have paid are confirmed (D11).
 */
export function decidePaid(
  db: ReadDb,
  serial: Serial,
  wish: RenewalWish,
  policies: Policies,
): Result<RenewalDecision> {
  const named = decideRenewal(db, serial, wish, policies)
  if (!named.ok || wish.firstDay === null || named.value.taken !== null) return named
  const next = decideRenewal(db, serial, { ...wish, firstDay: null }, policies)
  if (!next.ok) return next
  const { period, noService } = next.value.plan
  const covered = period.firstMonth - (noService?.months ?? 0)
  return named.value.plan.period.firstMonth < covered ? named : next
}

/**
 * The renewal, the months presumed before it and those without service, and the new paid-until (D19). `users` are those
 * of the period; where nobody says, those of today and what is scheduled until then.
 */
export function saveRenewal(
  { db, newId, today, policies }: Pick<CommandContext, 'db' | 'newId' | 'today' | 'policies'>,
  serial: Serial,
  rentalId: string,
  plan: RenewalPlan,
  paymentId: string | null,
  source: rentals.Renewal['source'],
  users = usersForPeriod(db, serial, plan.firstDay),
): string {
  const row = { rentalId, users, recordedOn: today }
  if (plan.presumed) {
    rentals.insertRenewal(db, {
      ...row,
      ...plan.presumed,
      id: newId(),
      state: 'presumed',
      source: 'policy',
      paymentId: null,
    })
  }
  if (plan.noService) {
    rentals.insertRenewal(db, {
      ...row,
      ...plan.noService,
      id: newId(),
      state: 'noService',
      source,
      paymentId,
    })
  }
  const id = newId()
  rentals.insertRenewal(db, { ...row, ...plan.period, id, state: 'confirmed', source, paymentId })
  rentals.setPaid(db, rentalId, plan.paidMonths, 'confirmed')
  refreshChargeTasks({ db, today, policies }, serial.id)
  clearTask(db, 'key.again', serial.id)
  return id
}

/** Price of the day for the users of that serial, IVA of the day and place; nulls where the office has no price yet. */
export function renewalPrice(db: ReadDb, serial: Serial, months: Months, day: Day): Result<RenewalPrice> {
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, day)
  if (!rate.ok) return rate
  const subtotal = pricesOn(db, day).amountOf(serial.productId, months, serial.users)
  if (subtotal === null) return ok({ subtotal: null, vatBasisPoints: rate.value, vat: null, total: null })
  const vat = vatOf(subtotal, rate.value)
  return ok({ subtotal, vatBasisPoints: rate.value, vat, total: addCentavos(subtotal, vat) })
}

function planFrom(serial: Serial, wish: RenewalWish, next: RenewalPlan): Result<RenewalPlan> {
  const firstDay = wish.firstDay!
  const lastDay = serial.lastDay === 1
  const anchor = serial.activatedOn
  const firstMonth = anchor === null ? null : monthStartingOn(anchor, lastDay, firstDay)
  if (anchor === null || firstMonth === null) {
    return refuse('payment.firstDayNotBoundary', { serial: serial.serial, firstDay })
  }
  return ok(planFromMonth({ activatedOn: anchor, lastDay }, { firstMonth, months: wish.months }, next))
}

/** Months that were paid before there was a record of renewals (D12) are taken all the same. */
function coveredWithoutRecord(serial: Serial, plan: RenewalPlan): rentals.Renewal | null {
  if (plan.period.firstMonth >= serial.paidMonths) return null
  return {
    id: '',
    rentalId: serial.rentalId!,
    firstMonth: 0,
    months: serial.paidMonths,
    state: serial.paidState,
    source: 'import',
    paymentId: null,
    users: serial.users,
    recordedOn: plan.firstDay!,
  }
}
