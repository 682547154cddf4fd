import type { HandlersOf, QueryContext } from '#core/app.ts'
import type { chargeOperations } from '#contract/charges.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { cardNumberIn } from '#domain/card-number.ts'
import { formatExpiry } from '#domain/card.ts'
import { noticeDueOn, noticeState } from '#domain/charge.ts'
import { centavos } from '#domain/money.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { vatOf, vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { findAttachment } from '#features/attachments/sql.ts'
import { pricesOn, taxRates } from '#features/catalogue/sql.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import { nextCutoffOf } from '#features/today/board.ts'
import * as charges from './sql.ts'
import { switchCharge } from './switch.ts'

export const chargeHandlers: HandlersOf<typeof chargeOperations> = {
  'charges.list': (context, input) => {
    const { db, today } = context
    const of = { show: input.show ?? 'on', clientId: input.clientId ?? null }
    const { total, charges: rows } = charges.listCharges(db, of, today, input.offset ?? 0, input.limit ?? 100)
    return ok({
      total,
      counts: charges.countCharges(db, of.clientId, today),
      portal: charges.portalVersion(db),
      charges: rows.map(chargeOn(context)),
    })
  },

  'charges.get': (context, { serialId }) => {
    const { db } = context
    const row = charges.findCharge(db, serialId)
    if (!row) {
      const serial = findSerial(db, serialId)
      return serial
        ? refuse('charge.notARental', { serial: serial.serial })
        : refuse('serial.notFound', { id: serialId })
    }
    return ok({
      charge: chargeOn(context)(row),
      portal: charges.portalVersion(db),
      switches: charges.switchesOf(db, serialId),
      consents: charges.consentsOf(db, serialId),
      notices: charges.noticesOf(db, serialId).map((notice) => ({ ...notice, late: notice.late === 1 })),
    })
  },

  'charges.noticesDue': (context, input) => {
    const today = input.today ?? context.today
    const of = { show: 'notice', clientId: null } as const
    const { total, charges: due } = charges.listCharges(context.db, of, today, 0, input.limit ?? 500)
    return ok({ total, due: due.map(chargeOn({ ...context, today })) })
  },

  'charges.switchOn': (context, { serialId, on, reason }) => {
    const loaded = rentalOf(context.db, serialId, reason)
    if (!loaded.ok) return loaded
    const { serial, autoCharge } = loaded.value
    const day = on ?? context.today
    if (autoCharge === 1) return refuse('charge.alreadyOn', { serial })
    if (day > context.today) return refuse('charge.inFuture', { on: day, today: context.today })
    switchCharge(context, loaded.value, 'on', day, reason)
    return ok({ serialId })
  },

  'charges.askOff': (context, { serialId, reason }) => {
    const loaded = rentalOf(context.db, serialId, reason)
    if (!loaded.ok) return loaded
    const { serial, autoCharge } = loaded.value
    if (autoCharge === 0) return refuse('charge.alreadyOff', { serial })
    const [last] = charges.switchesOf(context.db, serialId)
    if (last?.state === 'asked') return refuse('charge.alreadyAsked', { serial, on: last.onDay })
    switchCharge(context, loaded.value, 'asked', context.today, reason)
    return ok({ serialId })
  },

  'charges.switchOff': (context, { serialId, on, reason }) => {
    const loaded = rentalOf(context.db, serialId, reason)
    if (!loaded.ok) return loaded
    const day = on ?? context.today
    if (loaded.value.autoCharge === 0) return refuse('charge.alreadyOff', { serial: loaded.value.serial })
    if (day > context.today) return refuse('charge.inFuture', { on: day, today: context.today })
    switchCharge(context, loaded.value, 'off', day, reason)
    return ok({ serialId })
  },

  'charges.consent': ({ db, newId, today, operator, policies }, input) => {
    // load
    const loaded = rentalOf(db, input.serialId, input.note ?? '')
    if (!loaded.ok) return loaded
    const givenOn = input.givenOn ?? today
    // decide
    if (givenOn > today) return refuse('charge.inFuture', { on: givenOn, today })
    if (input.attachment !== undefined && !findAttachment(db, input.attachment)) {
      return refuse('attachment.notFound', { id: input.attachment })
    }
    const { activatedOn, lastDay, serial } = loaded.value
    const onCutoff =
      activatedOn === null || monthStartingOn(activatedOn, lastDay === 1, input.firstChargeOn) !== null
    if (!onCutoff) {
      const next = nextCutoffOf(db, policies, input.serialId, today) ?? ''
      return refuse('charge.notAChargeDay', { serial, chargeOn: input.firstChargeOn, next })
    }
    // save
    charges.insertConsent(db, {
      id: newId(),
      serialId: input.serialId,
      amount: input.amount,
      months: input.months,
      firstChargeOn: input.firstChargeOn,
      givenOn,
      givenBy: input.givenBy,
      note: input.note ?? '',
      attachmentId: input.attachment ?? null,
      recordedOn: today,
      operatorId: operator.id,
    })
    return ok({ serialId: input.serialId })
  },

  'charges.recordNotice': ({ db, newId, now, today, operator, policies }, input) => {
    // load
    const loaded = rentalOf(db, input.serialId, input.proof ?? '')
    if (!loaded.ok) return loaded
    const { serial, autoCharge, activatedOn, lastDay } = loaded.value
    const next = nextCutoffOf(db, policies, input.serialId, today)
    const chargeDay = input.chargeOn ?? next
    const sentOn = input.sentOn ?? today
    // decide
    if (autoCharge === 0) return refuse('charge.alreadyOff', { serial })
    const boundary =
      activatedOn !== null &&
      chargeDay !== null &&
      monthStartingOn(activatedOn, lastDay === 1, chargeDay) !== null
    if (!boundary)
      return refuse('charge.notAChargeDay', { serial, chargeOn: chargeDay ?? today, next: next ?? '' })
    if (sentOn > today) return refuse('charge.inFuture', { on: sentOn, today })
    if ((input.proof ?? '') === '' && input.attachment === undefined)
      return refuse('charge.proofRequired', {})
    if (input.attachment !== undefined && !findAttachment(db, input.attachment)) {
      return refuse('attachment.notFound', { id: input.attachment })
    }
    const known = charges.findNotice(db, input.serialId, chargeDay)
    if (known) return refuse('charge.alreadyNotified', { serial, chargeOn: chargeDay, sentOn: known.sentOn })
    // save
    charges.keepNotice(db, {
      id: newId(),
      serialId: input.serialId,
      chargeOn: chargeDay,
      channel: input.channel,
      sentOn,
      sentAt: now,
      proof: input.proof ?? '',
      attachmentId: input.attachment ?? null,
      operatorId: operator.id,
    })
    return ok({ serialId: input.serialId, chargeOn: chargeDay, late: sentOn > noticeDueOn(chargeDay) })
  },

  'charges.setPortal': ({ db }, { version }) => {
    charges.setPortalVersion(db, version)
    return ok({ version })
  },
}

