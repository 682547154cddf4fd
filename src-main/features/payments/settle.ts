import type { CommandContext, Settlement } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import { findOrder } from '#features/orders/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { keepInFavour } from './move.ts'

// Money that came is always recorded, whatever another PC did first: what cannot be renewed with it stays in favour.

export const settleRegister: Settlement<'payments.register'> = (context, input) => {
  const serial = findSerial(context.db, input.serialId)
  return serial && keep(context, serial.clientId, input)
}

export const settlePayOrder: Settlement<'payments.payOrder'> = (context, input) => {
  const order = findOrder(context.db, input.orderId)
  return order && keep(context, order.clientId, input)
}

type Money = Omit<InputOf<'payments.keepInFavour'>, 'clientId' | 'amount'> & {
  readonly amount?: InputOf<'payments.keepInFavour'>['amount']
}

/** Without an amount there is nothing to keep: the PC asked for the price of the day, and nobody has said what came. */
function keep(
  context: CommandContext,
  clientId: string,
  { amount, method, paidOn, reference }: Money,
): ReturnType<Settlement<'payments.register'>> {
  if (amount === undefined) return null
  const when = paidOn === undefined ? {} : { paidOn }
  const kept = keepInFavour(context, {
    clientId,
    amount,
    method,
    ...when,
    ...(reference ? { reference } : {}),
  })
  return kept.ok ? { kind: 'applied_changed', code: 'sync.keptInFavour', params: { amount } } : null
}
