import { refuse } from '#domain/result.ts'
import type { Result } from '#domain/result.ts'
import type { ByteSource } from '#files/byte-source.ts'
import { scanRows, stringItem } from '#files/sheet-scan.ts'
import type { SheetStyles, TableRow } from '#files/sheet-scan.ts'
import { unreadable } from '#files/unreadable.ts'
import { readStyles, readWorkbook } from '#files/workbook.ts'
import type { Sheet } from '#files/workbook.ts'
import { holdsDocumentType } from '#files/xml-text.ts'
import { inflateEntry, readZipDirectory } from '#files/zip-read.ts'
import type { ZipDirectory, ZipEntry } from '#files/zip-read.ts'

export interface WorkbookTable {
  readonly sheets: readonly Sheet[]
  readonly sheet: string
  readonly rows: readonly TableRow[]
}

const mebibyte = 1_048_576
/** Sizes after inflating. A sheet of 100,000 serials has some 60 MiB. */
const largestSheet = 512 * mebibyte
const largestPart = 10 * mebibyte
/** A row of XML longer than this is no row of an office's spreadsheet. */
const longestItem = 8 * mebibyte
const mostRows = 1_048_576
/** Gaps included: a cell in the last column of each row would otherwise take gigabytes. */
const mostCells = 20_000_000
const mostStrings = 8_000_000

/** A workbook of which each sheet is read for itself, as often as wanted. */
export interface OpenWorkbook {
  readonly sheets: readonly Sheet[]
  /** The rows in slices, so that of a large sheet never more than one is in memory. */
  rows(sheet: Sheet): AsyncGenerator<readonly TableRow[]>
}

/** One sheet of a workbook as rows of text. Throws `Unreadable`, which `readTable` turns into its refusal. */
export async function readXlsx(
  source: ByteSource,
  name: string,
  wanted: string | null,
): Promise<Result<WorkbookTable>> {
  const workbook = await openWorkbook(source, name)
  const chosen = chooseSheet(workbook.sheets, wanted, name)
  if (!chosen.ok) return chosen
  const rows: TableRow[] = []
  for await (const slice of workbook.rows(chosen.value)) for (const row of slice) rows.push(row)
  return { ok: true, value: { sheets: workbook.sheets, sheet: chosen.value.name, rows } }
}

/** Throws `Unreadable`, here and while rows are read. */
export async function openWorkbook(source: ByteSource, name: string): Promise<OpenWorkbook> {
  const directory = readZipDirectory(source, name)
  const part = (path: string) => readPart(source, directory, path, name)
  const workbook = await readWorkbook(directory, part, name)
  let styles: SheetStyles | null = null
  let strings: readonly string[] | null = null
  const readShared = async (): Promise<readonly string[]> => {
    const entry = workbook.stringsPath ? directory.get(workbook.stringsPath) : undefined
    return entry ? readStrings(source, entry, name) : []
  }
  return {
    sheets: workbook.sheets,
    rows: async function* (sheet) {
      styles ??= readStyles(workbook.stylesPath ? await part(workbook.stylesPath) : '', workbook.since1904)
      strings ??= await readShared()
      const entry = directory.get(sheet.path)
      if (!entry) throw unreadable('file.damaged', { name })
      yield* readRows(source, entry, strings, styles, name)
    },
  }
}

/** Hidden sheets are no choice the operator was offered, but may be asked for by name. */
function chooseSheet(sheets: readonly Sheet[], wanted: string | null, name: string): Result<Sheet> {
  const names = sheets.map((sheet) => sheet.name)
  if (wanted !== null) {
    const fold = (text: string) => text.trim().toLocaleLowerCase('es')
    const found =
      sheets.find((sheet) => sheet.name === wanted) ?? sheets.find((s) => fold(s.name) === fold(wanted))
    return found ? { ok: true, value: found } : refuse('file.sheetUnknown', { sheet: wanted, sheets: names })
  }
  const visible = sheets.filter((sheet) => !sheet.hidden)
  const only = visible.length === 1 ? visible[0] : sheets.length === 1 ? sheets[0] : undefined
  if (only) return { ok: true, value: only }
  return refuse('file.sheetRequired', {
    name,
    sheets: (visible.length ? visible : sheets).map((s) => s.name),
  })
}

