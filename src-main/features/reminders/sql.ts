import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

/** The rented serials of a client with their next cutoff, the first to stop before. */
export function boardOfClient(db: ReadDb, clientId: string): { id: string; cutoff: Day }[] {
  return db.all(sql`
    SELECT serial_id AS id, next_cutoff AS cutoff FROM board
    WHERE client_id = ${clientId} AND next_cutoff IS NOT NULL ORDER BY next_cutoff, serial
  `)
}

export type ReminderChannel = 'email' | 'whatsapp' | 'call' | 'none'

/** One offset of one serial and cutoff that has fired: once and never again, whatever became of it. */
export interface FiredReminder {
  readonly id: string
  readonly serialId: string
  readonly cutoff: Day
  /** Days before the cutoff; -1 is the call to make once it has passed unconfirmed. */
  readonly offset: number
  readonly firedOn: Day
  readonly late: boolean
  /** `none`: somebody chose to let it pass. */
  readonly channel: ReminderChannel
  readonly mailId: string | null
}

export function insertReminder(db: WriteDb, row: FiredReminder): void {
  db.runOne(sql`
    INSERT INTO reminders (id, serial_id, cutoff_on, offset_days, fired_on, late, channel, mail_id)
    VALUES (${row.id}, ${row.serialId}, ${row.cutoff}, ${row.offset}, ${row.firedOn}, ${row.late}, ${row.channel}, ${row.mailId})
  `)
}

export function hasFired(db: ReadDb, serialId: string, cutoff: Day, offset: number): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM reminders
      WHERE serial_id = ${serialId} AND cutoff_on = ${cutoff} AND offset_days = ${offset}
    `) !== null
  )
}

/** Its message never left: its offsets are due again, with the words of another day. */
export function unfire(db: WriteDb, mailId: string): void {
  db.run(sql`DELETE FROM reminders WHERE mail_id = ${mailId}`)
}

/** Whether every serial that a message names still waits for its money at that cutoff, and nobody has promised it. */
export function remindersHold(db: ReadDb, mailId: string): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM reminders r LEFT JOIN board b ON b.serial_id = r.serial_id
      WHERE r.mail_id = ${mailId}
        AND (b.next_cutoff IS NOT r.cutoff_on OR b.state NOT IN ('due', 'stopped') OR b.has_left = 1)
      LIMIT 1
    `) === null
  )
}
