import type { CommandContext } from '#core/app.ts'
import { normalisePhone } from '#domain/phone.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Sealed } from '#domain/secret.ts'
import { addClient, readRfc } from '#features/clients/add.ts'
import { findClient, updateClient } from '#features/clients/sql.ts'
import { duplicateKey } from '#domain/company-name.ts'
import * as contacts from '#features/contacts/sql.ts'
import { entryOf, saveEntry } from '#features/vault/sql.ts'
import type { Intake } from './sql.ts'

interface ClientOfIntake {
  readonly id: string
  readonly warnings: string[]
}

/** The company as a client: a new one with its contact, or the one that it was found to be. */
export function clientOfIntake(context: CommandContext, intake: Intake): Result<ClientOfIntake> {
  const person = { name: intake.contactName, phone: intake.phone, email: intake.email, role: '' }
  if (intake.clientId === null) {
    return addClient(context, { name: intake.name, rfc: intake.rfc, contacts: [person] })
  }
  const { db, newId } = context
  const client = findClient(db, intake.clientId)
  if (!client) return refuse('client.notFound', { id: intake.clientId })
  // A client that had no RFC has one now; one that had another keeps it.
  const rfc = client.rfc === null ? readRfc(db, intake.rfc, client.id) : ok({ rfc: client.rfc, warnings: [] })
  if (!rfc.ok) return rfc
  if (client.rfc === null) {
    updateClient(db, { ...client, rfc: rfc.value.rfc, nameKey: duplicateKey(client.name) })
  }
  const phone = normalisePhone(intake.phone) ?? ''
  const email = intake.email.toLowerCase()
  const known = contacts.contactsOf(db, client.id).some((one) => one.phone === phone || one.email === email)
  if (!known) {
    const position = contacts.nextPosition(db, client.id)
    contacts.insertContact(db, { ...person, id: newId(), clientId: client.id, position, phone, email })
  }
  return ok({ id: client.id, warnings: rfc.value.warnings })
}

export interface Access {
  readonly portal: string
  readonly user?: Sealed | undefined
  readonly password?: Sealed | undefined
}

/** C23: the one entry of that client and portal, made or brought up to date. */
export function keepAccess(
  { db, newId, today, operator }: CommandContext,
  clientId: string,
  { portal, user, password }: Access,
): string {
  const before = entryOf(db, clientId, portal)
  const id = before?.id ?? newId()
  saveEntry(db, {
    id,
    clientId,
    portal: before?.portal ?? portal,
    user: user ?? before!.user,
    password: password ?? before!.password,
    note: before?.note ?? '',
    changedOn: today,
    operatorId: operator.id,
  })
  return id
}
