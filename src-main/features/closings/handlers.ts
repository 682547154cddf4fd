import type { z } from 'zod'
import type { HandlersOf } from '#core/app.ts'
import type { closingOperations } from '#contract/closings.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { closeDay, COUNTED } from '#domain/day-closing.ts'
import { centavos } from '#domain/money.ts'
import { METHODS } from '#domain/payment-method.ts'
import { ok, refuse } from '#domain/result.ts'
import { readProfile } from '#features/settings/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderClosing } from '#papers/closing.ts'
import * as closings from './sql.ts'

type DayOfMoney = z.input<(typeof closingOperations)['closings.day']['output']>

export const closingHandlers: HandlersOf<typeof closingOperations> = {
  'closings.day': ({ db, today }, { day }) => ok(dayOfMoney(db, day ?? today)),

  'closings.close': ({ db, today, now, newId, operator }, { day, counted, note }) => {
    // load
    const [inForce] = closings.closingsOf(db, day)
    const registered = new Map(
      closings.methodsOfDay(db, day).map(({ method, expected }) => [method, centavos(expected)]),
    )
    const found = new Map(counted.map(({ method, amount }) => [method, amount]))
    // decide
    if (day > today) return refuse('closing.inFuture', { day, today })
    if (inForce && inForce.reopenedOn === null) {
      return refuse('closing.alreadyClosed', { day, operator: inForce.operator })
    }
    if (found.size < counted.length) return refuse('closing.methodTwice', { method: counted[0]!.method })
    const { methods, difference } = closeDay(registered, found)
    const differs = methods.some((one) => one.counted !== null && one.counted !== one.expected)
    if (differs && (note ?? '') === '') return refuse('closing.differenceNeedsNote', { difference })
    // save
    const id = newId()
    closings.insertClosing(db, {
      id,
      day,
      closedAt: now,
      operatorId: operator.id,
      counts: methods,
      note: note ?? '',
    })
    return ok({ id, difference })
  },

  'closings.reopen': ({ db, today, operator }, { day, reason }) => {
    const [inForce] = closings.closingsOf(db, day)
    if (!inForce || inForce.reopenedOn !== null) return refuse('closing.notClosed', { day })
    closings.reopenClosing(db, inForce.id, today, operator.id, reason)
    return ok({ id: inForce.id })
  },

  'closings.pdf': async ({ db, files, practice, today, policies }, { day }) => {
    const bytes = renderClosing({
      ...dayOfMoney(db, day),
      office: readProfile(db),
      zone: policies.zone,
      createdOn: today,
      watermark: practice ? practiceWatermark : null,
    })
    const name = `Corte del día ${day}.pdf`
    return ok({ file: files.put(name, bytes).file, name })
  },
}

function dayOfMoney(db: ReadDb, day: Day): DayOfMoney {
  const sums = new Map(closings.methodsOfDay(db, day).map((sum) => [sum.method, sum]))
  const [first, ...others] = closings.closingsOf(db, day)
  const inForce = first && first.reopenedOn === null ? first : null
  const counted = new Map(inForce?.counts.map((count) => [count.method, count]))
  const methods = METHODS.map((method) => ({
    method,
    payments: sums.get(method)?.payments ?? 0,
    expected: sums.get(method)?.expected ?? 0,
    counted: counted.get(method)?.counted ?? null,
  }))
  const then = inForce?.counts.reduce((sum, { expected }) => sum + expected, 0) ?? 0
  const total = methods.reduce((sum, { expected }) => sum + expected, 0)
  const past = inForce ? others : [first, ...others]
  return {
    day,
    total,
    methods: methods.filter(
      (one) => one.payments !== 0 || one.expected !== 0 || COUNTED.includes(one.method),
    ),
    operators: closings.operatorsOfDay(db, day),
    registeredLater: closings.registeredLater(db, day),
    closing: inForce && {
      id: inForce.id,
      operator: inForce.operator,
      at: inForce.closedAt,
      note: inForce.note,
      moved: total - then,
    },
    history: past
      .filter((one) => one !== undefined)
      .map((one) => ({
        id: one.id,
        operator: one.operator,
        at: one.closedAt,
        reopenedOn: one.reopenedOn ?? '',
        reopenedBy: one.reopenedBy ?? '',
        reason: one.reason ?? '',
      })),
  }
}
