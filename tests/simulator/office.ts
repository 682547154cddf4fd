import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente, type OpenLedger } from '../../src-main/core/start.ts'
import type { SystemStore } from '../../src-main/core/secrets/wrap.ts'
import { logLine, type LogEntry } from '../../src-shared/domain/log-entry.ts'
import { openEndpoint, type Endpoint } from '../../src-endpoint/open.ts'
import { answer, type Asked } from '../../src-endpoint/answer.ts'
import type { RawAnswer, Transport } from '../../src-main/sync/transport.ts'
import { closeLedgerFile, openLedgerFile } from '../../src-main/db/open.ts'
import { migrate } from '../../src-main/db/migrate.ts'
import { wholeOf } from '../../src-main/sync/wire-rows.ts'
import type { RowChange } from '../../src-shared/wire/messages.ts'
import { askedBy } from '../support/asked.ts'
import type { Judged } from './keys.ts'
import { FAIR, type Trouble } from './schedule.ts'
import { randomFrom, type Random } from './random.ts'

/** A PC of the simulated office. */
export interface Pc {
  readonly name: string
  readonly dir: string
  app: OpenLedger
  /** Days that its clock is off. */
  off: number
  /** Somebody sets it: by so many days from its n-th reading on, which may be in the middle of a command. */
  sets: { readings: number; readonly days: number } | null
  /** Keys that commands of this PC were given, and their answers. */
  readonly acknowledged: Set<string>
  /** Killed, and not started again yet. */
  dead: boolean
  hasBackup: boolean
  revoked: boolean
}

const NOON = Date.parse('2026-11-23T17:00:00Z')
const DAY = 86_400_000

const STORE: SystemStore = {
  wrap: async (bytes) => bytes.toReversed(),
  unwrap: async (bytes) => bytes.toReversed(),
}

/** An endpoint and its PCs in folders of one place, with a network that does what it is told. */
export class Office {
  readonly root: string
  readonly pcs: Pc[] = []
  endpoint!: Endpoint
  /** Minutes that have passed. */
  minutes = 0
  bugs: string[] = []
  private isFull = false
  private trouble: Trouble = FAIR
  private random: Random = randomFrom(1)
  private points = 0
  /** Whole ledgers that PCs asked for. */
  resyncs = 0
  /** How often the endpoint made its own ledger again, and whether only one of ledger and log was put back. */
  madeAgain = 0
  mayMakeAgain = false
  /** The endpoint was put back to an older day. */
  wentBack = false
  /** Something happened after which a PC may need one. */
  mayResync = false
  /** Commands of which a PC has said that they were refused. */
  readonly refused = new Set<string>()
  /** The last revision that is folded away. */
  horizon = 0
  /** The log as it was before it was folded, by `nameOfJudged`. */
  readonly folded = new Map<string, Judged>()
  /** Requests that arrive late, after others. */
  private readonly late: Asked[] = []
  /** On which the endpoint judges, as it was opened last. */
  private judging!: OpenLedger
  endpointBackup = false
  /** Its one batch of prepaid keys was received. */
  hasKeys = false

  constructor(root: string) {
    this.root = root
  }

  now(): Date {
    return new Date(NOON + this.minutes * 60_000)
  }

  async open(pcs: number): Promise<void> {
    mkdirSync(this.root, { recursive: true })
    cpSync(made!.endpoint, join(this.root, 'endpoint'), { recursive: true })
    this.endpoint = await this.startEndpoint()
    for (let n = 0; n < pcs; n += 1) await this.addPc(`PC ${n + 1}`)
  }

  async startEndpoint(): Promise<Endpoint> {
    const endpoint = await openEndpoint({
      dir: join(this.root, 'endpoint'),
      databaseUrl: null,
      now: () => this.now(),
      log: (entry) => this.note(entry),
      openLedger: (options) => (this.judging = openVigente(options)),
    })
    const { driver } = endpoint
    const { write } = driver
    Object.assign(driver, {
      write: async (work: Parameters<typeof write>[0]) => {
        const { random } = this
        const fault = random.chance(this.trouble.storeFault) ? random.pick(FAULTS) : null
        if (fault === 'before') throw new StoreFault('nothing was begun')
        const value = await write(async (tx) => {
          const done = await work(tx)
          if (fault === 'during') throw new StoreFault('it was not kept')
          return done
        })
        if (fault === 'after') throw new StoreFault('it was kept, and nobody was told')
        return value
      },
    })
    return endpoint
  }

