import { readFileSync } from 'node:fs'
import type { HandlersOf } from '#core/app.ts'
import type { attachmentOperations } from '#contract/attachments.ts'
import { ok, refuse } from '#domain/result.ts'
import { attachmentType } from '#files/attachment-type.ts'
import { findAttachment, insertAttachment } from './sql.ts'

const MOST_BYTES = 10 * 1024 * 1024

export const attachmentHandlers: HandlersOf<typeof attachmentOperations> = {
  'attachments.add': async ({ files, run, atomically }, { file }) => {
    const stored = files.get(file)
    if (!stored) return refuse('file.notFound', { file })
    const { name, size } = stored
    if (size === 0) return refuse('file.empty', { name })
    if (size > MOST_BYTES) return refuse('attachment.tooLarge', { name, megabytes: MOST_BYTES / 1024 / 1024 })
    const bytes = readFileSync(stored.path)
    const type = attachmentType(bytes)
    if (type === null) return refuse('attachment.typeRefused', { name })
    const id = files.keep(bytes)
    return atomically(async () => {
      const recorded = run('attachments.record', { id, name, type, size })
      return recorded.ok ? ok({ id, name, type, size }) : recorded
    })
  },

  'attachments.record': ({ db, today, operator }, row) => {
    insertAttachment(db, { ...row, addedOn: today, operatorId: operator.id })
    return ok({ id: row.id })
  },

  'attachments.open': async ({ db, files }, { id }) => {
    const attachment = findAttachment(db, id)
    if (!attachment) return refuse('attachment.notFound', { id })
    const bytes = files.kept(id)
    if (bytes === null) return refuse('attachment.notOnThisPc', { name: attachment.name })
    const { file } = files.put(attachment.name, bytes)
    return ok({ file, name: attachment.name, type: attachment.type })
  },
}
