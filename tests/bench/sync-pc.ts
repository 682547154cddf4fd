import type { SystemStore } from '#core/secrets/wrap.ts'
import { openVigente, type OpenLedger } from '#core/start.ts'
import type { Exchanged } from '#sync/exchange.ts'
import type { Transport } from '#sync/transport.ts'
import { workingClock } from './clock.ts'

/** A store that keeps what it is given as it is: no phrase is asked for, and none is slow to work out. */
export const BENCH_STORE: SystemStore = { wrap: async (bytes) => bytes, unwrap: async (bytes) => bytes }

export interface OfficePc {
  readonly app: OpenLedger
  readonly dir: string
  readonly device: string
  call(operation: string, input: object): Promise<{ readonly id: string }>
  /** One exchange in which nothing failed. */
  exchange(): Promise<Exchanged>
  close(): void
}

export function openPc(dir: string, endpoint: string, transport: (url: string) => Transport): OfficePc {
  const app = openVigente({ dir, clock: workingClock(), systemStore: BENCH_STORE, endpoint, transport })
  const call = async (operation: string, input: object) => {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, operation, input)
    if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.code} ${answer.refusal.message}`)
    return answer.value as { id: string }
  }
  return {
    app,
    dir,
    device: app.syncing.deviceId(),
    call,
    exchange: async () => {
      const exchanged = (await call('sync.once', {})) as unknown as Exchanged
      if (exchanged.failure !== null) throw new Error(`the exchange failed: ${exchanged.failure}`)
      return exchanged
    },
    close: () => app.close(),
  }
}
