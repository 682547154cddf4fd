import { addDays, civilDay, weekday } from './calendar.ts'
import type { Day } from './calendar.ts'

export interface Holiday {
  readonly date: Day
  readonly name: string
}

/**
 * Rest days of the Ley Federal del Trabajo, art. 74, in order of date (mexico.md §3). Election days are not computed:
 * the office types them as special days of its calendar.
 *   lawHolidays(2026).map((holiday) => holiday.date)
 *   // 2026-01-01, 2026-02-02, 2026-03-16, 2026-05-01, 2026-09-16, 2026-11-16, 2026-12-25
 */
export function lawHolidays(year: number): readonly Holiday[] {
  return remembered(lawByYear, year, computeLawHolidays)
}

/**
 * The law's days and those on which banks close besides: Holy Thursday, Good Friday, 2 November, 12 December. A
 * stand-in for the banking commission's yearly list, which the office types over it as special days.
 */
export function bankHolidays(year: number): readonly Holiday[] {
  return remembered(bankByYear, year, computeBankHolidays)
}

/** Easter Sunday of the Gregorian calendar (anonymous computus). `easterSunday(2026) // '2026-04-05'` */
export function easterSunday(year: number): Day {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const epact = (19 * golden + century - Math.floor(century / 4) - moonCorrection + 15) % 30
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const lateMoon = Math.floor((golden + 11 * epact + 22 * toSunday) / 451)
  const offset = epact + toSunday - 7 * lateMoon + 114
  return civilDay(year, Math.floor(offset / 31), (offset % 31) + 1)
}

function computeLawHolidays(year: number): Holiday[] {
  const days: Holiday[] = [
    { date: civilDay(year, 1, 1), name: 'Año Nuevo' },
    // The Mondays came with the reform of January 2006, which left Juárez's bicentenary on its day.
    { date: year < 2006 ? civilDay(year, 2, 5) : nthMonday(year, 2, 1), name: 'Día de la Constitución' },
    { date: year < 2007 ? civilDay(year, 3, 21) : nthMonday(year, 3, 3), name: 'Natalicio de Benito Juárez' },
    { date: civilDay(year, 5, 1), name: 'Día del Trabajo' },
    { date: civilDay(year, 9, 16), name: 'Día de la Independencia' },
    { date: year < 2006 ? civilDay(year, 11, 20) : nthMonday(year, 11, 3), name: 'Día de la Revolución' },
    { date: civilDay(year, 12, 25), name: 'Navidad' },
  ]
  const handOver = handOverOfTheExecutive(year)
  return inOrder(
    handOver ? [...days, { date: handOver, name: 'Transmisión del Poder Ejecutivo Federal' }] : days,
  )
}

/** Every six years: on 1 December until 2018, on 1 October since 2024. */
function handOverOfTheExecutive(year: number): Day | null {
  if (year < 1970 || (year - 1970) % 6 !== 0) return null
  return year < 2024 ? civilDay(year, 12, 1) : civilDay(year, 10, 1)
}

function computeBankHolidays(year: number): Holiday[] {
  const easter = easterSunday(year)
  const more: Holiday[] = [
    { date: addDays(easter, -3), name: 'Jueves Santo' },
    { date: addDays(easter, -2), name: 'Viernes Santo' },
    { date: civilDay(year, 11, 2), name: 'Día de Muertos' },
    { date: civilDay(year, 12, 12), name: 'Día del Empleado Bancario' },
  ]
  return inOrder([...lawHolidays(year), ...more])
}

function inOrder(days: readonly Holiday[]): Holiday[] {
  return days.toSorted((a, b) => (a.date < b.date ? -1 : 1))
}

function nthMonday(year: number, month: number, nth: number): Day {
  const first = civilDay(year, month, 1)
  return addDays(first, ((8 - weekday(first)) % 7) + (nth - 1) * 7)
}

const lawByYear = new Map<number, readonly Holiday[]>()
const bankByYear = new Map<number, readonly Holiday[]>()

/** A year's list never changes, and a screen asks for it once a row. */
function remembered(
  known: Map<number, readonly Holiday[]>,
  year: number,
  compute: (year: number) => readonly Holiday[],
): readonly Holiday[] {
  const list = known.get(year) ?? compute(year)
  known.set(year, list)
  return list
}
