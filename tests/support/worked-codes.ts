import type { TestApp } from './app.ts'

/** The codes of a rental: asked for again, given up, sent to the client; and the certificate of a licence in a box. */
export async function workCodes({ app, call }: TestApp, serialId: string): Promise<void> {
  const { row } = await call('serials.get', { id: serialId })
  const code = await call('serials.addCode', { id: serialId, code: 'CODI-GO00-1234', source: 'portal' })
  await call('codes.setComputer', { id: code.id, computer: 'CAJA-01' })
  const asked = await call('codes.request', { serialId })
  await call('codes.closeRequest', { id: asked.id, how: 'cancelled', reason: 'lo encontró el cliente' })
  await call('codes.request', { serialId })
  await call('serials.addCode', { id: serialId, code: 'CODI-GO00-5678', source: 'vendor' })
  await call('codes.send', { serialId })
  const serial = 'COIS7700002'
  const boxed = { product: 'COI', serial, mode: 'physical', version: '9.0', users: 1 } as const
  const { id } = await call('serials.create', { clientId: row.clientId, ...boxed })
  const upload = app.files.put('certificado.pdf', Buffer.from('%PDF-1.4 certificado'))
  const photo = await call('attachments.add', { file: upload.file })
  const read = { serial, code: 'CERT-IFIC-ADO1', folio: 'F-0007', attachment: photo.id }
  await call('codes.keepCertificate', { serialId: id, ...read })
}
