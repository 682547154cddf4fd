import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { IntakeData, IntakeRecord } from '#domain/intake.ts'

export type Way = 'email' | 'whatsapp' | 'call' | 'visit'

export interface Intake extends IntakeData, IntakeRecord {
  readonly id: string
  readonly note: string
  /** Null where it came without one. */
  readonly subject: string | null
  readonly fromAddress: string
  readonly text: string
  /** By which the same mail is known when it comes again. */
  readonly sourceKey: string | null
  readonly attachmentId: string | null
  readonly receivedOn: Day
  readonly checkedOn: Day | null
  readonly clientId: string | null
  readonly registeredOn: Day | null
  readonly entryId: string | null
  readonly deliveredOn: Day | null
  readonly deliveredBy: Way | null
  readonly withPassword: number | null
  readonly cancelledOn: Day | null
  readonly cancelledReason: string | null
  readonly operatorId: string
}

const COLUMNS = sql`
  id, name, rfc, contact_name AS contactName, phone, email, note, subject, from_address AS fromAddress, text,
  source_key AS sourceKey, attachment_id AS attachmentId, received_on AS receivedOn, checked_on AS checkedOn,
  client_id AS clientId, registered_on AS registeredOn, entry_id AS entryId, delivered_on AS deliveredOn,
  delivered_by AS deliveredBy, with_password AS withPassword, cancelled_on AS cancelledOn,
  cancelled_reason AS cancelledReason, operator_id AS operatorId
`

export function findIntake(db: ReadDb, id: string): Intake | null {
  return db.get<Intake>(sql`SELECT ${COLUMNS} FROM intakes WHERE id = ${id}`)
}

/** The intake that the same mail made before, unless it was cancelled. */
export function intakeFrom(db: ReadDb, sourceKey: string): Intake | null {
  return db.get<Intake>(
    sql`SELECT ${COLUMNS} FROM intakes WHERE source_key = ${sourceKey} AND cancelled_on IS NULL`,
  )
}

export function saveIntake(db: WriteDb, row: Intake): void {
  db.runOne(sql`
    INSERT INTO intakes (
      id, name, rfc, contact_name, phone, email, note, subject, from_address, text, source_key, attachment_id,
      received_on, checked_on, client_id, registered_on, entry_id, delivered_on, delivered_by, with_password,
      cancelled_on, cancelled_reason, operator_id
    ) VALUES (
      ${row.id}, ${row.name}, ${row.rfc}, ${row.contactName}, ${row.phone}, ${row.email}, ${row.note}, ${row.subject},
      ${row.fromAddress}, ${row.text}, ${row.sourceKey}, ${row.attachmentId}, ${row.receivedOn}, ${row.checkedOn},
      ${row.clientId}, ${row.registeredOn}, ${row.entryId}, ${row.deliveredOn}, ${row.deliveredBy},
      ${row.withPassword}, ${row.cancelledOn}, ${row.cancelledReason}, ${row.operatorId}
    )
    ON CONFLICT (id) DO UPDATE SET
      name = excluded.name,
      rfc = excluded.rfc,
      contact_name = excluded.contact_name,
      phone = excluded.phone,
      email = excluded.email,
      note = excluded.note,
      checked_on = excluded.checked_on,
      client_id = excluded.client_id,
      registered_on = excluded.registered_on,
      entry_id = excluded.entry_id,
      delivered_on = excluded.delivered_on,
      delivered_by = excluded.delivered_by,
      with_password = excluded.with_password,
      cancelled_on = excluded.cancelled_on,
      cancelled_reason = excluded.cancelled_reason,
      operator_id = excluded.operator_id
  `)
}

export type Which = 'open' | 'delivered' | 'cancelled' | 'all'

export function listIntakes(
  db: ReadDb,
  filter: { readonly which: Which; readonly search: string; readonly offset: number; readonly limit: number },
): { total: number; intakes: Intake[] } {
  const { which, search, offset, limit } = filter
  const where = sql`
    FROM intakes
    WHERE (${which} = 'all'
        OR (${which} = 'open' AND delivered_on IS NULL AND cancelled_on IS NULL)
        OR (${which} = 'delivered' AND delivered_on IS NOT NULL AND cancelled_on IS NULL)
        OR (${which} = 'cancelled' AND cancelled_on IS NOT NULL))
      AND instr(fold(name || ' ' || rfc || ' ' || contact_name || ' ' || email), fold(${search})) > 0
  `
  return {
    total: db.value<number>(sql`SELECT count(*) ${where}`)!,
    intakes: db.all<Intake>(
      sql`SELECT ${COLUMNS} ${where} ORDER BY received_on DESC, id DESC LIMIT ${limit} OFFSET ${offset}`,
    ),
  }
}
