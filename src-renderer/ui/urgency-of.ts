import { addDays, type Day } from '#domain/calendar.ts'
import type { SerialStatus } from '#domain/rental.ts'

/** How soon something is lost. `safe` is only for what has just been made safe. */
export type Urgency = 'stopped' | 'tomorrow' | 'week' | 'later' | 'safe'

/**
 * How soon a serial stops. Red only for what somebody reported (D4); a lack of record is not a loss (D11).
 *   urgencyOf('porVencer', '2026-11-24', day('2026-11-23')) // 'tomorrow'
 */
export function urgencyOf(
  status: SerialStatus,
  nextCutoff: string | null,
  today: Day,
): Exclude<Urgency, 'safe'> {
  if (status === 'detenido') return 'stopped'
  if (status === 'corteHoy' || status === 'pruebaVencida') return 'tomorrow'
  if (status !== 'porVencer') return 'later'
  return nextCutoff !== null && nextCutoff <= addDays(today, 1) ? 'tomorrow' : 'week'
}
