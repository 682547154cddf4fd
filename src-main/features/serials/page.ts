import type { z } from 'zod'
import type { QueryContext } from '#core/app.ts'
import type { serialOperations } from '#contract/serials.ts'
import { actBy, actToPayBy } from '#domain/act-by.ts'
import { addDays, daysBetween, type Day } from '#domain/calendar.ts'
import { computerWindowOn, usersWindow } from '#domain/change-window.ts'
import { nextCutoff } from '#domain/cutoff.ts'
import { payBy, payByPolicyOf } from '#domain/pay-by.ts'
import { paidUntil } from '#domain/rental.ts'
import { trialOf } from '#domain/trial.ts'
import { validationAt, validationTolerance } from '#domain/validation.ts'
import { whyActBy, whyNewAnchor, whyPaidUntil, whyTrial, whyValidation, type Why } from '#domain/why.ts'
import { dayAndClock } from '#domain/zoned.ts'
import { payByWhy, whySentences } from '#messages/es-MX/why.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { isRenewalConfirming } from '#features/keys/lease.ts'
import { anchorsOf, paidAhead, validationsOf } from '#features/rentals/sql.ts'
import { boardRow, type SerialRow } from './window.ts'
import { codesOf, openStoppage, type Serial } from './sql.ts'

type SerialPage = z.output<(typeof serialOperations)['serials.get']['output']>

const MONTHS_SHOWN = 14

/** Everything of one serial: its two clocks, what stops it first and why, windows, codes. */
export function serialPage(context: QueryContext, serial: Serial): SerialPage {
  const { db, today, policies } = context
  const row = boardRow(db, serial.id)
  const first = anchorsOf(db, serial.id)[0]?.activatedOn ?? null
  const sinceFirst = (why: Why) => (first === null ? why : whyNewAnchor(why, first))
  const stopped = openStoppage(db, serial.id)
  const anchor = serial.rentalId === null ? null : serial.activatedOn
  const lastDay = serial.lastDay === 1
  const cutoff = row.nextCutoff as Day | null
  const scheduled = row.nextValidation as Day | null
  const pending = row.validationState === 'tolerance' || row.validationState === 'blocked'
  const window = cutoff === null ? null : usersWindow(cutoff, false, today, policies.usersWindowDays)
  const trial =
    serial.mode === 'subscription' && serial.activatedOn === null && serial.installedOn !== null
      ? trialOf(serial.installedOn, today, serial.trialDays)
      : null
  const computer = anchor === null ? null : computerWindowOn(anchor, today, serial.offlineDays, lastDay)
  return {
    row: publicRow(row),
    installedOn: serial.installedOn,
    purchasedOn: serial.purchasedOn,
    lastDay,
    channel: serial.channel,
    owner: serial.owner,
    leftOn: serial.leftOn,
    leftReason: serial.leftReason,
    stopped: stopped && { reportedOn: stopped.reportedOn, message: stopped.message },
    confirming: isRenewalConfirming(db, serial.id),
    codes: codesOf(db, serial.id),
    paid:
      anchor === null || cutoff === null
        ? null
        : {
            months: serial.paidMonths,
            state: serial.paidState,
            recordedUntil: paidUntil(anchor, serial.paidMonths, lastDay),
            worksThrough: addDays(cutoff, -1),
          },
    paidAhead:
      serial.rentalId === null || serial.activatedOn !== null ? null : paidAhead(db, serial.rentalId),
    offlineDays: serial.offlineDays,
    tolerance:
      pending && scheduled !== null
        ? {
            scheduled,
            ...plain(validationTolerance(scheduled, serial.offlineDays)),
            day: daysBetween(scheduled, today),
          }
        : null,
    trialEndsOn: trial?.lastDay ?? null,
    trialDaysLeft: trial?.daysLeft ?? null,
    whyTrial: trial === null ? [] : whySentences(whyTrial(serial.installedOn!, serial.trialDays)),
    actBy: cutoff === null || anchor === null ? null : actBefore(context, cutoff, row),
    firstStop: firstStop(row, stopped?.reportedOn ?? null),
    whyCutoff:
      anchor === null || cutoff === null
        ? []
        : whySentences(sinceFirst(whyPaidUntil(anchor, serial.months!, cutoff, lastDay))),
    whyValidation:
      anchor === null || scheduled === null
        ? []
        : whySentences(
            sinceFirst(
              whyValidation(anchor, nextCutoff(anchor, 1, scheduled, lastDay).n, lastDay, serial.offlineDays),
            ),
          ),
    timeline: anchor === null ? [] : timeline(context, serial, anchor, cutoff),
    usersWindow: window && {
      opensOn: window.opensOn,
      closesOn: addDays(cutoff!, -1),
      open: window.state === 'open',
    },
    computerWindow: computer && {
      opensOn: computer.opensOn,
      closesOn: computer.lastDay,
      open: computer.state === 'open',
      confirmed: computer.confirmed,
    },
  }
}

