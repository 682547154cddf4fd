import { addDays, addMonths, daysBetween, parseDay, weekday, yearOf, type Day } from '#domain/calendar.ts'

/**
 * A day as people type it, or null. Without a year it is the one nearest to today, so that "13 mar" typed in
 * December is next March, and typed in April is last month.
 *   readDay('13 mar', '2026-11-23')     // '2027-03-13'
 *   readDay('13/03/2026', '2026-11-23') // '2026-03-13'
 *   readDay('+3', '2026-11-23')         // '2026-11-26'; '+2s' weeks, '-1m' months
 *   readDay('vie', '2026-11-23')        // '2026-11-27', the next Friday
 */
export function readDay(text: string, today: Day): Day | null {
  const typed = plain(text)
  const word = WORDS[typed]
  if (word !== undefined) return addDays(today, word)
  return readStep(typed, today) ?? readWeekday(typed, today) ?? readDate(typed, today)
}

function readStep(typed: string, today: Day): Day | null {
  const match = /^([+-])(\d{1,3})([dsm]?)$/.exec(typed)
  if (!match) return null
  const [, sign, digits, unit] = match
  const count = Number(digits) * (sign === '-' ? -1 : 1)
  return unit === 'm' ? addMonths(today, count) : addDays(today, unit === 's' ? count * 7 : count)
}

function readWeekday(typed: string, today: Day): Day | null {
  const index = WEEKDAYS.findIndex((name) => typed.length >= 3 && name.startsWith(typed))
  if (index < 0) return null
  const ahead = (index + 1 - weekday(today) + 7) % 7
  return addDays(today, ahead === 0 ? 7 : ahead)
}

function readDate(typed: string, today: Day): Day | null {
  const iso = parseDay(typed)
  if (iso !== null) return iso
  // "vie 13 mar 2026", as the program itself writes it, is read back.
  const bare = typed.replace(/^([a-z]+)\.?,? +(?=\d)/, (whole, name: string) =>
    WEEKDAYS.some((day) => name.length >= 3 && day.startsWith(name)) ? '' : whole,
  )
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(bare)
  if (numbers) return civil(Number(numbers[1]), Number(numbers[2]), numbers[3], today)
  const named = /^(\d{1,2})(?: de |[ /.-]?)([a-z]{3,10})\.?(?:(?: de | del |[ /.-]?)(\d{4}|\d{2}))?$/.exec(
    bare,
  )
  if (!named) return null
  const month = MONTHS.findIndex((name) => name.startsWith(named[2] ?? '-'))
  return month < 0 ? null : civil(Number(named[1]), month + 1, named[3], today)
}

function civil(dayNumber: number, month: number, year: string | undefined, today: Day): Day | null {
  if (year !== undefined)
    return dayOf(year.length === 2 ? 2000 + Number(year) : Number(year), month, dayNumber)
  const near = [-1, 0, 1]
    .map((step) => dayOf(yearOf(today) + step, month, dayNumber))
    .filter((candidate) => candidate !== null)
    .toSorted((a, b) => Math.abs(daysBetween(today, a)) - Math.abs(daysBetween(today, b)))
  return near[0] ?? null
}

function dayOf(year: number, month: number, dayNumber: number): Day | null {
  return parseDay(`${String(year).padStart(4, '0')}-${two(month)}-${two(dayNumber)}`)
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}

function plain(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/\s+/g, ' ')
}

const WORDS: Readonly<Record<string, number>> = {
  hoy: 0,
  manana: 1,
  'pasado manana': 2,
  pasado: 2,
  ayer: -1,
  anteayer: -2,
}
const WEEKDAYS = ['lunes', 'martes', 'miercoles', 'jueves', 'viernes', 'sabado', 'domingo']
const MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]
