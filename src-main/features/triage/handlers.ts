import type { HandlersOf } from '#core/app.ts'
import type { triageOperations } from '#contract/triage.ts'

export const triageHandlers: HandlersOf<typeof triageOperations> = {}
