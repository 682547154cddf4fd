import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { ContactData } from './read.ts'

export interface Contact extends ContactData {
  readonly id: string
}

export function contactsOf(db: ReadDb, clientId: string): Contact[] {
  return db.all<Contact>(sql`
    SELECT id, name, phone, email, role FROM contacts WHERE client_id = ${clientId} ORDER BY position, id
  `)
}

/** `contactsOf` of many clients in one statement; a client without any is not in the map. */
export function contactsOfAll(db: ReadDb, clientIds: readonly string[]): Map<string, Contact[]> {
  const rows = db.all<Contact & { readonly clientId: string }>(sql`
    SELECT client_id AS clientId, id, name, phone, email, role FROM contacts
    WHERE client_id IN (SELECT value FROM json_each(${JSON.stringify(clientIds)})) ORDER BY client_id, position, id
  `)
  return Map.groupBy(rows, ({ clientId }) => clientId)
}

export function findContact(db: ReadDb, id: string): (Contact & { readonly clientId: string }) | null {
  return db.get(
    sql`SELECT id, client_id AS clientId, name, phone, email, role FROM contacts WHERE id = ${id}`,
  )
}

export function nextPosition(db: ReadDb, clientId: string): number {
  return db.value<number>(
    sql`SELECT coalesce(max(position) + 1, 0) FROM contacts WHERE client_id = ${clientId}`,
  )!
}

export function insertContact(
  db: WriteDb,
  row: Contact & { readonly clientId: string; readonly position: number },
): void {
  db.runOne(sql`
    INSERT INTO contacts (id, client_id, position, name, phone, email, role)
    VALUES (${row.id}, ${row.clientId}, ${row.position}, ${row.name}, ${row.phone}, ${row.email}, ${row.role})
  `)
}

export function updateContact(db: WriteDb, row: Contact): void {
  db.runOne(sql`
    UPDATE contacts SET name = ${row.name}, phone = ${row.phone}, email = ${row.email}, role = ${row.role}
    WHERE id = ${row.id}
  `)
}

export function removeContact(db: WriteDb, id: string): void {
  db.runOne(sql`DELETE FROM contacts WHERE id = ${id}`)
}

export interface LogEntry {
  readonly id: string
  readonly clientId: string
  readonly serialId: string | null
  readonly onDay: Day
  readonly at: string
  readonly operatorId: string
  readonly channel: 'call' | 'whatsapp' | 'email' | 'visit' | 'note'
  readonly text: string
  readonly outcome?: CallOutcome | null
}

/** What came of reaching for somebody. */
export type CallOutcome = 'answered' | 'noAnswer' | 'promised' | 'leftMessage' | 'wrongNumber'

export function insertLogEntry(db: WriteDb, row: LogEntry): void {
  db.runOne(sql`
    INSERT INTO contact_log (id, client_id, serial_id, on_day, at, operator_id, channel, text, outcome)
    VALUES (
      ${row.id}, ${row.clientId}, ${row.serialId}, ${row.onDay}, ${row.at}, ${row.operatorId}, ${row.channel},
      ${row.text}, ${row.outcome ?? null}
    )
  `)
}

export interface FollowUp {
  readonly id: string
  readonly clientId: string
  readonly serialId: string | null
  readonly kind: 'promise' | 'snooze' | 'done'
  readonly until: Day
  readonly madeOn: Day
  readonly operatorId: string
  readonly logId: string
}

export function insertFollowUp(db: WriteDb, row: FollowUp): void {
  db.runOne(sql`
    INSERT INTO follow_ups (id, client_id, serial_id, kind, until_day, made_on, operator_id, log_id)
    VALUES (${row.id}, ${row.clientId}, ${row.serialId}, ${row.kind}, ${row.until}, ${row.madeOn}, ${row.operatorId}, ${row.logId})
  `)
}

/** A newer promise, snooze or "done" takes the place of the open one about the same. */
export function closeFollowUps(db: WriteDb, clientId: string, serialId: string | null, on: Day): void {
  db.run(sql`
    UPDATE follow_ups SET closed_on = ${on}
    WHERE closed_on IS NULL AND client_id = ${clientId} AND serial_id IS ${serialId}
  `)
}

/** What holds of a follow-up on a day: a promise, a snooze, a "done", and until when. */
export type FollowUpNow = Pick<FollowUp, 'kind' | 'until'>

/**
 * The follow-up that holds of a system on a day, its own before that of its client. A promise to pay is kept by a
 * renewal that was recorded since (D10); what a client said of a system goes away with the client.
 */
