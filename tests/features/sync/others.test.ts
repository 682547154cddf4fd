import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestEndpoint, openTestPc } from '../../support/endpoint.ts'

describe('what the others did', () => {
  it('is told by client, with who did it, when, and on which PC, and never what this PC did', async () => {
    const { one, other } = await office()
    const lety = await one.call('operators.save', { name: 'Lety', role: 'sales' })
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' }, lety.id)
    one.setNow('2026-11-23T15:02:00Z')
    await one.call('contacts.log', { clientId: id, channel: 'call', text: 'Deposita mañana' }, lety.id)
    await one.exchange()
    await other.exchange()
    const { total, items } = await other.call('sync.news', {})
    expect(total).toBe(3)
    expect(items).toMatchObject([
      {
        ...{ type: 'contacts.log', device: 'Recepción', operator: 'Lety', at: '2026-11-23T15:02:00.000Z' },
        ...{ clientId: id, client: 'Hotel La Ceiba' },
      },
      { type: 'clients.create', clientId: id, client: 'Hotel La Ceiba' },
      { type: 'operators.save', clientId: null, client: null },
    ])
    expect((await one.call('sync.news', {})).total).toBe(0)
    expect((await other.call('sync.status', {})).unseen).toBe(3)
  })

  it('can be only of the clients of who asks, also of those looked after meanwhile', async () => {
    const { one, other } = await office()
    const lety = await one.call('operators.save', { name: 'Lety', role: 'sales' })
    const ana = await one.call('operators.save', { name: 'Ana', role: 'sales' })
    await one.call('clients.create', { name: 'Hotel La Ceiba', followerId: lety.id })
    await one.call('clients.create', { name: 'Buceo Ixchel' })
    await one.exchange()
    await other.exchange()
    const mine = async (who: string) =>
      (await other.call('sync.news', { mine: true }, who)).items.map(({ client }) => client)
    expect(await mine(lety.id)).toEqual(['Hotel La Ceiba'])
    expect(await mine(ana.id)).toEqual([])
    const today = day('2026-11-23')
    await other.call('handovers.make', { operatorId: lety.id, toId: ana.id, from: today, until: today })
    expect(await mine(ana.id)).toEqual(['Hotel La Ceiba'])
  })

  it('of a sheet that a colleague imported is one thing, and its lines only for whose clients they are', async () => {
    const { one, other } = await office()
    const lety = await one.call('operators.save', { name: 'Lety', role: 'sales' })
    await one.call('clients.create', { name: 'Hotel La Ceiba', followerId: lety.id })
    await one.exchange()
    await other.exchange()
    const { cursor } = await other.call('sync.status', {})
    await other.call('sync.seen', { rev: cursor })
    const line = (client: string, serial: string) =>
      [client, 'SAE', '9.0', '2', serial, 'Suscripción', '15/03/2026', 'Mensual'].join('\t')
    const heading =
      'Cliente\tSistema\tVersión\tUsuarios\tNo. de serie\tModalidad\tFecha de activación\tPeriodo'
    const text = [heading, line('Hotel La Ceiba', 'SAES7000001'), line('Buceo Ixchel', 'SAES7000002')].join(
      '\n',
    )
    expect(await one.call('imports.commit', { text })).toMatchObject({ new: 2 })
    await one.exchange()
    await other.exchange()
    expect((await other.call('sync.status', {})).unseen).toBe(1)
    const { total, items } = await other.call('sync.news', {})
    expect([total, items.map(({ type }) => type)]).toEqual([1, ['imports.record']])
    const mine = await other.call('sync.news', { mine: true }, lety.id)
    expect([mine.total, mine.items.map(({ type, client }) => [type, client])]).toEqual([
      1,
      [['imports.line', 'Hotel La Ceiba']],
    ])
  })

  it('leaves the list up to what was seen, and what comes later stands in it', async () => {
    const { one, other } = await office()
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await one.exchange()
    await other.exchange()
    const [seen] = (await other.call('sync.news', {})).items
    await one.call('clients.create', { name: 'Buceo Ixchel' })
    await one.exchange()
    await other.exchange()
    await other.call('sync.seen', { rev: seen!.rev })
    const later = (await other.call('sync.news', {})).items
    expect(later.map(({ client }) => client)).toEqual(['Buceo Ixchel'])
    // Neither the past comes back, nor is seen what has not come yet.
    await other.call('sync.seen', { rev: 0 })
    await other.call('sync.seen', { rev: later[0]!.rev + 100 })
    expect((await other.call('sync.status', {})).unseen).toBe(0)
    await one.call('clients.create', { name: 'Cenote Azul' })
    await one.exchange()
    await other.exchange()
    expect((await other.call('sync.news', {})).items.map(({ client }) => client)).toEqual(['Cenote Azul'])
  })
})

describe('the PCs of the office', () => {
  it('stand with their letters, and with the last work of each that came here', async () => {
    const { one, other } = await office()
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await one.exchange()
    await other.exchange()
    const { devices } = await other.call('sync.devices', {})
    expect(devices.toSorted((a, b) => a.letter.localeCompare(b.letter))).toMatchObject([
      { name: 'Recepción', letter: 'A', lastAt: '2026-11-23T15:00:00.000Z', isThis: false, revokedAt: null },
      { name: 'Oficina', letter: 'B', lastAt: null, isThis: true, enrolledAt: '2026-11-23T15:00:00.000Z' },
    ])
  })

  it('are renamed for everybody, by Administración', async () => {
    const { one, other } = await office()
    const { id: clerk } = await one.call('operators.save', { name: 'Lety', role: 'accounting' })
    const rename = { id: other.device, name: 'Caja' }
    expect(await one.refused('devices.rename', rename, clerk)).toBe('operation.roleRequired')
    await one.call('devices.rename', rename)
    await one.exchange()
    await other.exchange()
    expect(await other.call('sync.status', {})).toMatchObject({ name: 'Caja' })
    expect(await one.refused('devices.rename', { ...rename, id: 'nadie' })).toBe('device.notFound')
  })

  it('are given up with a reason, for good, and never the last one', async () => {
    const { one, other } = await office()
    await one.call('devices.revoke', { id: other.device, reason: 'la robaron' })
    const { devices } = await one.call('sync.devices', {})
    expect(devices.find(({ isThis }) => !isThis)).toMatchObject({
      ...{ name: 'Oficina', revokedReason: 'la robaron', revokedAt: '2026-11-23T15:00:00.000Z' },
    })
    expect(await one.refused('devices.revoke', { id: other.device, reason: 'otra vez' })).toBe(
      'device.revoked',
    )
    expect(await one.refused('devices.rename', { id: other.device, name: 'Caja' })).toBe('device.revoked')
    expect(await one.refused('devices.revoke', { id: one.device, reason: 'cambio' })).toBe('device.lastOne')
    await one.exchange()
    expect(await other.exchange()).toMatchObject({ failure: 'revoked' })
  })
})

/** Both know each other, and nobody has anything left to look at. */
async function office() {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Oficina')
  for (const pc of [one, other]) {
    await pc.exchange()
    await pc.call('sync.seen', { rev: (await pc.call('sync.status', {})).cursor })
  }
  return { one, other }
}
