import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { LEDGER_TABLES, NEWEST_SCHEMA } from '#db/migrations.ts'
import { changedTables, digestTables, type TableDigest } from '#db/row-digests.ts'
import { closeLedger, openLedger } from '#durability/open-ledger.ts'
import { LEDGER_SUFFIXES, placesOf } from '#durability/places.ts'
import { unpackLedger } from '../support/kept-ledgers.ts'
import { startChild } from './child.ts'
import { cutDisk, FATES } from './cut-disk.ts'
import { fill, smallDisk } from './disk.ts'
import { readDiskLog } from './disk-log.ts'
import { lookAt } from './looked-at.ts'
import { chanceOf, skipped, type Tried } from './report.ts'
import { noShim, shimEnv } from './shim.ts'

/** The oldest that is kept has the longest way to go, and is the smallest. */
const SCHEMA = 10
const PAGE = 4_096
/** There is room enough where it opens so often in turn. */
const MOST_OPENED = 20
const PROGRAM = 'migrate-child.ts'

/** kill -9 before each statement of a start that brings a ledger up, or before `most` of them: the old ledger or the new one. */
export async function killedMigrating(most: number): Promise<Tried> {
  const before = rowsOfKept()
  const broken: string[] = []
  const states = new Map<string, number>()
  const count = await statementsOfStart()
  const steps = evenly(count, most)
  for (const step of steps) {
    await withFolder(async (dir) => {
      unpackLedger(SCHEMA, dir)
      await startChild({ dir, 'die-before': String(step) }, process.env, PROGRAM).ended
      const state = stateOf(dir, before)
      states.set(state, (states.get(state) ?? 0) + 1)
      if (state !== 'old' && state !== 'new') broken.push(`statement ${step}: ${state}`)
      broken.push(...startedAfter(dir, before).map((fault) => `statement ${step}: ${fault}`))
      // Looking through all of it takes longer than all the rest.
      if (step % 20 === 1) broken.push(...(await faultsOf(dir)).map((fault) => `statement ${step}: ${fault}`))
    })
  }
  return { what: 'killed while migrating', n: steps.length, broken, figures: figuresOf(states) }
}

/** The power is cut at some moment of such a start, and what was not flushed is there, is not, or in part. */
export async function cutWhileMigrating(images: number, seed = 5): Promise<Tried> {
  const what = 'power cut while migrating'
  const no = noShim()
  if (no !== null) return skipped(what, no)
  const before = rowsOfKept()
  const chance = chanceOf(seed)
  const broken: string[] = []
  const states = new Map<string, number>()
  const log = await recordedStart()
  const first = log.findIndex(({ kind }) => kind === 'told') + 1
  const moments = Array.from({ length: images }, () => first + chance(log.length - first + 1))
  const disk = cutDisk()
  let at = 0
  for (const [i, moment] of moments.toSorted((a, b) => a - b).entries()) {
    for (; at < moment; at += 1) disk.take(log[at]!)
    const fate = FATES[i % FATES.length]!
    const label = `${moment} of ${log.length}, ${fate}`
    await withFolder(async (root) => {
      disk.lay(root, fate, chance)
      const dir = join(root, 'office')
      const state = stateOf(dir, before)
      states.set(state, (states.get(state) ?? 0) + 1)
      if (state !== 'old' && state !== 'new') broken.push(`${label}: ${state}`)
      broken.push(...startedAfter(dir, before).map((fault) => `${label}: ${fault}`))
      if (i % 10 === 0) broken.push(...(await faultsOf(dir)).map((fault) => `${label}: ${fault}`))
    })
  }
  return { what, n: images, broken, figures: figuresOf(states) }
}

/** The disk has room for no page of such a start, for one, for two, until it is enough: said so, and the old ledger stands. */
export async function fullWhileMigrating(most: number): Promise<Tried> {
  const what = 'disk full while migrating'
  const disk = smallDisk()
  if (disk === null) return skipped(what, 'mount is not permitted here')
  const before = rowsOfKept()
  const broken: string[] = []
  const said = new Map<string, number>()
  try {
    const dir = join(disk.path, 'office')
    const needed = pagesOfStart(dir)
    const steps = evenly(needed, most).map((pages) => pages - 1)
    let opened = 0
    for (const pages of steps) {
      if (opened === MOST_OPENED) break
      mkdirSync(dir)
      unpackLedger(SCHEMA, dir)
      fill(disk.path, pages * PAGE)
      const [told] = startedAfter(dir, before)
      said.set(told ?? 'opened', (said.get(told ?? 'opened') ?? 0) + 1)
      opened = told === undefined ? opened + 1 : 0
      if (told !== undefined && told !== 'diskFull') broken.push(`${pages} pages: ${told}`)
      const state = stateOf(dir, before)
      // What comes after the migration, as the head file, may find no room either.
      if (state !== 'new' && (state !== 'old' || told === undefined)) broken.push(`${pages} pages: ${state}`)
      rmSync(join(disk.path, 'filler'))
      broken.push(...startedAfter(dir, before).map((fault) => `${pages} pages, then room: ${fault}`))
      rmSync(dir, { recursive: true })
    }
    const n = [...said.values()].reduce((sum, count) => sum + count, 0)
    return { what, n, broken, figures: figuresOf(said) }
  } finally {
    disk.remove()
  }
}

