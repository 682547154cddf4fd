import type { SerialStatus as Status } from '#domain/rental.ts'
import { statusNames } from '#messages/es-MX/serials.ts'
import { StatusBadge } from './StatusBadge.tsx'
import { useToday } from './surroundings.tsx'
import { urgencyOf } from './urgency-of.ts'

export interface SerialStatusProps {
  readonly status: Status
  readonly nextCutoff: string | null
}

/** The word of a serial with the colour of how soon it stops. */
export function SerialStatus({ status, nextCutoff }: SerialStatusProps) {
  const today = useToday()
  return <StatusBadge urgency={urgencyOf(status, nextCutoff, today)}>{statusNames[status]}</StatusBadge>
}
