import type { HandlersOf } from '#core/app.ts'
import type { triageOperations } from '#contract/triage.ts'
import { isGone } from '#domain/entitlement.ts'
import { ok, refuse } from '#domain/result.ts'
import { triage } from '#domain/triage.ts'
import { callLine } from '#messages/es-MX/triage.ts'
import { findClient } from '#features/clients/sql.ts'
import { insertLogEntry } from '#features/contacts/sql.ts'
import { decideValidation, isConfirmed } from '#features/rentals/life.ts'
import { recordValidation } from '#features/rentals/sql.ts'
import * as serials from '#features/serials/sql.ts'
import { dueValidation, triageFacts } from './facts.ts'

export const triageHandlers: HandlersOf<typeof triageOperations> = {
  'triage.facts': (context, { serialId }) => {
    const serial = serials.findSerial(context.db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    return ok({
      ...triageFacts(context, serial),
      serial: serial.serial,
      clientId: serial.clientId,
      client: serial.client,
      note: findClient(context.db, serial.clientId)?.note ?? '',
      system: `${serial.system} ${serial.version}`,
      users: serial.users,
      validation: dueValidation(serial, context.today),
      stoppedOn: serials.openStoppage(context.db, serialId)?.reportedOn ?? null,
      otherChannel: serial.channel === 'other',
    })
  },

  'triage.report': (context, { serialId, message, answers, channel = 'call' }) => {
    const { db, newId, now, today, operator } = context
    // load
    const serial = serials.findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    if (isGone(serial, today)) return refuse('serial.hasLeft', { serial: serial.serial })
    const open = serials.openStoppage(db, serialId)
    const due = dueValidation(serial, today)
    // decide
    const { cause, step } = triage(message, triageFacts(context, serial), answers)
    const stops = cause !== 'support'
    const validation =
      due !== null && serial.activatedOn !== null && (cause === 'validation' || cause === 'clock')
        ? decideValidation({ ...serial, activatedOn: serial.activatedOn }, due, today)
        : null
    // save
    const logId = newId()
    insertLogEntry(db, {
      id: logId,
      clientId: serial.clientId,
      serialId,
      onDay: today,
      at: now,
      operatorId: operator.id,
      channel,
      text: callLine(message, cause),
    })
    const fails = validation?.ok && !isConfirmed(db, serialId, validation.value.n) ? validation.value : null
    if (fails) {
      recordValidation(db, {
        ...fails,
        id: newId(),
        serialId,
        state: 'failed',
        cause: cause === 'clock' ? 'machineClock' : 'other',
        recordedOn: today,
        source: 'client',
        operatorId: operator.id,
      })
    }
    const stoppageId = !stops ? null : (open?.id ?? newId())
    if (stoppageId !== null && open) serials.setStoppageCause(db, stoppageId, cause)
    else if (stoppageId !== null) {
      const report = { id: stoppageId, serialId, reportedOn: today, reportedAt: now, message, cause }
      serials.insertStoppage(db, report)
    }
    return ok({ cause, step, stoppageId, failedValidation: fails?.scheduledOn ?? null, logId })
  },

  'triage.solved': ({ db, newId, today, operator }, { serialId, validated, note = '' }) => {
    // load
    const serial = serials.findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    const open = serials.openStoppage(db, serialId)
    if (!open) return refuse('serial.notStopped', { serial: serial.serial })
    const due = validated ? dueValidation(serial, today) : null
    // decide
    const validation =
      due === null ? null : decideValidation({ ...serial, activatedOn: serial.activatedOn! }, due, today)
    // save
    serials.clearStoppage(db, open.id, today, note)
    const done = validation?.ok && !isConfirmed(db, serialId, validation.value.n) ? validation.value : null
    if (done) {
      recordValidation(db, {
        ...done,
        id: newId(),
        serialId,
        state: 'confirmed',
        cause: null,
        recordedOn: today,
        source: 'client',
        operatorId: operator.id,
      })
    }
    return ok({ id: open.id, validated: done?.scheduledOn ?? null })
  },
}
