import type { CommandContext } from '#core/app.ts'
import { centavos } from '#domain/money.ts'
import { confirmRenewal } from '#features/rentals/sql.ts'
import { refreshChargeTask } from './tasks.ts'
import * as keys from './sql.ts'

/**
 * The client's money for a key was taken back: the key has still paid the vendor, so that what it renewed stays, and it
 * is to be charged again.
 */
export function keyPaymentReversed({ db }: Pick<CommandContext, 'db'>, paymentId: string): void {
  const key = keys.keyOfPayment(db, paymentId)
  if (!key) return
  keys.setPaidBy(db, key.id, null, centavos(key.price ?? 0))
  confirmRenewal(db, key.renewalId!, null)
  refreshChargeTask(db, key.id)
}
