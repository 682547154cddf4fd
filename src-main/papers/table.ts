import { rule, write, type Ink, type Sheet } from './kit.ts'

export interface Column<Row> {
  readonly title: string
  /** Part of the paper's width; all of them together make 1. */
  readonly share: number
  readonly align: 'left' | 'right'
  readonly text: (row: Row) => string
  readonly bold?: boolean
}

export interface TableStyle {
  readonly size: number
  readonly leading: number
}

const GAP = 7

/** Headings over a rule; returns the baseline of the first row. */
export function tableHead<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  y: number,
  style: TableStyle,
): number {
  drawCells(sheet, columns, y, { size: style.size * 0.88, bold: true }, (column) => column.title)
  rule(sheet, sheet.left, sheet.right, y + style.leading * 0.36, 0.75)
  return y + style.leading * 1.28
}

/** One row a line, in columns; returns the baseline after the last. Fitting them on the page is the caller's business. */
export function tableRows<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  y: number,
  style: TableStyle,
): number {
  for (const [i, row] of rows.entries()) {
    drawCells(sheet, columns, y + i * style.leading, { size: style.size }, (column) => column.text(row))
  }
  return y + rows.length * style.leading
}

function drawCells<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  y: number,
  ink: Ink,
  textOf: (column: Column<Row>) => string,
): void {
  let left = sheet.left
  for (const column of columns) {
    const width = column.share * (sheet.right - sheet.left)
    const x = column.align === 'right' ? left + width - (isLast(columns, column) ? 0 : 2 * GAP) : left
    write(sheet, textOf(column), x, y, column.bold ? { ...ink, bold: true } : ink, {
      align: column.align,
      width: width - GAP,
    })
    left += width
  }
}

function isLast<Row>(columns: readonly Column<Row>[], column: Column<Row>): boolean {
  return columns.at(-1) === column
}
