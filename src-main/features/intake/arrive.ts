import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { JobContext } from '#core/app.ts'
import { dayInZone } from '#core/stamp.ts'
import { readIntakeText } from '#domain/intake-text.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { attachmentType } from '#files/attachment-type.ts'
import { readMessage } from '#files/message.ts'
import { intakeFrom } from './sql.ts'

const MOST_BYTES = 10 * 1024 * 1024
const MOST_TEXT = 20_000

export interface Arrived {
  readonly id: string
  readonly again: boolean
}

/** The saved e-mail, kept as it is; its text, or what the HTML says, fills the form. */
export async function arriveAsFile(context: JobContext, file: string): Promise<Result<Arrived>> {
  const { db, files, today, policies, run, atomically } = context
  const stored = files.get(file)
  if (!stored) return refuse('file.notFound', { file })
  const { name, size } = stored
  if (size > MOST_BYTES) return refuse('attachment.tooLarge', { name, megabytes: MOST_BYTES / 1024 / 1024 })
  const bytes = readFileSync(stored.path)
  const mail = attachmentType(bytes) === 'message/rfc822' ? await readMessage(bytes) : null
  if (mail === null) return refuse('intake.notAMessage', { name })

  const attachmentId = createHash('sha256').update(bytes).digest('hex')
  // The same mail, saved by another program, is other bytes; its own id is the same.
  const sourceKey =
    mail.messageId === '' ? `bytes:${attachmentId}` : `message:${mail.messageId.slice(0, 1_000)}`
  const before = intakeFrom(db, sourceKey)
  if (before) return ok({ id: before.id, again: true })

  files.keep(bytes)
  const sentOn = mail.date === '' ? today : dayInZone(new Date(mail.date), policies.zone)
  return atomically(async () => {
    const kept = run('attachments.record', { id: attachmentId, name, type: 'message/rfc822', size })
    if (!kept.ok) return kept
    const attached = mail.files.length === 0 ? '' : `\n\nAdjuntos: ${mail.files.join(', ')}`
    return run('intake.receive', {
      ...readIntakeText(mail.text, mail.from),
      subject: mail.subject.slice(0, 1_000),
      fromAddress: mail.from.address.slice(0, 200),
      text: (mail.text.slice(0, MOST_TEXT) + attached.slice(0, 2_000)).trim(),
      // A clock of the future at the sender's is not ours.
      receivedOn: sentOn > today ? today : sentOn,
      sourceKey,
      attachmentId,
    }) as Result<Arrived>
  })
}

/** The text of the mail, as it was copied; a first line "Asunto: …" is its subject. */
export async function arriveAsText(context: JobContext, typed: string): Promise<Result<Arrived>> {
  const { db, today, run, atomically } = context
  const text = typed.trim()
  if (text === '') return refuse('intake.textEmpty', {})
  const sourceKey = `text:${createHash('sha256').update(text.normalize('NFC').replace(/\s+/g, ' ')).digest('hex')}`
  const before = intakeFrom(db, sourceKey)
  if (before) return ok({ id: before.id, again: true })
  const subject = /^[ \t>]{0,10}(?:asunto|subject)[ \t]{0,10}:(.{0,900})$/im.exec(text)?.[1]?.trim() ?? null
  return atomically(
    async () =>
      run('intake.receive', {
        ...readIntakeText(text),
        subject,
        fromAddress: '',
        text: text.slice(0, MOST_TEXT),
        receivedOn: today,
        sourceKey,
      }) as Result<Arrived>,
  )
}
