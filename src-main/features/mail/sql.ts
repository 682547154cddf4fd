import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { MailState, Recipient } from '#domain/mail.ts'
import type { Sealed } from '#domain/secret.ts'
import { NOTICE } from '#features/reminders/about.ts'

export interface Mail {
  readonly id: string
  /** RFC 5322, fixed when it is queued: whoever gets the same message again can tell. */
  readonly messageId: string
  readonly clientId: string | null
  readonly recipients: readonly Recipient[]
  readonly subject: string
  readonly body: string
  /** Ids of attachments. */
  readonly attachments: readonly string[]
  /** Secrets of its text by the name of their place. */
  readonly sealed: Readonly<Record<string, Sealed>>
  /** What it follows from ('reminder', 'invoice:⟨id⟩'): gone, the message is cancelled. '' for a person's own. */
  readonly about: string
  /** The only day on which its words are true; it leaves in office hours. Null: on any day, at any hour. */
  readonly goodOn: Day | null
  readonly state: MailState
  readonly tries: number
  readonly nextTryAt: string
  /** The server's last words, or why it did not leave. */
  readonly answer: string
  readonly queuedOn: Day
  readonly queuedAt: string
  readonly operatorId: string
  readonly settledAt: string | null
}

interface MailRow extends Omit<Mail, 'recipients' | 'attachments' | 'sealed'> {
  readonly sealed: string
  readonly recipients: string
  readonly attachments: string
}

const MAILS = sql`
  SELECT id, message_id AS messageId, client_id AS clientId, recipients, subject, body, attachments, sealed, about,
    good_on AS goodOn, state, tries, next_try_at AS nextTryAt, answer, queued_on AS queuedOn, queued_at AS queuedAt,
    operator_id AS operatorId, settled_at AS settledAt
  FROM mails
`

export function findMail(db: ReadDb, id: string): Mail | null {
  const row = db.get<MailRow>(sql`${MAILS} WHERE id = ${id}`)
  return row && read(row)
}

export function insertMail(
  db: WriteDb,
  row: Omit<Mail, 'state' | 'tries' | 'nextTryAt' | 'answer' | 'settledAt'>,
): void {
  db.runOne(sql`
    INSERT INTO mails (
      id, message_id, client_id, recipients, subject, body, attachments, sealed, about, good_on, state, next_try_at, queued_on,
      queued_at, operator_id
    ) VALUES (
      ${row.id}, ${row.messageId}, ${row.clientId}, ${JSON.stringify(row.recipients)}, ${row.subject}, ${row.body},
      ${JSON.stringify(row.attachments)}, ${JSON.stringify(row.sealed)}, ${row.about}, ${row.goodOn}, 'queued', ${row.queuedAt}, ${row.queuedOn},
      ${row.queuedAt}, ${row.operatorId}
    )
  `)
}

/** All that changes of a message after it was queued; its id, its words and its Message-ID stay. */
export function updateMail(
  db: WriteDb,
  row: Pick<
    Mail,
    'id' | 'recipients' | 'attachments' | 'state' | 'tries' | 'nextTryAt' | 'answer' | 'settledAt'
  >,
): void {
  db.runOne(sql`
    UPDATE mails SET
      recipients = ${JSON.stringify(row.recipients)},
      attachments = ${JSON.stringify(row.attachments)},
      state = ${row.state},
      tries = ${row.tries},
      next_try_at = ${row.nextTryAt},
      answer = ${row.answer},
      settled_at = ${row.settledAt}
    WHERE id = ${row.id}
  `)
}

/**
 * Those whose turn it is, the longest waiting first. One that is good on one day alone leaves in office hours, unless
 * the law counts its days; when its day is over it is found at any hour, to be withdrawn.
 */
export function dueMails(
  db: ReadDb,
  { now, today, officeOpen }: { readonly now: string; readonly today: Day; readonly officeOpen: boolean },
  limit: number,
): string[] {
  return db.column<string>(sql`
    SELECT id FROM mails
    WHERE state = 'queued' AND next_try_at <= ${now}
      AND (good_on IS NULL OR ${officeOpen} OR good_on < ${today} OR about = ${NOTICE})
    ORDER BY next_try_at, id LIMIT ${limit}
  `)
}

/** At the server, as far as the ledger knows. */
export function mailsUnderWay(db: ReadDb): string[] {
  return db.column<string>(sql`SELECT id FROM mails WHERE state = 'sending' ORDER BY id`)
}

/** The newest that followed from it, however it stands. */
export function lastAbout(db: ReadDb, about: string): Mail | null {
  const row = db.get<MailRow>(
    sql`${MAILS} WHERE about = ${about} AND about <> '' ORDER BY queued_at DESC, id DESC LIMIT 1`,
  )
  return row && read(row)
}

export function waitingAbout(db: ReadDb, about: string): Mail[] {
  return db.all<MailRow>(sql`${MAILS} WHERE about = ${about} AND about <> '' AND state = 'queued'`).map(read)
}

export interface MailFilter {
  readonly clientId: string | null
  readonly states: readonly MailState[]
}

/** The newest first. */
export function listMails(
  db: ReadDb,
  filter: MailFilter,
  offset: number,
  limit: number,
): { total: number; mails: (Mail & { readonly client: string | null })[] } {
  const where = sql`
    WHERE (${filter.clientId} IS NULL OR client_id = ${filter.clientId})
      AND (${filter.states.length === 0} OR state IN (SELECT value FROM json_each(${JSON.stringify(filter.states)})))
  `
  const rows = db.all<MailRow>(
    sql`${MAILS} ${where} ORDER BY queued_at DESC, id DESC LIMIT ${limit} OFFSET ${offset}`,
  )
  return {
    total: db.value<number>(sql`SELECT count(*) FROM mails ${where}`)!,
    mails: rows.map((row) => ({ ...read(row), client: clientName(db, row.clientId) })),
  }
}

export function countsByState(db: ReadDb): Map<MailState, number> {
  const rows = db.all<{ state: MailState; n: number }>(
    sql`SELECT state, count(*) AS n FROM mails GROUP BY state`,
  )
  return new Map(rows.map(({ state, n }) => [state, n]))
}

function clientName(db: ReadDb, id: string | null): string | null {
  return id === null ? null : db.value<string>(sql`SELECT name FROM clients WHERE id = ${id}`)
}

function read(row: MailRow): Mail {
  return {
    ...row,
    recipients: JSON.parse(row.recipients) as Recipient[],
    attachments: JSON.parse(row.attachments) as string[],
    sealed: JSON.parse(row.sealed) as Mail['sealed'],
  }
}
