/** What a fault was tried for, how often, and what came of it. */
export interface Tried {
  readonly what: string
  readonly n: number
  /** What must not be, each in a line; empty where all went as promised. */
  readonly broken: readonly string[]
  /** Figures: a share, a longest time. */
  readonly figures: readonly string[]
  /** Why it was not tried at all. */
  readonly skipped?: string
}

export function skipped(what: string, why: string): Tried {
  return { what, n: 0, broken: [], figures: [], skipped: why }
}

/** The same numbers from the same seed. */
export function chanceOf(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return Math.floor((state / 0x80000000) * below)
  }
}

export const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`
