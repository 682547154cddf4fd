import { dayOfMonth, daysBetween, monthOf, weekday, yearOf } from '#domain/calendar.ts'
import type { Day } from '#domain/calendar.ts'
import { localMoment } from '#domain/zoned.ts'
import { es } from 'date-fns/locale/es'

// Names come from date-fns' locale, but no Date is made: no zone and no clock change can move a day (dates.md §5, 6).

/** `longDay('2026-03-13') // 'viernes 13 de marzo de 2026'` */
export function longDay(day: Day): string {
  return `${weekdayName(day, 'wide')} ${dayOfMonth(day)} de ${monthName(day)}`
}

/** `shortDay('2026-03-13') // 'vie 13 mar 2026'` */
export function shortDay(day: Day): string {
  return `${dayAndMonth(day)} ${yearOf(day)}`
}

/** `dayAndMonth('2026-11-27') // 'vie 27 nov'`, where the year is the one we are in. */
export function dayAndMonth(day: Day): string {
  return `${weekdayName(day, 'abbreviated')} ${dayOfMonth(day)} ${monthText(day, 'abbreviated')}`
}

/** `monthName('2026-03-13') // 'marzo de 2026'` */
export function monthName(day: Day): string {
  return `${monthText(day, 'wide')} de ${yearOf(day)}`
}

/** A local moment: `longMoment('2026-03-13T14:00') // 'viernes 13 de marzo de 2026, 14:00'` */
export function longMoment(moment: string): string {
  return `${longDay(moment.slice(0, 10) as Day)}, ${moment.slice(11)}`
}

/**
 * An instant by the clock of a zone: `momentIn('2026-11-23T15:00:00.000Z', 'America/Cancun')` is
 * 'lun 23 nov 2026, 10:00'.
 */
export function momentIn(instant: string, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(instant))
  const [on, time] = parts.split(', ')
  return `${shortDay(on as Day)}, ${time}`
}

const places: Readonly<Record<string, string>> = {
  'America/Cancun': 'Cancún',
  'America/Mexico_City': 'la Ciudad de México',
  'America/Merida': 'Mérida',
  'America/Monterrey': 'Monterrey',
  'America/Chihuahua': 'Chihuahua',
  'America/Ciudad_Juarez': 'Ciudad Juárez',
  'America/Mazatlan': 'Mazatlán',
  'America/Matamoros': 'Matamoros',
  'America/Ojinaga': 'Ojinaga',
  'America/Hermosillo': 'Hermosillo',
  'America/Tijuana': 'Tijuana',
}

/** Behind "hora de": `placeOfZone('America/Mexico_City') // 'la Ciudad de México'`; an unknown zone by its own name. */
export function placeOfZone(zone: string): string {
  return places[zone] ?? zone
}

/**
 * One instant by the clocks of all whom it concerns (C12), the day again where it is another one there.
 *   promisedMoment('2026-03-12T16:00:00.000Z', ['America/Mexico_City', 'America/Cancun'])
 *   // 'jueves 12, 10:00 Ciudad de México / 11:00 Cancún'
 */
export function promisedMoment(instant: string, zones: readonly string[]): string {
  return byAllClocks(instant, zones, (on) => `${weekdayName(on, 'wide')} ${dayOfMonth(on)}`)
}

/** The same of what happened, whose year may be another: 'jue 12 mar 2026, 10:00 Ciudad de México / 11:00 Cancún'. */
export function recordedMoment(instant: string, zones: readonly string[]): string {
  return byAllClocks(instant, zones, shortDay)
}

function byAllClocks(instant: string, zones: readonly string[], dayText: (on: Day) => string): string {
  let before = ''
  return zones
    .map((zone) => {
      const moment = localMoment(instant, zone)
      const on = moment.slice(0, 10) as Day
      const day = on === before ? '' : `${dayText(on)}, `
      before = on
      return `${day}${moment.slice(11)} ${placeOfZone(zone).replace(/^la /, '')}`
    })
    .join(' / ')
}

/** How far a day is: 'hoy', 'mañana', 'ayer', 'en 2 días', 'hace 3 días'. */
export function distance(day: Day, today: Day): string {
  const days = daysBetween(today, day)
  if (days === 0) return 'hoy'
  if (days === 1) return 'mañana'
  if (days === -1) return 'ayer'
  return days > 0 ? `en ${days} días` : `hace ${-days} días`
}

/** 1 = lunes. */
export const weekdayNames = [
  'lunes',
  'martes',
  'miércoles',
  'jueves',
  'viernes',
  'sábado',
  'domingo',
] as const

type Width = 'wide' | 'abbreviated'

function weekdayName(day: Day, width: Width): string {
  return es.localize.day((weekday(day) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6, { width })
}

function monthText(day: Day, width: Width): string {
  return es.localize.month((monthOf(day) - 1) as 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11, { width })
}
