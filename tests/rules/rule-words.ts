/** The rules of the business that are to be proved: R1 to this one. The next documents add theirs. */
export const LAST_RULE = 121

/**
 * The rules (R), readings of what contradicts itself (C) and decisions (D) that a text names, each once, as they come.
 * Each is a word of its own, and a range names all between:
 *   rulesIn('R26 and the slip (R13, C8)') // ['R26', 'R13', 'C8']
 *   rulesIn('R14–R16')                    // ['R14', 'R15', 'R16']
 *   rulesIn('R14-16')                     // ['R14', 'R15', 'R16']
 *   rulesIn('SER26, R260X, no.R2b')       // []
 */
export function rulesIn(text: string): string[] {
  const found = new Set<string>()
  for (const [, letter, from, to] of text.matchAll(RULE)) {
    const last = to === undefined ? Number(from) : Number(to)
    for (let number = Number(from); number <= last; number++) found.add(`${letter}${number}`)
  }
  return [...found]
}

const RULE = /(?<![\p{L}\p{N}_])([RCD])([1-9]\d{0,2})(?:\s?[-–—]\s?\1?([1-9]\d{0,2}))?(?![\p{L}\p{N}_])/gu
