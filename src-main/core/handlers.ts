import type { Operations } from '#contract/index.ts'
import { calcHandlers } from '#features/calc/handlers.ts'
import { catalogueHandlers } from '#features/catalogue/handlers.ts'
import { clientHandlers } from '#features/clients/handlers.ts'
import { contactHandlers } from '#features/contacts/handlers.ts'
import { importHandlers } from '#features/imports/handlers.ts'
import { ledgerHandlers } from '#features/ledger/handlers.ts'
import { operatorHandlers } from '#features/operators/handlers.ts'
import { paymentHandlers } from '#features/payments/handlers.ts'
import { rentalHandlers } from '#features/rentals/handlers.ts'
import { searchHandlers } from '#features/search/handlers.ts'
import { serialHandlers } from '#features/serials/handlers.ts'
import { settingsHandlers } from '#features/settings/handlers.ts'
import { slipHandlers } from '#features/slips/handlers.ts'
import { todayHandlers } from '#features/today/handlers.ts'
import type { HandlersOf } from './app.ts'

/** What answers each operation: one that is missing does not compile. */
export const handlers: HandlersOf<Operations> = {
  ...calcHandlers,
  ...catalogueHandlers,
  ...clientHandlers,
  ...contactHandlers,
  ...importHandlers,
  ...ledgerHandlers,
  ...operatorHandlers,
  ...paymentHandlers,
  ...rentalHandlers,
  ...searchHandlers,
  ...serialHandlers,
  ...settingsHandlers,
  ...slipHandlers,
  ...todayHandlers,
}
