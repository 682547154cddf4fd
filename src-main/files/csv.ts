import { guardFormula } from '#files/formula-guard.ts'

export type Delimiter = ',' | ';' | '\t'

export interface CsvRow {
  /** Line of the file where the row begins, from 1: what an editor shows. */
  readonly line: number
  readonly cells: readonly string[]
}

export interface CsvText {
  readonly rows: readonly CsvRow[]
  /** Line where quotes open that nothing closes: the rest of the file would be one cell. */
  readonly openQuote: number | null
}

/**
 * One scan over the text: quotes, doubled quotes, line breaks inside quotes, CRLF, LF and lone CR.
 * Rows without any text are left out; their lines are counted.
 */
export function parseCsv(text: string, delimiter: Delimiter, maxRows = Infinity): CsvText {
  const rows: CsvRow[] = []
  const separator = delimiter.charCodeAt(0)
  const end = text.length
  let at = 0
  let line = 1
  while (at < end && rows.length < maxRows) {
    const start = line
    const cells: string[] = []
    let filled = false
    for (;;) {
      let cell: string
      if (text.charCodeAt(at) === quote) {
        const quoted = readQuoted(text, at, separator)
        if (!quoted) return { rows, openQuote: line }
        cell = quoted.cell
        at = quoted.end
        line += quoted.breaks
      } else {
        const from = at
        let code = 0
        while (at < end) {
          code = text.charCodeAt(at)
          if (code === separator || code === newline || code === carriageReturn) break
          at++
        }
        cell = at === from ? '' : text.slice(from, at)
      }
      if (!filled && cell !== '' && cell.trim() !== '') filled = true
      cells.push(cell)
      if (at < end && text.charCodeAt(at) === separator) at++
      else break
    }
    if (filled) rows.push({ line: start, cells })
    if (text.charCodeAt(at) === carriageReturn) at++
    if (text.charCodeAt(at) === newline) at++
    line++
  }
  return { rows, openQuote: null }
}

const quote = 34
const newline = 10
const carriageReturn = 13

/** From an opening quote to the end of its cell; text after the closing quote is kept as it stands. */
function readQuoted(
  text: string,
  opening: number,
  separator: number,
): { readonly cell: string; readonly end: number; readonly breaks: number } | null {
  let closing = text.indexOf('"', opening + 1)
  let doubled = false
  while (closing !== -1 && text.charCodeAt(closing + 1) === quote) {
    doubled = true
    closing = text.indexOf('"', closing + 2)
  }
  if (closing === -1) return null
  let end = closing + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === separator || code === newline || code === carriageReturn) break
    end++
  }
  const inside = text.slice(opening + 1, closing)
  const cell = (doubled ? inside.replaceAll('""', '"') : inside) + text.slice(closing + 1, end)
  return { cell, end, breaks: countBreaks(inside) }
}

function countBreaks(text: string): number {
  let breaks = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === newline || (code === carriageReturn && text.charCodeAt(at + 1) !== newline)) breaks++
  }
  return breaks
}

/**
 * The sign that cuts the most rows into the same number of cells. Commas inside a remark do not make a
 * file of semicolons one of commas, for they cut each row differently. Excel's own first line `sep=;` decides.
 */
export function sniffDelimiter(text: string): Delimiter {
  const declared = declaredDelimiter(text)
  if (declared) return declared
  const sample = text.slice(0, 65_536)
  let best: { readonly delimiter: Delimiter; readonly score: number } = { delimiter: ',', score: 0 }
  for (const delimiter of delimiters) {
    const score = regularity(parseCsv(sample, delimiter, 200).rows)
    if (score > best.score) best = { delimiter, score }
  }
  return best.delimiter
}

/** `sep=;` alone on the first line is for Excel and no row of the table. */
export function declaredDelimiter(text: string): Delimiter | null {
  const declared = /^sep=([,;\t])\r?\n/i.exec(text)?.[1]
  return delimiters.find((delimiter) => delimiter === declared) ?? null
}

const delimiters: readonly Delimiter[] = [',', ';', '\t']

function regularity(rows: readonly CsvRow[]): number {
  const rowsByWidth = new Map<number, number>()
  for (const { cells } of rows) rowsByWidth.set(cells.length, (rowsByWidth.get(cells.length) ?? 0) + 1)
  return Math.max(0, ...[...rowsByWidth].map(([width, count]) => (width - 1) * count))
}

/** RFC 4180 with a byte-order mark, by which Excel knows that the text is UTF-8. Pieces of some 64 KiB. */
export function* csvPieces(rows: Iterable<readonly (string | number)[]>): Generator<Uint8Array> {
  let piece = '\ufeff'
  for (const row of rows) {
    let separator = ''
    for (const cell of row) {
      piece += separator + (typeof cell === 'number' ? cell : quoteCell(guardFormula(cell)))
      separator = ','
    }
    piece += '\r\n'
    if (piece.length > 65_536) {
      yield Buffer.from(piece)
      piece = ''
    }
  }
  if (piece) yield Buffer.from(piece)
}

function quoteCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