export function followUpsOn(
  db: ReadDb,
  today: Day,
): (serialId: string, clientId: string) => FollowUpNow | null {
  const open = db.all<FollowUpNow & { key: string; madeOn: Day }>(sql`
    SELECT coalesce(f.serial_id, f.client_id) AS key, f.kind, f.until_day AS until, f.made_on AS madeOn
    FROM follow_ups f LEFT JOIN serials s ON s.id = f.serial_id
    WHERE f.closed_on IS NULL AND f.until_day >= ${today} AND (s.id IS NULL OR s.client_id = f.client_id)
    ORDER BY f.id
  `)
  if (open.length === 0) return () => null
  const renewed = db.all<{ serialId: string; on: Day }>(sql`
    SELECT s.id AS serialId, max(w.recorded_on) AS "on"
    FROM follow_ups f
    JOIN serials s ON s.client_id = f.client_id AND (f.serial_id IS NULL OR f.serial_id = s.id)
    JOIN rentals r ON r.serial_id = s.id
    JOIN renewals w ON w.rental_id = r.id AND w.state = 'confirmed'
    WHERE f.closed_on IS NULL AND f.until_day >= ${today} AND f.kind = 'promise'
    GROUP BY s.id
  `)
  const byKey = new Map(open.map((followUp) => [followUp.key, followUp]))
  const renewedOn = new Map(renewed.map(({ serialId, on }) => [serialId, on]))
  return (serialId, clientId) => {
    const since = renewedOn.get(serialId) ?? ''
    const holds = [byKey.get(serialId), byKey.get(clientId)].find(
      (one) => one !== undefined && (one.kind !== 'promise' || since < one.madeOn),
    )
    return holds ?? null
  }
}

export interface HistoryEntry {
  readonly id: string
  readonly kind:
    'log' | 'mail' | 'payment' | 'renewal' | 'code' | 'validation' | 'slip' | 'stoppage' | 'change'
  readonly onDay: Day
  readonly at: string
  readonly operator: string
  readonly serial: string | null
  readonly channel: string | null
  readonly text: string
  readonly amount: number | null
  /** Of a call, what came of it; of a mail, its state. */
  readonly outcome: string | null
}

