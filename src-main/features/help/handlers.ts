import type { HandlersOf } from '#core/app.ts'
import type { helpOperations } from '#contract/help.ts'
import { ok } from '#domain/result.ts'
import { rulesOf } from './rules.ts'

export const helpHandlers: HandlersOf<typeof helpOperations> = {
  'help.rules': (context, { topics }) =>
    ok({ rules: [...new Set(topics)].flatMap((topic) => rulesOf(context, topic)) }),
}
