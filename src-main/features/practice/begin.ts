import type { JobContext } from '#core/app.ts'
import { addDays, addMonths, type Day } from '#domain/calendar.ts'
import { ok, type Refused, type Result } from '#domain/result.ts'
import { countClients } from '#features/clients/sql.ts'
import { receiveKeys } from '#features/keys/receive.ts'
import { seededChance } from '#features/ledger/chance.ts'
import { loadSample } from '#features/ledger/sample.ts'
import { outboxHead } from '#sync/outbox.ts'
import { countFreeKeys, readMark } from './sql.ts'

const CLIENTS = 250
/** Nothing in this ledger is worth hiding; a vault opens by a phrase where the system has no store of its own. */
const PHRASE = 'libro de práctica'
const KEYS = 3
/** What the keys are for, and the client’s COI beside it. */
const KIND = { productId: 'aspel-coi', months: 6, users: 5 } as const

/** An office around the newcomer, keys to give, and a client with one system for each task. */
export async function beginDay(context: JobContext): Promise<Result<{ client: string }>> {
  if (countClients(context.db) === 0) {
    const loaded = await loadSample(context, CLIENTS)
    if (!loaded.ok) return loaded
  }
  if (countFreeKeys(context.db) === 0) {
    const received = (await openVault(context)) ?? (await someKeys(context))
    if (!received.ok) return received
  }
  const day = (readMark(context.db)?.day ?? 0) + 1
  const name = day === 1 ? 'Hotel Primer Día' : `Hotel Primer Día ${day}`
  return context.atomically(async () => {
    const clientId = made(
      context.run('clients.create', {
        name,
        billedBy: 'distributor',
        contacts: [{ name: 'Lety Canul', phone: '9988440824' }],
      }),
    )
    for (const system of systemsOf(context.today, `${outboxHead(context.db).seq}`))
      made(
        context.run('serials.create', {
          ...system,
          clientId,
          version: '10.0',
          users: 5,
          mode: 'subscription',
        }),
      )
    made(context.run('practice.mark', { clientId }))
    return ok({ client: name })
  })
}

/** A yearly one that is cut this week, one that a key fits, and one that will not open. */
function systemsOf(today: Day, number: string) {
  const rented = (product: string, months: 1 | 6 | 12, cutoff: Day, method: 'transfer' | 'card') => ({
    ...{ product, months, method, paidUntil: cutoff },
    serial: `${product}P${number.padStart(7, '0')}`,
    activatedOn: addMonths(cutoff, -months),
  })
  return [
    rented('SAE', 12, addDays(today, 5), 'transfer'),
    rented('COI', 6, addDays(today, 12), 'transfer'),
    rented('NOI', 1, addDays(today, 20), 'card'),
  ]
}

async function openVault({ secrets }: JobContext): Promise<Refused | null> {
  const { prepare } = secrets
  if ((await prepare()) === null) return null
  const opened =
    secrets.status().state === 'none' ? await secrets.setUp(PHRASE) : await secrets.unlock(PHRASE)
  return opened.ok ? null : opened
}

function someKeys(context: JobContext): Promise<Result<unknown>> {
  const chance = seededChance(outboxHead(context.db).seq)
  const keys = Array.from(
    { length: KEYS },
    () => `${chance.text(25, 'ABCDEFGHJKLMNPQRSTUVWXYZ2346789')},Disponible sin Asignar`,
  )
  return receiveKeys(context, {
    ...KIND,
    text: ['Clave,Estatus', ...keys].join('\n'),
    ...{ supplier: 'Mayorista (inventado)', quantity: KEYS, receivedBy: 'Práctica' },
  })
}

/** What the day itself prepares cannot be refused. */
function made(result: Result<unknown>): string {
  if (!result.ok) throw new Error(`first day refused: ${JSON.stringify(result.refusal)}`)
  return (result.value as { id?: string }).id ?? ''
}
