import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { startChild } from './child.ts'
import type { Tried } from './report.ts'

/** Many starts at one ledger at the same moment: one has it, and every other says that it is taken. */
export async function startedAtOnce(n: number): Promise<Tried> {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  const broken: string[] = []
  try {
    openVigente({ dir, clock: { now: () => new Date() } }).close()
    const children = Array.from({ length: n }, () => startChild({ dir, do: 'load', tag: 'x' }))
    await Promise.all(children.map((child) => Promise.race([child.until('open'), child.until('refused')])))
    const living = children.filter(({ told }) => told.some((line) => line.startsWith('open')))
    const refused = children.filter(({ told }) => told.some((line) => line === 'refused busy'))
    if (living.length !== 1) broken.push(`${living.length} have the ledger`)
    if (living.length + refused.length !== n)
      broken.push(`${n - living.length - refused.length} said nothing`)
    for (const { child } of living) child.kill('SIGKILL')
    await Promise.all(children.map(({ ended }) => ended))
    return {
      what: 'started at once',
      n,
      broken,
      figures: [`${living.length} opened`, `${refused.length} were told that it is in use`],
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
