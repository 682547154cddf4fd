import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { mailOperations } from '#contract/mail.ts'
import type { ReadDb } from '#db/sql.ts'
import { recipientsAgain, settleMail } from '#domain/mail.ts'
import { mayBeWrittenTo } from '#domain/privacy.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { isOwnMachine, sendBySmtp, trySmtp } from '#mail/smtp.ts'
import { composeMail } from '#mail/compose.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { operatorName } from '#features/operators/sql.ts'
import { isReminder } from '#features/reminders/about.ts'
import { keepNotices } from '#features/reminders/notices.ts'
import { chargesAnnouncedBy, unfire } from '#features/reminders/sql.ts'
import { letterOf, writeSetting } from '#features/settings/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { mailArrived, mailCancelled, mailTest } from '#messages/es-MX/mail.ts'
import { refusalSentence } from '#messages/es-MX/refusals.ts'
import { later } from './later.ts'
import { consentsOf } from '#features/privacy/sql.ts'
import { cancelMail, isMailAddress, queueMail } from './queue.ts'
import { hasArrived } from './reason.ts'
import { sendDueMails } from './send.ts'
import { mailServer, readMailSettings, type MailSettings } from './settings.ts'
import * as mails from './sql.ts'

export const mailHandlers: HandlersOf<typeof mailOperations> = {
  'mail.settings': ({ db, secrets }) => {
    const kept = readMailSettings(db)
    const sender = kept?.sender ?? letterOf(db)
    const server = kept && mailServer(secrets, kept)
    return ok({
      settings: kept && shown(kept),
      hasPassword: kept !== null && kept.password !== null,
      locked: server === null || server.ok ? null : refusalSentence(server.refusal),
      sender,
      sendsHere: sender === letterOf(db),
    })
  },

  'mail.saveSettings': ({ db, series }, { password, ...input }) => {
    // decide
    if (input.security === 'plain' && !isOwnMachine(input.host)) {
      return refuse('mail.plainOutside', { host: input.host })
    }
    const fromAddress = input.fromAddress.toLowerCase()
    if (!isMailAddress(fromAddress)) return refuse('mail.addressInvalid', { address: input.fromAddress })
    // save
    const kept = password ?? readMailSettings(db)?.password ?? null
    writeSetting(db, 'mail', { ...input, fromAddress, password: kept, sender: series })
    return ok({ sender: series })
  },

  'mail.test': async ({ db, practice, now, group, secrets }) => {
    if (practice) return refuse('mail.practice', {})
    const settings = readMailSettings(db)
    if (settings === null) return refuse('mail.notSetUp', {})
    const server = mailServer(secrets, settings)
    if (!server.ok) return server
    const fault = await trySmtp(server.value)
    if (fault !== null) return refuse('mail.testFailed', { host: settings.host, reason: fault })
    const to = settings.fromAddress
    const message = await composeMail({
      messageId: `<${group}@${to.slice(to.indexOf('@') + 1)}>`,
      fromName: settings.fromName,
      fromAddress: to,
      to: [to],
      date: new Date(now),
      attachments: [],
      ...mailTest,
    })
    const outcome = await sendBySmtp(server.value, { from: to, to: [to] }, message)
    const taken = outcome.kind === 'taken' && outcome.addresses.every(({ code }) => code < 300)
    return taken
      ? ok({ to, answer: outcome.answer })
      : refuse('mail.testFailed', { host: settings.host, reason: outcome.answer })
  },

  'mail.queue': (context, { clientId, to, subject, text, attachments = [], purpose = 'service' }) => {
    if (clientId !== undefined && !findClient(context.db, clientId)) {
      return refuse('client.notFound', { id: clientId })
    }
    const against = to.find((address) => !mayReceive(context.db, address, purpose))
    if (against !== undefined) return refuse('privacy.notAgreed', { address: against })
    const queued = queueMail(context, { clientId: clientId ?? null, to, subject, text, attachments })
    return queued.ok ? ok({ id: queued.value }) : queued
  },

  'mail.list': ({ db }, { clientId, states = [], offset = 0, limit = 100 }) => {
    const { total, mails: found } = mails.listMails(db, { clientId: clientId ?? null, states }, offset, limit)
    const counts = mails.countsByState(db)
    return ok({
      total,
      mails: found.map(row),
      counts: {
        queued: counts.get('queued') ?? 0,
        sending: counts.get('sending') ?? 0,
        sent: counts.get('sent') ?? 0,
        failed: counts.get('failed') ?? 0,
        cancelled: counts.get('cancelled') ?? 0,
        unsure: counts.get('unsure') ?? 0,
      },
    })
  },

  'mail.get': ({ db }, { id }) => {
    const mail = mails.findMail(db, id)
    if (!mail) return refuse('mail.notFound', { id })
    const client = mail.clientId === null ? null : (findClient(db, mail.clientId)?.name ?? null)
    return ok({
      mail: {
        ...row({ ...mail, client }),
        text: mail.body,
        messageId: mail.messageId,
        operator: operatorName(db, mail.operatorId),
        files: mail.attachments.map((file) => ({ id: file, name: findAttachment(db, file)?.name ?? '' })),
      },
    })
  },

  'mail.cancel': ({ db, now }, { id }) => {
    const mail = inState(db, id, ['queued'])
    if (!mail.ok) return mail
    cancelMail(db, mail.value, mailCancelled.byHand, now)
    return ok({ id })
  },

  'mail.retry': ({ db, now }, { id, to = [] }) => {
    // load
    const mail = inState(db, id, ['queued', 'failed', 'unsure', 'sent'])
    if (!mail.ok) return mail
    // decide
    const addresses = to.map((address) => address.toLowerCase())
    const wrong = addresses.find((address) => !isMailAddress(address))
    if (wrong !== undefined) return refuse('mail.addressInvalid', { address: wrong })
    const recipients = recipientsAgain(mail.value.recipients, addresses)
    if (!recipients.some(({ state }) => state === 'pending')) {
      return refuse('mail.stateDiffers', { subject: mail.value.subject, state: mail.value.state })
    }
    // save
    const again = { state: 'queued', tries: 0, nextTryAt: now, settledAt: null, recipients } as const
    mails.updateMail(db, { ...mail.value, ...again })
    clearTask(db, 'mail.failed', id)
    return ok({ id })
  },

  'mail.close': (context, { id, arrived }) => {
    const { db, now } = context
    // load
    const mail = inState(db, id, ['failed', 'unsure', 'sent'])
    if (!mail.ok) return mail
    // save
    clearTask(db, 'mail.failed', id)
    if (mail.value.state === 'unsure') {
      const recipients = mail.value.recipients.map((one) =>
        one.state === 'pending' && arrived ? { ...one, state: 'accepted' as const } : one,
      )
      mails.updateMail(db, {
        ...mail.value,
        recipients,
        state: arrived ? 'sent' : 'failed',
        settledAt: now,
      })
      if (arrived) keepNoticesOf(context, mail.value, mailArrived)
    }
    return ok({ id })
  },

  'mail.send': (context) => sendDueMails(context),

  'mail.take': ({ db }, { id, attachments }) => {
    const mail = inState(db, id, ['queued'])
    if (!mail.ok) return mail
    mails.updateMail(db, { ...mail.value, attachments, state: 'sending', tries: mail.value.tries + 1 })
    return ok({ id })
  },

  'mail.settle': (context, { id, outcome }) => {
    const { db, now, today } = context
    // load
    const mail = inState(db, id, ['sending'])
    if (!mail.ok) return mail
    const { recipients, tries, subject, clientId } = mail.value
    // decide
    const settled = settleMail(recipients, tries, outcome)
    // save
    mails.updateMail(db, {
      ...mail.value,
      recipients: settled.recipients,
      state: settled.state,
      answer: settled.answer,
      nextTryAt: settled.retryIn === null ? mail.value.nextTryAt : later(now, settled.retryIn),
      settledAt: settled.state === 'queued' ? null : now,
    })
    const taken = settled.recipients.find(({ state }) => state === 'accepted')
    if (taken) keepNoticesOf(context, mail.value, `${taken.address}: ${taken.answer}`)
    if (!settled.needsPerson) clearTask(db, 'mail.failed', id)
    else {
      const left = settled.recipients.filter(({ state }) => state !== 'accepted')
      const to = left.map(({ address }) => address).join(', ')
      const task = { kind: 'mail.failed', ref: id, clientId, serialId: null, dueTime: null } as const
      setTask(db, { ...task, dueOn: today, params: { subject, to } })
    }
    return ok({ state: settled.state })
  },

  'mail.withdraw': ({ db, now }, { id, why }) => {
    const mail = inState(db, id, ['queued'])
    if (!mail.ok) return mail
    cancelMail(db, mail.value, why, now)
    if (!hasArrived(mail.value)) unfire(db, id)
    return ok({ id })
  },
}

