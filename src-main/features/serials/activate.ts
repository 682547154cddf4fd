import type { QueryContext } from '#core/app.ts'
import { dayInZone } from '#core/stamp.ts'
import { checkActivationDay, startedClocks, type StartedClocks } from '#domain/activation.ts'
import type { Day } from '#domain/calendar.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findSerial, type Serial } from './sql.ts'

export interface ActivationWish {
  readonly id: string
  readonly on?: Day | undefined
  readonly at?: string | undefined
  readonly lastDay?: boolean | undefined
  readonly paidMonths?: number | undefined
}

export interface ActivationDecision {
  readonly serial: Serial
  readonly on: Day
  /** The instant, kept as evidence; null where only a day was said. */
  readonly at: string | null
  /** The same instant's date here. */
  readonly officeDay: Day
  readonly lastDay: boolean
  readonly paidMonths: number
  /** Null of a bought licence, which has none (C7). */
  readonly clocks: StartedClocks | null
}

/** What preview and save of a first activation share: the day is the vendor's (D6), and starts both clocks (R23, R24). */
export function decideActivation(
  { db, now, today, policies }: Pick<QueryContext, 'db' | 'now' | 'today' | 'policies'>,
  wish: ActivationWish,
): Result<ActivationDecision> {
  const serial = findSerial(db, wish.id)
  if (!serial) return refuse('serial.notFound', { id: wish.id })
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (serial.activatedOn !== null) {
    return refuse('serial.alreadyActivated', { serial: serial.serial, on: serial.activatedOn })
  }
  const at = wish.at ?? (wish.on === undefined ? now : null)
  const instant = at === null ? null : new Date(at)
  const on = wish.on ?? dayInZone(instant!, serial.vendorZone)
  const officeDay = instant === null ? on : dayInZone(instant, policies.zone)
  const lastDay = wish.lastDay ?? false
  // An instant that has passed may be a later date at the vendor than here.
  const latest = at !== null && at <= now && on > today ? on : today
  const checked = checkActivationDay(serial, on, lastDay, latest)
  if (!checked.ok) return checked
  const paidMonths = wish.paidMonths ?? (serial.paidMonths > 0 ? serial.paidMonths : (serial.months ?? 0))
  const clocks = serial.rentalId === null ? null : startedClocks(on, paidMonths, lastDay)
  return ok({ serial, on, at, officeDay, lastDay, paidMonths, clocks })
}
