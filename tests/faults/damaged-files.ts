import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { inspectLedger } from '#durability/inspect.ts'
import { changeState } from '#durability/state.ts'
import { placesOf } from '#durability/places.ts'
import { liveBytes } from './live-bytes.ts'
import { lookAt } from './looked-at.ts'
import { chanceOf, percent, type Tried } from './report.ts'

const BACKED_UP = 20
const LATER = 20

interface Made {
  /** Closed, with a backup after the first clients. */
  readonly dir: string
  /** As it was before: the ledger and nothing else. */
  readonly older: Buffer
}

/** An office with papers of every kind, a backup, and work after it. */
async function makeOffice(): Promise<Made> {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  const open = () =>
    openVigente({ dir, clock: { now: () => new Date('2026-11-23T15:00:00Z') }, log: () => {} })
  const first = open()
  const ask = async (app: typeof first, name: string, input: unknown) => {
    const answer = await app.dispatch({ operator: null, host: 'direct' }, name, input)
    if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code}`)
  }
  await ask(first, 'sample.load', { clients: BACKED_UP })
  first.close()
  const older = readFileSync(join(dir, 'ledger.db'))
  const second = open()
  await ask(second, 'backups.make', {})
  for (let i = 0; i < LATER; i += 1) await ask(second, 'clients.create', { name: `Después ${i}` })
  // Every row known before it is damaged.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  second.close()
  return { dir, older }
}

/** One bit up to 64 KB garbled in what the ledger holds: how much of it is found, and where. */
export async function garbled(n: number, seed = 7): Promise<Tried> {
  const chance = chanceOf(seed)
  const { dir } = await makeOffice()
  const path = join(dir, 'ledger.db')
  const whole = readFileSync(path)
  const live: number[] = []
  liveBytes(whole).forEach((isLive, at) => isLive && live.push(at))
  const sizes = [0, 0, 0, 0, 8, 512, 4_096, 65_536]
  const tally = { bits: 0, bitsFound: 0, large: 0, largeFound: 0 }
  const missed: string[] = []
  try {
    const clean = (await inspectLedger(placesOf(dir)))!.found
    if (clean.length > 0) missed.push(`a whole ledger was called damaged: ${clean[0]!.detail}`)
    for (let i = 0; i < n; i += 1) {
      const size = sizes[chance(sizes.length)]!
      const at = live[chance(live.length)]!
      const bytes = Buffer.from(whole)
      if (size === 0) bytes[at]! ^= 1 << chance(8)
      else for (let k = at; k < Math.min(at + size, bytes.length); k += 1) bytes[k]! ^= 1 + chance(255)
      writeFileSync(path, bytes)
      const { found } = (await inspectLedger(placesOf(dir)))!
      const isFound = found.length > 0
      if (size < 512) {
        tally.bits += 1
        if (isFound) tally.bitsFound += 1
      } else {
        tally.large += 1
        if (isFound) tally.largeFound += 1
        else missed.push(`${size} bytes at ${at} were not found`)
      }
    }
    const share = tally.bitsFound / Math.max(1, tally.bits)
    if (share < 0.995) missed.push(`only ${percent(tally.bitsFound, tally.bits)} of the flips were found`)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  return {
    what: 'garbled, one bit to 64 KB',
    n,
    broken: missed,
    figures: [
      `flips found ${percent(tally.bitsFound, tally.bits)} of ${tally.bits}`,
      `512 B and more found ${percent(tally.largeFound, tally.large)} of ${tally.large}`,
    ],
  }
}

type Harm = 'emptied' | 'cut' | 'older' | 'garbled' | 'gone'
const HARMS: readonly Harm[] = ['emptied', 'cut', 'older', 'garbled', 'gone']

/**
 * The ledger cut, emptied, exchanged or garbled, and the program started on it: it opens by itself, what had a backup is
 * there, what the damaged file still tells too, and what is there is whole.
 */
export async function recoveredFrom(n: number, seed = 11): Promise<Tried> {
  const chance = chanceOf(seed)
  const made = await makeOffice()
  const broken: string[] = []
  const outcomes = new Map<string, number>()
  let later = 0
  try {
    for (let i = 0; i < n; i += 1) {
      const harm = HARMS[i % HARMS.length]!
      const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
      try {
        cpSync(made.dir, dir, { recursive: true })
        hurt(dir, harm, made, chance)
        const told = (await inspectLedger(placesOf(dir)))!.found.length > 0
        // What only a full look tells is repaired when somebody says so.
        if (told) askForRepair(dir)
        const seen = await lookAt(dir)
        const outcome = seen.recovery ?? 'nothing'
        outcomes.set(`${harm}: ${outcome}`, (outcomes.get(`${harm}: ${outcome}`) ?? 0) + 1)
        broken.push(...seen.damages.map((damage) => `${harm}: ${damage}`))
        if (!told) broken.push(`${harm}: it was not noticed`)
        const kept = seen.names.filter((name) => !name.startsWith('Después')).length
        if (kept < BACKED_UP) broken.push(`${harm}: ${kept} of ${BACKED_UP} backed up clients (${outcome})`)
        if (!existsSync(join(dir, 'quarantine')) && outcome !== 'kept')
          broken.push(`${harm}: nothing in quarantine`)
        later += seen.names.length - kept
      } finally {
        rmSync(dir, { recursive: true, force: true })
      }
    }
  } finally {
    rmSync(made.dir, { recursive: true, force: true })
  }
  return {
    what: 'emptied, cut, exchanged, garbled or gone',
    n,
    broken,
    figures: [
      ...[...outcomes].map(([outcome, count]) => `${outcome} ×${count}`),
      `later work that came back ${percent(later, n * LATER)}`,
    ],
  }
}

function hurt(dir: string, harm: Harm, { older }: Made, chance: (below: number) => number): void {
  const path = join(dir, 'ledger.db')
  const whole = readFileSync(path)
  if (harm === 'emptied') truncateSync(path, 0)
  else if (harm === 'gone') rmSync(path)
  else if (harm === 'cut') truncateSync(path, 100 + chance(whole.length - 200))
  else if (harm === 'older') writeFileSync(path, older)
  else {
    const from = 4_096 * (1 + chance(whole.length / 4_096 - 2))
    for (let at = from; at < from + 4_096; at += 1) whole[at]! ^= 1 + chance(255)
    writeFileSync(path, whole)
  }
}

function askForRepair(dir: string): void {
  changeState(placesOf(dir).state, { repair: true })
}
