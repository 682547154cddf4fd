/** Repeatable chance: the same seed gives the same office. */
export interface Chance {
  below(n: number): number
  pick<T>(from: readonly T[]): T
  text(length: number, alphabet: string): string
}

export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number) => Math.floor(next() * n)
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    text: (length, alphabet) => Array.from({ length }, () => alphabet[below(alphabet.length)]!).join(''),
  }
}
