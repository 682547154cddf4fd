import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { maskSerial } from '#domain/mask.ts'
import { addCentavos, formatPesos } from '#domain/money.ts'
import { payBy as latestPayment, payByPolicyOf } from '#domain/pay-by.ts'
import type { Policies } from '#domain/policies.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { renewalPrice } from '#features/rentals/decide.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { longDay } from '#messages/es-MX/dates.ts'
import {
  chargesParagraph,
  payByWords,
  reminderLine,
  type ReminderLine,
} from '#messages/es-MX/reminder-lines.ts'
import type { TemplateFields } from '#messages/es-MX/templates.ts'

/** One serial and the cutoff that it is about. */
export interface ReminderSubject {
  readonly serial: Serial
  readonly cutoff: Day
}

export type ReminderFields = TemplateFields<'charge.notice'>

/** What a message about these serials says; those paid by hand in `series`, those charged by themselves apart. */
export function reminderFields(
  db: ReadDb,
  of: { readonly client: string; readonly contact: string },
  subjects: readonly ReminderSubject[],
  today: Day,
  policies: Policies,
): ReminderFields {
  const byHand = subjects.filter(({ serial }) => serial.autoCharge === 0)
  const charged = subjects.filter(({ serial }) => serial.autoCharge === 1)
  const main = byHand.length > 0 ? byHand : charged
  const cutoff = main.map((one) => one.cutoff).toSorted()[0]
  const lines = main.map((one) => lineOf(db, one, today, maskSerial))
  const payBy = earliestPayBy(db, byHand, today, policies)
  const amounts = lines.map(({ amount }) => amount).filter((amount) => amount !== null)
  return {
    cliente: of.client,
    contacto: of.contact,
    series: lines.map(reminderLine).join('\n'),
    sistemas: [...new Set(lines.map(({ system }) => system))].join(', '),
    corte: cutoff === undefined ? '' : longDay(cutoff),
    funciona_hasta: cutoff === undefined ? '' : longDay(addDays(cutoff, -1)),
    pague_a_mas_tardar: payBy ?? '',
    importe: amounts.length === lines.length && lines.length > 0 ? formatPesos(addCentavos(...amounts)) : '',
    cargos:
      byHand.length === 0 ? '' : chargesParagraph(charged.map((one) => lineOf(db, one, today, maskSerial))),
    fecha_cargo: cutoff === undefined ? '' : longDay(cutoff),
  }
}

export function lineOf(
  db: ReadDb,
  { serial, cutoff }: ReminderSubject,
  today: Day,
  shown: (serial: string) => string,
): ReminderLine {
  const price = serial.months === null ? null : renewalPrice(db, serial, serial.months, today)
  return {
    system: `${serial.system} ${serial.version}`,
    serial: shown(serial.serial),
    users: serial.users,
    cutoff,
    amount: price?.ok ? price.value.total : null,
  }
}

/** The first moment by which one of them must be paid; null where it has gone by, since no day after it may be promised. */
function earliestPayBy(
  db: ReadDb,
  subjects: readonly ReminderSubject[],
  today: Day,
  policies: Policies,
): string | null {
  const bank = findCalendar(db, 'bank')
  if (bank === null) return null
  const moments = subjects.flatMap(({ serial, cutoff }) => {
    const method = serial.method ?? (serial.months === 1 ? 'card' : 'transfer')
    return latestPayment(method, cutoff, bank, payByPolicyOf(policies)) ?? []
  })
  const first = moments.toSorted((a, b) => (`${a.day}T${a.time}` < `${b.day}T${b.time}` ? -1 : 1))[0]
  return first === undefined || first.day < today ? null : payByWords(first.day, first.time)
}

/** The client's rented serials with their next cutoff, for a preview or a message written by hand. */
export function subjectsOf(db: ReadDb, serials: readonly { id: string; cutoff: Day }[]): ReminderSubject[] {
  return serials.flatMap(({ id, cutoff }) => {
    const serial = findSerial(db, id)
    return serial === null ? [] : [{ serial, cutoff }]
  })
}
