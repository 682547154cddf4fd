import { join } from 'node:path'
import type { KeyObject } from 'node:crypto'
import pg from 'pg'
import { readDeviceKeys } from '#core/device-keys.ts'
import { logAfter } from '#endpoint/store.ts'
import { pendingCommands } from '#sync/outbox.ts'
import { DEVICE_HEADER, SIGNATURE_HEADER } from '#sync/transport.ts'
import { PROTOCOL, SCHEMA, type PushAnswer, type SentCommand } from '#wire/messages.ts'
import { privateKeyOf, signBytes } from '#wire/signature.ts'
import type { Bench } from './bench.ts'
import { createChance } from './invented.ts'
import { measuredOf, type Measured, type Pair } from './pairs.ts'
import { bareStore, BARE_TABLES, columnsOf, LOG, oneCommand, TAKE, type LogValues } from './sync-floor.ts'
import { changeOf, logCall, newSystem, openOffice, pay, type BenchOffice } from './sync-office.ts'
import { BENCH_STORE, type OfficePc } from './sync-pc.ts'

const DEVICES = 50
/** Of one request, and of one device in one turn. */
const BATCH = 20
/** Commands that are enough, however fast the bare transaction is. */
const A_SECOND = 1_000

/** What a device sends in one turn. */
interface Turn {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly commands: readonly SentCommand[]
}

/**
 * Fifty devices that push at once, twenty commands each. The floor keeps the same rows of the log, each by the store's own
 * two statements in a durable transaction of its own, and judges nothing.
 */
export async function loadOnSqlite(bench: Bench): Promise<void> {
  const dir = bench.newDir('load')
  const raw = bareStore(join(bench.newDir('floor'), 'store.db'))
  const insert = oneCommand(raw)
  const measured = await underLoad(bench, dir, null, async (rows) => rows.forEach(insert))
  raw.close()
  bench.report(23, 'commands of fifty devices, on SQLite', DEVICES * BATCH, 2.5, measured)
}

export async function loadOnPostgres(bench: Bench, newDatabase: () => Promise<string>): Promise<void> {
  const client = new pg.Client({ connectionString: await newDatabase() })
  await client.connect()
  await client.query(BARE_TABLES)
  const insert = bareOnPostgres(client)
  const measured = await underLoad(bench, bench.newDir('load'), await newDatabase(), async (rows) => {
    for (const row of rows) await insert(row)
  })
  await client.end()
  // A thousand a second, or what a slow machine's own transactions allow.
  const floorASecond = (DEVICES * BATCH * 1000) / measured.floorMs
  const limit = Math.max(2.5, floorASecond / A_SECOND)
  bench.report(23, 'commands of fifty devices, on PostgreSQL', DEVICES * BATCH, limit, measured)
}

function bareOnPostgres(client: pg.Client): (row: LogValues) => Promise<void> {
  const numbered = (text: string) => {
    let n = 0
    return text.replaceAll('?', () => `$${(n += 1)}`)
  }
  const [take, log] = [numbered(TAKE), numbered(LOG)]
  return async (row) => {
    await client.query('BEGIN')
    const { rows } = await client.query({ name: 'take', text: take })
    const { rev } = rows[0] as { rev: string }
    await client.query({ name: 'log', text: log, values: [rev, ...columnsOf(row)] })
    await client.query('COMMIT')
  }
}

async function underLoad(
  bench: Bench,
  dir: string,
  databaseUrl: string | null,
  floor: (rows: readonly LogValues[]) => Promise<void>,
): Promise<Measured> {
  const office = await openOffice(dir, databaseUrl)
  const turns = bench.pairs + 1
  const devices: Turn[][] = []
  for (let n = 0; n < DEVICES; n += 1) {
    const pc = await office.enrolled(`pc-${n}`)
    pc.app.sync.raw.pragma('synchronous = OFF')
    await mixedWork(pc, turns * BATCH, n)
    devices.push(await turnsOf(pc))
    pc.close()
  }
  const times: Pair[] = []
  for (let turn = 0; turn < turns; turn += 1) {
    const sent = devices.map((of) => of[turn]!)
    const began = performance.now()
    await Promise.all(sent.map((one) => send(office.url, one)))
    const program = performance.now() - began
    const rows = await keptOf(office, sent)
    const floorBegan = performance.now()
    await floor(rows)
    if (turn > 0) times.push({ floor: performance.now() - floorBegan, program })
  }
  await office.close()
  return measuredOf(times)
}

/** As the endpoint has kept what was just sent. */
async function keptOf(office: BenchOffice, sent: readonly Turn[]): Promise<LogValues[]> {
  const { driver, service } = office.endpoint
  const rows = await driver.read((tx) => logAfter(tx, service.id, 0, Number.MAX_SAFE_INTEGER))
  const kept = new Map(rows.map((row) => [row.cmd_id, row]))
  return sent
    .flatMap(({ commands }) => commands)
    .map((command) => ({ command, ...kept.get(command.cmdId)! }))
    .map(({ command, device, changes }) => ({ command, device, changes }))
}

/** A company of its own with its systems, and then of four commands one each of a change, a call, a payment and a new system. */
async function mixedWork(pc: OfficePc, commands: number, device: number): Promise<void> {
  const chance = createChance(device)
  const { id } = await pc.call('clients.create', { name: `Hotel La Ceiba ${device}` })
  const first = device * 10_000
  let serial = await newSystem(pc, id, first)
  for (let n = 2; n < commands; n += 1) {
    if (n % 4 === 0) await pc.call('clients.update', { id, ...changeOf(chance) })
    else if (n % 4 === 1) await logCall(pc, id, chance)
    else if (n % 4 === 2) await pay(pc, serial)
    else serial = await newSystem(pc, id, first + n)
  }
}

/** Signed beforehand: what a device does is not what an endpoint costs. */
async function turnsOf({ app, dir, device }: OfficePc): Promise<Turn[]> {
  const key = privateKeyOf((await readDeviceKeys(dir, BENCH_STORE))!.signing.privateKey)
  const commands = pendingCommands(app.sync.db).map((row) => ({
    ...{ seq: row.seq, cmdId: row.cmd_id, type: row.type, version: row.version, args: row.args },
    ...{ group: row.group_id, operator: row.operator_id, createdAt: row.created_at, hash: row.hash },
  }))
  return Array.from({ length: Math.floor(commands.length / BATCH) }, (_, turn) => {
    const batch = commands.slice(turn * BATCH, (turn + 1) * BATCH)
    const recorded = commands.at(-1)!.seq
    const asked = { protocol: PROTOCOL, schema: SCHEMA, device, epoch: 1, batch, recorded }
    const body = JSON.stringify(asked)
    return { body, headers: signedBy(key, device, 'v1/push', body), commands: batch }
  })
}

export function signedBy(
  key: KeyObject,
  device: string,
  path: string,
  body: string,
): Readonly<Record<string, string>> {
  const signature = signBytes(key, `${path}\n${body}`)
  return { 'content-type': 'application/json', [DEVICE_HEADER]: device, [SIGNATURE_HEADER]: signature }
}

async function send(url: string, { body, headers }: Turn): Promise<void> {
  const response = await fetch(`${url}v1/push`, { method: 'POST', body, headers })
  const { results } = (await response.json()) as PushAnswer
  const other = results.find(({ outcome }) => outcome.kind !== 'applied')
  if (results.length !== BATCH || other) throw new Error(`not applied: ${JSON.stringify(other ?? results)}`)
}
