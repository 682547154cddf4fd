import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { build, end, serve, type Card } from './served.ts'

/** The cache of pages that the ledger is opened with, MiB. */
const CACHE = 64
const HOURS = 8
const ROUNDS_AN_HOUR = 40

/**
 * Memory of the process that holds the ledger, through an office's day pressed into minutes: Hoy, lists, searches, the
 * grid, renewals seen before they are paid, calls written down. The floor is a Node that has the same file open.
 */
export async function memory(bench: Bench): Promise<void> {
  build()
  const peaks: number[] = []
  const sizes = [1_000, bench.quick ? 10_000 : 100_000]
  for (const size of sizes) {
    const dir = await bench.copyOf(size)
    const limit = 2 * peakOfOpenFile(join(dir, 'ledger.db')) + CACHE
    const { child, card } = await serve(dir)
    const { pid } = card
    const after: number[] = []
    let peak: number
    try {
      for (let hour = 0; hour < HOURS; hour += 1) {
        await workAnHour(card, hour)
        after.push(mebibytes(pid, 'VmRSS'))
      }
      peak = mebibytes(pid, 'VmHWM')
    } finally {
      await end(child)
    }
    bench.reportPeak(18, 'peak MiB of a day’s work', size, limit, peak)
    // The first hours fill the caches; from then on a day adds nothing.
    const [early, late] = [after[2]!, after.at(-1)!]
    bench.report(18, 'growth from the third hour to the eighth', size, 1.1, {
      ...{ ratio: late / early, floorMs: early, programMs: late },
    })
    peaks.push(peak)
  }
  const [small, large] = peaks as [number, number]
  bench.report(18, 'growth with the ledger', sizes[1]!, 1 + CACHE / small, {
    ...{ ratio: large / small, floorMs: small, programMs: large },
  })
}

async function workAnHour(card: Card, hour: number): Promise<void> {
  const call = async (operation: string, input: object) => {
    const response = await fetch(`${card.url}/rpc/${operation}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${card.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    })
    const answer = (await response.json()) as { ok: boolean; value: never }
    if (!answer.ok) throw new Error(`${operation}: ${JSON.stringify(answer)}`)
    return answer.value as { clients: { id: string }[]; rows: { id: string }[] }
  }
  for (let round = 0; round < ROUNDS_AN_HOUR; round += 1) {
    const offset = ((hour * ROUNDS_AN_HOUR + round) * 7) % 100
    await call('today.list', {})
    await call('search.everywhere', { text: ['hotel', 'saes70', 'maria', '998'][round % 4]! })
    const { clients } = await call('clients.list', { offset, limit: 50 })
    const { rows } = await call('serials.window', { at: { path: [], offset, limit: 50 } })
    await call('clients.get', { id: clients[0]!.id })
    await call('serials.get', { id: rows[0]!.id })
    await call('contacts.log', {
      clientId: clients[0]!.id,
      channel: 'call',
      text: `hora ${hour}, llamada ${round}`,
    })
    if (round % 20 === 0) await call('exports.make', { list: 'clients', format: 'xlsx' })
  }
}

function mebibytes(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`${which}:\\s+(\\d+)`).exec(status)![1]) / 1024
}

function peakOfOpenFile(path: string): number {
  const script = `
    const raw = new (require('better-sqlite3'))(${JSON.stringify(path)})
    raw.pragma('locking_mode = EXCLUSIVE')
    raw.prepare('SELECT count(*) FROM sqlite_schema').get()
    console.log(process.resourceUsage().maxRSS / 1024)`
  const { stdout } = spawnSync(process.execPath, ['-e', script], {
    encoding: 'utf8',
    cwd: import.meta.dirname,
  })
  return Number(stdout)
}
