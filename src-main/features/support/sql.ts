import type { CaseMatches } from '#features/search/sql.ts'
import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { EntitlementReason } from '#domain/entitlement.ts'
import type { CaseChannel, CasePolicy, CasePriority, CaseState, ClosingReason } from '#domain/support-case.ts'
import type { ScopeTopic } from '#domain/support-scope.ts'

/** Moments are instants; screens turn them into the clock of the office. */
export interface CaseRow {
  readonly id: string
  readonly series: string
  readonly number: number
  /** Null of somebody who is no client. */
  readonly clientId: string | null
  readonly serialId: string | null
  readonly caller: string
  readonly phone: string
  readonly channel: CaseChannel
  readonly subject: string
  readonly said: string
  /** Null while nobody has sorted it. */
  readonly topic: ScopeTopic | null
  readonly sortedBy: 'words' | 'person' | null
  readonly priority: CasePriority | null
  readonly vendorId: string
  readonly entitlement: EntitlementReason
  readonly entitled: number
  /** The first day without support, as it was known then. */
  readonly entitledUntil: Day | null
  readonly policy: CasePolicy
  readonly state: CaseState
  readonly openedAt: string
  readonly openedOn: Day
  /** R106, R107: from when an answer is owed. */
  readonly answerFrom: string
  readonly answeredAt: string | null
  readonly dataCompleteAt: string | null
  readonly promisedBy: string | null
  readonly waitingSince: Day | null
  readonly specialistId: string | null
  readonly reproduced: number
  readonly steps: string
  /** In centavos without IVA; null while no advice was agreed (R102). */
  readonly hourRate: number | null
  readonly followsId: string | null
  readonly duplicateOf: string | null
  readonly closedOn: Day | null
  readonly closingReason: ClosingReason | null
  readonly operatorId: string
}

export function nextNumber(db: ReadDb, series: string): number {
  return db.value<number>(sql`SELECT coalesce(max(number), 0) + 1 FROM cases WHERE series = ${series}`)!
}

export function insertCase(db: WriteDb, row: CaseRow): void {
  db.runOne(sql`
    INSERT INTO cases (
      id, series, number, client_id, serial_id, caller, phone, channel, subject, said, topic, sorted_by, priority,
      vendor_id, entitlement, entitled, entitled_until, policy, state, opened_at, opened_on, answer_from, follows_id, operator_id
    ) VALUES (
      ${row.id}, ${row.series}, ${row.number}, ${row.clientId}, ${row.serialId}, ${row.caller}, ${row.phone},
      ${row.channel}, ${row.subject}, ${row.said}, ${row.topic}, ${row.sortedBy}, ${row.priority}, ${row.vendorId},
      ${row.entitlement}, ${row.entitled}, ${row.entitledUntil}, ${JSON.stringify(row.policy)}, ${row.state}, ${row.openedAt},
      ${row.openedOn}, ${row.answerFrom}, ${row.followsId}, ${row.operatorId}
    )
  `)
}

export function updateCase(db: WriteDb, row: CaseRow): void {
  db.runOne(sql`
    UPDATE cases SET
      topic = ${row.topic},
      sorted_by = ${row.sortedBy},
      priority = ${row.priority},
      state = ${row.state},
      answered_at = ${row.answeredAt},
      data_complete_at = ${row.dataCompleteAt},
      promised_by = ${row.promisedBy},
      waiting_since = ${row.waitingSince},
      specialist_id = ${row.specialistId},
      reproduced = ${row.reproduced},
      steps = ${row.steps},
      hour_rate = ${row.hourRate},
      duplicate_of = ${row.duplicateOf},
      closed_on = ${row.closedOn},
      closing_reason = ${row.closingReason}
    WHERE id = ${row.id}
  `)
}

const CASES = sql`
  SELECT k.id, k.series, k.number, k.client_id AS clientId, k.serial_id AS serialId, k.caller, k.phone, k.channel,
    k.subject, k.said, k.topic, k.sorted_by AS sortedBy, k.priority, k.vendor_id AS vendorId, k.entitlement,
    k.entitled, k.entitled_until AS entitledUntil, k.policy, k.state, k.opened_at AS openedAt, k.opened_on AS openedOn, k.answer_from AS answerFrom,
    k.answered_at AS answeredAt, k.data_complete_at AS dataCompleteAt, k.promised_by AS promisedBy,
    k.waiting_since AS waitingSince, k.specialist_id AS specialistId, k.reproduced, k.steps, k.hour_rate AS hourRate,
    k.follows_id AS followsId, k.duplicate_of AS duplicateOf, k.closed_on AS closedOn,
    k.closing_reason AS closingReason, k.operator_id AS operatorId
  FROM cases k
`

function cases(db: ReadDb, where: Sql): CaseRow[] {
  return db
    .all<Omit<CaseRow, 'policy'> & { policy: string }>(sql`${CASES} ${where}`)
    .map((row) => ({ ...row, policy: JSON.parse(row.policy) as CasePolicy }))
}

export function findCase(db: ReadDb, id: string): CaseRow | null {
  return cases(db, sql`WHERE k.id = ${id}`)[0] ?? null
}

