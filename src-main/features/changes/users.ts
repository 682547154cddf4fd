import type { CommandContext, QueryContext } from '#core/app.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import {
  decideSeatChange,
  seatQueue,
  usersOn,
  type SeatSerial,
  type TakesEffect,
} from '#domain/seat-queue.ts'
import { usersChange, usersCorrected } from '#messages/es-MX/changes.ts'
import { insertLogEntry } from '#features/contacts/sql.ts'
import { paidUntilOf } from '#features/rentals/paid.ts'
import { findSerial, setUsers, type Serial } from '#features/serials/sql.ts'
import { clearTask, setTask } from '#features/tasks/sql.ts'
import * as changes from './sql.ts'

export interface UsersWish {
  readonly users: number
  readonly takes: TakesEffect
  readonly vendorConfirmed?: boolean | undefined
  readonly note?: string | undefined
}

export interface UsersChanged {
  readonly id: string
  readonly applied: boolean
  readonly dueOn: Day
}

/**
 * Users up or down (R33, R36, C18): at once where they already are, else on the day on which it takes effect, with a
 * task for that day. What was scheduled before stays.
 */
export function scheduleOrApplyUsers(
  context: Context,
  serial: Serial,
  wish: UsersWish,
): Result<UsersChanged> {
  const { db, today } = context
  // decide
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  const vendorConfirmed = wish.vendorConfirmed ?? false
  const dueOn = decideSeatChange(seatSerial(context, serial), { ...wish, vendorConfirmed }, today)
  if (!dueOn.ok) return dueOn
  // save
  const applied = wish.takes === 'now'
  const id = insertChange(context, serial, { ...wish, vendorConfirmed }, dueOn.value)
  if (applied) setUsers(db, serial.id, wish.users)
  sayWhatIsDue(db, serial.id)
  return ok({ id, applied, dueOn: dueOn.value })
}

/** The number of users that an order was paid for, from the first day of its period (R36). */
export function scheduleUsers(context: Context, serial: Serial, users: number, dueOn: Day): string {
  const id = insertChange(context, serial, { users, takes: 'payment', vendorConfirmed: false }, dueOn)
  sayWhatIsDue(context.db, serial.id)
  return id
}

/** The portal shows it: the serial has the scheduled users from now on. */
export function applyUsers(db: WriteDb, change: changes.SeatChangeRow, on: Day): void {
  setUsers(db, change.serialId, change.users)
  changes.closeSeatChange(db, change.id, 'done', on, null)
  clearTask(db, 'change.due', change.id)
  sayWhatIsDue(db, change.serialId)
}

/** The number was typed wrong: it is put right at once, and the history keeps why. Refused: `change.sameUsers`. */
export function correctUsers(
  { db, newId, now, today, operator }: CommandContext,
  serial: Serial,
  users: number,
  reason: string,
): Result<null> {
  if (users === serial.users) return refuse('change.sameUsers', { serial: serial.serial, users, on: today })
  setUsers(db, serial.id, users)
  sayWhatIsDue(db, serial.id)
  insertLogEntry(db, {
    id: newId(),
    clientId: serial.clientId,
    serialId: serial.id,
    onDay: today,
    at: now,
    operatorId: operator.id,
    channel: 'note',
    text: usersCorrected(serial.users, users, reason),
  })
  return ok(null)
}

type Context = Pick<CommandContext, 'db' | 'newId' | 'today' | 'operator' | 'policies'>

function insertChange(
  { db, newId, today, operator }: Context,
  serial: Serial,
  wish: UsersWish & { readonly vendorConfirmed: boolean },
  dueOn: Day,
): string {
  const id = newId()
  const applied = wish.takes === 'now'
  changes.insertSeatChange(db, {
    id,
    serialId: serial.id,
    usersBefore: applied ? serial.users : usersOn(serial.users, changes.scheduledSeats(db, serial.id), dueOn),
    users: wish.users,
    takes: wish.takes,
    dueOn,
    vendorConfirmed: wish.vendorConfirmed ? 1 : 0,
    note: wish.note ?? '',
    status: applied ? 'done' : 'scheduled',
    askedOn: today,
    operatorId: operator.id,
    closedOn: applied ? today : null,
    closedReason: null,
  })
  return id
}

/**
 * Each scheduled change has its task in Hoy, which says from how many users it goes: after another one was made, done or
 * taken off, that is another number (beyond.md I10).
 */
function sayWhatIsDue(db: WriteDb, serialId: string): void {
  const { serial, clientId, users } = findSerial(db, serialId)!
  for (const change of seatQueue(users, changes.scheduledSeats(db, serialId))) {
    setTask(db, {
      kind: 'change.due',
      ref: change.id,
      clientId,
      serialId,
      dueOn: change.dueOn,
      dueTime: null,
      params: { serial, what: usersChange(change.from, change.users) },
    })
  }
}

/** Users by which a period that begins on a day is priced: those of today, and what is scheduled until then (R36). */
export function usersForPeriod(
  db: ReadDb,
  serial: Pick<Serial, 'id' | 'users'>,
  firstDay: Day | null,
): number {
  return firstDay === null
    ? serial.users
    : usersOn(serial.users, changes.scheduledSeats(db, serial.id), firstDay)
}

/** Whether the day of that change is still to come and nobody has taken it off. */
export function hasScheduledUsers(db: ReadDb, id: string): boolean {
  return changes.findSeatChange(db, id)?.status === 'scheduled'
}

/** Somebody took it off, or the payment that had scheduled it was reversed. */
export function cancelUsersOf(
  db: WriteDb,
  { id, serialId }: Pick<changes.SeatChangeRow, 'id' | 'serialId'>,
  on: Day,
  reason: string,
): void {
  changes.closeSeatChange(db, id, 'cancelled', on, reason)
  clearTask(db, 'change.due', id)
  sayWhatIsDue(db, serialId)
}

/** D13: of a serial that leaves nothing is scheduled any more. */
export function cancelScheduledUsers(db: WriteDb, serialId: string, on: Day, reason: string): void {
  for (const change of changes.scheduledSeats(db, serialId)) cancelUsersOf(db, change, on, reason)
}

/** What the rule of a change of users asks of a serial. */
export function seatSerial(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): SeatSerial {
  const { activatedOn } = serial
  const cutoff = paidUntilOf(context, serial)
  return {
    serial: serial.serial,
    users: serial.users,
    scheduled: changes.scheduledSeats(context.db, serial.id),
    clocks:
      activatedOn === null || cutoff === null
        ? null
        : { anchor: activatedOn, lastDay: serial.lastDay === 1, cutoff },
  }
}
