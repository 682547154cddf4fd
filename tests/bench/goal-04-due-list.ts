import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { json } from 'node:stream/consumers'
import type Database from 'better-sqlite3'
import type { Bench, SeededLedger } from './bench.ts'
import { BENCH_DAY } from './clock.ts'
import { inTurn, percentile, repeated } from './pairs.ts'
import { end, serve, type Card } from './served.ts'

const CALLS = 300

/**
 * Hoy's first page of 50, whole: the lines with company, person, telephone and amount, every list's counts and the
 * days ahead. The floor is the page alone, one prepared statement.
 */
export async function dueList(bench: Bench): Promise<void> {
  const ledgers = new Map<number, SeededLedger>()
  for (const size of bench.sizes(1_000_000)) {
    const ledger = await bench.ledger(size)
    ledgers.set(size, ledger)
    const page = floorPage(ledger.raw)
    const measured = await inTurn(bench.pairs, repeated(CALLS, page), repeated(CALLS, hoy(ledger)))
    bench.report(4, 'Hoy, first page of 50', size, 3, measured)
  }
  const sizes = [...ledgers.keys()]
  const [small, large] = [ledgers.get(sizes[0]!)!, ledgers.get(sizes.at(-1)!)!]
  // The smallest has no fifty lines: as many of the largest are asked for.
  const limit = ((await hoy(small)()) as { lines: unknown[] }).lines.length
  bench.report(
    4,
    `growth: as many lines, ${limit}`,
    sizes.at(-1)!,
    1.5,
    await inTurn(bench.pairs, repeated(CALLS, hoy(small, limit)), repeated(CALLS, hoy(large, limit))),
  )
  for (const ledger of ledgers.values()) ledger.close()
  await overThePipe(bench, sizes.at(-1)!)
}

const PIPE_MS = 2

/** The same page asked over the web pipe of a process of its own, one call after the other on one connection. */
async function overThePipe(bench: Bench, size: number): Promise<void> {
  const { child, card } = await serve(await bench.copyOf(size))
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const took: number[] = []
  for (let call = 0; call < CALLS; call++) {
    const start = performance.now()
    await ask(card, agent)
    took.push(performance.now() - start)
  }
  agent.destroy()
  await end(child)
  const p95 = percentile(took.slice(50), 0.95)
  const measured = { ratio: p95 / PIPE_MS, floorMs: PIPE_MS, programMs: p95 }
  bench.report(4, `Hoy over the web pipe, p95 of ${PIPE_MS} ms`, size, 1, measured)
}

async function ask({ url, token }: Card, agent: Agent): Promise<void> {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  const asked = request(`${url}/rpc/today.list`, { method: 'POST', agent, headers })
  asked.end('{}')
  const [response] = (await once(asked, 'response')) as [IncomingMessage]
  await json(response)
}

function hoy(ledger: SeededLedger, limit = 50): () => Promise<unknown> {
  return () => ledger.call('today.list', { limit })
}

function floorPage(raw: Database.Database): () => unknown {
  const page = raw.prepare(`
    SELECT b.serial_id, b.serial, b.client_id, b.client_name, p.name, p.phone, p.email, c.note, b.system, b.version,
      b.users, b.mode, b.months, b.method, b.auto_charge, b.activated_on, b.loss_on, b.next_cutoff,
      b.next_validation, b.tolerance_until, b.until_day, b.state, b.amount
    FROM board b
    JOIN clients c ON c.id = b.client_id
    LEFT JOIN contacts p ON p.client_id = b.client_id AND p.position = 0
    WHERE b.state = 'due' AND b.loss_on >= ? ORDER BY b.loss_on, b.client_key, b.client_id, b.serial LIMIT 50
  `)
  return () => page.all(BENCH_DAY)
}
