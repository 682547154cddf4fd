import { foldForSearch } from '#domain/company-name.ts'
import type { ContactChange, Difference, KnownClient, LineEffects } from './facts.ts'
import type { LineValues } from './read-line.ts'

export interface ClientChange {
  readonly changes: readonly Difference[]
  readonly patch: LineEffects['clientPatch']
  readonly contact: ContactChange | null
}

/** Differences of case, accents and spaces are none; "Observaciones" are added to the note, once. */
export function changeClient(values: LineValues, client: KnownClient): ClientChange {
  const changes: Difference[] = []
  const patch: { name?: string; rfc?: string; city?: string; note?: string } = {}
  if (values.rfc !== null && values.client !== null && differ(values.client, client.name)) {
    changes.push({ field: 'client', before: client.name, after: values.client })
    patch.name = values.client
  }
  if (values.rfc !== null && client.rfc === null) {
    changes.push({ field: 'rfc', before: '', after: values.rfc })
    patch.rfc = values.rfc
  }
  if (values.city !== null && differ(values.city, client.city)) {
    changes.push({ field: 'city', before: client.city, after: values.city })
    patch.city = values.city
  }
  if (values.note !== null && !client.note.includes(values.note)) {
    patch.note = client.note === '' ? values.note : `${client.note}\n${values.note}`
    changes.push({ field: 'note', before: client.note, after: patch.note })
  }
  return { changes, patch, contact: changeContact(values, client, changes) }
}

/** A person is found by name, and where the line names nobody, is the first one; an unknown name is added. */
function changeContact(values: LineValues, client: KnownClient, changes: Difference[]): ContactChange | null {
  const { contact: name, phone, email } = values
  if (name === null && phone === null && email === null) return null
  const known =
    name === null ? client.contacts[0] : client.contacts.find((contact) => !differ(name, contact.name))
  if (!known) {
    const added = newContact(values, client.name)!
    const after = [added.name, added.phone, added.email].filter((text) => text !== '').join(' · ')
    changes.push({ field: 'contact', before: '', after })
    return added
  }
  if (phone !== null && phone !== known.phone)
    changes.push({ field: 'phone', before: known.phone, after: phone })
  if (email !== null && email !== known.email)
    changes.push({ field: 'email', before: known.email, after: email })
  const changed = { ...known, phone: phone ?? known.phone, email: email ?? known.email }
  return changed.phone === known.phone && changed.email === known.email ? null : changed
}

export function newContact(values: LineValues, clientName: string): ContactChange | null {
  if (values.contact === null && values.phone === null && values.email === null) return null
  return {
    id: null,
    name: values.contact ?? clientName,
    phone: values.phone ?? '',
    email: values.email ?? '',
  }
}

/** Case, accents and spaces are no difference. */
export function differ(a: string, b: string): boolean {
  return a !== b && foldForSearch(a) !== foldForSearch(b)
}
