import type { CommandContext, HandlersOf } from '#core/app.ts'
import type { contactOperations } from '#contract/contacts.ts'
import { mainContact } from '#domain/contact.ts'
import { ok, refuse } from '#domain/result.ts'
import { findClient, type Client } from '#features/clients/sql.ts'
import { findSerial } from '#features/serials/sql.ts'
import { recordGiven } from '#features/privacy/sql.ts'
import { endReminderCall } from '#features/reminders/calls.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { leaveWrittenOver, type Edited } from '#features/tasks/written-over.ts'
import { readContact } from './read.ts'
import * as contacts from './sql.ts'

/** Of what was read the fields that were given. */
function only<T extends object>(read: T, given: object): Partial<T> {
  return Object.fromEntries(
    Object.entries(read).filter(([field]) => given[field as keyof typeof given] !== undefined),
  ) as Partial<T>
}

/** What was not touched stays as it stands by now, whoever changed it. */
function touched<T extends object>(before: object, given: T, seen: Readonly<Record<string, unknown>>): T {
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => [
      field,
      value === seen[field] && Object.hasOwn(before, field) ? before[field as keyof typeof before] : value,
    ]),
  ) as T
}

function contactWrittenOver(
  context: CommandContext,
  { id: clientId, name }: Pick<Client, 'id' | 'name'>,
  edited: Pick<Edited, 'before' | 'seen'> & { readonly after: { readonly name: string } },
): void {
  leaveWrittenOver(context, { ...edited, clientId, serialId: null, name: `${edited.after.name} (${name})` })
}

/** R82: the fields that the profile marks with an asterisk. */
const MANDATORY = ['name', 'email', 'phone'] as const

export const contactHandlers: HandlersOf<typeof contactOperations> = {
  'contacts.save': (context, { id, clientId, privacy, seen, ...typed }) => {
    const { db, newId, today } = context
    // load
    const client = findClient(db, clientId)
    if (!client) return refuse('client.notFound', { id: clientId })
    const before = id === undefined ? null : contacts.findContact(db, id)
    if (id !== undefined && before?.clientId !== clientId) return refuse('contact.notFound', { id })
    // decide
    const { name = '', phone = '', email = '', role = '' } = typed
    const contact = readContact({ name, phone, email, role })
    if (!contact.ok) return contact
    // save
    if (id !== undefined && before !== null) {
      const { clientId: _client, ...kept } = before
      const after = { ...kept, ...only(contact.value, typed) }
      contacts.updateContact(db, after)
      contactWrittenOver(context, client, { before: kept, after, seen })
      if (privacy) recordGiven(db, id, privacy, today)
      return ok({ id })
    }
    const made = newId()
    contacts.insertContact(db, {
      id: made,
      clientId,
      position: contacts.nextPosition(db, clientId),
      ...contact.value,
    })
    if (privacy) recordGiven(db, made, privacy, today)
    return ok({ id: made })
  },

  'contacts.saveRegistered': (context, { clientId, seen, ...given }) => {
    const { db, newId } = context
    // load
    const client = findClient(db, clientId)
    if (!client) return refuse('client.notFound', { id: clientId })
    const before = mainContact(contacts.contactsOf(db, clientId))
    // decide
    const typed = before === null ? given : touched(before, given, seen ?? {})
    const missing = MANDATORY.filter((field) => typed[field] === '')
    if (missing.length > 0) return refuse('contact.mandatory', { fields: missing })
    const contact = readContact({ ...typed, role: before?.role ?? '' })
    if (!contact.ok) return contact
    // save
    const id = before?.id ?? newId()
    if (before) {
      contacts.updateContact(db, { id, ...contact.value })
      contactWrittenOver(context, client, { before, after: contact.value, seen })
    } else contacts.insertContact(db, { id, clientId, position: 0, ...contact.value })
    return ok({ id })
  },

  'contacts.remove': ({ db }, { id }) => {
    if (!contacts.findContact(db, id)) return refuse('contact.notFound', { id })
    contacts.removeContact(db, id)
    return ok({ id })
  },

  'contacts.log': ({ db, newId, now, today, operator }, input) => {
    // load
    const client = findClient(db, input.clientId)
    if (!client) return refuse('client.notFound', { id: input.clientId })
    const serialId = input.serialId ?? null
    if (serialId !== null && findSerial(db, serialId)?.clientId !== client.id) {
      return refuse('serial.notFound', { id: serialId })
    }
    // decide
    if (input.text === '' && !input.followUp && !input.outcome) return refuse('contact.nothingSaid', {})
    if (input.outcome === 'promised' && input.followUp?.kind !== 'promise') {
      return refuse('contact.promiseDayRequired', {})
    }
    if (input.nextCall !== undefined && input.nextCall < today) {
      return refuse('followUp.inThePast', { until: input.nextCall, today })
    }
    if (input.followUp && input.followUp.until < today) {
      return refuse('followUp.inThePast', { until: input.followUp.until, today })
    }
    // save
    const id = newId()
    contacts.insertLogEntry(db, {
      id,
      clientId: client.id,
      serialId,
      onDay: today,
      at: now,
      operatorId: operator.id,
      channel: input.channel,
      text: input.text,
      outcome: input.outcome ?? null,
    })
    // Whoever reached for the client did the call that was owed; the next one takes its place.
    if (input.channel !== 'note') clearTask(db, 'contact.call', client.id)
    if (input.nextCall !== undefined) {
      const task = {
        kind: 'contact.call',
        ref: client.id,
        clientId: client.id,
        serialId,
        dueTime: null,
      } as const
      setTask(db, { ...task, dueOn: input.nextCall, params: { text: input.text || client.name } })
    }
    if (input.outcome === 'answered' || input.followUp?.kind === 'promise') {
      endReminderCall(db, client.id, serialId === null ? null : findSerial(db, serialId)!.serial)
    }
    if (!input.followUp) return ok({ id, followUpId: null })
    const followUpId = newId()
    contacts.closeFollowUps(db, client.id, serialId, today)
    contacts.insertFollowUp(db, {
      id: followUpId,
      clientId: client.id,
      serialId,
      ...input.followUp,
      madeOn: today,
      operatorId: operator.id,
      logId: id,
    })
    return ok({ id, followUpId })
  },

  'contacts.history': ({ db }, input) => {
    if (!findClient(db, input.clientId)) return refuse('client.notFound', { id: input.clientId })
    return ok(
      contacts.historyOf(db, input.clientId, input.serialId ?? null, input.offset ?? 0, input.limit ?? 100),
    )
  },
}
