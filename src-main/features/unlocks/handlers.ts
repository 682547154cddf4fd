import type { HandlersOf } from '#core/app.ts'
import type { unlockOperations } from '#contract/unlocks.ts'
import { ok, refuse } from '#domain/result.ts'
import { findSerial } from '#features/serials/sql.ts'
import { unlockLetter } from './letter.ts'
import { allowancePage, listedUnlock, unlockPage } from './page.ts'
import { requestUnlock } from './request.ts'
import * as steps from './steps.ts'
import * as unlocks from './sql.ts'

export const unlockHandlers: HandlersOf<typeof unlockOperations> = {
  'unlocks.allowance': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    return serial ? ok(allowancePage(context, serial)) : refuse('serial.notFound', { id: serialId })
  },
  'unlocks.request': requestUnlock,
  'unlocks.receiveDocument': steps.receiveDocument,
  'unlocks.send': steps.sendUnlock,
  'unlocks.acceptDocuments': steps.acceptDocuments,
  'unlocks.rejectDocument': steps.rejectDocument,
  'unlocks.grant': steps.grantUnlock,
  'unlocks.refuse': (context, input) => steps.endUnlock(context, 'refuse', input),
  'unlocks.withdraw': (context, input) => steps.endUnlock(context, 'withdraw', input),

  'unlocks.get': (context, { id }) => {
    const unlock = unlocks.findUnlock(context.db, id)
    const serial = unlock && findSerial(context.db, unlock.serialId)
    return unlock && serial ? ok(unlockPage(context, unlock, serial)) : refuse('unlock.notFound', { id })
  },

  'unlocks.list': ({ db, policies }, { show = 'open', clientId, serialId, search = '', offset, limit }) => {
    const of = { clientId: clientId ?? null, serialId: serialId ?? null, search }
    const { total, unlocks: rows } = unlocks.listUnlocks(db, { ...of, show }, offset ?? 0, limit ?? 100)
    return ok({ total, counts: unlocks.countUnlocks(db, of), unlocks: rows.map(listedUnlock(policies.zone)) })
  },

  'unlocks.letter': unlockLetter,
}
