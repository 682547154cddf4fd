import { existsSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { databaseDoor, sql, type ReadDb, type WriteDb } from '#db/sql.ts'

const state = z.object({
  /** Of the ledger whose rows these are, where it stood when its rows were last all known. */
  schema: z.int(),
  imagesN: z.int(),
  auditN: z.int(),
  outboxSeq: z.int(),
  rev: z.int(),
  epoch: z.int(),
  /** The program ended as it should with everything known. */
  clean: z.boolean(),
  /** Tables whose rows are still to be read for the first time, and in them the key that was reached. */
  building: z.array(z.string()),
  /** The comparison of every row that is under way, and when the last one was done. */
  pass: z.object({ table: z.string(), after: z.string().nullable(), at: z.string() }).nullable(),
  passedAt: z.string().nullable(),
  /** Of tables whose rows are not hashed one by one, as they were when the ledger was closed. */
  unwatched: z.record(z.string(), z.string()),
})
export type HashState = z.output<typeof state>

/**
 * The hash of every row of a ledger, on a file beside it: small, never flushed on the way of a command, and made again
 * from the ledger where it is missing or damaged.
 */
export interface HashFile {
  readonly db: WriteDb
  /** Null in a new file. */
  readonly state: HashState | null
  setState(next: HashState): void
  get(table: string, key: string): Buffer | null
  put(table: string, key: string, hash: Buffer): void
  drop(table: string, key: string): void
  count(table: string): number
  keysAfter(table: string, after: string, most: number): string[]
  /** Forgets some of a table's rows; how many. */
  forget(table: string, most: number): number
  transaction(work: () => void): void
  close(): void
}

export function openHashFile(path: string): HashFile {
  try {
    return open(path)
  } catch {
    removeHashFile(path)
    return open(path)
  }
}

export function removeHashFile(path: string): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${suffix}`, { force: true })
}

/** For who only compares; null where there is none that can be read. */
export function readHashFile(path: string): HashFile | null {
  if (!existsSync(path)) return null
  try {
    const file = over(new Database(path, { readonly: true, timeout: 1500 }))
    return file.state === null ? null : file
  } catch {
    return null
  }
}

function open(path: string): HashFile {
  const raw = new Database(path, { timeout: 1500 })
  try {
    raw.pragma('journal_mode = WAL')
    // Not flushed with each slice: after a power cut it knows a little less, and is never of two times at once.
    raw.pragma('synchronous = NORMAL')
    raw.pragma('wal_autocheckpoint = 250')
    raw.exec(`
CREATE TABLE IF NOT EXISTS tables (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE IF NOT EXISTS hashes (
  tbl INTEGER NOT NULL, key TEXT NOT NULL, hash BLOB NOT NULL, PRIMARY KEY (tbl, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS state (id INTEGER PRIMARY KEY CHECK (id = 1), state TEXT NOT NULL) STRICT;
`)
    return over(raw)
  } catch (error) {
    raw.close()
    throw error
  }
}

function over(raw: Database.Database): HashFile {
  const db = databaseDoor(raw)
  const ids = new Map<string, number>()
  const idOf = (table: string): number => {
    let id = ids.get(table) ?? db.value<number>(sql`SELECT id FROM tables WHERE name = ${table}`)
    if (id === null || id === undefined) {
      if (raw.readonly) return -1
      db.runOne(sql`INSERT INTO tables (name) VALUES (${table})`)
      id = db.value<number>(sql`SELECT id FROM tables WHERE name = ${table}`)!
    }
    ids.set(table, id)
    return id
  }
  return {
    db,
    state: stateOf(db),
    setState: (next) => {
      db.runOne(sql`
        INSERT INTO state (id, state) VALUES (1, ${JSON.stringify(next)})
        ON CONFLICT (id) DO UPDATE SET state = excluded.state
      `)
    },
    get: (table, key) =>
      db.value<Buffer>(sql`SELECT hash FROM hashes WHERE tbl = ${idOf(table)} AND key = ${key}`),
    put: (table, key, hash) => {
      db.run(sql`
        INSERT INTO hashes (tbl, key, hash) VALUES (${idOf(table)}, ${key}, ${hash})
        ON CONFLICT (tbl, key) DO UPDATE SET hash = excluded.hash
      `)
    },
    drop: (table, key) => {
      db.run(sql`DELETE FROM hashes WHERE tbl = ${idOf(table)} AND key = ${key}`)
    },
    count: (table) => db.value<number>(sql`SELECT count(*) FROM hashes WHERE tbl = ${idOf(table)}`)!,
    keysAfter: (table, after, most) =>
      db.column<string>(sql`
        SELECT key FROM hashes WHERE tbl = ${idOf(table)} AND key > ${after} ORDER BY key LIMIT ${most}
      `),
    forget: (table, most) =>
      db.run(sql`
        DELETE FROM hashes WHERE tbl = ${idOf(table)}
          AND key IN (SELECT key FROM hashes WHERE tbl = ${idOf(table)} LIMIT ${most})
      `),
    transaction: (work) => {
      try {
        raw.transaction(work)()
      } catch (error) {
        // A number that was given in it is given again, to another table.
        ids.clear()
        throw error
      }
    },
    close: () => raw.close(),
  }
}

function stateOf(db: ReadDb): HashState | null {
  const text = db.value<string>(sql`SELECT state FROM state WHERE id = 1`)
  if (text === null) return null
  const parsed = state.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data : null
}
