import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { planComputerChange, type ComputerChangePlan } from '#domain/computer-change.ts'
import { isGone } from '#domain/entitlement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import type { Serial } from '#features/serials/sql.ts'
import { unlocksOf } from '#features/unlocks/sql.ts'
import { computerChangesOf } from './sql.ts'

/** What a change of computer would be today, from the computers on which the serial was activated before (C3, D8). */
export function computerPlan(db: ReadDb, serial: Serial, today: Day): Result<ComputerChangePlan> {
  const { activatedOn, offlineDays } = serial
  if (isGone(serial, today)) return refuse('serial.hasLeft', { serial: serial.serial })
  if (serial.rentalId === null) return refuse('serial.boughtHasNoClock', { serial: serial.serial })
  if (activatedOn === null) return refuse('serial.notActivated', { serial: serial.serial })
  const done = [
    ...computerChangesOf(db, serial.id).map(({ onDay }) => ({ on: onDay, route: 'change' as const })),
    ...unlocksOf(db, serial.id)
      .filter(({ state }) => state === 'granted')
      .map(({ closedOn }) => ({ on: closedOn!, route: 'unlock' as const })),
  ]
  const clocks = { anchor: activatedOn, lastDay: serial.lastDay === 1, offlineDays }
  return ok(planComputerChange(clocks, done, today))
}
