import { NEWEST_SCHEMA } from '#db/migrations.ts'
import type { StoredRow } from '#db/rows.ts'
import { refuse } from '#domain/result.ts'
import { unguardFormula } from '#files/formula-guard.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import type { Sheet } from '#files/workbook.ts'
import type { OpenWorkbook } from '#files/xlsx-read.ts'
import { aboutWorkbook, workbookSheets } from '#messages/es-MX/workbook.ts'
import { faultOf, valueOf } from './cells.ts'
import { cellWrong, NotTaken } from './faults.ts'
import type { LinedRow } from './in-order.ts'
import type { StoredColumn } from './sql.ts'
import type { TravellingTable } from './tables.ts'

/** How many rows it says it has; refused where it is no ledger, or one of another schema. */
export async function readAbout(book: OpenWorkbook, name: string): Promise<number | null> {
  const sheet = book.sheets.find((one) => one.name === workbookSheets.about)
  if (!sheet) throw new NotTaken(refuse('workbook.notALedger', { name }))
  const told = new Map<string, string>()
  for await (const slice of book.rows(sheet))
    for (const { cells } of slice) told.set(cells[0] ?? '', cells[1] ?? '')
  const found = told.get(aboutWorkbook.schema)?.trim() ?? ''
  if (found !== String(NEWEST_SCHEMA))
    throw new NotTaken(refuse('workbook.otherSchema', { name, found, wanted: NEWEST_SCHEMA }))
  return Number(told.get(aboutWorkbook.rows)) || null
}

export function sheetCalled(book: OpenWorkbook, sheet: string, name: string): Sheet {
  const found = book.sheets.find((one) => one.name === sheet)
  if (!found) throw new NotTaken(refuse('workbook.sheetMissing', { name, sheet }))
  return found
}

/** What goes on from a cell, by sheet, key and column, in the order of its parts. */
export type LongTexts = ReadonlyMap<string, readonly string[]>

export async function longTextsOf(book: OpenWorkbook, name: string): Promise<LongTexts> {
  const parts = new Map<string, string[]>()
  for await (const slice of book.rows(sheetCalled(book, workbookSheets.longTexts, name)))
    for (const { line, cells } of slice) {
      if (line === 1) continue
      const [sheet = '', key = '', column = '', part = '', text = ''] = cells
      const place = placeOf(sheet, unguardFormula(key), column)
      const before = parts.get(place) ?? []
      before[Number(part) - 1] = text
      parts.set(place, before)
    }
  return parts
}

function placeOf(sheet: string, key: string, column: string): string {
  return `${sheet}\n${key}\n${column}`
}

/** The rows of a table's sheet, each looked at as far as it can be by itself. */
export async function* rowsOfTable(
  book: OpenWorkbook,
  sheet: Sheet,
  table: TravellingTable,
  long: LongTexts,
): AsyncGenerator<LinedRow> {
  let places: ReadonlyMap<StoredColumn, number> | null = null
  for await (const slice of book.rows(sheet))
    for (const row of slice) {
      if (places === null) places = placesOfColumns(row, table)
      else yield { line: row.line, row: readRow(row, table, places, long) }
    }
  // A sheet that was emptied has lost its headings too.
  if (places === null) placesOfColumns({ line: 1, cells: [], formulas: [] }, table)
}

function placesOfColumns({ cells }: TableRow, table: TravellingTable): ReadonlyMap<StoredColumn, number> {
  const names = new Set(table.columns.map(({ name }) => name))
  const strange = cells.find((heading) => heading.trim() !== '' && !names.has(heading.trim()))
  if (strange !== undefined)
    throw new NotTaken(refuse('workbook.columnUnknown', { sheet: table.sheet, column: strange.trim() }))
  return new Map(
    table.columns.map((column) => {
      const at = cells.findIndex((heading) => heading.trim() === column.name)
      if (at === -1)
        throw new NotTaken(refuse('workbook.columnMissing', { sheet: table.sheet, column: column.name }))
      return [column, at]
    }),
  )
}

function readRow(
  { line, cells }: TableRow,
  table: TravellingTable,
  places: ReadonlyMap<StoredColumn, number>,
  long: LongTexts,
): StoredRow {
  const key = unguardFormula(cells[keyPlace(table, places)] ?? '')
  const row: Record<string, string | number | null> = {}
  for (const [column, at] of places) {
    const first = cells[at] ?? ''
    const value = valueOf([first, ...(long.get(placeOf(table.sheet, key, column.name)) ?? [])], column)
    const fault = faultOf(value, column, column.name === table.key)
    if (fault !== null) throw cellWrong(table.sheet, line, column.name, first, fault)
    row[column.name] = value
  }
  return row
}

function keyPlace(table: TravellingTable, places: ReadonlyMap<StoredColumn, number>): number {
  for (const [{ name }, at] of places) if (name === table.key) return at
  throw new Error(`${table.name} has no ${table.key}`)
}
