import type { HandlersOf } from '#core/app.ts'
import type { keyOperations } from '#contract/keys.ts'
import { addDays } from '#domain/calendar.ts'
import { paidUntil } from '#domain/rental.ts'
import {
  EXPIRY_NOTICE_DAYS,
  keyMargin,
  keyMayBecome,
  maskedKey,
  nextConfirmStep,
  portalWordOf,
  type ConfirmStep,
} from '#domain/prepaid-key.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findRenewal } from '#features/rentals/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { assignKey, chargeKey, previewAssign, takeBackKey } from './assign.ts'
import { leaseKeys, leaseOf, seenFrom, type SeenFrom } from './lease.ts'
import { keepKeys, previewKeys, receiveKeys } from './receive.ts'
import { insertReveal, revealsOf } from './reveals.ts'
import { restockTask, stockOf, watchStock } from './stock.ts'
import { refreshBatchTask } from './tasks.ts'
import * as keys from './sql.ts'

export const keyHandlers: HandlersOf<typeof keyOperations> = {
  'keys.preview': (context, input) => previewKeys(context, input),
  'keys.receive': (context, input) => receiveKeys(context, input),
  'keys.keep': (context, input) => keepKeys(context, input),
  'keys.previewAssign': (context, input) => previewAssign(context, input),
  'keys.assign': (context, input) => assignKey(context, input),
  'keys.lease': (context) => leaseKeys(context),
  'keys.charge': (context, input) => chargeKey(context, input),
  'keys.takeBack': (context, input) => takeBackKey(context, input),
  'keys.stock': (context) => ok(stockOf(context)),
  'keys.watchStock': (context) => watchStock(context),

  'keys.batches': ({ db }, { id = null, offset = 0, limit = 100 }) => {
    const { total, batches } = keys.listBatches(db, id, offset, limit)
    return ok({
      total,
      batches: batches.map(({ received, available, assigned, used, void: voided, ...row }) => ({
        ...row,
        states: { received, available, assigned, used, void: voided },
      })),
    })
  },

  'keys.list': ({ db, today, now, syncing }, input) => {
    const { state = null, productId = null, batchId = null, clientId = null, search = '' } = input
    const { sort = 'expiresOn', offset = 0, limit = 100 } = input
    const until = addDays(today, EXPIRY_NOTICE_DAYS)
    const filter = { state, productId, batchId, clientId, search, until }
    const here = seenFrom(db, syncing.deviceId(), now)
    // Where nobody has chosen an order, whoever looks for a key to give is offered one that is kept for this PC.
    const first = input.sort === undefined && here !== null ? here.device : null
    const { total, keys: rows } = keys.listKeys(db, { ...filter, first }, sort, offset, limit)
    return ok({ total, keys: rows.map((key) => shown(key, here)) })
  },

  'keys.get': ({ db, now, syncing }, { id }) => {
    const key = keys.findKey(db, id)
    if (!key) return refuse('key.notFound', { id })
    const { declinedOn, declinedReason, voidOn, voidReason } = key
    return ok({
      key: shown(key, seenFrom(db, syncing.deviceId(), now)),
      steps: [
        { step: 'typed', on: key.typedOn },
        { step: 'licenceAccepted', on: key.licenceOn },
        { step: 'noticeAcknowledged', on: key.noticeOn },
        { step: 'mailReceived', on: key.mailOn },
      ],
      declined: declinedOn === null ? null : { on: declinedOn, reason: declinedReason! },
      voided: voidOn === null ? null : { on: voidOn, reason: voidReason! },
      usedOn: key.usedOn,
      portalClient: key.portalClient,
      paymentId: key.paymentId,
      cutoff: renewedUntil(db, key),
      reveals: revealsOf(db, id),
    })
  },

  'keys.step': ({ db, today }, { ids, step }) => {
    const found = findAll(db, ids)
    if (!found.ok) return found
    for (const key of found.value) {
      const next = stepOf(key)
      if (key.state !== 'received') {
        return refuse('key.notNow', { last4: key.last4, state: key.state, next: 'available' })
      }
      if (next !== step) return refuse('key.otherStep', { last4: key.last4, next })
    }
    for (const { id, batchId } of found.value) {
      keys.setStep(db, id, step, today)
      if (step === 'mailReceived') keys.setAvailable(db, id)
      refreshBatchTask(db, batchId)
    }
    const moved = found.value.length
    return ok({ moved, available: step === 'mailReceived' ? moved : 0 })
  },

  'keys.decline': ({ db, today }, { id, reason }) => {
    const key = keys.findKey(db, id)
    if (!key) return refuse('key.notFound', { id })
    if (key.state !== 'received' || stepOf(key) !== 'licenceAccepted') {
      return refuse('key.nothingToDecline', { last4: key.last4 })
    }
    keys.setDeclined(db, id, today, reason)
    return ok({ id })
  },

  'keys.markUsed': ({ db, today }, { ids }) => {
    const found = findAll(db, ids)
    if (!found.ok) return found
    const wrong = found.value.find(({ state }) => !keyMayBecome(state, 'used'))
    if (wrong) return refuse('key.notNow', { last4: wrong.last4, state: wrong.state, next: 'used' })
    for (const { id, batchId } of found.value) {
      keys.setUsed(db, id, today, '')
      refreshBatchTask(db, batchId)
    }
    return ok({ moved: found.value.length })
  },

  'keys.void': ({ db, today }, { id, reason }) => {
    const key = keys.findKey(db, id)
    if (!key) return refuse('key.notFound', { id })
    const { last4, state, client } = key
    if (!keyMayBecome(state, 'void')) return refuse('key.notNow', { last4, state, next: 'void' })
    if (state === 'assigned') return refuse('key.giveBackFirst', { last4, client })
    keys.setVoid(db, id, today, reason)
    refreshBatchTask(db, key.batchId)
    return ok({ id })
  },

  'keys.reveal': async ({ db, secrets, atomically, run }, { id, reason }) => {
    if (!keys.findKey(db, id)) return refuse('key.notFound', { id })
    const opened = secrets.open(keys.sealedOf(db, id))
    if (!opened.ok) return opened
    return atomically(async () => {
      const recorded = run('keys.recordReveal', { id, reason })
      return recorded.ok ? ok({ key: opened.value }) : recorded
    })
  },

  'keys.recordReveal': ({ db, newId, now, today, operator }, { id, reason }) => {
    if (!keys.findKey(db, id)) return refuse('key.notFound', { id })
    const revealId = newId()
    insertReveal(db, { id: revealId, keyId: id, operatorId: operator.id, at: now, onDay: today, reason })
    return ok({ id: revealId })
  },

  'keys.askForStock': ({ db }, { kinds }) => {
    const wanted = kinds.map((kind) => restockTask(db, kind))
    for (const { ref } of keys.restockTasks(db)) {
      if (wanted.every((task) => task.ref !== ref)) clearTask(db, 'key.restock', ref)
    }
    for (const task of wanted) setTask(db, task)
    return ok({ kinds: wanted.length })
  },
}

