import type { CommandContext } from '#core/app.ts'
import type { Day } from '#domain/calendar.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import * as rentals from '#features/rentals/sql.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { insertSwitch, setAutoCharge, type Switch } from './sql.ts'
import { refreshChargeTasks } from './tasks.ts'

type Context = Pick<CommandContext, 'db' | 'newId' | 'now' | 'today' | 'operator' | 'policies'>

/** The switch of a serial, as a recorded act with its day and reason (R14, R16). */
export function switchCharge(
  context: Context,
  serial: Serial,
  state: Switch['state'],
  onDay: Day,
  reason: string,
): void {
  if (state === 'off') keepPresumed(context, serial)
  record(context, serial, state, onDay, reason)
}

function record(context: Context, serial: Serial, state: Switch['state'], onDay: Day, reason: string): void {
  const { db, newId, now, operator } = context
  insertSwitch(db, {
    id: newId(),
    serialId: serial.id,
    state,
    onDay,
    reason,
    recordedAt: now,
    operatorId: operator.id,
  })
  if (state !== 'asked') setAutoCharge(db, serial.rentalId!, state === 'on')
  refreshChargeTasks(context, serial.id)
}

/** What was presumed as charged until today stays so when nothing is charged any more, or for other months (D11). */
export function keepPresumed({ db, newId, today, operator, policies }: Context, serial: Serial): void {
  const paid = paidMonthsOf({ db, today, policies }, serial)
  if (serial.rentalId === null || paid === null || paid <= serial.paidMonths) return
  const presumed = {
    id: newId(),
    rentalId: serial.rentalId,
    firstMonth: serial.paidMonths,
    months: paid - serial.paidMonths,
    state: 'presumed',
    source: 'policy',
    paymentId: null,
    users: serial.users,
    recordedOn: today,
  } as const
  rentals.insertRenewal(db, presumed, operator.id)
  rentals.setPaid(db, serial.rentalId, paid, 'presumed')
}

/** R14: a payment by card switches the automatic charges on by itself, and that is on record too. */
export function switchedOnByCard(context: Context, serialId: string, paidOn: Day): void {
  const serial = findSerial(context.db, serialId)!
  if (serial.autoCharge === 0) switchCharge(context, serial, 'on', paidOn, 'pago con tarjeta')
}

/** The payment by card that had switched it on was reversed: nothing was charged meanwhile, so nothing is presumed. */
export function switchedOffByReversal(context: Context, serialId: string, reason: string): void {
  record(context, findSerial(context.db, serialId)!, 'off', context.today, `pago cancelado: ${reason}`)
}
