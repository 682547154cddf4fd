import type { HandlersOf } from '#core/app.ts'
import type { bankOperations } from '#contract/bank.ts'

export const bankHandlers: HandlersOf<typeof bankOperations> = {}
