import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { registeredContact } from '#domain/contact.ts'
import { isGone } from '#domain/entitlement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import { queueMail } from '#features/mail/queue.ts'
import { lastAbout } from '#features/mail/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { renderTemplate } from '#features/templates/render.ts'
import { familyOf } from './family.ts'

/** R75, D18: the office's own message, under its own name, to the registered e-mail; queued, which is not sent. */
export function sendCode(
  context: CommandContext,
  { serialId }: InputOf<'codes.send'>,
): Result<OutputOf<'codes.send'>> {
  const { db, today } = context
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const code = familyOf(db, serialId).find(({ inForce }) => inForce)
  const person = registeredContact(contactsOf(db, serial.clientId))
  const last = lastAbout(db, aboutCode(serialId))
  // decide
  if (isGone(serial, today)) return refuse('serial.hasLeft', { serial: serial.serial })
  if (!code) return refuse('code.none', { serial: serial.serial })
  if (!person) return refuse('code.noEmail', { client: serial.client, id: serial.clientId })
  if (last?.state === 'queued' || last?.state === 'sending') {
    return refuse('code.mailWaiting', { serial: serial.serial, to: last.recipients[0]!.address })
  }
  // save
  const { subject, text } = renderTemplate(db, 'code.send', {
    cliente: serial.client,
    contacto: person.name,
    sistema: `${serial.system} ${serial.version}`,
    serie: serial.serial,
    cda: code.code,
  })
  const mail = queueMail(context, {
    clientId: serial.clientId,
    to: [person.email],
    subject,
    text,
    about: aboutCode(serialId),
  })
  return mail.ok ? ok({ id: code.id, mailId: mail.value, to: person.email }) : mail
}

/** `aboutCode('0193…') // 'code:0193…'`, by which its messages are found again. */
export function aboutCode(serialId: string): string {
  return `code:${serialId}`
}
