import type { HandlersOf } from '#core/app.ts'
import type { serialOperations } from '#contract/serials.ts'
import { parseActivationCode } from '#domain/activation-code.ts'
import { checkActivationDay } from '#domain/activation.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { isGone } from '#domain/entitlement.ts'
import { parseSerialNumber } from '#domain/serial-number.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { paidUntil, presumedPaidMonths, type Months } from '#domain/rental.ts'
import { periodOf } from '#domain/cutoff.ts'
import { whyPaidUntil } from '#domain/why.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { keepPresumed, switchCharge } from '#features/charges/switch.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { findProduct } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { keepCode } from '#features/codes/request.ts'
import { serialActivated, serialMoved } from '#features/orders/progress.ts'
import * as rentals from '#features/rentals/sql.ts'
import { insertComeback } from '#features/reports/sql.ts'
import { leaveWrittenOver } from '#features/tasks/written-over.ts'
import { decideActivation } from './activate.ts'
import { exportRows } from './export.ts'
import { serialPage } from './page.ts'
import { leaveSerial } from './leave.ts'
import { groupsOf, valuesOf, windowOf } from './window.ts'
import * as serials from './sql.ts'

export const serialHandlers: HandlersOf<typeof serialOperations> = {
  'serials.create': ({ db, newId, today, group }, input) => {
    // load
    const client = findClient(db, input.clientId)
    if (!client) return refuse('client.notFound', { id: input.clientId })
    if (client.status === 'left') return refuse('client.hasLeft', { name: client.name })
    const product = findProduct(db, input.product)
    if (!product) return refuse('catalogue.productNotFound', { product: input.product })
    const serial = parseSerialNumber(input.serial)
    if (serial === null) return refuse('serial.invalid', { serial: input.serial })
    const taken = serials.serialByNumber(db, serial)
    if (taken) return refuse('serial.taken', { serial, client: taken.client })
    // decide
    const code = readCode(input.code)
    if (!code.ok) return code
    const rented = input.mode === 'subscription'
    if (rented && input.months === undefined) return refuse('serial.periodRequired', { serial })
    if (!rented && (input.months !== undefined || input.paidUntil !== undefined)) {
      return refuse('serial.boughtHasNoPeriod', { serial })
    }
    const activatedOn = input.activatedOn ?? null
    const lastDay = input.lastDay ?? false
    const { installedOn = null, purchasedOn = null } = input
    if (activatedOn !== null) {
      const day = checkActivationDay({ serial, installedOn, purchasedOn }, activatedOn, lastDay, today)
      if (!day.ok) return day
    } else if (lastDay) return refuse('serial.notLastDayOfMonth', { on: '' })
    const paid = rented
      ? startingPaidMonths(serial, activatedOn, input.months!, lastDay, input.paidUntil ?? null, today)
      : ok(0)
    if (!paid.ok) return paid
    // save
    const id = newId()
    serials.insertSerial(db, {
      id,
      serial,
      clientId: client.id,
      productId: product.id,
      version: input.version,
      users: input.users,
      mode: input.mode,
      installedOn,
      activatedOn,
      purchasedOn: purchasedOn ?? (rented ? null : activatedOn),
      lastDay,
      createdOn: today,
      importId: group,
      channel: input.channel ?? 'own',
      owner: activatedOn === null ? '' : client.name,
    })
    if (code.value) {
      serials.insertCode(db, id, {
        id: newId(),
        code: code.value,
        source: group ? 'import' : 'typed',
        receivedOn: today,
      })
    }
    if (rented) {
      rentals.insertRental(db, {
        id: newId(),
        serialId: id,
        months: input.months!,
        method: input.method ?? null,
        // R14: who pays by card has the automatic charge on, unless it is said to be off.
        autoCharge: input.autoCharge ?? input.method === 'card',
        paidMonths: paid.value,
        paidState: input.paidUntil === undefined ? 'presumed' : 'confirmed',
      })
    }
    return ok({ id })
  },

  'serials.update': (context, { id, seen, ...input }) => {
    const { db, today } = context
    // load
    const serial = serials.findSerial(db, id)
    if (!serial) return refuse('serial.notFound', { id })
    const terms = input.months !== undefined || input.method !== undefined || input.autoCharge !== undefined
    // decide
    if (terms && serial.rentalId === null)
      return refuse('serial.boughtHasNoPeriod', { serial: serial.serial })
    // save
    serials.updateSerial(db, {
      id,
      clientId: serial.clientId,
      version: input.version ?? serial.version,
      users: serial.users,
      installedOn: input.installedOn === undefined ? serial.installedOn : input.installedOn,
      purchasedOn: input.purchasedOn === undefined ? serial.purchasedOn : input.purchasedOn,
      channel: input.channel ?? serial.channel,
      owner: serial.owner,
    })
    if (input.autoCharge !== undefined && input.autoCharge !== (serial.autoCharge === 1)) {
      switchCharge(context, serial, input.autoCharge ? 'on' : 'off', today, 'en los datos del sistema')
    }
    if (terms) {
      if (input.months !== undefined && input.months !== serial.months)
        keepPresumed(context, serials.findSerial(db, id)!)
      rentals.updateRentalTerms(db, {
        id: serial.rentalId!,
        months: input.months ?? serial.months!,
        method: input.method === undefined ? serial.method : input.method,
        autoCharge: input.autoCharge ?? serial.autoCharge === 1,
      })
    }
    if (terms) refreshChargeTasks(context, id)
    leaveWrittenOver(context, {
      ...{ clientId: serial.clientId, serialId: id, name: serial.serial, seen },
      before: serial,
      after: { ...serial, ...input },
    })
    return ok({ id })
  },

  'serials.activate': (context, input) => {
    const { db, newId, today } = context
    // load, decide
    const decision = decideActivation(context, input)
    if (!decision.ok) return decision
    const { serial, on, at, officeDay, lastDay, paidMonths, clocks } = decision.value
    const code = readCode(input.code)
    if (!code.ok) return code
    // save
    serials.setActivation(db, serial.id, on, at, lastDay)
    serials.setOwner(db, serial.id, input.owner || serial.client)
    if (code.value) {
      keepCode(db, serial.id, { id: newId(), code: code.value, source: 'typed', receivedOn: today }, today)
    }
    if (serial.rentalId !== null) rentals.setPaid(db, serial.rentalId, paidMonths, 'confirmed')
    serialActivated(context, serial.id)
    return ok({
      id: serial.id,
      activatedOn: on,
      nextCutoff: clocks?.cutoff ?? '',
      warnings: officeDay === on ? [] : [`otherDayInOffice:${officeDay}`],
    })
  },

  'serials.previewActivation': (context, input) => {
    const decision = decideActivation(context, input)
    if (!decision.ok) return decision
    const { serial, on, officeDay, clocks, lastDay } = decision.value
    return ok({
      activatedOn: on,
      officeDay,
      nextCutoff: clocks?.cutoff ?? null,
      worksThrough: clocks && addDays(clocks.cutoff, -1),
      firstValidation: clocks?.validation ?? null,
      why: clocks ? whySentences(whyPaidUntil(on, serial.months ?? 1, clocks.cutoff, lastDay)) : [],
    })
  },

  'serials.addCode': ({ db, newId, today }, input) => {
    // load
    const serial = serials.findSerial(db, input.id)
    if (!serial) return refuse('serial.notFound', { id: input.id })
    // decide
    const code = readCode(input.code)
    if (!code.ok) return code
    const { source, computer = '', on: receivedOn = today } = input
    if (receivedOn > today) return refuse('code.inFuture', { on: receivedOn })
    // save
    const row = { id: newId(), code: code.value!, source, receivedOn, computer }
    return ok({ id: keepCode(db, serial.id, row, today) })
  },

  'serials.leave': (context, { id, on, reason }) => {
    const { db, today } = context
    const serial = serials.findSerial(db, id)
    if (!serial) return refuse('serial.notFound', { id })
    if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
    if (serial.autoCharge === 1) return refuse('serial.autoChargeOn', { serials: [serial.serial] })
    leaveSerial(context, id, on ?? today, reason)
    return ok({ id })
  },

  'serials.return': (context, { id }) => {
    const { db, newId, today } = context
    const serial = serials.findSerial(db, id)
    if (!serial) return refuse('serial.notFound', { id })
    if (serial.status === 'active') return refuse('serial.hasNotLeft', { serial: serial.serial })
    insertComeback(db, {
      id: newId(),
      clientId: serial.clientId,
      serialId: id,
      leftOn: serial.leftOn!,
      leftReason: serial.leftReason ?? '',
      returnedOn: today,
    })
    serials.setSerialLeft(db, id, null, null)
    serialMoved(context, id)
    return ok({ id })
  },

  'serials.reportStopped': ({ db, newId, now, today }, { id, message }) => {
    const serial = serials.findSerial(db, id)
    if (!serial) return refuse('serial.notFound', { id })
    if (isGone(serial, today)) return refuse('serial.hasLeft', { serial: serial.serial })
    const open = serials.openStoppage(db, id)
    if (open) return refuse('serial.alreadyStopped', { serial: serial.serial, since: open.reportedOn })
    const made = newId()
    serials.insertStoppage(db, { id: made, serialId: id, reportedOn: today, reportedAt: now, message })
    return ok({ id: made })
  },

  'serials.clearStopped': ({ db, today }, { id, note }) => {
    const serial = serials.findSerial(db, id)
    if (!serial) return refuse('serial.notFound', { id })
    const open = serials.openStoppage(db, id)
    if (!open) return refuse('serial.notStopped', { serial: serial.serial })
    serials.clearStoppage(db, open.id, today, note ?? '')
    return ok({ id: open.id })
  },

  'serials.get': (context, { id }) => {
    const serial = serials.findSerial(context.db, id)
    return serial ? ok(serialPage(context, serial)) : refuse('serial.notFound', { id })
  },

  'serials.window': ({ db, boardVersion }, input) => ok(windowOf(db, boardVersion, input.query, input.at)),
  'serials.groups': ({ db, boardVersion }, input) => ok(groupsOf(db, boardVersion, input.query, input.at)),
  'serials.values': ({ db }, input) => ok(valuesOf(db, input.column, input.search ?? '')),
  'serials.export': (context, input) => exportRows(context, input),
}

function readCode(typed: string | undefined): Result<string | null> {
  if (typed === undefined || typed === '') return ok(null)
  const code = parseActivationCode(typed)
  return code === null ? refuse('serial.codeInvalid', { code: typed }) : ok(code)
}

/** Where paid-until is known it must be a boundary of the series; where it is not, D12. */
function startingPaidMonths(
  serial: string,
  activatedOn: Day | null,
  months: Months,
  lastDay: boolean,
  paidUntilDay: Day | null,
  today: Day,
): Result<number> {
  if (activatedOn === null) return ok(0)
  if (paidUntilDay === null) return ok(presumedPaidMonths(activatedOn, months, lastDay, today))
  const month = monthStartingOn(activatedOn, lastDay, paidUntilDay)
  if (month !== null && month > 0) return ok(month)
  const period = paidUntilDay <= activatedOn ? null : periodOf(activatedOn, 1, paidUntilDay, lastDay)
  return refuse('serial.paidUntilNotBoundary', {
    serial,
    paidUntil: paidUntilDay,
    before: period?.start ?? activatedOn,
    after: period?.next ?? paidUntil(activatedOn, 1, lastDay),
  })
}
