import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { fridayWords as words } from '#messages/es-MX/account-papers.ts'
import { fridayLines, type FridayFigures } from '#messages/es-MX/friday.ts'
import { flowTable, lowest, renderAccountPaper, section } from './account-paper.ts'
import { write, writeLines } from './kit.ts'
import type { Column } from './table.ts'

export interface FridayPaper {
  readonly office: string
  readonly watermark: string | null
  readonly today: Day
  readonly from: string
  readonly until: string
  readonly week: FridayFigures
  readonly before: FridayFigures
  readonly forecast: {
    readonly fourWeeks: { readonly renewals: number; readonly amount: number }
    readonly twelveWeeks: { readonly renewals: number; readonly amount: number }
  }
  readonly operators: readonly FridayOperator[]
}

interface FridayOperator {
  readonly operator: string
  readonly payments: number
  readonly income: number
  readonly renewals: number
  readonly contacts: number
}

/** One page for the owner: the week beside the one before it, what is coming, and who did what. */
export function renderFriday(friday: FridayPaper): Uint8Array {
  const [from, until] = [friday.from as Day, friday.until as Day]
  return renderAccountPaper(
    {
      documentTitle: words.documentTitle(until),
      title: words.title,
      facts: [words.week(from, until)],
      office: { name: friday.office, rfc: '', phone: '', email: '' },
      createdOn: friday.today,
      watermark: friday.watermark,
      foot: words.withoutVat,
      pageOf: words.page,
    },
    (sheet, top) => {
      const lines = fridayLines(friday.week, friday.before)
      let y = flowTable(sheet, FIGURES, lines, top, { size: 10, leading: 18 })
      y = section(sheet, words.forecast, y + 12)
      for (const [label, sum] of [
        [words.fourWeeks, friday.forecast.fourWeeks],
        [words.twelveWeeks, friday.forecast.twelveWeeks],
      ] as const) {
        write(sheet, label, sheet.left, y, { size: 10 })
        write(sheet, words.expected(sum.renewals), sheet.left + 250, y, { size: 10 })
        write(sheet, pesos(sum.amount), sheet.right, y, { size: 10, bold: true }, { align: 'right' })
        y += 17
      }
      y = section(sheet, words.operators, y + 12)
      if (friday.operators.length === 0) {
        writeLines(sheet, words.nobody, sheet.left, y, { size: 9, italic: true }, { width: 400, leading: 11 })
        return
      }
      // One page, whatever the size of the office: who did least is left out.
      const fitting = Math.max(1, Math.floor((lowest(sheet) - y - 24) / 14))
      flowTable(sheet, OPERATORS, friday.operators.slice(0, fitting), y)
    },
  )
}

const pesos = (amount: number) => formatPesos(amount as Centavos)

const FIGURES: readonly Column<ReturnType<typeof fridayLines>[number]>[] = [
  { title: words.figure, share: 0.44, align: 'left', text: ({ label }) => label },
  { title: words.thisWeek, share: 0.3, align: 'right', text: ({ week }) => week, bold: true },
  { title: words.before, share: 0.26, align: 'right', text: ({ before }) => before },
]

const OPERATORS: readonly Column<FridayOperator>[] = [
  { title: words.operator, share: 0.3, align: 'left', text: ({ operator }) => operator },
  { title: 'Pagos', share: 0.15, align: 'right', text: ({ payments }) => String(payments) },
  { title: 'Ingreso con IVA', share: 0.22, align: 'right', text: ({ income }) => pesos(income) },
  { title: 'Renovaciones', share: 0.17, align: 'right', text: ({ renewals }) => String(renewals) },
  { title: words.contacts, share: 0.16, align: 'right', text: ({ contacts }) => String(contacts) },
]
