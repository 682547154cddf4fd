import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openVigente } from '#core/start.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { csvPieces, parseCsv } from '#files/csv.ts'
import type { Bench } from './bench.ts'
import { BENCH_CLOCK } from './clock.ts'
import { officeRows } from './office-file.ts'
import { inTurn } from './pairs.ts'
import { insertRowsRaw, readRowsOf, type TableRows } from './raw-rows.ts'

const who = { operator: null, host: 'direct' } as const

/**
 * A CSV of the office to rows that are stored, each line decided and its errors told. The floor scans the same text
 * and inserts the same rows raw.
 */
export async function csvImport(bench: Bench): Promise<void> {
  const perLine: number[] = []
  for (const lines of bench.sizes(100_000)) {
    const empty = bench.newDir('empty')
    openVigente({ dir: empty, clock: BENCH_CLOCK }).close()
    const imported = bench.newDir('imported')
    await importOnce(empty, imported, lines)
    const { all } = readRowsOf(join(imported, 'ledger.db'))
    const text = Buffer.concat([...csvPieces(officeRows(lines))])
    const measured = await inTurn(
      bench.pairs,
      () => storeRaw(empty, bench.newDir('floor'), text, all),
      async () => {
        const dir = bench.newDir('ours')
        const took = await importOnce(empty, dir, lines)
        rmSync(dir, { recursive: true })
        return took
      },
    )
    bench.report(2, 'CSV file to stored lines', lines, 2, measured)
    perLine.push(measured.programMs / lines)
    rmSync(imported, { recursive: true })
  }
  bench.growth(2, perLine, 1.5)
}

async function importOnce(empty: string, dir: string, lines: number): Promise<number> {
  cpSync(empty, dir, { recursive: true })
  const app = openVigente({ dir, clock: BENCH_CLOCK })
  const stored = await app.files.putStream('cartera.csv', piecesOf(lines), 1024 ** 3)
  if (stored === 'tooLarge') throw new Error(`${lines} lines are too large a file`)
  const start = performance.now()
  const answer = await app.dispatch(who, 'imports.commit', { file: stored.file, limit: 1 })
  const took = performance.now() - start
  if (!answer.ok || (answer.value as { new: number }).new !== lines) throw new Error(JSON.stringify(answer))
  app.close()
  return took
}

function storeRaw(empty: string, dir: string, bytes: Buffer, rows: TableRows): number {
  cpSync(empty, dir, { recursive: true })
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  const start = performance.now()
  parseCsv(bytes.toString('utf8'), ',')
  const scanned = performance.now() - start
  const inserted = insertRowsRaw(raw, rows)
  closeLedgerFile(raw)
  rmSync(dir, { recursive: true })
  return scanned + inserted
}

async function* piecesOf(lines: number): AsyncGenerator<Uint8Array> {
  yield* csvPieces(officeRows(lines))
}
