import type { z } from 'zod'
import type { QueryContext } from '#core/app.ts'
import type { changeOperations } from '#contract/changes.ts'
import { cutoffAt, nextCutoff } from '#domain/cutoff.ts'
import { centavos } from '#domain/money.ts'
import { ok, type Result } from '#domain/result.ts'
import { previewSeatChange } from '#domain/seat-change.ts'
import { seatQueue } from '#domain/seat-queue.ts'
import { vatRateOn, type TaxPlace } from '#domain/tax.ts'
import { pricesOn, taxRates } from '#features/catalogue/sql.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import type { Serial } from '#features/serials/sql.ts'
import { whyBoundary } from '#features/serials/why.ts'
import { readProfile } from '#features/settings/sql.ts'
import { whySentences } from '#messages/es-MX/why.ts'
import { computerPlan } from './computer.ts'
import * as changes from './sql.ts'
import { seatSerial } from './users.ts'

type Output<N extends keyof typeof changeOperations> = z.input<(typeof changeOperations)[N]['output']>

/** A change of users priced both ways, side by side: for the rest of the paid period, and from the next payment on. */
export function usersPreview(
  context: QueryContext,
  serial: Serial,
  users: number,
): Result<Output<'changes.previewUsers'>> {
  const { db, today } = context
  const rate = vatRateOn(taxRates(db), readProfile(db).taxPlace as TaxPlace, today)
  if (!rate.ok) return rate
  const { clocks } = seatSerial(context, serial)
  const months = serial.months ?? 1
  const priceFor = (count: number) => pricesOn(db, today).amountOf(serial.productId, months, count)
  const [before, after] = [priceFor(serial.users), priceFor(users)]
  const priced = {
    periodBefore: before,
    periodAfter: after,
    perPeriod: before === null || after === null ? null : after - before,
    vatBasisPoints: rate.value,
  }
  const kind = users === serial.users ? 'same' : users > serial.users ? 'increase' : 'decrease'
  if (clocks === null) return ok({ ...priced, kind, atValidation: null, atPayment: null, now: null })
  const atValidation = nextCutoff(clocks.anchor, 1, today, clocks.lastDay).day
  const start = cutoffAt(
    clocks.anchor,
    1,
    Math.max(0, paidMonthsOf(context, serial)! - months),
    clocks.lastDay,
  )
  const preview = previewSeatChange({
    users: serial.users,
    wanted: users,
    price: before ?? centavos(0),
    wantedPrice: after ?? centavos(0),
    period: { start, next: clocks.cutoff },
    from: atValidation,
  })
  const atPayment = clocks.cutoff > today ? clocks.cutoff : today
  const { now } = preview
  return ok({
    ...priced,
    kind: preview.kind,
    atValidation,
    atPayment,
    now:
      now === null || priced.perPeriod === null || atValidation >= clocks.cutoff
        ? null
        : { amount: now.amount, days: now.days, of: now.of },
  })
}

/** Users, computers and owners of a serial, with what is scheduled and what a change of computer would be today. */
export function changesPage({ db, today }: QueryContext, serial: Serial): Output<'changes.of'> {
  const queue = seatQueue(serial.users, changes.scheduledSeats(db, serial.id))
  const plan = computerPlan(db, serial, today)
  return {
    users: changes.seatChangesOf(db, serial.id).map((change) => {
      const queued = queue.find(({ id }) => id === change.id)
      return {
        id: change.id,
        from: queued?.from ?? change.usersBefore,
        users: change.users,
        takes: change.takes,
        dueOn: change.dueOn,
        why:
          change.status === 'scheduled'
            ? whySentences(whyBoundary(db, serial.id, change.dueOn, change.takes === 'validation'))
            : [],
        status: change.status,
        conflict: queued?.conflict ?? null,
        usersBefore: change.usersBefore,
        note: change.note,
        closedOn: change.closedOn,
        closedReason: change.closedReason,
        operator: change.operator,
      }
    }),
    computers: changes
      .computerChangesOf(db, serial.id)
      .map(({ serialId: _serial, operatorId: _operator, ...change }) => change),
    computer: plan.ok
      ? {
          route: plan.value.route,
          why: plan.value.why,
          activationsLeft: plan.value.activationsLeft,
          activationsUsed: plan.value.activationsUsed,
          unlocksGranted: plan.value.unlocksGranted,
          monthStart: plan.value.month.start,
          monthNext: plan.value.month.next,
          opensOn: plan.value.window.opensOn,
          lastDay: plan.value.window.lastDay,
          confirmed: plan.value.window.confirmed,
        }
      : null,
    transfers: changes.transfersOf(db, serial.id),
  }
}
