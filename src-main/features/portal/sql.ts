import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { PortalWord } from '#domain/portal-answer.ts'

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

/** A renewal that was paid here, and what the portal has answered about it so far. */
export interface PaidRenewal {
  readonly renewalId: string
  readonly serialId: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly system: string
  readonly users: number
  readonly activatedOn: Day
  readonly lastDay: number
  readonly paidMonths: number
  /** The cutoff that comes unless the vendor sees the money. */
  readonly dueOn: Day
  readonly recordedOn: Day
  readonly paidOn: Day | null
  readonly method: Method | null
  readonly answerId: string | null
  readonly says: PortalWord | null
  readonly settled: Settled | null
  readonly settledOn: Day | null
}

export type Settled = 'claimed' | 'kept' | 'accepted'

/** Only the last renewal of a rental, whose months the portal should show; of what is no longer here, none. */
const PAID_RENEWALS = sql`
  FROM renewals n
  JOIN rentals r ON r.id = n.rental_id AND r.paid_months = n.first_month + n.months
  JOIN serials s ON s.id = r.serial_id AND s.status = 'active' AND s.activated_on IS NOT NULL
  JOIN clients c ON c.id = s.client_id
  JOIN products p ON p.id = s.product_id
  LEFT JOIN payments y ON y.id = n.payment_id
  LEFT JOIN portal_answers a ON a.renewal_id = n.id
  WHERE n.source = 'payment' AND n.anchor_id IS NULL AND n.state = 'confirmed'
`
const PAID_COLUMNS = sql`
  n.id AS renewalId, s.id AS serialId, s.serial, c.id AS clientId, c.name AS client, p.code || ' ' || s.version AS system,
  s.users, s.activated_on AS activatedOn, s.last_day AS lastDay, r.paid_months AS paidMonths, n.due_on AS dueOn,
  n.recorded_on AS recordedOn, y.paid_on AS paidOn, y.method, a.id AS answerId, a.says, a.settled,
  a.settled_on AS settledOn
`

/** Of cutoffs from that day on, what the portal has not shown yet, or was told to look at again. */
function isWaiting(since: Day): Sql {
  return sql`n.due_on >= ${since} AND (a.id IS NULL OR (a.says <> 'confirmed' AND a.settled = 'claimed'))`
}

/** By the cutoff that comes first. */
export function waitingRenewals(db: ReadDb, since: Day, offset: number, limit: number): PaidRenewal[] {
  return db.all<PaidRenewal>(sql`
    SELECT ${PAID_COLUMNS} ${PAID_RENEWALS} AND ${isWaiting(since)}
    ORDER BY n.due_on, c.name, s.serial LIMIT ${limit} OFFSET ${offset}
  `)
}

export function countWaiting(db: ReadDb, since: Day): number {
  return db.value<number>(sql`SELECT count(*) ${PAID_RENEWALS} AND ${isWaiting(since)}`)!
}

/** Systems whose last payment the portal has not shown. */
export function waitingSerials(db: ReadDb, since: Day): Set<string> {
  return new Set(db.column<string>(sql`SELECT s.id ${PAID_RENEWALS} AND ${isWaiting(since)}`))
}

export function findPaidRenewal(db: ReadDb, renewalId: string): PaidRenewal | null {
  return db.get<PaidRenewal>(sql`SELECT ${PAID_COLUMNS} ${PAID_RENEWALS} AND n.id = ${renewalId}`)
}

export function paidRenewalOf(db: ReadDb, serialId: string): PaidRenewal | null {
  return db.get<PaidRenewal>(sql`SELECT ${PAID_COLUMNS} ${PAID_RENEWALS} AND s.id = ${serialId}`)
}

export interface PortalAnswer {
  readonly id: string
  readonly renewalId: string
  readonly serialId: string
  readonly says: PortalWord
  readonly nextPayment: Day | null
  readonly users: number | null
  readonly refused: string
  readonly saidOn: Day
  readonly source: 'byHand' | 'simulated'
  readonly operatorId: string
}

/** One answer a renewal: a later one takes its place, with nothing done about it yet. */
export function saveAnswer(db: WriteDb, row: PortalAnswer): void {
  db.runOne(sql`
    INSERT INTO portal_answers (
      id, renewal_id, serial_id, says, next_payment, users, refused, said_on, source, operator_id
    ) VALUES (
      ${row.id}, ${row.renewalId}, ${row.serialId}, ${row.says}, ${row.nextPayment}, ${row.users}, ${row.refused},
      ${row.saidOn}, ${row.source}, ${row.operatorId}
    )
    ON CONFLICT (renewal_id) DO UPDATE SET
      says = excluded.says, next_payment = excluded.next_payment, users = excluded.users, refused = excluded.refused,
      said_on = excluded.said_on, source = excluded.source, operator_id = excluded.operator_id,
      settled = NULL, settled_on = NULL, note = ''
  `)
}

export function settleAnswer(db: WriteDb, id: string, settled: Settled, on: Day, note: string): void {
  db.runOne(sql`
    UPDATE portal_answers SET settled = ${settled}, settled_on = ${on}, note = ${note} WHERE id = ${id}
  `)
}

export type OpenAnswer = PaidRenewal &
  Pick<PortalAnswer, 'id' | 'says' | 'nextPayment' | 'refused' | 'saidOn' | 'source'> & {
    readonly portalUsers: number | null
    readonly note: string
    readonly operator: string
  }

const OPEN_COLUMNS = sql`
  ${PAID_COLUMNS}, a.id, a.next_payment AS nextPayment, a.users AS portalUsers, a.refused, a.said_on AS saidOn, a.source,
  a.note, coalesce((SELECT name FROM operators WHERE id = a.operator_id), '') AS operator
`

/** What the portal said otherwise and nobody has closed, by the cutoff that comes first. */
export function openAnswers(db: ReadDb): OpenAnswer[] {
  return db.all<OpenAnswer>(sql`
    SELECT ${OPEN_COLUMNS} ${PAID_RENEWALS} AND a.says <> 'confirmed' AND (a.settled IS NULL OR a.settled = 'claimed')
    ORDER BY n.due_on, c.name, s.serial LIMIT 500
  `)
}

export function findAnswer(db: ReadDb, id: string): OpenAnswer | null {
  return db.get<OpenAnswer>(sql`SELECT ${OPEN_COLUMNS} ${PAID_RENEWALS} AND a.id = ${id}`)
}
