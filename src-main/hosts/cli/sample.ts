import type { Common } from './arguments.ts'
import { reachLedger } from './reach.ts'
import type { RefusedAnswer } from '../web/refusals.ts'

const SAMPLE_CLIENTS = 250

/** The sample office, made the first time it is opened; what was tried in it since is kept. */
export async function loadSample(common: Common): Promise<RefusedAnswer | null> {
  const ledger = await reachLedger(common)
  if ('ok' in ledger) return ledger
  try {
    const found = await ledger.call('ledger.counts', {})
    if (!found.ok) return found
    if ((found.value as { clients: number }).clients > 0) return null
    console.error(`Preparando la oficina de muestra, con ${SAMPLE_CLIENTS} clientes…`)
    const loaded = await ledger.call('sample.load', { clients: SAMPLE_CLIENTS })
    return loaded.ok ? null : loaded
  } finally {
    ledger.close()
  }
}
