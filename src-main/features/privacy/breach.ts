import type { QueryContext } from '#core/app.ts'
import type { InputOf } from '#contract/index.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { pages } from '#features/exports/list.ts'
import { instantsOf, ownDevice, shownEntry } from '#features/audit/entry.ts'
import { listAudit, type AuditFilter, type ListedRow } from '#features/audit/sql.ts'
import { breachText as text } from '#messages/es-MX/breach.ts'
import { commandWord } from '#messages/es-MX/command-words.ts'
import { momentIn, shortDay } from '#messages/es-MX/dates.ts'
import { lastWorkOf } from '#features/sync/sql.ts'
import { findDevice } from '#sync/devices.ts'
import * as privacy from './sql.ts'

/** Lists and files: with any of them everybody's data may have left. */
const LISTS = ['exports.taken', 'ledger.taken']
const SEEN = [...LISTS, 'privacy.personTaken', 'vault.recordReveal', 'keys.recordReveal', 'vault.sheetMade']
/** Tries that failed tell since when somebody was at it. */
const TRIES = ['access.wrongPassword', 'access.wrongPin', 'access.wrongRecoveryCode']

type Span = Omit<InputOf<'privacy.takeBreach'>, 'format'>

export interface Breach {
  readonly everybody: boolean
  readonly device: {
    readonly name: string
    readonly lastAt: string | null
    readonly revokedAt: string | null
  } | null
  /** The newest first. */
  readonly entries: readonly ListedRow[]
  /** Whom to tell. */
  readonly people: readonly privacy.Reached[]
  /** What to change. */
  readonly passwords: readonly privacy.KeptPassword[]
}

/**
 * What somebody had who had no right to it, between two days: from a PC, where one is named, everything that it held and
 * all that was recorded from it; else what was taken out or looked at.
 */
export function breachOf(context: QueryContext, { from, until, deviceId }: Span): Result<Breach> {
  const { db, policies, syncing } = context
  if (from > until) return refuse('privacy.daysReversed', { from, until })
  const device = deviceId === undefined ? null : findDevice(db, deviceId)
  if (deviceId !== undefined && device === null) return refuse('device.notFound', { id: deviceId })
  const span = instantsOf(policies.zone, { from, until })
  const isThis = deviceId === syncing.deviceId()
  const rows = (filter: Omit<AuditFilter, 'from' | 'until'>): ListedRow[] =>
    [...pages((offset, limit) => listAudit(db, { ...filter, ...span }, offset, limit))].flat()
  const here = rows({ of: 'here', ...(isThis ? {} : { actions: [...SEEN, ...TRIES] }) })
  const others = rows({ of: 'others', ...(device === null || isThis ? { actions: SEEN } : { deviceId }) })
  const entries = [...here, ...others].toSorted((a, b) => Number(a.at < b.at) - Number(a.at > b.at))
  const everybody = device !== null || here.some(({ action }) => LISTS.includes(action))
  const clients = everybody
    ? null
    : [...new Set(shownIn(context, entries).flatMap(({ clientId }) => clientId ?? []))]
  return ok({
    everybody,
    device: device && {
      name: device.name,
      lastAt: isThis ? context.now : lastWorkOf(db, device.id),
      revokedAt: device.revokedAt,
    },
    entries,
    people: privacy.reachedPeople(db, clients),
    passwords: privacy.keptPasswords(db, device === null ? { from, until } : null),
  })
}

/** As a list shows them; of those that are asked for alone, for each is looked up whose it is. */
export function shownIn(context: QueryContext, rows: readonly ListedRow[]) {
  const own = ownDevice(context)
  return rows.map((row) => shownEntry(context.db, row, own))
}

interface Line {
  readonly part: string
  readonly whose: string
  readonly what: string
  readonly phone: string
  readonly email: string
  readonly when: string
  readonly who: string
  readonly onPc: string
}

const NOTHING: Omit<Line, 'part'> = { whose: '', what: '', phone: '', email: '', when: '', who: '', onPc: '' }

/** Whom to tell first, then what to change, then what was done. */
export function linesOf(context: QueryContext, { people, passwords, entries }: Breach): Line[] {
  return [
    ...people.map(({ client, person, phone, email }) => ({
      ...NOTHING,
      ...{ part: text.toTell, whose: client, what: person ?? '', phone: phone ?? '', email: email ?? '' },
    })),
    ...passwords.map(({ client, portal, changedOn }) => ({
      ...NOTHING,
      ...{ part: text.toChange, whose: client ?? '', what: portal, when: shortDay(changedOn) },
    })),
    ...shownIn(context, entries).map(({ at, action, client, serial, about, operator, device }) => ({
      ...NOTHING,
      part: text.done,
      whose: client ?? serial ?? about ?? '',
      what: commandWord(action),
      when: momentIn(at, context.policies.zone),
      who: operator,
      onPc: device,
    })),
  ]
}
