import { daysBetween, isLastDayOfMonth, type Day } from './calendar.ts'
import { cutoffAt, periodOf } from './cutoff.ts'
import { paidUntil } from './rental.ts'
import { ok, refuse, type Result } from './result.ts'

/** From where the two series of a serial are counted, and from when: its first day is the anchor itself (R23, D5). */
export interface Anchor {
  readonly on: Day
  readonly lastDay: boolean
}

export interface NewAnchor extends Anchor {
  /** Months paid from that day on. */
  readonly paidMonths: number
}

export interface NewCutoffPlan {
  readonly cutoffBefore: Day
  readonly cutoffAfter: Day
  /** The last period counted from the former anchor, cut short by the new one: 14 of 30 days (dates.md §2). */
  readonly bridge: {
    readonly start: Day
    readonly next: Day
    readonly days: number
    readonly of: number
  } | null
  readonly firstValidation: Day
}

/**
 * "Nuevo corte" (D5): the vendor counts from another day on. What was counted from the former anchor stays where it was,
 * and ends the day before the new one; paying late never does this by itself.
 *   anchor 2026-04-01, new one 2026-05-15, one month paid // bridge 2026-05-01 to 2026-05-15, 14 of 31; cutoff 2026-06-15
 * Refused where the new day is to come, or is not after the anchor that it ends (twice on one day is one mistake).
 */
export function planNewCutoff(
  serial: string,
  former: Anchor & { readonly paidMonths: number },
  wanted: NewAnchor,
  today: Day,
): Result<NewCutoffPlan> {
  if (wanted.on > today) return refuse('serial.activationInFuture', { on: wanted.on, today })
  if (wanted.on <= former.on) {
    return refuse('serial.anchorNotLater', { serial, on: wanted.on, anchor: former.on })
  }
  if (wanted.lastDay && !isLastDayOfMonth(wanted.on)) {
    return refuse('serial.notLastDayOfMonth', { on: wanted.on })
  }
  const cut = periodOf(former.on, 1, wanted.on, former.lastDay)
  return ok({
    cutoffBefore: paidUntil(former.on, former.paidMonths, former.lastDay),
    cutoffAfter: paidUntil(wanted.on, wanted.paidMonths, wanted.lastDay),
    bridge:
      cut.start === wanted.on
        ? null
        : {
            start: cut.start,
            next: wanted.on,
            days: daysBetween(cut.start, wanted.on),
            of: daysBetween(cut.start, cut.next),
          },
    firstValidation: cutoffAt(wanted.on, 1, 1, wanted.lastDay),
  })
}

/**
 * The period of a day under all the anchors that a serial has had, oldest first: each one's last period ends where the
 * next anchor begins, so that periods tile across a new cutoff (dates.md §5, 1).
 *   periodAcross([2026-04-01, 2026-05-15], 1, '2026-05-10') // { anchor: 0, n: 1, start: '2026-05-01', next: '2026-05-15' }
 * A day before the first activation belongs to none: that throws.
 */
export function periodAcross(
  anchors: readonly Anchor[],
  months: number,
  d: Day,
): { readonly anchor: number; readonly n: number; readonly start: Day; readonly next: Day } {
  const at = anchors.findLastIndex((anchor) => anchor.on <= d)
  const anchor = anchors[Math.max(0, at)]!
  const { n, start, next } = periodOf(anchor.on, months, d, anchor.lastDay)
  const ends = anchors[at + 1]?.on
  return { anchor: at, n, start, next: ends !== undefined && ends < next ? ends : next }
}
