import { createServer, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import type { SentCommand } from '#wire/messages.ts'
import type { Bench } from './bench.ts'
import { measuredOf, median, percentile, type Pair } from './pairs.ts'
import { bareStore, listen, oneCommand, post } from './sync-floor.ts'
import { storeRevisions } from './store-revisions.ts'
import { openOffice, type BenchOffice } from './sync-office.ts'
import type { OfficePc } from './sync-pc.ts'

const CHANGES = 60

/**
 * One change given at a PC, seen in the ledger of another that waits for more, with so many revisions stored. The floor
 * is a bare server that keeps the change with one durable insert and answers who waits, who asks for it and inserts it.
 */
export async function oneChange(bench: Bench): Promise<void> {
  const medians: number[] = []
  const sizes = [1_000, bench.quick ? 10_000 : 100_000]
  for (const size of sizes) {
    const dir = bench.newDir('office')
    await makeOffice(dir, size)
    const office = await openOffice(dir)
    const program = await pairOfPcs(office)
    const floor = await bareOffice(bench.newDir('floor'))
    const times: Pair[] = []
    for (let change = -10; change < CHANGES; change += 1) {
      const pair = { floor: await floor.change(change), program: await program(change) }
      if (change >= 0) times.push(pair)
    }
    await floor.close()
    await office.close()
    const measured = measuredOf(times)
    bench.report(10, 'a change of one PC seen at another', size, 5, measured)
    const p95 = percentile(
      times.map(({ program: took }) => took),
      0.95,
    )
    bench.report(10, 'the slowest of twenty, against 20 ms', size, 1, {
      ...{ ratio: p95 / 20, floorMs: 20, programMs: p95 },
    })
    medians.push(median(times.map(({ program: took }) => took)))
  }
  const [floorMs, programMs] = medians as [number, number]
  bench.report(10, 'growth', sizes[1]!, 1.25, { ratio: programMs / floorMs, floorMs, programMs })
}

/** Two PCs and a client; then revisions that changed no row, written into the store and into the ledgers by SQL. */
async function makeOffice(dir: string, revisions: number): Promise<void> {
  const office = await openOffice(dir)
  const one = await office.enrolled('one')
  const other = await office.enrolled('other')
  await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await one.exchange()
  await other.exchange()
  const { id } = office.endpoint.service
  await office.close()
  storeRevisions(dir, id, revisions)
  for (const name of ['one', 'other']) {
    const raw = openLedgerFile(join(dir, name, 'ledger.db'))
    raw.prepare('UPDATE enrolment SET cursor = ?, head = ?').run(revisions, revisions)
    closeLedgerFile(raw)
  }
}

/** The other waits for more and takes it, as the program does by itself. */
async function pairOfPcs(office: BenchOffice): Promise<(change: number) => Promise<number>> {
  const [one, other] = [office.pc('one'), office.pc('other')]
  const { id } = one.app.sync.raw.prepare('SELECT id FROM clients').get() as { id: string }
  await one.exchange()
  await other.exchange()
  return async (change) => {
    const note = `nota ${change}`
    const seen = seenAt(other, id, note)
    await sleep(5)
    const began = performance.now()
    await one.call('clients.update', { id, note })
    const sending = one.exchange()
    const took = (await seen) - began
    await sending
    return took
  }
}

async function seenAt(pc: OfficePc, id: string, note: string): Promise<number> {
  const read = pc.app.sync.raw.prepare('SELECT note FROM clients WHERE id = ?').pluck()
  while (read.get(id) !== note) {
    await pc.app.syncing.waitForMore(10)
    await pc.exchange()
  }
  return performance.now()
}

/** The same walk without a program: kept, announced, asked for, inserted. */
async function bareOffice(dir: string) {
  const store = bareStore(join(dir, 'store.db'))
  const keep = oneCommand(store)
  const there = bareStore(join(dir, 'there.db'))
  const insert = oneCommand(there)
  let waiting: ServerResponse | null = null
  let last = ''
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      if (request.url === '/wait') waiting = response
      else if (request.url === '/pull') response.end(last)
      else {
        keep(valuesOf(body))
        last = body
        response.end('{}')
        waiting?.end('{}')
      }
    })
  })
  const url = await listen(server)
  return {
    change: async (n: number): Promise<number> => {
      const seen = post(url, 'wait', '{}').then(async () => {
        insert(valuesOf(await post(url, 'pull', '{}')))
        return performance.now()
      })
      await sleep(5)
      const began = performance.now()
      const sending = post(url, 'push', JSON.stringify(commandOf(n + 100)))
      const took = (await seen) - began
      await sending
      return took
    },
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      store.close()
      there.close()
    },
  }
}

function valuesOf(sent: string) {
  return { device: 'device', command: JSON.parse(sent) as SentCommand, changes: '[]' }
}

function commandOf(seq: number): SentCommand {
  const args = JSON.stringify({ input: { id: 'a client', note: `nota ${seq}` }, stamp: { cmdId: `${seq}` } })
  return {
    ...{ seq, cmdId: `command ${seq}`, type: 'clients.update', version: 1, args, group: null },
    ...{ operator: 'consola', createdAt: '2026-11-23T15:00:00.000Z', hash: '0'.repeat(64) },
  }
}
