import { mkdirSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { flushFile, flushFolder } from '#durability/keep-file.ts'
import { closeLedger, openLedger } from '#durability/open-ledger.ts'
import { placesOf } from '#durability/places.ts'
import { unpackLedger } from '../support/kept-ledgers.ts'
import { stepByStep } from './step-by-step.ts'

// The start of a program on a kept ledger, for whoever kills it: before statement `--die-before` it ends itself, or else it
// tells how many there were. With `--unpack SCHEMA` it first lays the ledger down, and tells when it is on disk.

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    unpack: { type: 'string' },
    'die-before': { type: 'string' },
  },
})
const tell = (line: string) => void writeSync(1, `${line}\n`)
const places = placesOf(values.dir!)
if (values.unpack !== undefined) {
  mkdirSync(values.dir!)
  unpackLedger(Number(values.unpack), values.dir!)
  flushFile(places.ledger)
  for (const folder of [values.dir!, dirname(values.dir!)]) flushFolder(folder)
  tell('unpacked')
}

let statements = 0
function step(): void {
  statements += 1
  if (statements === Number(values['die-before'])) process.kill(process.pid, 'SIGKILL')
}
stepByStep(step)
const { raw, lock } = openLedger({ places, clock: { now: () => new Date() }, app: '0.0.0', log: () => {} })
step()
tell(`statements ${statements}`)
closeLedger(raw, lock, places)
tell('closed')
