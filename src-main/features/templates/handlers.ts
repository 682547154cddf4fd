import type { HandlersOf } from '#core/app.ts'
import type { templateOperations } from '#contract/templates.ts'

export const templateHandlers: HandlersOf<typeof templateOperations> = {}
