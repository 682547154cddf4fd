import type { Settlement } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import { readContact } from '#features/contacts/read.ts'
import * as contacts from '#features/contacts/sql.ts'
import { setTask } from '#features/tasks/sql.ts'
import { syncTasks } from '#messages/es-MX/sync.ts'
import { insertAlias } from '#sync/aliases.ts'
import { findClient, type Client } from './sql.ts'

/**
 * Two PCs registered one company (the same RFC): the second becomes another name of the first. Its contacts go to it,
 * and what was typed otherwise stays to be looked at.
 */
export const settleCreate: Settlement<'clients.create'> = (context, input, refusal) => {
  if (refusal.code !== 'client.rfcTaken') return null
  const { db, newId, now, today } = context
  // load
  const canonical = findClient(db, refusal.params.id)
  if (!canonical) return null
  const known = contacts.contactsOf(db, canonical.id)
  // save: ids in the order in which the command itself would have made them, so that later commands find them
  const alias = newId()
  insertAlias(db, alias, canonical.id, now, JSON.stringify(input))
  let position = known.length
  for (const given of input.contacts ?? []) {
    const id = newId()
    const contact = readContact(given)
    if (!contact.ok) continue
    const same = known.find(({ name }) => name === contact.value.name)
    if (same) insertAlias(db, id, same.id, now)
    else contacts.insertContact(db, { id, clientId: canonical.id, position: position++, ...contact.value })
  }
  const differing = differences(canonical, input)
  if (differing.length > 0) {
    setTask(db, {
      kind: 'own.todo',
      ref: alias,
      clientId: canonical.id,
      serialId: null,
      dueOn: today,
      dueTime: null,
      params: { text: syncTasks.merged(canonical.name, differing) },
    })
  }
  return { kind: 'merged', canonical: canonical.id }
}

const FIELDS = ['name', 'city', 'note', 'fiscalName', 'fiscalRegime', 'cfdiUse', 'postcode'] as const

/** What the second registration said otherwise, as the values themselves. */
function differences(canonical: Client, input: InputOf<'clients.create'>): string[] {
  return FIELDS.flatMap((field) => {
    const typed = input[field]
    return typed === undefined || typed === '' || typed === canonical[field] ? [] : [typed]
  })
}
