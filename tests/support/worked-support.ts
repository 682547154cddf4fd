import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import type { TestApp } from './app.ts'

/** Every command of the support desk: a case through all of its states, one sold by the hour, and a new policy. */
export async function workSupport({ call }: TestApp, clientId: string, serialId: string): Promise<void> {
  const lety = { clientId, caller: 'Lety', channel: 'phone' } as const
  const { id } = await call('support.open', { ...lety, serialId, subject: 'No abre el sistema' })
  await call('support.setPriority', { id, priority: 'high' })
  await call('support.note', { id, kind: 'answer', text: 'que reinicie' })
  await call('support.wait', { id, on: 'client', what: 'respaldo' })
  await call('support.resume', { id, what: 'llegó' })
  await call('support.assign', { id, operatorId: 'administracion', reason: 'no se pudo en la llamada' })
  await call('support.reproduce', { id, steps: 'SAE 10, factura global', reproduced: true })
  await call('support.sendToDevelopment', { id })
  await call('support.resume', { id, what: 'sale en la 10.01' })
  await call('support.close', { id, reason: 'agreed', note: 'ya abre' })
  const next = await call('support.open', { ...lety, subject: 'Pasar pólizas', follows: id })
  await call('support.sortCase', { id: next.id, topic: 'accountingImport', reason: 'de ContPaq' })
  await call('support.dataComplete', { id: next.id })
  await call('support.agreeAdvisory', { id: next.id, hourRate: centavos(60_000) })
  const time = { id: next.id, minutes: 30, what: 'revisar el catálogo' }
  await call('support.addTime', time)
  await call('support.addTime', time)
  const page = await call('support.get', { id: next.id })
  await call('support.removeTime', { id: next.id, timeId: page.time[0]!.id })
  await call('support.setPolicy', {
    ...{ vendorId: 'aspel', validFrom: day('2027-01-01'), reason: 'nueva póliza', waitingDays: 5 },
    ...{ attempts: 2, importHours: 48, duplicateNotified: true, reproduceFirst: true },
  })
}
