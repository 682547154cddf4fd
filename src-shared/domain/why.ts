import { actBy } from './act-by.ts'
import {
  businessDaysAfter,
  businessHoursAfter,
  formatMoment,
  holidayOn,
  isBusinessDay,
  openIntervals,
  parseMoment,
} from './business-time.ts'
import type { BusinessCalendar } from './business-time.ts'
import { addDays, dayOfMonth, weekday } from './calendar.ts'
import type { Day, Weekday } from './calendar.ts'
import { noticeDueOn } from './charge.ts'
import { cutoffAt, nextCutoff } from './cutoff.ts'
import { LEGAL_NOTICE_DAYS } from './reminder.ts'
import { trialOf } from './trial.ts'
import { validationTolerance } from './validation.ts'
import { dayAndClock } from './zoned.ts'

/** One part of "¿por qué esta fecha?" (beyond.md 13): a screen writes a sentence from each. */
export type WhyStep =
  /** The first activation, from which both series are counted (R23, R24). */
  | { readonly kind: 'anchor'; readonly day: Day }
  /** After a "nuevo corte": both series are counted from it, and no longer from the first activation (D5). */
  | { readonly kind: 'newAnchor'; readonly day: Day; readonly first: Day }
  | {
      readonly kind: 'step'
      readonly of: 'cutoff' | 'validation'
      readonly n: number
      readonly months: number
    }
  /** The month has no such day: its last one is taken. */
  | { readonly kind: 'clamp'; readonly wanted: number; readonly day: Day }
  /** "Último día del mes" is set. */
  | { readonly kind: 'lastDayFlag'; readonly day: Day }
  | { readonly kind: 'result'; readonly of: 'cutoff' | 'validation'; readonly day: Day }
  /** The cutoff is the first day not covered: "funciona hasta el …" names the one before (D4). */
  | { readonly kind: 'notCovered'; readonly cutoff: Day; readonly lastDay: Day }
  /** Days to validate late; null where the system's figure is not known (C2, D7). */
  | {
      readonly kind: 'tolerance'
      readonly offlineDays: number | null
      readonly plannedLastDay: Day
      readonly possibleLastDay: Day
    }
  /** The trial counts from the day of installation, which is day 0 (R20, D16). */
  | { readonly kind: 'trial'; readonly installed: Day; readonly days: number; readonly lastDay: Day }
  /** The charge has to be announced so many calendar days before it (mexico.md §9). */
  | { readonly kind: 'notice'; readonly days: number; readonly chargeOn: Day }
  /** No later than so many days before (R27, C5). */
  | { readonly kind: 'advance'; readonly days: number; readonly day: Day }
  | { readonly kind: 'businessDays'; readonly days: number; readonly from: Day; readonly calendar: string }
  | {
      readonly kind: 'calendarHours'
      readonly hours: number
      readonly from: string
      readonly calendar: string
      readonly zone: string
    }
  /** Wall-clock minutes. */
  | { readonly kind: 'minutes'; readonly minutes: number; readonly from: string; readonly zone: string }
  /** 24 business hours are read as one business day (C9). */
  | {
      readonly kind: 'hoursAsDays'
      readonly hours: number
      readonly from: string
      readonly calendar: string
      readonly zone: string
    }
  /** Asked while it is closed: the clock starts with the next opening. */
  | { readonly kind: 'clockStarts'; readonly at: string }
  | { readonly kind: 'holidays'; readonly days: readonly { readonly date: Day; readonly name: string }[] }
  | { readonly kind: 'closedDays'; readonly count: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'due'; readonly day: Day; readonly time: string | null; readonly atClosing: boolean }

export type Why = readonly WhyStep[]

/**
 * How the n-th cutoff comes about (R23–R25, C6, D4), and with `advanceDays` by when to act (R27, C5).
 *   whyCutoff('2026-01-31', 1, 1).map((step) => step.kind) // anchor, step, clamp, result, notCovered
 */
export function whyCutoff(
  anchor: Day,
  months: number,
  n: number,
  lastDay = false,
  advanceDays?: number,
): Why {
  const cutoff = cutoffAt(anchor, months, n, lastDay)
  const steps: Why = [
    ...seriesSteps('cutoff', anchor, months, n, lastDay),
    { kind: 'notCovered', cutoff, lastDay: addDays(cutoff, -1) },
  ]
  if (advanceDays === undefined) return steps
  return [...steps, { kind: 'advance', days: advanceDays, day: addDays(cutoff, -advanceDays) }]
}

/**
 * How the n-th monthly validation comes about (R29, R32), and with `offlineDays` (null = not known) until when it may
 * be done late.
 */
export function whyValidation(anchor: Day, n: number, lastDay = false, offlineDays?: number | null): Why {
  const steps = seriesSteps('validation', anchor, 1, n, lastDay)
  if (offlineDays === undefined) return steps
  const { plannedLastDay, possibleLastDay } = validationTolerance(
    cutoffAt(anchor, 1, n, lastDay),
    offlineDays,
  )
  return [...steps, { kind: 'tolerance', offlineDays, plannedLastDay, possibleLastDay }]
}

/** Until when a system that is not activated opens (R20): `whyTrial('2026-03-01', 30) // lastDay 2026-03-31` */
export function whyTrial(installed: Day, days: number): Why {
  return [{ kind: 'trial', installed, days, lastDay: trialOf(installed, installed, days).lastDay }]
}

