import type { HandlersOf } from '#core/app.ts'
import type { reminderOperations } from '#contract/reminders.ts'
import { addMonths, type Day } from '#domain/calendar.ts'
import { mainContact } from '#domain/contact.ts'
import { announces, isLegalNotice } from '#domain/reminder.ts'
import { ok, refuse } from '#domain/result.ts'
import { findClient } from '#features/clients/sql.ts'
import { contactsOfAll, insertLogEntry } from '#features/contacts/sql.ts'
import { officeMoment } from '#features/mail/office-hours.ts'
import { mailQueue } from '#features/mail/queue.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { ownersOf } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { saidByWhatsApp } from '#messages/es-MX/reminder-lines.ts'
import { calendarName } from '#messages/es-MX/papers.ts'
import { cutoffCalendar } from '#papers/cutoff-calendar.ts'
import { NOTICE, REMINDER } from './about.ts'
import { askForCall } from './calls.ts'
import { composeReminder, distinct, dueByClient, type DueItem } from './compose.ts'
import { reminderDay, reminderFields } from './fields.ts'
import { keepNotices } from './notices.ts'
import { runReminders } from './run.ts'
import * as reminders from './sql.ts'

export const reminderHandlers: HandlersOf<typeof reminderOperations> = {
  'reminders.due': (context) => {
    const { db, now, today } = context
    const settings = readMailSettings(db)
    const day = reminderDay(context)
    const due = dueByClient(reminders.remindersOn(db, today), day)
    const contacts = contactsOfAll(
      db,
      due.map(({ clientId }) => clientId),
    )
    return ok({
      today,
      automatic: settings?.automatic ?? false,
      remindersAt: settings?.remindersAt ?? null,
      officeOpen: officeMoment(db, now).open,
      clients: due
        .filter(({ messages }) => messages.length > 0)
        .map((one) => {
          const people = contacts.get(one.clientId) ?? []
          const { to, subject, text } = composeReminder(day, one, people)
          const contact = mainContact(people)
          const fields = reminderFields(
            day,
            { client: one.client, contact: contact?.name ?? '' },
            distinct(one.messages),
          )
          return {
            clientId: one.clientId,
            client: one.client,
            via: to !== null && settings !== null ? ('email' as const) : ('person' as const),
            contact: contact && { name: contact.name, phone: contact.phone, email: contact.email },
            items: one.messages.map(shown),
            subject,
            text,
            whatsapp: day.write('reminder.whatsapp', fields).text,
          }
        }),
      fired: reminders.firedOn(db, today),
    })
  },

  'reminders.fire': (context, { messages }) => {
    const { db, today, now, operator, newId } = context
    const all = messages.flatMap(({ items }) => items)
    const owners = ownersOf(
      db,
      all.map(({ serialId }) => serialId),
    )
    const fired = reminders.firedAmong(db, all)
    const queue = mailQueue(context)
    let mails = 0
    let serials = 0
    for (const { clientId, items, channel, mail } of messages) {
      // load
      const numbers: string[] = []
      const charged: typeof items = []
      for (const item of items) {
        const { serialId, cutoff } = item
        const serial = owners.get(serialId)
        if (serial?.clientId !== clientId) {
          return findClient(db, clientId)
            ? refuse('serial.notFound', { id: serialId })
            : refuse('client.notFound', { id: clientId })
        }
        // decide: each once (D10)
        const key = reminders.firedKey(item)
        if (fired.has(key)) return refuse('reminder.alreadyFired', { serial: serial.serial, cutoff })
        fired.add(key)
        numbers.push(serial.serial)
        if (serial.autoCharge === 1) charged.push(item)
      }
      // save
      let mailId: string | null = null
      if (mail !== undefined) {
        const { to, subject, text } = mail
        const isNotice = charged.length === items.length && charged.some(isLegalNotice)
        const about = isNotice ? NOTICE : REMINDER
        const queued = queue({ clientId, to: [to], subject, text, about, goodOn: today })
        if (!queued.ok) return queued
        mailId = queued.value
        mails += 1
      }
      for (const item of items) {
        reminders.insertReminder(db, { ...item, id: newId(), firedOn: today, channel, mailId })
      }
      if (channel === 'call') askForCall(db, clientId, numbers, today)
      if (channel === 'whatsapp') {
        const entry = {
          id: newId(),
          clientId,
          serialId: null,
          onDay: today,
          at: now,
          operatorId: operator.id,
        }
        const said = saidByWhatsApp([...new Set(numbers)])
        insertLogEntry(db, { ...entry, channel, text: said, outcome: null })
        keepNotices(context, charged.filter(announces).map(chargeOf), {
          channel,
          proof: said,
          attachmentId: null,
        })
      }
      serials += new Set(numbers).size
    }
    return ok({ mails, serials })
  },

  'reminders.run': (context, { everything = false }) => runReminders(context, everything),

  'reminders.calendar': async ({ db, files, today, now }, { months, operatorId }) => {
    const lookedAfterBy = operatorId ?? null
    const cutoffs = reminders.cutoffsBetween(db, today, addMonths(today, months), lookedAfterBy)
    if (cutoffs.length === 0) return refuse('reminder.nothingComing', { months })
    const office = readProfile(db).name
    const name = calendarName(today)
    const { file } = files.put(name, cutoffCalendar({ office, madeAt: new Date(now), cutoffs }))
    return ok({ file, name, events: cutoffs.length })
  },
}

function chargeOf({ serialId, cutoff }: { readonly serialId: string; readonly cutoff: Day }) {
  return { serialId, chargeOn: cutoff }
}

function shown({ subject, offset, late }: DueItem) {
  const { serialId, serial, system, version, users, cutoff, autoCharge } = subject
  return {
    serialId,
    serial,
    system: `${system} ${version}`,
    users,
    cutoff,
    offset,
    late,
    autoCharge: autoCharge === 1,
  }
}
