import type { OutputOf } from '#contract/index.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Months } from '#domain/rental.ts'
import { seededChance } from '#features/ledger/chance.ts'
import type { TestApp } from '../support/app.ts'
import { someCharacter } from './people.ts'
import { monthsPassed, World, type TrueSystem } from './world.ts'

/**
 * The sample office, and the world as it is on the day on which the ledger is begun: each rental in force until the day
 * that the ledger says, each validation done. From then on the two go their own ways.
 */
export async function openSampleOffice(
  app: TestApp,
  { clients, today, seed }: { clients: number; today: Day; seed: number },
): Promise<World> {
  await app.call('sample.load', { clients })
  const rows = await everySystem(app)
  const { lines: promises } = await app.call('today.list', { section: 'promises', limit: 500 })
  const promised = new Map(promises.map(({ serialId, promiseOn }) => [serialId, promiseOn as Day]))
  const chance = seededChance(seed)
  const people = new Map(
    [...new Set(rows.map(({ clientId }) => clientId))].map((id) => [id, someCharacter(chance)]),
  )
  const systems: TrueSystem[] = []
  for (const row of rows) {
    if (row.mode !== 'subscription') continue
    const {
      installedOn,
      paid,
      row: { status },
    } = await app.call('serials.get', { id: row.id })
    if (status === 'baja') continue
    const system: TrueSystem = {
      id: row.id,
      clientId: row.clientId,
      serial: row.serial,
      months: row.months as Months,
      method: row.method as Method,
      onCard: row.autoCharge,
      installedOn: installedOn as Day | null,
      activatedOn: row.activatedOn as Day | null,
      paidMonths: paid?.months ?? 0,
      validated: 0,
      stop: null,
      gone: false,
      paysOn: promised.get(row.id) ?? null,
      underway: null,
      askedOn: promised.has(row.id) ? [today] : [],
    }
    if (system.activatedOn !== null) system.validated = monthsPassed(system, addDays(today, -1))
    if (row.status === 'detenido') closeUntilValidated(system, today)
    systems.push(system)
  }
  return new World(systems, people, chance)
}

/** Somebody has already reported that it does not open. */
function closeUntilValidated(system: TrueSystem, today: Day): void {
  system.validated -= 1
  system.stop = {
    serial: system.serial,
    since: today,
    why: 'not validated',
    lastChance: today,
    askedOn: [],
  }
}

export async function everySystem(app: TestApp): Promise<OutputOf<'serials.window'>['rows']> {
  const rows: OutputOf<'serials.window'>['rows'] = []
  for (;;) {
    const window = await app.call('serials.window', { at: { path: [], offset: rows.length, limit: 500 } })
    rows.push(...window.rows)
    if (rows.length >= window.total || window.rows.length === 0) return rows
  }
}

/** The systems whose cutoff the ledger has otherwise than it is, though the office was told of every payment. */
export async function disagreements(app: TestApp, world: World, today: Day): Promise<string[]> {
  const rows = new Map((await everySystem(app)).map((row) => [row.id, row]))
  return [...world.systems.values()]
    .filter((system) => system.activatedOn !== null && !system.gone && world.isKnown(system, today))
    .map((system) => ({ system, ledger: rows.get(system.id)!.nextCutoff, truth: world.paidUntil(system) }))
    .filter(({ ledger, truth }) => ledger !== truth)
    .map(({ system, ledger, truth }) => `${system.serial}: ${ledger} in the ledger, ${truth} in the world`)
}
