import type { QueryContext } from '#core/app.ts'
import { dayInZone, movedBy } from '#core/stamp.ts'
import type { ReadDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { noticeDueOn } from '#domain/charge.ts'
import type { StandingKind, TaskParams } from '#domain/task.ts'
import { recoveriesSince } from '#features/access/sql.ts'
import { consentsMissing, noticesMissing } from '#features/charges/sql.ts'
import { readMailSettings } from '#features/mail/settings.ts'
import { countsByState } from '#features/mail/sql.ts'
import { campaigns, waitingOf } from '#features/updates/sql.ts'
import { letterOf } from '#features/settings/sql.ts'
import { countTasksDue, type Task } from '#features/tasks/sql.ts'
import { auditFault } from '#sync/audit-seal.ts'
import type { DayBounds } from './sections.ts'

type Context = Pick<QueryContext, 'db' | 'now' | 'today' | 'clockDay' | 'secrets' | 'practice' | 'policies'>

/**
 * What is owed because of how things stand, found when Hoy asks: no desk sets it, no act clears it, and it is gone once
 * it is otherwise. Each is one line for all whom it is about (mexico.md §9, C17).
 */
export function standingTasks(context: Context, bounds: DayBounds, follower: string | null): Task[] {
  const { db, today } = context
  return [
    vaultToOpen(context, bounds.endOfWeek),
    noticesToGive(db, today, follower),
    consentsToAsk(db, bounds, follower),
    campaignsToFollow(db, bounds, follower),
    recoveryToReview(context),
    auditToReview(context),
  ].filter((task) => task !== null)
}

/** Only of this PC on this day, and where something waits for it: a vault is shut most of the time. */
function vaultToOpen(context: Context, until: Day): Task | null {
  const { db, today, clockDay, secrets } = context
  if (secrets.isOpen() || today !== clockDay) return null
  const mails = sendsWithPassword(context) ? (countsByState(db).get('queued') ?? 0) : null
  const intakes = countTasksDue(db, { today, until, desk: 'intake', follower: null })
  const accesses = intakes.filter(({ kind }) => kind === 'intake.deliver').length
  if (mails === null && accesses === 0) return null
  const { state } = secrets.status()
  return state === 'open' ? null : standing('vault.open', today, { state, mails, accesses })
}

/** Whether the office's mail leaves from this PC, by a server whose password the vault keeps. */
function sendsWithPassword({ db, practice }: Context): boolean {
  const mail = readMailSettings(db)
  return mail !== null && mail.password !== null && !practice && mail.sender === letterOf(db)
}

/** A recovery code is for one day in years: everybody is told for a week, so that nobody used it unseen. */
function recoveryToReview({ db, now, policies }: Context): Task | null {
  const [last] = recoveriesSince(db, movedBy(new Date(now), -RECOVERY_STANDS_DAYS).toISOString())
  if (last === undefined) return null
  const on = dayInZone(new Date(last.at), policies.zone)
  return standing('office.recovered', on, { name: last.name, on })
}

/** Until an administrator says why. */
function auditToReview({ db, today }: Context): Task | null {
  const fault = auditFault(db)
  return fault === null ? null : standing('office.audit', today, { n: fault.n })
}

const RECOVERY_STANDS_DAYS = 7

function noticesToGive(db: ReadDb, today: Day, follower: string | null): Task | null {
  const { charges, clients, late, closed, firstOn } = noticesMissing(db, today, follower)
  return firstOn === null
    ? null
    : standing('charge.notice', noticeDueOn(firstOn), {
        ...{ onTime: charges - late - closed, late, closed, clients },
      })
}

function consentsToAsk(db: ReadDb, { today, endOfWeek }: DayBounds, follower: string | null): Task | null {
  const { charges, clients, firstOn } = consentsMissing(db, today, endOfWeek, follower)
  return firstOn === null ? null : standing('charge.consent', firstOn, { charges, clients })
}

/** Whom to tell of a new version today (R116); once all were told, until when the one before it has support (R118). */
function campaignsToFollow(
  db: ReadDb,
  { today, endOfWeek }: DayBounds,
  follower: string | null,
): Task | null {
  const waiting = campaigns(db, 'open')
    .map((campaign) => ({ campaign, ...waitingOf(db, campaign, today, follower) }))
    .filter(({ missing }) => missing.length > 0)
  const untold = waiting.filter(({ unannounced }) => unannounced.length > 0)
  const ending = waiting
    .filter(({ campaign: { finishBy } }) => finishBy !== null && finishBy <= endOfWeek)
    .toSorted((a, b) => (a.campaign.finishBy! < b.campaign.finishBy! ? -1 : 1))
  const shown = untold.length > 0 ? untold : ending
  const [first] = shown
  if (first === undefined) return null
  const { system, version, finishBy } = first.campaign
  return standing('update.campaign', untold.length > 0 ? today : finishBy!, {
    system: `${system} ${version}`,
    unannounced: new Set(untold.flatMap(({ unannounced }) => unannounced)).size,
    missing: new Set(shown.flatMap(({ missing }) => missing)).size,
    campaigns: shown.length,
  })
}

function standing<K extends StandingKind>(kind: K, dueOn: Day, params: TaskParams[K]): Task<K> {
  return { kind, ref: 'office', clientId: null, serialId: null, dueOn, dueTime: null, params }
}
