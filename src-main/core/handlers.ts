import type { OperationName, Operations } from '#contract/index.ts'
import type { Result } from '#domain/result.ts'
import { accessHandlers } from '#features/access/handlers.ts'
import { attachmentHandlers } from '#features/attachments/handlers.ts'
import { auditHandlers } from '#features/audit/handlers.ts'
import { backupHandlers } from '#features/backups/handlers.ts'
import { bankHandlers } from '#features/bank/handlers.ts'
import { calcHandlers } from '#features/calc/handlers.ts'
import { cardHandlers } from '#features/cards/handlers.ts'
import { catalogueHandlers } from '#features/catalogue/handlers.ts'
import { changeHandlers } from '#features/changes/handlers.ts'
import { chargeHandlers } from '#features/charges/handlers.ts'
import { clientHandlers } from '#features/clients/handlers.ts'
import { closingHandlers } from '#features/closings/handlers.ts'
import { codeHandlers } from '#features/codes/handlers.ts'
import { contactHandlers } from '#features/contacts/handlers.ts'
import { exportHandlers } from '#features/exports/handlers.ts'
import { handoverHandlers } from '#features/handovers/handlers.ts'
import { helpHandlers } from '#features/help/handlers.ts'
import { importHandlers } from '#features/imports/handlers.ts'
import { intakeHandlers } from '#features/intake/handlers.ts'
import { invoiceHandlers } from '#features/invoices/handlers.ts'
import { keyHandlers } from '#features/keys/handlers.ts'
import { ledgerHandlers } from '#features/ledger/handlers.ts'
import { mailHandlers } from '#features/mail/handlers.ts'
import { operatorHandlers } from '#features/operators/handlers.ts'
import { orderHandlers } from '#features/orders/handlers.ts'
import { outageHandlers } from '#features/outage/handlers.ts'
import { paymentHandlers } from '#features/payments/handlers.ts'
import { policyHandlers } from '#features/policies/handlers.ts'
import { portalHandlers } from '#features/portal/handlers.ts'
import { practiceHandlers } from '#features/practice/handlers.ts'
import { privacyHandlers } from '#features/privacy/handlers.ts'
import { quoteHandlers } from '#features/quotes/handlers.ts'
import { reminderHandlers } from '#features/reminders/handlers.ts'
import { rentalHandlers } from '#features/rentals/handlers.ts'
import { replacementHandlers } from '#features/replacements/handlers.ts'
import { reportHandlers } from '#features/reports/handlers.ts'
import { searchHandlers } from '#features/search/handlers.ts'
import { serialHandlers } from '#features/serials/handlers.ts'
import { settingsHandlers } from '#features/settings/handlers.ts'
import { slipHandlers } from '#features/slips/handlers.ts'
import { supportHandlers } from '#features/support/handlers.ts'
import { syncHandlers } from '#features/sync/handlers.ts'
import { taskHandlers } from '#features/tasks/handlers.ts'
import { templateHandlers } from '#features/templates/handlers.ts'
import { thisPcHandlers } from '#features/this-pc/handlers.ts'
import { todayHandlers } from '#features/today/handlers.ts'
import { triageHandlers } from '#features/triage/handlers.ts'
import { unlockHandlers } from '#features/unlocks/handlers.ts'
import { updateHandlers } from '#features/updates/handlers.ts'
import { vaultHandlers } from '#features/vault/handlers.ts'
import { workbookHandlers } from '#features/workbook/handlers.ts'
import type { HandlersOf } from './app.ts'

/** What answers each operation: one that is missing does not compile. */
export const handlers: HandlersOf<Operations> = {
  ...accessHandlers,
  ...attachmentHandlers,
  ...auditHandlers,
  ...backupHandlers,
  ...bankHandlers,
  ...calcHandlers,
  ...cardHandlers,
  ...catalogueHandlers,
  ...changeHandlers,
  ...chargeHandlers,
  ...clientHandlers,
  ...closingHandlers,
  ...codeHandlers,
  ...contactHandlers,
  ...exportHandlers,
  ...handoverHandlers,
  ...helpHandlers,
  ...importHandlers,
  ...intakeHandlers,
  ...invoiceHandlers,
  ...keyHandlers,
  ...ledgerHandlers,
  ...mailHandlers,
  ...operatorHandlers,
  ...orderHandlers,
  ...outageHandlers,
  ...paymentHandlers,
  ...policyHandlers,
  ...portalHandlers,
  ...practiceHandlers,
  ...privacyHandlers,
  ...quoteHandlers,
  ...reminderHandlers,
  ...rentalHandlers,
  ...replacementHandlers,
  ...reportHandlers,
  ...searchHandlers,
  ...serialHandlers,
  ...settingsHandlers,
  ...slipHandlers,
  ...supportHandlers,
  ...syncHandlers,
  ...taskHandlers,
  ...templateHandlers,
  ...thisPcHandlers,
  ...todayHandlers,
  ...triageHandlers,
  ...unlockHandlers,
  ...updateHandlers,
  ...vaultHandlers,
  ...workbookHandlers,
}

type AnyHandler = (context: unknown, input: unknown) => Result<unknown> | Promise<Result<unknown>>

export function handlerOf(name: string): AnyHandler {
  return handlers[name as OperationName] as AnyHandler
}
