import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import { onTestFinished } from 'vitest'
import { NEWEST_SCHEMA } from '#db/migrations.ts'

/** Ledgers that programs of earlier schemas wrote and closed; how each was made stands in the README beside them. */
const KEPT = join(import.meta.dirname, '..', 'fixtures', 'ledgers')
const ENDING = '.db.br'

/** Their schemas, oldest first. */
export const keptSchemas: readonly number[] = readdirSync(KEPT)
  .filter((entry) => entry.endsWith(ENDING))
  .map((entry) => Number(entry.slice(0, -ENDING.length)))
  .toSorted((a, b) => a - b)

/** A folder with that ledger and its papers, gone after the test. */
export function keptLedger(schema: number): string {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-kept-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  unpackLedger(schema, dir)
  return dir
}

export function unpackLedger(schema: number, dir: string): void {
  writeFileSync(join(dir, 'ledger.db'), brotliDecompressSync(readFileSync(fileOf(schema))))
  cpSync(join(KEPT, 'attachments'), join(dir, 'attachments'), { recursive: true })
}

/** The closed ledger of a folder as the one of this schema, with its papers. */
export function keepLedger(dir: string): void {
  const packed = brotliCompressSync(readFileSync(join(dir, 'ledger.db')), {
    params: { [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS },
  })
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(fileOf(NEWEST_SCHEMA), packed)
  cpSync(join(dir, 'attachments'), join(KEPT, 'attachments'), { recursive: true })
}

function fileOf(schema: number): string {
  return join(KEPT, `${String(schema).padStart(3, '0')}${ENDING}`)
}
