import type { Figure } from '#contract/reports.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import type { Day } from '#domain/calendar.ts'
import { otherZone, reportText as text, wholeMonth } from '#messages/es-MX/reports.ts'
import styles from './reports.module.css'

export const pesos = (amount: number) => formatPesos(amount as Centavos)
export const count = (n: number) => n.toLocaleString('es-MX')

/** A figure that opens the rows that make it; nothing has no rows. */
export function FigureLink({
  figure,
  value,
  money = false,
}: {
  readonly figure: Figure
  readonly value: number
  readonly money?: boolean
}) {
  const shown = money ? pesos(value) : count(value)
  return value === 0 ? (
    <span className={styles.none}>{shown}</span>
  ) : (
    <a href={`#${placeOf(figure)}`}>{shown}</a>
  )
}

export function placeOf(figure: Figure): string {
  return `/reportes/renglones?cifra=${encodeURIComponent(JSON.stringify(figure))}`
}

/** The figure of an address; null for what somebody else wrote there. Whether its rows can be counted the core says. */
export function readFigure(text: string | null): Figure | null {
  try {
    const read = JSON.parse(text ?? '') as Partial<Figure> | null
    return typeof read?.of === 'string' &&
      Object.hasOwn(FIGURES, read.of) &&
      isTime(read.from) &&
      isTime(read.until)
      ? (read as Figure)
      : null
  } catch {
    return null
  }
}

/** A month or a day. */
function isTime(text: unknown): boolean {
  return typeof text === 'string' && /^\d{4}-(0[1-9]|1[0-2])(-\d\d)?$/.test(text)
}

const FIGURES: Readonly<Record<Figure['of'], true>> = {
  income: true,
  renewals: true,
  late: true,
  firstRentals: true,
  forecast: true,
  new: true,
  lost: true,
  recovered: true,
  reminders: true,
  margin: true,
}

/** What the rows of a figure are, in words: 'Ingreso con IVA, noviembre de 2026, Cancún'. */
export function figureTitle(figure: Figure): string {
  const names = {
    income: text.incomeWithVat,
    renewals: text.renewals,
    late: `${text.renewals}, ${text.late.toLowerCase()}`,
    firstRentals: text.firstRentals,
    forecast: text.expected,
    new: 'what' in figure && figure.what === 'clients' ? text.newClients : text.newSerials,
    lost: 'what' in figure && figure.what === 'clients' ? text.lostClients : text.lostSerials,
    recovered: 'what' in figure && figure.what === 'clients' ? text.recoveredClients : text.recoveredSerials,
    reminders: text.topics.reminders,
    margin: text.topics.margin,
  }
  const span =
    figure.of === 'forecast'
      ? `${shortDay(figure.from as Day)} a ${shortDay(figure.until as Day)}`
      : figure.from === figure.until
        ? wholeMonth(figure.from)
        : `${wholeMonth(figure.from)} a ${wholeMonth(figure.until)}`
  const zone = 'part' in figure && figure.part === 'zone' ? figure.value : undefined
  const where = zone === undefined ? [] : [zone === 'otra' ? otherZone : zone]
  return [names[figure.of], span, ...where].join(', ')
}
