import type { HandlersOf } from '#core/app.ts'
import type { replacementOperations } from '#contract/replacements.ts'
import { ok, refuse } from '#domain/result.ts'
import { findSerial } from '#features/serials/sql.ts'
import { replacementLetter } from './letter.ts'
import { replacementPage } from './page.ts'
import { allowance, requestReplacement } from './request.ts'
import * as steps from './steps.ts'
import * as replacements from './sql.ts'

export const replacementHandlers: HandlersOf<typeof replacementOperations> = {
  'replacements.allowance': allowance,
  'replacements.request': requestReplacement,
  'replacements.receiveDocument': steps.receiveDocument,
  'replacements.send': steps.sendReplacement,
  'replacements.replace': steps.replaceLicence,
  'replacements.refuse': (context, input) => steps.endReplacement(context, 'refuse', input),
  'replacements.cancel': (context, input) => steps.endReplacement(context, 'cancel', input),

  'replacements.get': (context, { id }) => {
    const row = replacements.findReplacement(context.db, id)
    const serial = row && findSerial(context.db, row.serialId)
    return row && serial ? ok(replacementPage(context, row, serial)) : refuse('replacement.notFound', { id })
  },

  'replacements.list': ({ db }, { show = 'open', search = '', offset = 0, limit = 100 }) =>
    ok(replacements.listReplacements(db, { show, search }, offset, limit)),

  'replacements.letter': replacementLetter,
}
