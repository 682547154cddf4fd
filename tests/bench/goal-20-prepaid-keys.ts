import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK } from './clock.ts'
import { inTurn } from './pairs.ts'
import { insertRowsRaw, readTables, type TableRows } from './raw-rows.ts'

const who = { operator: null, host: 'direct' } as const

/** An office whose vault opens by itself, so that no phrase is worked out in a measure. */
const systemStore = {
  wrap: async (bytes: Uint8Array) => bytes.toReversed(),
  unwrap: async (bytes: Uint8Array) => bytes.toReversed(),
}

/**
 * `keys.receive` of a pasted list: read, checked, told apart by their fingerprints, each sealed, and kept with what was
 * there before, outbox and audit, in one transaction. The floor inserts the very same rows by prepared statements with
 * the triggers off; nothing is encrypted there.
 */
export async function prepaidKeys(bench: Bench): Promise<void> {
  const empty = bench.newDir('empty')
  openVigente({ dir: empty, clock: BENCH_CLOCK, systemStore }).close()
  const size = 10_000
  const text = pasted(size)
  const kept = bench.newDir('kept')
  await receiveOnce(empty, kept, text, size)
  const rows = readTables(join(kept, 'ledger.db'), [
    'prepaid_batches',
    'prepaid_keys',
    'outbox',
    'audit',
    'before_images',
  ])
  const measured = await inTurn(
    bench.pairs,
    () => insertOnce(empty, bench.newDir('floor'), rows),
    () => receiveOnce(empty, bench.newDir('ours'), text, size),
  )
  bench.report(20, 'prepaid keys pasted, sealed and kept', size, 4, measured)
}

async function receiveOnce(empty: string, dir: string, text: string, lines: number): Promise<number> {
  cpSync(empty, dir, { recursive: true })
  const app = openVigente({ dir, clock: BENCH_CLOCK, systemStore })
  const batch = { supplier: 'Mayorista', quantity: lines, receivedBy: 'Lety' }
  const start = performance.now()
  const answer = await app.dispatch(who, 'keys.receive', {
    ...batch,
    ...{ text, productId: 'aspel-coi', months: 12, users: 1, unitCost: 400_000 },
  })
  const took = performance.now() - start
  if (!answer.ok || (answer.value as { kept: number }).kept !== lines) throw new Error(JSON.stringify(answer))
  app.close()
  rmSync(join(dir, 'files'), { recursive: true, force: true })
  return took
}

function insertOnce(empty: string, dir: string, rows: TableRows): number {
  cpSync(empty, dir, { recursive: true })
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  const took = insertRowsRaw(raw, rows)
  closeLedgerFile(raw)
  rmSync(dir, { recursive: true })
  return took
}

/** Keys that no two of are alike, one a line, as a bar-code reader types them. */
function pasted(count: number): string {
  const letters = 'ACDEFGHJKLMNPQRTUVWXY34679'
  const lines = Array.from({ length: count }, (_, n) => {
    let [key, rest] = ['', n * 7_919 + 1_000_003]
    for (let at = 0; at < 25; at += 1) {
      rest = (rest * 1_103_515_245 + 12_345 + at * (n + 1)) % 2_147_483_647
      key += letters[rest % letters.length]
    }
    return key.replace(/.{5}(?=.)/g, '$&-')
  })
  return lines.join('\n')
}
