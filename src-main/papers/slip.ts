import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { amountOrBlank, slipWords as words } from '#messages/es-MX/papers.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { newPage, render, rule, stamp, widthOf, write, writeLargest, writeLines, type Sheet } from './kit.ts'
import { drawMissing, drawPaymentPanel, missingHeight, panelHeight } from './slip-panel.ts'
import type { SlipPaper, SlipPaperLine } from './slip-paper.ts'
import { scaleOf, type Scale } from './slip-scale.ts'
import { tableHead, tableRows, type Column } from './table.ts'

/**
 * The payment slip as PDF. The first page carries all that is needed to pay, whatever the number of lines; those that
 * do not fit follow on further pages.
 */
export function renderSlip(slip: SlipPaper): Uint8Array {
  const scale = scaleOf(slip.size)
  return render(
    {
      size: slip.size,
      margin: scale.margin,
      title: words.documentTitle(slip.folio),
      author: slip.distributor.name,
      createdOn: slip.issuedOn,
      watermark: slip.watermark,
    },
    (sheet) => {
      const shown = drawFirstPage(sheet, slip, scale)
      drawFurtherPages(sheet, slip, scale, shown)
    },
    (sheet, page, pages) => drawFoot(sheet, slip, scale, page, pages),
  )
}

function drawFirstPage(sheet: Sheet, slip: SlipPaper, scale: Scale): number {
  const { u } = scale
  const tableTop = drawClient(sheet, slip, scale, drawLetterhead(sheet, slip, scale))
  const firstRow = tableHead(sheet, COLUMNS, tableTop, scale.table)
  const panel = panelHeight(scale) + missingHeight(sheet, slip, scale)
  const closing = CLOSING_HEIGHT * u
  const room = sheet.bottom - FOOT_HEIGHT * u - panel - closing - (firstRow - scale.table.leading)
  const capacity = Math.max(1, Math.floor(room / scale.table.leading))
  // One row of the table is given up to say that more follow.
  const shown = slip.lines.length <= capacity ? slip.lines.length : capacity - 1
  let y = tableRows(sheet, COLUMNS, slip.lines.slice(0, shown), firstRow, scale.table)
  if (shown < slip.lines.length) {
    write(sheet, words.continues(slip.lines.length - shown), sheet.left, y, {
      size: scale.table.size,
      italic: true,
    })
    y += scale.table.leading
  }
  const end = drawTotals(sheet, slip, scale, y - scale.table.leading * 0.6)
  const top = scale.half ? sheet.bottom - FOOT_HEIGHT * u - panel : end + 12 * u
  drawPaymentPanel(sheet, slip, scale, top + drawMissing(sheet, slip, scale, top))
  drawStamp(sheet, slip, scale, top + panel / 2)
  return shown
}

function drawFurtherPages(sheet: Sheet, slip: SlipPaper, scale: Scale, shown: number): void {
  const { u } = scale
  for (let next = shown; next < slip.lines.length;) {
    newPage(sheet)
    const head = sheet.top + 10 * u
    write(sheet, words.continued(slip.folio), sheet.left, head, { size: 10 * u, bold: true })
    write(
      sheet,
      slip.client.name,
      sheet.left,
      head + 13 * u,
      { size: 8.5 * u },
      { width: sheet.right - sheet.left },
    )
    const firstRow = tableHead(sheet, COLUMNS, head + 32 * u, scale.table)
    const capacity = Math.floor((sheet.bottom - FOOT_HEIGHT * u - firstRow) / scale.table.leading)
    const rows = slip.lines.slice(next, next + capacity)
    const end = tableRows(sheet, COLUMNS, rows, firstRow, scale.table)
    rule(sheet, sheet.left, sheet.right, end - scale.table.leading * 0.6)
    drawStamp(sheet, slip, scale, (sheet.top + sheet.bottom) / 2)
    next += rows.length
  }
}

/** Who issues it at the left, what it is at the right; returns the rule under both. */
function drawLetterhead(sheet: Sheet, slip: SlipPaper, { u }: Scale): number {
  const { distributor } = slip
  const { top, right } = sheet
  let left = sheet.left
  if (distributor.logo !== null) {
    const size: [number, number] = [88 * u, 30 * u]
    sheet.doc.image(distributor.logo.bytes, left, top, { fit: size, valign: 'center' })
    left += size[0] + 10 * u
  }
  const width = right - 112 * u - left
  const name = { size: 10.5 * u, bold: true }
  const tight = widthOf(sheet, distributor.name, name) <= width ? name : { ...name, size: 9.3 * u }
  const named = { width, leading: 10.5 * u, most: 2 }
  let y = top + 9 * u + writeLines(sheet, distributor.name, left, top + 9 * u, tight, named) * 10.5 * u
  const numbers = [
    distributor.rfc === null ? '' : words.rfc(distributor.rfc),
    distributor.phone === null ? '' : words.phone(distributor.phone),
  ].filter((part) => part)
  const small = { size: 7.5 * u }
  const oneLine = [...numbers, distributor.email ?? ''].filter((part) => part).join(DOT)
  const fits = widthOf(sheet, oneLine, small) <= width
  for (const line of fits ? [oneLine] : [numbers.join(DOT), distributor.email ?? '']) {
    write(sheet, line, left, y, small, { width })
    y += 9 * u
  }

  const atRight = { align: 'right' } as const
  write(sheet, words.title, right, top + 10 * u, { size: 13 * u, bold: true }, atRight)
  write(sheet, words.folio(slip.folio), right, top + 21.5 * u, { size: 9.5 * u, bold: true }, atRight)
  write(sheet, words.issuedOn(shortDay(slip.issuedOn)), right, top + 31 * u, small, atRight)

  const under = Math.max(top + 37 * u, y - 3 * u)
  rule(sheet, sheet.left, right, under, 1)
  return under
}

