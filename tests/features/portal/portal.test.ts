import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

const HEAD = ['Sistema', 'Versión', 'Usuarios', 'No. Serie', 'Fecha Activación', 'Próximo Pago']
const grid = (...rows: readonly (readonly string[])[]) =>
  [HEAD, ...rows].map((row) => row.join('\t')).join('\n')
const SAE = ['SAE', '10.0', '8', 'SAES7056850', '31/01/2026', '30/11/2026'] as const

/** Hotel La Ceiba with SAE (5 users, paid until 30 November, confirmed) and COI, activated on the same day. */
async function office(): Promise<
  TestApp & { readonly sae: string; readonly coi: string; readonly client: string }
> {
  const app = openTestApp()
  const { call } = app
  const { id: client } = await call('clients.create', { name: 'Hotel La Ceiba' })
  const system = {
    clientId: client,
    version: '10.0',
    users: 5,
    mode: 'subscription',
    months: 1,
    activatedOn: day('2026-01-31'),
  } as const
  const paidUntil = day('2026-11-30')
  const sae = await call('serials.create', { ...system, product: 'SAE', serial: 'SAES7056850', paidUntil })
  const coi = await call('serials.create', { ...system, product: 'COI', serial: 'COIS4172175', paidUntil })
  return { ...app, sae: sae.id, coi: coi.id, client }
}

async function compared({ call }: TestApp, text: string) {
  const { rows } = await call('portal.read', { text })
  return call('portal.compare', { rows })
}

test('the grid «Sistemas en Suscripción» is read as it is copied, with its six columns (R76, R77)', async () => {
  const { call } = await office()
  const pasted = [
    'Sistemas en Suscripción',
    'Arrastra una columna aquí para agrupar por ella',
    'Buscar...',
    grid(SAE, ['NOI', '10', '1', 'noi s2107446', '08/10/2024', '08/12/2026']),
  ].join('\n')
  expect(await call('portal.read', { text: pasted })).toEqual({
    rows: [
      {
        ...{ serial: 'SAES7056850', system: 'SAE', version: '10.0', users: 8 },
        ...{ activatedOn: '2026-01-31', nextPayment: '2026-11-30' },
      },
      {
        ...{ serial: 'NOIS2107446', system: 'NOI', version: '10.0', users: 1 },
        ...{ activatedOn: '2024-10-08', nextPayment: '2026-12-08' },
      },
    ],
    unread: [],
  })
})

test('grouped by a column (R78), and with users 10, 1 and 1 of version 10.0 (R79), the same rows are read', async () => {
  const { call } = await office()
  const text = grid(
    ['Sistema: SAE', '', '', '', '', ''],
    ['SAE', '10.0', '10', 'SAES1', '31/01/2026', '30/11/2026'],
    ['Sistema: COI', '', '', '', '', ''],
    ['COI', '10.0', '1', 'COIS1', '31/01/2026', '30/11/2026'],
    ['NOI', '10.0', '1', 'NOIS1', '31/01/2026', '30/11/2026'],
  )
  const { rows, unread } = await call('portal.read', { text })
  expect([rows.map(({ version, users }) => [version, users]), unread]).toEqual([
    [
      ['10.0', 10],
      ['10.0', 1],
      ['10.0', 1],
    ],
    [],
  ])
})

test('what the portal’s search left (R80) lacks the other serials of that client, which are named', async () => {
  const app = await office()
  const { missing } = await compared(app, grid(SAE))
  expect(missing).toEqual([{ id: app.coi, serial: 'COIS4172175', client: 'Hotel La Ceiba', system: 'COI' }])
})

test('each of the vendor’s eight systems is a row of the grid (R87)', async () => {
  const { call } = await office()
  const systems = ['SAE', 'COI', 'NOI', 'CAJA', 'FACTURE', 'BANCO', 'PROD', 'ADM']
  const text = grid(
    ...systems.map((system, i) => [system, '10.0', '1', `${system}S${i}000`, '31/01/2026', '30/11/2026']),
  )
  const { rows } = await call('portal.read', { text })
  expect(rows.map(({ system }) => system)).toEqual(systems)
})

test('8 users in the portal and 5 here: nothing is written before it is accepted, and one undo takes it back (R77)', async () => {
  const app = await office()
  const { differences } = await compared(app, grid(SAE))
  expect(differences).toEqual([
    {
      ...{ id: app.sae, serial: 'SAES7056850', client: 'Hotel La Ceiba', field: 'users' },
      ...{ portal: '8', here: '5', acceptable: true, keptOn: null },
    },
  ])
  const users = async () => (await app.call('serials.get', { id: app.sae })).row.users
  expect(await users()).toBe(5)
  const accepted = await app.answer('portal.accept', {
    items: [{ what: 'users', serialId: app.sae, users: 8, here: 5 }],
  })
  expect(await users()).toBe(8)
  await app.call('ledger.undo', { command: (accepted as { command: string }).command })
  expect(await users()).toBe(5)
})

