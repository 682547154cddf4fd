import type { HandlersOf } from '#core/app.ts'
import type { reminderOperations } from '#contract/reminders.ts'

export const reminderHandlers: HandlersOf<typeof reminderOperations> = {}
