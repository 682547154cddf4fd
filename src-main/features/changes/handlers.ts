import type { HandlersOf } from '#core/app.ts'
import type { changeOperations } from '#contract/changes.ts'
import { ok, refuse } from '#domain/result.ts'
import { payWithNone } from '#features/cards/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { aboutCode } from '#features/codes/send.ts'
import { cancelMailsAbout } from '#features/mail/queue.ts'
import { findSerial, updateSerial } from '#features/serials/sql.ts'
import { moveTasks } from '#features/tasks/sql.ts'
import { mailCancelled } from '#messages/es-MX/mail.ts'
import { computerPlan } from './computer.ts'
import { changesPage, usersPreview } from './page.ts'
import * as changes from './sql.ts'
import { applyUsers, cancelUsersOf, correctUsers, scheduleOrApplyUsers } from './users.ts'

export const changeHandlers: HandlersOf<typeof changeOperations> = {
  'changes.previewUsers': (context, { serialId, users }) => {
    const serial = findSerial(context.db, serialId)
    return serial ? usersPreview(context, serial, users) : refuse('serial.notFound', { id: serialId })
  },

  'changes.scheduleUsers': (context, { serialId, ...wish }) => {
    const serial = findSerial(context.db, serialId)
    return serial ? scheduleOrApplyUsers(context, serial, wish) : refuse('serial.notFound', { id: serialId })
  },

  'changes.applyUsers': ({ db, today }, { id }) => {
    // load
    const change = changes.findSeatChange(db, id)
    const serial = change && findSerial(db, change.serialId)
    if (!change || !serial) return refuse('change.notFound', { id })
    // decide
    if (change.closedOn !== null) {
      return refuse('change.alreadyClosed', { serial: serial.serial, on: change.closedOn })
    }
    if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
    // save
    applyUsers(db, change, today)
    return ok({ id, users: change.users })
  },

  'changes.cancelUsers': ({ db, today }, { id, reason }) => {
    const change = changes.findSeatChange(db, id)
    if (!change) return refuse('change.notFound', { id })
    if (change.closedOn !== null) {
      const serial = findSerial(db, change.serialId)!
      return refuse('change.alreadyClosed', { serial: serial.serial, on: change.closedOn })
    }
    cancelUsersOf(db, change, today, reason)
    return ok({ id })
  },

  'changes.correctUsers': (context, { serialId, users, reason }) => {
    const serial = findSerial(context.db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    const corrected = correctUsers(context, serial, users, reason)
    return corrected.ok ? ok({ id: serialId }) : corrected
  },

  'changes.moveComputer': ({ db, newId, today, operator }, { serialId, cause, causeText = '', computer }) => {
    // load
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    // decide
    if (cause === 'other' && causeText === '') return refuse('change.causeRequired', {})
    const plan = computerPlan(db, serial, today)
    if (!plan.ok) return plan
    const { route, why } = plan.value
    if (route === 'unlock' && why !== 'windowOpen')
      return refuse('change.needsUnlock', { serial: serial.serial, why })
    // save
    const id = newId()
    changes.insertComputerChange(db, {
      id,
      serialId,
      cause,
      causeText,
      computer,
      onDay: today,
      operatorId: operator.id,
    })
    return ok({ id })
  },

  'changes.transfer': ({ db, newId, now, today, operator }, { serialId, toClientId, on = today, ...why }) => {
    // load
    const serial = findSerial(db, serialId)
    if (!serial) return refuse('serial.notFound', { id: serialId })
    const to = findClient(db, toClientId)
    if (!to) return refuse('client.notFound', { id: toClientId })
    const folios = changes.openOrdersOf(db, serialId)
    const slips = changes.unpaidSlipsOf(db, serialId)
    // decide
    if (to.id === serial.clientId) {
      return refuse('change.sameOwner', { serial: serial.serial, client: serial.client })
    }
    if (to.status === 'left') return refuse('client.hasLeft', { name: to.name })
    if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
    if (serial.autoCharge === 1) return refuse('serial.autoChargeOn', { serials: [serial.serial] })
    if (folios.length > 0) return refuse('change.openOrder', { serial: serial.serial, folios })
    if (slips.length > 0) return refuse('change.unpaidSlip', { serial: serial.serial, folios: slips })
    if (on > today) return refuse('change.inFuture', { on })
    // save
    const id = newId()
    changes.insertTransfer(db, {
      ...why,
      id,
      serialId,
      fromClientId: serial.clientId,
      toClientId,
      onDay: on,
      operatorId: operator.id,
    })
    updateSerial(db, { ...serial, clientId: toClientId, owner: to.name })
    moveTasks(db, serialId, toClientId)
    // Its code is no longer for whom it waits to leave.
    cancelMailsAbout(db, aboutCode(serialId), mailCancelled.sold, now)
    // A card pays the systems of its own client.
    payWithNone(db, serialId)
    return ok({ id })
  },

  'changes.of': (context, { serialId }) => {
    const serial = findSerial(context.db, serialId)
    return serial ? ok(changesPage(context, serial)) : refuse('serial.notFound', { id: serialId })
  },
}