/** The portal's step that a key is at; null once it is confirmed. */
function stepOf({ typedOn, licenceOn, noticeOn, mailOn }: keys.Key): ConfirmStep | null {
  const done: ConfirmStep[] = []
  if (typedOn !== null) done.push('typed')
  if (licenceOn !== null) done.push('licenceAccepted')
  if (noticeOn !== null) done.push('noticeAcknowledged')
  if (mailOn !== null) done.push('mailReceived')
  return nextConfirmStep(done)
}

type ReadDb = Parameters<typeof keys.findKey>[0]

function findAll(db: ReadDb, ids: readonly string[]): Result<keys.Key[]> {
  const found: keys.Key[] = []
  for (const id of new Set(ids)) {
    const key = keys.findKey(db, id)
    if (!key) return refuse('key.notFound', { id })
    found.push(key)
  }
  return ok(found)
}

/** The cutoff to which the renewal of a key leads; null before the activation, or where it renewed nothing. */
function renewedUntil(db: ReadDb, { renewalId, serialId }: keys.Key): string | null {
  const renewal = renewalId === null ? null : findRenewal(db, renewalId)
  const serial = serialId === null ? null : findSerial(db, serialId)
  if (!renewal || !serial?.activatedOn) return null
  return paidUntil(serial.activatedOn, renewal.firstMonth + renewal.months, serial.lastDay === 1)
}

function shown(key: keys.Key, here: SeenFrom | null) {
  const { id, batchId, state, productId, product, months, users, expiresOn, unitCost, price } = key
  const { clientId, client, serialId, serial, assignedOn, supplier, invoice, receivedOn } = key
  return {
    ...{ id, batchId, state, productId, product, months, users, expiresOn, unitCost, price },
    ...{ clientId, client, serialId, serial, assignedOn, supplier, invoice, receivedOn },
    masked: maskedKey(key.last4),
    portalWord: portalWordOf(state),
    nextStep: state === 'received' ? stepOf(key) : null,
    lease: leaseOf(key, here),
    confirming: here?.confirming.has(id) ?? false,
    margin: keyMargin(key),
    paid: key.paymentId !== null,
  }
}
