import type { WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { clearTask, setTask, tasksOf } from '#features/tasks/sql.ts'

/** A person calls the client about these serials too; one task a client. */
export function askForCall(db: WriteDb, clientId: string, serials: readonly string[], dueOn: Day): void {
  const all = [...new Set([...serialsToCallFor(db, clientId), ...serials])].toSorted()
  const task = { kind: 'reminder.call', ref: clientId, clientId, serialId: null, dueTime: null } as const
  setTask(db, { ...task, dueOn, params: { serials: all } })
}

/**
 * A serial was paid, confirmed or left, or its payment was promised: nobody calls about it any more. Call it in the
 * transaction of what happened; without a serial, of all of the client's.
 */
export function endReminderCall(db: WriteDb, clientId: string, serial: string | null = null): void {
  const before = serialsToCallFor(db, clientId)
  if (before.length === 0) return
  const left = serial === null ? [] : before.filter((one) => one !== serial)
  if (left.length === 0) clearTask(db, 'reminder.call', clientId)
  else if (left.length < before.length) {
    const { dueOn } = callOf(db, clientId)!
    const task = { kind: 'reminder.call', ref: clientId, clientId, serialId: null, dueTime: null } as const
    setTask(db, { ...task, dueOn, params: { serials: left } })
  }
}

function serialsToCallFor(db: WriteDb, clientId: string): readonly string[] {
  return (callOf(db, clientId)?.params as { serials: readonly string[] } | undefined)?.serials ?? []
}

function callOf(db: WriteDb, clientId: string) {
  return tasksOf(db, clientId).find(({ kind }) => kind === 'reminder.call')
}
