import { createContext, use, type ReactNode } from 'react'
import type { Day } from '#domain/calendar.ts'
import type { Role } from '#domain/roles.ts'

/** What the frame knows and every component needs: the office's today, and how to leave the program. */
export interface Surroundings {
  /** The day that is looked at. */
  readonly today: Day
  readonly clockDay: Day
  /** Of whoever works here now. */
  readonly role: Role
  /** False where it was not opened. */
  readonly openExternal: (url: string) => Promise<boolean>
}

const Context = createContext<Surroundings | null>(null)

export function SurroundingsProvider({ value, children }: { value: Surroundings; children: ReactNode }) {
  return <Context value={value}>{children}</Context>
}

export function useSurroundings(): Surroundings {
  const surroundings = use(Context)
  if (surroundings === null) throw new Error('the frame provides the surroundings')
  return surroundings
}

/** The day on the core's clock, whatever day is looked at. */
export function useClockDay(): Day {
  return useSurroundings().clockDay
}

/** The office's today, or the day that is looked at, from the core's clock: never the browser's. */
export function useToday(): Day {
  return useSurroundings().today
}
