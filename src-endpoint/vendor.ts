import { addDays, parseDay, type Day } from '#domain/calendar.ts'
import type { PortalSaid } from '#domain/portal-answer.ts'
import type { AskedOfVendor } from '#sync/vendor-work.ts'
import type { Driver } from './drivers/driver.ts'
import { setSimulated, simulatedRows, type SimulatedRow } from './store-portal.ts'

export interface VendorAnswer {
  readonly renewalId: string
  readonly said: PortalSaid
}

/**
 * Upstream of the endpoint: who can say whether a payment renewed. The vendor publishes no interface; one that did would
 * be a third implementation of this.
 */
export interface Vendor {
  readonly kind: 'byHand' | 'simulated'
  /** What it says by `today` of those that wait; of the others nothing yet. */
  answers(waiting: readonly AskedOfVendor[], today: Day): Promise<readonly VendorAnswer[]>
}

/** A person looks into the portal and types what it says: the work list «Por ver en el portal» of every PC. */
export const byHand: Vendor = { kind: 'byHand', answers: async () => [] }

/** What a simulated portal may be told to say of a system. */
export const SAYINGS = ['confirm', 'delay', 'refuse', 'date', 'users'] as const
export type Saying = (typeof SAYINGS)[number]

/** Of every system that it was told nothing else about. */
export const EVERY = '*'

/**
 * For demonstrations and tests: it confirms at once, unless it was told to wait so many days, to refuse, or to show
 * another date or other users.
 */
export function simulated(driver: Driver, tenant: string): Vendor {
  return {
    kind: 'simulated',
    answers: async (waiting, today) => {
      const rows = new Map(
        (await driver.read((tx) => simulatedRows(tx, tenant))).map((row) => [row.serial, row]),
      )
      return waiting.flatMap((asked) => {
        const said = sayingOf(asked, rows.get(asked.serial) ?? rows.get(EVERY), today)
        return said === null ? [] : [{ renewalId: asked.renewalId, said }]
      })
    },
  }
}

function sayingOf(asked: AskedOfVendor, row: SimulatedRow | undefined, today: Day): PortalSaid | null {
  const asHere: PortalSaid = { nextPayment: asked.nextPayment, users: asked.users, refused: null }
  switch ((row?.says ?? 'confirm') as Saying) {
    case 'confirm':
      return asHere
    case 'delay':
      return today >= addDays(asked.since, Number(row!.value)) ? asHere : null
    case 'refuse':
      return { nextPayment: null, users: null, refused: row!.value }
    case 'date':
      return { ...asHere, nextPayment: row!.value as Day }
    case 'users':
      return { ...asHere, users: Number(row!.value) }
  }
}

/** Null where what it is told makes no sense: `delay` days, `refuse` words, `date` a day, `users` how many. */
export function sayingRow(serial: string, says: string, value: string): SimulatedRow | null {
  const fits: Readonly<Record<Saying, boolean>> = {
    confirm: value === '',
    delay: /^\d{1,3}$/.test(value),
    refuse: value !== '' && value.length <= 200,
    date: parseDay(value) !== null,
    users: /^[1-9]\d{0,3}$/.test(value),
  }
  return fits[says as Saying] === true ? { serial, says, value } : null
}

export async function tellSimulated(driver: Driver, tenant: string, row: SimulatedRow): Promise<void> {
  await driver.write((tx) => setSimulated(tx, tenant, row))
}
