import type Database from 'better-sqlite3'
import { LedgerNotOpened, notOpened } from './open.ts'
import type { Migration } from './migration.ts'
import { changedTables, digestTables, type TableDigest } from './row-digests.ts'
import { first } from './migrations/0010-first.ts'
import { attachmentsAndTasks } from './migrations/0020-attachments-tasks.ts'
import { vaultAndIntake } from './migrations/0030-vault-intake.ts'
import { ordersPayments } from './migrations/0040-orders-payments.ts'
import { cardsChargesInvoices } from './migrations/0050-cards-charges-invoices.ts'
import { serialLife } from './migrations/0060-serial-life.ts'
import { messages } from './migrations/0070-messages.ts'
import { policies } from './migrations/0080-policies.ts'
import { reportsAndBank } from './migrations/0090-reports-bank.ts'
import { unlocks } from './migrations/0100-unlocks.ts'
import { prepaidKeys } from './migrations/0110-prepaid-keys.ts'
import { portal } from './migrations/0120-portal.ts'
import { support } from './migrations/0130-support.ts'
import { codes } from './migrations/0140-codes.ts'
import { updates } from './migrations/0150-updates.ts'
import { replacements } from './migrations/0152-replacements.ts'
import { licenceUpdates } from './migrations/0154-licence-updates.ts'
import { endpointAndDevices } from './migrations/0160-endpoint.ts'
import { renewalsOfARental } from './migrations/0162-renewals-of-a-rental.ts'
import { access } from './migrations/0180-access.ts'
import { auditSeals } from './migrations/0182-audit-seals.ts'
import { privacy } from './migrations/0184-privacy.ts'
import { portalAnswers } from './migrations/0190-portal-answers.ts'
import { staleReminders } from './migrations/0192-stale-reminders.ts'
import { toldBefore } from './migrations/0194-told-before.ts'
import { unknownValues } from './migrations/0196-unknown-values.ts'
import { databaseDoor } from './sql.ts'
import { placeUnknown } from './unknown-values.ts'

export const migrations: readonly Migration[] = [
  first,
  attachmentsAndTasks,
  vaultAndIntake,
  ordersPayments,
  cardsChargesInvoices,
  serialLife,
  messages,
  policies,
  reportsAndBank,
  unlocks,
  prepaidKeys,
  portal,
  support,
  codes,
  updates,
  replacements,
  licenceUpdates,
  endpointAndDevices,
  renewalsOfARental,
  access,
  auditSeals,
  privacy,
  portalAnswers,
  staleReminders,
  toldBefore,
  unknownValues,
]

/** Table → its key, of every table whose rows are the ledger's. Each write to one inside a command keeps the row as it was. */
export const LEDGER_TABLES: Readonly<Record<string, string>> = Object.assign(
  {},
  ...migrations.map(({ tables }) => tables),
)

/** The number of the newest. */
export const NEWEST_SCHEMA = migrations.at(-1)!.number

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
