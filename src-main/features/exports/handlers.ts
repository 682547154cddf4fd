import type { HandlersOf } from '#core/app.ts'
import type { exportOperations } from '#contract/exports.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { ok } from '#domain/result.ts'
import { lists } from './lists.ts'
import { keptInside } from './keep-inside.ts'
import { exportTable } from './table.ts'

export const exportHandlers: HandlersOf<typeof exportOperations> = {
  'exports.make': async (context, wanted) => {
    const no = keptInside(context, wanted.format)
    if (no) return no
    const table = lists[wanted.list](context.db, wanted, context.today)
    const made = await exportTable(context, table, wanted.format)
    await context.note({ action: 'exports.taken', entity: made.name, reason: rowsTaken(made.rows) })
    return ok(made)
  },
}