export function casesFollowing(db: ReadDb, id: string): CaseRow[] {
  return cases(db, sql`WHERE k.follows_id = ${id} ORDER BY k.opened_at`)
}

/** Open ones, and those that were closed from a day on; open ones first, then the newest. */
export function recentCasesOf(db: ReadDb, clientId: string, closedSince: Day): CaseRow[] {
  return cases(
    db,
    sql`WHERE k.client_id = ${clientId} AND (k.state <> 'closed' OR k.closed_on >= ${closedSince})
      ORDER BY k.state = 'closed', k.opened_at DESC, k.id LIMIT 200`,
  )
}

export interface NoteRow {
  readonly id: string
  readonly caseId: string
  readonly kind: NoteKind
  readonly text: string
  readonly onDay: Day
  readonly at: string
  readonly operatorId: string
}

export type NoteKind =
  | 'opened'
  | 'note'
  | 'answer'
  | 'attempt'
  | 'sorted'
  | 'waiting'
  | 'resumed'
  | 'specialist'
  | 'reproduced'
  | 'development'
  | 'dataComplete'
  | 'advisory'
  | 'closed'

export function insertNote(db: WriteDb, row: NoteRow): void {
  db.runOne(sql`
    INSERT INTO case_notes (id, case_id, kind, text, on_day, at, operator_id)
    VALUES (${row.id}, ${row.caseId}, ${row.kind}, ${row.text}, ${row.onDay}, ${row.at}, ${row.operatorId})
  `)
}

/** What was said and done, oldest first. */
export function notesOf(db: ReadDb, caseId: string): (NoteRow & { readonly operator: string })[] {
  return db.all(sql`
    SELECT n.id, n.case_id AS caseId, n.kind, n.text, n.on_day AS onDay, n.at, n.operator_id AS operatorId,
      coalesce(o.name, n.operator_id) AS operator
    FROM case_notes n LEFT JOIN operators o ON o.id = n.operator_id
    WHERE n.case_id = ${caseId} ORDER BY n.at, n.rowid
  `)
}

/** Attempts to reach the client since the case waits for it (R113). */
export function attemptsSince(db: ReadDb, caseId: string, since: Day): Day[] {
  return db.column<Day>(sql`
    SELECT on_day FROM case_notes WHERE case_id = ${caseId} AND kind = 'attempt' AND on_day >= ${since} ORDER BY on_day
  `)
}

export function lastNoteOn(db: ReadDb, caseId: string): Day | null {
  return db.value<Day>(sql`SELECT max(on_day) FROM case_notes WHERE case_id = ${caseId}`)
}

export interface PauseRow {
  readonly id: string
  readonly caseId: string
  readonly why: 'client' | 'thirdParty'
  readonly fromAt: string
}

export function insertPause(db: WriteDb, row: PauseRow): void {
  db.runOne(sql`
    INSERT INTO case_pauses (id, case_id, why, from_at) VALUES (${row.id}, ${row.caseId}, ${row.why}, ${row.fromAt})
  `)
}

export function openPause(db: ReadDb, caseId: string): PauseRow | null {
  return db.get<PauseRow>(sql`
    SELECT id, case_id AS caseId, why, from_at AS fromAt FROM case_pauses
    WHERE case_id = ${caseId} AND until_at IS NULL
  `)
}

export function endPause(db: WriteDb, id: string, untilAt: string): void {
  db.runOne(sql`UPDATE case_pauses SET until_at = ${untilAt} WHERE id = ${id}`)
}

export interface TimeRow {
  readonly id: string
  readonly caseId: string
  readonly onDay: Day
  readonly minutes: number
  readonly what: string
  readonly operatorId: string
}

export function insertTime(db: WriteDb, row: TimeRow): void {
  db.runOne(sql`
    INSERT INTO case_hours (id, case_id, on_day, minutes, what, operator_id)
    VALUES (${row.id}, ${row.caseId}, ${row.onDay}, ${row.minutes}, ${row.what}, ${row.operatorId})
  `)
}

/** False where that time is not of the case, or was taken off before. */
export function removeTime(db: WriteDb, caseId: string, id: string, on: Day): boolean {
  return (
    db.run(
      sql`UPDATE case_hours SET removed_on = ${on} WHERE id = ${id} AND case_id = ${caseId} AND removed_on IS NULL`,
    ) === 1
  )
}

export function timeOf(db: ReadDb, caseId: string): (TimeRow & { readonly operator: string })[] {
  return db.all(sql`
    SELECT h.id, h.case_id AS caseId, h.on_day AS onDay, h.minutes, h.what, h.operator_id AS operatorId,
      coalesce(o.name, h.operator_id) AS operator
    FROM case_hours h LEFT JOIN operators o ON o.id = h.operator_id
    WHERE h.case_id = ${caseId} AND h.removed_on IS NULL ORDER BY h.on_day, h.rowid
  `)
}

