import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import type { Method } from '#domain/payment-method.ts'
import { LEGAL_NOTICE_DAYS } from '#domain/reminder.ts'
import type { BoardState, Months } from '#domain/rental.ts'
import { clientsLookedAfterBy } from '#features/handovers/sql.ts'

/** A rented serial as the board has it, with the cutoff that a message would be about. */
export interface ReminderSubject {
  readonly serialId: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly system: string
  readonly version: string
  readonly productId: string
  readonly users: number
  /** Those of the period that the cutoff begins, where a change is scheduled until then (R36). */
  readonly usersThen: number | null
  readonly months: Months
  readonly method: Method | null
  readonly autoCharge: number
  readonly cutoff: Day
  /** Without IVA; null while there is no price. */
  readonly amount: Centavos | null
  readonly state: BoardState
  /** Day of a promise, where `state` says that there is one. */
  readonly untilDay: Day | null
  readonly knownOn: Day
  /** Least of the offsets that have fired for this cutoff. */
  readonly firedDownTo: number | null
}

/**
 * Least of the offsets that have fired for the next cutoff of a line `b` of the board. The notice of a charge, however
 * it was given, stands for the reminder of its day (mexico.md §9).
 */
export const FIRED_DOWN_TO = sql`(
  SELECT min(f.offset_days) FROM (
    SELECT r.offset_days FROM reminders r WHERE r.serial_id = b.serial_id AND r.cutoff_on = b.next_cutoff
    UNION ALL
    SELECT ${LEGAL_NOTICE_DAYS} FROM charge_notices n WHERE n.serial_id = b.serial_id AND n.charge_on = b.next_cutoff
  ) f
)`

const SUBJECTS = sql`
  SELECT b.serial_id AS serialId, b.serial, b.client_id AS clientId, b.client_name AS client, b.system, b.version,
    b.product_id AS productId, b.users, (
      SELECT n.users FROM seat_changes n
      WHERE n.serial_id = b.serial_id AND n.status = 'scheduled' AND n.due_on <= b.next_cutoff
      ORDER BY n.due_on DESC, n.id DESC LIMIT 1
    ) AS usersThen, b.months, b.method, b.auto_charge AS autoCharge, b.next_cutoff AS cutoff, b.amount, b.state,
    b.until_day AS untilDay, b.known_on AS knownOn, ${FIRED_DOWN_TO} AS firedDownTo
  FROM board b
`

/** Those whose reminder is due, a client's together: by the index, since the order would tempt to read every serial. */
export function remindersOn(db: ReadDb, today: Day): ReminderSubject[] {
  return db.all<ReminderSubject>(sql`
    ${SUBJECTS} INDEXED BY board_remind WHERE b.remind_on <= ${today} ORDER BY b.client_key, b.client_id, b.next_cutoff, b.serial
  `)
}

/** The rented serials of a client, the first to stop before. */
export function subjectsOfClient(db: ReadDb, clientId: string): ReminderSubject[] {
  return db.all<ReminderSubject>(sql`
    ${SUBJECTS} WHERE b.client_id = ${clientId} AND b.next_cutoff IS NOT NULL AND b.has_left = 0
    ORDER BY b.next_cutoff, b.serial
  `)
}

/** The serials that a message named, as they stand now. */
export function subjectsOfMail(db: ReadDb, mailId: string): ReminderSubject[] {
  return db.all<ReminderSubject>(sql`
    ${SUBJECTS} WHERE b.serial_id IN (SELECT serial_id FROM reminders WHERE mail_id = ${mailId})
    ORDER BY b.next_cutoff, b.serial
  `)
}

