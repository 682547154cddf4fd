import { civilDay, daysInMonth, type Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Mode, Months } from '#domain/rental.ts'
import { excelDay } from '#files/sheet-scan.ts'

/**
 * A date in any form that offices write, or null when it is none or does not exist. The day comes before the
 * month, as in Mexico; two-digit years are 1980 to 2079; a lone number is Excel's day number.
 *   readDay('8/10/2024') // '2024-10-08'
 *   readDay('29-may-25') // '2025-05-29'
 *   readDay('46172')     // '2026-05-30'
 *   readDay('31/02/2026') // null
 */
export function readDay(text: string): Day | null {
  const typed = text.trim().toLowerCase().replace(timeOfDay, '')
  const serial = /^(\d{5})(?:\.\d+)?$/.exec(typed)
  if (serial) return readSerialDay(Number(serial[1]))
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(typed)
  if (iso) return existing(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numbers = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4}|\d{2})$/.exec(typed)
  if (numbers) return existing(fullYear(numbers[3]!), Number(numbers[2]), Number(numbers[1]))
  const words =
    /^(?:\p{L}+,?\s+)?(\d{1,2})(?:\s*[-/.]\s*|\s+(?:de\s+)?)(\p{L}+)\.?(?:\s*[-/.,]\s*|\s+(?:del?\s+)?)(\d{4}|\d{2})$/u.exec(
      typed,
    )
  const month = words ? monthOfWord(words[2]!) : null
  return words && month !== null ? existing(fullYear(words[3]!), month, Number(words[1])) : null
}

const timeOfDay = /[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[ap]\.?\s*m\.?)?$/

/** Numbers of days from 1990 to 2099: smaller ones are users or amounts that stand in the wrong column. */
function readSerialDay(serial: number): Day | null {
  return serial >= 32_874 && serial <= 73_050 ? (excelDay(serial) as Day | null) : null
}

function existing(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1980 || year > 2099 || month < 1 || month > 12) return null
  return dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month) ? civilDay(year, month, dayOfMonth) : null
}

function fullYear(text: string): number {
  const year = Number(text)
  return text.length === 4 ? year : year < 80 ? 2000 + year : 1900 + year
}

function monthOfWord(word: string): number | null {
  const start = foldForSearch(word).slice(0, 3)
  const index = months.findIndex((names) => names.includes(start))
  return index === -1 ? null : index + 1
}

const months: readonly (readonly string[])[] = [
  ['ene', 'jan'],
  ['feb'],
  ['mar'],
  ['abr', 'apr'],
  ['may'],
  ['jun'],
  ['jul'],
  ['ago', 'aug'],
  ['sep', 'set'],
  ['oct'],
  ['nov'],
  ['dic', 'dec'],
]

/** R10: 'mensual', '1 mes', 'Semestral', '6 meses', ' anual', '12 meses', '1 año'; null for any other. */
export function readMonths(text: string): Months | null {
  const word = foldForSearch(text)
    .replace(/^(renta|periodo|plan)\s+/, '')
    .replace(/\.0+$/, '')
  return periodWords.get(word) ?? null
}

const periodWords: ReadonlyMap<string, Months> = new Map([
  ...['mensual', 'mes', '1 mes', '1mes', 'un mes', '1', 'm', 'mensualmente', '1 meses', '30 dias'].map(
    (word) => [word, 1] as const,
  ),
  ...[
    'semestral',
    'semestre',
    '6 meses',
    '6meses',
    'seis meses',
    '6',
    's',
    '6 mes',
    'medio ano',
    '1 semestre',
  ].map((word) => [word, 6] as const),
  ...[
    'anual',
    'ano',
    '1 ano',
    'un ano',
    '12 meses',
    '12meses',
    'doce meses',
    '12',
    'a',
    '12 mes',
    'anualidad',
    'anualmente',
  ].map((word) => [word, 12] as const),
])

/** R11, R12: how a rental is paid; null for a word that is none. */
export function readMethod(text: string): Method | null {
  const word = foldForSearch(text)
  return methodWords.find(([pattern]) => pattern.test(word))?.[1] ?? null
}

const methodWords: readonly (readonly [RegExp, Method])[] = [
  [/\b(paypal|pay pal)\b/, 'paypal'],
  [/\b(bancanet|banca net|banca en linea)\b/, 'bancanet'],
  [
    /\b(tarjeta|tarj|tdc|tdd|t\.?d\.?c|credito|debito|visa|mastercard|amex|cargo automatico|domiciliado)\b/,
    'card',
  ],
  [/\b(transferencia|transf|transfer|spei|traspaso)\b/, 'transfer'],
  [/\b(cheque|cheques|cheque nominativo)\b/, 'cheque'],
  [/\b(ventanilla|deposito|sucursal|efectivo en banco)\b/, 'counter'],
]

/** R46, C7. `kind: 'licence'` says that it was bought, and not in which form. */
export function readMode(text: string): Mode | 'licence' | null {
  const word = foldForSearch(text)
  if (/\b(suscripcion|suscrito|suscripciones|subscripcion|renta|rentado|rentada|saas)\b/.test(word))
    return 'subscription'
  if (/\b(electronic[oa]|electronicamente|descarga|esd|digital)\b/.test(word)) return 'electronic'
  if (/\b(fisic[oa]|caja|paquete|certificado)\b/.test(word)) return 'physical'
  return /\b(licenciamiento|licencia|comprad[oa]|compra|propi[oa]|perpetu[oa])\b/.test(word)
    ? 'licence'
    : null
}

/** '5', '5.0' and '5 usuarios' are 5; zero, halves and words are null. */
export function readUsers(text: string): number | null {
  const found = /^(\d{1,5})(?:[.,]0+)?(?:\s*(?:usuarios?|usr|us|u)\.?)?$/i.exec(text.trim())
  const users = found ? Number(found[1]) : 0
  return users >= 1 && users <= 10_000 ? users : null
}
