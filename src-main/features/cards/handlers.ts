import type { HandlersOf } from '#core/app.ts'
import type { cardOperations } from '#contract/cards.ts'
import { cardEndsOn, formatExpiry, parseExpiry } from '#domain/card.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { addDays } from '#domain/calendar.ts'
import { declinedCharge, otherMethods } from '#domain/charge.ts'
import { methodPolicyOf } from '#domain/payment-method.ts'
import type { Policies } from '#domain/policies.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Day } from '#domain/calendar.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { findClient } from '#features/clients/sql.ts'
import { findSerial, serialsOf, type Serial } from '#features/serials/sql.ts'
import * as cards from './sql.ts'

export const cardHandlers: HandlersOf<typeof cardOperations> = {
  'cards.list': ({ db, today, policies }, { clientId }) => {
    const client = findClient(db, clientId)
    if (!client) return refuse('client.notFound', { id: clientId })
    const rented = serialsOf(db, clientId).filter(
      (serial) => serial.status === 'active' && serial.rentalId !== null,
    )
    const systems = rented.map((serial) => {
      const failed =
        serial.chargeFailedMonth === null ? null : cards.failureOf(db, serial.id, serial.chargeFailedMonth)
      return {
        serialId: serial.id,
        serial: serial.serial,
        system: `${serial.system} ${serial.version}`,
        months: serial.months!,
        autoCharge: serial.autoCharge === 1,
        cardId: cards.cardOfSerial(db, serial.id)?.id ?? null,
        chargeOn: chargeMeant(serial, policies, today)?.chargeOn ?? null,
        declined: failed && { chargeOn: failed.chargeOn, reason: failed.reason },
        other: otherMethods(serial.months!, methodPolicyOf(policies)),
      }
    })
    return ok({
      client: client.name,
      cards: cards.cardsOf(db, clientId).map(({ id, last4, expires, label }) => ({
        id,
        last4,
        expires: formatExpiry(expires),
        expired: cardEndsOn(expires) < today,
        label,
        serials: systems.filter(({ cardId }) => cardId === id).map(({ serial }) => serial),
      })),
      systems,
    })
  },

  'cards.save': (context, input) => {
    const { db, newId, today } = context
    // load
    const client = findClient(db, input.clientId)
    if (!client) return refuse('client.notFound', { id: input.clientId })
    const known = input.id === undefined ? null : cards.findCard(db, input.id)
    if (input.id !== undefined && known?.clientId !== client.id) {
      return refuse('card.notFound', { id: input.id })
    }
    // decide
    const read = readCard(input, today)
    if (!read.ok) return read
    for (const serialId of input.serialIds) {
      const serial = findSerial(db, serialId)
      if (!serial) return refuse('serial.notFound', { id: serialId })
      if (serial.clientId !== client.id) {
        return refuse('card.otherClient', { serial: serial.serial, client: serial.client })
      }
      if (serial.rentalId === null) return refuse('charge.notARental', { serial: serial.serial })
    }
    // save
    const id = known?.id ?? newId()
    const before = cards.serialsOfCard(db, id)
    cards.saveCard(db, { id, clientId: client.id, addedOn: today, ...read.value })
    for (const serialId of before) {
      if (!input.serialIds.includes(serialId)) cards.payWithNone(db, serialId)
    }
    for (const serialId of input.serialIds) cards.payWith(db, serialId, id)
    for (const serialId of new Set([...before, ...input.serialIds])) refreshChargeTasks(context, serialId)
    return ok({ id })
  },

  'cards.remove': (context, { id }) => {
    const { db, today } = context
    if (!cards.findCard(db, id)) return refuse('card.notFound', { id })
    const paid = cards.serialsOfCard(db, id)
    cards.removeCard(db, id, today)
    for (const serialId of paid) refreshChargeTasks(context, serialId)
    return ok({ id })
  },

  'cards.decline': (context, { serialId, chargeOn, reason }) => {
    const { db, newId, today, operator, policies } = context
    // load
    const cardNumber = cardNumberIn(reason)
    if (cardNumber !== null) return refuse('card.numberRefused', { last4: cardNumber })
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    // decide
    const { serial: number, months, activatedOn, paidMonths } = serial
    const meant = chargeMeant(serial, policies, today)
    if (meant === null || months === null || activatedOn === null) {
      return refuse('charge.alreadyOff', { serial: number })
    }
    const month =
      chargeOn === undefined ? meant.month : monthStartingOn(activatedOn, serial.lastDay === 1, chargeOn)
    const isCharge = month !== null && month >= paidMonths && (month - paidMonths) % months === 0
    if (!isCharge || month > meant.month + months) {
      return refuse('charge.notAChargeDay', { serial: number, chargeOn: chargeOn!, next: meant.chargeOn })
    }
    const day = chargeOn ?? meant.chargeOn
    const open = serial.chargeFailedMonth
    if (open !== null && open <= month) {
      const failed = cards.failureOf(db, serialId, open)!
      return refuse('charge.alreadyDeclined', { serial: number, chargeOn: failed.chargeOn })
    }
    // save
    cards.insertFailure(db, {
      id: newId(),
      serialId,
      month,
      chargeOn: day,
      reportedOn: today,
      last4: cards.cardOfSerial(db, serialId)?.last4 ?? '',
      reason,
      operatorId: operator.id,
    })
    refreshChargeTasks(context, serialId)
    const other = otherMethods(months, methodPolicyOf(policies))
    return ok({ serialId, chargeOn: day, worksThrough: addDays(day, -1), other })
  },

  'cards.takeBackDecline': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    if (serial.chargeFailedMonth === null) return refuse('charge.notDeclined', { serial: serial.serial })
    cards.removeFailure(context.db, cards.failureOf(context.db, serialId, serial.chargeFailedMonth)!.id)
    refreshChargeTasks(context, serialId)
    return ok({ serialId })
  },
}

/** The charge that a report of today is about; null where nothing is charged by itself. */
function chargeMeant(serial: Serial, policies: Policies, today: Day) {
  const { activatedOn, months, autoCharge, lastDay } = serial
  if (activatedOn === null || months === null || autoCharge === 0 || serial.status === 'left') return null
  return declinedCharge(
    { ...serial, autoCharge: true, lastDay: lastDay === 1 },
    activatedOn,
    { validations: policies.presumeValidations, autoCharges: policies.presumeAutoCharges },
    today,
  )
}

/** Four digits and a month to come; the full number of a card is refused in any of the three. */
function readCard(
  typed: { readonly last4: string; readonly expires: string; readonly label?: string | undefined },
  today: Day,
): Result<{ last4: string; expires: string; label: string }> {
  const { last4, label = '' } = typed
  const cardNumber = cardNumberIn(last4) ?? cardNumberIn(label) ?? cardNumberIn(typed.expires)
  if (cardNumber !== null) return refuse('card.numberRefused', { last4: cardNumber })
  if (!/^\d{4}$/.test(last4))
    return refuse('card.last4Invalid', { typed: last4.replace(/\d(?=\d{4})/g, '•') })
  const expires = parseExpiry(typed.expires)
  if (expires === null) return refuse('card.expiryInvalid', { typed: typed.expires })
  if (cardEndsOn(expires) < today) return refuse('card.expired', { last4, expires: formatExpiry(expires) })
  return ok({ last4, expires, label })
}
