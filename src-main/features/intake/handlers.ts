import type { HandlersOf } from '#core/app.ts'
import type { intakeOperations } from '#contract/intake.ts'

export const intakeHandlers: HandlersOf<typeof intakeOperations> = {}
