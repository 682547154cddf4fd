import type { Day } from './calendar.ts'
import { computerWindowOn, machineChangeRoute } from './change-window.ts'
import type { ComputerWindow, MachineChangeRoute } from './change-window.ts'
import { periodOf } from './cutoff.ts'

/** "Por descompostura, por cambio de equipo, o alguna otra razón" (R38). */
export type ComputerCause = 'breakdown' | 'newComputer' | 'other'

export const COMPUTER_CAUSES: readonly ComputerCause[] = ['breakdown', 'newComputer', 'other']

/** A change that is done: its day, and whether the vendor granted an unlock for it. */
export interface DoneChange {
  readonly on: Day
  readonly route: 'change' | 'unlock'
}

export interface ComputerChangePlan extends MachineChangeRoute {
  readonly window: ComputerWindow
  /** The validation month in which activations are counted (D8). */
  readonly month: { readonly start: Day; readonly next: Day }
  readonly activationsUsed: number
  readonly unlocksGranted: number
}

/**
 * Whether a serial moves to another computer by activating it there, or needs an unlock (R37, C1, C3, D8). Activations
 * are counted by validation month, also in a yearly rental: one, plus one for each unlock granted in it; the first
 * activation is the one of the first month.
 *   anchor 2026-01-31, 15 days, nothing changed yet, on 2026-11-05 // 'change': open until 2026-11-15
 *   the same with a change on 2026-11-02                           // 'unlock', no activations left
 *   the same on 2026-11-16                                         // 'unlock', the window is closed
 */
export function planComputerChange(
  clocks: { readonly anchor: Day; readonly lastDay: boolean; readonly offlineDays: number | null },
  done: readonly DoneChange[],
  today: Day,
): ComputerChangePlan {
  const { anchor, lastDay, offlineDays } = clocks
  const window = computerWindowOn(anchor, today, offlineDays, lastDay)
  const { n, start, next } = periodOf(anchor, 1, today < anchor ? anchor : today, lastDay)
  const mine = done.filter((change) => change.on >= start && change.on < next)
  const activationsUsed = mine.length + (n === 0 ? 1 : 0)
  const unlocksGranted = mine.filter((change) => change.route === 'unlock').length
  const route = machineChangeRoute({
    windowOpen: window.state === 'open',
    activationsUsed,
    unlocksGranted,
  })
  return { ...route, window, month: { start, next }, activationsUsed, unlocksGranted }
}
