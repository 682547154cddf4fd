import type { HandlersOf } from '#core/app.ts'
import { operations, type OperationName } from '#contract/index.ts'
import type { ledgerOperations } from '#contract/ledger.ts'
import type { Procedure } from '#contract/procedure.ts'
import { ok, refuse } from '#domain/result.ts'
import { mayDo } from '#domain/roles.ts'
import { countClients } from '#features/clients/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { countPending } from '#sync/outbox.ts'
import { loadSample } from './sample.ts'
import * as ledger from './sql.ts'

export const ledgerHandlers: HandlersOf<typeof ledgerOperations> = {
  'ledger.undo': ({ db, operator, authority }, { command }) => {
    // load
    const recorded = ledger.commandById(db, command)
    if (ledger.isTooOld(recorded?.seq ?? null, authority)) return refuse('undo.tooOld', {})
    if (!recorded) return refuse('undo.notFound', { command })
    if (ledger.wasUndone(db, command)) return refuse('undo.alreadyUndone', { command })
    // decide
    const definition: Procedure | undefined = operations[recorded.type as OperationName]
    if (definition?.kind !== 'command' || !definition.undoable) {
      return refuse('undo.notUndoable', { operation: recorded.type })
    }
    // What somebody may not do they may not take back either.
    if (!mayDo(operator.role, definition.role)) {
      return refuse('operation.roleRequired', { role: definition.role, operator: operator.name })
    }
    const rows = ledger.laterWork(db, [recorded.seq])
    if (rows.length > 0) return refuse('undo.laterWork', { rows })
    // save
    const putBack = ledger.putBack(db, [recorded.seq])
    const hanging = ledger.leftHanging(db, [recorded.seq])
    // Refused, the door takes back what was put back.
    if (hanging.length > 0) return refuse('undo.laterWork', { rows: hanging })
    return ok({ undone: recorded.type, rows: putBack })
  },

  'ledger.counts': ({ db }) =>
    ok({ clients: countClients(db), serials: countSerials(db), waiting: countPending(db) }),

  'sample.load': (context, input) => loadSample(context, input.clients ?? 250),
}
