import type { HandlersOf } from '#core/app.ts'
import type { chargeOperations } from '#contract/charges.ts'

export const chargeHandlers: HandlersOf<typeof chargeOperations> = {}