  private note(entry: LogEntry, of = ''): void {
    const line = `${of}${logLine(entry)}`
    if (entry.kind === 'madeAgain') this.madeAgain += 1
    // Whether it had a reason is asked at the end.
    else if (entry.kind === 'differs' || (this.isFull && line.includes('ledger.diskFull'))) return
    else if (entry.event !== 'slow' && !line.includes('Killed')) this.bugs.push(line)
  }

  async addPc(name: string): Promise<Pc> {
    const dir = join(this.root, `pc-${this.pcs.length}`)
    mkdirSync(dir)
    cpSync(made!.ledger, join(dir, 'ledger.db'))
    const pc: Pc = {
      name,
      dir,
      app: null!,
      off: 0,
      sets: null,
      acknowledged: new Set(),
      dead: false,
      hasBackup: false,
      revoked: false,
    }
    pc.app = this.start(pc)
    this.pcs.push(pc)
    const code = await this.endpoint.service.newCode()
    const enrolled = await pc.app.dispatch(CALLER, 'sync.enrol', { url: 'http://127.0.0.1:1/', code, name })
    if (!enrolled.ok) throw new Error(enrolled.refusal.message)
    return pc
  }

  start(pc: Pc): OpenLedger {
    const app = openVigente({
      dir: pc.dir,
      clock: { now: () => this.clockOf(pc) },
      systemStore: STORE,
      transport: () => this.network(pc),
      log: (entry) => this.note(entry, `${pc.name}: `),
    })
    const { sync } = app
    const { transaction } = sync
    Object.assign(sync, {
      transaction: async (...given: Parameters<typeof transaction>) => {
        const isLast = this.isLast(pc)
        if (pc.dead && !(isLast && this.trouble.killedAfter)) throw new Killed(pc.name)
        const value = await transaction(...given)
        if (pc.dead) throw new Killed(pc.name)
        return value
      },
    })
    return app
  }

  private clockOf(pc: Pc): Date {
    if (pc.sets !== null && (pc.sets.readings -= 1) < 0) {
      pc.off = pc.sets.days
      pc.sets = null
    }
    return new Date(this.now().getTime() + pc.off * DAY)
  }

  /** Counts the durable points of an exchange; from the one where it is killed, the program does not exist. */
  private isLast(pc: Pc): boolean {
    this.points += 1
    if (this.trouble.killedAt === this.points) pc.dead = true
    return this.trouble.killedAt === this.points
  }

  /** A process that ends without a farewell leaves its files as they are; a transaction that was open is not there. */
  kill(pc: Pc): void {
    pc.app.sync.raw.close()
    pc.app = this.start(pc)
    pc.dead = false
  }

  copy(pc: Pc, to: string): void {
    pc.app.sync.raw.pragma('wal_checkpoint(TRUNCATE)')
    rmSync(to, { recursive: true, force: true })
    cpSync(pc.dir, to, { recursive: true })
  }

  async exchange(pc: Pc, trouble: Trouble, random: Random): Promise<unknown> {
    this.trouble = trouble
    this.random = random
    this.points = 0
    this.minutes += 1
    const ends = this.fill(pc.app, trouble.room)
    const endsThere = this.fill(this.judging, trouble.endpointRoom ?? null)
    try {
      const outcome = await pc.app.dispatch(CALLER, 'sync.once', {})
      if (!outcome.ok && !pc.dead)
        this.bugs.push(`${pc.name}: ${outcome.refusal.code} ${outcome.refusal.message}`)
      return outcome
    } finally {
      this.trouble = FAIR
      ends()
      endsThere()
      for (const id of pc.app.sync.raw.prepare(REFUSED).pluck().all()) this.refused.add(String(id))
    }
  }

  /** From now on its disk has room for so many pages, until that is over; null is all the room there is. */
  fill({ sync: { raw } }: OpenLedger, room: number | null): () => void {
    if (room === null) return () => {}
    this.isFull = true
    raw.pragma(`max_page_count = ${(raw.pragma('page_count', { simple: true }) as number) + room}`)
    return () => {
      this.isFull = false
      if (raw.open) raw.pragma('max_page_count = 1073741823')
    }
  }

  /** Slice by slice, as an endpoint does beside its work; a store that fails has done a slice whole or not at all. */
  async compact(days: number, storeFault: number, random: Random): Promise<void> {
    this.trouble = { ...FAIR, storeFault }
    this.random = random
    try {
      for (let more = true; more;) ({ more } = await this.endpoint.service.compact(days))
    } catch (error) {
      if (!(error instanceof StoreFault)) throw error
    } finally {
      this.trouble = FAIR
    }
    const { driver } = this.endpoint
    const rows = await driver.read((tx) => tx.all<{ horizon: number }>('SELECT horizon FROM tenants', []))
    this.horizon = rows[0]!.horizon
  }

