import { createHash } from 'node:crypto'
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openVigente } from '#core/start.ts'
import { openLedgerFile } from '#db/open.ts'
import { copyLedger } from '#durability/backups.ts'
import { closeLedger, openLedger } from '#durability/open-ledger.ts'
import { placesOf } from '#durability/places.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK } from './clock.ts'
import { inTurn, timed } from './pairs.ts'

const TICK_MS = 10
/** So late may a timer in the core's loop be while a backup is made. */
const LATEST_MS = 50

/**
 * A backup while the ledger is used: its copy against VACUUM INTO, and the whole of it against VACUUM INTO with the same
 * checks; how late a timer of the core's loop gets meanwhile; and what a start after a kill looks through, against
 * quick_check alone.
 */
export async function backups(bench: Bench): Promise<void> {
  const sizes = bench.sizes(100_000)
  const each: number[] = []
  for (const size of sizes) {
    const [ours, bare] = [await bench.copyOf(size), await bench.copyOf(size)]
    const app = openVigente({ dir: ours, clock: BENCH_CLOCK })
    const raw = openLedgerFile(join(bare, 'ledger.db'))
    const [copy, vacuumed] = [join(ours, 'copy.tmp'), join(bare, 'copy.tmp')]
    const vacuum = () => {
      rmSync(vacuumed, { force: true })
      raw.prepare('VACUUM INTO ?').run(vacuumed)
    }
    bench.report(
      16,
      'copy of a ledger in use',
      size,
      1.5,
      await inTurn(
        bench.pairs,
        timed(vacuum),
        timed(() => copyLedger(app.sync.raw, copy)),
      ),
    )
    let worst = 0
    const backUp = async () => {
      const lateness = watchTimer()
      const answer = await app.dispatch({ operator: null, host: 'direct' }, 'backups.make', {})
      worst = Math.max(worst, lateness())
      if (!answer.ok) throw new Error(answer.refusal.message)
    }
    const checked = await inTurn(
      bench.pairs,
      timed(() => {
        vacuum()
        lookThrough(vacuumed)
      }),
      timed(backUp),
    )
    // The floor follows neither chain and counts no rows.
    bench.report(16, 'backup that is checked', size, 2, checked)
    each.push(checked.programMs)
    const late = { ratio: worst / LATEST_MS, floorMs: LATEST_MS, programMs: worst }
    bench.report(16, 'a timer of 10 ms is late by', size, 1, late)
    app.close()
    raw.close()
    bench.report(16, 'start after a kill', size, 3, await startAfterKill(bench, ours))
  }
  bench.growth(16, each, 15)
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
  statSync(path)
}

/** The ledger opened as after a kill, against the same file opened and asked for quick_check. */
function startAfterKill(bench: Bench, dir: string) {
  const places = placesOf(dir)
  const head = JSON.parse(readFileSync(places.head, 'utf8')) as object
  const options = { places, clock: BENCH_CLOCK, app: 'bench', log: () => {} }
  return inTurn(
    bench.pairs,
    timed(() => {
      const raw = openLedgerFile(places.ledger)
      raw.pragma('quick_check')
      raw.close()
    }),
    async () => {
      writeFileSync(places.head, JSON.stringify({ ...head, closed: false }))
      const started = performance.now()
      const { raw, lock } = openLedger(options)
      const took = performance.now() - started
      closeLedger(raw, lock, places)
      return took
    },
  )
}
