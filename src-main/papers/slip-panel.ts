import { yearOf } from '#domain/calendar.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import { amountOrBlank, slipWords as words } from '#messages/es-MX/papers.ts'
import { box, linesOf, rule, widthOf, write, writeLargest, writeLines, type Sheet } from './kit.ts'
import { paymentText } from './payment-text.ts'
import { drawQr } from './qr.ts'
import type { Scale } from './slip-scale.ts'
import type { SlipPaper } from './slip-paper.ts'
import { groupsOfFour } from './text.ts'

interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly u: number
}

/** The frame with what a teller and a telephone need; the amount and the day are the largest things on the paper. */
export function drawPaymentPanel(sheet: Sheet, slip: SlipPaper, { u, half }: Scale, top: number): void {
  const { left, right } = sheet
  const width = right - left
  const band = BAND_HEIGHT * u
  const qrLeft = hasQr(slip) ? right - (QR_SIDE + 5) * u : right
  box(sheet, left, top, width, half ? band : band * 2, 1.4)
  if (half) {
    const middle = left + width * 0.425
    sheet.doc
      .lineWidth(0.5)
      .moveTo(middle, top)
      .lineTo(middle, top + band)
      .stroke()
    drawBankData(sheet, slip, { left: left + 8, right: middle - 5, top, u })
    drawAmountAndDay(sheet, slip, { left: middle + 10, right: qrLeft - 4, top, u })
  } else {
    rule(sheet, left, right, top + band)
    drawAmountAndDay(sheet, slip, { left: left + 12, right: qrLeft - 8, top: top + 3, u })
    drawBankData(sheet, slip, { left: left + 12, right: right - 12, top: top + band + 4, u })
  }
  if (hasQr(slip)) drawQr(sheet, paymentText(slip), qrLeft, top + (band - QR_SIDE * u) / 2, QR_SIDE * u)
}

export function panelHeight({ u, half }: Scale): number {
  return (half ? BAND_HEIGHT : BAND_HEIGHT * 2) * u
}

/** What the office has not given yet, said plainly in a box of its own. Returns the height it takes. */
export function drawMissing(sheet: Sheet, slip: SlipPaper, scale: Scale, top: number): number {
  const height = missingHeight(sheet, slip, scale)
  if (height === 0) return 0
  const { u } = scale
  box(sheet, sheet.left, top, sheet.right - sheet.left, height - 7 * u, 0.75)
  const { label, ink, left, width } = missingColumn(sheet, scale)
  let y = top + 10.5 * u
  write(sheet, label, sheet.left + 8, y, { ...ink, bold: true })
  for (const sentence of slip.missing) {
    y += writeLines(sheet, sentence, left, y, ink, { width, leading: 9.4 * u }) * 9.4 * u
  }
  return height
}

export function missingHeight(sheet: Sheet, slip: SlipPaper, scale: Scale): number {
  if (slip.missing.length === 0) return 0
  const { ink, width } = missingColumn(sheet, scale)
  const lines = slip.missing.reduce((sum, sentence) => sum + linesOf(sheet, sentence, ink, width).length, 0)
  return (lines * 9.4 + 12) * scale.u
}

function missingColumn(sheet: Sheet, { u }: Scale) {
  const label = `${words.missing}:`
  const ink = { size: 8 * u }
  const left = sheet.left + 16 + widthOf(sheet, label, { ...ink, bold: true })
  return { label, ink, left, width: sheet.right - left - 8 }
}

/** A code that pays nowhere, or that pays what is withdrawn or paid, is worse than none. */
function hasQr(slip: SlipPaper): boolean {
  return (
    slip.bank !== null && slip.total !== null && slip.replacedBy === null && !slip.voided && slip.paid === 0
  )
}

/** In the order in which a teller asks; what is missing is a line to write on. */
function drawBankData(sheet: Sheet, slip: SlipPaper, { left, right, top, u }: Area): void {
  const { bank } = slip
  const rows: readonly (readonly [label: string, value: string | null, size: number])[] = [
    [words.bank, bank?.name ?? null, 9.5],
    [words.beneficiary, slip.beneficiary || null, 9.5],
    [words.account, bank?.account ? groupsOfFour(bank.account) : null, 10],
    [words.clabe, bank?.clabe ? groupsOfFour(bank.clabe) : null, 11],
    [words.reference, slip.reference === null ? null : groupsOfFour(slip.reference), 11],
    [words.bankAmount, amountOrBlank(slip.total), 10],
  ]
  const valueLeft = left + 52 * u
  const width = right - valueLeft
  write(sheet, words.bankTitle, left, top + 12 * u, { size: 7 * u, bold: true, spaced: true })
  let y = top + 27 * u
  for (const [label, value, size] of rows) {
    write(sheet, label, left, y, { size: 7.5 * u })
    const ink = { size: size * u, bold: true }
    if (value === null) rule(sheet, valueLeft, right - 4, y + 1.5, 0.5)
    else if (label === words.beneficiary && widthOf(sheet, value, ink) > width) {
      const block = { width, leading: 9 * u, most: 2 }
      const lines = writeLines(sheet, value, valueLeft, y, { size: 8 * u, bold: true }, block)
      y += (lines - 1) * 7 * u
    } else writeLargest(sheet, value, valueLeft, y, width, ink)
    y += 16.4 * u
  }
}

function drawAmountAndDay(sheet: Sheet, slip: SlipPaper, { left, right, top, u }: Area): void {
  const width = right - left
  const { payBy } = slip
  const heading = { size: 8 * u, bold: true, spaced: true }
  write(sheet, words.toPay, left, top + 13 * u, heading)
  writeLargest(sheet, amountOrBlank(slip.total), left, top + 37 * u, width, { size: 28 * u, bold: true })
  write(sheet, words.payBy, left, top + 53 * u, heading)
  const year = `de ${yearOf(payBy.day)}`
  writeLargest(sheet, longDay(payBy.day).replace(` ${year}`, ''), left, top + 68 * u, width, {
    size: 16 * u,
    bold: true,
  })
  const rest = payBy.time === null ? year : `${year}, ${words.hour(payBy.time)}`
  writeLargest(sheet, rest, left, top + 81 * u, width, { size: 11 * u, bold: true })
  drawReasons(sheet, [payBy.reason, slip.cutoffNote], left, top + 92 * u, width, u)
}

/** Why that day and what happens otherwise: smaller type before a word is lost. */
function drawReasons(
  sheet: Sheet,
  sentences: readonly string[],
  left: number,
  top: number,
  width: number,
  u: number,
): void {
  for (const size of REASON_SIZES) {
    const ink = { size: size * u }
    const leading = size * 1.16 * u
    const most = Math.floor(REASON_HEIGHT / (size * 1.16))
    const lines = sentences.flatMap((sentence) => linesOf(sheet, sentence, ink, width))
    if (lines.length > most && size !== REASON_SIZES.at(-1)) continue
    const text = lines.length > most ? [...lines.slice(0, most - 1), lines.slice(most - 1).join(' ')] : lines
    for (const [i, line] of text.entries()) write(sheet, line, left, top + i * leading, ink, { width })
    return
  }
}

const BAND_HEIGHT = 126
const QR_SIDE = 114
const REASON_SIZES = [7.6, 7, 6.4]
const REASON_HEIGHT = 36