export interface ListedCase {
  readonly id: string
  readonly series: string
  readonly number: number
  readonly state: CaseState
  readonly subject: string
  readonly client: string
  readonly serial: string
  readonly priority: CasePriority | null
  readonly topic: ScopeTopic | null
  readonly openedOn: Day
  readonly dueOn: Day | null
  readonly dueTime: string | null
  readonly dueKind: string | null
}

export interface CaseFilter {
  /** null: all that are not closed. */
  readonly state: CaseState | 'all' | null
  readonly clientId: string | null
  /** What the search found; null where nothing is searched for. */
  readonly matches: CaseMatches | null
}

export interface CaseList {
  readonly total: number
  readonly cases: readonly ListedCase[]
}

/** What is owed first; then closed ones by their day, the newest first. */
export function listCases(db: ReadDb, filter: CaseFilter, offset: number, limit: number): CaseList {
  if (filter.state === 'closed') return listClosed(db, filter, offset, limit)
  const open = listOpen(db, filter, offset, limit)
  if (filter.state !== 'all') return open
  const closed = listClosed(db, filter, Math.max(0, offset - open.total), limit - open.cases.length)
  return { total: open.total + closed.total, cases: [...open.cases, ...closed.cases] }
}

function listOpen(db: ReadDb, filter: CaseFilter, offset: number, limit: number): CaseList {
  const one = filter.state === null || filter.state === 'all' ? sql`` : sql`AND k.state = ${filter.state}`
  return page(
    db,
    filter,
    sql`k.state <> 'closed' ${one}`,
    sql`coalesce(t.due_on, '9999'), coalesce(t.due_time, '99:99'), k.opened_at, k.id LIMIT ${limit} OFFSET ${offset}`,
  )
}

function listClosed(db: ReadDb, filter: CaseFilter, offset: number, limit: number): CaseList {
  const order = sql`k.closed_on DESC, k.opened_at, k.id LIMIT ${limit} OFFSET ${offset}`
  return page(db, filter, sql`k.state = 'closed'`, order)
}

function page(db: ReadDb, { clientId, matches }: CaseFilter, inState: Sql, order: Sql): CaseList {
  const from =
    matches === null ? sql`cases k` : sql`(${found(matches)}) hit CROSS JOIN cases k ON k.id = hit.id`
  const where = clientId === null ? inState : sql`${inState} AND k.client_id = ${clientId}`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM ${from} WHERE ${where}`)!,
    cases: db.all<ListedCase>(sql`
      SELECT k.id, k.series, k.number, k.state, k.subject, coalesce(c.name, k.caller) AS client,
        coalesce(s.serial, '') AS serial, k.priority, k.topic, k.opened_on AS openedOn, t.due_on AS dueOn,
        t.due_time AS dueTime, t.kind AS dueKind
      FROM ${from} LEFT JOIN clients c ON c.id = k.client_id LEFT JOIN serials s ON s.id = k.serial_id
        LEFT JOIN tasks t ON t.ref = k.id
      WHERE ${where} ORDER BY ${order}
    `),
  }
}

function found({ cases, clients, serials }: CaseMatches): Sql {
  return sql`
    SELECT value AS id FROM json_each(${JSON.stringify(cases)})
    UNION SELECT id FROM cases WHERE client_id IN (SELECT value FROM json_each(${JSON.stringify(clients)}))
    UNION SELECT id FROM cases WHERE serial_id IN (SELECT value FROM json_each(${JSON.stringify(serials)}))
  `
}

export function countByState(db: ReadDb, clientId: string | null): { state: CaseState; n: number }[] {
  return db.all(sql`
    SELECT state, count(*) AS n FROM cases WHERE ${clientId} IS NULL OR client_id = ${clientId} GROUP BY state
  `)
}

export interface PolicyRow extends CasePolicy {
  readonly id: string
  readonly vendorId: string
  readonly validFrom: Day
  readonly reason: string
}

/** Of one vendor, the latest first. */
export function policiesOf(db: ReadDb, vendorId: string): PolicyRow[] {
  return db
    .all<{ id: string; validFrom: Day; reason: string; figures: string }>(
      sql`
        SELECT id, valid_from AS validFrom, reason, figures FROM support_policies
        WHERE vendor_id = ${vendorId} ORDER BY valid_from DESC
      `,
    )
    .map(({ figures, ...row }) => ({ ...row, vendorId, ...(JSON.parse(figures) as CasePolicy) }))
}

/** A second policy for the same day takes the first one's place. */
export function savePolicy(db: WriteDb, row: PolicyRow & { readonly operatorId: string }): void {
  const { waitingDays, attempts, importHours, duplicateNotified, reproduceFirst } = row
  const figures = JSON.stringify({ waitingDays, attempts, importHours, duplicateNotified, reproduceFirst })
  db.run(
    sql`DELETE FROM support_policies WHERE vendor_id = ${row.vendorId} AND valid_from = ${row.validFrom}`,
  )
  db.runOne(sql`
    INSERT INTO support_policies (id, vendor_id, valid_from, figures, reason, operator_id)
    VALUES (${row.id}, ${row.vendorId}, ${row.validFrom}, ${figures}, ${row.reason}, ${row.operatorId})
  `)
}