  /** A PC from before the horizon needs a whole ledger. */
  noteOld({ app, revoked }: Pc): void {
    const cursor = app.sync.raw.prepare('SELECT cursor FROM enrolment').pluck().get() as number
    if (!revoked && cursor < this.horizon) this.mayResync = true
  }

  /** Every line of the endpoint's log, as it was judged, with every column of its rows. */
  async log(): Promise<Judged[]> {
    const rows = await this.endpoint.driver.read((tx) =>
      tx.all<Judged>(
        `SELECT rev, device, epoch, seq, cmd_id, type, args, judged_at, outcome, changes FROM log
         ORDER BY device, epoch, seq`,
        [],
      ),
    )
    const { db } = this.pcs[0]!.app.sync
    const whole = (changes: string) =>
      JSON.stringify(
        (JSON.parse(changes) as RowChange[]).map(([table, key, row]) => [
          table,
          key,
          row && wholeOf(db, table, row),
        ]),
      )
    return rows.map(
      (row) =>
        (row.changes === '[]' && this.folded.get(nameOfJudged(row))) || {
          ...row,
          changes: whole(row.changes),
        },
    )
  }

  /** What was held back arrives now, long after it was asked. */
  async deliverLate(): Promise<void> {
    for (const asked of this.late.splice(0)) await this.said(asked)
  }

  private async said(asked: Asked): Promise<RawAnswer> {
    try {
      return await answer(this.endpoint.service, asked)
    } catch (error) {
      const isFull = (error as { readonly code?: unknown }).code === 'SQLITE_FULL'
      if (isFull || error instanceof StoreFault) return { status: 500, body: '', signature: null }
      throw error
    }
  }

  private network(pc: Pc): Transport {
    return {
      post: async (path, body, headers): Promise<RawAnswer> => {
        const asked = askedBy(path, body, headers)
        if (pc.dead) throw new Killed(pc.name)
        const { trouble, random } = this
        if (path === 'v1/snapshot') this.resyncs += 1
        if (random.chance(trouble.dropped)) throw new Error('dropped')
        if (random.chance(trouble.serverFault))
          return { status: 502, body: '<html>Bad gateway</html>', signature: null }
        if (random.chance(trouble.late)) {
          this.late.push(asked)
          throw new Error('timed out')
        }
        const said = await this.said(asked)
        if (random.chance(trouble.twice)) await this.said(asked)
        if (random.chance(trouble.twice)) this.late.push(asked)
        this.isLast(pc)
        if (pc.dead) throw new Killed(pc.name)
        if (random.chance(trouble.answerLost)) throw new Error('answer lost')
        return random.chance(trouble.garbled) ? garbled(said, random) : said
      },
    }
  }

  async close(): Promise<void> {
    for (const pc of this.pcs) pc.app.sync.raw.close()
    await this.endpoint.close()
    rmSync(this.root, { recursive: true, force: true })
  }
}

/** A command that is judged again after an endpoint went back may have its revision, and never its count. */
export function nameOfJudged({ rev, epoch, cmd_id }: Judged): string {
  return `${rev} ${epoch} ${cmd_id}`
}

export class Killed extends Error {
  constructor(name: string) {
    super(`Killed: ${name}`)
  }
}

const REFUSED = "SELECT cmd_id FROM outbox WHERE state IN ('rejected', 'dependency_failed', 'poisoned')"

const FAULTS = ['before', 'during', 'after'] as const

class StoreFault extends Error {}

export const CALLER = { operator: null, host: 'direct' } as const

function garbled(said: RawAnswer, random: Random): RawAnswer {
  const at = random.int(said.body.length)
  switch (random.int(4)) {
    case 0:
      return { ...said, body: said.body.slice(0, at) }
    case 1:
      return {
        status: 200,
        body: '<html>Bienvenido al hotel. Escriba su habitación.</html>',
        signature: null,
      }
    case 2:
      return { ...said, body: `${said.body.slice(0, at)}0${said.body.slice(at + 1)}` }
    default:
      return { status: 200, body: '{}', signature: said.signature }
  }
}

let made: { readonly ledger: string; readonly endpoint: string } | null = null

/** A ledger without a device, and an endpoint on which nothing was judged: made once, and copied for each office. */
export async function makeTemplates(root: string): Promise<void> {
  mkdirSync(root, { recursive: true })
  const ledger = join(root, 'ledger.db')
  const raw = openLedgerFile(ledger)
  migrate(raw)
  closeLedgerFile(raw)
  const endpoint = join(root, 'endpoint')
  await (await openEndpoint({ dir: endpoint, databaseUrl: null, now: () => new Date(NOON) })).close()
  made = { ledger, endpoint }
}
