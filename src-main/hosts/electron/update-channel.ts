import { app } from 'electron'
import * as z from 'zod/mini'
import type { Answer } from '#core/app.ts'
import { refused } from '../web/refusals.ts'
import { asker } from './asked.ts'
import type { Relay } from './relay.ts'
import type { Updates } from './updates.ts'

export const updateAsked = z.strictObject({
  ask: z.enum(['state', 'look', 'install']),
  /** A form is half filled in. */
  unsaved: z.boolean(),
  ...asker,
})

/** For whoever may ask anything of this PC: how new versions stand, look now, or install what is here and open again. */
export async function answerUpdate(
  relay: Relay,
  updates: Updates,
  { ask, unsaved, operator, ledger }: z.output<typeof updateAsked>,
): Promise<Answer> {
  const { answer } = await relay.ask({ kind: 'thisPc', as: { ledger, operator } })
  if (!answer.ok) return answer
  if (ask === 'look') await updates.look()
  if (ask === 'install') {
    const obstacle = await updates.obstacle(unsaved)
    if (obstacle === 'noneReady') return refused('version.noneReady', {})
    if (obstacle !== null) return refused('version.notNow', { work: obstacle })
    // Now, while there is somebody to be told that it cannot be made.
    const backedUp = await relay.ask({
      ...{ kind: 'rpc', ledger: 'office', operator, job: null, asOf: null },
      ...{ name: 'backups.make', input: { beforeUpdate: true } },
    } as const)
    if (!backedUp.ok) return backedUp
    updates.reopenAfter()
    app.quit()
  }
  return { ok: true, value: await updates.standing() }
}
