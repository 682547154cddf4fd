import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestPc } from './endpoint.ts'

/** What each of the keys renews. */
const COI = { productId: 'aspel-coi', months: 6 as const, users: 5 }

/** Systems of one client, and so many prepaid keys that they are for. */
export async function systemsAndKeys(pc: TestPc, count: { readonly systems: number; readonly keys: number }) {
  await pc.call('catalogue.setPrice', {
    ...{ productId: COI.productId, months: COI.months, validFrom: day('2026-01-01') },
    ...{ firstUser: centavos(600_000), furtherUser: centavos(0) },
  })
  const { id: clientId } = await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  const systems: string[] = []
  for (let n = 1; n <= count.systems; n += 1) {
    const { id } = await pc.call('serials.create', {
      ...{ clientId, product: 'COI', serial: `COIS700000${n}`, mode: 'subscription', version: '10.0' },
      ...{ users: COI.users, months: COI.months, activatedOn: day('2026-06-10'), method: 'transfer' },
    })
    systems.push(id)
  }
  const lines = Array.from(
    { length: count.keys },
    (_, n) => `CCCCC-CCCCC-CCCCC-CCCCC-CC${String(n).padStart(3, '0')},Disponible sin Asignar`,
  )
  const batch = { supplier: 'Mayorista', quantity: count.keys, receivedBy: 'Lety' }
  const text = ['Clave,Estatus', ...lines].join('\n')
  const { batchId } = await pc.call('keys.receive', { text, ...COI, ...batch })
  const { keys } = await pc.call('keys.list', { batchId: batchId! })
  return { clientId, systems, keys: keys.map(({ id }) => id) }
}
