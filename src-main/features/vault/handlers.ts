import type { HandlersOf } from '#core/app.ts'
import type { vaultOperations } from '#contract/vault.ts'

export const vaultHandlers: HandlersOf<typeof vaultOperations> = {}
