import type Database from 'better-sqlite3'

/**
 * One that was published together with an endpoint may only add: `tests/fixtures/protocol` says what keeps a PC of before
 * in, and `npm run keep:version` keeps what it is tried on.
 */
export interface Migration {
  /** Never edited once released. */
  readonly number: number
  /** The ledger's tables that it adds, and the key of each: their rows are kept as they were by every command. */
  readonly tables: Readonly<Record<string, string>>
  /**
   * Tables in which it changes, adds or takes away rows that stood there. Of every other one each row must be afterwards
   * what it was, in the columns that it had, or nothing of the migration is kept.
   */
  readonly writes?: readonly string[]
  readonly up: (raw: Database.Database) => void
}
