import type { HandlersOf } from '#core/app.ts'
import type { changeOperations } from '#contract/changes.ts'

export const changeHandlers: HandlersOf<typeof changeOperations> = {}
