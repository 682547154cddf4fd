import type { TestApp } from './app.ts'

/** The codes of a rental: asked for again, given up, sent to the client. */
export async function workCodes({ call }: TestApp, serialId: string): Promise<void> {
  const code = await call('serials.addCode', { id: serialId, code: 'CODI-GO00-1234', source: 'portal' })
  await call('codes.setComputer', { id: code.id, computer: 'CAJA-01' })
  const asked = await call('codes.request', { serialId })
  await call('codes.closeRequest', { id: asked.id, how: 'cancelled', reason: 'lo encontró el cliente' })
  await call('codes.request', { serialId })
  await call('serials.addCode', { id: serialId, code: 'CODI-GO00-5678', source: 'vendor' })
  await call('codes.send', { serialId })
}
