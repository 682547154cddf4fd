import type { CommandContext } from '#core/app.ts'
import type { WriteDb } from '#db/sql.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { overlapping } from '#domain/renewal.ts'
import { keepPresumed } from '#features/charges/switch.ts'
import * as clients from '#features/clients/sql.ts'
import { keepCode } from '#features/codes/request.ts'
import * as contacts from '#features/contacts/sql.ts'
import * as rentals from '#features/rentals/sql.ts'
import * as serials from '#features/serials/sql.ts'
import type { KnownSerial, LineEffects, RentalTerms } from './facts.ts'

type Context = Pick<CommandContext, 'db' | 'newId' | 'now' | 'today' | 'operator' | 'policies'>

/** Writes what the decision said, through the owners of the tables; the id of the serial. */
export function applyEffects(
  context: Context,
  effects: LineEffects,
  serial: KnownSerial | null,
  importId: string,
): string {
  const clientId = applyClient(context, effects, importId)
  const serialId = effects.newSerial
    ? insertLicence(context, effects.newSerial, clientId, importId)
    : changeLicence(context, effects, serial!)
  if (effects.code !== null) {
    const { db, newId, today } = context
    const code = { id: newId(), code: effects.code, source: 'import', receivedOn: today } as const
    // Nothing was asked for a system that is new.
    if (effects.newSerial) serials.insertCode(db, serialId, code)
    else keepCode(db, serialId, code, today)
  }
  return serialId
}

function applyClient({ db, newId, today }: Context, effects: LineEffects, importId: string): string {
  const { newClient, clientPatch, contact } = effects
  const clientId = effects.clientId ?? newId()
  if (newClient) {
    clients.insertClient(db, {
      ...newClient,
      id: clientId,
      nameKey: duplicateKey(newClient.name),
      channel: 'own',
      billedBy: 'vendor',
      followerId: null,
      fiscalName: '',
      fiscalRegime: '',
      cfdiUse: '',
      postcode: '',
      createdOn: today,
      importId,
    })
  } else if (Object.keys(clientPatch).length > 0) {
    const after = { ...clients.findClient(db, clientId)!, ...clientPatch }
    clients.updateClient(db, { ...after, nameKey: duplicateKey(after.name) })
  }
  if (contact?.id != null) {
    const { name, phone, email } = contact
    contacts.updateContact(db, { ...contacts.findContact(db, contact.id)!, name, phone, email })
  } else if (contact) {
    const position = newClient ? 0 : contacts.nextPosition(db, clientId)
    contacts.insertContact(db, { ...contact, id: newId(), clientId, position, role: '' })
  }
  return clientId
}

function insertLicence(
  { db, newId, today }: Context,
  licence: NonNullable<LineEffects['newSerial']>,
  clientId: string,
  importId: string,
): string {
  const { rental, ...row } = licence
  const id = newId()
  serials.insertSerial(db, {
    ...row,
    id,
    clientId,
    installedOn: null,
    purchasedOn: rental ? null : row.activatedOn,
    lastDay: false,
    createdOn: today,
    importId,
  })
  if (rental) rentals.insertRental(db, { ...rental, id: newId(), serialId: id })
  return id
}

function changeLicence(context: Context, effects: LineEffects, known: KnownSerial): string {
  const { db, newId, today } = context
  const { serialPatch, rental, confirmed } = effects
  const before = serials.findSerial(db, known.id)!
  if (serialPatch.users !== undefined || serialPatch.version !== undefined) {
    const { version = before.version, users = before.users } = serialPatch
    serials.updateSerial(db, { ...before, version, users })
  }
  if (serialPatch.activatedOn !== undefined) {
    serials.setActivation(db, known.id, serialPatch.activatedOn, null, known.lastDay)
  }
  if (rental && before.rentalId !== null) {
    const otherCharges = rental.months !== known.months || rental.autoCharge !== known.autoCharge
    if (otherCharges && !confirmed) keepPresumed(context, before)
    changeRental(db, rental, known, before.rentalId)
    if (confirmed && overlapping(rentals.renewalsOf(db, before.rentalId), confirmed) === null) {
      rentals.insertRenewal(db, {
        ...confirmed,
        id: newId(),
        rentalId: before.rentalId,
        state: 'confirmed',
        source: 'portal',
        paymentId: null,
        users: serialPatch.users ?? before.users,
        recordedOn: today,
      })
    }
  }
  return known.id
}

function changeRental(db: WriteDb, rental: RentalTerms, known: KnownSerial, rentalId: string): void {
  const { months, method, autoCharge, paidMonths, paidState } = rental
  if (months !== known.months || method !== known.method || autoCharge !== known.autoCharge) {
    rentals.updateRentalTerms(db, { id: rentalId, months, method, autoCharge })
  }
  if (paidMonths !== known.paidMonths || paidState !== known.paidState) {
    rentals.setPaid(db, rentalId, paidMonths, paidState)
  }
}
