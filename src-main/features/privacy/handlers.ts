import type { HandlersOf } from '#core/app.ts'
import type { privacyOperations } from '#contract/privacy.ts'
import { addMonths } from '#domain/calendar.ts'
import { actBy, answerBy, keptUntil } from '#domain/privacy.ts'
import { ok, refuse } from '#domain/result.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { findContact } from '#features/contacts/sql.ts'
import { list } from '#features/exports/list.ts'
import { exportTable, takeTable } from '#features/exports/table.ts'
import { writeSetting } from '#features/settings/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { breachText as breach } from '#messages/es-MX/breach.ts'
import { privacyText as text } from '#messages/es-MX/privacy.ts'
import { breachOf, linesOf, shownIn } from './breach.ts'
import { linesAbout } from './person.ts'
import * as privacy from './sql.ts'

export const privacyHandlers: HandlersOf<typeof privacyOperations> = {
  'privacy.notice': ({ db }) => ok(privacy.readNotice(db)),

  'privacy.setNotice': ({ db, today }, notice) => {
    const before = privacy.readNotice(db)
    const since = before.version === notice.version ? (before.since ?? today) : today
    writeSetting(db, 'privacy', { ...notice, since })
    return ok({ version: notice.version })
  },

  'privacy.ofClient': ({ db }, { clientId }) => {
    if (!findClient(db, clientId)) return refuse('client.notFound', { id: clientId })
    const contacts = privacy.privacyOfClient(db, clientId)
    return ok({ contacts: contacts.map((one) => ({ ...one, voluntary: one.voluntary === 1 })) })
  },

  'privacy.oppose': ({ db, today }, { contactId, opposed }) => {
    if (!findContact(db, contactId)) return refuse('contact.notFound', { id: contactId })
    privacy.setOpposed(db, contactId, opposed ? today : null)
    return ok({ id: contactId })
  },

  'privacy.receive': ({ db, newId, today, operator }, input) => {
    const { kind, person, channel, detail, receivedOn } = input
    // load
    const contact = input.contactId === undefined ? null : findContact(db, input.contactId)
    const clientId = contact?.clientId ?? input.clientId ?? null
    // decide
    if (input.contactId !== undefined && !contact) return refuse('contact.notFound', { id: input.contactId })
    if (clientId !== null && !findClient(db, clientId)) return refuse('client.notFound', { id: clientId })
    if (receivedOn > today) return refuse('privacy.inTheFuture', { on: receivedOn, today })
    const by = answerBy(findCalendar(db, 'office')!, receivedOn)
    // save
    const id = newId()
    privacy.insertRequest(db, {
      ...{ id, kind, person, clientId, contactId: contact?.id ?? null, channel, detail, receivedOn },
      answerBy: by,
      operatorId: operator.id,
    })
    const task = { ref: id, clientId, serialId: null, dueOn: by, dueTime: null }
    setTask(db, { ...task, kind: 'privacy.answer', params: { person, request: kind } })
    return ok({ id, answerBy: by })
  },

  'privacy.checkIdentity': ({ db }, { id }) => {
    if (!privacy.findRequest(db, id)) return refuse('privacy.requestNotFound', { id })
    privacy.checkIdentity(db, id)
    return ok({ id })
  },

  'privacy.answer': ({ db, today }, { id, answer, note }) => {
    // load
    const request = privacy.findRequest(db, id)
    if (!request) return refuse('privacy.requestNotFound', { id })
    // decide
    if (request.answeredOn !== null) return refuse('privacy.alreadyAnswered', { on: request.answeredOn })
    const granted = answer === 'granted'
    if (granted && request.identityChecked === 0) return refuse('privacy.identityFirst', {})
    const by = granted ? actBy(findCalendar(db, 'office')!, today) : null
    // save
    privacy.answerRequest(db, id, { answer, note, on: today, actBy: by })
    clearTask(db, 'privacy.answer', id)
    if (by !== null) {
      const { person, kind, clientId, contactId } = request
      // What somebody does not want any more ends with the answer, not fifteen days later.
      if (kind === 'opposition' && contactId !== null)
        for (const one of privacy.contactsOfPerson(db, contactId)) privacy.setOpposed(db, one.id, today)
      const task = { ref: id, clientId, serialId: null, dueOn: by, dueTime: null }
      setTask(db, { ...task, kind: 'privacy.act', params: { person, request: kind } })
    }
    return ok({ id, actBy: by })
  },

  'privacy.finish': ({ db, today }, { id, note }) => {
    const request = privacy.findRequest(db, id)
    if (!request) return refuse('privacy.requestNotFound', { id })
    if (request.doneOn !== null) return refuse('privacy.alreadyDone', { on: request.doneOn })
    if (request.answeredOn === null) return refuse('privacy.notAnswered', { kind: request.kind })
    privacy.finishRequest(db, id, note, today)
    clearTask(db, 'privacy.act', id)
    return ok({ id })
  },

  'privacy.requests': ({ db }, { show = 'open', offset = 0, limit = 100 }) => {
    const { total, requests } = privacy.listRequests(db, show, offset, limit)
    return ok({
      total,
      requests: requests.map((one) => ({ ...one, identityChecked: one.identityChecked === 1 })),
    })
  },

  'privacy.takePerson': async (context, { requestId, format }) => {
    const { db, policies, note } = context
    const request = privacy.findRequest(db, requestId)
    if (!request) return refuse('privacy.requestNotFound', { id: requestId })
    if (request.identityChecked === 0) return refuse('privacy.identityFirst', {})
    if (request.answer === 'refused') return refuse('privacy.notGranted', { on: request.answeredOn! })
    const { clientId, contactId } = request
    if (clientId === null) return refuse('privacy.noClient', {})
    const people = contactId === null ? null : privacy.contactsOfPerson(db, contactId)
    // Of a contact that is gone the request knows the name: of nobody's, the file would be of everybody's.
    if (people?.length === 0)
      people.push({ id: contactId!, clientId, name: request.person, phone: '', email: '' })
    const clientIds = people === null ? [clientId] : [...new Set(people.map((one) => one.clientId))]
    const table = list(text.title, linesAbout(db, policies.zone, clientIds, people), (of) => [
      of.text(text.part, 24, (line) => line.part),
      of.number(text.row, 8, ({ row }) => row),
      of.text(text.field, 24, ({ field }) => field),
      of.text(text.value, 60, ({ value }) => value),
    ])
    const { file, name: fileName, rows } = await exportTable(context, table, format)
    await note({ action: 'privacy.personTaken', entity: contactId ?? clientId, reason: rowsTaken(rows) })
    return ok({ file, name: fileName, rows })
  },

  'privacy.breach': (context, { offset = 0, limit = 100, ...span }) => {
    const found = breachOf(context, span)
    if (!found.ok) return found
    const { everybody, device, entries, people, passwords } = found.value
    return ok({
      everybody,
      device,
      clients: new Set(people.map(({ clientId }) => clientId)).size,
      people: people.filter(({ person }) => person !== null).length,
      passwords: passwords.length,
      total: entries.length,
      entries: shownIn(context, entries.slice(offset, offset + limit)),
    })
  },

  'privacy.takeBreach': async (context, { format, ...span }) => {
    const found = breachOf(context, span)
    if (!found.ok) return found
    const table = list(breach.title, [linesOf(context, found.value)], (of) => [
      of.text(text.part, 26, ({ part }) => part),
      of.text(breach.whose, 32, ({ whose }) => whose),
      of.text(breach.what, 36, ({ what }) => what),
      of.text(breach.phone, 18, ({ phone }) => phone),
      of.text(breach.email, 28, ({ email }) => email),
      of.text(breach.when, 22, ({ when }) => when),
      of.text(breach.who, 20, ({ who }) => who),
      of.text(breach.onPc, 16, ({ onPc }) => onPc),
    ])
    const { file, name, rows } = await takeTable(context, table, format)
    return ok({ file, name, rows })
  },

  'privacy.retention': ({ db, today }, { offset = 0, limit = 100 }) => {
    const over = privacy
      .formerClients(db, addMonths(today, -60))
      .map((client) => ({ ...client, keptUntil: keptUntil(client.lastActivityOn) }))
      .filter((client) => client.keptUntil < today)
    return ok({ total: over.length, clients: over.slice(offset, offset + limit) })
  },
}
