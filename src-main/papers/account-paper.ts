import type { Day } from '#domain/calendar.ts'
import { newPage, render, rule, write, writeLines, type Sheet } from './kit.ts'
import { tableHead, tableRows, type Column, type TableStyle } from './table.ts'

// What the papers about money have in common: who it is from at the left, what it is at the right, tables that go on.

export interface AccountPaper {
  /** Of the document, for whoever opens it. */
  readonly documentTitle: string
  readonly title: string
  /** Under the title, at the right: a folio, days. */
  readonly facts: readonly string[]
  readonly office: {
    readonly name: string
    readonly rfc: string
    readonly phone: string
    readonly email: string
  }
  readonly createdOn: Day
  readonly watermark: string | null
  /** At the left of each page's foot. */
  readonly foot: string
  readonly pageOf: (page: number, pages: number) => string
}

export const STYLE: TableStyle = { size: 8.6, leading: 13.5 }

/** A Letter sheet with its head; `build` gets the height where it goes on. */
export function renderAccountPaper(
  paper: AccountPaper,
  build: (sheet: Sheet, y: number) => void,
): Uint8Array {
  return render(
    {
      size: 'letter',
      margin: 45,
      title: paper.documentTitle,
      author: paper.office.name,
      createdOn: paper.createdOn,
      watermark: paper.watermark,
    },
    (sheet) => build(sheet, drawHead(sheet, paper)),
    (sheet, page, pages) => {
      const ink = { size: 7.5 }
      write(sheet, paper.foot, sheet.left, sheet.bottom, ink)
      write(sheet, paper.pageOf(page, pages), sheet.right, sheet.bottom, ink, { align: 'right' })
    },
  )
}

function drawHead(sheet: Sheet, { office, title, facts }: AccountPaper): number {
  const { left, right, top } = sheet
  const width = (right - left) * 0.58
  const name = writeLines(
    sheet,
    office.name,
    left,
    top + 12,
    { size: 12, bold: true },
    { width, leading: 13, most: 2 },
  )
  const numbers = [office.rfc && `RFC ${office.rfc}`, office.phone && `Tel. ${office.phone}`, office.email]
  const atLeft = top + 12 + Math.max(1, name) * 13
  write(sheet, numbers.filter((part) => part).join('  ·  '), left, atLeft, { size: 8 }, { width })
  write(sheet, title, right, top + 12, { size: 14, bold: true }, { align: 'right' })
  facts.forEach((fact, i) =>
    write(sheet, fact, right, top + 25 + i * 11, { size: 9, bold: i === 0 }, { align: 'right' }),
  )
  const under = Math.max(atLeft + 8, top + 20 + facts.length * 11)
  rule(sheet, left, right, under, 1)
  return under + 16
}

/** A heading in capitals over what follows; on a new page where it would stand alone at the foot. */
export function section(sheet: Sheet, title: string, above: number): number {
  const y = above + 34 > lowest(sheet) ? nextPage(sheet) : above
  write(sheet, title, sheet.left, y, { size: 9, bold: true, spaced: true })
  return y + 17
}

/** A whole table, its head again at the top of each further page; returns the baseline under it. */
export function flowTable<Row>(
  sheet: Sheet,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  above: number,
  style: TableStyle = STYLE,
): number {
  let y = tableHead(sheet, columns, above, style)
  for (let next = 0; next < rows.length;) {
    const fitting = Math.max(1, Math.floor((lowest(sheet) - y) / style.leading))
    y = tableRows(sheet, columns, rows.slice(next, next + fitting), y, style)
    next += fitting
    if (next < rows.length) y = tableHead(sheet, columns, nextPage(sheet), style)
  }
  rule(sheet, sheet.left, sheet.right, y - style.leading * 0.6)
  return y + 6
}

/** A sum at the right, under a table: its name and its amount. */
export function sumLine(sheet: Sheet, label: string, amount: string, y: number, bold = false): number {
  const ink = { size: 9, bold }
  const at = y > lowest(sheet) ? nextPage(sheet) : y
  write(sheet, label, sheet.right - 95, at, ink, { align: 'right' })
  write(sheet, amount, sheet.right, at, ink, { align: 'right' })
  return at + 13
}

export function nextPage(sheet: Sheet): number {
  newPage(sheet)
  return sheet.top + 12
}

export function lowest(sheet: Sheet): number {
  return sheet.bottom - 16
}
