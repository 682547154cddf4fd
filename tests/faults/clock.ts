import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import type { Tried } from './report.ts'

const DAY = 86_400_000
const JUMPS = [-2 * DAY, 3 * 365 * DAY, -400 * DAY, 40 * DAY]

/** The machine's clock is moved while the program is used: not one backup is pruned until somebody has said that it is right. */
export async function movedClock(): Promise<Tried> {
  const broken: string[] = []
  for (const jump of JUMPS) {
    const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
    let now = Date.parse('2026-11-23T15:00:00Z')
    const app = openVigente({ dir, clock: { now: () => new Date(now) }, log: () => {} })
    const ask = async <T>(name: string, input: unknown): Promise<T> => {
      const answer = await app.dispatch({ operator: null, host: 'direct' }, name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`)
      return answer.value as T
    }
    const points = async () => (await ask<{ points: unknown[] }>('backups.list', {})).points.length
    try {
      for (let i = 0; i < 14; i += 1) {
        await ask('clients.create', { name: `Hotel ${i}` })
        await ask('backups.run', {})
        now += 60_000 * 15
      }
      const before = await points()
      now += jump
      await ask('clients.create', { name: 'Después' })
      await ask('backups.run', {})
      if ((await points()) < before) broken.push(`${jump / DAY} days: a backup was pruned`)
    } finally {
      app.close()
      rmSync(dir, { recursive: true, force: true })
    }
  }
  return { what: 'clock moved', n: JUMPS.length, broken, figures: [] }
}
