import type { CommandContext, Settlement } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import type { Centavos } from '#domain/money.ts'
import type { Refusal } from '#domain/result.ts'
import { keepPaid } from '#features/payments/settle.ts'
import { decideRenewal } from '#features/rentals/decide.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { setTask } from '#features/tasks/sql.ts'
import { systemOf } from './assign.ts'
import * as keys from './sql.ts'

/**
 * Two PCs gave one key: the first has it. The other's money stays in favour of its client, the system that it sold is
 * made all the same, and somebody is asked to give that system another key.
 */
export const settleAssign: Settlement<'keys.assign'> = (context, input, refusal) => {
  const { db, today } = context
  // load
  const key = keys.findKey(db, input.id)
  if (!key) return null
  const told = refusal.code === 'sync.keyTaken' ? refusal.params : null
  const isGone =
    told !== null ||
    refusal.code === 'key.leasedElsewhere' ||
    (refusal.code === 'key.notNow' && key.state !== 'received')
  if (!isGone) return settleUnused(context, key, input, refusal)
  const system = systemOf(context, key, input)
  if (!system.ok) return null
  // save
  const serial = system.value
  const amount = keepMoney(context, key, serial, input)
  const { last4, productId } = key
  const { by, on } = told ?? {
    on: key.assignedOn ?? key.usedOn ?? key.voidOn,
    by: refusal.code === 'key.leasedElsewhere' ? refusal.params.by : key.giver,
  }
  const taken = { last4, by, on, serial: serial.serial, productId }
  setTask(db, {
    kind: 'key.again',
    ref: serial.id,
    clientId: serial.clientId,
    serialId: serial.id,
    dueOn: today,
    dueTime: null,
    params: taken,
  })
  return { kind: 'applied_changed', code: 'sync.keyTaken', params: { ...taken, amount } }
}

/** The system was renewed by other means, or is not what it was: the key stays in the office, and the money in favour. */
function settleUnused(
  context: CommandContext,
  key: keys.Key,
  input: InputOf<'keys.assign'>,
  refusal: Refusal,
): ReturnType<Settlement<'keys.assign'>> {
  const serial = findSerial(context.db, input.serialId ?? '')
  const amount = serial && keepMoney(context, key, serial, input)
  if (serial === null || amount === null) return null
  return refusal.code === 'key.taken'
    ? { kind: 'applied_changed', code: 'sync.keptInFavour', params: { amount } }
    : {
        kind: 'applied_changed',
        code: 'sync.keyNotUsed',
        params: { last4: key.last4, serial: serial.serial, amount },
      }
}

/** Money for a key that another system has by now: it came all the same. */
export const settleCharge: Settlement<'keys.charge'> = (context, { id, serialId, price, ...paid }) => {
  const key = keys.findKey(context.db, id)
  const serial = findSerial(context.db, serialId ?? '')
  const amount = key && serial && keepMoney(context, key, serial, { price, paid })
  return amount === null ? null : { kind: 'applied_changed', code: 'sync.keptInFavour', params: { amount } }
}

/** What the client paid: as it was typed, or the list's price of the day, which the PC had shown. */
function keepMoney(
  context: CommandContext,
  key: keys.Key,
  serial: Serial,
  { paid, price }: Pick<InputOf<'keys.assign'>, 'paid' | 'price'>,
): Centavos | null {
  const { db, today, policies } = context
  if (paid === undefined) return null
  const wish = { months: key.months, paidOn: today, firstDay: null }
  const listed = price === undefined ? decideRenewal(db, serial, wish, policies) : null
  const amount = price ?? (listed?.ok ? listed.value.price.total : null)
  return amount !== null && keepPaid(context, serial.clientId, amount, paid) ? amount : null
}
