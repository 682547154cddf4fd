import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import { quoteWords as words } from '#messages/es-MX/account-papers.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import { methodNames, periodName } from '#messages/es-MX/serials.ts'
import { flowTable, lowest, nextPage, renderAccountPaper, section, sumLine } from './account-paper.ts'
import type { AccountPaper } from './account-paper.ts'
import { write, writeLines, type Sheet } from './kit.ts'
import type { Column } from './table.ts'

export interface QuotePaper extends Pick<AccountPaper, 'office' | 'watermark'> {
  readonly folio: string
  readonly issuedOn: Day
  readonly validUntil: Day
  readonly client: { readonly name: string; readonly rfc: string | null }
  /** Who reads it, '' for whom it may concern. */
  readonly attention: string
  readonly lines: readonly QuotePaperLine[]
  readonly vatBasisPoints: number
  readonly subtotal: Centavos
  readonly vat: Centavos
  readonly total: Centavos
  readonly totalInWords: string
  /** Those that its periods take (R11, R12, C8). */
  readonly methods: readonly Method[]
}

export interface QuotePaperLine {
  /** Null of a new system. */
  readonly serialId: string | null
  readonly serial: string | null
  readonly productId: string
  readonly system: string
  readonly users: number
  readonly months: Months
  readonly quantity: number
  readonly price: Centavos
  readonly amount: Centavos
}

/** What systems, users and periods cost until a day, for somebody to say yes or no to. */
export function renderQuote(quote: QuotePaper): Uint8Array {
  return renderAccountPaper(
    {
      documentTitle: words.documentTitle(quote.folio),
      title: words.title,
      facts: [words.folio(quote.folio), words.issuedOn(quote.issuedOn)],
      office: quote.office,
      createdOn: quote.issuedOn,
      watermark: quote.watermark,
      foot: words.notFiscal,
      pageOf: words.page,
    },
    (sheet, top) => {
      const under = drawReader(sheet, quote, top)
      let y = flowTable(sheet, LINES, quote.lines, under, { size: 9, leading: 15 })
      y = sumLine(sheet, words.subtotal, formatPesos(quote.subtotal), y + 4)
      y = sumLine(sheet, words.vat(percent(quote.vatBasisPoints)), formatPesos(quote.vat), y)
      y = sumLine(sheet, words.total, formatPesos(quote.total), y, true)
      y += writeLines(
        sheet,
        words.inWords(quote.totalInWords),
        sheet.left,
        y + 6,
        { size: 8 },
        { width: 400, leading: 10, most: 3 },
      )
      drawTerms(sheet, quote, y + 24)
    },
  )
}

function drawReader(sheet: Sheet, { client, attention }: QuotePaper, top: number): number {
  const named = `${words.client}: ${client.name}`
  const lines = writeLines(
    sheet,
    named,
    sheet.left,
    top,
    { size: 11, bold: true },
    { width: 400, leading: 13, most: 4 },
  )
  const under = top + (lines - 1) * 13
  if (client.rfc !== null) {
    write(sheet, `RFC ${client.rfc}`, sheet.right, top, { size: 9, bold: true }, { align: 'right' })
  }
  if (attention === '') return under + 24
  write(sheet, words.attention(attention), sheet.left, under + 14, { size: 9 }, { width: 400 })
  return under + 38
}

/** Until when the prices hold, largest on the paper, and how it may be paid: together on one page. */
function drawTerms(sheet: Sheet, { validUntil, methods, lines }: QuotePaper, above: number): void {
  const top = above + 90 > lowest(sheet) ? nextPage(sheet) : above
  let y = section(sheet, words.validUntil, top)
  write(sheet, longDay(validUntil), sheet.left, y + 2, { size: 13, bold: true })
  y = section(sheet, words.methods.toUpperCase(), y + 30)
  const named = methods.map((method) => methodNames[method]).join(' · ')
  write(sheet, named, sheet.left, y, { size: 9 }, { width: sheet.right - sheet.left })
  if (lines.some(({ months }) => months === 1)) {
    write(sheet, words.monthlyByCard, sheet.left, y + 13, { size: 9 })
  }
}

/** `percent(1600) // '16 %'` */
function percent(basisPoints: number): string {
  return `${basisPoints / 100} %`
}

const LINES: readonly Column<QuotePaperLine>[] = [
  {
    title: words.system,
    share: 0.36,
    align: 'left',
    text: ({ system, serial }) => (serial === null ? system : `${system} · ${serial}`),
  },
  { title: words.quantity, share: 0.1, align: 'right', text: ({ quantity }) => String(quantity) },
  { title: words.users, share: 0.1, align: 'right', text: ({ users }) => String(users) },
  { title: words.period, share: 0.13, align: 'left', text: ({ months }) => periodName(months) },
  { title: words.price, share: 0.17, align: 'right', text: ({ price }) => formatPesos(price) },
  { title: words.amount, share: 0.14, align: 'right', text: ({ amount }) => formatPesos(amount) },
]
