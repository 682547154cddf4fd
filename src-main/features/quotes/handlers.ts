import type { HandlersOf } from '#core/app.ts'
import type { quoteOperations } from '#contract/quotes.ts'

export const quoteHandlers: HandlersOf<typeof quoteOperations> = {}
