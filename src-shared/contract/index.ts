import type { z } from 'zod'
import { accessOperations } from './access.ts'
import { attachmentOperations } from './attachments.ts'
import { auditOperations } from './audit.ts'
import { backupOperations } from './backups.ts'
import { bankOperations } from './bank.ts'
import { calcOperations } from './calc.ts'
import { cardOperations } from './cards.ts'
import { catalogueOperations } from './catalogue.ts'
import { changeOperations } from './changes.ts'
import { chargeOperations } from './charges.ts'
import { clientOperations } from './clients.ts'
import { closingOperations } from './closings.ts'
import { codeOperations } from './codes.ts'
import { contactOperations } from './contacts.ts'
import { exportOperations } from './exports.ts'
import { handoverOperations } from './handovers.ts'
import { helpOperations } from './help.ts'
import { importOperations } from './imports.ts'
import { intakeOperations } from './intake.ts'
import { invoiceOperations } from './invoices.ts'
import { keyOperations } from './keys.ts'
import { ledgerOperations } from './ledger.ts'
import { mailOperations } from './mail.ts'
import { operatorOperations } from './operators.ts'
import { orderOperations } from './orders.ts'
import { outageOperations } from './outage.ts'
import { paymentOperations } from './payments.ts'
import { policyOperations } from './policies.ts'
import { portalOperations } from './portal.ts'
import { practiceOperations } from './practice.ts'
import { privacyOperations } from './privacy.ts'
import { quoteOperations } from './quotes.ts'
import { reminderOperations } from './reminders.ts'
import { rentalOperations } from './rentals.ts'
import { replacementOperations } from './replacements.ts'
import { reportOperations } from './reports.ts'
import { searchOperations } from './search.ts'
import { serialOperations } from './serials.ts'
import { settingsOperations } from './settings.ts'
import { slipOperations } from './slips.ts'
import { supportOperations } from './support.ts'
import { syncOperations } from './sync.ts'
import { taskOperations } from './tasks.ts'
import { templateOperations } from './templates.ts'
import { thisPcOperations } from './this-pc.ts'
import { todayOperations } from './today.ts'
import { triageOperations } from './triage.ts'
import { unlockOperations } from './unlocks.ts'
import { updateOperations } from './updates.ts'
import { vaultOperations } from './vault.ts'
import { workbookOperations } from './workbook.ts'

/** Every operation of the program, by its one flat name. */
export const operations = {
  ...accessOperations,
  ...attachmentOperations,
  ...auditOperations,
  ...backupOperations,
  ...bankOperations,
  ...calcOperations,
  ...cardOperations,
  ...catalogueOperations,
  ...changeOperations,
  ...chargeOperations,
  ...clientOperations,
  ...closingOperations,
  ...codeOperations,
  ...contactOperations,
  ...exportOperations,
  ...handoverOperations,
  ...helpOperations,
  ...importOperations,
  ...intakeOperations,
  ...invoiceOperations,
  ...keyOperations,
  ...ledgerOperations,
  ...mailOperations,
  ...operatorOperations,
  ...orderOperations,
  ...outageOperations,
  ...paymentOperations,
  ...policyOperations,
  ...portalOperations,
  ...practiceOperations,
  ...privacyOperations,
  ...quoteOperations,
  ...reminderOperations,
  ...rentalOperations,
  ...replacementOperations,
  ...reportOperations,
  ...searchOperations,
  ...serialOperations,
  ...settingsOperations,
  ...slipOperations,
  ...supportOperations,
  ...syncOperations,
  ...taskOperations,
  ...templateOperations,
  ...thisPcOperations,
  ...todayOperations,
  ...triageOperations,
  ...unlockOperations,
  ...updateOperations,
  ...vaultOperations,
  ...workbookOperations,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type InputOf<N extends OperationName> = z.input<Operations[N]['input']>
export type OutputOf<N extends OperationName> = z.output<Operations[N]['output']>
