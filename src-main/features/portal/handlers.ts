import type { z } from 'zod'
import type { CommandContext, HandlersOf, JobContext } from '#core/app.ts'
import type { portalOperations } from '#contract/portal.ts'
import { addDays } from '#domain/calendar.ts'
import { LOOKED_AT_DAYS, portalShould, usersToAccept } from '#domain/portal-answer.ts'
import { comparePortal, type LedgerRow, type PortalRow } from '#domain/portal-grid.ts'
import { paidUntil } from '#domain/rental.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { PORTAL_TASKS } from '#domain/task.ts'
import { readTable, readText, type Table } from '#files/table.ts'
import { scheduledSeats } from '#features/changes/sql.ts'
import { applyUsers, correctUsers } from '#features/changes/users.ts'
import { confirm } from '#features/rentals/confirm.ts'
import { findSerial, updateSerial } from '#features/serials/sql.ts'
import { countTasksOf } from '#features/tasks/sql.ts'
import { portalSentence, portalText } from '#messages/es-MX/portal.ts'
import { answer, contrastOf, seenInGrid, settle } from './answers.ts'
import { readGrid } from './read-grid.ts'
import { comparedSerials, type ComparedSerial } from './sql.ts'
import * as portal from './sql.ts'

export const portalHandlers: HandlersOf<typeof portalOperations> = {
  'portal.read': async (context, input) => {
    const source = await readSource(context, input)
    return source.ok ? readGrid(context.db, source.value.table, source.value.name) : source
  },

  'portal.compare': ({ db, today }, { rows }) => {
    const ours = comparedSerials(db)
    const active = ours.filter(({ status }) => status === 'active')
    const waiting = portal.waitingSerials(db, addDays(today, -LOOKED_AT_DAYS))
    const found = comparePortal(
      rows,
      active.map((row) => ledgerRow(row, waiting)),
    )
    const bySerial = new Map(ours.map((row) => [row.serial, row]))
    const byId = new Map(ours.map((row) => [row.id, row]))
    const before = new Map(portal.keptDifferences(db).map((row) => [`${row.serialId} ${row.field}`, row]))
    const keptOn = (kept: portal.Kept) => {
      const found = before.get(`${kept.serialId} ${kept.field}`)
      return found?.portal === kept.portal && found.here === kept.here ? found.keptOn : null
    }
    const isLeft = ({ serial }: PortalRow) => bySerial.get(serial)?.status === 'left'
    return ok({
      rows: new Set(rows.map(({ serial }) => serial)).size,
      same: found.same,
      renewed: found.renewed.map(({ id, serial, through }) => {
        const from = ledgerRow(byId.get(id)!, waiting).paidUntil ?? ''
        return {
          ...{ id, serial, through, from },
          client: byId.get(id)!.client,
          keptOn: keptOn({ serialId: id, field: 'renewal', portal: through, here: from }),
        }
      }),
      differences: found.differences.map((difference) => ({
        ...difference,
        acceptable:
          difference.field === 'users' || (difference.field === 'version' && difference.portal !== ''),
        keptOn: keptOn({ ...difference, serialId: difference.id }),
      })),
      unknown: found.unknown.filter((row) => !isLeft(row)),
      left: found.unknown.filter(isLeft).map(({ serial }) => {
        const { id, client, leftOn } = bySerial.get(serial)!
        return { id, serial, client, leftOn: leftOn ?? '' }
      }),
      missing: missingOf(rows, active),
      twice: [...found.twice],
    })
  },

  'portal.waiting': ({ db, today }, { offset = 0, limit = 100 }) => {
    const since = addDays(today, -LOOKED_AT_DAYS)
    return ok({
      total: portal.countWaiting(db, since),
      items: portal.waitingRenewals(db, since, offset, limit).map((row) => {
        const { users, method, settled } = row
        return { ...paidSystem(row), users, method, claimed: settled === 'claimed' }
      }),
      desks: countTasksOf(db, PORTAL_TASKS),
    })
  },

  'portal.answers': ({ db }) =>
    ok({
      items: portal.openAnswers(db).map((row) => {
        const { id, saidOn, source, operator, settledOn: claimedOn, note } = row
        const contrast = contrastOf(row)
        return {
          ...paidSystem(row),
          ...{ id, saidOn, source, operator, claimedOn, note },
          sentence: portalSentence(contrast),
          acceptUsers: usersToAccept(contrast),
        }
      }),
    }),

  'portal.answer': (context, { renewalId, nextPayment, users, refused, source = 'byHand' }) =>
    answer(
      context,
      renewalId,
      { nextPayment: nextPayment ?? null, users: users ?? null, refused: refused ?? null },
      source,
    ),

  'portal.settle': (context, { id, how, note = '' }) => settle(context, id, how, note),

  'portal.accept': (context, { items, kept = [] }) => {
    const { db, newId, today, operator } = context
    for (const item of items) {
      const done = accept(context, item)
      if (!done.ok) return done
      portal.forgetKept(db, item.serialId, item.what)
    }
    for (const one of kept) {
      if (!findSerial(db, one.serialId)) return refuse('serial.notFound', { id: one.serialId })
      portal.forgetKept(db, one.serialId, one.field)
      portal.insertKept(db, { ...one, id: newId(), keptOn: today, operatorId: operator.id })
    }
    return ok({ accepted: items.length, kept: kept.length })
  },
}

