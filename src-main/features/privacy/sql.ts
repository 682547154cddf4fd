import type { StoredRow } from '#db/rows.ts'
import { identifier, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { ArcoKind } from '#domain/privacy.ts'
import { readSetting } from '#features/settings/sql.ts'

export interface Notice {
  readonly version: string
  readonly since: Day | null
  readonly place: string
  readonly necessary: string
  readonly voluntary: string
}

const NO_NOTICE: Notice = { version: '', since: null, place: '', necessary: '', voluntary: '' }

export function readNotice(db: ReadDb): Notice {
  return readSetting<Notice>(db, 'privacy') ?? NO_NOTICE
}

export interface ContactPrivacy {
  readonly id: string
  readonly noticeVersion: string
  readonly noticeOn: Day | null
  readonly voluntary: number
  readonly opposedOn: Day | null
}

const PRIVACY = sql`id, notice_version AS noticeVersion, notice_on AS noticeOn, voluntary, opposed_on AS opposedOn`

export function privacyOfClient(db: ReadDb, clientId: string): ContactPrivacy[] {
  return db.all<ContactPrivacy>(
    sql`SELECT ${PRIVACY} FROM contacts WHERE client_id = ${clientId} ORDER BY position, id`,
  )
}

/** What was said at the capture: that they have the notice, and whether they agree to what is not needed. */
export interface Given {
  readonly noticeGiven: boolean
  readonly voluntary: boolean
}

export function recordGiven(db: WriteDb, contactId: string, given: Given, today: Day): void {
  const { version } = readNotice(db)
  if (given.noticeGiven && version !== '') {
    db.run(sql`
      UPDATE contacts SET notice_version = ${version}, notice_on = ${today}
      WHERE id = ${contactId} AND notice_version <> ${version}
    `)
  }
  db.run(sql`
    UPDATE contacts SET voluntary = ${given.voluntary}
    WHERE id = ${contactId} AND opposed_on IS NULL AND voluntary <> ${given.voluntary}
  `)
}

export function setOpposed(db: WriteDb, contactId: string, on: Day | null): void {
  db.run(sql`
    UPDATE contacts SET opposed_on = ${on}, voluntary = CASE WHEN ${on} IS NULL THEN voluntary ELSE 0 END
    WHERE id = ${contactId} AND opposed_on IS NOT ${on}
  `)
}

export interface Person {
  readonly id: string
  readonly clientId: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/** A contact, and the same person wherever else they are one: by the name together with the address or the telephone. */
export function contactsOfPerson(db: ReadDb, contactId: string): Person[] {
  return db.all<Person>(sql`
    SELECT p.id, p.client_id AS clientId, p.name, p.phone, p.email
    FROM contacts p JOIN contacts o ON o.id = ${contactId}
    WHERE p.id = o.id OR fold(p.name) = fold(o.name) AND (
      p.phone <> '' AND p.phone = o.phone OR p.email <> '' AND fold(p.email) = fold(o.email)
    )
    ORDER BY p.id <> o.id, p.id
  `)
}

/** Ids of the people who oppose what is not needed. */
export function opposedContacts(db: ReadDb): ReadonlySet<string> {
  return new Set(db.column<string>(sql`SELECT id FROM contacts WHERE opposed_on IS NOT NULL`))
}

/** The consents behind an address; several people may have one. */
export function consentsOf(db: ReadDb, address: string): ContactPrivacy[] {
  return db.all<ContactPrivacy>(sql`SELECT ${PRIVACY} FROM contacts WHERE email = ${address}`)
}

export interface Reached {
  readonly clientId: string
  readonly client: string
  /** Null where a client has nobody. */
  readonly person: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** The people of these clients, or of all of them: a line for each, and one for a client without any. */
export function reachedPeople(db: ReadDb, clients: readonly string[] | null): Reached[] {
  const which =
    clients === null ? sql`1 = 1` : sql`c.id IN (SELECT value FROM json_each(${JSON.stringify(clients)}))`
  return db.all<Reached>(sql`
    SELECT c.id AS clientId, c.name AS client, p.name AS person, p.phone, p.email
    FROM clients c LEFT JOIN contacts p ON p.client_id = c.id
    WHERE ${which} ORDER BY c.name, c.id, p.position, p.id
  `)
}

export interface KeptPassword {
  readonly client: string | null
  readonly portal: string
  readonly changedOn: Day
}

/** What the vault keeps; with a span, what somebody looked at then. */
export function keptPasswords(
  db: ReadDb,
  seen: { readonly from: Day; readonly until: Day } | null,
): KeptPassword[] {
  const which =
    seen === null
      ? sql`1 = 1`
      : sql`v.id IN (SELECT entry_id FROM vault_reveals WHERE on_day BETWEEN ${seen.from} AND ${seen.until})`
  return db.all<KeptPassword>(sql`
    SELECT c.name AS client, v.portal, v.changed_on AS changedOn
    FROM vault_entries v LEFT JOIN clients c ON c.id = v.client_id
    WHERE v.removed_on IS NULL AND ${which} ORDER BY c.name, v.portal, v.id
  `)
}

export interface ArcoRow {
  readonly id: string
  readonly kind: ArcoKind
  readonly person: string
  readonly clientId: string | null
  readonly contactId: string | null
  readonly channel: 'inPerson' | 'email' | 'call' | 'letter'
  readonly detail: string
  readonly receivedOn: Day
  readonly answerBy: Day
  readonly identityChecked: number
  readonly answer: 'granted' | 'refused' | null
  readonly answerNote: string | null
  readonly answeredOn: Day | null
  readonly actBy: Day | null
  readonly doneNote: string | null
  readonly doneOn: Day | null
}

const ARCO = sql`
  r.id, r.kind, r.person, r.client_id AS clientId, r.contact_id AS contactId, r.channel, r.detail,
  r.received_on AS receivedOn, r.answer_by AS answerBy, r.identity_checked AS identityChecked, r.answer,
  r.answer_note AS answerNote, r.answered_on AS answeredOn, r.act_by AS actBy, r.done_note AS doneNote,
  r.done_on AS doneOn
`

export function findRequest(db: ReadDb, id: string): ArcoRow | null {
  return db.get<ArcoRow>(sql`SELECT ${ARCO} FROM arco_requests r WHERE r.id = ${id}`)
}

export function insertRequest(
  db: WriteDb,
  row: Pick<
    ArcoRow,
    'id' | 'kind' | 'person' | 'clientId' | 'contactId' | 'channel' | 'detail' | 'receivedOn' | 'answerBy'
  > & { readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO arco_requests (
      id, kind, person, client_id, contact_id, channel, detail, received_on, answer_by, operator_id
    ) VALUES (
      ${row.id}, ${row.kind}, ${row.person}, ${row.clientId}, ${row.contactId}, ${row.channel}, ${row.detail},
      ${row.receivedOn}, ${row.answerBy}, ${row.operatorId}
    )
  `)
}

export function checkIdentity(db: WriteDb, id: string): void {
  db.runOne(sql`UPDATE arco_requests SET identity_checked = 1 WHERE id = ${id}`)
}

export function answerRequest(
  db: WriteDb,
  id: string,
  answer: { answer: 'granted' | 'refused'; note: string; on: Day; actBy: Day | null },
): void {
  db.runOne(sql`
    UPDATE arco_requests SET
      answer = ${answer.answer}, answer_note = ${answer.note}, answered_on = ${answer.on}, act_by = ${answer.actBy},
      done_on = CASE WHEN ${answer.answer} = 'refused' THEN ${answer.on} END
    WHERE id = ${id}
  `)
}

export function finishRequest(db: WriteDb, id: string, note: string, on: Day): void {
  db.runOne(sql`UPDATE arco_requests SET done_note = ${note}, done_on = ${on} WHERE id = ${id}`)
}

export interface ListedRequest extends ArcoRow {
  readonly client: string | null
  readonly operator: string
}

/** What is due first stands first; what is over, by the day it came. */
export function listRequests(
  db: ReadDb,
  show: 'open' | 'all',
  offset: number,
  limit: number,
): { total: number; requests: ListedRequest[] } {
  const where = sql`(${show} = 'all' OR r.done_on IS NULL)`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM arco_requests r WHERE ${where}`)!,
    requests: db.all<ListedRequest>(sql`
      SELECT ${ARCO}, c.name AS client, coalesce(p.name, r.operator_id) AS operator
      FROM arco_requests r
      LEFT JOIN clients c ON c.id = r.client_id
      LEFT JOIN operators p ON p.id = r.operator_id
      WHERE ${where}
      ORDER BY r.done_on IS NOT NULL, coalesce(r.act_by, r.answer_by), r.received_on DESC, r.id
      LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export interface FormerClient {
  readonly id: string
  readonly name: string
  readonly leftOn: Day
  readonly lastActivityOn: Day
  readonly contacts: number
}

/** Who left before a day, with whom nothing was done since, and who asks for nothing of their data. */
export function formerClients(db: ReadDb, before: Day): FormerClient[] {
  return db.all<FormerClient>(sql`
    SELECT c.id, c.name, c.left_on AS leftOn,
      max(c.left_on, coalesce((SELECT max(paid_on) FROM payments p WHERE p.client_id = c.id), c.left_on),
        coalesce((SELECT max(on_day) FROM contact_log l WHERE l.client_id = c.id), c.left_on)) AS lastActivityOn,
      (SELECT count(*) FROM contacts p WHERE p.client_id = c.id) AS contacts
    FROM clients c WHERE c.status = 'left' AND c.left_on < ${before} AND NOT EXISTS (
      SELECT 1 FROM arco_requests r WHERE r.client_id = c.id AND r.done_on IS NULL
    )
    ORDER BY lastActivityOn, c.name_key
  `)
}

/** Of a table that is about a client, as it is stored. */
export function rowsWhere(db: ReadDb, table: string, where: Sql): StoredRow[] {
  return db.all<StoredRow>(sql`SELECT * FROM ${identifier(table)} WHERE ${where}`)
}
