import { LEDGER_TABLES } from '#db/migrations.ts'
import type { ReadDb } from '#db/sql.ts'
import { sheetTitles } from '#messages/es-MX/workbook.ts'
import * as workbook from './sql.ts'

/** Who may open the program or meet the server is nobody's to take along. */
const STAYS: ReadonlySet<string> = new Set(['passwords', 'recovery_codes', 'devices'])

/** Tables whose rows leave in a workbook and come back with it. */
export const TRAVELLING: readonly string[] = Object.keys(LEDGER_TABLES)
  .filter((table) => !STAYS.has(table))
  .toSorted()

/** What a new ledger holds already. */
export const SEEDED: readonly string[] = [
  'operators',
  'calendars',
  'policies',
  'tax_rates',
  'vendors',
  'products',
  'versions',
]

export interface TravellingTable {
  readonly name: string
  readonly sheet: string
  readonly key: string
  readonly columns: readonly workbook.StoredColumn[]
  readonly references: readonly workbook.Reference[]
  /** Columns that refer to another row of the table itself. */
  readonly own: readonly string[]
  /** Columns that refer to a table whose rows come after these. */
  readonly late: readonly string[]
}

/** Every table that travels, what it refers to before it. Two that refer to each other cannot both be first: `late` tells. */
export function travellingTables(db: ReadDb): TravellingTable[] {
  const references = new Map(TRAVELLING.map((name) => [name, workbook.referencesOf(db, name)]))
  const placed = new Map<string, number>()
  const seen = new Set<string>()
  const place = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const { table } of references.get(name) ?? []) place(table)
    placed.set(name, placed.size)
  }
  for (const name of [...SEEDED, ...TRAVELLING]) place(name)
  return [...placed.keys()].map((name) => {
    const refers = references.get(name)!
    const of = (is: (table: string) => boolean) =>
      refers.filter(({ table }) => is(table)).map(({ column }) => column)
    return {
      name,
      sheet: sheetTitles[name] ?? name,
      key: LEDGER_TABLES[name]!,
      columns: workbook.columnsOf(db, name),
      references: refers,
      own: of((table) => table === name),
      late: of((table) => table !== name && placed.get(table)! > placed.get(name)!),
    }
  })
}
