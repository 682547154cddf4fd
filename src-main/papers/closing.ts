import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { closingWords as words } from '#messages/es-MX/account-papers.ts'
import { longDay, momentIn } from '#messages/es-MX/dates.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { flowTable, renderAccountPaper, section, sumLine, type AccountPaper } from './account-paper.ts'
import { rule, write, writeLines } from './kit.ts'
import type { Column } from './table.ts'

export interface ClosingPaper extends Pick<AccountPaper, 'office' | 'watermark' | 'createdOn'> {
  readonly day: string
  /** IANA zone of the office's clock. */
  readonly zone: string
  readonly total: number
  readonly methods: readonly ClosedMethod[]
  readonly operators: readonly ClosedOperator[]
  readonly closing: {
    readonly operator: string
    readonly at: string
    readonly note: string
    readonly moved: number
  } | null
  readonly history: readonly {
    readonly reopenedBy: string
    readonly reopenedOn: string
    readonly reason: string
  }[]
}

interface ClosedMethod {
  readonly method: Method
  readonly payments: number
  readonly expected: number
  readonly counted: number | null
}

interface ClosedOperator {
  readonly operator: string
  readonly payments: number
  readonly amount: number
}

/** The day closed by method: what was registered beside what was counted, who closed it, and two lines to sign on. */
export function renderClosing(paper: ClosingPaper): Uint8Array {
  const day = paper.day as Day
  return renderAccountPaper(
    {
      documentTitle: words.documentTitle(day),
      title: words.title,
      facts: [longDay(day)],
      office: paper.office,
      createdOn: paper.createdOn,
      watermark: paper.watermark,
      foot: '',
      pageOf: words.page,
    },
    (sheet, top) => {
      let y = flowTable(sheet, METHODS, paper.methods, top)
      y = sumLine(sheet, words.total, pesos(paper.total), y + 4, true)
      if (paper.operators.length > 0) {
        y = flowTable(sheet, OPERATORS, paper.operators, section(sheet, words.byOperator, y + 12))
      }
      const { closing } = paper
      const said = [
        closing === null
          ? words.notClosed
          : words.closedBy(closing.operator, momentIn(closing.at, paper.zone)),
        closing !== null && closing.moved !== 0 ? words.moved : '',
        closing !== null && closing.note !== '' ? words.note(closing.note) : '',
        ...paper.history.map(({ reopenedBy, reopenedOn, reason }) =>
          words.reopened(reopenedBy, reopenedOn as Day, reason),
        ),
      ].filter((sentence) => sentence !== '')
      const block = { width: sheet.right - sheet.left, leading: 12, most: 4 }
      y += 14
      for (const sentence of said)
        y += writeLines(sheet, sentence, sheet.left, y, { size: 9.5 }, block) * 12 + 3
      for (const [i, name] of words.sign.entries()) {
        const left = sheet.left + i * 270
        rule(sheet, left, left + 220, y + 60, 0.7)
        write(sheet, name, left + 110, y + 72, { size: 8.5 }, { align: 'center' })
      }
    },
  )
}

const pesos = (amount: number) => formatPesos(amount as Centavos)

const METHODS: readonly Column<ClosedMethod>[] = [
  { title: words.method, share: 0.28, align: 'left', text: ({ method }) => methodNames[method] },
  { title: words.payments, share: 0.12, align: 'right', text: ({ payments }) => String(payments) },
  { title: words.expected, share: 0.2, align: 'right', text: ({ expected }) => pesos(expected) },
  {
    title: words.counted,
    share: 0.2,
    align: 'right',
    text: ({ counted }) => (counted === null ? words.notCounted : pesos(counted)),
  },
  {
    title: words.difference,
    share: 0.2,
    align: 'right',
    text: ({ counted, expected }) => (counted === null ? '' : pesos(counted - expected)),
  },
]

const OPERATORS: readonly Column<ClosedOperator>[] = [
  { title: words.operator, share: 0.5, align: 'left', text: ({ operator }) => operator },
  { title: words.payments, share: 0.2, align: 'right', text: ({ payments }) => String(payments) },
  { title: words.expected, share: 0.3, align: 'right', text: ({ amount }) => pesos(amount) },
]
