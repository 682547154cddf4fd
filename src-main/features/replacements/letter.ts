import type { InputOf, OutputOf } from '#contract/index.ts'
import type { JobContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findVendor } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { replacementLetterName, replacementLetterWords as words } from '#messages/es-MX/replacements.ts'
import { modeNames } from '#messages/es-MX/serials.ts'
import { renderLetter } from '#papers/letter.ts'
import { findReplacement } from './sql.ts'

/** The letter that the client prints on its letterhead and signs: licence number and machine name (mexico.md §10). */
export async function replacementLetter(
  { db, files, today, practice }: JobContext,
  { id }: InputOf<'replacements.letter'>,
): Promise<Result<OutputOf<'replacements.letter'>>> {
  const row = findReplacement(db, id)
  const serial = row && findSerial(db, row.serialId)
  if (!row || !serial) return refuse('replacement.notFound', { id })
  const client = findClient(db, serial.clientId)!
  const name = client.fiscalName || client.name
  // It asks for the number that was lost, whatever came in its place since.
  const number = row.formerSerial ?? serial.serial
  const bytes = renderLetter({
    title: words.documentTitle(number),
    day: today,
    city: client.city,
    client: name,
    addressee: findVendor(db, serial.vendorId)!.name,
    asks: [words.asks(name, client.rfc)],
    facts: [
      [words.system, `${serial.product} ${serial.version}`.trim()],
      [words.serial, number],
      [words.mode, modeNames[serial.mode]],
      [words.users, String(serial.users)],
      [words.owner, serial.owner],
      [words.computer, row.computer],
    ],
    says: [words.because(row.what, row.cause, row.lostOn), words.declares(name), words.thanks],
    watermark: practice ? practiceWatermark : null,
  })
  const fileName = replacementLetterName(number, client.name)
  return ok({ file: files.put(fileName, bytes).file, name: fileName })
}
