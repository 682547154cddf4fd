import type { HandlersOf } from '#core/app.ts'
import type { exportOperations } from '#contract/exports.ts'
import { ok } from '#domain/result.ts'
import { lists } from './lists.ts'
import { exportTable } from './table.ts'

export const exportHandlers: HandlersOf<typeof exportOperations> = {
  'exports.make': async (context, wanted) =>
    ok(await exportTable(context, lists[wanted.list](context.db, wanted, context.today), wanted.format)),
}
