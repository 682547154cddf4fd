import type { InputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { portalResends } from '#domain/code-request.ts'
import { isGone } from '#domain/entitlement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findSerial, insertCode, type Code } from '#features/serials/sql.ts'
import { clearTasksOf, setTask } from '#features/tasks/sql.ts'
import * as codes from './sql.ts'

type Done = Result<{ id: string }>

/** R73: somebody of the office asks for it in the portal, today, since the client waits. */
export function requestCode(context: CommandContext, { serialId }: InputOf<'codes.request'>): Done {
  const { db, newId, now, today, operator } = context
  // load
  const serial = findSerial(db, serialId)
  if (!serial) return refuse('serial.notFound', { id: serialId })
  const open = codes.openRequest(db, serialId)
  // decide
  if (isGone(serial, today)) return refuse('serial.hasLeft', { serial: serial.serial })
  if (!portalResends(serial.mode)) return refuse('code.onlyOnCertificate', { serial: serial.serial })
  if (open) return refuse('code.alreadyAsked', { serial: serial.serial, on: open.askedOn })
  // save
  const id = newId()
  const asked = { askedOn: today, askedAt: now, operatorId: operator.id }
  codes.insertRequest(db, { id, serialId, state: 'open', ...asked })
  const { clientId } = serial
  setTask(db, {
    kind: 'code.ask',
    ref: id,
    clientId,
    serialId,
    dueOn: today,
    dueTime: null,
    params: { serial: serial.serial },
  })
  return ok({ id })
}

/** Somebody says that it came, or that nobody waits for it. */
export function closeByHand(
  { db, today }: CommandContext,
  { id, how, reason }: InputOf<'codes.closeRequest'>,
): Done {
  // load
  const request = codes.findRequest(db, id)
  if (!request) return refuse('code.requestNotFound', { id })
  // decide
  if (request.state !== 'open') return refuse('code.requestClosed', { on: request.closedOn! })
  // save
  close(db, request.id, { state: how, reason, codeId: null, closedOn: today })
  return ok({ id })
}

/**
 * A code joins those of its serial, and what was asked for in the portal has been answered, also by one that was known.
 * The answer is its id: the same code twice is one code.
 */
export function keepCode(db: WriteDb, serialId: string, row: Code, today: Day): string {
  insertCode(db, serialId, row)
  const codeId = codes.codeIdOf(db, serialId, row.code)!
  const open = codes.openRequest(db, serialId)
  if (open) close(db, open.id, { state: 'arrived', reason: '', codeId, closedOn: today })
  return codeId
}

/** D13: for a serial that leaves nothing is asked any more. */
export function cancelRequest(db: WriteDb, serialId: string, today: Day, reason: string): void {
  const open = codes.openRequest(db, serialId)
  if (open) close(db, open.id, { state: 'cancelled', reason, codeId: null, closedOn: today })
}

function close(db: WriteDb, id: string, how: Parameters<typeof codes.closeRequest>[2]): void {
  clearTasksOf(db, id)
  codes.closeRequest(db, id, how)
}
