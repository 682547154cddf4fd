import type { HandlersOf } from '#core/app.ts'
import type { invoiceOperations } from '#contract/invoices.ts'

export const invoiceHandlers: HandlersOf<typeof invoiceOperations> = {}
