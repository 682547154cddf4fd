import { createServer } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { readDeviceKeys } from '#core/device-keys.ts'
import { readEnrolment } from '#sync/enrolment.ts'
import { httpTransport, type Transport } from '#sync/transport.ts'
import { PROTOCOL, SCHEMA } from '#wire/messages.ts'
import { privateKeyOf } from '#wire/signature.ts'
import { postgresPrograms, startPostgres } from '../support/postgres.ts'
import type { Bench } from './bench.ts'
import { firstSync } from './goal-23-first-sync.ts'
import { loadOnPostgres, loadOnSqlite, signedBy } from './goal-23-load.ts'
import { createChance } from './invented.ts'
import { inTurn, median, repeated } from './pairs.ts'
import { listen, post } from './sync-floor.ts'
import { logCall, openOffice, work } from './sync-office.ts'
import { BENCH_STORE, type OfficePc } from './sync-pc.ts'

const CALLS = 50
/** A telephone's network: there and back. */
const ROUND_TRIP_MS = 100
const DRAINED_WITHIN_MS = 10_000
const MOST_BYTES = 2_048

/** What an endpoint costs, and what it costs the PCs that ask it. */
export async function endpoint(bench: Bench): Promise<void> {
  await loadOnSqlite(bench)
  if (postgresPrograms() !== null) {
    const postgres = await startPostgres({ flushes: true })
    await loadOnPostgres(bench, () => postgres.database())
    await postgres.stop()
  }
  await nothingNew(bench)
  await slowNetwork(bench)
  await firstSync(bench)
  await queriesDuringPull(bench)
}

/** A pull that brings nothing, against a server that answers two bytes. */
async function nothingNew(bench: Bench): Promise<void> {
  const office = await openOffice(bench.newDir('office'))
  const pc = await office.enrolled('one')
  await work(pc, 200)
  await pc.exchange()
  const { device, app, dir } = pc
  const key = privateKeyOf((await readDeviceKeys(dir, BENCH_STORE))!.signing.privateKey)
  const { cursor } = readEnrolment(app.sync.db)!
  const asked = { cursor, digest: app.sync.digest(), limit: 250, recorded: 0 }
  const body = JSON.stringify({ protocol: PROTOCOL, schema: SCHEMA, device, epoch: 1, ...asked })
  const headers = signedBy(key, device, 'v1/pull', body)
  let bytes = 0
  const pull = async () => {
    const response = await fetch(`${office.url}v1/pull`, { method: 'POST', body, headers })
    const answer = await response.text()
    const told = [...Object.entries(headers), ...response.headers].flat().join('').length
    bytes = body.length + answer.length + told
  }
  const server = createServer((request, response) => {
    request.resume().on('end', () => response.end('{}'))
  })
  const url = await listen(server)
  const measured = await inTurn(
    bench.pairs,
    repeated(CALLS, () => post(url, '', body)),
    repeated(CALLS, pull),
  )
  bench.report(23, 'a pull with nothing new', CALLS, 3, measured)
  const ratio = bytes / MOST_BYTES
  bench.report(23, 'its bytes, against 2 KiB', bytes, 1, { ratio, floorMs: MOST_BYTES, programMs: bytes })
  server.closeAllConnections()
  server.close()
  await office.close()
}

/** A thousand commands that waited, over a network that takes a tenth of a second. */
async function slowNetwork(bench: Bench): Promise<void> {
  const office = await openOffice(bench.newDir('office'))
  const there = await office.enrolled('one')
  await work(there, 1_000)
  there.close()
  const pc = office.pc('one', slowed)
  const began = performance.now()
  await pc.exchange()
  const took = performance.now() - began
  await office.close()
  const measured = { ratio: took / DRAINED_WITHIN_MS, floorMs: DRAINED_WITHIN_MS, programMs: took }
  bench.report(23, 'at a round trip of 100 ms, against 10 s', 1_000, 1, measured)
}

function slowed(url: string): Transport {
  const { post: send } = httpTransport(url)
  return {
    post: async (...request) => {
      await sleep(ROUND_TRIP_MS / 2)
      const answer = await send(...request)
      await sleep(ROUND_TRIP_MS / 2)
      return answer
    },
  }
}

const QUESTIONS = [
  ['today.list', { limit: 50 }],
  ['clients.list', { limit: 50 }],
  ['serials.window', { at: { path: [], offset: 0, limit: 50 } }],
] as const

/**
 * A person looks at first pages while the same core takes what others did: asked fifty times a second, and
 * timed from when it was to be asked. Alone, and then during the pull.
 */
export async function queriesDuringPull(bench: Bench): Promise<void> {
  const office = await openOffice(bench.newDir('office'))
  const other = await office.enrolled('other')
  const one = await office.enrolled('one')
  await work(one, 2_000)
  await one.exchange()
  await other.exchange()
  const size = bench.quick ? 5_000 : 20_000
  await work(one, size, 1_000)
  await one.exchange()
  one.close()
  // Hoy keeps its answer until something changes, which a page of a pull does: so in the quiet something changes too.
  const { id } = await other.call('clients.create', { name: 'Hotel La Ceiba' })
  const chance = createChance(1)
  const quiet = await answerTimes(other, sleep(2_000), () => logCall(other, id, chance))
  const pulling = other.exchange()
  const busy = await answerTimes(other, pulling)
  await office.close()
  for (const [i, [name]] of QUESTIONS.entries()) {
    const [floorMs, programMs] = [median(quiet[i]!), median(busy[i]!)]
    bench.report(23, `${name} during a pull`, size, 2, { ratio: programMs / floorMs, floorMs, programMs })
  }
}

async function answerTimes(
  pc: OfficePc,
  until: Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
): Promise<number[][]> {
  const times: number[][] = QUESTIONS.map(() => [])
  let isOver = false
  const over = until.then(() => {
    isOver = true
  })
  const chance = createChance(2)
  for (let n = 0; !isOver; n += 1) {
    await before()
    // A person asks in no step with the pages that come.
    const wait = 10 + chance(20)
    const due = performance.now() + wait
    await sleep(wait)
    const which = n % QUESTIONS.length
    const [name, input] = QUESTIONS[which]!
    await pc.call(name, input)
    times[which]!.push(performance.now() - due)
  }
  await over
  return times
}
