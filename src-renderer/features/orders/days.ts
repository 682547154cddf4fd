import { parseDay } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from '#messages/es-MX/dates.ts'
import { orderText as text } from '#messages/es-MX/orders-screen.ts'

/** A day of the core's answer as people read it; empty for none. */
export function dayText(day: string | null): string {
  const parsed = parseDay(day ?? '')
  return parsed === null ? '' : shortDay(parsed)
}

/** "vie 27 nov 2026, 14:00" */
export function momentText(moment: { readonly day: string; readonly time: string | null }): string {
  return `${dayText(moment.day)}${moment.time === null ? '' : `, ${moment.time}`}`
}

export function pesos(amount: number | null): string {
  return amount === null ? text.noPrice : formatPesos(amount as Centavos)
}
