import type { TestApp } from './app.ts'

/** The steps of an unlock, with and without papers, of a rental and of a licence in a box. */
export async function workUnlocks({ app, call }: TestApp, serialId: string): Promise<void> {
  const message = 'No es posible realizar otra activación'
  const wish = { serialId, cause: 'hardware', computer: 'CAJA-03', message } as const
  const first = await call('unlocks.request', wish)
  await call('unlocks.send', { id: first.id })
  await call('unlocks.grant', { id: first.id, answer: 'NUEV-O000-CDA1-2345' })
  const second = await call('unlocks.request', { ...wish, sent: true })
  await call('unlocks.refuse', { id: second.id, reason: 'piden factura' })
  const { row } = await call('serials.get', { id: serialId })
  const boxed = await call('serials.create', {
    clientId: row.clientId,
    product: 'COI',
    serial: 'COIS7700001',
    mode: 'physical',
    version: '9.0',
    users: 1,
  })
  const { id } = await call('unlocks.request', { serialId: boxed.id, cause: 'theft', computer: 'CONTA-1' })
  const upload = app.files.put('carta.pdf', Buffer.from('%PDF-1.4 carta'))
  const letter = await call('attachments.add', { file: upload.file })
  await call('unlocks.receiveDocument', { id, document: 'letter', attachment: letter.id })
  await call('unlocks.rejectDocument', { id, document: 'letter', reason: 'sin firma' })
  await call('unlocks.receiveDocument', { id, document: 'letter', attachment: letter.id, note: 'firmada' })
  await call('unlocks.receiveDocument', { id, document: 'certificatePhoto' })
  await call('unlocks.send', { id })
  await call('unlocks.acceptDocuments', { id })
  await call('unlocks.withdraw', { id, reason: 'apareció el equipo' })
}