/** Every cutoff of the coming days, of one operator's clients or of all (`.ics`). */
export function cutoffsBetween(
  db: ReadDb,
  from: Day,
  until: Day,
  lookedAfterBy: string | null,
): ReminderSubject[] {
  const mine =
    lookedAfterBy === null ? sql`TRUE` : sql`b.client_id IN ${clientsLookedAfterBy(lookedAfterBy, from)}`
  return db.all<ReminderSubject>(sql`
    ${SUBJECTS} WHERE b.next_cutoff >= ${from} AND b.next_cutoff < ${until} AND b.has_left = 0 AND ${mine}
    ORDER BY b.next_cutoff, b.client_key, b.client_id, b.serial
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

/** Of these, the ones that have fired already, each as `⟨serial id⟩ ⟨cutoff⟩ ⟨offset⟩`. */
export function firedAmong(db: ReadDb, items: readonly FiredKey[]): Set<string> {
  const rows = db.all<FiredKey>(sql`
    SELECT r.serial_id AS serialId, r.cutoff_on AS cutoff, r.offset_days AS offset
    FROM json_each(${JSON.stringify(items)}) i
    JOIN reminders r ON r.serial_id = i.value ->> 'serialId' AND r.cutoff_on = i.value ->> 'cutoff'
      AND r.offset_days = i.value ->> 'offset'
  `)
  return new Set(rows.map(firedKey))
}

export function firedKey({ serialId, cutoff, offset }: FiredKey): string {
  return `${serialId} ${cutoff} ${offset}`
}

type FiredKey = Pick<FiredReminder, 'serialId' | 'cutoff' | 'offset'>

/** Its message never left: its offsets are due again, with the words of another day. */
export function unfire(db: WriteDb, mailId: string): void {
  db.run(sql`DELETE FROM reminders WHERE mail_id = ${mailId}`)
}

/** Of each of these serials of a client the reminder for which a person is to call that day, the first to stop before. */
export function callsOn(
  db: ReadDb,
  clientId: string,
  serials: readonly string[],
  on: Day,
): { readonly serial: string; readonly cutoff: Day; readonly offset: number }[] {
  return db.all(sql`
    SELECT s.serial, r.cutoff_on AS cutoff, min(r.offset_days) AS offset
    FROM serials s JOIN reminders r ON r.serial_id = s.id
    WHERE s.client_id = ${clientId} AND s.serial IN (SELECT value FROM json_each(${JSON.stringify(serials)}))
      AND r.fired_on = ${on} AND r.channel = 'call'
    GROUP BY s.serial, r.cutoff_on
    ORDER BY r.cutoff_on, s.serial
  `)
}

/** Whether every serial that a message names still waits for its money at that cutoff, and nobody has promised it. */
export function remindersHold(db: ReadDb, mailId: string, today: Day): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM reminders r LEFT JOIN board b ON b.serial_id = r.serial_id
      WHERE r.mail_id = ${mailId}
        AND (
          b.next_cutoff IS NOT r.cutoff_on OR b.has_left = 1 OR b.state NOT IN ('due', 'charging', 'stopped', 'hidden', 'promise')
          OR (b.state = 'promise' AND b.until_day > ${today})
        )
      LIMIT 1
    `) === null
  )
}

/** The automatic charges that a message gives notice of: those whose day to be announced has come. */
export function chargesAnnouncedBy(db: ReadDb, mailId: string): { serialId: string; chargeOn: Day }[] {
  return db.all(sql`
    SELECT DISTINCT r.serial_id AS serialId, r.cutoff_on AS chargeOn
    FROM reminders r JOIN rentals t ON t.serial_id = r.serial_id
    WHERE r.mail_id = ${mailId} AND r.offset_days BETWEEN 0 AND ${LEGAL_NOTICE_DAYS} AND t.auto_charge = 1
    ORDER BY r.serial_id
  `)
}

/** Whether one of the charges that a message announces was announced by another way since it was written. */
export function isAnnouncedAlready(db: ReadDb, mailId: string): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM reminders r JOIN charge_notices n ON n.serial_id = r.serial_id AND n.charge_on = r.cutoff_on
      WHERE r.mail_id = ${mailId} AND r.offset_days = ${LEGAL_NOTICE_DAYS} LIMIT 1
    `) !== null
  )
}

/** What fired on a day, by channel: the foot of the screen. */
export function firedOn(db: ReadDb, day: Day): { channel: ReminderChannel; serials: number; late: number }[] {
  return db.all(sql`
    SELECT channel, count(DISTINCT serial_id) AS serials, sum(late) AS late FROM reminders
    WHERE fired_on = ${day} GROUP BY channel ORDER BY channel
  `)
}

/** Of many serials at a time the same as `FIRED_DOWN_TO`, by serial and cutoff. */
export function firedReminders(
  db: ReadDb,
  ids: string,
): (serialId: string, cutoff: Day | null) => number | null {
  const rows = db.all<{ serial_id: string; cutoff: Day; least: number }>(sql`
    SELECT serial_id, cutoff, min(offset) AS least FROM (
      SELECT serial_id, cutoff_on AS cutoff, offset_days AS offset FROM reminders
      WHERE serial_id IN (SELECT value FROM json_each(${ids}))
      UNION ALL
      SELECT serial_id, charge_on, ${LEGAL_NOTICE_DAYS} FROM charge_notices
      WHERE serial_id IN (SELECT value FROM json_each(${ids}))
    )
    GROUP BY serial_id, cutoff
  `)
  const least = new Map(rows.map((row) => [`${row.serial_id} ${row.cutoff}`, row.least]))
  return (serialId, cutoff) => least.get(`${serialId} ${cutoff ?? ''}`) ?? null
}
