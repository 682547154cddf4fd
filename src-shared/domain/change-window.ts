import { addDays } from './calendar.ts'
import type { Day } from './calendar.ts'
import { periodOf, nextCutoff } from './cutoff.ts'
import { LONGEST_OFFLINE_DAYS, validationAt } from './validation.ts'

/** How long before the cutoff the "Pedido final" of the next period is taken to be open for changes (C1). */
export const USERS_WINDOW_DAYS = 5

export interface UsersWindow {
  readonly state: 'notYet' | 'open' | 'paid'
  readonly opensOn: Day
}

/**
 * When the number of users of the next period may be changed (R35, R36, C1): from some days before the cutoff and for
 * as long as that period is unpaid, also after the cutoff. It gives no day of use: nothing here is a "gracia".
 *   usersWindow('2026-03-31', false, '2026-03-26') // { state: 'open', opensOn: '2026-03-26' }
 */
export function usersWindow(
  cutoff: Day,
  nextPeriodPaid: boolean,
  today: Day,
  opensDaysBefore = USERS_WINDOW_DAYS,
): UsersWindow {
  const opensOn = addDays(cutoff, -opensDaysBefore)
  return { state: nextPeriodPaid ? 'paid' : today < opensOn ? 'notYet' : 'open', opensOn }
}

export interface ComputerWindow {
  readonly state: 'notYet' | 'open' | 'closed'
  readonly opensOn: Day
  readonly lastDay: Day
  /** False: the system's figure is not known, and 15 days are shown "sin confirmar" (D7). */
  readonly confirmed: boolean
}

/**
 * When a system may be moved to another computer by activating it there (R37, C1, C3): from the scheduled validation
 * day for the days the system works without validating, whatever has been paid. Day 15 is still inside.
 *   computerWindow('2026-10-31', null, '2026-11-08') // open, 2026-10-31 to 2026-11-15, not confirmed
 */
export function computerWindow(scheduled: Day, offlineDays: number | null, today: Day): ComputerWindow {
  const lastDay = addDays(scheduled, offlineDays ?? LONGEST_OFFLINE_DAYS)
  return {
    state: today < scheduled ? 'notYet' : today <= lastDay ? 'open' : 'closed',
    opensOn: scheduled,
    lastDay,
    confirmed: offlineDays !== null,
  }
}

/**
 * The computer window that matters on a day: the one of the latest validation while it is open, else the next one's.
 *   computerWindowOn('2026-01-31', '2026-11-20', 15) // notYet, opens 2026-11-30
 */
export function computerWindowOn(
  anchor: Day,
  today: Day,
  offlineDays: number | null,
  lastDay = false,
): ComputerWindow {
  const n = today < anchor ? 0 : periodOf(anchor, 1, today, lastDay).n
  if (n > 0) {
    const current = computerWindow(validationAt(anchor, n, lastDay), offlineDays, today)
    if (current.state === 'open') return current
  }
  return computerWindow(nextCutoff(anchor, 1, addDays(today, 1), lastDay).day, offlineDays, today)
}

export interface MachineChangeRoute {
  readonly route: 'change' | 'unlock'
  readonly why: 'windowOpen' | 'windowClosed' | 'noActivationsLeft'
  readonly activationsLeft: number
}

/**
 * Plain change or unlock request (C3, R43, R44, D8): a period allows one activation and one more for each unlock that
 * was granted in it; validating again on the same computer uses none.
 *   machineChangeRoute({ windowOpen: true, activationsUsed: 1, unlocksGranted: 0 })
 *   // { route: 'unlock', why: 'noActivationsLeft', activationsLeft: 0 }
 */
export function machineChangeRoute(
  facts: { readonly windowOpen: boolean; readonly activationsUsed: number; readonly unlocksGranted: number },
  allowance = 1,
): MachineChangeRoute {
  const activationsLeft = Math.max(0, allowance + facts.unlocksGranted - facts.activationsUsed)
  if (!facts.windowOpen) return { route: 'unlock', why: 'windowClosed', activationsLeft }
  if (activationsLeft === 0) return { route: 'unlock', why: 'noActivationsLeft', activationsLeft }
  return { route: 'change', why: 'windowOpen', activationsLeft }
}
