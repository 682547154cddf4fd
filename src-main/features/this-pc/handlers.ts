import type { HandlersOf } from '#core/app.ts'
import { APP_VERSION } from '#core/version.ts'
import type { thisPcOperations } from '#contract/this-pc.ts'
import { updateAddress } from '#domain/program-update.ts'
import { ok, refuse } from '#domain/result.ts'
import * as thisPc from './sql.ts'
import { makeSupportFile } from './support-file.ts'

export const thisPcHandlers: HandlersOf<typeof thisPcOperations> = {
  'thisPc.get': ({ db }) => ok({ version: APP_VERSION, ...thisPc.read(db) }),

  'thisPc.setUpdates': ({ db }, { address }) => {
    const updatesFrom = address === '' ? null : updateAddress(address)
    if (address !== '' && updatesFrom === null) return refuse('version.addressRefused', { address })
    thisPc.setUpdatesFrom(db, updatesFrom)
    return ok({ updatesFrom })
  },

  'thisPc.supportFile': async (context) => {
    const bytes = await makeSupportFile(context, thisPc.read(context.db))
    const name = `vigente-soporte-${context.syncing.letter()}-${context.today.replaceAll('-', '')}.zip`
    return ok({ file: context.files.put(name, bytes).file, name })
  },

  'thisPc.setPrinting': ({ db }, printing) => {
    thisPc.setPrinting(db, printing)
    return ok({})
  },
}
