import { dayOfMonth } from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import type { PayBy } from '#domain/pay-by.ts'
import type { MethodChoice } from '#domain/payment-method.ts'
import type { Why, WhyStep } from '#domain/why.ts'
import { longDay, longMoment, monthName, placeOfZone, shortDay, weekdayNames } from './dates.ts'
import { capital, plural } from './words.ts'

/** "¿Por qué esta fecha?", a sentence for each part of the derivation. */
export function whySentences(why: Why): string[] {
  return why.map(sentence)
}

/** Why a method is off, for the grey line of Renovar; empty when it is on. */
export function methodWhy(why: MethodChoice['why']): string {
  if (why === null) return ''
  return why === 'monthlyIsCardOnly'
    ? 'El periodo mensual solo se paga con tarjeta.'
    : 'La oficina no acepta esta forma de pago para este periodo.'
}

/** `payByText(…) // 'pague a más tardar el viernes 29 de enero de 2027, 14:00'` */
export function payByText(payBy: PayBy): string {
  const hour = payBy.reason.kind === 'anyHour' ? 'a cualquier hora' : payBy.time
  return `pague a más tardar el ${longDay(payBy.day)}, ${hour}`
}

/** Why that is the last moment to pay. */
export function payByWhy({ reason }: PayBy): string {
  const before = `antes del corte del ${longDay(reason.cutoff)}`
  if (reason.kind === 'anyHour') {
    return `El portal cobra a cualquier hora: basta pagar ${before}.`
  }
  if (reason.kind === 'clearing') {
    const days = plural(reason.businessDays, 'día hábil', 'días hábiles')
    return `El banco tarda ${days} en acreditarlo: se ve el ${longDay(reason.seenOn)}, ${before}.`
  }
  const closed = reason.closedFrom === null ? '' : ` El banco cierra desde el ${longDay(reason.closedFrom)}.`
  return `El dinero debe verse en horario de banco ${before}.${closed}`
}

function sentence(step: WhyStep): string {
  switch (step.kind) {
    case 'anchor':
      return `Se activó por primera vez el ${longDay(step.day)}; de ese día se cuenta todo, nunca de la fecha anterior.`
    case 'newAnchor':
      return `Por un «nuevo corte» se cuenta desde el ${longDay(step.day)}; se activó por primera vez el ${longDay(step.first)}, y lo contado hasta entonces no se mueve.`
    case 'step':
      return stepSentence(step)
    case 'clamp':
      return `${capital(monthName(step.day))} no tiene día ${step.wanted}: se toma el último, el ${dayOfMonth(step.day)}. En los meses que lo tienen vuelve a ser el ${step.wanted}.`
    case 'lastDayFlag':
      return `Está marcada «último día del mes»: en ${monthName(step.day)} es el ${dayOfMonth(step.day)}.`
    case 'result':
      return step.of === 'cutoff' ? `Corte: ${longDay(step.day)}.` : `Validación: ${longDay(step.day)}.`
    case 'notCovered':
      return `El día del corte ya no está cubierto: funciona hasta el ${longDay(step.lastDay)}.`
    case 'tolerance':
      return toleranceSentence(step)
    case 'trial':
      return `Se instaló el ${longDay(step.installed)}; la prueba dura ${plural(step.days, 'día', 'días')} desde el siguiente: funciona hasta el ${longDay(step.lastDay)}.`
    case 'notice':
      return `El cargo es el ${longDay(step.chargeOn)}, y se avisa ${plural(step.days, 'día natural', 'días naturales')} antes.`
    case 'advance':
      return `Se recomienda hacerlo a más tardar ${plural(step.days, 'día', 'días')} antes: el ${longDay(step.day)}.`
    case 'businessDays':
      return `Se cuentan ${plural(step.days, 'día hábil', 'días hábiles')} de «${step.calendar}» desde el ${longDay(step.from)}, que no cuenta.`
    case 'calendarHours':
      return `Se ${step.hours === 1 ? 'cuenta' : 'cuentan'} ${plural(step.hours, 'hora hábil', 'horas hábiles')} de «${step.calendar}» (hora de ${placeOfZone(step.zone)}) desde el ${longMoment(step.from)}.`
    case 'minutes':
      return `Se cuentan ${plural(step.minutes, 'minuto', 'minutos')} de reloj desde el ${longMoment(step.from)} (hora de ${placeOfZone(step.zone)}).`
    case 'hoursAsDays':
      return `${plural(step.hours, 'hora hábil', 'horas hábiles')} se leen como ${daysOfHours(step.hours)} de «${step.calendar}» (hora de ${placeOfZone(step.zone)}), desde el ${longMoment(step.from)}.`
    case 'clockStarts':
      return `A esa hora está cerrado: el reloj empieza el ${longMoment(step.at)}.`
    case 'holidays':
      return holidaysSentence(step.days)
    case 'closedDays':
      return `No ${step.count === 1 ? 'cuenta' : 'cuentan'} ${plural(step.count, 'día', 'días')} en que cierra (${list(step.weekdays.map((w) => weekdayNames[w - 1]!))}).`
    case 'due': {
      const closing = step.atClosing ? ', la hora de cierre' : ''
      return `Vence el ${longDay(step.day)}${step.time === null ? '' : `, ${step.time}`}${closing}.`
    }
  }
}

function stepSentence(step: Extract<WhyStep, { kind: 'step' }>): string {
  const later = `${plural(step.n * step.months, 'mes', 'meses')} después`
  if (step.of === 'validation') {
    return `La validación número ${step.n} cae ${later}: se valida cada mes, aunque se haya pagado por más tiempo.`
  }
  const period = { 1: 'mensual', 6: 'semestral', 12: 'anual' }[step.months]
  const rental = period ? `una renta ${period}` : `un periodo de ${step.months} meses`
  return `El corte número ${step.n} de ${rental} cae ${later}.`
}

function toleranceSentence(step: Extract<WhyStep, { kind: 'tolerance' }>): string {
  if (step.offlineDays === null) {
    return `Cuántos días sigue sin validar depende del sistema y no está confirmado: cuente con ese mismo día; podría seguir hasta el ${longDay(step.possibleLastDay)} (hasta 15 días, sin confirmar).`
  }
  if (step.offlineDays === 0) return 'Este sistema no da días para validar después.'
  return `Si no valida ese día, una renta pagada sigue ${plural(step.offlineDays, 'día natural', 'días naturales')} más: hasta el ${longDay(step.plannedLastDay)}.`
}

function holidaysSentence(days: readonly { readonly date: Day; readonly name: string }[]): string {
  if (days.length === 1) return `El ${longDay(days[0]!.date)} no cuenta: ${days[0]!.name}.`
  const shown = days.slice(0, 6).map((holiday) => `${shortDay(holiday.date)} (${holiday.name})`)
  const more = days.length > shown.length ? [`${days.length - shown.length} más`] : []
  return `No cuentan ${days.length} días de descanso: ${list([...shown, ...more])}.`
}

/** `daysOfHours(30) // '1 día hábil y 6 horas'` */
function daysOfHours(hours: number): string {
  const days = plural(Math.floor(hours / 24), 'día hábil', 'días hábiles')
  return hours % 24 === 0 ? days : `${days} y ${plural(hours % 24, 'hora', 'horas')}`
}

function list(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} y ${words.at(-1)}`
}
