import type { OperationName } from '#contract/index.ts'
import { settleCreate } from '#features/clients/settle.ts'
import { settleAssign, settleCharge } from '#features/keys/settle.ts'
import { settlePayOrder, settleRegister } from '#features/payments/settle.ts'
import type { Settlement } from './app.ts'

/** What an endpoint does instead of a command that it refuses; the others are simply refused. */
export const settlements: { readonly [Name in OperationName]?: Settlement<Name> } = {
  'clients.create': settleCreate,
  'keys.assign': settleAssign,
  'keys.charge': settleCharge,
  'payments.register': settleRegister,
  'payments.payOrder': settlePayOrder,
}