test('a next payment that moved confirms the renewal through that day, as the portal’s word (D11)', async () => {
  const app = await office()
  const moved = grid(['SAE', '10.0', '5', 'SAES7056850', '31/01/2026', '31/12/2026'])
  const { renewed, differences } = await compared(app, moved)
  expect([renewed, differences]).toEqual([
    [
      {
        ...{ id: app.sae, serial: 'SAES7056850', client: 'Hotel La Ceiba' },
        ...{ from: '2026-11-30', through: '2026-12-31', keptOn: null },
      },
    ],
    [],
  ])
  await app.call('portal.accept', {
    items: [{ what: 'renewal', serialId: app.sae, through: day('2026-12-31') }],
  })
  const { periods } = await app.call('rentals.life', { serialId: app.sae })
  expect(periods[0]).toMatchObject({ cutoff: '2026-12-31', state: 'confirmed', source: 'portal' })
  expect((await compared(app, moved)).same).toBe(1)
})

test('users that were scheduled and that the portal shows have come: the change is done, not corrected (C18)', async () => {
  const app = await office()
  await app.call('changes.scheduleUsers', { serialId: app.sae, users: 8, takes: 'validation' })
  await app.call('portal.accept', { items: [{ what: 'users', serialId: app.sae, users: 8, here: 5 }] })
  const { users } = await app.call('changes.of', { serialId: app.sae })
  expect(users.map(({ status }) => status)).toEqual(['done'])
})

test('a renewal that is no boundary refuses everything that was accepted with it', async () => {
  const app = await office()
  expect(
    await app.refused('portal.accept', {
      items: [
        { what: 'version', serialId: app.coi, version: '11.0', here: '10.0' },
        { what: 'renewal', serialId: app.sae, through: '2026-12-15' },
      ],
    }),
  ).toBe('rental.throughNotBoundary')
  expect((await app.call('serials.get', { id: app.coi })).row.version).toBe('10.0')
})

test('serials of nobody here, of one that has left, and twice with other contents stand apart', async () => {
  const app = await office()
  await app.call('serials.leave', { id: app.coi, on: day('2026-11-01'), reason: 'cerró' })
  const { unknown, left, twice, missing } = await compared(
    app,
    grid(
      ['NOI', '10.0', '1', 'NOIS2107446', '08/10/2024', '08/12/2026'],
      ['COI', '10.0', '5', 'COIS4172175', '31/01/2026', '30/11/2026'],
      SAE,
      ['SAE', '10.0', '9', 'SAES7056850', '31/01/2026', '30/11/2026'],
    ),
  )
  expect([unknown.map(({ serial }) => serial), left, twice, missing]).toEqual([
    ['NOIS2107446'],
    [{ id: app.coi, serial: 'COIS4172175', client: 'Hotel La Ceiba', leftOn: '2026-11-01' }],
    ['SAES7056850'],
    [],
  ])
})

test('what is not that grid is refused with the columns that it lacks; a line of it that is wrong is told (R77)', async () => {
  const { answer, call, refused } = await office()
  expect(await answer('portal.read', { text: 'Hola,\nles mando mis sistemas' })).toMatchObject({
    ok: false,
    refusal: { code: 'portal.noColumns', message: expect.stringContaining('No. Serie') },
  })
  expect(
    await refused('portal.read', { text: grid(['SAE', '10.0', 'x', 'SAES1', 'ayer', '30/11/2026']) }),
  ).toBe('portal.noRows')
  const { rows, unread } = await call('portal.read', {
    text: grid(SAE, ['COI', '10.0', 'muchos', 'COIS4172175', '31/01/2026', '']),
  })
  expect([rows.length, unread.map(({ line, serial }) => [line, serial])]).toEqual([1, [[3, 'COIS4172175']]])
})

test('a difference that somebody kept is not asked again while both say the same, and one undo forgets it', async () => {
  const app = await office()
  const kept = { serialId: app.sae, field: 'users', portal: '8', here: '5' } as const
  const saved = await app.answer('portal.accept', { items: [], kept: [kept] })
  const keptOn = async (users = '8') =>
    (await compared(app, grid([...SAE.slice(0, 2), users, ...SAE.slice(3)]))).differences.map(
      (one) => one.keptOn,
    )
  expect([await keptOn(), await keptOn('9')]).toEqual([['2026-11-23'], [null]])
  await app.call('changes.correctUsers', { serialId: app.sae, users: 6, reason: 'eran seis' })
  expect(await keptOn()).toEqual([null])
  await app.call('changes.correctUsers', { serialId: app.sae, users: 5, reason: 'no, cinco' })
  expect(await keptOn()).toEqual(['2026-11-23'])
  await app.call('ledger.undo', { command: (saved as { command: string }).command })
  expect(await keptOn()).toEqual([null])
})

test('what changed here while the grid was looked at is not written over', async () => {
  const app = await office()
  await app.call('changes.correctUsers', { serialId: app.sae, users: 6, reason: 'eran seis' })
  const items = [{ what: 'users', serialId: app.sae, users: 8, here: 5 }] as const
  expect(await app.refused('portal.accept', { items })).toBe('portal.changedHere')
  expect((await app.call('serials.get', { id: app.sae })).row.users).toBe(6)
  expect(await app.refused('portal.accept', { items: [] })).toBe('operation.invalidInput')
})
