import type { z } from 'zod'
import type { QueryContext } from '#core/app.ts'
import type { rentalOperations } from '#contract/rentals.ts'
import type { ReadDb } from '#db/sql.ts'
import { planNewCutoff, type NewAnchor, type NewCutoffPlan } from '#domain/anchor.ts'
import type { Day } from '#domain/calendar.ts'
import { monthStartingOn } from '#domain/renewal.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { nextValidation, validationAt } from '#domain/validation.ts'
import { validationList } from '#domain/validation-list.ts'
import { findSerial, type Serial } from '#features/serials/sql.ts'
import * as rentals from './sql.ts'

type Life = z.input<(typeof rentalOperations)['rentals.life']['output']>

export type Activated = Serial & { readonly activatedOn: Day }

/** Which month a validation is of: the named one, else the one of today, else the last that was due. */
export function decideValidation(
  serial: Activated,
  scheduled: Day | null,
  today: Day,
): Result<{ readonly n: number; readonly scheduledOn: Day }> {
  const lastDay = serial.lastDay === 1
  const next = nextValidation(serial.activatedOn, today, lastDay)
  if (scheduled === null) {
    const n = next.day === today || next.n === 1 ? next.n : next.n - 1
    return ok({ n, scheduledOn: validationAt(serial.activatedOn, n, lastDay) })
  }
  const n = monthStartingOn(serial.activatedOn, lastDay, scheduled)
  if (n === null || n === 0) {
    return refuse('rental.throughNotBoundary', { serial: serial.serial, through: scheduled })
  }
  if (n > next.n) return refuse('validation.ahead', { serial: serial.serial, scheduled, next: next.day })
  return ok({ n, scheduledOn: scheduled })
}

export function isConfirmed(db: ReadDb, serialId: string, n: number): boolean {
  return rentals.validationsOf(db, serialId).some((one) => one.n === n && one.state === 'confirmed')
}

interface NewCutoffDecision {
  readonly serial: Activated & { readonly rentalId: string }
  readonly wanted: NewAnchor
  readonly plan: NewCutoffPlan
}

/** What preview and save of a "nuevo corte" share (D5). */
export function decideNewCutoff(
  db: ReadDb,
  input: { serialId: string; on: Day; lastDay?: boolean | undefined; paidMonths?: number | undefined },
  today: Day,
): Result<NewCutoffDecision> {
  const serial = findSerial(db, input.serialId)
  if (!serial) return refuse('serial.notFound', { id: input.serialId })
  const { rentalId, activatedOn } = serial
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (rentalId === null) return refuse('serial.boughtHasNoClock', { serial: serial.serial })
  if (activatedOn === null) return refuse('serial.notActivated', { serial: serial.serial })
  const former = { on: activatedOn, lastDay: serial.lastDay === 1, paidMonths: serial.paidMonths }
  const wanted = {
    on: input.on,
    lastDay: input.lastDay ?? false,
    paidMonths: input.paidMonths ?? serial.months ?? 1,
  }
  const plan = planNewCutoff(serial.serial, former, wanted, today)
  if (!plan.ok) return plan
  return ok({ serial: { ...serial, rentalId, activatedOn }, wanted, plan: plan.value })
}

/** Everything that is known of a serial's periods and validations, under each of its anchors (D5, D11). */
export function lifeOf({ db, today, policies }: QueryContext, serial: Serial): Life {
  const { activatedOn, rentalId, offlineDays } = serial
  if (activatedOn === null || rentalId === null)
    return { anchors: [], periods: [], validations: [], offlineDays }
  const former = rentals.anchorsOf(db, serial.id)
  const lastDay = serial.lastDay === 1
  const records = rentals.listedValidationsOf(db, serial.id)
  const lines = validationList(
    {
      anchor: activatedOn,
      lastDay,
      offlineDays,
      paidMonths: serial.paidMonths,
      records,
      presumed: policies.presumeValidations,
    },
    today,
  )
  return {
    anchors: [
      ...former.map((anchor) => ({
        from: anchor.activatedOn,
        until: anchor.untilDay,
        lastDay: anchor.lastDay === 1,
        reason: anchor.reason,
        changedOn: anchor.changedOn,
        operator: anchor.operator,
      })),
      { from: activatedOn, until: null, lastDay, reason: '', changedOn: null, operator: '' },
    ],
    periods: rentals
      .allRenewalsOf(db, rentalId)
      .map(({ id, anchorId, state, source, users, recordedOn, operator, firstMonth, months }) => {
        const anchor = former.find((one) => one.id === anchorId)
        const from = anchor?.activatedOn ?? activatedOn
        const last = anchor === undefined ? lastDay : anchor.lastDay === 1
        return {
          id,
          firstDay: paidUntil(from, firstMonth, last),
          cutoff: paidUntil(from, firstMonth + months, last),
          state: state as Exclude<typeof state, 'reversed'>,
          source,
          users,
          recordedOn,
          operator,
        }
      })
      .toSorted((a, b) => (a.firstDay < b.firstDay ? 1 : -1)),
    validations: lines.map((line) => {
      const record = records.find((one) => one.n === line.n)
      return {
        ...line,
        cause: record?.cause ?? null,
        source: record?.source ?? null,
        recordedOn: record?.recordedOn ?? null,
        operator: record?.operator ?? '',
      }
    }),
    offlineDays,
  }
}
