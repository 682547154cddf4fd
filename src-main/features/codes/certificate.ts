import type { InputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { parseActivationCode } from '#domain/activation-code.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { findSerial, setMode } from '#features/serials/sql.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { keepCode } from './request.ts'
import * as codes from './sql.ts'

const PHOTO_TYPES: readonly string[] = ['application/pdf', 'image/png', 'image/jpeg']

/** R57, R71: what only the certificate in the box says, kept so that nobody has to find the box again. */
export function keepCertificate(
  { db, newId, today, operator }: CommandContext,
  input: InputOf<'codes.keepCertificate'>,
): Result<{ id: string }> {
  const { serialId, folio, datedOn = null, attachment = null } = input
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const photo = attachment === null ? null : findAttachment(db, attachment)
  const before = codes.certificateOf(db, serialId)
  // decide
  const isPhysical = serial.mode === 'physical' || (serial.mode === 'electronic' && serial.modeSure === 0)
  if (!isPhysical) {
    return refuse('certificate.notPhysical', { serial: serial.serial, mode: modeNames[serial.mode] })
  }
  const read = parseSerialNumber(input.serial)
  if (read !== serial.serial) {
    return refuse('certificate.ofOther', { serial: serial.serial, other: input.serial })
  }
  const code = parseActivationCode(input.code)
  if (code === null) return refuse('serial.codeInvalid', { code: input.code.slice(0, 40) })
  if (datedOn !== null && datedOn > today) return refuse('certificate.inFuture', { on: datedOn })
  if (attachment !== null && photo === null) return refuse('attachment.notFound', { id: attachment })
  if (photo !== null && !PHOTO_TYPES.includes(photo.type)) {
    return refuse('certificate.photoType', { name: photo.name })
  }
  // save
  if (serial.mode !== 'physical') setMode(db, serialId, 'physical')
  const receivedOn = datedOn ?? today
  const codeId = keepCode(db, serialId, { id: newId(), code, source: 'certificate', receivedOn }, today)
  codes.keepCertificate(db, {
    id: before?.id ?? newId(),
    serialId,
    folio,
    datedOn,
    codeId,
    // Corrected without a photo, the one that was taken stays.
    attachmentId: attachment ?? before?.attachmentId ?? null,
    keptOn: today,
    operatorId: operator.id,
  })
  if (before !== null && before.codeId !== codeId) codes.dropMisread(db, before.codeId)
  return ok({ id: serialId })
}
