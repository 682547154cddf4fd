import { describe, expect, it } from 'vitest'
import { PROFILE_TABS } from '#domain/portal-account.ts'
import { profileText } from '#messages/es-MX/profile.ts'
import { openTestApp } from '../../support/app.ts'

const ANA = { name: 'Ana Ríos', email: 'Ana@Ceiba.MX', phone: '(998) 844-0824' }

describe('the profile of a client', () => {
  it('has the portal’s four tabs, and each keeps its own data (R81)', async () => {
    expect(PROFILE_TABS).toEqual([
      'Datos generales',
      'Datos de facturación',
      'Datos de envío',
      'Cambiar contraseña',
    ])
    const { call } = openTestApp()
    const { id } = await call('clients.create', { name: 'Hotel La Ceiba' })
    await call('contacts.saveRegistered', { clientId: id, ...ANA })
    await call('clients.update', { id, fiscalName: 'HOTEL LA CEIBA', postcode: '77500' })
    await call('clients.update', { id, shipping: 'Av. Tulum 12, Centro\n77500 Cancún' })
    const { client, contacts } = await call('clients.get', { id })
    expect(client).toMatchObject({
      fiscalName: 'HOTEL LA CEIBA',
      postcode: '77500',
      shipping: 'Av. Tulum 12, Centro\n77500 Cancún',
    })
    expect(contacts).toMatchObject([{ name: 'Ana Ríos', email: 'ana@ceiba.mx', phone: '9988440824' }])
  })

  it('takes no name, e-mail or telephone that is left out: they are the ones with an asterisk (R82)', async () => {
    const { call, answer } = openTestApp()
    const { id: clientId } = await call('clients.create', { name: 'Hotel La Ceiba' })
    const said = async (change: object) => {
      const reply = await answer('contacts.saveRegistered', { clientId, ...ANA, ...change })
      return reply.ok ? '' : reply.refusal.message
    }
    expect(await said({ name: ' ' })).toBe('No se guardó: falta Nombre y Apellidos. Son obligatorios.')
    expect(await said({ email: '', phone: '' })).toBe(
      'No se guardó: falta Correo de Contacto, Teléfono de Contacto. Son obligatorios.',
    )
    expect(await said({ email: 'ana' })).toMatch(/no está completo/)
    expect(await said({ phone: '12' })).not.toBe('')
    expect((await call('clients.get', { id: clientId })).contacts).toEqual([])
    expect(await said({})).toBe('')
    expect(profileText.mandatory).toBe('* Campos obligatorios')
  })

  it('changes whose e-mail is the registered one, and nobody else (R75)', async () => {
    const { call, refused } = openTestApp()
    const { id: clientId } = await call('clients.create', {
      name: 'Hotel La Ceiba',
      contacts: [
        { name: 'Raúl Pech', phone: '9988440001' },
        { name: 'Lety Núñez', email: 'lety@ceiba.mx', role: 'contabilidad' },
      ],
    })
    const before = (await call('clients.get', { id: clientId })).contacts
    await call('contacts.saveRegistered', { clientId, ...ANA })
    const { contacts } = await call('clients.get', { id: clientId })
    expect(contacts).toEqual([
      before[0],
      { ...before[1], name: 'Ana Ríos', email: 'ana@ceiba.mx', phone: '9988440824' },
    ])
    expect(await refused('contacts.saveRegistered', { clientId: 'nadie', ...ANA })).toBe('client.notFound')
  })
})
