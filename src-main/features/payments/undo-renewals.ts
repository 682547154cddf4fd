import type { OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { termBackSentence, usersScheduledBack } from '#messages/es-MX/payments.ts'
import { refreshChargeTasks } from '#features/charges/tasks.ts'
import { reopenLine } from '#features/orders/reopen.ts'
import * as rentals from '#features/rentals/sql.ts'
import { decideTermsBack, saveTermsBack, type TermsPlan } from '#features/rentals/terms.ts'
import { findSerial, serialOfRental, type Serial } from '#features/serials/sql.ts'
import { clearTask } from '#features/tasks/sql.ts'

/** What reversed renewals leave of one system. */
export interface SystemBack {
  readonly serial: Serial
  /** Its rental is paid until the start of this month again. */
  readonly month: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly cutoffBefore: Day | null
  /** Null until the activation. */
  readonly cutoffAfter: Day | null
  readonly terms: TermsPlan
}

export interface UndoPlan {
  readonly renewals: readonly rentals.RenewalOfAnchor[]
  readonly systems: readonly SystemBack[]
}

export const NOTHING_TO_UNDO: UndoPlan = { renewals: [], systems: [] }

/**
 * Each rental is paid again until where its renewals began, on the terms that it had. Months counted from a former
 * anchor are given back there; what is paid from the new one stays (D5). Refused where a later renewal stands on them.
 */
export function decideUndo(db: ReadDb, renewals: readonly rentals.RenewalOfAnchor[]): Result<UndoPlan> {
  const undone = new Set(renewals.map(({ id }) => id))
  const current = renewals.filter(({ former }) => former === 0)
  const systems: SystemBack[] = []
  for (const rentalId of new Set(current.map((renewal) => renewal.rentalId))) {
    const serial = serialOfRental(db, rentalId)!
    const months = current.filter((renewal) => renewal.rentalId === rentalId)
    const month = Math.min(...months.map(({ firstMonth }) => firstMonth))
    const others = rentals.renewalsOf(db, rentalId).filter(({ id }) => !undone.has(id))
    const later = others.find(({ firstMonth }) => firstMonth > month)
    if (later && serial.activatedOn !== null) {
      const firstDay = paidUntil(serial.activatedOn, later.firstMonth, serial.lastDay === 1)
      return refuse('payment.laterRenewal', { serial: serial.serial, firstDay })
    }
    const before = others.filter(({ firstMonth }) => firstMonth < month).at(-1)
    systems.push({
      serial,
      month,
      paidState: before?.state === 'confirmed' ? 'confirmed' : 'presumed',
      cutoffBefore: cutoffAtMonth(serial, serial.paidMonths),
      cutoffAfter: cutoffAtMonth(serial, month),
      terms: decideTermsBack(db, serial, months.findLast(({ state }) => state !== 'noService')?.id ?? ''),
    })
  }
  return ok({ renewals, systems })
}

export function saveUndo(context: CommandContext, { renewals, systems }: UndoPlan, reason: string): void {
  const { db } = context
  for (const { id } of renewals) {
    rentals.reverseRenewal(db, id)
    clearTask(db, 'portal.differs', id)
    reopenLine(context, id)
  }
  for (const { serial, month, paidState, terms } of systems) {
    rentals.setPaid(db, serial.rentalId!, month, paidState)
    saveTermsBack(context, findSerial(db, serial.id)!, terms, reason)
    refreshChargeTasks(context, serial.id)
  }
}

/** The first cutoff of what a reversal leaves; null before the activation, or where nothing was renewed. */
export function firstCutoff({ systems }: UndoPlan): Day | null {
  return systems.flatMap(({ cutoffAfter }) => cutoffAfter ?? []).toSorted()[0] ?? null
}

/** As the screen tells it, before and after. */
export function shownUndo({ systems }: UndoPlan): OutputOf<'payments.previewReverse'>['systems'] {
  return systems.map(({ serial, cutoffBefore, cutoffAfter, terms }) => ({
    serialId: serial.id,
    serial: serial.serial,
    cutoffBefore,
    cutoffAfter,
    back: [
      ...terms.back.map(termBackSentence),
      ...(terms.seatChangeId === null ? [] : [usersScheduledBack(serial.users)]),
    ],
  }))
}

function cutoffAtMonth(serial: Serial, month: number): Day | null {
  return serial.activatedOn === null ? null : paidUntil(serial.activatedOn, month, serial.lastDay === 1)
}
