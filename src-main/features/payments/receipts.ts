import type { CommandContext } from '#core/app.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import * as payments from './sql.ts'

const RECEIPTS: readonly string[] = ['application/pdf', 'image/jpeg', 'image/png']

/** Attachments that prove a payment: a PDF or a picture, told by their bytes when they were kept. */
export function saveReceipts(
  { db, newId, today }: CommandContext,
  paymentId: string,
  attachments: readonly string[],
): Result<null> {
  for (const attachmentId of attachments) {
    const attachment = findAttachment(db, attachmentId)
    if (!attachment) return refuse('attachment.notFound', { id: attachmentId })
    if (!RECEIPTS.includes(attachment.type)) return refuse('payment.receiptType', { name: attachment.name })
    payments.addReceipt(db, { id: newId(), paymentId, attachmentId, addedOn: today })
  }
  return ok(null)
}
