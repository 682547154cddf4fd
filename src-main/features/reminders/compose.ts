import type { Day } from '#domain/calendar.ts'
import { mainContact, registeredContact } from '#domain/contact.ts'
import { CALL_AFTER, offsetsBy, remindersDue, type Reminder } from '#domain/reminder.ts'
import type { Contact } from '#features/contacts/sql.ts'
import { reminderFields, type ReminderDay } from './fields.ts'
import type { ReminderSubject } from './sql.ts'

export interface DueItem extends Reminder {
  readonly subject: ReminderSubject
}

/** All that is due to one client on one day: one message with all its serials, and whom a person must call. */
export interface DueClient {
  readonly clientId: string
  readonly client: string
  readonly messages: readonly DueItem[]
  readonly calls: readonly DueItem[]
}

/** The rule for each serial (D10), a client's together; what is due by the index but not by the rule is left out. */
export function dueByClient(
  subjects: readonly ReminderSubject[],
  { today, policies }: ReminderDay,
): DueClient[] {
  const offsetsOf = offsetsBy(policies.reminderOffsets)
  const clients = new Map<string, { client: string; messages: DueItem[]; calls: DueItem[] }>()
  for (const subject of subjects) {
    for (const reminder of dueOf(subject, today, offsetsOf)) {
      let of = clients.get(subject.clientId)
      if (!of) clients.set(subject.clientId, (of = { client: subject.client, messages: [], calls: [] }))
      of[reminder.as === 'message' ? 'messages' : 'calls'].push({ ...reminder, subject })
    }
  }
  return [...clients].map(([clientId, of]) => ({ clientId, ...of }))
}

function dueOf(subject: ReminderSubject, today: Day, offsetsOf: ReturnType<typeof offsetsBy>): Reminder[] {
  const { cutoff, months, autoCharge, firedDownTo, state, untilDay, knownOn } = subject
  const offsets = [...offsetsOf(months, autoCharge === 1), CALL_AFTER]
  const due = remindersDue(
    {
      cutoff,
      offsets,
      fired: firedDownTo === null ? [] : offsets.filter((offset) => offset >= firedDownTo),
      knownSince: knownOn,
      paid: false,
      cancelled: false,
      promisedFor: state === 'promise' ? untilDay : null,
    },
    today,
  )
  // A postponed call waits for its day, and what was reported stopped is in Hoy already.
  return due.some(({ as }) => as === 'task') && state !== 'unconfirmed' ? [] : due
}

export interface ComposedReminder {
  readonly to: Contact | null
  readonly subject: string
  readonly text: string
}

/** The words of a client's message: those of the nearest day, or the notice where all is charged by itself. */
export function composeReminder(
  day: ReminderDay,
  due: Pick<DueClient, 'client' | 'messages'>,
  people: readonly Contact[],
): ComposedReminder {
  const to = registeredContact(people)
  const subjects = distinct(due.messages)
  const fields = reminderFields(
    day,
    { client: due.client, contact: mainContact(people)?.name ?? '' },
    subjects,
  )
  return { to, ...day.write(templateOf(due.messages), fields) }
}

export function distinct(items: readonly DueItem[]): ReminderSubject[] {
  return [...new Map(items.map(({ subject }) => [subject.serialId, subject])).values()]
}

function templateOf(items: readonly DueItem[]) {
  const byHand = items.filter(({ subject }) => subject.autoCharge === 0)
  if (byHand.length === 0) return 'charge.notice' as const
  const nearest = Math.min(...byHand.map(({ offset }) => offset))
  if (nearest === 0) return 'reminder.today' as const
  return nearest === 1 ? ('reminder.tomorrow' as const) : ('reminder.before' as const)
}
