import type Database from 'better-sqlite3'

export interface Migration {
  /** Numbered by tens, never edited once released. */
  readonly number: number
  /** The ledger's tables that it adds, and the key of each: their rows are kept as they were by every command. */
  readonly tables: Readonly<Record<string, string>>
  readonly up: (raw: Database.Database) => void
}