/** The server has it: the charges that it announced are announced, with its words as proof and its paper. */
function keepNoticesOf(context: CommandContext, mail: mails.Mail, proof: string): void {
  if (!isReminder(mail)) return
  const attachmentId = mail.attachments[0] ?? null
  keepNotices(context, chargesAnnouncedBy(context.db, mail.id), { channel: 'email', proof, attachmentId })
}

function inState(db: ReadDb, id: string, states: readonly mails.Mail['state'][]): Result<mails.Mail> {
  const mail = mails.findMail(db, id)
  if (!mail) return refuse('mail.notFound', { id })
  return states.includes(mail.state)
    ? ok(mail)
    : refuse('mail.stateDiffers', { subject: mail.subject, state: mail.state })
}

function row({ attachments, ...mail }: mails.Mail & { readonly client: string | null }) {
  const { id, clientId, client, subject, recipients, state, tries, nextTryAt, answer, queuedAt, settledAt } =
    mail
  return {
    id,
    clientId,
    client,
    subject,
    recipients: [...recipients],
    state,
    tries,
    nextTryAt,
    answer,
    queuedAt,
    settledAt,
    attachments: attachments.length,
  }
}

function shown(settings: MailSettings) {
  const { host, port, security, user, fromName, fromAddress, automatic, remindersAt } = settings
  return { host, port, security, user, fromName, fromAddress, automatic, remindersAt }
}

/** Of an address that is nobody's of the office nothing is known: an offer does not leave to it. */
function mayReceive(db: ReadDb, address: string, purpose: 'service' | 'offer'): boolean {
  if (purpose === 'service') return true
  const people = consentsOf(db, address.trim().toLowerCase())
  return (
    people.length > 0 &&
    people.every(({ voluntary, opposedOn }) =>
      mayBeWrittenTo({ voluntary: voluntary === 1, opposedOn }, purpose),
    )
  )
}
