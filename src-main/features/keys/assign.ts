import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext, QueryContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { centavos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { keptFor, keyMargin, keyMayBecome } from '#domain/prepaid-key.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { whyPaidUntil } from '#domain/why.ts'
import { keyAssignText as text } from '#messages/es-MX/keys.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { usersForPeriod } from '#features/changes/users.ts'
import { findClient } from '#features/clients/sql.ts'
import { expectInvoice } from '#features/invoices/expect.ts'
import { renewedElsewhere } from '#features/orders/progress.ts'
import { checkTyped } from '#features/payments/register.ts'
import { reversePayment } from '#features/payments/reverse.ts'
import { insertPayment } from '#features/payments/sql.ts'
import { decideUndo, firstCutoff, saveUndo } from '#features/payments/undo-renewals.ts'
import { decidePaid, saveRenewal, type RenewalDecision } from '#features/rentals/decide.ts'
import { makeRentedSystem } from '#features/rentals/new-system.ts'
import * as rentals from '#features/rentals/sql.ts'
import { rememberTerms } from '#features/rentals/terms.ts'
import { findSerial, serialByNumber, type Serial } from '#features/serials/sql.ts'
import { deviceName } from './lease.ts'
import { refreshBatchTask, refreshChargeTask } from './tasks.ts'
import * as keys from './sql.ts'

/** What giving a key to a system would do, and what to look at first. */
export function previewAssign(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  input: InputOf<'keys.previewAssign'>,
): Result<OutputOf<'keys.previewAssign'>> {
  const { db } = context
  // load
  const key = keys.findKey(db, input.id)
  if (!key) return refuse('key.notFound', { id: input.id })
  const serial = findSerial(db, input.serialId)
  if (!serial) return refuse('serial.notFound', { id: input.serialId })
  // decide
  const decision = decideAssign(context, key, serial, null)
  if (!decision.ok) return decision
  const { plan, price } = decision.value
  const margin = keyMargin({ ...key, price: price.total, vatBasisPoints: price.vatBasisPoints })
  const { activatedOn, months } = serial
  const warnings = [
    ...(serial.autoCharge === 1 ? [text.automatic] : []),
    ...(months !== null && months !== key.months ? [text.period(months, key.months)] : []),
    ...(plan.noService === null ? [] : [text.noService(plan.noService.months)]),
    ...(margin !== null && margin < 0 ? [text.loss(centavos(-margin))] : []),
  ]
  return ok({
    client: serial.client,
    serial: serial.serial,
    system: `${serial.product} ${serial.version}`,
    months: key.months,
    users: key.users,
    firstDay: plan.firstDay,
    cutoffBefore: plan.cutoffBefore,
    cutoffAfter: plan.cutoffAfter,
    worksThrough: plan.lastCoveredDay,
    price: price.total,
    margin,
    warnings,
    why:
      plan.cutoffAfter === null || activatedOn === null
        ? []
        : whySentences(whyPaidUntil(activatedOn, months ?? 1, plan.cutoffAfter, serial.lastDay === 1)),
  })
}

/** Gives a key to a system, which it renews; the client's money, where it came, is a payment of its own. */
export function assignKey(
  context: CommandContext,
  input: InputOf<'keys.assign'>,
): Result<OutputOf<'keys.assign'>> {
  const { db, today } = context
  // load
  const key = keys.findKey(db, input.id)
  if (!key) return refuse('key.notFound', { id: input.id })
  const usable = isUsable(key, today)
  if (!usable.ok) return usable
  const free = isFree(context, key)
  if (!free.ok) return free
  const { paid } = input
  const typed = checkTyped(context, { paidOn: paid?.paidOn ?? today, reference: paid?.reference })
  if (!typed.ok) return typed
  const found = systemOf(context, key, input)
  if (!found.ok) return found
  // The system's ids come before the payment's: a settlement makes both without the renewal, and later commands find them.
  const moneyId = paid === undefined ? null : context.newId()
  // decide
  const serial = found.value
  const decision = decideAssign(context, key, serial, input.firstDay ?? null)
  if (!decision.ok) return decision
  const { plan, price: list, rental } = decision.value
  const price = input.price ?? list.total
  if (price === null) return refuse('key.priceRequired', { last4: key.last4 })
  // save
  const terms = { months: key.months, method: serial.method, autoCharge: serial.autoCharge === 1 }
  rentals.updateRentalTerms(db, { id: rental.rentalId, ...terms })
  const renewalId = saveRenewal(context, serial, rental.rentalId, plan, null, 'prepaidKey', key.users)
  rememberTerms(db, renewalId, serial, { ...terms, users: serial.users }, null)
  keys.setAssigned(db, key.id, {
    clientId: serial.clientId,
    serialId: serial.id,
    renewalId,
    assignedOn: today,
    price,
    vatBasisPoints: list.vatBasisPoints,
    paymentId: null,
    givenBy: context.series,
  })
  if (paid !== undefined) {
    savePayment(context, keys.findKey(db, key.id)!, { ...paid, price, id: moneyId! })
  }
  const by = { slipId: null, method: paid?.method ?? null }
  renewedElsewhere(context, serial.id, { id: renewalId, ...plan.period }, by)
  refreshChargeTask(db, key.id)
  refreshBatchTask(db, key.batchId)
  const { cutoffAfter, lastCoveredDay: worksThrough } = plan
  return ok({ id: key.id, serialId: serial.id, paymentId: moneyId, cutoffAfter, worksThrough })
}

/** The money for a key that was given before it came. */
export function chargeKey(
  context: CommandContext,
  input: InputOf<'keys.charge'>,
): Result<OutputOf<'keys.charge'>> {
  const { db, today } = context
  // load
  const key = keys.findKey(db, input.id)
  if (!key) return refuse('key.notFound', { id: input.id })
  // decide
  if (key.serialId === null) return refuse('key.notNow', { last4: key.last4, state: key.state, next: 'used' })
  const same = isOf(key, input.serialId)
  if (!same.ok) return same
  if (key.paymentId !== null) return refuse('key.alreadyPaid', { last4: key.last4, paymentId: key.paymentId })
  const price = input.price ?? key.price!
  if (price === 0) return refuse('payment.amountZero', {})
  const typed = checkTyped(context, { paidOn: input.paidOn ?? today, reference: input.reference })
  if (!typed.ok) return typed
  // save
  const paymentId = savePayment(context, key, { ...input, price, id: context.newId() })
  refreshChargeTask(db, key.id)
  return ok({ id: key.id, paymentId })
}

/** Undoes what a key renewed and reverses its payment; the key is available again. */
export function takeBackKey(
  context: CommandContext,
  { id, serialId, reason }: InputOf<'keys.takeBack'>,
): Result<OutputOf<'keys.takeBack'>> {
  const { db } = context
  // load
  const key = keys.findKey(db, id)
  if (!key) return refuse('key.notFound', { id })
  // decide
  if (key.state !== 'assigned') {
    return refuse('key.notNow', { last4: key.last4, state: key.state, next: 'available' })
  }
  const same = isOf(key, serialId)
  if (!same.ok) return same
  const renewal = rentals.findRenewal(db, key.renewalId!)!
  const undo = decideUndo(db, [...rentals.gapBefore(db, renewal), renewal])
  if (!undo.ok) return undo
  // save
  if (key.paymentId !== null) {
    const reversed = reversePayment(context, key.paymentId, reason)
    if (!reversed.ok) return reversed
  }
  saveUndo(context, undo.value, reason)
  keys.setTakenBack(db, key.id)
  refreshChargeTask(db, key.id)
  refreshBatchTask(db, key.batchId)
  return ok({ id, cutoff: firstCutoff(undo.value) })
}

function isUsable(key: keys.Key, today: Day): Result<null> {
  const { last4, state, expiresOn } = key
  if (!keyMayBecome(state, 'assigned')) return refuse('key.notNow', { last4, state, next: 'assigned' })
  return expiresOn !== null && expiresOn < today ? refuse('key.expired', { last4, on: expiresOn }) : ok(null)
}

function isOf(key: keys.Key, serialId: string | undefined): Result<null> {
  if (serialId === undefined || key.serialId === serialId) return ok(null)
  return refuse('key.givenElsewhere', { last4: key.last4, serial: key.serial })
}

/** At the endpoint, a key that another PC may give without a network is nobody else's. */
function isFree({ db, authority }: CommandContext, key: keys.Key): Result<null> {
  const holder = authority && keptFor(key, authority.now)
  if (holder === null || holder === authority?.device) return ok(null)
  const { last4, leasedUntil } = key
  return refuse('key.leasedElsewhere', { last4, by: deviceName(db, holder), until: leasedUntil! })
}

/** The same decision as a payment's renewal (D19), for a key: of its system, its users, and only once. */
function decideAssign(
  { db, today, policies }: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  key: keys.Key,
  serial: Serial,
  firstDay: Day | null,
): Result<RenewalDecision> {
  const { last4 } = key
  const usable = isUsable(key, today)
  if (!usable.ok) return usable
  if (serial.productId !== key.productId) {
    return refuse('key.otherProduct', { last4, key: key.product, system: serial.product })
  }
  const wish = { months: key.months, paidOn: today, firstDay }
  const decision = decidePaid(db, serial, wish, policies)
  if (!decision.ok) return decision
  const { plan, taken } = decision.value
  if (taken !== null) return refuse('key.taken', { serial: serial.serial, firstDay: plan.firstDay ?? today })
  const has = usersForPeriod(db, serial, plan.firstDay)
  if (has !== key.users) {
    return refuse('key.otherUsers', { last4, users: key.users, serial: serial.serial, has })
  }
  return decision
}

/** The system that is renewed, made here where the client buys it with this key. */
export function systemOf(
  context: CommandContext,
  key: keys.Key,
  input: InputOf<'keys.assign'>,
): Result<Serial> {
  const { db } = context
  if (input.newSystem === undefined) {
    const known = findSerial(db, input.serialId!)
    return known ? ok(known) : refuse('serial.notFound', { id: input.serialId! })
  }
  const { clientId, serial: typed, version } = input.newSystem
  const client = findClient(db, clientId)
  if (!client) return refuse('client.notFound', { id: clientId })
  if (client.status === 'left') return refuse('client.hasLeft', { name: client.name })
  const serial = parseSerialNumber(typed)
  if (serial === null) return refuse('serial.invalid', { serial: typed })
  const taken = serialByNumber(db, serial)
  if (taken) return refuse('serial.taken', { serial, client: taken.client })
  const { productId, users, months } = key
  const system = { serial, clientId, productId, version, users, months }
  return ok(makeRentedSystem(context, { ...system, method: null, autoCharge: false, installedOn: null }))
}

interface ClientMoney {
  /** Of the payment. */
  readonly id: string
  readonly price: Centavos
  readonly method: Method
  readonly paidOn?: Day | undefined
  readonly reference?: string | undefined
}

/** A payment by the way in which the money came; it names the renewal that the key made. */
function savePayment(context: CommandContext, key: keys.Key, money: ClientMoney): string {
  const { db, today, now, operator } = context
  const { id } = money
  insertPayment(db, {
    id,
    clientId: key.clientId!,
    serialId: key.serialId,
    orderId: null,
    slipId: null,
    kind: 'payment',
    amount: money.price,
    inFavour: 0,
    vatBasisPoints: key.vatBasisPoints!,
    method: money.method,
    reference: money.reference ?? text.reference(key.last4),
    paidOn: money.paidOn ?? today,
    registeredOn: today,
    registeredAt: now,
    operatorId: operator.id,
    reverses: null,
    reason: null,
  })
  rentals.confirmRenewal(db, key.renewalId!, id)
  keys.setPaidBy(db, key.id, id, money.price)
  expectInvoice(context, id)
  return id
}
