import { describe, expect, test } from 'vitest'
import { breachNotice } from '#messages/es-MX/breach.ts'
import { parseCsv } from '#files/csv.ts'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { openTestEndpoint, openTestPc } from '../../support/endpoint.ts'

// A PC that was lost, an account that somebody else used, a list that left: whom it reached.

const THAT_DAY = { from: day('2026-11-23'), until: day('2026-11-23') }

/** Two clients with their people, and a password of one. */
async function aLedger({ call }: Pick<TestApp, 'call'>) {
  const contacts = [
    { name: 'Lety Núñez', phone: '998 844 0824', email: 'lety@ceiba.example' },
    { name: 'Raúl Pech' },
  ]
  const { id: clientId } = await call('clients.create', { name: 'Hotel La Ceiba', contacts })
  const { id: other } = await call('clients.create', { name: 'Buceo Ixchel' })
  const secret = { clientId, portal: 'Aspel', user: 'lety', password: 'Caribe#2026' }
  const { id: entry } = await call('vault.save', secret)
  return { clientId, other, entry }
}

const briefly = (entries: readonly { action: string; client: string | null }[]) =>
  entries.map(({ action, client }) => [action, client])

test('nothing that left and nothing that was looked at reaches nobody', async () => {
  const app = openTestApp()
  await aLedger(app)
  expect(await app.call('privacy.breach', THAT_DAY)).toEqual({
    ...{ everybody: false, device: null, clients: 0, people: 0, passwords: 0, total: 0, entries: [] },
  })
})

test('a password that was looked at reaches its client alone, on the day on which it was', async () => {
  const app = openTestApp()
  const { entry } = await aLedger(app)
  await app.call('vault.reveal', { id: entry, reason: 'no abre su portal' })
  const found = await app.call('privacy.breach', THAT_DAY)
  expect(found).toMatchObject({ everybody: false, clients: 1, people: 2, passwords: 1, total: 1 })
  expect(briefly(found.entries)).toEqual([['vault.recordReveal', 'Hotel La Ceiba']])
  const next = { from: day('2026-11-24'), until: day('2026-12-24') }
  expect(await app.call('privacy.breach', next)).toMatchObject({ clients: 0, passwords: 0, total: 0 })
})

test('a list that left reaches everybody', async () => {
  const app = openTestApp()
  await aLedger(app)
  await app.call('exports.make', { list: 'clients', format: 'csv' })
  const found = await app.call('privacy.breach', THAT_DAY)
  expect(found).toMatchObject({ everybody: true, clients: 2, people: 2, passwords: 0, total: 1 })
})

describe('a PC that was lost', () => {
  async function lost() {
    const { service } = await openTestEndpoint()
    const [one, laptop] = [await openTestPc(service, 'Recepción'), await openTestPc(service, 'Portátil')]
    const ids = await aLedger(one)
    await one.exchange()
    await laptop.exchange()
    await laptop.exchange()
    await laptop.call('clients.update', { id: ids.clientId, note: 'ya no paga' })
    await laptop.exchange()
    await one.exchange()
    return { one, laptop }
  }

  test('had the whole ledger and its passwords, and what was recorded from it is told', async () => {
    const { one, laptop } = await lost()
    const wish = { ...THAT_DAY, deviceId: laptop.device }
    const found = await one.call('privacy.breach', wish)
    expect(found).toMatchObject({ everybody: true, clients: 2, people: 2, passwords: 1 })
    expect(found.device).toMatchObject({ name: 'Portátil', lastAt: expect.any(String), revokedAt: null })
    expect(briefly(found.entries)).toContainEqual(['clients.update', 'Hotel La Ceiba'])
    await one.call('devices.revoke', { id: laptop.device, reason: 'se perdió en el aeropuerto' })
    expect((await one.call('privacy.breach', wish)).device?.revokedAt).toMatch(/^2026-11-23T/)
  })

  test('is told whole where it is this one', async () => {
    const { one } = await lost()
    const found = await one.call('privacy.breach', { ...THAT_DAY, deviceId: one.device })
    expect(briefly(found.entries)).toContainEqual(['clients.create', 'Buceo Ixchel'])
  })

  test('gives a file with whom to tell and how, what to change and what was done, and no secret', async () => {
    const { one, laptop } = await lost()
    const made = await one.call('privacy.takeBreach', {
      ...THAT_DAY,
      deviceId: laptop.device,
      format: 'csv',
    })
    const text = one.stored(made.file).toString('utf8')
    const rows = parseCsv(text, ',').rows.slice(1)
    expect(rows).toHaveLength(made.rows)
    expect(rows.slice(0, 4).map(({ cells }) => cells.slice(0, 5))).toEqual([
      ['A quién avisar', 'Buceo Ixchel', '', '', ''],
      ['A quién avisar', 'Hotel La Ceiba', 'Lety Núñez', '9988440824', 'lety@ceiba.example'],
      ['A quién avisar', 'Hotel La Ceiba', 'Raúl Pech', '', ''],
      ['Contraseña por cambiar', 'Hotel La Ceiba', 'Aspel', '', ''],
    ])
    expect(text).toMatch(/Qué se hizo,Hotel La Ceiba,/)
    for (const secret of ['Caribe#2026', 'v1.']) expect(text).not.toContain(secret)
    const { entries } = await one.call('audit.list', { of: 'here', kind: 'exports' })
    expect(entries.map(({ about }) => about)).toEqual(['Vulneración.csv'])
  })
})

test('days that run backwards and a PC that is none are refused', async () => {
  const app = openTestApp()
  const backwards = { from: day('2026-11-24'), until: day('2026-11-23') }
  expect(await app.refused('privacy.breach', backwards)).toBe('privacy.daysReversed')
  const unknown = { ...THAT_DAY, deviceId: crypto.randomUUID() }
  expect(await app.refused('privacy.breach', unknown)).toBe('device.notFound')
  expect(await app.refused('privacy.takeBreach', { ...unknown, format: 'csv' })).toBe('device.notFound')
})

test('the notice says what happened, which data, what to do and where to ask, and leaves to the office what only it knows', () => {
  const facts = { ...THAT_DAY, everybody: true, passwords: 2, place: 'vigente.example/aviso' }
  const notice = breachNotice(facts)
  for (const part of [
    'Qué pasó: el lun 23 nov 2026',
    'Qué datos: nombre',
    'cambie las contraseñas',
    'vigente.example/aviso',
  ])
    expect(notice).toContain(part)
  const fewer = breachNotice({
    ...facts,
    until: day('2026-11-25'),
    everybody: false,
    passwords: 0,
    place: '',
  })
  expect(fewer).toContain('entre el lun 23 nov 2026 y el mié 25 nov 2026')
  expect(fewer).toContain('Qué datos: [qué datos suyos')
  expect(fewer).not.toMatch(/contraseña|se lee en/)
})
