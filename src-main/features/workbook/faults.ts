import { refuse, type Refused } from '#domain/result.ts'
import type { CellFault } from '#domain/workbook-refusals.ts'
import type { StoredRow } from '#db/rows.ts'
import type { TravellingTable } from './tables.ts'

/** Thrown out of the job's transaction, of which nothing may stay; the job answers with what it carries. */
export class NotTaken extends Error {
  readonly refused: Refused
  constructor(refused: Refused) {
    super(refused.refusal.code)
    this.refused = refused
  }
}

/** A row that the ledger's own rules refuse, by its place in the command's input. */
export class RowFault extends Error {
  readonly table: string
  readonly at: number
  readonly row: StoredRow
  /** `broken`: it refers to what is not there. */
  readonly why: CellFault | 'broken'
  readonly column: string

  constructor(table: string, at: number, row: StoredRow, why: CellFault | 'broken', column: string) {
    super(`${table} row ${at}: ${why} ${column}`)
    this.table = table
    this.at = at
    this.row = row
    this.why = why
    this.column = column
  }

  told(tables: readonly TravellingTable[], line: number): NotTaken {
    const table = tables.find(({ name }) => name === this.table)!
    const { column, row, why } = this
    const value = row[column] ?? ''
    if (why !== 'broken') return cellWrong(table.sheet, line, column, value, why)
    const target = table.references.find((reference) => reference.column === column)?.table
    const refersTo = tables.find(({ name }) => name === target)?.sheet ?? ''
    return new NotTaken(
      refuse('workbook.referenceBroken', {
        sheet: table.sheet,
        line,
        column,
        value: String(value),
        refersTo,
      }),
    )
  }
}

const LONGEST = 80

export function cellWrong(
  sheet: string,
  line: number,
  column: string,
  value: string | number,
  why: CellFault,
): NotTaken {
  const shown = String(value).slice(0, LONGEST)
  return new NotTaken(refuse('workbook.cellWrong', { sheet, line, column, value: shown, why }))
}
