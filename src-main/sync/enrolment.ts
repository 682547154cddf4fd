import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

/** Where this PC is enrolled and how far it has followed the endpoint. */
export interface Enrolment {
  readonly url: string
  readonly tenant: string
  /** Ed25519, raw, base64url: every answer is signed by it. */
  readonly serverKey: string
  readonly epoch: number
  /** `seq` of the outbox minus this is the `seq` that the endpoint counts in this epoch. */
  readonly seqBase: number
  /** The last transaction of the endpoint that this ledger has. */
  readonly cursor: number
  /** The last one that the endpoint was known to have. */
  readonly head: number
  readonly enrolledAt: string
  readonly metAt: string | null
  readonly triedAt: string | null
  /** Why the last attempt failed: one of `SyncFailure`; null after one that did not. */
  readonly failure: string | null
  readonly serverTime: string | null
  /** Seconds that this PC's clock is ahead of the endpoint's. */
  readonly clockOff: number
  /** Up to where the work of the others was looked at. */
  readonly seenRev: number
}

export function readEnrolment(db: ReadDb): Enrolment | null {
  return db.get<Enrolment>(sql`
    SELECT url, tenant, server_key AS serverKey, epoch, seq_base AS seqBase, cursor, head, enrolled_at AS enrolledAt,
      met_at AS metAt, tried_at AS triedAt, failure, server_time AS serverTime, clock_off AS clockOff, seen_rev AS seenRev
    FROM enrolment
  `)
}

export function enrol(
  db: WriteDb,
  at: Pick<Enrolment, 'url' | 'tenant' | 'serverKey' | 'enrolledAt' | 'seenRev'>,
  letter: string,
): void {
  // What it has of this office already it keeps.
  db.runOne(sql`
    INSERT INTO enrolment (id, url, tenant, server_key, enrolled_at, seen_rev, seq_base)
    VALUES (1, ${at.url}, ${at.tenant}, ${at.serverKey}, ${at.enrolledAt}, ${at.seenRev}, ${FIRST_PENDING} - 1)
    ON CONFLICT (id) DO UPDATE SET
      url = excluded.url,
      server_key = excluded.server_key,
      enrolled_at = excluded.enrolled_at,
      epoch = 1,
      seq_base = excluded.seq_base,
      failure = NULL
  `)
  db.runOne(sql`UPDATE device SET letter = ${letter} WHERE id = 1`)
}

/** The first that has no result, or the next that will be given. */
const FIRST_PENDING = sql`coalesce(
  (SELECT min(seq) FROM outbox WHERE state = 'pending'), (SELECT max(seq) + 1 FROM outbox), 1)`

export function setCursor(db: WriteDb, cursor: number): void {
  db.runOne(sql`UPDATE enrolment SET cursor = ${cursor}, head = max(head, ${cursor}) WHERE id = 1`)
}

export function setHead(db: WriteDb, head: number): void {
  db.runOne(sql`UPDATE enrolment SET head = ${head} WHERE id = 1`)
}

/** A new count of commands begins: the first that is still pending is its first. */
export function beginEpoch(db: WriteDb, epoch: number): void {
  db.runOne(sql`
    UPDATE enrolment SET epoch = ${epoch},
      seq_base = ${FIRST_PENDING} - 1
    WHERE id = 1
  `)
}

/** The endpoint goes on with another key than the one by which it was known. */
export function setServerKey(db: WriteDb, serverKey: string): void {
  db.runOne(sql`UPDATE enrolment SET server_key = ${serverKey} WHERE id = 1`)
}

type Meeting = Pick<Enrolment, 'clockOff'> & {
  readonly at: string
  readonly serverTime: string
  readonly serverSchema: number
}

export function noteMeeting(db: WriteDb, { at, serverTime, serverSchema, clockOff }: Meeting): void {
  db.runOne(sql`
    UPDATE enrolment SET met_at = ${at}, tried_at = ${at}, failure = NULL, server_time = ${serverTime},
      clock_off = ${clockOff}, server_schema = ${serverSchema}
    WHERE id = 1
  `)
}

/** The newest migration that the endpoint knew when it was last met; null where it never was. */
export function serverSchema(db: ReadDb): number | null {
  return db.value<number>(sql`SELECT server_schema FROM enrolment`)
}

/** The endpoint's own clock when it was last met; null where it never was. */
export function timeMet(db: ReadDb): string | null {
  return db.value<string>(sql`SELECT server_time FROM enrolment`)
}

export function noteFailure(db: WriteDb, at: string, failure: string): void {
  db.runOne(sql`UPDATE enrolment SET tried_at = ${at}, failure = ${failure} WHERE id = 1`)
}
