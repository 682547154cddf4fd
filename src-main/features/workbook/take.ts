import type { JobContext } from '#core/app.ts'
import type { StoredRow } from '#db/rows.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { countClients } from '#features/clients/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { readWorkbook } from '#files/table.ts'
import type { OpenWorkbook } from '#files/xlsx-read.ts'
import { NotTaken, RowFault } from './faults.ts'
import { inOrder, type Join, type LinedRow } from './in-order.ts'
import { longTextsOf, readAbout, rowsOfTable, sheetCalled } from './read-sheet.ts'
import { SEEDED, travellingTables, type TravellingTable } from './tables.ts'

/** A command passes what cuts at 64 KiB. */
const MOST_LETTERS = 40_000
const MOST_ROWS = 200

type Taken = { readonly rows: number; readonly clients: number; readonly serials: number }

/** The rows of a workbook as the ledger of this PC, in recorded commands: a server that it meets later has them too. */
export async function takeWorkbook(context: JobContext, file: string): Promise<Result<Taken>> {
  const stored = context.files.get(file)
  if (stored === null) return refuse('file.notFound', { file })
  if (context.syncing.isEnrolled()) return refuse('workbook.enrolled', {})
  try {
    return await readWorkbook(stored.path, stored.name, (book) =>
      context.atomically(() => layDown(context, book, stored.name)),
    )
  } catch (error) {
    if (error instanceof NotTaken) return error.refused
    throw error
  }
}

async function layDown(context: JobContext, book: OpenWorkbook, name: string): Promise<Result<Taken>> {
  const { db, progress, breathe, cancelled } = context
  const expected = await readAbout(book, name)
  const tables = travellingTables(db)
  // Each of them, before the first is written.
  const sheets = new Map(tables.map((table) => [table, sheetCalled(book, table.sheet, name)]))
  const long = await longTextsOf(book, name)
  const read = (table: TravellingTable) => rowsOfTable(book, sheets.get(table)!, table, long)
  let rows = await begin(context, tables, read)
  const joins = new Map<TravellingTable, Join[]>()
  for (const table of tables.filter(({ name }) => !SEEDED.includes(name))) {
    const later: Join[] = []
    for await (const some of inChunks(inOrder(read(table), table, later))) {
      const taken = { table: table.name, rows: some.map(({ row }) => row) }
      given(context, tables, 'ledger.takeRows', taken, (_, at) => some[at]!.line)
      rows += some.length
      progress(rows, expected, table.sheet)
      await breathe()
      if (cancelled()) return refuse('operation.cancelled', {})
    }
    joins.set(table, later)
  }
  for (const [table, all] of joins) joinAll(context, tables, table, all)
  return ok({ rows, clients: countClients(db), serials: countSerials(db) })
}

/** The tables that a new ledger has rows in, all at once: none of them may be without the others. */
async function begin(
  context: JobContext,
  all: readonly TravellingTable[],
  read: (table: TravellingTable) => AsyncIterable<LinedRow>,
): Promise<number> {
  const tables: { table: string; rows: StoredRow[] }[] = []
  const lines: Record<string, number[]> = {}
  for (const table of all.filter(({ name }) => SEEDED.includes(name))) {
    const rows: LinedRow[] = []
    for await (const lined of read(table)) rows.push(lined)
    tables.push({ table: table.name, rows: rows.map(({ row }) => row) })
    lines[table.name] = rows.map(({ line }) => line)
  }
  given(context, all, 'ledger.beginAnew', { tables }, (table, at) => lines[table]![at]!)
  return tables.reduce((sum, { rows }) => sum + rows.length, 0)
}

function joinAll(
  context: JobContext,
  all: readonly TravellingTable[],
  table: TravellingTable,
  joins: readonly Join[],
): void {
  for (let from = 0; from < joins.length; from += MOST_ROWS) {
    const some = joins.slice(from, from + MOST_ROWS)
    const rows = some.map(({ key, columns }) => ({ key, columns }))
    given(context, all, 'ledger.joinRows', { table: table.name, rows }, (_, at) => some[at]!.line)
  }
}

/** A row that the ledger does not take is told by its sheet and its line. */
function given(
  { run }: JobContext,
  tables: readonly TravellingTable[],
  command: string,
  input: unknown,
  lineOf: (table: string, at: number) => number,
): void {
  try {
    const result = run(command, input)
    if (!result.ok) throw new NotTaken(result)
  } catch (error) {
    throw error instanceof RowFault ? error.told(tables, lineOf(error.table, error.at)) : error
  }
}

/** As many as one command takes. */
async function* inChunks(rows: AsyncIterable<LinedRow>): AsyncGenerator<readonly LinedRow[]> {
  let chunk: LinedRow[] = []
  let letters = 0
  for await (const lined of rows) {
    const more = JSON.stringify(lined.row).length
    if (chunk.length === MOST_ROWS || (chunk.length > 0 && letters + more > MOST_LETTERS)) {
      yield chunk
      chunk = []
      letters = 0
    }
    chunk.push(lined)
    letters += more
  }
  if (chunk.length > 0) yield chunk
}
