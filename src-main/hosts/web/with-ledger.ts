import type { Vigente } from '#core/app.ts'
import type { LedgerName, Ledgers } from './ledgers.ts'
import { notOpenedReason, refused, type RefusedAnswer } from './refusals.ts'

/** A ledger for practice that another program holds, or that is damaged, is a "no" and not a fault. */
export async function withLedger<T>(
  ledgers: Ledgers,
  name: LedgerName,
  work: (app: Vigente) => Promise<T>,
): Promise<T | RefusedAnswer> {
  let app: Vigente
  try {
    app = ledgers.of(name)
  } catch (error) {
    const reason = notOpenedReason(error)
    if (reason === null) throw error
    return refused('ledger.notOpened', { dir: 'practica', reason })
  }
  return work(app)
}
