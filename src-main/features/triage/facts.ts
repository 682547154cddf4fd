import type { QueryContext } from '#core/app.ts'
import { paidUntil } from '#domain/rental.ts'
import { nextValidation } from '#domain/validation.ts'
import { validationList } from '#domain/validation-list.ts'
import { trialOf } from '#domain/trial.ts'
import type { TriageFacts } from '#domain/triage.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import { validationsOf } from '#features/rentals/sql.ts'
import type { Serial } from '#features/serials/sql.ts'

type Context = Pick<QueryContext, 'db' | 'today' | 'policies'>

/** What the clocks of a serial say today to somebody who calls: the same for the screen and for what is saved. */
export function triageFacts({ db, today, policies }: Context, serial: Serial): TriageFacts {
  const { activatedOn, rentalId, months, installedOn } = serial
  const base = { today, rented: rentalId !== null, activated: activatedOn !== null, paid: serial.paidState }
  const trialOver =
    activatedOn === null &&
    installedOn !== null &&
    trialOf(installedOn, today, serial.trialDays).stopsOn <= today
  if (activatedOn === null || rentalId === null || months === null) {
    return { ...base, trialOver, cutoff: null, validationPending: false }
  }
  const lastDay = serial.lastDay === 1
  const paidMonths = paidMonthsOf({ db, today, policies }, serial)!
  const lines = validationList(
    {
      anchor: activatedOn,
      lastDay,
      offlineDays: serial.offlineDays,
      paidMonths,
      records: validationsOf(db, serial.id),
      presumed: policies.presumeValidations,
    },
    today,
  )
  return {
    ...base,
    paid: paidMonths > serial.paidMonths ? 'presumed' : serial.paidState,
    trialOver: false,
    cutoff: paidUntil(activatedOn, paidMonths, lastDay),
    validationPending: lines.some(
      ({ word }) => word === 'pending' || word === 'tolerance' || word === 'blocked',
    ),
  }
}

/** The validation that is to be made now: the one of today or the last that was due; null before the first. */
export function dueValidation(serial: Serial, today: TriageFacts['today']): TriageFacts['today'] | null {
  if (serial.activatedOn === null || serial.rentalId === null) return null
  const lastDay = serial.lastDay === 1
  const next = nextValidation(serial.activatedOn, today, lastDay)
  if (next.day === today) return today
  return next.n === 1 ? null : paidUntil(serial.activatedOn, next.n - 1, lastDay)
}
