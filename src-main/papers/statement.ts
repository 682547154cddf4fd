import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { statementWords as words } from '#messages/es-MX/account-papers.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { flowTable, renderAccountPaper, section, sumLine, type AccountPaper } from './account-paper.ts'
import { write, writeLines } from './kit.ts'
import type { Column } from './table.ts'

export interface StatementPaper extends Pick<AccountPaper, 'office' | 'watermark'> {
  readonly client: { readonly name: string; readonly rfc: string | null }
  readonly from: Day
  readonly until: Day
  readonly issuedOn: Day
  /** Before the first line and after the last, in centavos: above 0 to be paid, below 0 in favour. */
  readonly before: number
  readonly after: number
  /** Money in favour after the last line, in centavos. */
  readonly inFavour: number
  readonly lines: readonly StatementPaperLine[]
  readonly open: readonly {
    readonly folio: string
    readonly on: string
    readonly total: number
    readonly payBy: string
  }[]
  readonly systems: readonly {
    readonly system: string
    readonly serial: string
    readonly worksThrough: string
  }[]
}

export interface StatementPaperLine {
  readonly day: string
  readonly what: string
  readonly reference: string
  readonly serial: string
  readonly charge: number | null
  readonly credit: number | null
  readonly balance: number
}

/** A client's statement of account: charges, payments and what was taken back, each with the balance after it. */
export function renderStatement(statement: StatementPaper): Uint8Array {
  const { client, from, until } = statement
  return renderAccountPaper(
    {
      documentTitle: words.documentTitle(client.name),
      title: words.title,
      facts: [words.span(from, until), words.issuedOn(statement.issuedOn)],
      office: statement.office,
      createdOn: statement.issuedOn,
      watermark: statement.watermark,
      foot: words.notFiscal,
      pageOf: words.page,
    },
    (sheet, top) => {
      const named = writeLines(
        sheet,
        client.name,
        sheet.left,
        top,
        { size: 11, bold: true },
        { width: 380, leading: 13, most: 4 },
      )
      const rfc = client.rfc === null ? words.noRfc : words.rfc(client.rfc)
      write(sheet, rfc, sheet.right, top, { size: 9, bold: true }, { align: 'right' })
      let y = sumLine(sheet, words.before(from), balanceText(statement.before), top + 7 + named * 13)
      if (statement.lines.length === 0) {
        write(sheet, words.none, sheet.left, y, { size: 9, italic: true })
        y += 16
      } else y = flowTable(sheet, LINES, statement.lines, y + 4)
      const sumOf = (column: 'charge' | 'credit') =>
        pesos(statement.lines.reduce((sum, line) => sum + (line[column] ?? 0), 0))
      y = sumLine(sheet, words.charged, sumOf('charge'), y + 4)
      y = sumLine(sheet, words.paid, sumOf('credit'), y)
      y = sumLine(sheet, words.after(until), balanceText(statement.after), y, true)
      if (statement.inFavour > 0) y = sumLine(sheet, words.inFavour, pesos(statement.inFavour), y)
      if (statement.open.length > 0)
        y = flowTable(sheet, OPEN, statement.open, section(sheet, words.open, y + 14))
      if (statement.systems.length > 0) {
        flowTable(sheet, SYSTEMS, statement.systems, section(sheet, words.systems, y + 14))
      }
    },
  )
}

const pesos = (amount: number) => formatPesos(amount as Centavos)
const balanceText = (balance: number) => words.balanceOf(balance, pesos(Math.abs(balance)))
const day = (text: string) => shortDay(text as Day)

const orNothing = (amount: number | null) => (amount === null ? '' : pesos(amount))

const LINES: readonly Column<StatementPaperLine>[] = [
  { title: words.day, share: 0.15, align: 'left', text: (line) => day(line.day) },
  {
    title: words.whatHead,
    share: 0.4,
    align: 'left',
    text: (line) => `${line.what} ${line.reference}`.trim(),
  },
  { title: words.serial, share: 0.13, align: 'left', text: (line) => line.serial },
  { title: words.charge, share: 0.1, align: 'right', text: (line) => orNothing(line.charge) },
  { title: words.credit, share: 0.1, align: 'right', text: (line) => orNothing(line.credit) },
  { title: words.balance, share: 0.12, align: 'right', text: (line) => pesos(line.balance) },
]

const OPEN: readonly Column<StatementPaper['open'][number]>[] = [
  { title: words.folio, share: 0.25, align: 'left', text: ({ folio }) => folio, bold: true },
  { title: words.day, share: 0.25, align: 'left', text: ({ on }) => day(on) },
  { title: words.payBy, share: 0.3, align: 'left', text: ({ payBy }) => day(payBy) },
  { title: words.amount, share: 0.2, align: 'right', text: ({ total }) => pesos(total) },
]

const SYSTEMS: readonly Column<StatementPaper['systems'][number]>[] = [
  { title: words.system, share: 0.3, align: 'left', text: ({ system }) => system },
  { title: words.serial, share: 0.35, align: 'left', text: ({ serial }) => serial },
  { title: words.worksThrough, share: 0.35, align: 'left', text: ({ worksThrough }) => day(worksThrough) },
]
