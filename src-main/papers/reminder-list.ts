import type { Day } from '#domain/calendar.ts'
import { addCentavos, formatPesos, type Centavos } from '#domain/money.ts'
import { longDay, shortDay } from '#messages/es-MX/dates.ts'
import { reminderPaperWords as words } from '#messages/es-MX/papers.ts'
import { newPage, render, rule, write, writeLines, type PaperSize, type Sheet } from './kit.ts'
import { tableHead, tableRows, type Column } from './table.ts'

/** What goes with a reminder: the serials whole, which the message shows in part, and how to pay (beyond.md 19). */
export interface ReminderList {
  readonly size: PaperSize
  readonly day: Day
  readonly office: string
  readonly watermark: string | null
  readonly client: { readonly name: string; readonly rfc: string | null }
  readonly lines: readonly ReminderListLine[]
  /** 'viernes 13 de marzo de 2026, 14:00'; '' where no moment is left. */
  readonly payBy: string
  readonly accounts: readonly {
    readonly beneficiary: string
    readonly bank: string
    readonly account: string
    readonly clabe: string
  }[]
  /** The office's block of contact, a line a kind. */
  readonly signature: readonly string[]
}

export interface ReminderListLine {
  readonly system: string
  readonly serial: string
  readonly users: number
  readonly cutoff: Day
  /** With IVA; null while there is no price. */
  readonly amount: Centavos | null
  readonly autoCharge: boolean
}

export function renderReminderList(list: ReminderList): Uint8Array {
  return render(
    {
      size: list.size,
      margin: 48,
      title: words.documentTitle(list.client.name),
      author: list.office,
      createdOn: list.day,
      watermark: list.watermark,
    },
    (sheet) => {
      const below = drawLines(sheet, list, drawHead(sheet, list))
      drawPayment(sheet, list, below)
    },
    (sheet, page, pages) =>
      write(sheet, words.page(page, pages), sheet.right, sheet.bottom, { size: 7.5 }, { align: 'right' }),
  )
}

function drawHead(sheet: Sheet, { office, day, client }: ReminderList): number {
  const { top, left, right } = sheet
  write(sheet, office, left, top + 14, { size: 12, bold: true }, { width: (right - left) * 0.6 })
  write(sheet, longDay(day), right, top + 14, { size: 9 }, { align: 'right' })
  write(sheet, words.title, left, top + 44, { size: 16, bold: true })
  const who = [client.name, client.rfc].filter(Boolean).join(' · ')
  write(sheet, who, left, top + 60, { size: 10 }, { width: right - left })
  return top + 84
}

function drawLines(sheet: Sheet, { lines }: ReminderList, from: number): number {
  let y = tableHead(sheet, COLUMNS, from, STYLE)
  for (const line of lines) {
    if (y > sheet.bottom - 40) {
      newPage(sheet)
      y = tableHead(sheet, COLUMNS, sheet.top + 14, STYLE)
    }
    y = tableRows(sheet, COLUMNS, [line], y, STYLE)
  }
  rule(sheet, sheet.left, sheet.right, y - 8, 0.5)
  const amounts = lines.flatMap(({ amount }) => amount ?? [])
  if (lines.length < 2 || amounts.length < lines.length) return y + 6
  const total = formatPesos(addCentavos(...amounts))
  write(sheet, `${words.total} ${total}`, sheet.right, y + 4, { size: 11, bold: true }, { align: 'right' })
  return y + 20
}

function drawPayment(sheet: Sheet, { payBy, accounts, signature }: ReminderList, from: number): void {
  let y = from + 12
  const width = sheet.right - sheet.left
  const say = (text: string, ink: { size: number; bold?: boolean }, gap: number) => {
    if (y > sheet.bottom - 30) {
      newPage(sheet)
      y = sheet.top + 14
    }
    y +=
      writeLines(sheet, text, sheet.left, y, ink, { width, leading: ink.size * 1.4 }) * ink.size * 1.4 + gap
  }
  if (payBy !== '') say(words.payBy(payBy), { size: 12, bold: true }, 2)
  say(words.noGrace, { size: 9.5 }, 12)
  say(words.howToPay, { size: 11, bold: true }, 2)
  for (const { beneficiary, bank, account, clabe } of accounts) {
    say(beneficiary, { size: 9.5, bold: true }, 0)
    say(words.account(bank, account, clabe), { size: 9.5 }, 4)
  }
  say(words.askUs, { size: 9.5 }, 12)
  for (const line of signature) say(line, { size: 9.5 }, 0)
}

const STYLE = { size: 9.5, leading: 15 }

const COLUMNS: readonly Column<ReminderListLine>[] = [
  { title: words.columns.system, share: 0.16, align: 'left', text: ({ system }) => system },
  { title: words.columns.serial, share: 0.24, align: 'left', text: ({ serial }) => serial, bold: true },
  { title: words.columns.users, share: 0.12, align: 'right', text: ({ users }) => String(users) },
  { title: words.columns.cutoff, share: 0.22, align: 'left', text: ({ cutoff }) => shortDay(cutoff) },
  {
    title: words.columns.amount,
    share: 0.26,
    align: 'right',
    text: ({ amount, autoCharge }) =>
      [amount === null ? words.noAmount : formatPesos(amount), autoCharge ? words.charged : '']
        .filter(Boolean)
        .join(' · '),
  },
]
