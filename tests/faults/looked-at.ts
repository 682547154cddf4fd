import { openVigente } from '#core/start.ts'

export interface SeenOffice {
  readonly names: readonly string[]
  readonly damages: readonly string[]
  readonly recovery: string | null
  /** Milliseconds that the start took. */
  readonly took: number
}

/** The program started on a folder: what it shows, what it finds damaged, and what it did at the start. */
export async function lookAt(dir: string): Promise<SeenOffice> {
  const started = performance.now()
  const app = openVigente({ dir, clock: { now: () => new Date() }, log: () => {} })
  const took = performance.now() - started
  const ask = async <T>(name: string, input: unknown): Promise<T> => {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`)
    return answer.value as T
  }
  try {
    const names: string[] = []
    for (let offset = 0; ; offset += 100) {
      const page = await ask<{ clients: { name: string }[] }>('clients.list', { offset, limit: 100 })
      names.push(...page.clients.map(({ name }) => name))
      if (page.clients.length < 100) break
    }
    const { found } = await ask<{ found: { sentence: string }[] }>('ledger.verify', {})
    const { recovery } = await ask<{ recovery: { outcome: string } | null }>('backups.status', {})
    return {
      names,
      damages: found.map(({ sentence }) => sentence),
      recovery: recovery?.outcome ?? null,
      took,
    }
  } finally {
    app.close()
  }
}
