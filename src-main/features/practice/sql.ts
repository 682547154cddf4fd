import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { FirstDayTask } from '#domain/first-day.ts'

/** Where the day was begun. */
export interface DayMark {
  /** Of the outbox: what was recorded after it counts. */
  readonly from: number
  readonly clientId: string
  /** Which day it is, from 1. */
  readonly day: number
}

export function readMark(db: ReadDb): DayMark | null {
  const value = db.value<string>(sql`SELECT value FROM local_state WHERE key = 'practice.day'`)
  return value === null ? null : (JSON.parse(value) as DayMark)
}

export function setMark(db: WriteDb, mark: DayMark): void {
  const value = JSON.stringify(mark)
  db.runOne(sql`
    INSERT INTO local_state (key, value) VALUES ('practice.day', ${value})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}

/** The command that each task is done by, and what it must be about. */
const DONE_BY: { readonly [T in FirstDayTask]: (mark: DayMark) => Sql } = {
  find: ({ clientId }) => sql`type = 'contacts.log' AND args ->> '$.input.clientId' = ${clientId}`,
  week: () => sql`type = 'contacts.log' AND args ->> '$.input.followUp.kind' = 'promise'`,
  client: () => sql`type = 'clients.create'`,
  renew: () => sql`type = 'payments.register'`,
  slip: () => sql`type = 'slips.countPrint'`,
  key: () => sql`type = 'keys.assign'`,
  noAbre: () => sql`type IN ('triage.report', 'serials.reportStopped')`,
  undo: () => sql`type = 'ledger.undo'`,
}

/** Whether it was done since the day began, and not taken back. */
export function isDone(db: ReadDb, task: FirstDayTask, mark: DayMark): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM outbox o
      WHERE seq > ${mark.from} AND ${DONE_BY[task](mark)} AND NOT EXISTS (
        SELECT 1 FROM outbox u WHERE u.type = 'ledger.undo' AND u.args ->> '$.input.command' = o.cmd_id
      ) LIMIT 1
    `) !== null
  )
}

export function countFreeKeys(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM prepaid_keys WHERE state = 'available'`)!
}

export function nameOf(db: ReadDb, clientId: string): string | null {
  return db.value<string>(sql`SELECT name FROM clients WHERE id = ${clientId}`)
}
