/**
 * A Mexican telephone number as its ten digits, in whatever form it was typed; null when it is not one (an extension,
 * two numbers in a cell, a foreign number).
 *   normalisePhone('+52 998 844 0824')    // '9988440824'
 *   normalisePhone('(998) 844-0824')      // '9988440824'
 *   normalisePhone('044 998 844 08 24')   // '9988440824': prefixes of before August 2019
 */
export function normalisePhone(text: string): string | null {
  const typed = text
    .normalize('NFKC')
    .trim()
    .replace(/^tel(éfono|efono)?\s*[.:]?\s*/i, '')
  if (!/^\+?[\d\s().\-–‐‑/]+$/.test(typed)) return null
  const digits = typed.replace(/\D/g, '')
  const national = typed.startsWith('+') ? withoutCountry(digits) : withoutPrefix(digits)
  // Area codes begin with 2 to 9.
  return national !== null && /^[2-9]\d{9}$/.test(national) ? national : null
}

/**
 * For people: three, three and four digits; two, four and four where the area code has two.
 *   formatPhone('9988440824') // '998 844 0824'
 *   formatPhone('5512345678') // '55 1234 5678'
 */
export function formatPhone(digits: string): string {
  if (!/^\d{10}$/.test(digits)) return digits
  return TWO_DIGIT_AREAS.includes(digits.slice(0, 2))
    ? `${digits.slice(0, 2)} ${digits.slice(2, 6)} ${digits.slice(6)}`
    : `${digits.slice(0, 3)} ${digits.slice(3, 6)} ${digits.slice(6)}`
}

/** Ciudad de México, Guadalajara, Monterrey. */
const TWO_DIGIT_AREAS: readonly string[] = ['33', '55', '56', '81']

function withoutCountry(digits: string): string | null {
  return /^521?(\d{10})$/.exec(digits)?.[1] ?? null
}

function withoutPrefix(digits: string): string {
  return /^(?:521?|01|044|045|00521?)(\d{10})$/.exec(digits)?.[1] ?? digits
}
