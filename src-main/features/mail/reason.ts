import type { QueryContext } from '#core/app.ts'
import { findClient } from '#features/clients/sql.ts'
import { isAnnouncedAlready, remindersHold } from '#features/reminders/sql.ts'
import { isReminder } from '#features/reminders/about.ts'
import type { mailCancelled } from '#messages/es-MX/mail.ts'
import type { Mail } from './sql.ts'

/**
 * Asked right before a message leaves: whether what it says is still so (D10: never after payment, cancellation or a
 * promise to pay by a later day). Null where it is.
 */
export function reasonGone(
  { db, today }: Pick<QueryContext, 'db' | 'today'>,
  mail: Pick<Mail, 'id' | 'clientId' | 'about' | 'goodOn' | 'recipients'>,
): keyof typeof mailCancelled | null {
  if (mail.goodOn !== null && mail.goodOn < today) return 'dayOver'
  if (!isReminder(mail)) return null
  if (mail.clientId !== null && findClient(db, mail.clientId)?.status === 'left') return 'clientLeft'
  if (!hasArrived(mail) && isAnnouncedAlready(db, mail.id)) return 'noticeGiven'
  return remindersHold(db, mail.id, today) ? null : 'reasonGone'
}

/** Somebody has it already: whatever becomes of the rest, it is not written again. */
export function hasArrived({ recipients }: Pick<Mail, 'recipients'>): boolean {
  return recipients.some(({ state }) => state === 'accepted')
}
