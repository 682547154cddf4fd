import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import { findSerial, insertSerial, type Serial } from '#features/serials/sql.ts'
import { insertRental } from './sql.ts'

export interface NewSystem {
  readonly serial: string
  readonly clientId: string
  readonly productId: string
  readonly version: string
  readonly users: number
  readonly months: Months
  readonly method: Method | null
  readonly autoCharge: boolean
  readonly installedOn: Day | null
}

/** A rented system that was just bought: nothing of it is paid or activated yet. */
export function makeRentedSystem(
  { db, newId, today }: Pick<CommandContext, 'db' | 'newId' | 'today'>,
  system: NewSystem,
): Serial {
  const id = newId()
  const { serial, clientId, productId, version, users, installedOn } = system
  insertSerial(db, {
    ...{ id, serial, clientId, productId, version, users, installedOn },
    mode: 'subscription',
    activatedOn: null,
    purchasedOn: null,
    lastDay: false,
    createdOn: today,
    importId: null,
  })
  const { months, method, autoCharge } = system
  insertRental(db, {
    ...{ id: newId(), serialId: id, months, method, autoCharge },
    paidMonths: 0,
    paidState: 'confirmed',
  })
  return findSerial(db, id)!
}
