import { sql, type ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { BoardState, Months, ValidationState } from '#domain/rental.ts'

export interface ExposedRow {
  readonly serialId: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly contact: string
  readonly phone: string
  readonly city: string
  readonly productId: string
  readonly system: string
  readonly users: number
  readonly months: Months | null
  readonly method: Method | null
  readonly autoCharge: number
  readonly state: BoardState
  readonly nextCutoff: Day | null
  readonly lossOn: Day | null
  readonly nextValidation: Day | null
  readonly validationState: ValidationState
}

/** Rentals and trials of which a clock runs out by a day, by client. */
export function exposedUntil(db: ReadDb, until: Day): ExposedRow[] {
  return db.all<ExposedRow>(sql`
    SELECT b.serial_id AS serialId, b.serial, b.client_id AS clientId, b.client_name AS client,
      coalesce(p.name, '') AS contact, coalesce(p.phone, '') AS phone, b.city, b.product_id AS productId,
      b.system || ' ' || b.version AS system, b.users, b.months, b.method, b.auto_charge AS autoCharge, b.state,
      b.next_cutoff AS nextCutoff, b.loss_on AS lossOn, b.next_validation AS nextValidation,
      b.validation_state AS validationState
    FROM board b LEFT JOIN contacts p ON p.rowid = (
      SELECT rowid FROM contacts WHERE client_id = b.client_id ORDER BY position, id LIMIT 1
    )
    WHERE b.state NOT IN ('stopped', 'none') AND (b.loss_on <= ${until} OR b.next_validation <= ${until})
    ORDER BY b.client_key, b.client_id, b.serial
  `)
}
