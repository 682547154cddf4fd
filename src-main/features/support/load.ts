import type { QueryContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { BusinessCalendar } from '#domain/business-time.ts'
import type { Day } from '#domain/calendar.ts'
import { entitlementOn, isGone, type Entitlement } from '#domain/entitlement.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import {
  SOFTMAS_CASE_POLICY,
  waitingStep,
  type CasePolicy,
  type CaseState,
  type WaitingStep,
} from '#domain/support-case.ts'
import { findCalendar, findVendor, versions } from '#features/catalogue/sql.ts'
import { paidUntilOf } from '#features/rentals/paid.ts'
import { caseMatches, questionOf, type CaseMatches } from '#features/search/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { boughtUpdates } from '#features/updates/sql.ts'
import * as support from './sql.ts'

export function caseFolio({ series, number }: Pick<support.CaseRow, 'series' | 'number'>): string {
  return folioOf(series, number)
}

export function loadCase(db: ReadDb, id: string): Result<support.CaseRow> {
  const row = support.findCase(db, id)
  return row ? ok(row) : refuse('case.notFound', { id })
}

/** A case to work on: one that is closed stays so (R114). */
export function loadOpenCase(db: ReadDb, id: string): Result<support.CaseRow> {
  const loaded = loadCase(db, id)
  if (!loaded.ok || loaded.value.state !== 'closed') return loaded
  return refuse('case.closed', { folio: caseFolio(loaded.value) })
}

/** The calendar by which a vendor's support is open (R106). */
export function supportCalendar(db: ReadDb, vendorId: string): BusinessCalendar {
  const calendar = findCalendar(db, findVendor(db, vendorId)!.calendarId)
  if (!calendar) throw new Error(`the calendar of ${vendorId} is gone`)
  return calendar
}

/** The policy of a vendor on a day (C13, R122); before the office has written one, that of R88–R121. */
export function policyOn(db: ReadDb, vendorId: string, on: Day): CasePolicy {
  const found = support.policiesOf(db, vendorId).find(({ validFrom }) => validFrom <= on)
  if (!found) return SOFTMAS_CASE_POLICY
  const { waitingDays, attempts, importHours, duplicateNotified, reproduceFirst } = found
  return { waitingDays, attempts, importHours, duplicateNotified, reproduceFirst }
}

/** Free support for a serial of the ledger today (R88–R90, R118). */
export function entitlementOf(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): Entitlement {
  const version = versions(context.db).find(
    ({ productId, name }) => productId === serial.productId && name === serial.version,
  )
  const facts = { ...factsOf(context, serial), versionSupported: version?.supported !== 0 }
  return entitlementOn(facts, context.today)
}

/** Whether its licence is in force today, whatever its version: what a replacement and an update hang from (R90, R121). */
export function licenceForceOf(
  context: Pick<QueryContext, 'db' | 'today' | 'policies'>,
  serial: Serial,
): Entitlement {
  return entitlementOn({ ...factsOf(context, serial), versionSupported: true }, context.today)
}

function factsOf(context: Pick<QueryContext, 'db' | 'today' | 'policies'>, serial: Serial) {
  return {
    mode: serial.mode,
    paidUntil: paidUntilOf(context, serial),
    purchasedOn: serial.purchasedOn,
    updatedOn: boughtUpdates(context.db, serial.id).map(({ on }) => on),
    ours: serial.channel === 'own' && !isGone(serial, context.today),
  }
}

/** What is to be done next for a case that waits for its client; null of the others (R113). */
export function waitingOf(db: ReadDb, row: support.CaseRow, today: Day): WaitingStep | null {
  if (row.state !== 'waitingClient' || row.waitingSince === null) return null
  const attempts = support.attemptsSince(db, row.id, row.waitingSince)
  const calendar = supportCalendar(db, row.vendorId)
  return waitingStep({ since: row.waitingSince, attempts }, calendar, row.policy, today)
}

/** Null where nothing is searched for. */
export function searched(db: ReadDb, text: string, state: CaseState | 'all' | null): CaseMatches | null {
  if (text.trim() === '') return null
  const query = questionOf(db, text)
  const which = state === 'all' || state === 'closed' ? 'all' : 'open'
  return query === null ? NOTHING : caseMatches(db, query, which)
}

const NOTHING: CaseMatches = { cases: [], clients: [], serials: [], more: false }
