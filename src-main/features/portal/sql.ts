import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
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

/** A difference as a person saw it and left it. */
export interface Kept {
  readonly serialId: string
  readonly field: 'users' | 'version' | 'system' | 'activatedOn' | 'nextPayment' | 'renewal'
  readonly portal: string
  readonly here: string
}

export function keptDifferences(db: ReadDb): (Kept & { readonly keptOn: Day })[] {
  return db.all(sql`SELECT serial_id AS serialId, field, portal, here, kept_on AS keptOn FROM portal_kept`)
}

export function insertKept(
  db: WriteDb,
  row: Kept & { readonly id: string; readonly keptOn: Day; readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO portal_kept (id, serial_id, field, portal, here, kept_on, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.field}, ${row.portal}, ${row.here}, ${row.keptOn}, ${row.operatorId})
  `)
}

export function forgetKept(db: WriteDb, serialId: string, field: Kept['field']): void {
  db.run(sql`DELETE FROM portal_kept WHERE serial_id = ${serialId} AND field = ${field}`)
}
