import type { HandlersOf } from '#core/app.ts'
import type { reportOperations } from '#contract/reports.ts'

export const reportHandlers: HandlersOf<typeof reportOperations> = {}