/** From 1 on, `most` of them or all. */
function evenly(count: number, most: number): number[] {
  if (most >= count) return Array.from({ length: count }, (_, i) => i + 1)
  return Array.from({ length: most }, (_, i) => 1 + Math.round((i * (count - 1)) / (most - 1)))
}

function figuresOf(states: ReadonlyMap<string, number>): string[] {
  return [...states].map(([state, count]) => `${state} ×${count}`)
}

async function withFolder(work: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  try {
    await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function statementsOfStart(): Promise<number> {
  let count = 0
  await withFolder(async (root) => {
    const dir = join(root, 'office')
    const child = startChild({ dir, unpack: String(SCHEMA) }, process.env, PROGRAM)
    await child.ended
    count = Number(child.told.find((line) => line.startsWith('statements'))!.split(' ')[1])
  })
  return count
}

async function recordedStart() {
  const work = mkdtempSync(join(tmpdir(), 'vigente-start-'))
  const [root, log] = [join(work, 'disk'), join(work, 'log')]
  mkdirSync(root)
  try {
    const args = { dir: join(root, 'office'), unpack: String(SCHEMA) }
    const code = await startChild(args, shimEnv({ root, log }), PROGRAM).ended
    if (code !== 0) throw new Error(`the start ended with ${code}`)
    return readDiskLog(log)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/** By how much the folder grows at most, about: some of it is gone again when the start is over. */
function pagesOfStart(dir: string): number {
  mkdirSync(dir)
  unpackLedger(SCHEMA, dir)
  const size = statSync(join(dir, 'ledger.db')).size
  startedAfter(dir, rowsOfKept())
  const grown = statSync(join(dir, 'ledger.db')).size
  rmSync(dir, { recursive: true })
  return Math.ceil((size + 2 * grown) / PAGE) + 20
}

/** The ledger's own rows and both chains; but for settings, of which a migration makes rules of the office. */
function rowsOfKept(): TableDigest[] {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  try {
    unpackLedger(SCHEMA, dir)
    const raw = new Database(join(dir, 'ledger.db'), { readonly: true })
    const tables = digestTables(raw).filter(
      ({ name }) => name !== 'settings' && (Object.hasOwn(LEDGER_TABLES, name) || CHAINS.includes(name)),
    )
    raw.close()
    return tables
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

const CHAINS: readonly string[] = ['outbox', 'audit', 'before_images']

/** What a ledger is that nobody has open; it is read where it does not matter. */
function stateOf(dir: string, before: readonly TableDigest[]): string {
  const apart = mkdtempSync(join(tmpdir(), 'vigente-faults-'))
  try {
    for (const suffix of LEDGER_SUFFIXES)
      if (existsSync(join(dir, `ledger.db${suffix}`)))
        copyFileSync(join(dir, `ledger.db${suffix}`), join(apart, `ledger.db${suffix}`))
    const raw = new Database(join(apart, 'ledger.db'))
    try {
      const changed = changedTables(raw, before)
      if (changed.length > 0) return `other rows in ${changed.join(', ')}`
      const version = raw.pragma('user_version', { simple: true })
      return version === SCHEMA ? 'old' : version === NEWEST_SCHEMA ? 'new' : `of schema ${String(version)}`
    } finally {
      raw.close()
    }
  } catch (error) {
    return String(error)
  } finally {
    rmSync(apart, { recursive: true, force: true })
  }
}

/** The next start: nothing where it opens the new ledger by itself. */
function startedAfter(dir: string, before: readonly TableDigest[]): string[] {
  const log: string[] = []
  const places = placesOf(dir)
  try {
    const opened = openLedger({
      ...{ places, clock: { now: () => new Date() }, app: '0.0.0' },
      log: ({ event, kind }) => void log.push(`${event} ${kind}`),
    })
    const changed = changedTables(opened.raw, before)
    closeLedger(opened.raw, opened.lock, places)
    return [...log, ...changed.map((name) => `other rows in ${name}`)]
  } catch (error) {
    return [(error as { reason?: string }).reason ?? String(error)]
  }
}

async function faultsOf(dir: string): Promise<string[]> {
  const { damages, recovery } = await lookAt(dir)
  return recovery === null ? [...damages] : [...damages, `it took a recovery (${recovery})`]
}
