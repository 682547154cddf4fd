import type { HandlersOf } from '#core/app.ts'
import type { codeOperations } from '#contract/codes.ts'
import { ok, refuse } from '#domain/result.ts'
import { findSerial, setCodeComputer } from '#features/serials/sql.ts'
import { keepCertificate } from './certificate.ts'
import { codesPage } from './page.ts'
import { closeByHand, requestCode } from './request.ts'
import { sendCode } from './send.ts'
import { findCode } from './sql.ts'

export const codeHandlers: HandlersOf<typeof codeOperations> = {
  'codes.of': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    return serial ? ok(codesPage(context, serial)) : refuse('serial.notFound', { id: serialId })
  },
  'codes.setComputer': ({ db }, { id, computer }) => {
    if (!findCode(db, id)) return refuse('code.notFound', { id })
    setCodeComputer(db, id, computer)
    return ok({ id })
  },
  'codes.request': requestCode,
  'codes.closeRequest': closeByHand,
  'codes.send': sendCode,
  'codes.keepCertificate': keepCertificate,
}