/** The last working moment before the cutoff, as Hoy says it, while its day is still to come (R27, C5). */
function actBefore(
  { db, today, policies }: QueryContext,
  cutoff: Day,
  { autoCharge, method }: SerialRow,
): SerialPage['actBy'] {
  const [office, bank] = [findCalendar(db, 'office'), findCalendar(db, 'bank')]
  const closing = office === null ? null : actBy(cutoff, office, policies.advanceDays)
  if (office === null || closing === null) return null
  const rules = payByPolicyOf(policies)
  const byHand = autoCharge || bank === null ? null : method
  const moment = byHand === null ? closing : actToPayBy(cutoff, byHand, office, bank!, rules)!
  const { day: on, time } = dayAndClock(moment)
  if (on < today) return null
  const paid = moment < closing ? payBy(byHand!, cutoff, bank!, rules) : null
  return {
    on,
    time,
    why: [
      ...whySentences(whyActBy(office, cutoff, policies.advanceDays)),
      ...(paid === null ? [] : [payByWhy(paid)]),
    ],
  }
}

function plain(tolerance: ReturnType<typeof validationTolerance>): {
  plannedLastDay: Day
  possibleLastDay: Day
} {
  return { plannedLastDay: tolerance.plannedLastDay, possibleLastDay: tolerance.possibleLastDay }
}

/** Only what is known to be missing stops a system (D11): reported, a failed validation, the end of what is paid. */
function firstStop(
  row: SerialRow & { state: string; lossOn: string | null; toleranceUntil: string | null },
  stoppedOn: Day | null,
) {
  if (stoppedOn !== null) return { kind: 'reported' as const, on: stoppedOn }
  const loss = row.state === 'none' ? null : row.lossOn
  const blockedOn = row.toleranceUntil === null ? null : addDays(row.toleranceUntil as Day, 1)
  if (blockedOn !== null && (loss === null || blockedOn < loss))
    return { kind: 'validation' as const, on: blockedOn }
  if (loss === null) return null
  return { kind: row.activatedOn === null ? ('trial' as const) : ('payment' as const), on: loss }
}

function timeline({ db, today }: QueryContext, serial: Serial, anchor: Day, cutoff: Day | null) {
  const lastDay = serial.lastDay === 1
  const recorded = new Map(validationsOf(db, serial.id).map((validation) => [validation.n, validation.state]))
  const current = nextCutoff(anchor, 1, today, lastDay).n
  const months = serial.months ?? 1
  const until = Math.max(current + 1, cutoff === null ? 0 : nextCutoff(anchor, 1, cutoff, lastDay).n)
  const from = Math.max(1, Math.min(until - MONTHS_SHOWN, current - 8))
  const points: SerialPage['timeline'] =
    from === 1 ? [{ on: anchor, kind: 'activation', state: 'confirmed' }] : []
  for (let n = from; n <= until; n++) {
    const on = validationAt(anchor, n, lastDay)
    const ahead = on >= today
    const paid = n <= serial.paidMonths
    points.push({ on, kind: 'validation', state: recorded.get(n) ?? (ahead ? 'ahead' : 'presumed') })
    if (on === cutoff || (n % months === 0 && on < today)) {
      points.push({ on, kind: 'cutoff', state: on >= today ? 'ahead' : paid ? serial.paidState : 'presumed' })
    }
  }
  return points
}

function publicRow(row: SerialRow & Record<string, unknown>): SerialPage['row'] {
  const { state, lossOn, validationState, toleranceUntil, ...shown } = row
  return shown as SerialPage['row']
}
