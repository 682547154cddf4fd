import { setTimeout as sleep } from 'node:timers/promises'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SwapStep } from '#durability/swap.ts'
import { startChild } from './child.ts'
import { lookAt } from './looked-at.ts'
import { chanceOf, type Tried } from './report.ts'

const SLOWEST_START_MS = 3_000

/** Of one office, some 5,000 commands: looking through a ledger takes as long as it has grown. */
const MOST_ROUNDS = 25

/** kill -9 at a random moment of work: nothing that was answered is gone, nothing is half there or twice. */
export async function killedAtWork(n: number, work: 'load' | 'backup' | 'restore', seed = 1): Promise<Tried> {
  const chance = chanceOf(seed)
  const broken: string[] = []
  let [given, slowest] = [0, 0]
  for (let round = 0; round < n; round += MOST_ROUNDS) {
    const office = await oneOffice(Math.min(MOST_ROUNDS, n - round), work, chance)
    given += office.given
    slowest = Math.max(slowest, office.slowest)
    broken.push(...office.broken.map((what) => `office ${round / MOST_ROUNDS + 1}, ${what}`))
  }
  const names = {
    load: 'killed at work',
    backup: 'killed while backing up',
    restore: 'killed while restoring',
  }
  const figures = [`${given} answered commands`, `slowest start ${Math.round(slowest)} ms`]
  return { what: names[work], n, broken, figures }
}

async function oneOffice(n: number, work: 'load' | 'backup' | 'restore', chance: (below: number) => number) {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  const broken: string[] = []
  let [given, slowest] = [0, 0]
  let before: ReadonlySet<string> = new Set()
  try {
    for (let round = 0; round < n; round += 1) {
      const office = startChild({ dir, do: work, tag: `r${round}` })
      await office.until('open')
      await sleep(chance(400))
      office.child.kill('SIGKILL')
      await office.ended
      const done = office.told.flatMap((line) => (line.startsWith('done ') ? [line.slice(5)] : []))
      given += done.length
      const seen = await lookAt(dir)
      slowest = Math.max(slowest, seen.took)
      const names = new Set(seen.names)
      if (names.size !== seen.names.length) broken.push(`round ${round}: a command was done twice`)
      broken.push(...seen.damages.map((damage) => `round ${round}: ${damage}`))
      if (seen.recovery !== null) broken.push(`round ${round}: it took a recovery (${seen.recovery})`)
      // A restore takes away what came after its backup: only what was there before it must still be.
      const must = work === 'restore' ? [...before] : [...before, ...done]
      const lost = must.filter((name) => !names.has(name))
      if (lost.length > 0) broken.push(`round ${round}: ${lost.length} answered commands are gone`)
      before = work === 'restore' ? new Set() : names
      if (seen.took > SLOWEST_START_MS)
        broken.push(`round ${round}: the start took ${Math.round(seen.took)} ms`)
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return { broken, given, slowest }
}

const STEPS: readonly SwapStep[] = ['staged', 'marked', 'quarantined', 'replaced', 'unmarked']

/** Killed exactly at each step of a restore: the next start has the old ledger or the new one, whole. */
export async function killedAtSteps(times: number): Promise<Tried> {
  const broken: string[] = []
  for (let round = 0; round < times; round += 1) {
    for (const step of STEPS) {
      const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
      try {
        const office = startChild({ dir, do: 'restore', tag: 'x', 'die-at': step })
        await office.ended
        const seen = await lookAt(dir)
        broken.push(...seen.damages.map((damage) => `${step}: ${damage}`))
        if (seen.recovery !== null) broken.push(`${step}: it took a recovery (${seen.recovery})`)
        const done = office.told.filter((line) => line.startsWith('done '))
        const gap = seen.names.length > 0 && seen.names.some((name) => !done.includes(`done ${name}`))
        // The last may have been kept without the answer having been told.
        if (gap && seen.names.length > done.length + 1)
          broken.push(`${step}: neither the old nor the new ledger`)
      } finally {
        rmSync(dir, { recursive: true, force: true })
      }
    }
  }
  return { what: 'killed at each step of a restore', n: times * STEPS.length, broken, figures: [] }
}
