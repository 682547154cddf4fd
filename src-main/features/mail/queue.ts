import type { CommandContext } from '#core/app.ts'
import type { WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Sealed } from '#domain/secret.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { clearTask } from '#features/tasks/sql.ts'
import { readMailSettings } from './settings.ts'
import * as mails from './sql.ts'

export interface NewMail {
  /** In whose thread it stands; null for a vendor or the office itself. */
  readonly clientId: string | null
  /** Addresses; several get the same message. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** Ids of attachments. */
  readonly attachments?: readonly string[]
  /**
   * What it follows from, in the caller's own words (`invoice:⟨id⟩`): `cancelMailsAbout` takes back what waits when
   * that is over.
   */
  readonly about?: string
  /**
   * Secrets that the text shows (C17): sealed in the ledger, words only in the message as it leaves. The text has
   * `secretPlace(name)` where each goes.
   */
  readonly sealed?: Readonly<Record<string, Sealed>>
  /** The only day on which its words are true; then it leaves in office hours alone. */
  readonly goodOn?: Day
}

type QueueContext = Pick<CommandContext, 'db' | 'newId' | 'now' | 'today' | 'operator'>

/**
 * Puts a message in the outgoing queue, in the caller's own transaction: the loop sends it, now or when there is
 * network again, and never twice. Refused where an address or the subject is not one. The answer is its id.
 */
export function queueMail(context: QueueContext, mail: NewMail): Result<string> {
  return mailQueue(context)(mail)
}

/** `queueMail` for many messages of one moment: `const queue = mailQueue(context)`, then `queue(mail)` each. */
export function mailQueue(context: QueueContext): (mail: NewMail) => Result<string> {
  const domain = domainOf(readMailSettings(context.db)?.fromAddress ?? '')
  return (mail) => queueFrom(context, domain, mail)
}

function queueFrom(context: QueueContext, domain: string, mail: NewMail): Result<string> {
  // decide
  const to = [...new Set(mail.to.map((address) => address.trim().toLowerCase()))].filter(Boolean)
  if (to.length === 0) return refuse('mail.addressInvalid', { address: '' })
  const wrong = to.find((address) => !isMailAddress(address))
  if (wrong !== undefined) return refuse('mail.addressInvalid', { address: wrong })
  const subject = mail.subject.replace(/\s+/g, ' ').trim()
  if (subject === '') return refuse('mail.subjectRequired', {})
  const missing = mail.attachments?.find((id) => findAttachment(context.db, id) === null)
  if (missing !== undefined) return refuse('attachment.notFound', { id: missing })
  // save
  const { db, newId, now, today, operator } = context
  const id = newId()
  mails.insertMail(db, {
    id,
    messageId: `<${id}@${domain}>`,
    clientId: mail.clientId,
    recipients: to.map((address) => ({ address, state: 'pending', answer: '' })),
    subject,
    body: mail.text,
    attachments: mail.attachments ?? [],
    sealed: mail.sealed ?? {},
    about: mail.about ?? '',
    goodOn: mail.goodOn ?? null,
    queuedOn: today,
    queuedAt: now,
    operatorId: operator.id,
  })
  return ok(id)
}

/** What it followed from is over (it was paid, the invoice came): what has not left yet never does. How many. */
export function cancelMailsAbout(db: WriteDb, about: string, why: string, now: string): number {
  const waiting = mails.waitingAbout(db, about)
  for (const mail of waiting) cancelMail(db, mail, why, now)
  return waiting.length
}

export function cancelMail(db: WriteDb, mail: mails.Mail, why: string, now: string): void {
  mails.updateMail(db, { ...mail, state: 'cancelled', answer: why, settledAt: now })
  clearTask(db, 'mail.failed', mail.id)
}

/** `secretPlace('contrasena') // '⟦contrasena⟧'`: give it to `renderTemplate` as the field's value. */
export function secretPlace(name: string): string {
  return `⟦${name}⟧`
}

/** One address, without a name around it. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@,;:<>()"[\]\\]+@[^\s@,;:<>()"[\]\\]+\.[^\s@,;:<>()"[\]\\.]+$/.test(text)
}

function domainOf(address: string): string {
  return /@([a-z0-9.-]+)$/i.exec(address)?.[1] ?? 'vigente.invalid'
}
