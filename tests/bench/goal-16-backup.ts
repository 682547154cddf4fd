import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { bytesOf } from '#db/ledger-bytes.ts'
import { openLedgerFile } from '#db/open.ts'
import { copyOpen } from '#durability/copy-open.ts'
import { closeLedger, openLedger } from '#durability/open-ledger.ts'
import { placesOf } from '#durability/places.ts'
import type { Bench } from './bench.ts'
import { askChild } from './child.ts'
import { BENCH_CLOCK } from './clock.ts'
import { vacuumInto, type MeasuredBackups } from './measure-backups.ts'
import { inTurn, timed } from './pairs.ts'

/** So late may a timer in the core's loop be while a backup is made. */
const LATEST_MS = 50

/**
 * A backup while the ledger is used: its copy against VACUUM INTO, and the whole of it, by the program as it is built,
 * against VACUUM INTO with the same checks; how late a timer of the core's loop gets meanwhile; and what a start after a
 * kill looks through, against quick_check alone.
 */
export async function backups(bench: Bench): Promise<void> {
  const sizes = bench.sizes(100_000)
  const each: number[] = []
  for (const size of sizes) {
    const [ours, bare] = [await bench.copyOf(size), await bench.copyOf(size)]
    bench.report(16, 'copy of a ledger in use', size, 1.5, await copies(bench, ours, bare))
    // The floor follows neither chain and counts no rows.
    const argument = JSON.stringify({ ours, bare, pairs: bench.pairs })
    const { checked, lateMs } = (await askChild('backups', argument)) as MeasuredBackups
    bench.report(16, 'backup that is checked', size, 2, checked)
    each.push(checked.programMs)
    const late = { ratio: lateMs / LATEST_MS, floorMs: LATEST_MS, programMs: lateMs }
    bench.report(16, 'a timer of 10 ms is late by', size, 1, late)
    bench.report(16, 'start after a kill', size, 3, await startAfterKill(bench, ours))
  }
  bench.growth(16, each, 15)
}

async function copies(bench: Bench, ours: string, bare: string) {
  const app = openVigente({ dir: ours, clock: BENCH_CLOCK })
  const raw = openLedgerFile(join(bare, 'ledger.db'))
  try {
    return await inTurn(
      bench.pairs,
      timed(() => vacuumInto(raw, join(bare, 'copy.tmp'))),
      timed(() => copyOpen(bytesOf(app.sync.raw), join(ours, 'copy.tmp'), () => {})),
    )
  } finally {
    app.close()
    raw.close()
  }
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
