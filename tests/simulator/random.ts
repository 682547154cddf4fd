/** Chance that a seed gives again: numbers from 0 up to 1, never 1. */
export interface Random {
  next(): number
  /** From 0 to `below - 1`. */
  int(below: number): number
  chance(of: number): boolean
  pick<T>(items: readonly T[]): T
}

/** Mulberry32: the same seed, the same numbers. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const int = (below: number) => Math.floor(next() * below)
  return { next, int, chance: (of) => next() < of, pick: (items) => items[int(items.length)]! }
}
