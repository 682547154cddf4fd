import type { HandlersOf } from '#core/app.ts'
import type { cardOperations } from '#contract/cards.ts'

export const cardHandlers: HandlersOf<typeof cardOperations> = {}
