import { day } from '#domain/calendar.ts'
import type { TestApp } from './app.ts'

/** A lost licence that comes back with another number, one that the vendor refuses, and one that turned up. */
export async function workReplacements({ call, app }: TestApp, clientId: string): Promise<void> {
  const { id: serialId } = await call('serials.create', {
    ...{ clientId, product: 'COI', serial: 'COIS7700099', mode: 'physical', version: '9.0', users: 1 },
    purchasedOn: day('2026-08-01'),
  })
  await call('updates.buy', { serialId, on: day('2026-11-10'), version: '10.0', installed: true })
  const wish = { serialId, what: 'certificate', cause: 'theft', lostOn: day('2026-11-20') } as const
  const ask = () => call('replacements.request', { ...wish, computer: 'CONTA-1' })
  const send = async (id: string) => {
    const upload = app.files.put('denuncia.pdf', Buffer.from('%PDF-1.4 denuncia'))
    const report = await call('attachments.add', { file: upload.file })
    await call('replacements.receiveDocument', { id, document: 'policeReport', attachment: report.id })
    await call('replacements.receiveDocument', { id, document: 'letter', note: 'por correo' })
    await call('replacements.send', { id })
  }
  const found = await ask()
  await call('replacements.cancel', { id: found.id, reason: 'apareció' })
  const refused = await ask()
  await send(refused.id)
  await call('replacements.refuse', { id: refused.id, reason: 'sin sello' })
  const { id } = await ask()
  await send(id)
  await call('replacements.replace', { id, answer: 'NUEV-1111-CDA1', serial: 'COIS7700100' })
}
