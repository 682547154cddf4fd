import { isLastDayOfMonth, type Day } from './calendar.ts'
import { paidUntil } from './rental.ts'
import { ok, refuse, type Result } from './result.ts'
import { validationAt } from './validation.ts'

export interface ActivatingSerial {
  readonly serial: string
  readonly installedOn: Day | null
  readonly purchasedOn: Day | null
}

/**
 * Whether a first activation may be of that day (R22, R23). Refused: a day to come, neither here nor at the vendor; one
 * before the serial was installed or bought; "último día del mes" of a day that is none. `officeDay` is the date of the
 * same instant here, `today` where only a day was typed (D6).
 *   installed 2026-11-10, activated 2026-11-09 // refused: it did not exist
 *   installed 2026-11-10, activated 2026-11-10 // ok: the day of installation counts
 */
export function checkActivationDay(
  serial: ActivatingSerial,
  on: Day,
  lastDay: boolean,
  latest: Day,
): Result<Day> {
  if (on > latest) return refuse('serial.activationInFuture', { on, today: latest })
  const { installedOn, purchasedOn } = serial
  if (installedOn !== null && on < installedOn) {
    return refuse('serial.activationBeforeInstall', { serial: serial.serial, on, installedOn })
  }
  if (purchasedOn !== null && on < purchasedOn) {
    return refuse('serial.activationBeforePurchase', { serial: serial.serial, on, purchasedOn })
  }
  return lastDay && !isLastDayOfMonth(on) ? refuse('serial.notLastDayOfMonth', { on }) : ok(on)
}

export interface StartedClocks {
  /** First day not covered (D4), and the first monthly validation (R24). */
  readonly cutoff: Day
  readonly validation: Day
}

/**
 * The two clocks that an activation starts (R23, R24, C4): both are counted from its day, and what was left of the trial
 * is lost.
 *   startedClocks('2026-01-31', 6, false) // cutoff 2026-07-31, validation 2026-02-28
 */
export function startedClocks(on: Day, paidMonths: number, lastDay: boolean): StartedClocks {
  return { cutoff: paidUntil(on, paidMonths, lastDay), validation: validationAt(on, 1, lastDay) }
}
