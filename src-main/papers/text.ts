/**
 * The built-in Helvetica covers WinAnsi: all of Spanish and little else. Whatever a spreadsheet or a portal pasted
 * beyond it becomes its nearest plain form, so that no paper shows garbage or loses a letter in silence.
 *   printable('Ñandú\u2011Café \u{1F600}') // 'Ñandú-Café ?'
 */
export function printable(text: string): string {
  const composed = text.normalize('NFC').replace(/\s+/g, ' ')
  if (PLAIN.test(composed)) return composed
  let printed = ''
  for (const character of composed) printed += printableCharacter(character)
  return printed.trim()
}

/**
 * References and CLABEs are read aloud and copied by hand: four at a time. A reference with signs of its own is left
 * as it was typed (D15).
 *   groupsOfFour('012691001234567895') // '0126 9100 1234 5678 95'
 *   groupsOfFour('SAE-2026/11')        // 'SAE-2026/11'
 */
export function groupsOfFour(text: string): string {
  const bare = text.replace(/\s+/g, '')
  return /^[0-9A-Za-zÑñ]+$/.test(bare) ? (bare.match(/.{1,4}/g) ?? []).join(' ') : text.trim()
}

/** Lines no wider than `width` as `measure` tells; a word wider than a whole line is cut inside. */
export function wrapText(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = []
  const blank = measure(' ')
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    const wordWidth = measure(word)
    if (line !== '' && used + blank + wordWidth <= width) {
      line += ` ${word}`
      used += blank + wordWidth
      continue
    }
    if (line !== '') lines.push(line)
    line = word
    used = wordWidth
    while (used > width && line.length > 1) {
      const head = longestHead(line, width, measure)
      lines.push(head)
      line = line.slice(head.length)
      used = measure(line)
    }
  }
  if (line !== '') lines.push(line)
  return lines
}

/** The text, or as much of its beginning as fits with '…' behind it. */
export function fitText(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width) return text
  return `${longestHead(text, width - measure('…'), measure).trimEnd()}…`
}

function longestHead(text: string, width: number, measure: (text: string) => number): string {
  let fits = 1
  let tooLong = text.length + 1
  while (tooLong - fits > 1) {
    const middle = (fits + tooLong) >> 1
    if (measure(text.slice(0, middle)) <= width) fits = middle
    else tooLong = middle
  }
  return text.slice(0, fits)
}

function printableCharacter(character: string): string {
  if (PLAIN.test(character)) return character
  const nearest = NEAREST.get(character)
  if (nearest !== undefined) return nearest
  const base = character.normalize('NFKD').replace(/[\p{M}\p{Cf}]/gu, '')
  if (base !== '' && PLAIN.test(base)) return base
  return /^[\p{M}\p{C}]$/u.test(character) ? '' : '?'
}

/** Latin-1 and the 27 marks Windows-1252 adds to it. */
const PLAIN = /^[\x20-\x7e\xa0-\xff€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]*$/

const NEAREST: ReadonlyMap<string, string> = new Map([
  ['‐', '-'],
  ['‑', '-'],
  ['‒', '-'],
  ['―', '—'],
  ['−', '-'],
  ['→', '>'],
  ['≤', '<='],
  ['≥', '>='],
  ['✓', 'x'],
  ['ʼ', '’'],
  ['′', "'"],
  ['″', '"'],
])
