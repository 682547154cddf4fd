import { ok, refuse } from '#domain/result.ts'
import type { Result } from '#domain/result.ts'
import { openSource } from '#files/byte-source.ts'
import type { ByteSource } from '#files/byte-source.ts'
import { declaredDelimiter, parseCsv, sniffDelimiter } from '#files/csv.ts'
import type { Delimiter } from '#files/csv.ts'
import { decode, detectEncoding } from '#files/encoding.ts'
import type { Encoding } from '#files/encoding.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import { sniff } from '#files/sniff.ts'
import { Unreadable } from '#files/unreadable.ts'
import { openWorkbook, readXlsx } from '#files/xlsx-read.ts'
import type { OpenWorkbook } from '#files/xlsx-read.ts'

export interface Table {
  /** Sheets of a workbook, hidden ones too; none for text. */
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean }[]
  readonly sheet: string | null
  readonly rows: readonly TableRow[]
  readonly encoding: Encoding | null
  readonly delimiter: Delimiter | null
}

const mebibyte = 1_048_576
/** What an upload may have (surface.md), and so the most a workbook has on disk. */
export const largestWorkbookMiB = 256
/** Text is decoded whole: 64 MiB are some 300,000 lines of a distributor's spreadsheet. */
export const largestTextMiB = 64

/**
 * The rows of a spreadsheet, whatever it calls itself: its bytes decide. Refusals: `file.empty`,
 * `file.notATable`, `file.oldExcel`, `file.encrypted`, `file.tooLarge`, `file.damaged`, `file.openQuote`,
 * `file.sheetRequired` (several sheets and none named), `file.sheetUnknown`.
 */
export async function readTable(
  from: Uint8Array | string,
  options: { readonly name: string; readonly sheet?: string | null },
): Promise<Result<Table>> {
  const source = openSource(from)
  try {
    return await readSource(source, options.name, options.sheet ?? null)
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    throw error
  } finally {
    source.close()
  }
}

/**
 * Work on a workbook of which each sheet is read for itself. Refusals: `file.empty`, `file.notATable`, `file.oldExcel`,
 * `file.encrypted`, `file.tooLarge`, `file.damaged`.
 */
export async function readWorkbook<T>(
  path: string,
  name: string,
  work: (book: OpenWorkbook) => Promise<Result<T>>,
): Promise<Result<T>> {
  const source = openSource(path)
  try {
    const kind = sniff(source.read(0, 65_536))
    if (kind === 'empty') return refuse('file.empty', { name })
    if (kind === 'oldExcel') return refuse(hasPassword(source) ? 'file.encrypted' : 'file.oldExcel', { name })
    if (kind !== 'zip') return refuse('file.notATable', { name, found: kind })
    return await work(await openWorkbook(source, name))
  } catch (error) {
    if (error instanceof Unreadable) return error.refused
    throw error
  } finally {
    source.close()
  }
}

async function readSource(source: ByteSource, name: string, sheet: string | null): Promise<Result<Table>> {
  const kind = sniff(source.read(0, 65_536))
  if (kind === 'empty') return refuse('file.empty', { name })
  if (kind === 'oldExcel') return refuse(hasPassword(source) ? 'file.encrypted' : 'file.oldExcel', { name })
  if (kind === 'zip') {
    if (source.size > largestWorkbookMiB * mebibyte) {
      return refuse('file.tooLarge', { name, what: 'workbook', limit: largestWorkbookMiB })
    }
    const read = await readXlsx(source, name, sheet)
    if (!read.ok) return read
    if (read.value.rows.length === 0) return refuse('file.empty', { name })
    const { sheets, rows } = read.value
    return ok({
      sheets: sheets.map(({ name, hidden }) => ({ name, hidden })),
      sheet: read.value.sheet,
      rows,
      encoding: null,
      delimiter: null,
    })
  }
  if (kind !== 'text') return refuse('file.notATable', { name, found: kind })
  if (source.size > largestTextMiB * mebibyte) {
    return refuse('file.tooLarge', { name, what: 'text', limit: largestTextMiB })
  }
  const bytes = source.read(0, source.size)
  const encoding = detectEncoding(bytes)
  return readText(decode(bytes, encoding), name, encoding)
}

/** A workbook with a password is the old container with the new one encrypted inside: its directory says so. */
function hasPassword(source: ByteSource): boolean {
  const header = source.read(0, 512)
  if (header.length < 512) return false
  const directory = (header.readUInt32LE(48) + 1) * 2 ** header.readUInt16LE(30)
  return source.read(directory, 4096).includes(Buffer.from('EncryptedPackage', 'utf16le'))
}

/** Rows of a text: a CSV file already decoded, or what was pasted from the portal's grid. */
export function readText(text: string, name: string, encoding: Encoding | null): Result<Table> {
  // Decoded, no table has a NUL: a binary file can begin like a text.
  if (text.includes('\0')) return refuse('file.notATable', { name, found: 'binary' })
  const delimiter = sniffDelimiter(text)
  const { rows, openQuote } = parseCsv(text, delimiter)
  if (openQuote !== null) return refuse('file.openQuote', { name, line: openQuote })
  const data = declaredDelimiter(text) ? rows.filter((row) => row.line > 1) : rows
  if (data.length === 0) return refuse('file.empty', { name })
  return ok({ sheets: [], sheet: null, rows: data.map(withFormulas), encoding, delimiter })
}

const none: readonly number[] = []

/** In a text file a formula is a cell that begins with an equals sign: the spreadsheet saved what was typed. */
function withFormulas(row: { readonly line: number; readonly cells: readonly string[] }): TableRow {
  const { line, cells } = row
  const found = cells.some(isFormula)
    ? cells.flatMap((cell, index) => (isFormula(cell) ? [index] : []))
    : none
  return { line, cells, formulas: found }
}

function isFormula(cell: string): boolean {
  return cell.charCodeAt(0) === 61
}
