import type { InputOf, OutputOf } from '#contract/index.ts'
import type { JobContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { familyOf } from '#features/codes/family.ts'
import { findSerial } from '#features/serials/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { letterName } from '#messages/es-MX/unlocks.ts'
import { renderUnlockLetter } from '#papers/unlock-letter.ts'
import { findUnlock } from './sql.ts'

/** The letter that the client prints on its letterhead and signs, as of the day on which it is made (beyond.md 9). */
export async function unlockLetter(
  { db, files, today, practice }: JobContext,
  { id }: InputOf<'unlocks.letter'>,
): Promise<Result<OutputOf<'unlocks.letter'>>> {
  const unlock = findUnlock(db, id)
  const serial = unlock && findSerial(db, unlock.serialId)
  if (!unlock || !serial) return refuse('unlock.notFound', { id })
  const client = findClient(db, serial.clientId)!
  // Of the codes, the one on the client's computer: the newest before this unlock brought another.
  const code = familyOf(db, serial.id).find((one) => one.id !== unlock.codeId)?.code ?? ''
  const bytes = renderUnlockLetter({
    day: today,
    city: client.city,
    client: { name: client.fiscalName || client.name, rfc: client.rfc },
    owner: serial.owner,
    vendor: findVendor(db, serial.vendorId)!.name,
    system: serial.product,
    version: serial.version,
    serial: serial.serial,
    code,
    users: serial.users,
    mode: unlock.mode,
    cause: unlock.cause,
    formerComputer: unlock.formerComputer,
    computer: unlock.computer,
    watermark: practice ? practiceWatermark : null,
  })
  const name = letterName(serial.serial, client.name)
  return ok({ file: files.put(name, bytes).file, name })
}
