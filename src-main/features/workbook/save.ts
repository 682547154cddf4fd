import type { JobContext } from '#core/app.ts'
import { NEWEST_SCHEMA } from '#db/migrations.ts'
import { readRow, rowsInTurn } from '#db/rows.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { workbookStream, type SheetCell, type SheetColumn, type SheetToWrite } from '#files/xlsx-write.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { momentIn } from '#messages/es-MX/dates.ts'
import { aboutWorkbook, workbookSheets } from '#messages/es-MX/workbook.ts'
import { cellsOf } from './cells.ts'
import { countRows } from './sql.ts'
import { travellingTables, type TravellingTable } from './tables.ts'

/** Excel's own limit, less the heading. */
const MOST_ROWS = 1_048_575
const ROWS_IN_MEMORY = 500
const MOST_BYTES = 4 * 1024 ** 3 - 1

/** Of a text that does not fit into its cell. */
interface LongText {
  readonly table: TravellingTable
  readonly key: string
  readonly column: string
}

type Saved = { readonly file: string; readonly name: string; readonly rows: number; readonly sheets: number }

/** The ledger as it stands at one moment: nothing is recorded while it is written. */
export async function saveWorkbook(context: JobContext): Promise<Result<Saved>> {
  const saved = await context.atomically(() => written(context))
  if (saved.ok)
    await context.note({
      action: 'ledger.taken',
      entity: saved.value.name,
      reason: rowsTaken(saved.value.rows),
    })
  return saved
}

async function written(context: JobContext): Promise<Result<Saved>> {
  const { db, files, today } = context
  const tables = travellingTables(db).map((table) => ({ table, rows: countRows(db, table.name) }))
  const tooLong = tables.find(({ rows }) => rows > MOST_ROWS)
  if (tooLong) {
    const { table, rows } = tooLong
    return refuse('workbook.tooManyRows', { sheet: table.sheet, rows, most: MOST_ROWS })
  }
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  const told = { done: 0, of: rows }
  const long: LongText[] = []
  const sheets = [
    about(context, tables, rows),
    ...tables.map(({ table }) => sheetOf(context, table, long, told)),
    longTexts(context, long),
  ]
  const name = `libro-${today}.xlsx`
  const stored = await files.putStream(name, breathing(context, workbookStream(sheets)), MOST_BYTES)
  if (context.cancelled()) return refuse('operation.cancelled', {})
  if (stored === 'tooLarge') throw new Error('no ledger is larger than that')
  return ok({ file: stored.file, name, rows, sheets: tables.length })
}

function about(
  { now, policies }: JobContext,
  tables: readonly { readonly table: TravellingTable; readonly rows: number }[],
  rows: number,
): SheetToWrite {
  const [what, value] = aboutWorkbook.headings
  return {
    name: workbookSheets.about,
    columns: [
      { heading: what, type: 'text', width: 34 },
      { heading: value, type: 'text', width: 110 },
    ],
    rows: [
      ...aboutWorkbook.lines(momentIn(now, policies.zone)),
      [aboutWorkbook.rows, String(rows)],
      [aboutWorkbook.schema, String(NEWEST_SCHEMA)],
      ...tables.map(({ table, rows }) => [aboutWorkbook.rowsOf(table.sheet), String(rows)]),
    ],
  }
}

function sheetOf(
  { db, progress, cancelled }: JobContext,
  table: TravellingTable,
  long: LongText[],
  told: { done: number; readonly of: number },
): SheetToWrite {
  function* rows(): Generator<SheetCell[]> {
    for (const row of rowsInTurn(db, table.name, ROWS_IN_MEMORY)) {
      if (told.done % ROWS_IN_MEMORY === 0) {
        if (cancelled()) return
        progress(told.done, told.of, table.sheet)
      }
      told.done += 1
      yield table.columns.map((column) => {
        const [first = null, ...others] = cellsOf(row[column.name] ?? null, column)
        if (others.length > 0) long.push({ table, key: String(row[table.key]), column: column.name })
        return first
      })
    }
  }
  return { name: table.sheet, columns: table.columns.map(columnOf), rows: { [Symbol.iterator]: rows } }
}

function columnOf({ name, type }: TravellingTable['columns'][number]): SheetColumn {
  return { heading: name, type: type === 'INTEGER' ? 'number' : 'text', width: type === 'INTEGER' ? 10 : 22 }
}

/** Written last, when it is known which texts there are. */
function longTexts({ db }: JobContext, long: readonly LongText[]): SheetToWrite {
  function* rows(): Generator<SheetCell[]> {
    for (const { table, key, column } of long) {
      const row = readRow(db, table.name, key)!
      const of = table.columns.find(({ name }) => name === column)!
      for (const [part, text] of cellsOf(row[column]!, of).entries())
        if (part > 0) yield [table.sheet, key, column, part, text]
    }
  }
  return {
    name: workbookSheets.longTexts,
    columns: [
      ...['hoja', 'clave', 'columna'].map((heading) => ({ heading, type: 'text' }) as const),
      { heading: 'parte', type: 'number' },
      { heading: 'texto', type: 'text', width: 80 },
    ],
    rows: { [Symbol.iterator]: rows },
  }
}

/** A cancel comes in between. */
async function* breathing(
  { breathe }: JobContext,
  pieces: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield piece
    await breathe()
  }
}
