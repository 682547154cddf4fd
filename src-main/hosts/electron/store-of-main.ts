import type { SystemStore } from '#core/secrets/wrap.ts'
import type { FromCore, StoreQuestion } from './core-messages.ts'

/** The operating system's store as the core reaches it: through main, which alone has it. */
export interface StoreOfMain extends SystemStore {
  answered(question: number, bytes: Uint8Array | null): void
}

export function storeOfMain(tell: (message: FromCore) => void): StoreOfMain {
  const waiting = new Map<number, (bytes: Uint8Array | null) => void>()
  let asked = 0
  const ask = (question: StoreQuestion) =>
    new Promise<Uint8Array | null>((resolve) => {
      waiting.set(++asked, resolve)
      tell({ store: asked, question })
    })
  return {
    wrap: (bytes) => ask({ kind: 'wrap', bytes }),
    unwrap: (bytes) => ask({ kind: 'unwrap', bytes }),
    answered: (question, bytes) => {
      waiting.get(question)?.(bytes)
      waiting.delete(question)
    },
  }
}