async function readPart(
  source: ByteSource,
  directory: ZipDirectory,
  path: string,
  name: string,
): Promise<string> {
  const entry = directory.get(path)
  if (!entry) return ''
  const chunks: Buffer[] = []
  for await (const chunk of inflateEntry(source, entry, largestPart, name)) chunks.push(chunk)
  return partText(Buffer.concat(chunks), name, 'utf8')
}

async function readStrings(source: ByteSource, entry: ZipEntry, name: string): Promise<readonly string[]> {
  const strings: string[] = []
  for await (const { text, prefix } of itemPieces(source, entry, 'si', 'sst', name)) {
    const tag = `<${prefix}si`
    const end = `</${prefix}si>`
    let at = text.indexOf(tag)
    while (at !== -1) {
      const open = text.indexOf('>', at)
      if (open === -1) break
      const empty = text.charCodeAt(open - 1) === 47
      const close = empty ? open : text.indexOf(end, open)
      strings.push(empty ? '' : stringItem(text.slice(open + 1, close === -1 ? text.length : close), prefix))
      at = close === -1 ? -1 : text.indexOf(tag, close)
    }
    if (strings.length > mostStrings) {
      throw unreadable('file.tooLarge', { name, what: 'cells', limit: mostStrings })
    }
  }
  return strings
}

async function* readRows(
  source: ByteSource,
  entry: ZipEntry,
  shared: readonly string[],
  styles: SheetStyles,
  name: string,
): AsyncGenerator<readonly TableRow[]> {
  let slice: TableRow[] = []
  let [rows, cells, line] = [0, 0, 0]
  const keep = (row: TableRow) => {
    cells += row.cells.length
    if (row.line > mostRows || rows >= mostRows) {
      throw unreadable('file.tooLarge', { name, what: 'rows', limit: mostRows })
    }
    if (cells > mostCells) throw unreadable('file.tooLarge', { name, what: 'cells', limit: mostCells })
    rows += 1
    slice.push(row)
  }
  for await (const { text, prefix } of itemPieces(source, entry, 'row', 'worksheet', name)) {
    line = scanRows(text, prefix, line, shared, styles, keep)
    if (slice.length > 0) yield slice
    slice = []
  }
}

/**
 * The text of a large part, cut where one item ends and the next begins, so that neither an item nor a
 * character is torn. The prefix of the names is read off the root element.
 */
async function* itemPieces(
  source: ByteSource,
  entry: ZipEntry,
  item: 'si' | 'row',
  root: 'sst' | 'worksheet',
  name: string,
): AsyncGenerator<{ readonly text: string; readonly prefix: string }> {
  let rest: Buffer = Buffer.alloc(0)
  let prefix: string | null = null
  let opening = Buffer.alloc(0)
  for await (const chunk of inflateEntry(source, entry, largestSheet, name)) {
    const held = rest.length
    let bytes = held === 0 ? chunk : Buffer.concat([rest, chunk])
    if (prefix === null) {
      const head = bytes.toString('utf8', 0, 65_536)
      prefix = new RegExp(`<((?:\\w+:)?)${root}[\\s/>]`).exec(head)?.[1] ?? null
      if (prefix === null && bytes.length > 65_536) throw unreadable('file.damaged', { name })
      opening = Buffer.from(`<${prefix ?? ''}${item}`)
    }
    // Only the new bytes are searched, and a little before them, where the name may be cut in two.
    const cut = bytes.subarray(Math.max(0, held - opening.length)).lastIndexOf(opening)
    const at = cut === -1 ? -1 : cut + Math.max(0, held - opening.length)
    if (prefix !== null && at > 0) {
      yield { text: partText(bytes.subarray(0, at), name, 'latin1'), prefix }
      bytes = bytes.subarray(at)
    }
    if (bytes.length > longestItem) throw unreadable('file.damaged', { name })
    rest = bytes
  }
  if (prefix === null) throw unreadable('file.damaged', { name })
  yield { text: partText(rest, name, 'latin1'), prefix }
}

/**
 * Only UTF-8: another encoding, told by its NULs, would hide a document type from the search. Large parts are
 * scanned as one byte a character, in half the memory; `unpackUtf8` makes the few texts with accents whole.
 */
function partText(bytes: Buffer, name: string, as: 'utf8' | 'latin1'): string {
  if (bytes.includes(0) || holdsDocumentType(bytes)) throw unreadable('file.damaged', { name })
  return bytes.toString(as)
}
