import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { csvPieces } from '#files/csv.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK } from './clock.ts'
import { officeRows } from './office-file.ts'
import { inTurn } from './pairs.ts'
import { insertRowsRaw, readRowsOf, type TableRows } from './raw-rows.ts'

const who = { operator: null, host: 'direct' } as const

/**
 * `imports.commit` of lines that are read and decided already: domain checks, rows, what was there before, outbox with
 * its chain, audit, search and board, in one transaction. The floor inserts the very same rows, read back from the
 * program's ledger, into the same schema by prepared statements, table by table, with the triggers taken off: once all
 * rows, and once those of the business alone (clients, contacts, serials, codes, rentals).
 */
export async function bulkImport(bench: Bench): Promise<void> {
  const perLine: number[] = []
  for (const size of bench.sizes(100_000)) {
    const empty = bench.newDir('empty')
    openVigente({ dir: empty, clock: BENCH_CLOCK }).close()
    const imported = bench.newDir('imported')
    await importOnce(empty, imported, size)
    const rows = readRowsOf(join(imported, 'ledger.db'))
    const physical = await inTurn(
      size >= 100_000 ? 5 : bench.pairs,
      () => insertOnce(empty, bench.newDir('floor'), rows.all),
      () => importOnce(empty, bench.newDir('ours'), size),
    )
    bench.report(1, `bulk import, ${rows.all.count.toLocaleString('en')} rows written`, size, 1.67, physical)
    const business = await inTurn(
      size >= 100_000 ? 2 : bench.pairs,
      () => insertOnce(empty, bench.newDir('floor'), rows.business),
      () => Promise.resolve(physical.programMs),
    )
    bench.report(
      1,
      `bulk import, ${rows.business.count.toLocaleString('en')} rows of the business`,
      size,
      4,
      business,
    )
    perLine.push(physical.programMs / size)
  }
  bench.growth(1, perLine, 1.5)
}

async function importOnce(empty: string, dir: string, lines: number): Promise<number> {
  cpSync(empty, dir, { recursive: true })
  const app = openVigente({ dir, clock: BENCH_CLOCK })
  const { file } = (await app.files.putStream('cartera.csv', piecesOf(lines), 1024 ** 3)) as { file: string }
  const preview = await app.dispatch(who, 'imports.preview', { file, limit: 1 })
  if (!preview.ok) throw new Error(JSON.stringify(preview.refusal))
  const start = performance.now()
  const answer = await app.dispatch(who, 'imports.commit', { file, limit: 1 })
  const took = performance.now() - start
  if (!answer.ok || (answer.value as { new: number }).new !== lines) throw new Error(JSON.stringify(answer))
  app.close()
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

async function* piecesOf(lines: number): AsyncGenerator<Uint8Array> {
  yield* csvPieces(officeRows(lines))
}
