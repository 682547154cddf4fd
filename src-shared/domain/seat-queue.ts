import type { Day } from './calendar.ts'
import { nextCutoff } from './cutoff.ts'
import { ok, refuse, type Result } from './result.ts'

/** When a change of users takes effect: it already has, at the next validation, or at the next payment (C18). */
export type TakesEffect = 'now' | 'validation' | 'payment'

export interface ScheduledSeats {
  readonly id: string
  readonly users: number
  /** How many there were when it was scheduled. */
  readonly usersBefore: number
  readonly dueOn: Day
}

export interface QueuedSeats extends ScheduledSeats {
  /** How many there will be just before. */
  readonly from: number
  /**
   * Two of one day; one that starts from another number than it was meant for, because something changed meanwhile; or
   * one that changes nothing any more. Nothing is dropped: somebody decides.
   */
  readonly conflict: 'sameDay' | 'otherStart' | 'nothingLeft' | null
}

/**
 * The scheduled changes of a serial in the order in which they take effect, each from what the one before leaves (R33,
 * beyond.md I10). An increase made now stays beside a decrease scheduled for later, and the conflict is shown.
 *   8 users now, 5 → 4 on 2027-01-31 // from 8 to 4, 'otherStart'
 */
export function seatQueue(users: number, scheduled: readonly ScheduledSeats[]): readonly QueuedSeats[] {
  const ordered = scheduled.toSorted((a, b) =>
    a.dueOn === b.dueOn ? a.id.localeCompare(b.id) : a.dueOn < b.dueOn ? -1 : 1,
  )
  return ordered.map((change, at) => {
    const before = ordered[at - 1]
    const from = before?.users ?? users
    const conflict =
      before?.dueOn === change.dueOn
        ? 'sameDay'
        : from === change.users
          ? 'nothingLeft'
          : from !== change.usersBefore
            ? 'otherStart'
            : null
    return { ...change, from, conflict }
  })
}

/** Users of a period that begins on a day: what its payment is priced by (R36). */
export function usersOn(users: number, scheduled: readonly ScheduledSeats[], d: Day): number {
  return seatQueue(users, scheduled).findLast((change) => change.dueOn <= d)?.users ?? users
}

export interface SeatWish {
  readonly users: number
  readonly takes: TakesEffect
  /** The vendor said that a decrease holds before the next paid period (C18). */
  readonly vendorConfirmed: boolean
}

export interface SeatSerial {
  readonly serial: string
  readonly users: number
  /** Null of a bought licence and of one that is not activated: its users change at once or not at all. */
  readonly clocks: { readonly anchor: Day; readonly lastDay: boolean; readonly cutoff: Day } | null
  readonly scheduled: readonly ScheduledSeats[]
}

/**
 * On which day a change of users takes effect (R33, C18, D3): an increase at any validation, a decrease at the next paid
 * period unless the vendor confirms otherwise; it gives no money back.
 *   5 to 8 at the next validation, anchor 2026-01-31, on 2026-11-23 // 2026-11-30
 *   5 to 4 at the next validation                                   // refused until the cutoff, 2027-01-31
 */
export function decideSeatChange(serial: SeatSerial, wish: SeatWish, today: Day): Result<Day> {
  const { clocks } = serial
  if (wish.takes !== 'now' && clocks === null) return refuse('serial.notActivated', { serial: serial.serial })
  const dueOn =
    clocks === null || wish.takes === 'now'
      ? today
      : wish.takes === 'validation'
        ? nextCutoff(clocks.anchor, 1, today, clocks.lastDay).day
        : later(clocks.cutoff, today)
  if (wish.users === usersOn(serial.users, serial.scheduled, dueOn)) {
    return refuse('change.sameUsers', { serial: serial.serial, users: wish.users, on: dueOn })
  }
  const decrease = wish.users < serial.users
  if (decrease && clocks !== null && dueOn < clocks.cutoff && !wish.vendorConfirmed) {
    return refuse('change.decreaseWaits', { serial: serial.serial, until: clocks.cutoff })
  }
  return ok(dueOn)
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b
}