function drawClient(sheet: Sheet, slip: SlipPaper, { u }: Scale, top: number): number {
  const label = 40 * u
  const rfc = slip.client.rfc === null ? words.noRfc : words.rfc(slip.client.rfc)
  const baseline = top + 13 * u
  write(sheet, words.client, sheet.left, baseline, { size: 7.5 * u })
  const lines = writeLines(
    sheet,
    slip.client.name,
    sheet.left + label,
    baseline,
    { size: 10 * u, bold: true },
    {
      width: sheet.right - sheet.left - label - 120 * u,
      leading: 11 * u,
      most: 2,
    },
  )
  write(sheet, rfc, sheet.right, baseline, { size: 9 * u, bold: true }, { align: 'right' })
  return baseline + (lines * 11 + 7) * u
}

/** The table's last rule, the amount in words at the left and the sums at the right. */
function drawTotals(sheet: Sheet, slip: SlipPaper, { u }: Scale, top: number): number {
  rule(sheet, sheet.left, sheet.right, top)
  const sums: readonly (readonly [string, Centavos | null])[] = [
    [words.subtotal, slip.subtotal],
    [words.vat(percent(slip.vatRate)), slip.vat],
    [words.total, slip.total],
  ]
  const labels = sheet.right - 78 * u
  for (const [i, [label, amount]] of sums.entries()) {
    const baseline = top + (10.5 + i * 11) * u
    const ink = { size: 8.5 * u, bold: i === 2 }
    write(sheet, label, labels, baseline, ink, { align: 'right' })
    write(sheet, amountOrBlank(amount), sheet.right, baseline, ink, { align: 'right' })
  }
  if (slip.totalInWords !== null)
    writeLines(
      sheet,
      words.inWords(slip.totalInWords),
      sheet.left,
      top + 10.5 * u,
      { size: 8 * u, spaced: true },
      {
        width: sheet.right - sheet.left - 170 * u,
        leading: 10 * u,
        most: 3,
      },
    )
  return top + 34 * u
}

function drawStamp(sheet: Sheet, slip: SlipPaper, { u }: Scale, y: number): void {
  const text = stampOf(slip)
  if (text !== null) stamp(sheet, text, { x: (sheet.left + sheet.right) / 2, y }, 36 * u)
}

function stampOf({ replacedBy, voided, paid, total }: SlipPaper) {
  if (replacedBy !== null) return { large: words.replaced, small: words.replacedBy(replacedBy) }
  if (voided) return { large: words.voided, small: words.voidedNote }
  if (paid === 0) return null
  return total === null || paid >= total
    ? { large: words.paid, small: words.paidNote }
    : { large: words.paidInPart, small: words.paidInPartNote(formatPesos(paid)) }
}

function drawFoot(sheet: Sheet, slip: SlipPaper, { u }: Scale, page: number, pages: number): void {
  const ink = { size: 7 * u }
  const left = [
    slip.watermark ?? '',
    stampOf(slip)?.small ?? '',
    words.notFiscal,
    slip.replaces === null ? '' : words.replaces(slip.replaces),
    slip.reprint === 0 ? '' : words.reprint(slip.reprint),
  ]
  const right = `${words.folio(slip.folio)}${DOT}${words.page(page, pages)}`
  write(sheet, right, sheet.right, sheet.bottom, ink, { align: 'right' })
  const room = sheet.right - sheet.left - widthOf(sheet, right, ink) - 10
  writeLargest(sheet, left.filter((part) => part).join('  '), sheet.left, sheet.bottom, room, ink)
}

function dayOrActivation(day: Day | null): string {
  return day === null ? words.onActivation : shortDay(day)
}

/** `percent(1600) // '16 %'`, `percent(1650) // '16.5 %'` */
function percent(basisPoints: number): string {
  return `${basisPoints / 100} %`
}

const DOT = '  ·  '
const CLOSING_HEIGHT = 43
const FOOT_HEIGHT = 15

const COLUMNS: readonly Column<SlipPaperLine>[] = [
  { title: words.system, share: 0.19, align: 'left', text: (line) => line.system },
  { title: words.serial, share: 0.17, align: 'left', text: (line) => line.serial },
  { title: words.users, share: 0.09, align: 'right', text: (line) => String(line.users) },
  { title: words.period, share: 0.1, align: 'left', text: (line) => periodName(line.months) },
  { title: words.from, share: 0.15, align: 'left', text: (line) => dayOrActivation(line.from) },
  {
    title: words.until,
    share: 0.16,
    align: 'left',
    text: (line) => (line.until === null ? '—' : shortDay(line.until)),
  },
  { title: words.amount, share: 0.14, align: 'right', text: (line) => amountOrBlank(line.amount) },
]