/** All that happened with a client, or with one of its systems, as one thread, newest first. */
export function historyOf(
  db: ReadDb,
  clientId: string,
  serialId: string | null,
  offset: number,
  limit: number,
): { total: number; entries: HistoryEntry[] } {
  const mine = sql`(${serialId} IS NULL OR s.id = ${serialId})`
  const thread = sql`
    SELECT l.id, 'log' AS kind, l.on_day AS onDay, l.at, coalesce(o.name, l.operator_id) AS operator, s.serial,
      l.channel, l.text, NULL AS amount, l.outcome
    FROM contact_log l LEFT JOIN serials s ON s.id = l.serial_id LEFT JOIN operators o ON o.id = l.operator_id
    WHERE (l.client_id = ${clientId} AND ${serialId} IS NULL) OR l.serial_id = ${serialId}
    UNION ALL
    SELECT m.id, 'mail', m.queued_on, m.queued_at, coalesce(o.name, m.operator_id), NULL, 'email', m.subject, NULL,
      m.state
    FROM mails m LEFT JOIN operators o ON o.id = m.operator_id
    WHERE m.client_id = ${clientId} AND (${serialId} IS NULL
      OR m.about = 'code:' || ${serialId}
      OR EXISTS (SELECT 1 FROM reminders q WHERE q.mail_id = m.id AND q.serial_id = ${serialId}))
    UNION ALL
    SELECT p.id, 'payment', p.paid_on, p.registered_at, coalesce(o.name, p.operator_id), s.serial, p.method,
      CASE p.kind WHEN 'reversal' THEN coalesce(p.reason, '') ELSE p.reference END, p.amount, NULL
    FROM payments p LEFT JOIN serials s ON s.id = p.serial_id LEFT JOIN operators o ON o.id = p.operator_id
    WHERE (p.client_id = ${clientId} AND ${serialId} IS NULL) OR p.serial_id = ${serialId}
      OR p.id IN (SELECT n.payment_id FROM renewals n JOIN rentals r ON r.id = n.rental_id WHERE r.serial_id = ${serialId})
    UNION ALL
    SELECT n.id, 'renewal', n.recorded_on, n.recorded_on, '', s.serial, n.state, n.source, n.months, NULL
    FROM renewals n JOIN rentals r ON r.id = n.rental_id JOIN serials s ON s.id = r.serial_id
    WHERE s.client_id = ${clientId} AND n.payment_id IS NULL AND ${mine}
    UNION ALL
    SELECT a.id, 'code', a.received_on, a.received_on, '', s.serial, a.source, a.code, NULL, NULL
    FROM activation_codes a JOIN serials s ON s.id = a.serial_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT v.id, 'validation', v.recorded_on, v.recorded_on, '', s.serial, v.state, v.scheduled_on, NULL, NULL
    FROM validations v JOIN serials s ON s.id = v.serial_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT t.id, 'stoppage', t.reported_on, t.reported_at, '', s.serial, coalesce(t.cleared_on, ''), t.message, NULL, NULL
    FROM stoppages t JOIN serials s ON s.id = t.serial_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT h.id, 'change', h.asked_on, h.asked_on, coalesce(o.name, h.operator_id), s.serial, 'users:' || h.status,
      h.users_before || '>' || h.users, NULL, NULL
    FROM seat_changes h JOIN serials s ON s.id = h.serial_id LEFT JOIN operators o ON o.id = h.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT k.id, 'change', k.on_day, k.on_day, coalesce(o.name, k.operator_id), s.serial, 'computer:done', k.computer,
      NULL, NULL
    FROM computer_changes k JOIN serials s ON s.id = k.serial_id LEFT JOIN operators o ON o.id = k.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT u.id, 'change', u.asked_on, u.asked_at, coalesce(o.name, u.operator_id), s.serial, 'unlock:' || u.state,
      u.computer, NULL, NULL
    FROM unlocks u JOIN serials s ON s.id = u.serial_id LEFT JOIN operators o ON o.id = u.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT y.id, 'change', y.asked_on, y.asked_at, coalesce(o.name, y.operator_id), s.serial,
      'replacement:' || y.state, coalesce(y.former_serial || ' > ' || s.serial, ''), NULL, NULL
    FROM replacements y JOIN serials s ON s.id = y.serial_id LEFT JOIN operators o ON o.id = y.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT z.id, 'change', z.on_day, z.on_day, coalesce(o.name, z.operator_id), s.serial, 'version:bought',
      z.version, NULL, NULL
    FROM licence_updates z JOIN serials s ON s.id = z.serial_id LEFT JOIN operators o ON o.id = z.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT g.id, 'change', g.done_on, g.done_on, coalesce(o.name, g.operator_id), s.serial, 'version:done',
      g.from_version || '>' || k.version, NULL, NULL
    FROM update_systems g JOIN update_campaigns k ON k.id = g.campaign_id JOIN serials s ON s.id = g.serial_id
    LEFT JOIN operators o ON o.id = g.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT b.id, 'change', b.changed_on, b.changed_on, coalesce(o.name, b.operator_id), s.serial,
      'cutoff:' || b.until_day, b.reason, NULL, NULL
    FROM anchors b JOIN serials s ON s.id = b.serial_id LEFT JOIN operators o ON o.id = b.operator_id
    WHERE s.client_id = ${clientId} AND ${mine}
    UNION ALL
    SELECT w.id, 'change', w.on_day, w.on_day, coalesce(o.name, w.operator_id), s.serial, 'transfer:done',
      x.name || ' > ' || y.name || ': ' || w.reason || ' (' || w.authorisation || ')', NULL, NULL
    FROM transfers w JOIN serials s ON s.id = w.serial_id
    JOIN clients x ON x.id = w.from_client_id JOIN clients y ON y.id = w.to_client_id
    LEFT JOIN operators o ON o.id = w.operator_id
    WHERE ${clientId} IN (w.from_client_id, w.to_client_id) AND ${mine}
    UNION ALL
    SELECT f.id, 'slip', f.issued_on, f.issued_on, coalesce(o.name, f.operator_id), NULL, f.status,
      f.series || '-' || printf('%04d', f.number), f.total, NULL
    FROM slips f LEFT JOIN operators o ON o.id = f.operator_id
    WHERE f.client_id = ${clientId} AND (${serialId} IS NULL
      OR EXISTS (SELECT 1 FROM slip_lines sl WHERE sl.slip_id = f.id AND sl.serial_id = ${serialId}))
  `
  return {
    total: db.value<number>(sql`SELECT count(*) FROM (${thread})`)!,
    entries: db.all<HistoryEntry>(
      sql`SELECT * FROM (${thread}) ORDER BY onDay DESC, at DESC, id DESC LIMIT ${limit} OFFSET ${offset}`,
    ),
  }
}

export interface ListedLogEntry {
  readonly id: string
  readonly onDay: Day
  readonly client: string
  readonly serial: string | null
  readonly channel: string
  readonly text: string
  readonly operator: string
}

/** What was said with everybody, or with one client, of some days, newest first. */
export function listLog(
  db: ReadDb,
  of: { readonly clientId: string | null; readonly from: Day | null; readonly until: Day | null },
  offset: number,
  limit: number,
): ListedLogEntry[] {
  return db.all<ListedLogEntry>(sql`
    SELECT l.id, l.on_day AS onDay, c.name AS client, s.serial, l.channel, l.text,
      coalesce(o.name, l.operator_id) AS operator
    FROM contact_log l
    JOIN clients c ON c.id = l.client_id
    LEFT JOIN serials s ON s.id = l.serial_id
    LEFT JOIN operators o ON o.id = l.operator_id
    WHERE (${of.clientId} IS NULL OR l.client_id = ${of.clientId})
      AND (${of.from} IS NULL OR l.on_day >= ${of.from}) AND (${of.until} IS NULL OR l.on_day <= ${of.until})
    ORDER BY l.at DESC, l.id DESC LIMIT ${limit} OFFSET ${offset}
  `)
}
