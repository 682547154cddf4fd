import type { HandlersOf } from '#core/app.ts'
import type { exportOperations } from '#contract/exports.ts'
import { ok } from '#domain/result.ts'
import { lists } from './lists.ts'
import { keptInside } from './keep-inside.ts'
import { takeTable } from './table.ts'

export const exportHandlers: HandlersOf<typeof exportOperations> = {
  'exports.make': async (context, wanted) => {
    const no = keptInside(context, wanted.format)
    if (no) return no
    const table = lists[wanted.list](context.db, wanted, context.today)
    return ok(await takeTable(context, table, wanted.format))
  },
}
