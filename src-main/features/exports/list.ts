import type { InputOf } from '#contract/index.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { SheetCell, SheetColumn } from '#files/xlsx-write.ts'
import type { ExportColumn, ExportTable } from './table.ts'

export type Wanted = InputOf<'exports.make'>
/** `today` is the day of the answer: what is overdue or has expired by then. */
export type Make = (db: ReadDb, wanted: Wanted, today: Day) => ExportTable<unknown>

/** Rows of a list that the core hands out in pages. */
const PAGE = 1_000

export function* pages<Row>(
  read: (offset: number, limit: number) => readonly Row[],
): Generator<readonly Row[]> {
  for (let offset = 0; ; offset += PAGE) {
    const rows = read(offset, PAGE)
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
  }
}

type ColumnOf<Row> = (heading: string, width: number, of: (row: Row) => SheetCell) => ExportColumn<Row>

/** A column by what it holds, with its heading, its width in letters and its value. */
type Columns<Row> = { readonly [Type in SheetColumn['type']]: ColumnOf<Row> }

function columnsOf<Row>(): Columns<Row> {
  const of =
    (type: SheetColumn['type']): ColumnOf<Row> =>
    (heading, width, value) => ({ type, heading, width, of: value })
  return { text: of('text'), number: of('number'), day: of('day'), pesos: of('pesos') }
}

/** What a list is called, where its rows come from, and its columns. */
export function list<Row>(
  name: string,
  slices: Iterable<readonly Row[]>,
  columns: (of: Columns<Row>) => readonly ExportColumn<Row>[],
): ExportTable<unknown> {
  return { name, columns: columns(columnsOf<Row>()) as readonly ExportColumn<unknown>[], slices }
}
