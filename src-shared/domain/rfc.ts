export type RfcKind = 'moral' | 'fisica' | 'generic'
export type RfcWarning = 'checkDigit' | 'inconvenientWord'

export interface RfcCheck {
  /** Structure and a date that exists. The check digit decides nothing (mexico.md §1). */
  readonly valid: boolean
  readonly normalised: string
  readonly kind: RfcKind | null
  readonly warnings: readonly RfcWarning[]
}

/** General public and foreigners: both registered by the authority, one of them with a "wrong" check digit. */
export const GENERIC_RFCS: readonly string[] = ['XAXX010101000', 'XEXX010101000']

/**
 * What can be said of an RFC by looking at it (mexico.md §1). Trimmed and upper-cased only: an inner hyphen or space is
 * invalid here, the importer takes them out first with `withoutSeparators`. About 1.5 % of registered RFCs have a wrong
 * check digit, so that it warns and never blocks (beyond.md I16).
 *   checkRfc('god e561231gr8') // { valid: false, normalised: 'GOD E561231GR8', kind: null, warnings: [] }
 *   checkRfc('COSC8001137N9')  // { valid: true, …, kind: 'fisica', warnings: ['checkDigit'] }
 */
export function checkRfc(text: string): RfcCheck {
  const normalised = text.normalize('NFC').trim().toUpperCase()
  const match = /^([A-ZÑ&]{3,4})(\d\d)(\d\d)(\d\d)[A-Z0-9]{2}[A0-9]$/.exec(normalised)
  if (!match || !dateExists(Number(match[2]), Number(match[3]), Number(match[4]))) {
    return { valid: false, normalised, kind: null, warnings: [] }
  }
  if (GENERIC_RFCS.includes(normalised)) return { valid: true, normalised, kind: 'generic', warnings: [] }
  const kind = normalised.length === 12 ? 'moral' : 'fisica'
  const warnings: RfcWarning[] = []
  if (normalised.at(-1) !== rfcCheckDigit(normalised.slice(0, -1))) warnings.push('checkDigit')
  if (kind === 'fisica' && INCONVENIENT.includes(match[1]!)) warnings.push('inconvenientWord')
  return { valid: true, normalised, kind, warnings }
}

/**
 * The check character of the first 11 (moral) or 12 (física) characters.
 *   rfcCheckDigit('GODE561231GR') // '8'
 */
export function rfcCheckDigit(withoutLast: string): string {
  const characters = withoutLast.padStart(12, ' ')
  let sum = 0
  for (let i = 0; i < 12; i++) sum += CHECK_VALUES.indexOf(characters[i]!) * (13 - i)
  const rest = sum % 11
  return rest === 0 ? '0' : rest === 1 ? 'A' : String(11 - rest)
}

/** What the importer does before it checks: `withoutSeparators('XFW-671119-7I1 ') // 'XFW6711197I1'` */
export function withoutSeparators(text: string): string {
  return text.replace(/[\s\u00a0\-–—‐‑.]/g, '')
}

/** The century is not written: 29 February is taken when either century has it. */
function dateExists(year: number, month: number, dayNumber: number): boolean {
  const length = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31
  return month >= 1 && month <= 12 && dayNumber >= 1 && dayNumber <= length
}

/** A character's value is its place here. */
const CHECK_VALUES = '0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ'

/** Four-letter beginnings that the authority replaces; from its published annex, not re-checked: a warning only. */
const INCONVENIENT: readonly string[] = (
  'BUEI BUEY CACA CACO CAGA CAGO CAKA CAKO COGE COJA COJE COJI COJO CULO FETO GUEY JOTO KACA KACO KAGA KAGO KAKA ' +
  'KOGE KOJO KULO MAME MAMO MEAR MEAS MEON MION MOCO MULA PEDA PEDO PENE PUTA PUTO QULO RATA RUIN'
).split(' ')