/** By when to act before a cutoff: so many days before it, moved back to a day on which the office opens (R27, C5). */
export function whyActBy(office: BusinessCalendar, cutoff: Day, advanceDays: number): Why {
  const advised = addDays(cutoff, -advanceDays)
  const moment = actBy(cutoff, office, advanceDays)
  const steps: WhyStep[] = [{ kind: 'advance', days: advanceDays, day: advised }]
  if (moment === null) return steps
  const { day, time } = dayAndClock(moment)
  return [
    ...steps,
    ...skipped(office, addDays(day, 1), addDays(advised, 1)),
    { kind: 'due', day, time, atClosing: true },
  ]
}

/** By when a charge is announced: `whyNotice('2026-12-01') // five days before, 2026-11-26` */
export function whyNotice(chargeOn: Day): Why {
  return [
    { kind: 'notice', days: LEGAL_NOTICE_DAYS, chargeOn },
    { kind: 'due', day: noticeDueOn(chargeOn), time: null, atClosing: false },
  ]
}

/** How a promise in business days comes about (R18, R113); null when the calendar does not open so often. */
export function whyBusinessDays(calendar: BusinessCalendar, from: Day, days: number): Why | null {
  const due = businessDaysAfter(calendar, from, days)
  if (due === null) return null
  return [
    { kind: 'businessDays', days, from, calendar: calendar.name },
    ...skipped(calendar, addDays(from, 1), due),
    { kind: 'due', day: due, time: null, atClosing: false },
  ]
}

/** How a promise in business hours comes about (R109, C9, C12); null when the calendar does not open so long. */
export function whyBusinessHours(calendar: BusinessCalendar, from: string, hours: number): Why | null {
  const due = businessHoursAfter(calendar, from, hours)
  if (due === null) return null
  const asked = parseMoment(from)!
  const end = parseMoment(due)!
  const starts = firstOpenMinute(calendar, asked)
  return [
    { kind: 'calendarHours', hours, from, calendar: calendar.name, zone: calendar.zone },
    ...(starts === from ? [] : [{ kind: 'clockStarts' as const, at: starts }]),
    ...skipped(calendar, asked.day, end.day),
    {
      kind: 'due',
      day: end.day,
      time: due.slice(11),
      atClosing: openIntervals(calendar, end.day).some((interval) => interval.closes === end.minute),
    },
  ]
}

/** The same derivation of a serial that was given a new cutoff: its anchor is not its first activation (D5). */
export function whyNewAnchor(why: Why, first: Day): Why {
  return why.map((step) => (step.kind === 'anchor' ? { ...step, kind: 'newAnchor', first } : step))
}

function seriesSteps(
  of: 'cutoff' | 'validation',
  anchor: Day,
  months: number,
  n: number,
  lastDay: boolean,
): WhyStep[] {
  const result = cutoffAt(anchor, months, n, lastDay)
  const wanted = dayOfMonth(anchor)
  const bent: WhyStep[] = lastDay
    ? [{ kind: 'lastDayFlag', day: result }]
    : dayOfMonth(result) < wanted
      ? [{ kind: 'clamp', wanted, day: result }]
      : []
  return [
    { kind: 'anchor', day: anchor },
    { kind: 'step', of, n, months },
    ...bent,
    { kind: 'result', of, day: result },
  ]
}

/** The days from `first` and before `due` on which it was closed, holidays apart from closed weekdays. */
export function skipped(calendar: BusinessCalendar, first: Day, due: Day): WhyStep[] {
  const holidays: { date: Day; name: string }[] = []
  const weekdays = new Set<Weekday>()
  let closed = 0
  for (let d = first; d < due; d = addDays(d, 1)) {
    if (isBusinessDay(calendar, d)) continue
    const holiday = holidayOn(calendar, d)
    if (holiday && opensOn(calendar, weekday(d))) holidays.push(holiday)
    else {
      closed += 1
      weekdays.add(weekday(d))
    }
  }
  const steps: WhyStep[] = []
  if (closed > 0) {
    steps.push({ kind: 'closedDays', count: closed, weekdays: [...weekdays].toSorted((a, b) => a - b) })
  }
  if (holidays.length > 0) steps.push({ kind: 'holidays', days: holidays })
  return steps
}

/** A holiday on a weekday that is closed anyway explains nothing. */
function opensOn(calendar: BusinessCalendar, wanted: Weekday): boolean {
  return calendar.hours.some((hours) => hours.weekday === wanted)
}

export function firstOpenMinute(calendar: BusinessCalendar, asked: { day: Day; minute: number }): string {
  // One minute of business time ends one minute after the clock starts.
  const afterOne = parseMoment(businessHoursAfter(calendar, formatMoment(asked.day, asked.minute), 1 / 60)!)!
  return afterOne.minute === 0
    ? formatMoment(addDays(afterOne.day, -1), 1_439)
    : formatMoment(afterOne.day, afterOne.minute - 1)
}

/**
 * How a day until which something is paid comes about: by the period where it is one of its boundaries, and month by
 * month where a change of period or a late payment moved it (D19).
 */
export function whyPaidUntil(anchor: Day, months: number, cutoff: Day, lastDay = false): Why {
  const byPeriod = nextCutoff(anchor, months, cutoff, lastDay)
  return byPeriod.day === cutoff
    ? whyCutoff(anchor, months, byPeriod.n, lastDay)
    : whyCutoff(anchor, 1, nextCutoff(anchor, 1, cutoff, lastDay).n, lastDay)
}
