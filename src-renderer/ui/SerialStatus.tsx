import { addDays, type Day } from '#domain/calendar.ts'
import type { SerialStatus as Status } from '#domain/rental.ts'
import { statusNames } from '#messages/es-MX/serials.ts'
import { StatusBadge, type Urgency } from './StatusBadge.tsx'
import { useToday } from './surroundings.tsx'

export interface SerialStatusProps {
  readonly status: Status
  readonly nextCutoff: string | null
}

/** The word of a serial with the colour of how soon it stops. */
export function SerialStatus({ status, nextCutoff }: SerialStatusProps) {
  const today = useToday()
  return <StatusBadge urgency={urgencyOf(status, nextCutoff, today)}>{statusNames[status]}</StatusBadge>
}

/** Red only for what somebody reported as stopped (D4); a lack of record is not a loss (D11). */
export function urgencyOf(status: Status, nextCutoff: string | null, today: Day): Urgency {
  if (status === 'detenido') return 'stopped'
  if (status === 'corteHoy' || status === 'pruebaVencida') return 'tomorrow'
  if (status !== 'porVencer') return 'later'
  return nextCutoff !== null && nextCutoff <= addDays(today, 1) ? 'tomorrow' : 'week'
}
