import type { HandlersOf } from '#core/app.ts'
import type { clientOperations } from '#contract/clients.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { ok, refuse } from '#domain/result.ts'
import * as contacts from '#features/contacts/sql.ts'
import { serialMoved } from '#features/orders/progress.ts'
import { balanceOf } from '#features/payments/sql.ts'
import { insertComeback } from '#features/reports/sql.ts'
import { questionOf } from '#features/search/sql.ts'
import { leaveSerial } from '#features/serials/leave.ts'
import * as serials from '#features/serials/sql.ts'
import { leaveWrittenOver } from '#features/tasks/written-over.ts'
import { addClient, noSuchFollower, readRfc } from './add.ts'
import { separateClient } from './separate.ts'
import * as clients from './sql.ts'

export const clientHandlers: HandlersOf<typeof clientOperations> = {
  'clients.create': addClient,

  'clients.update': (context, { id, seen, ...input }) => {
    const { db } = context
    // load
    const before = clients.findClient(db, id)
    if (!before) return refuse('client.notFound', { id })
    const rfc = input.rfc === undefined ? ok({ rfc: before.rfc, warnings: [] }) : readRfc(db, input.rfc, id)
    if (!rfc.ok) return rfc
    const unknown = noSuchFollower(db, input.followerId)
    if (unknown) return unknown
    // decide
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
    const after = { ...before, ...given, rfc: rfc.value.rfc }
    // save
    clients.updateClient(db, { ...after, nameKey: duplicateKey(after.name) })
    leaveWrittenOver(context, { clientId: id, serialId: null, name: after.name, before, after, seen })
    return ok({ id, warnings: rfc.value.warnings })
  },

  'clients.get': ({ db }, { id }) => {
    const client = clients.findClient(db, id)
    if (!client) return refuse('client.notFound', { id })
    return ok({
      client,
      contacts: contacts.contactsOf(db, id),
      duplicates: clients.similarClients(db, { id, rfc: client.rfc, nameKey: duplicateKey(client.name) }),
      balance: balanceOf(db, id),
    })
  },

  'clients.list': ({ db }, input) => {
    const text = input.search?.trim() ?? ''
    const search = text === '' ? null : questionOf(db, text)
    if (text !== '' && search === null) return ok({ total: 0, clients: [] })
    return ok(
      clients.listClients(db, {
        search,
        status: input.status ?? 'active',
        sort:
          input.sort === 'closest' ? { closestTo: duplicateKey(text).split(' ') } : (input.sort ?? 'name'),
        offset: input.offset ?? 0,
        limit: input.limit ?? 100,
      }),
    )
  },

  'clients.leave': (context, { id, on, reason }) => {
    const { db, today } = context
    // load
    const client = clients.findClient(db, id)
    if (!client) return refuse('client.notFound', { id })
    if (client.status === 'left') return refuse('client.hasLeft', { name: client.name })
    const theirs = serials.serialsOf(db, id).filter((serial) => serial.status === 'active')
    // decide
    const charged = theirs.filter((serial) => serial.autoCharge === 1).map((serial) => serial.serial)
    if (charged.length > 0) return refuse('serial.autoChargeOn', { serials: charged })
    // save
    clients.setClientLeft(db, id, on ?? today, reason)
    for (const serial of theirs) leaveSerial(context, serial.id, on ?? today, reason)
    return ok({ id })
  },

  'clients.separate': (context, { id }) => separateClient(context, id),

  'clients.return': (context, { id }) => {
    const { db, newId, today } = context
    // load
    const client = clients.findClient(db, id)
    if (!client) return refuse('client.notFound', { id })
    if (client.status === 'active') return refuse('client.hasNotLeft', { name: client.name })
    // save: the systems that left with the client come back with it
    const left = {
      clientId: id,
      leftOn: client.leftOn!,
      leftReason: client.leftReason ?? '',
      returnedOn: today,
    }
    insertComeback(db, { ...left, id: newId(), serialId: null })
    clients.setClientLeft(db, id, null, null)
    for (const serial of serials.serialsOf(db, id)) {
      if (serial.status !== 'left' || serial.leftOn !== client.leftOn) continue
      insertComeback(db, { ...left, id: newId(), serialId: serial.id })
      serials.setSerialLeft(db, serial.id, null, null)
      serialMoved(context, serial.id)
    }
    return ok({ id })
  },
}
