import type { OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import {
  LEASE_MARGIN_HOURS,
  hoursAfter,
  keptFor,
  leaseRenewDays,
  type KeyKind,
  type KeyState,
} from '#domain/prepaid-key.ts'
import { ok, type Result } from '#domain/result.ts'
import { officeDay } from '#features/policies/office-day.ts'
import { policiesOn } from '#features/policies/sql.ts'

/**
 * Keeps keys for the PC that asks, so that it may give them without a network and nobody else gives them meanwhile. Only
 * an endpoint keeps them: on the PC itself the command does nothing.
 */
export function leaseKeys({ db, authority }: CommandContext): Result<OutputOf<'keys.lease'>> {
  if (authority === null) return ok({ count: 0 })
  const { device, now } = authority
  const rules = leaseRules(db, now)
  const ids = lacking(db, device, now, rules)
  const until = hoursAfter(now, rules.leaseDays * 24)
  for (const id of ids) setLease(db, id, { device, until })
  return ok({ count: ids.length })
}

/** Whether a PC should ask for leases: the same question that the endpoint answers, put to this ledger. */
export function wantsLeases(db: ReadDb, device: string, now: string): boolean {
  return lacking(db, device, now, leaseRules(db, now)).length > 0
}

interface LeaseRules extends Pick<Policies, 'leasedKeys' | 'leaseDays'> {
  readonly today: Day
}

/** Those of the office's day at an instant of the endpoint's clock: no PC's own day decides. */
function leaseRules(db: ReadDb, now: string): LeaseRules {
  const { today, rules } = officeDay(new Date(now), (day) => policiesOn(db, day))
  return { ...rules, today }
}

/**
 * The leases of a PC that end soon, and of each kind as many free keys as it has too few. Of what it has too many of,
 * since fewer are kept than before, nothing is taken away: it is not kept again when it ends.
 */
function lacking(db: ReadDb, device: string, now: string, rules: LeaseRules): string[] {
  const { today, leasedKeys, leaseDays } = rules
  const at = { device, today, until: hoursAfter(now, leaseRenewDays(leaseDays) * 24) }
  const endedBy = hoursAfter(now, -LEASE_MARGIN_HOURS)
  return kindsLeased(db, at).flatMap(({ lasting, ...kind }) => {
    const lacks = leasedKeys - lasting
    if (lacks <= 0) return []
    const ending = leasesEnding(db, { ...at, ...kind }, lacks)
    return [...ending, ...freeKeys(db, { ...at, ...kind, endedBy }, lacks - ending.length)]
  })
}

/** On which day, since a key that ends before it is of no use to anybody. */
interface At {
  readonly device: string
  readonly today: Day
  /** A lease that ends by then is given again. */
  readonly until: string
}

const usable = (today: Day) => sql`state = 'available' AND (expires_on IS NULL OR expires_on >= ${today})`

/** Of each kind that there are keys to give of, how many are kept for that PC beyond then. */
function kindsLeased(db: ReadDb, { device, today, until }: At): (KeyKind & { readonly lasting: number })[] {
  return db.all(sql`
    SELECT product_id AS productId, months, users,
      coalesce(sum(leased_to = ${device} AND leased_until > ${until}), 0) AS lasting
    FROM prepaid_keys WHERE ${usable(today)}
    GROUP BY product_id, months, users ORDER BY product_id, months, users
  `)
}

const ofKind = ({ productId, months, users }: KeyKind) =>
  sql`product_id = ${productId} AND months = ${months} AND users = ${users}`

/** What is kept for that PC and ends by then; what lasts longest comes first, so that the rest may end. */
function leasesEnding(db: ReadDb, of: At & KeyKind, most: number): string[] {
  return db.column<string>(sql`
    SELECT id FROM prepaid_keys
    WHERE ${usable(of.today)} AND ${ofKind(of)} AND leased_to = ${of.device} AND leased_until <= ${of.until}
    ORDER BY leased_until DESC, id LIMIT ${most}
  `)
}

/** Keys of a kind that are kept for nobody, or were until that instant; those that end first come first. */
function freeKeys(db: ReadDb, of: At & KeyKind & { readonly endedBy: string }, most: number): string[] {
  return db.column<string>(sql`
    SELECT id FROM prepaid_keys
    WHERE ${usable(of.today)} AND ${ofKind(of)}
      AND (leased_to IS NULL OR (leased_to <> ${of.device} AND leased_until < ${of.endedBy}))
    ORDER BY expires_on IS NULL, expires_on, id LIMIT ${most}
  `)
}

function setLease(db: WriteDb, id: string, to: { readonly device: string; readonly until: string }): void {
  db.runOne(
    sql`UPDATE prepaid_keys SET leased_to = ${to.device}, leased_until = ${to.until} WHERE id = ${id}`,
  )
}

/** How one PC of several sees a key; of an office with one PC there is nothing to say. */
export interface SeenFrom {
  readonly device: string
  readonly now: string
  /** Keys that were given here and wait for the endpoint's word. */
  readonly confirming: ReadonlySet<string>
}

export function seenFrom(db: ReadDb, device: string, wallClock: string): SeenFrom | null {
  const ahead = secondsAhead(db)
  if (ahead === null) return null
  return { device, now: hoursAfter(wallClock, -ahead / 3_600), confirming: new Set(confirmingKeys(db)) }
}

/** `leaseOf(key, here) // 'here'`: it may be given without a network, and will not be refused. */
export function leaseOf(
  key: { readonly state: KeyState; readonly leasedTo: string | null; readonly leasedUntil: string | null },
  here: SeenFrom | null,
): 'here' | 'elsewhere' | 'nobody' | null {
  if (here === null || key.state !== 'available') return null
  if (key.leasedTo === here.device) return key.leasedUntil! >= here.now ? 'here' : 'nobody'
  return keptFor(key, here.now) === null ? 'nobody' : 'elsewhere'
}

export function isRenewalConfirming(db: ReadDb, serialId: string): boolean {
  if (secondsAhead(db) === null) return false
  const ids = JSON.stringify(confirmingKeys(db))
  return (
    db.value(sql`
      SELECT 1 FROM prepaid_keys WHERE serial_id = ${serialId} AND id IN (SELECT value FROM json_each(${ids}))
    `) !== null
  )
}

function confirmingKeys(db: ReadDb): string[] {
  return db.column<string>(sql`
    SELECT json_extract(args, '$.input.id') FROM outbox WHERE state = 'pending' AND type = 'keys.assign' AND held IS NULL
  `)
}

/** Of the endpoint's clock, by which leases end; null where this PC has none. */
function secondsAhead(db: ReadDb): number | null {
  return db.value<number>(sql`SELECT clock_off FROM enrolment`)
}

/** What the office calls a PC; '' where it does not know it. */
export function deviceName(db: ReadDb, id: string): string {
  return db.value<string>(sql`SELECT name FROM devices WHERE id = ${id}`) ?? ''
}
