import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { removeHashFile } from './hash-file.ts'
import { ledgerHeads, writeHeadFile, type LedgerHeads } from './heads.ts'
import { flushFile, keepFile, moveFile } from './keep-file.ts'
import { LEDGER_SUFFIXES, type Places } from './places.ts'

const marker = z.object({
  version: z.literal(1),
  /** Names within the ledger's folder. */
  staged: z.string().regex(/^[\w.-]+$/),
  quarantine: z.string().regex(/^[\w.-]+$/),
  head: ledgerHeads,
})
type Marker = z.output<typeof marker>

/** For tests, which end the process at each of them. */
export type SwapStep = 'staged' | 'marked' | 'quarantined' | 'replaced' | 'unmarked'
let atStep: (step: SwapStep) => void = () => {}
export function onSwapStep(listen: (step: SwapStep) => void): void {
  atStep = listen
}

/**
 * A checked ledger at `staging/<file>` is to take the place of the one that is there, once that is closed: noted on disk,
 * so that a kill from here on leaves the old one or the new one, and the next start finishes.
 */
export function markSwap(places: Places, staged: string, quarantine: string, head: LedgerHeads): void {
  flushFile(staged)
  atStep('staged')
  const note: Marker = { version: 1, staged: basename(staged), quarantine, head }
  keepFile(places.pending, `${JSON.stringify(note)}\n`)
  atStep('marked')
}

type SwapOutcome = 'none' | 'done' | 'undone'

/**
 * Finishes a swap that was noted. The old files go to quarantine, each that is still there; the new one into their place;
 * the head file is of the new one from then on. Where the staged file is lost, the old ones come back.
 */
export function finishSwap(places: Places): SwapOutcome {
  if (!existsSync(places.pending)) return 'none'
  const note = readMarker(places)
  if (note === null) {
    rmSync(places.pending, { force: true })
    return 'undone'
  }
  const staged = join(places.staging, note.staged)
  const quarantine = join(places.quarantine, note.quarantine)
  const hasStaged = existsSync(staged)
  const isReplaced = !hasStaged && existsSync(places.ledger)
  if (!hasStaged && !isReplaced) {
    bringBack(places, quarantine)
    rmSync(places.pending, { force: true })
    return 'undone'
  }
  if (hasStaged) {
    quarantineLedger(places, quarantine)
    atStep('quarantined')
    moveFile(staged, places.ledger)
  }
  atStep('replaced')
  removeHashFile(places.hashes)
  writeHeadFile(places.head, note.head, true)
  rmSync(places.pending, { force: true })
  rmSync(places.staging, { recursive: true, force: true })
  atStep('unmarked')
  return 'done'
}

/** Out of use and never deleted: a stale -wal thus never meets another file. */
function quarantineLedger(places: Places, quarantine: string): void {
  mkdirSync(quarantine, { recursive: true, mode: 0o700 })
  for (const suffix of LEDGER_SUFFIXES)
    if (existsSync(places.ledger + suffix))
      moveFile(places.ledger + suffix, join(quarantine, `ledger.db${suffix}`))
}

function bringBack(places: Places, quarantine: string): void {
  for (const suffix of LEDGER_SUFFIXES) {
    const kept = join(quarantine, `ledger.db${suffix}`)
    if (existsSync(kept)) moveFile(kept, places.ledger + suffix)
  }
}

/** `20261129T153000123-restored`, so that no two are one. */
export function quarantineName(now: Date, why: string): string {
  return `${now.toISOString().replace(/[-:.Z]/g, '')}-${why}`
}

function readMarker({ pending }: Places): Marker | null {
  try {
    return marker.parse(JSON.parse(readFileSync(pending, 'utf8')))
  } catch {
    return null
  }
}