/** What both lists show of a payment. */
function paidSystem(row: portal.PaidRenewal) {
  const { renewalId, serialId, serial, clientId, client, system, dueOn, paidOn } = row
  const { nextPayment } = portalShould(row)
  return { renewalId, serialId, serial, clientId, client, system, dueOn, paidOn, nextPayment }
}

type Accepted = z.output<(typeof portalOperations)['portal.accept']['input']>['items'][number]

function accept(context: CommandContext, item: Accepted): Result<unknown> {
  const { db, today } = context
  const serial = findSerial(db, item.serialId)
  if (!serial) return refuse('serial.notFound', { id: item.serialId })
  if (serial.status === 'left') return refuse('serial.hasLeft', { serial: serial.serial })
  if (item.what === 'renewal') {
    const confirmed = confirm(context, { ...item, through: item.through, what: 'renewal', source: 'portal' })
    if (confirmed.ok) seenInGrid(context, item.serialId, item.through)
    return confirmed
  }
  const now = item.what === 'users' ? serial.users : serial.version
  if (item.here !== now) return refuse('portal.changedHere', { serial: serial.serial, now: String(now) })
  if (item.what === 'version') {
    updateSerial(db, { ...serial, version: item.version })
    return ok(null)
  }
  // What was scheduled and the portal shows has come; any other number was wrong here.
  const scheduled = scheduledSeats(db, serial.id).find(({ users }) => users === item.users)
  if (!scheduled || item.users === serial.users) {
    return correctUsers(context, serial, item.users, portalText.reason)
  }
  applyUsers(db, scheduled, today)
  return ok(null)
}

/** Paid here, it is confirmed here; what waits for the portal is so only once the portal shows it too. */
function ledgerRow(row: ComparedSerial, waiting: ReadonlySet<string>): LedgerRow {
  const { activatedOn, paidMonths } = row
  const lastDay = row.lastDay === 1
  return {
    ...row,
    lastDay,
    paidUntil:
      activatedOn === null || paidMonths === null ? null : paidUntil(activatedOn, paidMonths, lastDay),
    confirmed: row.paidState === 'confirmed' && !waiting.has(row.id),
  }
}

/** An account of the portal is a client's: of one that the rows name, all that runs should be among them. */
function missingOf(rows: readonly PortalRow[], active: readonly ComparedSerial[]) {
  const pasted = new Set(rows.map(({ serial }) => serial))
  const named = new Set(active.flatMap(({ serial, clientId }) => (pasted.has(serial) ? [clientId] : [])))
  return active
    .filter(
      ({ serial, clientId, mode, channel, activatedOn }) =>
        named.has(clientId) &&
        !pasted.has(serial) &&
        mode === 'subscription' &&
        channel === 'own' &&
        activatedOn !== null,
    )
    .map(({ id, serial, client, system }) => ({ id, serial, client, system }))
}

async function readSource(
  { files }: JobContext,
  { file, text }: { readonly file?: string | undefined; readonly text?: string | undefined },
): Promise<Result<{ readonly name: string; readonly table: Table }>> {
  const stored = file === undefined ? null : files.get(file)
  if (file !== undefined && !stored) return refuse('file.notFound', { file })
  const name = stored?.name ?? portalText.pasted
  const table = stored ? await readTable(stored.path, { name }) : readText(text ?? '', name, null)
  return table.ok ? ok({ name, table: table.value }) : table
}
