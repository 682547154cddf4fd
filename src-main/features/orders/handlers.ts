import type { HandlersOf } from '#core/app.ts'
import type { orderOperations } from '#contract/orders.ts'

export const orderHandlers: HandlersOf<typeof orderOperations> = {}
