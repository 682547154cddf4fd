import { parseArgs } from 'node:util'
import { failedFlush, slowDisk } from './flush-faults.ts'
import { movedClock } from './clock.ts'
import { garbled, recoveredFrom } from './damaged-files.ts'
import { fullDisk, readOnly } from './disk.ts'
import { killedAtSteps, killedAtWork } from './killed.ts'
import { cutWhileMigrating, fullWhileMigrating, killedMigrating } from './migrated.ts'
import { powerCut } from './power-cut.ts'
import type { Tried } from './report.ts'
import { startedAtOnce } from './starts.ts'
import { migratedTenfold } from './tenfold.ts'

// `npm run faults`: what is promised of a ledger, tried against kills, power cuts, disks that fail and damaged files;
// with `--quick` a twentieth of it, and with `--only WORD` what has that word.

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string' } } })
const times = (count: number) => (values.quick ? Math.max(2, Math.round(count / 20)) : count)

const faults: readonly (readonly [name: string, run: () => Promise<Tried>])[] = [
  ['work', () => killedAtWork(times(1_000), 'load')],
  ['backup', () => killedAtWork(times(200), 'backup')],
  ['restore', () => killedAtWork(times(200), 'restore')],
  ['steps', () => killedAtSteps(times(20))],
  ['migrating', () => killedMigrating(values.quick ? 40 : Infinity)],
  ['migrating-full', () => fullWhileMigrating(values.quick ? 40 : Infinity)],
  ['migrating-power', () => cutWhileMigrating(times(400))],
  ['migrating-tenfold', migratedTenfold],
  ['garbled', () => garbled(times(2_000))],
  ['recovered', () => recoveredFrom(times(500))],
  ['full', () => fullDisk(times(200))],
  ['readonly', () => readOnly(times(20))],
  ['starts', () => startedAtOnce(values.quick ? 20 : 100)],
  ['clock', movedClock],
  ['power', () => powerCut({ images: times(2_000), imagesOfDay: 50 })],
  ['flush', () => failedFlush(times(200))],
  ['slow', () => slowDisk(times(20))],
]

let failed = 0
for (const [name, run] of faults) {
  if (values.only !== undefined && !name.includes(values.only)) continue
  const began = performance.now()
  const { what, n, broken, figures, skipped } = await run()
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const verdict = skipped !== undefined ? `skipped: ${skipped}` : broken.length === 0 ? 'ok' : 'BROKEN'
  console.log(
    `${what.padEnd(42)} ${String(n).padStart(5)}  ${seconds.padStart(6)} s  ${verdict}  ${figures.join('; ')}`,
  )
  for (const line of broken.slice(0, 20)) console.log(`  ${line}`)
  if (broken.length > 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
