import type { ReadDb } from '#db/sql.ts'
import { formatPhone } from '#domain/phone.ts'
import { findClient } from '#features/clients/sql.ts'
import type { Mail } from '#features/mail/sql.ts'
import { bankAccounts, readProfile } from '#features/settings/sql.ts'
import { readSignature } from '#features/templates/render.ts'
import { signatureLines } from '#messages/es-MX/office.ts'
import { reminderPaperWords } from '#messages/es-MX/papers.ts'
import { renderReminderList } from '#papers/reminder-list.ts'
import { earliestPayBy, lineOf, type ReminderDay } from './fields.ts'
import { subjectsOfMail } from './sql.ts'

/** The paper that goes with a reminder, drawn as it leaves: its serials whole, their amounts, and how to pay. */
export function reminderPaper(
  db: ReadDb,
  day: ReminderDay,
  mail: Pick<Mail, 'id' | 'clientId'>,
): { readonly name: string; readonly bytes: Uint8Array } | null {
  const client = mail.clientId === null ? null : findClient(db, mail.clientId)
  const subjects = subjectsOfMail(db, mail.id)
  if (client === null || subjects.length === 0) return null
  const signature = readSignature(db)
  const byHand = subjects.filter(({ autoCharge }) => autoCharge === 0)
  const bytes = renderReminderList({
    size: 'letter',
    day: day.today,
    office: readProfile(db).name,
    watermark: null,
    client: { name: client.name, rfc: client.rfc },
    lines: subjects.map((one) => ({ ...lineOf(day, one), autoCharge: one.autoCharge === 1 })),
    payBy: earliestPayBy(day, byHand),
    accounts:
      byHand.length === 0 ? [] : bankAccounts(db).filter(({ billedBy }) => billedBy === client.billedBy),
    signature: signatureLines({
      emails: signature.emails,
      phones: signature.phones.map(formatPhone),
      whatsapp: formatPhone(signature.whatsapp),
    }),
  })
  return { name: reminderPaperWords.fileName(client.name, day.today), bytes }
}
