import { day } from '#domain/calendar.ts'
import type { TestApp } from './app.ts'

/** A campaign for a version that the portal's grid does not know yet, told and done for a client. */
export async function workUpdates({ call }: TestApp, clientId: string): Promise<void> {
  const productId = 'aspel-sae'
  await call('catalogue.saveVersion', { productId, name: '12.0', supported: true })
  const { id } = await call('updates.start', { productId, version: '12.0', announcedOn: day('2026-11-23') })
  await call('updates.notifyAll', { id })
  await call('updates.notify', { id, clientId, channel: 'call' })
  const { systems } = await call('updates.client', { id, clientId })
  const { serialId } = systems.find(({ doneOn, rightEndedOn }) => doneOn === null && rightEndedOn === null)!
  await call('updates.nameComputer', { id, serialId, place: 1, name: 'CAJA-01' })
  await call('updates.check', { id, systems: [{ serialId, places: [1] }], done: true })
  await call('updates.check', { id, systems: [{ serialId }], done: true })
  await call('updates.check', { id, systems: [{ serialId, places: [1] }], done: false })
  await call('updates.end', { id, reason: 'el fabricante sacó otra' })
}
