import type { Migration } from './migration.ts'
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

// Every migration that there is, and what comes of them: the tables of a ledger.

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
