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
  at: Pick<Enrolment, 'url' | 'tenant' | 'serverKey' | 'enrolledAt'>,
  letter: string,
): void {
  db.runOne(sql`
    INSERT INTO enrolment (id, url, tenant, server_key, enrolled_at)
    VALUES (1, ${at.url}, ${at.tenant}, ${at.serverKey}, ${at.enrolledAt})
  `)
  db.runOne(sql`UPDATE device SET letter = ${letter} WHERE id = 1`)
}

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
      seq_base = coalesce((SELECT min(seq) - 1 FROM outbox WHERE state = 'pending'), (SELECT max(seq) FROM outbox), 0)
    WHERE id = 1
  `)
}

export function noteMeeting(db: WriteDb, at: string, serverTime: string, clockOff: number): void {
  db.runOne(sql`
    UPDATE enrolment SET met_at = ${at}, tried_at = ${at}, failure = NULL, server_time = ${serverTime},
      clock_off = ${clockOff}
    WHERE id = 1
  `)
}

export function noteFailure(db: WriteDb, at: string, failure: string): void {
  db.runOne(sql`UPDATE enrolment SET tried_at = ${at}, failure = ${failure} WHERE id = 1`)
}
