import { z } from 'zod'
import { command, job } from './procedure.ts'
import { id } from './values.ts'

/** SHA-256 of the bytes, in hexadecimal: the same paper twice is one attachment. */
export const attachmentId = z.string().regex(/^[0-9a-f]{64}$/)

export const attachmentOperations = {
  /**
   * Keeps an uploaded file for good: PDF, JPG, PNG, XML or a message (.eml), by its bytes and not by its name, at most
   * 10 MiB. The answer's `id` is what other operations take.
   */
  'attachments.add': job({
    role: 'support',
    input: z.strictObject({ file: z.string() }),
    output: z.object({ id: attachmentId, name: z.string(), type: z.string(), size: z.int() }),
    changes: ['attachments'],
  }),
  /** The row of an attachment whose bytes are in the store of this PC; `attachments.add` runs it. */
  'attachments.record': command({
    role: 'support',
    input: z.strictObject({
      id: attachmentId,
      name: z.string().min(1).max(255),
      type: z.enum(['application/pdf', 'image/png', 'image/jpeg', 'application/xml', 'message/rfc822']),
      size: z
        .int()
        .min(1)
        .max(10 * 1024 * 1024),
    }),
    output: z.object({ id: attachmentId }),
    changes: ['attachments'],
    undoable: false,
  }),
  /** A file id under which an attachment is shown, printed or saved. */
  'attachments.open': job({
    role: 'support',
    input: z.strictObject({ id: attachmentId }),
    output: z.object({ file: id, name: z.string(), type: z.string() }),
    changes: [],
  }),
}
