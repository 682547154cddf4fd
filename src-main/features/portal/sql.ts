import { sql, type ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

export interface ComparedSerial {
  readonly id: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly mode: 'subscription' | 'electronic' | 'physical'
  readonly activatedOn: Day | null
  readonly lastDay: number
  readonly status: 'active' | 'left'
  readonly leftOn: Day | null
  readonly channel: 'own' | 'other'
  readonly paidMonths: number | null
  readonly paidState: 'presumed' | 'confirmed' | null
}

/** Every serial of this ledger, as the portal's rows are compared with it. */
export function comparedSerials(db: ReadDb): ComparedSerial[] {
  return db.all<ComparedSerial>(sql`
    SELECT s.id, s.serial, s.client_id AS clientId, c.name AS client, p.code AS system, s.version, s.users, s.mode,
      s.activated_on AS activatedOn, s.last_day AS lastDay, s.status, s.left_on AS leftOn, s.channel,
      r.paid_months AS paidMonths, r.paid_state AS paidState
    FROM serials s
    JOIN clients c ON c.id = s.client_id
    JOIN products p ON p.id = s.product_id
    LEFT JOIN rentals r ON r.serial_id = s.id
    ORDER BY c.name, s.serial
  `)
}
