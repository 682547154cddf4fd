import type { JobContext } from '#core/app.ts'
import { csvPieces } from '#files/csv.ts'
import { guardFormula } from '#files/formula-guard.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { xlsxStream, type SheetCell, type SheetColumn } from '#files/xlsx-write.ts'

/** How a spreadsheet holds one column of a list, and where its value comes from. */
export type ExportColumn<Row> = SheetColumn & { readonly of: (row: Row) => SheetCell }

export interface ExportTable<Row> {
  /** Of the sheet and of the file. */
  readonly name: string
  readonly columns: readonly ExportColumn<Row>[]
  /** Read as they are written, so that of 100,000 rows never more than a slice is held. */
  readonly slices: Iterable<readonly Row[]>
}

export interface Exported {
  readonly file: string | null
  readonly name: string
  readonly text: string | null
  readonly rows: number
}

type Format = 'xlsx' | 'csv' | 'tsv'

const MOST_BYTES = 1024 ** 3

/** The one way in which a list leaves the program: a workbook, a CSV, or text for the clipboard. */
export async function exportTable<Row>(
  context: JobContext,
  { name, columns, slices }: ExportTable<Row>,
  format: Format,
): Promise<Exported> {
  const told = { rows: 0 }
  const rows = rowsTold(context, columns, slices, told)
  const fileName = `${name}.${format}`
  if (format === 'tsv') {
    const lines = [
      columns.map((column) => column.heading),
      ...Array.from(rows, (row) => copied(columns, row)),
    ]
    const text = lines.map((line) => line.join('\t')).join('\r\n')
    return { file: null, name: fileName, text, rows: told.rows }
  }
  const bytes =
    format === 'xlsx'
      ? xlsxStream({ name, columns, rows })
      : breathing(context, csvPieces(csvLines(columns, rows)))
  const stored = await context.files.putStream(fileName, bytes, MOST_BYTES)
  const file = stored === 'tooLarge' ? null : stored.file
  return { file, name: fileName, text: null, rows: told.rows }
}

/** The same, and written down as what left this PC. */
export async function takeTable<Row>(
  context: JobContext,
  table: ExportTable<Row>,
  format: Format,
): Promise<Exported> {
  const made = await exportTable(context, table, format)
  await context.note({ action: 'exports.taken', entity: made.name, reason: rowsTaken(made.rows) })
  return made
}

function* rowsTold<Row>(
  { progress, cancelled }: JobContext,
  columns: readonly ExportColumn<Row>[],
  slices: Iterable<readonly Row[]>,
  told: { rows: number },
): Generator<SheetCell[]> {
  for (const slice of slices) {
    if (cancelled()) return
    for (const row of slice) yield columns.map((column) => column.of(row))
    told.rows += slice.length
    progress(told.rows, null, '')
  }
}

function* csvLines(
  columns: readonly SheetColumn[],
  rows: Iterable<SheetCell[]>,
): Generator<readonly (string | number)[]> {
  yield columns.map((column) => column.heading)
  for (const row of rows) yield row.map((cell, i) => plain(columns[i]!, cell))
}

/** A number stays one, so that a negative amount is no text; money is in pesos. */
function plain({ type }: SheetColumn, cell: SheetCell): string | number {
  if (cell === null) return ''
  if (typeof cell === 'number') return type === 'pesos' ? cell / 100 : cell
  return BREAKS.test(cell) ? cell.replaceAll(BREAKS_ALL, ' ') : cell
}

/** A spreadsheet runs what is pasted into it just as what it opens. */
function copied(columns: readonly SheetColumn[], row: readonly SheetCell[]): string[] {
  return row.map((cell, i) => {
    const value = plain(columns[i]!, cell)
    return typeof value === 'number' ? String(value) : guardFormula(value)
  })
}

const BREAKS = /[\t\r\n]/
const BREAKS_ALL = /[\t\r\n]+/g

async function* breathing({ breathe }: JobContext, pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield piece
    await breathe()
  }
}
