import type { HandlersOf } from '#core/app.ts'
import type { rentalOperations } from '#contract/rentals.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { methodPolicyOf, methodsFor, type Method } from '#domain/payment-method.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import type { Policies } from '#domain/policies.ts'
import type { Months } from '#domain/rental.ts'
import { ok, refuse } from '#domain/result.ts'
import { validationTolerance } from '#domain/validation.ts'
import { whyPaidUntil } from '#domain/why.ts'
import { methodWhy, payByWhy, whySentences } from '#messages/es-MX/why.ts'
import { endFailures } from '#features/cards/sql.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { usersForPeriod } from '#features/changes/users.ts'
import { reanchored } from '#features/orders/progress.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { findSerial, setActivation } from '#features/serials/sql.ts'
import { decidePaid, renewalPrice } from './decide.ts'
import { confirm } from './confirm.ts'
import { decideNewCutoff, decideValidation, lifeOf } from './life.ts'
import * as rentals from './sql.ts'

const PERIODS: readonly Months[] = [1, 6, 12]

export const rentalHandlers: HandlersOf<typeof rentalOperations> = {
  'rentals.preview': ({ db, today, policies }, input) => {
    // load
    const serial = findSerial(db, input.serialId)
    if (!serial) return refuse('serial.notFound', { id: input.serialId })
    const months = input.months ?? serial.months ?? 1
    const paidOn = input.paidOn ?? today
    // decide
    const decision = decidePaid(db, serial, { months, paidOn, firstDay: input.firstDay ?? null }, policies)
    if (!decision.ok) return decision
    const { plan, price, taken } = decision.value
    const bank = findCalendar(db, 'bank')
    const series =
      plan.cutoffAfter === null || serial.activatedOn === null
        ? null
        : whyPaidUntil(serial.activatedOn, serial.months ?? 1, plan.cutoffAfter, serial.lastDay === 1)
    return ok({
      plan: {
        serialId: serial.id,
        serial: serial.serial,
        client: serial.client,
        system: `${serial.product} ${serial.version}`,
        users: usersForPeriod(db, serial, plan.firstDay),
        months,
        cutoffBefore: plan.cutoffBefore,
        cutoffAfter: plan.cutoffAfter,
        firstDay: plan.firstDay,
        lastCoveredDay: plan.lastCoveredDay,
        presumedMonths: plan.presumed?.months ?? 0,
        noServiceMonths: plan.noService?.months ?? 0,
        ...price,
        methods: methodsFor(months, methodPolicyOf(policies)).map((choice) => ({
          method: choice.method,
          allowed: choice.allowed,
          why: methodWhy(choice.why),
          payBy:
            plan.cutoffBefore === null || !bank
              ? null
              : latest(choice.method, plan.cutoffBefore, bank, policies),
        })),
        why: series === null ? [] : whySentences(series),
      },
      options: PERIODS.map((period) => {
        const users = usersForPeriod(db, serial, plan.firstDay)
        const option = renewalPrice(db, { ...serial, users }, period, paidOn)
        return { months: period, total: option.ok ? option.value.total : null }
      }),
      taken: taken !== null,
    })
  },

  'rentals.confirm': (context, { items, source = 'client' }) => {
    let confirmed = 0
    for (const { serialId, what, through } of items) {
      const changed = confirm(context, { serialId, what, through: through ?? null, source })
      if (!changed.ok) return changed
      if (changed.value) confirmed += 1
    }
    return ok({ confirmed, unchanged: items.length - confirmed })
  },

  'rentals.failValidation': ({ db, newId, today, operator }, { serialId, scheduled, cause }) => {
    // load
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    if (serial.rentalId === null) return refuse('serial.boughtHasNoClock', { serial: serial.serial })
    if (serial.activatedOn === null) return refuse('serial.notActivated', { serial: serial.serial })
    // decide
    const validation = decideValidation(
      { ...serial, activatedOn: serial.activatedOn },
      scheduled ?? null,
      today,
    )
    if (!validation.ok) return validation
    // save
    const id = newId()
    rentals.recordValidation(db, {
      ...validation.value,
      id,
      serialId,
      state: 'failed',
      cause: cause ?? null,
      recordedOn: today,
      source: 'client',
      operatorId: operator.id,
    })
    const { scheduledOn } = validation.value
    return ok({ id, toleranceUntil: validationTolerance(scheduledOn, serial.offlineDays).plannedLastDay })
  },

  'rentals.previewNewCutoff': ({ db, today }, input) => {
    const decision = decideNewCutoff(db, input, today)
    if (!decision.ok) return decision
    const { plan } = decision.value
    return ok({ ...plan, worksThrough: addDays(plan.cutoffAfter, -1) })
  },

  'rentals.newCutoff': (context, { reason, ...input }) => {
    const { db, newId, today, operator } = context
    // load, decide
    const decision = decideNewCutoff(db, input, today)
    if (!decision.ok) return decision
    const { serial, wanted } = decision.value
    // save
    const id = newId()
    const former = {
      id,
      serialId: serial.id,
      activatedOn: serial.activatedOn,
      lastDay: serial.lastDay,
      untilDay: wanted.on,
      paidMonths: serial.paidMonths,
      paidState: serial.paidState,
      reason,
      changedOn: today,
      operatorId: operator.id,
    }
    rentals.endAnchor(db, former, serial.rentalId)
    setActivation(db, serial.id, wanted.on, null, wanted.lastDay)
    rentals.setPaid(db, serial.rentalId, wanted.paidMonths, 'confirmed')
    reanchored(context, serial.id)
    endFailures(db, serial.id)
    refreshChargeTasks(context, serial.id)
    return ok({ id })
  },

  'rentals.life': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    return ok(lifeOf(context, serial))
  },
}

function latest(
  method: Method,
  cutoff: Day,
  bank: NonNullable<ReturnType<typeof findCalendar>>,
  policies: Policies,
) {
  const moment = payBy(method, cutoff, bank, payByPolicyOf(policies))
  return (
    moment && { day: moment.day, time: moment.time === '23:59' ? null : moment.time, why: payByWhy(moment) }
  )
}
