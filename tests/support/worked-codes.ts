import type { TestApp } from './app.ts'

/** A code that was seen in the portal, and where it lives. */
export async function workCodes({ call }: TestApp, serialId: string): Promise<void> {
  const code = await call('serials.addCode', { id: serialId, code: 'CODI-GO00-1234', source: 'portal' })
  await call('codes.setComputer', { id: code.id, computer: 'CAJA-01' })
}
