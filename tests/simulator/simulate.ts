import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { KEY_FILE } from '../../src-endpoint/key-file.ts'
import { uuid7 } from '../../src-main/core/stamp.ts'
import { appendToOutbox, outboxHead } from '../../src-main/sync/outbox.ts'
import { work } from './clerk.ts'
import { brokenAtRest, brokenBase, brokenNow, UNKNOWN_COMMAND } from './invariants.ts'
import { CALLER, makeTemplates, nameOfJudged, Office, type Pc } from './office.ts'
import { randomFrom, type Random } from './random.ts'
import { FAIR, scheduleOf, type Schedule, type Step } from './schedule.ts'

/** Null where everything held; else what did not, and after which step. */
export interface Failure {
  readonly after: number
  readonly broken: readonly string[]
}

const MEMORY = '/dev/shm'
/** Exchanges of each PC with a fair network after which everything must rest. */
const FAIR_ROUNDS = 4

let place: string | null = null
let offices = 0

/** In memory where this machine has such a place: what is flushed there is so at once. */
async function ready(): Promise<void> {
  if (place !== null) return
  place = mkdtempSync(join(existsSync(MEMORY) ? MEMORY : tmpdir(), 'vigente-simulator-'))
  process.once('exit', () => rmSync(place!, { recursive: true, force: true }))
  await makeTemplates(join(place, 'templates'))
}

/** One office from its first day to its rest. */
export async function simulate(schedule: Schedule): Promise<Failure | null> {
  await ready()
  offices += 1
  const office = new Office(join(place!, `office-${offices}`))
  let at = -1
  try {
    await office.open(schedule.pcs)
    for (const step of schedule.steps) {
      at = step.n
      await happen(office, step, schedule.seed)
      const broken = brokenNow(office, [office.pcs[step.pc]!])
      if (broken.length > 0) return { after: at, broken }
    }
    at = -1
    await office.deliverLate()
    for (let round = 0; round < FAIR_ROUNDS; round += 1) {
      // By then nobody waits for a PC that may not come any more.
      if (office.wentBack && round === FAIR_ROUNDS / 2) office.minutes += 16
      for (const pc of office.pcs) if (!pc.revoked) await office.exchange(pc, FAIR, randomFrom(1))
    }
    const broken = [...brokenNow(office, office.pcs), ...(await brokenAtRest(office))]
    broken.push(...(await brokenBase(office)))
    return broken.length > 0 ? { after: at, broken } : null
  } catch (error) {
    return { after: at, broken: [error instanceof Error ? (error.stack ?? error.message) : String(error)] }
  } finally {
    await office.close().catch(() => {})
  }
}

/** Fewer steps that fail still: whole runs of them are left out first, then one after the other. */
export async function shrink(schedule: Schedule, tries = 60): Promise<Schedule> {
  let smallest = schedule
  let left = tries
  for (let size = Math.ceil(schedule.steps.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let from = 0; from < smallest.steps.length && left > 0; left -= 1) {
      const steps = [...smallest.steps.slice(0, from), ...smallest.steps.slice(from + size)]
      if ((await simulate({ ...smallest, steps })) === null) from += size
      else smallest = { ...smallest, steps }
    }
  }
  return smallest
}

export { scheduleOf }

async function happen(office: Office, step: Step, seed: number): Promise<void> {
  const random = randomFrom(seed * 1_000 + step.n)
  const pc = office.pcs[step.pc]!
  switch (step.kind) {
    case 'work':
      return workOn(office, pc, step, random)
    case 'exchange':
      await office.exchange(pc, step.trouble, random)
      if (pc.dead) office.kill(pc)
      if (random.chance(0.2)) await office.deliverLate()
      return
    case 'kill':
      return office.kill(pc)
    case 'backup':
      office.copy(pc, `${pc.dir}.backup`)
      pc.hasBackup = true
      return
    case 'restore':
      return restore(office, pc)
    case 'clone':
      return clone(office, pc)
    case 'damage':
      pc.app.sync.raw.prepare("UPDATE digest_sums SET sum = 'f' || substr(sum, 2)").run()
      office.mayResync = true
      return
    case 'poison':
      return poison(pc)
    case 'clock':
      pc.sets = { readings: random.int(8), days: step.days }
      return
    case 'wait':
      office.minutes += step.days * 24 * 60
      return
    case 'revoke':
      return revoke(office, pc)
    case 'endpointKill':
      return killEndpoint(office, step.lost)
    case 'compact':
      return compact(office, step, random)
    case 'replaceKey':
      await office.endpoint.service.keys.replace(step.days)
      return
    case 'endpointBackup':
      await stopEndpoint(office)
      cpSync(endpointDir(office), `${endpointDir(office)}.backup`, { recursive: true })
      office.endpointBackup = true
      office.endpoint = await office.startEndpoint()
      return
    case 'endpointRestore':
      if (office.endpointBackup) await putBackEndpoint(office)
      return
  }
}

