/** The rules of the business that are to be proved: R1 to this one. The next documents add theirs. */
export const LAST_RULE = 40

/**
 * The rules that a text names, each once, in order. A rule is a word of its own, and a range names all between:
 *   rulesIn('R26 and the slip (R13, C8)') // [13, 26]
 *   rulesIn('R14–R16')                    // [14, 15, 16]
 *   rulesIn('R14-16')                     // [14, 15, 16]
 *   rulesIn('SER26, R260X, no.R2b')       // []
 */
export function rulesIn(text: string): number[] {
  const found = new Set<number>()
  for (const [, from, to] of text.matchAll(RULE)) {
    const last = to === undefined ? Number(from) : Number(to)
    for (let rule = Number(from); rule <= last; rule++) found.add(rule)
  }
  return [...found].toSorted((a, b) => a - b)
}

const RULE = /(?<![\p{L}\p{N}_])R([1-9]\d{0,2})(?:\s?[-–—]\s?R?([1-9]\d{0,2}))?(?![\p{L}\p{N}_])/gu
