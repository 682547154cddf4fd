import { day } from '#domain/calendar.ts'
import type { TestApp } from './app.ts'

/** A notice, a person who has it, and one who asks that nobody offers them anything any more. */
export async function workPrivacy({ call }: TestApp, clientId: string): Promise<void> {
  await call('privacy.setNotice', {
    version: '2026-1',
    place: 'en el mostrador',
    necessary: 'prestar el servicio',
    voluntary: 'ofrecer productos',
  })
  const { id: contactId } = await call('contacts.save', {
    clientId,
    name: 'Concepción Poot',
    email: 'concha@ceiba.example',
    privacy: { noticeGiven: true, voluntary: true },
  })
  const { id } = await call('privacy.receive', {
    kind: 'opposition',
    person: 'Concepción Poot',
    contactId,
    channel: 'email',
    receivedOn: day('2026-11-23'),
  })
  await call('privacy.checkIdentity', { id })
  await call('privacy.answer', { id, answer: 'granted', note: 'se le contestó por correo' })
  await call('privacy.finish', { id, note: 'ya no se le escribe' })
  await call('privacy.oppose', { contactId, opposed: false })
}

/** A request for access of somebody who was proved to be who they say. */
export async function provedRequest(
  { call }: TestApp,
  whose: { readonly clientId: string } | { readonly contactId: string },
): Promise<string> {
  const { id } = await call('privacy.receive', {
    kind: 'access',
    person: 'Concepción Poot',
    channel: 'inPerson',
    receivedOn: day('2026-11-23'),
    ...whose,
  })
  await call('privacy.checkIdentity', { id })
  return id
}
