import type { QueryContext } from '#core/app.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { maskSerial } from '#domain/mask.ts'
import { addCentavos, formatPesos } from '#domain/money.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import type { Policies } from '#domain/policies.ts'
import { vatOf, vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { localMoment } from '#domain/zoned.ts'
import { findCalendar, pricesOn, taxRates, type PriceList } from '#features/catalogue/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { templateWriter, type TemplateWriter } from '#features/templates/render.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import {
  chargesParagraph,
  payByWords,
  reminderLine,
  type ReminderLine,
} from '#messages/es-MX/reminder-lines.ts'
import type { TemplateFields } from '#messages/es-MX/templates.ts'
import type { ReminderSubject } from './sql.ts'

export type ReminderFields = TemplateFields<'charge.notice'>

/** What all messages of a day have in common, read once. */
export interface ReminderDay {
  readonly today: Day
  readonly policies: Policies
  readonly bank: BusinessCalendar | null
  /** What the clock of the bank shows: an hour that has passed is none to pay by. */
  readonly bankClock: string
  readonly vatBasisPoints: number | null
  readonly prices: PriceList
  /** Fills in the office's templates. */
  readonly write: TemplateWriter
}

type DayContext = Pick<QueryContext, 'db' | 'now' | 'today' | 'policies'>

export function reminderDay({ db, now, today, policies }: DayContext): ReminderDay {
  const bank = findCalendar(db, 'bank')
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, today)
  return {
    today,
    policies,
    bank,
    bankClock: bank === null ? '' : localMoment(now, bank.zone),
    vatBasisPoints: rate.ok ? rate.value : null,
    prices: pricesOn(db, today),
    write: templateWriter(db),
  }
}

/**
 * What a message about these serials says: those paid by hand in `series`, those charged by themselves in `cargos`;
 * where all are charged by themselves they stand in `series` and the message is their notice (mexico.md §9).
 */
export function reminderFields(
  day: ReminderDay,
  of: { readonly client: string; readonly contact: string },
  subjects: readonly ReminderSubject[],
): ReminderFields {
  const byHand = subjects.filter(({ autoCharge }) => autoCharge === 0)
  const charged = subjects.filter(({ autoCharge }) => autoCharge === 1)
  const main = byHand.length > 0 ? byHand : charged
  const lines = main.map((one) => lineOf(day, one, maskSerial))
  const cutoff = main.map((one) => one.cutoff).toSorted()[0]
  const amounts = lines.map(({ amount }) => amount).filter((amount) => amount !== null)
  const stops = cutoff === undefined ? '' : longDay(cutoff)
  const isPriced = lines.length > 0 && amounts.length === lines.length
  return {
    cliente: of.client,
    contacto: of.contact,
    series: lines.map(reminderLine).join('\n'),
    sistemas: [...new Set(lines.map(({ system }) => system))].join(', '),
    corte: stops,
    funciona_hasta: cutoff === undefined ? '' : longDay(addDays(cutoff, -1)),
    pague_a_mas_tardar: earliestPayBy(day, byHand),
    importe: isPriced ? formatPesos(addCentavos(...amounts)) : '',
    cargos: byHand.length === 0 ? '' : chargesParagraph(charged.map((one) => lineOf(day, one, maskSerial))),
    fecha_cargo: stops,
  }
}

/** One system with what its next period costs, whose users a change may have been scheduled for (R36). */
export function lineOf(
  { vatBasisPoints, prices }: ReminderDay,
  subject: ReminderSubject,
  shown: (serial: string) => string = (whole) => whole,
): ReminderLine {
  const { system, version, serial, cutoff, productId, months } = subject
  const users = subject.usersThen ?? subject.users
  const amount = users === subject.users ? subject.amount : prices.amountOf(productId, months, users)
  const total =
    amount === null || vatBasisPoints === null ? null : addCentavos(amount, vatOf(amount, vatBasisPoints))
  return { system: `${system} ${version}`, serial: shown(serial), users, cutoff, amount: total }
}

/** The first moment by which one of them must be paid; '' where it has gone by, since no day after it may be promised. */
export function earliestPayBy(
  { bank, bankClock, today, policies }: ReminderDay,
  subjects: readonly ReminderSubject[],
): string {
  if (bank === null) return ''
  const moments = subjects.flatMap(({ method, months, cutoff }) => {
    const usual = method ?? (months === 1 ? 'card' : 'transfer')
    return payBy(usual, cutoff, bank, payByPolicyOf(policies)) ?? []
  })
  const first = moments.toSorted((a, b) => (`${a.day}T${a.time}` < `${b.day}T${b.time}` ? -1 : 1))[0]
  if (first === undefined || first.day < today) return ''
  const isOver = first.day === bankClock.slice(0, 10) && `${first.day}T${first.time}` <= bankClock
  return isOver ? '' : payByWords(first.day, first.time)
}
