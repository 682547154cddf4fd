import type { HandlersOf } from '#core/app.ts'
import type { policyOperations } from '#contract/policies.ts'

export const policyHandlers: HandlersOf<typeof policyOperations> = {}
