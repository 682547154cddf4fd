import type { CommandContext } from '#core/app.ts'
import { addDays } from '#domain/calendar.ts'
import { firstChargeAfterCard, formatExpiry } from '#domain/card.ts'
import { noticeDueOn, otherMethods } from '#domain/charge.ts'
import { methodPolicyOf } from '#domain/payment-method.ts'
import { paidUntil } from '#domain/rental.ts'
import { cardOfSerial, failureOf } from '#features/cards/sql.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import { findSerial } from '#features/serials/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import { switchesOf } from './sql.ts'

type Context = Pick<CommandContext, 'db' | 'today' | 'policies'>

/**
 * What the automatic charge of a serial asks of somebody: another card after a refusal, another one before this one
 * ends, the switch in the portal. Called by whatever changes its card, its switch or what it has paid.
 */
export function refreshChargeTasks({ db, today, policies }: Context, serialId: string): void {
  const serial = findSerial(db, serialId)
  const { activatedOn, months } = serial ?? {}
  if (!serial || serial.status === 'left' || serial.autoCharge === 0 || !activatedOn || !months) {
    for (const kind of ['card.declined', 'card.expiring', 'charge.switchOff'] as const) {
      clearTask(db, kind, serialId)
    }
    return
  }
  const facts = { ...serial, months, activatedOn, autoCharge: true, lastDay: serial.lastDay === 1 }
  const task = { ref: serialId, clientId: serial.clientId, serialId, dueTime: null }
  const card = cardOfSerial(db, serialId)

  if (serial.chargeFailedMonth === null) clearTask(db, 'card.declined', serialId)
  else {
    const failed = failureOf(db, serialId, serial.chargeFailedMonth)!
    const other = otherMethods(months, methodPolicyOf(policies)).length > 0
    const params = { last4: failed.last4, serial: serial.serial, other }
    setTask(db, { ...task, kind: 'card.declined', dueOn: failed.chargeOn, params })
  }

  const paidMonths = paidMonthsOf({ db, today, policies }, serial)!
  if (card === null) clearTask(db, 'card.expiring', serialId)
  else {
    // With this card the charge would be announced that could not be made: another one is needed by then.
    const dueOn = noticeDueOn(firstChargeAfterCard({ ...facts, paidMonths }, card.expires))
    const params = { last4: card.last4, expires: formatExpiry(card.expires) }
    setTask(db, { ...task, kind: 'card.expiring', dueOn, params })
  }

  if (switchesOf(db, serialId)[0]?.state !== 'asked') clearTask(db, 'charge.switchOff', serialId)
  else {
    const lastDay = addDays(paidUntil(activatedOn, paidMonths, facts.lastDay), -1)
    const dueOn = lastDay < today ? today : lastDay
    setTask(db, { ...task, kind: 'charge.switchOff', dueOn, params: { serial: serial.serial } })
  }
}