/** A rental that can be charged, and a text in which no card number stands. */
function rentalOf(db: ReadDb, serialId: string, text: string): Result<Serial> {
  const cardNumber = cardNumberIn(text)
  if (cardNumber !== null) return refuse('card.numberRefused', { last4: cardNumber })
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  return serial.rentalId === null ? refuse('charge.notARental', { serial: serial.serial }) : ok(serial)
}

/** A row as screens see it, with IVA of the day and the users for whom it will be charged (R36). */
function chargeOn({ db, today }: Pick<QueryContext, 'db' | 'today'>) {
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, today)
  const prices = pricesOn(db, today)
  return (row: charges.ChargeRow) => {
    const { chargeOn: day, productId, months } = row
    const users = row.usersThen ?? row.users
    const amount = users === row.users ? row.amount : prices.amountOf(productId, months, users)
    return {
      serialId: row.serialId,
      serial: row.serial,
      clientId: row.clientId,
      client: row.client,
      system: `${row.system} ${row.version}`,
      users,
      months,
      state:
        row.autoCharge === 0 ? ('off' as const) : row.askedOn === null ? ('on' as const) : ('asked' as const),
      askedOn: row.askedOn,
      chargeOn: day,
      amount: amount === null || !rate.ok ? null : amount + vatOf(centavos(amount), rate.value),
      declinedOn: row.declinedOn,
      card:
        row.last4 === null || row.expires === null
          ? null
          : { last4: row.last4, expires: formatExpiry(row.expires) },
      consent:
        row.consentOn === null
          ? null
          : { givenOn: row.consentOn, otherPeriod: row.consentMonths !== row.months },
      notice: row.autoCharge === 0 || day === null ? null : noticeOf(day, row.noticeOn, today),
    }
  }
}

function noticeOf(chargeDay: Day, sentOn: Day | null, today: Day) {
  return { dueOn: noticeDueOn(chargeDay), state: noticeState(chargeDay, sentOn, today), sentOn }
}
