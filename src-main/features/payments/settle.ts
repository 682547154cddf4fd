import type { CommandContext, Settlement } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import type { Centavos } from '#domain/money.ts'
import type { Outcome } from '#wire/messages.ts'
import { findOrder } from '#features/orders/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { keepInFavour } from './move.ts'

// Money that came is always recorded, whatever another PC did first: what cannot be renewed with it stays in favour.

export const settleRegister: Settlement<'payments.register'> = (context, input) => {
  const serial = findSerial(context.db, input.serialId)
  return serial && settled(context, serial.clientId, input)
}

export const settlePayOrder: Settlement<'payments.payOrder'> = (context, input) => {
  const order = findOrder(context.db, input.orderId)
  return order && settled(context, order.clientId, input)
}

/** Without an amount there is nothing to keep: the PC asked for the price of the day, and nobody has said what came. */
function settled(
  context: CommandContext,
  clientId: string,
  { amount, ...paid }: Paid & { readonly amount?: Centavos | undefined },
): Outcome | null {
  if (amount === undefined || !keepPaid(context, clientId, amount, paid)) return null
  return { kind: 'applied_changed', code: 'sync.keptInFavour', params: { amount } }
}

/** How money came, as the form of a payment has it. */
export type Paid = Pick<InputOf<'payments.keepInFavour'>, 'method' | 'paidOn' | 'reference'>

/** Whether it was kept in the client's favour. */
export function keepPaid(
  context: CommandContext,
  clientId: string,
  amount: Centavos,
  { method, paidOn, reference }: Paid,
): boolean {
  return keepInFavour(context, {
    ...{ clientId, amount, method },
    ...(paidOn === undefined ? {} : { paidOn }),
    ...(reference ? { reference } : {}),
  }).ok
}