async function putBackEndpoint(office: Office): Promise<void> {
  office.mayResync = true
  office.mayMakeAgain = true
  office.wentBack = true
  await stopEndpoint(office)
  const dir = endpointDir(office)
  const keys = readFileSync(join(dir, KEY_FILE))
  rmSync(dir, { recursive: true })
  // Of another history: no kill after this can bring it back.
  rmSync(`${dir}.older`, { recursive: true, force: true })
  cpSync(`${dir}.backup`, dir, { recursive: true })
  // It is kept apart: with an older one the PCs would not know the endpoint any more.
  writeFileSync(join(dir, KEY_FILE), keys)
  office.endpoint = await office.startEndpoint()
}

async function workOn(
  office: Office,
  pc: Pc,
  { commands, room }: Step & { readonly kind: 'work' },
  random: Random,
): Promise<void> {
  const ends = office.fill(pc.app, room)
  await work(office, pc, commands, random)
  ends()
}

/** What was given since the backup and not sent yet is gone with the disk: nobody can have it. */
function restore(office: Office, pc: Pc): void {
  if (!pc.hasBackup) return
  pc.app.sync.raw.close()
  rmSync(pc.dir, { recursive: true })
  cpSync(`${pc.dir}.backup`, pc.dir, { recursive: true })
  pc.app = office.start(pc)
  office.refused.clear()
  const kept = new Set(pc.app.sync.raw.prepare('SELECT cmd_id FROM outbox').pluck().all() as string[])
  for (const id of pc.acknowledged) if (!kept.has(id)) pc.acknowledged.delete(id)
  office.noteOld(pc)
}

/** The log keeps of what is folded only what became of it: what it was is remembered here. */
async function compact(
  office: Office,
  step: Step & { readonly kind: 'compact' },
  random: Random,
): Promise<void> {
  for (const row of await office.log()) office.folded.set(nameOfJudged(row), row)
  await office.compact(step.days, step.storeFault, random)
  for (const pc of office.pcs) office.noteOld(pc)
  if (step.ledger === 'kept') return
  if (step.ledger === 'older') return killEndpoint(office, true)
  await stopEndpoint(office)
  for (const name of readdirSync(endpointDir(office)))
    if (name.startsWith('ledger-')) rmSync(join(endpointDir(office), name), { recursive: true })
  office.endpoint = await office.startEndpoint()
}

function clone(office: Office, pc: Pc): void {
  const dir = join(office.root, `pc-${office.pcs.length}`)
  office.copy(pc, dir)
  const twin: Pc = {
    ...pc,
    name: `${pc.name} copiada`,
    dir,
    app: null!,
    acknowledged: new Set(),
    dead: false,
    hasBackup: false,
    sets: null,
  }
  twin.app = office.start(twin)
  office.pcs.push(twin)
}

/** It does nothing here, since this program does not know it; the others must go on all the same. */
function poison({ app, acknowledged }: Pc): void {
  const { db, raw } = app.sync
  raw.transaction(() => {
    const cmd_id = uuid7(new Date(0))
    const stamp = {
      cmdId: cmd_id,
      now: '',
      today: '2026-11-23',
      operator: 'consola',
      series: 'A',
      group: null,
    }
    const command = { cmd_id, type: UNKNOWN_COMMAND, version: 1, group_id: null, operator_id: 'consola' }
    appendToOutbox(db, outboxHead(db), {
      ...command,
      args: { input: {}, stamp },
      created_at: '2026-11-23T12:00:00Z',
    })
    acknowledged.add(cmd_id)
  })()
}

/** Whoever is left does it; its commands that were not sent are for nobody to judge. */
async function revoke(office: Office, pc: Pc): Promise<void> {
  const other = office.pcs.find(
    (one) => !one.revoked && one.app.syncing.deviceId() !== pc.app.syncing.deviceId(),
  )
  if (!other || office.pcs.filter((one) => !one.revoked).length < 3) return
  const id = pc.app.syncing.deviceId()
  await office.exchange(other, FAIR, randomFrom(1))
  const answer = await other.app.dispatch(CALLER, 'devices.revoke', { id, reason: 'robada' })
  await office.exchange(other, FAIR, randomFrom(1))
  if (!answer.ok) return
  for (const one of office.pcs) if (one.app.syncing.deviceId() === id) one.revoked = true
}

async function stopEndpoint(office: Office): Promise<void> {
  await office.endpoint.close()
}

/** Its store is flushed at each revision, and so is its key; its ledger is not, and may come back without its last ones. */
async function killEndpoint(office: Office, lost: boolean): Promise<void> {
  await stopEndpoint(office)
  const dir = endpointDir(office)
  const older = `${dir}.older`
  if (lost && existsSync(older)) {
    office.mayMakeAgain = true
    for (const name of ['store.db', KEY_FILE]) cpSync(join(dir, name), join(older, name))
    rmSync(dir, { recursive: true })
    cpSync(older, dir, { recursive: true })
  }
  rmSync(older, { recursive: true, force: true })
  cpSync(dir, older, { recursive: true })
  office.endpoint = await office.startEndpoint()
}

function endpointDir(office: Office): string {
  return join(office.root, 'endpoint')
}
