import type { InputOf } from '#contract/index.ts'
import type { JobContext } from '#core/app.ts'
import { isLegalNotice } from '#domain/reminder.ts'
import { ok, type Result } from '#domain/result.ts'
import { contactsOfAll, type Contact } from '#features/contacts/sql.ts'
import { officeMoment } from '#features/mail/office-hours.ts'
import { isMailAddress } from '#features/mail/queue.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { letterOf } from '#features/settings/sql.ts'
import { composeReminder, dueByClient, type DueClient, type DueItem } from './compose.ts'
import { reminderDay, type ReminderDay } from './fields.ts'
import { remindersOn } from './sql.ts'

interface Ran {
  readonly messages: number
  readonly serials: number
  readonly calls: number
  /** Clients without e-mail, whom a person reaches from the screen. */
  readonly byHand: number
}

type Fired = InputOf<'reminders.fire'>['messages'][number]

/** Clients in one recorded command. */
const BATCH = 200

/** Finds what is due by its index, writes each client's message, and records both; a second run finds nothing. */
export async function runReminders(context: JobContext, everything: boolean): Promise<Result<Ran>> {
  const { db, now, today } = context
  const settings = readMailSettings(db)
  const { moment, open } = officeMoment(db, now)
  // Of several PCs that share a ledger the one that sends does this too.
  if (settings !== null && settings.sender !== letterOf(db)) return ok(NOTHING)
  const itsTime = everything || (settings?.automatic === true && moment.slice(11) >= settings.remindersAt)
  const mayWrite = settings !== null && itsTime

  const day = reminderDay(context)
  const fired: Fired[] = []
  let [byHand, sent, calls, serials] = [0, 0, 0, 0]
  const clients = dueByClient(remindersOn(db, today), day)
  const people = contactsOfAll(
    db,
    clients.map(({ clientId }) => clientId),
  )
  for (const due of clients) {
    // The law's five days are calendar days: a notice does not wait for the office to open (mexico.md §9).
    const messages = open
      ? due.messages
      : due.messages.filter((item) => isCharged(item) && isLegalNotice(item))
    const message = mayWrite && messages.length > 0 ? byMail(day, { ...due, messages }, people) : null
    if (message) {
      fired.push(message)
      sent += 1
      serials += new Set(message.items.map(({ serialId }) => serialId)).size
    } else if (due.messages.length > 0) byHand += 1
    if (due.calls.length > 0) {
      fired.push({ clientId: due.clientId, items: due.calls.map(itemOf), channel: 'call' })
      calls += 1
    }
  }
  if (fired.length === 0) return ok({ ...NOTHING, byHand })
  return context.atomically(async () => {
    for (let from = 0; from < fired.length; from += BATCH) {
      const recorded = context.run('reminders.fire', { messages: fired.slice(from, from + BATCH) })
      if (!recorded.ok) return recorded
    }
    return ok({ messages: sent, serials, calls, byHand })
  })
}

const NOTHING: Ran = { messages: 0, serials: 0, calls: 0, byHand: 0 }

/** Null where the client has no e-mail that could be written to. */
function byMail(day: ReminderDay, due: DueClient, people: ReadonlyMap<string, Contact[]>): Fired | null {
  const { to, subject, text } = composeReminder(day, due, people.get(due.clientId) ?? [])
  if (to === null || !isMailAddress(to.email) || subject === '') return null
  const mail = { to: to.email, subject: subject.slice(0, 300), text }
  return { clientId: due.clientId, items: due.messages.map(itemOf), channel: 'email', mail }
}

function isCharged({ subject }: DueItem): boolean {
  return subject.autoCharge === 1
}

function itemOf({ subject, offset, late }: DueItem): Fired['items'][number] {
  return { serialId: subject.serialId, cutoff: subject.cutoff, offset, late }
}
