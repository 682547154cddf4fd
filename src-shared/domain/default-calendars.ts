import type { BusinessCalendar, OpenHours } from './business-time.ts'
import type { Weekday } from './calendar.ts'

export type DefaultCalendarId = 'vendor' | 'softmas' | 'office' | 'bank'

/**
 * The four calendars every ledger starts with (D17, C12, R106). The office edits them; these are only the seed.
 * Support of Softmás at "09:00 hora de la Ciudad de México" is 10:00 in Cancún, all year.
 */
export const DEFAULT_CALENDARS: readonly (BusinessCalendar & { readonly id: DefaultCalendarId })[] = [
  {
    id: 'vendor',
    name: 'Fabricante (Aspel)',
    zone: 'America/Mexico_City',
    holidays: 'law',
    hours: on([1, 2, 3, 4, 5], '09:00', '18:00'),
    specialDays: [],
  },
  {
    id: 'softmas',
    name: 'Soporte Softmás',
    zone: 'America/Mexico_City',
    holidays: 'law',
    hours: [...on([1, 2, 3, 4, 5], '09:00', '14:00'), ...on([1, 2, 3, 4, 5], '15:00', '18:00')],
    specialDays: [],
  },
  {
    id: 'office',
    name: 'Oficina',
    zone: 'America/Cancun',
    holidays: 'law',
    hours: [...on([1, 2, 3, 4, 5], '09:00', '18:00'), ...on([6], '09:00', '14:00')],
    specialDays: [],
  },
  {
    id: 'bank',
    name: 'Banco',
    zone: 'America/Cancun',
    holidays: 'bank',
    hours: on([1, 2, 3, 4, 5], '09:00', '16:00'),
    specialDays: [],
  },
]

/** `defaultCalendar('bank').holidays // 'bank'` */
export function defaultCalendar(id: DefaultCalendarId): BusinessCalendar {
  return DEFAULT_CALENDARS.find((calendar) => calendar.id === id)!
}

function on(weekdays: readonly Weekday[], opens: string, closes: string): OpenHours[] {
  return weekdays.map((weekday) => ({ weekday, opens, closes, from: null, until: null }))
}
