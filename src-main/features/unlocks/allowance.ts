import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import type { ComputerChangePlan } from '#domain/computer-change.ts'
import type { Day } from '#domain/calendar.ts'
import { isGone } from '#domain/entitlement.ts'
import { nextOrdinal, unlockRule, type UnlockRule } from '#domain/unlock.ts'
import { findVendor, type Vendor } from '#features/catalogue/sql.ts'
import { computerPlan } from '#features/changes/computer.ts'
import { findClient, type Client } from '#features/clients/sql.ts'
import type { Serial } from '#features/serials/sql.ts'
import { unlocksOf, type Unlock } from './sql.ts'

type Context = Pick<CommandContext, 'today' | 'policies'> & { readonly db: ReadDb }

/** What is known of the next unlock of a serial before anybody asks for it. */
export interface UnlockFacts {
  readonly client: Client
  readonly vendor: Vendor
  /** Null of a bought licence and of what is not activated. */
  readonly plan: ComputerChangePlan | null
  readonly way: 'unlock' | 'change' | 'telmex' | 'notYet' | 'left' | 'noRule'
  readonly why: 'windowOpen' | 'windowClosed' | 'noActivationsLeft' | 'bought' | null
  readonly ordinal: number
  readonly rule: UnlockRule | null
  readonly open: Unlock | null
  readonly granted: readonly Unlock[]
}

/**
 * Which unlock the next one would be, and by which row of its vendor's table of today (R45, R46, R54, C13); or why it is
 * none: a plain change is still possible (C3), the client came through TELMEX (R58), the vendor has no table.
 */
export function unlockFacts({ db, today, policies }: Context, serial: Serial): UnlockFacts {
  const client = findClient(db, serial.clientId)!
  const vendor = findVendor(db, serial.vendorId)!
  const all = unlocksOf(db, serial.id)
  const granted = all.filter(({ state }) => state === 'granted')
  const rented = serial.mode === 'subscription'
  const planned = rented ? computerPlan(db, serial, today) : null
  const plan = planned?.ok ? planned.value : null
  const periodStart = plan?.month.start ?? ('0001-01-01' as Day)
  const ordinal = nextOrdinal(
    serial.mode,
    granted.map(({ closedOn }) => closedOn!),
    periodStart,
  )
  const rule = unlockRule(policies.unlockRules[serial.vendorId] ?? [], serial.mode, ordinal)
  const why = rented ? (plan?.why ?? null) : ('bought' as const)
  const way = isGone(serial, today)
    ? 'left'
    : client.channel === 'telmex'
      ? 'telmex'
      : rented && plan === null
        ? 'notYet'
        : why === 'windowOpen'
          ? 'change'
          : rule === null
            ? 'noRule'
            : 'unlock'
  return {
    client,
    vendor,
    plan,
    way,
    why,
    ordinal,
    rule,
    open: all.find(({ closedOn }) => closedOn === null) ?? null,
    granted,
  }
}
