import { createHash } from 'node:crypto'
import { foldForSearch } from '#domain/company-name.ts'
import type { ImportField } from '#domain/import-field.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import { REASON_HEADING, skippedText } from '#messages/es-MX/imports.ts'
import { fitOf, guessFields } from './content.ts'
import { fieldOfHeading, foldHeading, isWeakHeading } from './synonyms.ts'

/** For each column, by its position, what it holds; null is not read. */
export type ColumnMap = readonly (ImportField | null)[]

export interface Column {
  readonly column: number
  readonly heading: string
  readonly field: ImportField | null
  readonly why: 'heading' | 'content' | 'remembered' | 'chosen' | null
  readonly examples: readonly string[]
}

export interface Layout {
  /** Null when the rows begin without headings, as when only cells were copied. */
  readonly headingLine: number | null
  readonly columns: readonly Column[]
  /** Of the headings: under which a corrected map is remembered. */
  readonly fingerprint: string
  readonly data: readonly TableRow[]
  readonly skipped: readonly { readonly line: number; readonly why: string }[]
}

const headingSearch = 60
const exampleCount = 3

/**
 * Where the headings are and what each column holds: as chosen here, else as remembered, else by the heading, else by
 * the content. Titles above, repeated headings, totals and lone labels are no data.
 */
export function findLayout(
  rows: readonly TableRow[],
  options: {
    readonly chosen: ColumnMap | null
    readonly remembered: (fingerprint: string) => ColumnMap | null
    readonly isSystem: (text: string) => boolean
  },
): Layout {
  const at = headingRow(rows)
  const headings = at === -1 ? [] : rows[at]!.cells.map((cell) => cell.trim())
  const width = widest(at === -1 ? rows : rows.slice(at))
  const body = rows.slice(at + 1)
  const fingerprint = fingerprintOf(headings, width)
  const columns = chooseFields(headings, width, body, fingerprint, options)
  const { data, skipped } = splitRows(body, headings, columns)
  const above = rows.slice(0, Math.max(0, at)).map(({ line }) => ({ line, why: skippedText.above }))
  return {
    headingLine: at === -1 ? null : rows[at]!.line,
    columns,
    fingerprint,
    data,
    skipped: [...above, ...skipped],
  }
}

/**
 * The row of the first ones that names the most fields; two at least, for a title may contain one such word. Where no
 * heading is known, the first row of mere words above one with figures.
 */
function headingRow(rows: readonly TableRow[]): number {
  let best = { at: -1, score: 1 }
  rows.slice(0, headingSearch).forEach((row, at) => {
    const score = new Set(row.cells.map(fieldOfHeading).filter((field) => field !== null)).size
    if (score > best.score) best = { at, score }
  })
  if (best.at !== -1) return best.at
  const first = rows.findIndex((row) => row.cells.some(hasFigures))
  return first > 0 && filledCells(rows[first - 1]!) > 1 ? first - 1 : -1
}

function hasFigures(cell: string): boolean {
  return /[\d@]/.test(cell)
}

function filledCells(row: TableRow): number {
  return row.cells.filter((cell) => cell.trim() !== '').length
}

function widest(rows: readonly TableRow[]): number {
  return rows.reduce((width, row) => Math.max(width, row.cells.length), 0)
}

/** Our own column of reasons does not count, so that mended lines find the map of the first time. */
function fingerprintOf(headings: readonly string[], width: number): string {
  const own = foldHeading(REASON_HEADING)
  const folded = headings.map(foldHeading).filter((heading) => heading !== own)
  while (folded.at(-1) === '') folded.pop()
  const text = folded.length === 0 ? `sin encabezados ${width}` : folded.join('\n')
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

function chooseFields(
  headings: readonly string[],
  width: number,
  body: readonly TableRow[],
  fingerprint: string,
  options: Parameters<typeof findLayout>[1],
): readonly Column[] {
  const samples = Array.from({ length: width }, (_, column) => sampleOf(body, column))
  const given = options.chosen ?? options.remembered(fingerprint)
  const why = options.chosen ? 'chosen' : 'remembered'
  const column = (index: number, field: ImportField | null, reason: Column['why']): Column => ({
    column: index,
    heading: headings[index] ?? '',
    field,
    why: field === null ? null : reason,
    examples: samples[index]!.slice(0, exampleCount),
  })
  if (given) return samples.map((_, index) => column(index, given[index] ?? null, why))
  const byHeading = fieldsByHeading(headings, samples, options.isSystem)
  const own = foldHeading(REASON_HEADING)
  const open = samples.map((sample, index) =>
    byHeading[index] === null && foldHeading(headings[index] ?? '') !== own ? sample : [],
  )
  const taken = new Set(byHeading.filter((field) => field !== null))
  const byContent = guessFields(open, taken, options.isSystem)
  return samples.map((_, index) => {
    const heading = byHeading[index] ?? null
    return heading === null
      ? column(index, byContent[index] ?? null, 'content')
      : column(index, heading, 'heading')
  })
}

/** Of two columns with the same heading, the one whose content fits; a vague heading only counts when it does. */
function fieldsByHeading(
  headings: readonly string[],
  samples: readonly (readonly string[])[],
  isSystem: (text: string) => boolean,
): (ImportField | null)[] {
  const fields = samples.map((sample, index) => {
    const field = fieldOfHeading(headings[index] ?? '')
    if (field === null) return null
    return isWeakHeading(headings[index]!) && fitOf(field, sample, isSystem) < 0.5 ? null : field
  })
  return fields.map((field, index) => {
    if (field === null) return null
    const rivals = fields.flatMap((other, at) => (other === field ? [at] : []))
    const fit = (at: number) => fitOf(field, samples[at]!, isSystem)
    const best = rivals.reduce((first, at) => (fit(at) > fit(first) ? at : first))
    return best === index ? field : null
  })
}

function sampleOf(body: readonly TableRow[], column: number): readonly string[] {
  const sample: string[] = []
  for (const row of body) {
    const text = row.cells[column]?.trim() ?? ''
    if (text !== '') sample.push(text)
    if (sample.length === 200) break
  }
  return sample
}

function splitRows(
  body: readonly TableRow[],
  headings: readonly string[],
  columns: readonly Column[],
): Pick<Layout, 'data' | 'skipped'> {
  const data: TableRow[] = []
  const skipped: { line: number; why: string }[] = []
  const serialAt = columns.find((column) => column.field === 'serial')?.column ?? -1
  const read = columns.filter((column) => column.field !== null).length
  for (const row of body) {
    const why = reasonToSkip(row, row.cells[serialAt]?.trim() ?? '', headings, serialAt, read)
    if (why === null) data.push(row)
    else skipped.push({ line: row.line, why })
  }
  return { data, skipped }
}

/** A line with a serial is always data, unless it is the headings again, as at the top of each printed page. */
function reasonToSkip(
  row: TableRow,
  serial: string,
  headings: readonly string[],
  serialAt: number,
  read: number,
): string | null {
  if (serial !== '') {
    const again =
      serial === headings[serialAt] && row.cells.every((cell, at) => cell.trim() === (headings[at] ?? ''))
    return again ? skippedText.headings : null
  }
  if (isTotal(row.cells.find((cell) => cell.trim() !== '') ?? '')) return skippedText.total
  return filledCells(row) === 1 && read > 1 ? skippedText.label : null
}

function isTotal(text: string): boolean {
  return /^(gran |sub ?)?total(es)?\b|^suma(s)?\b/.test(foldForSearch(text))
}
