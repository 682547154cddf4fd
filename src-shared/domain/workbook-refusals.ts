/** Why a workbook does not become the ledger: `sheet`, `line` and `column` are where it says so. */
export interface WorkbookRefusals {
  'workbook.notALedger': { name: string }
  'workbook.otherSchema': { name: string; found: string; wanted: number }
  'workbook.sheetMissing': { name: string; sheet: string }
  'workbook.columnMissing': { sheet: string; column: string }
  'workbook.columnUnknown': { sheet: string; column: string }
  'workbook.cellWrong': { sheet: string; line: number; column: string; value: string; why: CellFault }
  'workbook.referenceBroken': { sheet: string; line: number; column: string; value: string; refersTo: string }
  'workbook.notNew': Record<string, never>
  'workbook.enrolled': Record<string, never>
  'workbook.tooManyRows': { sheet: string; rows: number; most: number }
}

/** `notAllowed`: by a rule of the ledger; `repeated`: another row has it. */
export type CellFault = 'day' | 'instant' | 'number' | 'empty' | 'notAllowed' | 'repeated'
