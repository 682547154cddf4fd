const SHORTEST = 13
const LONGEST = 19

/**
 * The last four digits of a full card number that stands anywhere in a text, or null. A run of 13 to 19 digits, also
 * with spaces, hyphens or points between them, that passes the check of cards (Luhn). The office keeps the last four
 * digits of a card and when it expires, never more.
 *   cardNumberIn('cobrar a 4111 1111 1111 1111') // '1111'
 *   cardNumberIn('SPEI 4111111111111112')        // null: fails the check
 */
export function cardNumberIn(text: string): string | null {
  for (const [run] of text.matchAll(/\d(?:[ \u00a0.\-]?\d)+/g)) {
    const digits = run.replace(/\D/g, '')
    if (digits.length >= SHORTEST && digits.length <= LONGEST && passesLuhn(digits)) return digits.slice(-4)
  }
  return null
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
