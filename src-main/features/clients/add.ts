import type { z } from 'zod'
import type { CommandContext } from '#core/app.ts'
import type { clientOperations } from '#contract/clients.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { ok, refuse, type Refused, type Result } from '#domain/result.ts'
import { checkRfc, withoutSeparators } from '#domain/rfc.ts'
import * as contacts from '#features/contacts/sql.ts'
import { readContact } from '#features/contacts/read.ts'
import { findOperator } from '#features/operators/sql.ts'
import { recordGiven } from '#features/privacy/sql.ts'
import * as clients from './sql.ts'

export type NewClient = z.output<(typeof clientOperations)['clients.create']['input']>

/** A company with its contacts, in the caller's own transaction. Refused when its RFC is already another client's. */
export function addClient(
  context: CommandContext,
  input: NewClient,
): Result<{ id: string; warnings: string[] }> {
  const { db, newId, today } = context
  // load
  const rfc = readRfc(db, input.rfc ?? null, null)
  if (!rfc.ok) return rfc
  const unknown = noSuchFollower(db, input.followerId)
  if (unknown) return unknown
  // decide
  const people = (input.contacts ?? []).map((contact) => readContact(contact))
  const wrong = people.find((contact) => !contact.ok)
  if (wrong && !wrong.ok) return wrong
  // save
  const id = newId()
  insertAsGiven(db, input, { id, rfc: rfc.value.rfc, createdOn: today })
  people.forEach((contact, position) => {
    if (!contact.ok) return
    const contactId = newId()
    contacts.insertContact(db, { id: contactId, clientId: id, position, ...contact.value })
    const { privacy } = input.contacts![position]!
    if (privacy) recordGiven(db, contactId, privacy, today)
  })
  return ok({ id, warnings: rfc.value.warnings })
}

/** Whoever follows a client up is an operator, named by the id. */
export function noSuchFollower(db: ReadDb, id: string | null | undefined): Refused | null {
  if (id === undefined || id === null || findOperator(db, id)?.id === id) return null
  return refuse('operator.unknown', { operator: id })
}

/** The company itself, as the form had it; what was left empty is empty. */
export function insertAsGiven(
  db: CommandContext['db'],
  input: NewClient,
  row: { readonly id: string; readonly rfc: string | null; readonly createdOn: Day },
): void {
  clients.insertClient(db, {
    ...row,
    name: input.name,
    nameKey: duplicateKey(input.name),
    city: input.city ?? '',
    channel: input.channel ?? 'own',
    billedBy: input.billedBy ?? 'vendor',
    note: input.note ?? '',
    followerId: input.followerId ?? null,
    fiscalName: input.fiscalName ?? '',
    fiscalRegime: input.fiscalRegime ?? '',
    cfdiUse: input.cfdiUse ?? '',
    postcode: input.postcode ?? '',
    importId: null,
  })
}

/** Trimmed, without hyphens; a wrong check digit warns (mexico.md §1), another client's is refused. */
export function readRfc(
  db: CommandContext['db'],
  typed: string | null,
  id: string | null,
): Result<{ rfc: string | null; warnings: string[] }> {
  if (typed === null || typed.trim() === '') return ok({ rfc: null, warnings: ['noRfc'] })
  const check = checkRfc(withoutSeparators(typed))
  if (!check.valid) return refuse('client.rfcInvalid', { rfc: typed })
  const other = clients.clientByRfc(db, check.normalised)
  if (other && other.id !== id) {
    return refuse('client.rfcTaken', { rfc: check.normalised, id: other.id, name: other.name })
  }
  return ok({ rfc: check.normalised, warnings: [...check.warnings] })
}
