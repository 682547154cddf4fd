import type { HandlersOf } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import type { calcOperations } from '#contract/calc.ts'
import type { ReadDb } from '#db/sql.ts'
import { amountInWords } from '#domain/amount-in-words.ts'
import {
  businessDaysAfter,
  businessHoursAfter,
  holidaysOf,
  type BusinessCalendar,
} from '#domain/business-time.ts'
import { addDays, FIRST_DAY, isCalcRangeOk, isLastDayOfMonth, type Day } from '#domain/calendar.ts'
import { checkClabe } from '#domain/clabe.ts'
import { cutoffAt, cutoffNumberAfter, cutoffsAfter } from '#domain/cutoff.ts'
import { centavos } from '#domain/money.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { methodPolicyOf, METHODS, methodsFor } from '#domain/payment-method.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { checkRfc } from '#domain/rfc.ts'
import { whyBusinessDays, whyBusinessHours, whyCutoff, whyValidation } from '#domain/why.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { methodWhy, payByText, payByWhy, whySentences } from '#messages/es-MX/why.ts'

export const calcHandlers: HandlersOf<typeof calcOperations> = {
  'calc.cutoffs': (_, { anchor, months, count, after, lastDayOfMonth }) => {
    const cutoffs = series({
      anchor,
      months,
      count,
      after: after ?? anchor,
      lastDay: lastDayOfMonth ?? false,
    })
    return cutoffs.ok ? ok({ cutoffs: cutoffs.value }) : cutoffs
  },

  'calc.validations': (_, { anchor, count, after, lastDayOfMonth }) => {
    const validations = series({
      anchor,
      months: 1,
      count,
      after: after ?? anchor,
      lastDay: lastDayOfMonth ?? false,
    })
    return validations.ok ? ok({ validations: validations.value }) : validations
  },

  'calc.businessDays': ({ db }, { from, days, calendar }) => {
    const found = calendarOf(db, calendar)
    if (!found.ok) return found
    const due = businessDaysAfter(found.value, from, days)
    return due === null ? refuse('calendar.neverOpens', { calendar: found.value.name, from }) : ok({ due })
  },

  'calc.businessHours': ({ db }, { from, hours, calendar }) => {
    const found = calendarOf(db, calendar)
    if (!found.ok) return found
    const due = businessHoursAfter(found.value, from, hours)
    return due === null ? refuse('calendar.neverOpens', { calendar: found.value.name, from }) : ok({ due })
  },

  'calc.holidays': ({ db }, { year, calendar }) => {
    const found = calendarOf(db, calendar)
    return found.ok ? ok({ holidays: holidaysOf(found.value, year) }) : found
  },

  'calc.rfc': (_, { rfc }) => {
    const checked = checkRfc(rfc)
    return ok({ ...checked, warnings: [...checked.warnings] })
  },

  'calc.clabe': (_, { clabe }) => {
    const checked = checkClabe(clabe)
    return ok({ ...checked, warnings: [...checked.warnings] })
  },

  'calc.amountInWords': ({ policies }, input) =>
    ok({ text: amountInWords(centavos(input.centavos), policies.wordingUnMil ? 'unMil' : 'mil') }),

  'calc.methods': ({ policies }, { months }) => {
    const methods = methodsFor(months, methodPolicyOf(policies))
    return ok({ methods: methods.map((choice) => ({ ...choice, sentence: methodWhy(choice.why) })) })
  },

  'calc.payBy': ({ db, policies }, { cutoff, method }) => {
    const bank = calendarOf(db, 'bank')
    if (!bank.ok) return bank
    const asked = method ? [method] : METHODS
    return ok({
      payBy: asked.map((one) => {
        const by = payBy(one, cutoff, bank.value, payByPolicyOf(policies))
        return {
          method: one,
          by: by && { day: by.day, time: by.time, sentence: payByText(by), why: payByWhy(by) },
        }
      }),
    })
  },

  'calc.explain': ({ db }, input) => explain(db, input),
}

interface Series {
  readonly anchor: Day
  readonly months: number
  readonly count: number
  readonly after: Day
  readonly lastDay: boolean
}

/** The cutoffs asked for, or the refusal: the flag on an anchor that is no last day, or days after 9999. */
function series({ anchor, months, count, after, lastDay }: Series): Result<Day[]> {
  if (lastDay && !isLastDayOfMonth(anchor)) return refuse('calendar.notLastDay', { anchor })
  const first = cutoffNumberAfter(anchor, months, after, lastDay)
  if (!isCalcRangeOk(anchor, months * (first + count - 1)))
    return refuse('calendar.outOfRange', { from: anchor })
  return ok(cutoffsAfter(anchor, months, after, count, lastDay))
}

function explain(db: ReadDb, input: InputOf<'calc.explain'>): Result<{ date: string; sentences: string[] }> {
  if (input.about === 'cutoff' || input.about === 'validation') {
    const { anchor, onOrAfter, lastDayOfMonth: lastDay = false } = input
    const months = input.about === 'cutoff' ? input.months : 1
    const after = onOrAfter === undefined || onOrAfter === FIRST_DAY ? anchor : addDays(onOrAfter, -1)
    // A validation's tolerance runs into the month after it, which must be in the calendar too.
    const count = input.about === 'validation' ? 2 : 1
    const listed = series({ anchor, months, count, after, lastDay })
    if (!listed.ok) return listed
    const n = cutoffNumberAfter(anchor, months, after, lastDay)
    const why =
      input.about === 'cutoff'
        ? whyCutoff(anchor, months, n, lastDay)
        : whyValidation(anchor, n, lastDay, input.offlineDays)
    return ok({ date: cutoffAt(anchor, months, n, lastDay), sentences: whySentences(why) })
  }
  const found = calendarOf(db, input.calendar)
  if (!found.ok) return found
  const [due, why] =
    input.about === 'businessDays'
      ? [
          businessDaysAfter(found.value, input.from, input.days),
          whyBusinessDays(found.value, input.from, input.days),
        ]
      : [
          businessHoursAfter(found.value, input.from, input.hours),
          whyBusinessHours(found.value, input.from, input.hours),
        ]
  if (due === null || why === null) {
    return refuse('calendar.neverOpens', { calendar: found.value.name, from: input.from })
  }
  return ok({ date: due, sentences: whySentences(why) })
}

function calendarOf(db: ReadDb, id: string): Result<BusinessCalendar> {
  const calendar = findCalendar(db, id)
  return calendar ? ok(calendar) : refuse('calendar.unknown', { calendar: id })
}
