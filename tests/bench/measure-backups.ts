import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openVigente } from '#core/start.ts'
import { openLedgerFile } from '#db/open.ts'
import { BENCH_CLOCK } from './clock.ts'
import { inTurn, timed, type Measured } from './pairs.ts'

const TICK_MS = 10

export interface MeasuredBackups {
  readonly checked: Measured
  /** The most that a timer of the core's loop was late by while one was made, in milliseconds. */
  readonly lateMs: number
}

/** Whole backups of the ledger in `ours` in turn with VACUUM INTO of the one in `bare`, looked through in the same way. */
export async function measureBackups({
  ours,
  bare,
  pairs,
}: {
  readonly ours: string
  readonly bare: string
  readonly pairs: number
}): Promise<MeasuredBackups> {
  const app = openVigente({ dir: ours, clock: BENCH_CLOCK })
  const raw = openLedgerFile(join(bare, 'ledger.db'))
  const vacuumed = join(bare, 'copy.tmp')
  let lateMs = 0
  const checked = await inTurn(
    pairs,
    timed(() => {
      vacuumInto(raw, vacuumed)
      lookThrough(vacuumed)
    }),
    timed(async () => {
      const lateness = watchTimer()
      const answer = await app.dispatch({ operator: null, host: 'direct' }, 'backups.make', {})
      lateMs = Math.max(lateMs, lateness())
      if (!answer.ok) throw new Error(answer.refusal.message)
    }),
  )
  app.close()
  raw.close()
  return { checked, lateMs }
}

export function vacuumInto(raw: Database.Database, path: string): void {
  rmSync(path, { force: true })
  raw.prepare('VACUUM INTO ?').run(path)
}

/** The most that a timer of the loop was late since. */
function watchTimer(): () => number {
  let [worst, due] = [0, performance.now() + TICK_MS]
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - due)
    due = now + TICK_MS
  }, TICK_MS)
  return () => {
    clearInterval(timer)
    return worst
  }
}

function lookThrough(path: string): void {
  const copy = new Database(path, { readonly: true })
  copy.pragma('integrity_check')
  copy.pragma('foreign_key_check')
  copy.close()
  createHash('sha256').update(readFileSync(path)).digest('hex')
}
