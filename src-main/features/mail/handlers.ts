import type { HandlersOf } from '#core/app.ts'
import type { mailOperations } from '#contract/mail.ts'

export const mailHandlers: HandlersOf<typeof mailOperations> = {}
