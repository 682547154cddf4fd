import type { z } from 'zod'
import { calcOperations } from './calc.ts'
import { catalogueOperations } from './catalogue.ts'
import { clientOperations } from './clients.ts'
import { contactOperations } from './contacts.ts'
import { importOperations } from './imports.ts'
import { ledgerOperations } from './ledger.ts'
import { operatorOperations } from './operators.ts'
import { paymentOperations } from './payments.ts'
import { rentalOperations } from './rentals.ts'
import { searchOperations } from './search.ts'
import { serialOperations } from './serials.ts'
import { settingsOperations } from './settings.ts'
import { slipOperations } from './slips.ts'
import { todayOperations } from './today.ts'

/** Every operation of the program, by its one flat name. */
export const operations = {
  ...calcOperations,
  ...catalogueOperations,
  ...clientOperations,
  ...contactOperations,
  ...importOperations,
  ...ledgerOperations,
  ...operatorOperations,
  ...paymentOperations,
  ...rentalOperations,
  ...searchOperations,
  ...serialOperations,
  ...settingsOperations,
  ...slipOperations,
  ...todayOperations,
}

export type Operations = typeof operations
export type OperationName = keyof Operations
export type InputOf<N extends OperationName> = z.input<Operations[N]['input']>
export type OutputOf<N extends OperationName> = z.output<Operations[N]['output']>
