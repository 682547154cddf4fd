import type { JobContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { SmtpOutcome } from '#domain/mail.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { composeMail } from '#mail/compose.ts'
import { sendBySmtp, type SmtpServer } from '#mail/smtp.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { isReminder } from '#features/reminders/about.ts'
import { reminderDay } from '#features/reminders/fields.ts'
import { reminderPaper } from '#features/reminders/paper.ts'
import { letterOf } from '#features/settings/sql.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import { mailCancelled, mailDoubt, mailFileMissing } from '#messages/es-MX/mail.ts'
import { isOfficeOpen } from './office-hours.ts'
import { secretPlace } from './queue.ts'
import { reasonGone } from './reason.ts'
import { mailServer, readMailSettings, type MailSettings } from './settings.ts'
import * as mails from './sql.ts'

interface Counts {
  readonly sent: number
  readonly waiting: number
  readonly failed: number
  readonly cancelled: number
}

/** Of one run; what is left is the next one's, a minute later or at once. */
const MOST = 50

/**
 * Sends what waits, one message after the other. The ledger says "sending" before the first byte leaves and what came
 * of it after the last, each in a transaction of its own; what a killed process left as "sending" is never sent again
 * by itself, since nobody knows whether it arrived.
 */
export async function sendDueMails(context: JobContext): Promise<Result<Counts>> {
  const { db, now, today, practice, secrets } = context
  const settings = readMailSettings(db)
  const none = { sent: 0, waiting: 0, failed: 0, cancelled: 0 }
  // Of several PCs that share a ledger one sends; a ledger for practice sends nothing.
  if (settings === null || practice || settings.sender !== letterOf(db)) return ok(none)
  // A vault that is shut lets nothing leave; the screen of the mail says so.
  const server = mailServer(secrets, settings)
  if (!server.ok || underWay.has(db)) return ok(none)
  underWay.add(db)
  try {
    await doubtTheLeftOver(context)
    const counts = { ...none }
    for (const id of mails.dueMails(db, { now, today, officeOpen: isOfficeOpen(db, now) }, MOST)) {
      if (context.cancelled()) break
      const came = await sendOne(context, settings, server.value, id)
      if (came === null) continue
      counts[came.counts] += 1
      // The server is gone: the others wait too, instead of each knocking at a closed door.
      if (came.gone) break
    }
    return ok(counts)
  } finally {
    underWay.delete(db)
  }
}

/** One program holds a ledger, so what is at the server now is known here. */
const underWay = new WeakSet<ReadDb>()

async function doubtTheLeftOver({ db, atomically, run }: JobContext): Promise<void> {
  for (const id of mails.mailsUnderWay(db)) {
    const outcome = { kind: 'unsure', answer: mailDoubt } as const
    await atomically(async () => run('mail.settle', { id, outcome }))
  }
}

interface Came {
  readonly counts: keyof Counts
  readonly gone: boolean
}

/** Null where it is not this message's turn after all: it was cancelled meanwhile. */
async function sendOne(
  context: JobContext,
  settings: MailSettings,
  server: SmtpServer,
  id: string,
): Promise<Came | null> {
  const { db, atomically, run } = context
  const mail = mails.findMail(db, id)
  if (mail?.state !== 'queued') return null
  const gone = reasonGone(context, mail)
  if (gone !== null) {
    await atomically(async () => run('mail.withdraw', { id, why: mailCancelled[gone] }))
    return { counts: 'cancelled', gone: false }
  }
  const attachments = await withPaper(context, mail)
  const taken = await atomically(async () => run('mail.take', { id, attachments }))
  if (!taken.ok) return null
  const outcome = await deliver(context, settings, server, { ...mail, attachments })
  const settled = await atomically(async () => run('mail.settle', { id, outcome: brief(outcome) }))
  const state = settled.ok ? (settled.value as { state: mails.Mail['state'] }).state : 'failed'
  return {
    counts: state === 'sent' ? 'sent' : state === 'queued' ? 'waiting' : 'failed',
    gone: outcome.kind === 'unreachable',
  }
}

/** The paper of a reminder is drawn as it leaves, once, and kept as what the client was given. */
async function withPaper(context: JobContext, mail: mails.Mail): Promise<readonly string[]> {
  const { db, files, atomically, run } = context
  if (!isReminder(mail) || mail.attachments.length > 0) return mail.attachments
  const paper = reminderPaper(db, reminderDay(context), mail)
  if (paper === null) return []
  const id = files.keep(paper.bytes)
  const row = { id, name: paper.name, type: 'application/pdf', size: paper.bytes.length }
  const recorded = await atomically(async () => run('attachments.record', row))
  return recorded.ok ? [id] : []
}

async function deliver(
  context: JobContext,
  settings: MailSettings,
  server: SmtpServer,
  mail: mails.Mail,
): Promise<SmtpOutcome> {
  const files = attachmentsOf(context, mail)
  if (!files.ok) return { kind: 'refused', code: 554, answer: mailFileMissing }
  const text = withSecrets(context.secrets, mail)
  if (!text.ok) return { kind: 'unreachable', answer: refusalSentence(text.refusal) }
  const message = await composeMail({
    messageId: mail.messageId,
    fromName: settings.fromName,
    fromAddress: settings.fromAddress,
    to: mail.recipients.map(({ address }) => address),
    subject: mail.subject,
    text: text.value,
    date: new Date(mail.queuedAt),
    attachments: files.value,
  })
  const to = mail.recipients.filter(({ state }) => state === 'pending').map(({ address }) => address)
  return sendBySmtp(server, { from: settings.fromAddress, to }, message)
}

/** What stands sealed in the ledger is words in the message alone. */
function withSecrets(secrets: JobContext['secrets'], { body, sealed }: mails.Mail): Result<string> {
  let text = body
  for (const [field, secret] of Object.entries(sealed)) {
    const opened = secrets.open(secret)
    if (!opened.ok) return opened
    text = text.split(secretPlace(field)).join(opened.value)
  }
  return ok(text)
}

function attachmentsOf({ db, files }: JobContext, { attachments }: mails.Mail) {
  const read = []
  for (const id of attachments) {
    const attachment = findAttachment(db, id)
    const bytes = files.kept(id)
    if (attachment === null || bytes === null) {
      return refuse('attachment.notOnThisPc', { name: attachment?.name ?? id })
    }
    read.push({ name: attachment.name, type: attachment.type, bytes })
  }
  return ok(read)
}

/** A server may answer at any length. */
function brief(outcome: SmtpOutcome): SmtpOutcome {
  const cut = (text: string) => text.slice(0, 2000)
  if (outcome.kind !== 'taken') return { ...outcome, answer: cut(outcome.answer) }
  const addresses = outcome.addresses.map((one) => ({ ...one, answer: cut(one.answer) }))
  return { ...outcome, answer: cut(outcome.answer), addresses }
}
