import type Database from 'better-sqlite3'
import { LedgerNotOpened, notOpened } from './open.ts'
import type { Migration } from './migration.ts'
import { changedTables, digestTables, type TableDigest } from './row-digests.ts'
import { migrations, NEWEST_SCHEMA } from './migrations.ts'
import { unknownValues } from './migrations/0196-unknown-values.ts'
import { databaseDoor } from './sql.ts'
import { placeUnknown } from './unknown-values.ts'

/** An earlier program wrote it: a backup comes first. */
export function needsMigration(raw: Database.Database): boolean {
  const current = versionOf(raw)
  return current > 0 && current < NEWEST_SCHEMA
}

/**
 * Runs all pending migrations in one transaction, and keeps it only where the ledger is whole afterwards and has every row
 * that it had; otherwise it is as it was, and `LedgerNotOpened` says why. `known` are those of another program, for tests.
 */
export function migrate(raw: Database.Database, known: readonly Migration[] = migrations): void {
  const current = versionOf(raw)
  const pending = known.filter((migration) => migration.number > current)
  if (pending.length === 0) return
  const newest = pending.at(-1)!.number
  try {
    raw.transaction(() => {
      const before = digestTables(raw)
      for (const migration of pending) migration.up(raw)
      raw.pragma(`user_version = ${newest}`)
      const placed = newest < unknownValues.number ? NONE : placeUnknown(databaseDoor(raw))
      const wrong = current === 0 ? [] : wrongWith(raw, before, pending, placed)
      if (wrong.length > 0) throw new Error(wrong.join('; '))
    })()
  } catch (error) {
    // A disk that is full is no fault of the migration.
    if (notOpened(error, raw.name) !== error) throw error
    const why = error instanceof Error ? error.message : String(error)
    throw new LedgerNotOpened('notMigrated', `from ${current} to ${newest}: ${why}`)
  }
}

const NONE: ReadonlySet<string> = new Set()

function wrongWith(
  raw: Database.Database,
  before: readonly TableDigest[],
  pending: readonly Migration[],
  placed: ReadonlySet<string>,
): string[] {
  const written = new Set([...placed, ...pending.flatMap(({ writes = [] }) => writes)])
  const others = before.filter(({ name }) => !written.has(name))
  const broken = raw.pragma('foreign_key_check') as unknown[]
  const pages = raw.pragma('integrity_check(20)') as { readonly integrity_check: string }[]
  return [
    ...changedTables(raw, others).map((name) => `other rows in ${name}`),
    ...(broken.length > 0 ? [`${broken.length} broken references`] : []),
    ...pages.map((line) => line.integrity_check).filter((text) => text !== 'ok'),
  ]
}

function versionOf(raw: Database.Database): number {
  const current = raw.pragma('user_version', { simple: true }) as number
  if (current > NEWEST_SCHEMA) {
    throw new LedgerNotOpened(
      'newer',
      `the ledger is of version ${current}, this program knows ${NEWEST_SCHEMA}`,
    )
  }
  return current
}
