import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { confirmStepWords } from '#messages/es-MX/keys.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

const KEY = 'RCG0D-O33LR-ZLVYU-F38MN-GH8HA'
const OTHER = 'X8RLS-SSF85-YG3GV-NA4CI-3L56H'
const COI = { productId: 'aspel-coi', months: 6 as const, users: 5 }
const BATCH = {
  supplier: 'Mayorista del Caribe',
  invoice: 'F-881',
  quantity: 2,
  unitCost: centavos(400_000),
  receivedBy: 'Lety',
}

async function office() {
  const app = openTestApp()
  const { call } = app
  await call('operators.save', { name: 'Lety', role: 'sales' })
  await call('operators.save', { name: 'Raúl', role: 'support' })
  const client = await call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  await call('catalogue.setPrice', {
    productId: 'aspel-coi',
    months: 6,
    firstUser: centavos(600_000),
    furtherUser: centavos(0),
    validFrom: day('2026-01-01'),
  })
  return { ...app, clientId: client.id, system: (more: object = {}) => coiOf(app, client.id, more) }
}

/** A system whose half-year ends on 10 December 2026. */
async function coiOf({ call }: TestApp, clientId: string, more: object): Promise<string> {
  const { id } = await call('serials.create', {
    clientId,
    product: 'COI',
    serial: 'COIS7000001',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-06-10'),
    months: 6,
    method: 'transfer',
    ...more,
  } as never)
  return id
}

async function received(app: TestApp, text = `${KEY}\n${OTHER}`, more: object = {}) {
  const kept = await app.call('keys.receive', { text, ...COI, ...BATCH, ...more })
  const { keys } = await app.call('keys.list', { batchId: kept.batchId! })
  return { ...kept, ids: keys.map(({ id }) => id) }
}

async function confirmed(app: TestApp, ids: readonly string[]) {
  for (const step of ['typed', 'licenceAccepted', 'noticeAcknowledged', 'mailReceived'] as const) {
    await app.call('keys.step', { ids: [...ids], step })
  }
}

const cutoffOf = async ({ call }: TestApp, serialId: string) =>
  (await call('rentals.preview', { serialId })).plan.cutoffBefore

describe('a batch of prepaid keys', () => {
  test('takes a key that buys a service, with small letters and spaces, one a line (R59, R62)', async () => {
    const app = await office()
    const preview = await app.call('keys.preview', { text: ' rcg0d o33lr zlvyu f38mn gh8ha \n', ...COI })
    expect(preview).toMatchObject({
      lines: 1,
      new: 1,
      errors: 0,
      rows: [{ key: '•••• H8HA', product: 'Aspel COI' }],
    })
  })

  test('says the same key twice, and where the first one is, however O and 0 were typed', async () => {
    const app = await office()
    const typed = KEY.replaceAll('0', 'O')
    const twice = await app.call('keys.preview', { text: `${KEY}\n${typed}\n${KEY}`, ...COI })
    expect(twice.rows.map(({ outcome, why }) => [outcome, ...why])).toEqual([
      ['new'],
      ['error', 'parece la misma del renglón 1 (O por 0, I por 1 o parecidas)'],
      ['error', 'es la misma clave del renglón 1'],
    ])
    await received(app, KEY, { quantity: 1 })
    const again = await app.call('keys.preview', { text: `${typed}\n${OTHER}`, ...COI })
    expect(again.rows.map(({ outcome, why }) => [outcome, ...why])).toEqual([
      [
        'error',
        'parece una que ya está (O por 0, I por 1 o parecidas): recibida, lote de Mayorista del Caribe del lun 23 nov 2026',
      ],
      ['new'],
    ])
    const answer = await app.answer('keys.receive', { text: `${OTHER}\n${KEY}`, ...COI, ...BATCH })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'key.linesWrong', params: { lines: [2] } } })
    expect((await app.call('keys.list', {})).total).toBe(1)
  })

  test('refuses a key of another product plainly, and everything wrong of a line at once', async () => {
    const app = await office()
    const text = [
      'Clave,Producto,Periodo,Usuarios',
      `${KEY},Aspel NOI,Anual,3`,
      'RCG0D-O33LR,Aspel COI,,x',
    ].join('\n')
    const { rows } = await app.call('keys.preview', { text, ...COI })
    expect(rows.map(({ line, why }) => [line, ...why])).toEqual([
      [
        2,
        'es de Aspel NOI y el lote es de Aspel COI',
        'es anual y el lote es semestral',
        'es para 3 usuarios y el lote es para 5',
      ],
      [
        3,
        'no es una clave: deben ser 25 letras y números en cinco grupos',
        '«x» no es un número de usuarios',
      ],
    ])
    expect(await app.refused('keys.preview', { text: 'hola' })).toBe('key.noKeys')
  })

  test('reads the vendor’s list with its two words, and writes them again (R66, C20)', async () => {
    const app = await office()
    const upload = app.app.files.put('claves.csv', readFileSync('tests/fixtures/claves-prepago.csv'))
    const file = (upload as { file: string }).file
    const preview = await app.call('keys.preview', { file })
    expect(preview).toMatchObject({ errors: 0, new: preview.lines })
    await app.call('keys.receive', { file, ...BATCH, quantity: preview.lines })
    const used = await app.call('keys.list', { state: 'used', search: 'Begoña' })
    expect(used.keys).toMatchObject([
      { portalWord: 'Utilizada', client: 'Begoña Canul Muñoz', months: 6, users: 5 },
    ])
    expect(await app.call('keys.preview', { file })).toMatchObject({ same: preview.lines, new: 0, errors: 0 })
    const exported = await app.call('exports.make', { list: 'keys', format: 'csv', status: 'available' })
    const lines = app.stored(exported.file).toString('utf8')
    expect(lines).toContain('Disponible sin Asignar')
    expect(lines).not.toContain('Utilizada')
    expect(lines).not.toContain('X8RLS')
  })

  test('a key that the portal says is used is used here too when its list comes again (R66)', async () => {
    const app = await office()
    const { ids } = await received(app, KEY, { quantity: 1 })
    const text = ['Clave\tEstatus\tCliente', `${KEY}\tUtilizada\tBuceo Ixchel`].join('\n')
    expect(await app.call('keys.preview', { text })).toMatchObject({ updates: 1, new: 0 })
    expect(await app.call('keys.receive', { text, ...BATCH })).toMatchObject({ batchId: null, updated: 1 })
    const { key } = await app.call('keys.get', { id: ids[0]! })
    expect(key).toMatchObject({ state: 'used', portalWord: 'Utilizada', client: 'Buceo Ixchel' })
  })

  test('counts what came against what the invoice says, with its cost, and one command takes it back', async () => {
    const app = await office()
    const { batchId, command } = await received(app, KEY)
    const { batches } = await app.call('keys.batches', {})
    expect(batches).toMatchObject([
      { id: batchId, quantity: 2, loaded: 1, cost: 400_000, receivedBy: 'Lety', states: { received: 1 } },
    ])
    await app.call('ledger.undo', { command })
    expect((await app.call('keys.batches', {})).total).toBe(0)
  })

  test('keeps no word of a key anywhere in the ledger, and finds it again all the same', async () => {
    const app = await office()
    await received(app)
    app.app.close()
    for (const name of readdirSync(app.dir, { recursive: true, encoding: 'utf8' })) {
      const path = join(app.dir, name)
      if (!/\.(db|db-wal|json|log)$/.test(name)) continue
      const bytes = readFileSync(path).toString('latin1')
      expect(bytes).not.toContain(KEY)
      expect(bytes).not.toContain('O33LR')
    }
  })

  test('without a vault nothing is kept, and it says where to make one', async () => {
    const app = openTestApp('2026-11-23T15:00:00Z', null)
    expect(await app.refused('keys.receive', { text: KEY, ...COI, ...BATCH })).toBe('vault.notSetUp')
  })
})

describe('the steps in the portal', () => {
  test('are its own, in its own words: the door, the menu, confirm, licence, notice, e-mail (R60, R61, R62, R63, R64, R65)', async () => {
    const app = await office()
    const { ids } = await received(app)
    const said = Object.values(confirmStepWords).map(({ detail }) => detail)
    expect(said[0]).toContain(
      '«Acceso a Distribuidores» o «Mi cuenta Aspel»: Mis servicios › Activar claves de producto prepago',
    )
    expect(said[0]).toContain('Capture la Clave Prepago y dé clic en Confirmar')
    expect(said[1]).toContain('Acepto La licencia de uso')
    expect(await app.refused('keys.step', { ids, step: 'licenceAccepted' })).toBe('key.otherStep')
    for (const step of ['typed', 'licenceAccepted', 'noticeAcknowledged'] as const) {
      expect(await app.call('keys.step', { ids, step })).toEqual({ moved: 2, available: 0 })
    }
    expect((await app.call('keys.list', {})).keys).toMatchObject([
      { state: 'received', portalWord: null, nextStep: 'mailReceived' },
      { state: 'received' },
    ])
    expect(await app.call('keys.step', { ids, step: 'mailReceived' })).toEqual({ moved: 2, available: 2 })
    expect((await app.call('keys.list', {})).keys[0]).toMatchObject({
      state: 'available',
      portalWord: 'Disponible sin Asignar',
      nextStep: null,
    })
  })

  test('a licence that is declined stops a key until it is accepted after all (R63)', async () => {
    const app = await office()
    const { ids } = await received(app)
    const [id] = ids as [string]
    expect(await app.refused('keys.decline', { id, reason: 'no' })).toBe('key.nothingToDecline')
    await app.call('keys.step', { ids: [id], step: 'typed' })
    await app.call('keys.decline', { id, reason: 'falta que la lea el dueño' })
    expect(await app.call('keys.get', { id })).toMatchObject({
      declined: { reason: 'falta que la lea el dueño' },
    })
    await app.call('keys.step', { ids: [id], step: 'licenceAccepted' })
    expect(await app.call('keys.get', { id })).toMatchObject({
      declined: null,
      key: { nextStep: 'noticeAcknowledged' },
    })
  })
})

describe('the list of keys', () => {
  test('is filtered by state, system, batch and any text (R66, R67, R68)', async () => {
    const app = await office()
    const { ids, batchId } = await received(app)
    await confirmed(app, ids.slice(0, 1))
    const total = async (of: object) => (await app.call('keys.list', of)).total
    expect(
      await Promise.all([{ state: 'available' }, { state: 'received' }, { state: 'inStock' }].map(total)),
    ).toEqual([1, 1, 2])
    expect(
      await Promise.all([{ productId: 'aspel-coi' }, { productId: 'aspel-noi' }, { batchId }].map(total)),
    ).toEqual([2, 0, 2])
    expect(
      await Promise.all([{ search: 'H8HA' }, { search: 'mayorista' }, { search: 'nadie' }].map(total)),
    ).toEqual([1, 2, 0])
  })
})

describe('a key that is shown', () => {
  test('is shown to who says what for, and each time stands on the log', async () => {
    const app = await office()
    const { ids } = await received(app, KEY)
    expect(await app.refused('keys.reveal', { id: ids[0], reason: '' })).toBe('operation.invalidInput')
    expect(await app.refused('keys.reveal', { id: ids[0], reason: 'x' }, 'Raúl')).toBe(
      'operation.roleRequired',
    )
    expect(await app.call('keys.reveal', { id: ids[0]!, reason: 'capturarla' }, 'Lety')).toEqual({ key: KEY })
    expect((await app.call('keys.get', { id: ids[0]! })).reveals).toEqual([
      { at: '2026-11-23T15:00:00.000Z', operator: 'Lety', reason: 'capturarla' },
    ])
  })
})

describe('a key that is given to a client (C20)', () => {
  test('renews its system; the client’s money is a payment by the way it came, and the margin is known', async () => {
    const app = await office()
    const serialId = await app.system()
    const { ids } = await received(app)
    const [id] = ids as [string]
    expect(await app.refused('keys.assign', { id, serialId })).toBe('key.notNow')
    await confirmed(app, ids)
    const preview = await app.call('keys.previewAssign', { id, serialId })
    expect(preview).toMatchObject({
      cutoffBefore: '2026-12-10',
      cutoffAfter: '2027-06-10',
      months: 6,
      warnings: [],
    })
    const price = centavos(696_000)
    const given = await app.call('keys.assign', {
      id,
      serialId,
      price,
      paid: { method: 'transfer', reference: 'SPEI 1' },
    })
    expect(given).toMatchObject({ cutoffAfter: '2027-06-10', worksThrough: '2027-06-09' })
    expect(await cutoffOf(app, serialId)).toBe('2027-06-10')
    expect((await app.call('keys.get', { id })).key).toMatchObject({
      state: 'assigned',
      portalWord: 'Disponible sin Asignar',
      client: 'Hotel La Ceiba SA de CV',
      serial: 'COIS7000001',
      margin: 200_000,
      paid: true,
    })
    const { payments } = await app.call('payments.list', { serialId })
    expect(payments).toMatchObject([{ amount: 696_000, method: 'transfer', inFavour: 0 }])
    expect((await app.call('keys.batches', {})).batches[0]).toMatchObject({
      sold: 600_000,
      margin: 200_000,
      cost: 800_000,
    })
    await app.call('keys.markUsed', { ids: [id] })
    expect((await app.call('keys.get', { id })).key).toMatchObject({ state: 'used', portalWord: 'Utilizada' })
    expect(await app.refused('keys.takeBack', { id, reason: 'x' })).toBe('key.notNow')
  })

  test('is no income until the client pays: Hoy asks for the money, and a reversal asks again', async () => {
    const app = await office()
    const serialId = await app.system()
    const { ids } = await received(app)
    const [id] = ids as [string]
    await confirmed(app, ids)
    await app.call('keys.assign', { id, serialId, price: centavos(696_000) })
    expect((await app.call('payments.list', { serialId })).total).toBe(0)
    const owed = async () =>
      (await app.call('today.list', {})).tasks.lines
        .filter(({ kind }) => kind === 'key.charge')
        .map(({ what }) => what)
    expect(await owed()).toEqual(['cobrar $6,960.00 por la clave de prepago •••• H8HA'])
    const { paymentId } = await app.call('keys.charge', { id, method: 'cheque' })
    expect(await owed()).toEqual([])
    expect(await app.refused('keys.charge', { id, method: 'cheque' })).toBe('key.alreadyPaid')
    await app.call('payments.reverse', { id: paymentId, reason: 'cheque devuelto' })
    expect(await owed()).toHaveLength(1)
    // The key has paid the vendor: the system goes on.
    expect(await cutoffOf(app, serialId)).toBe('2027-06-10')
    await app.call('keys.charge', { id, method: 'transfer' })
    expect(await owed()).toEqual([])
  })

  test('taken back, its renewal is undone and its payment reversed, and it may be given again', async () => {
    const app = await office()
    const serialId = await app.system({ months: 1, paidUntil: day('2026-12-10') })
    const { ids } = await received(app)
    const [id] = ids as [string]
    await confirmed(app, ids)
    expect((await app.call('keys.previewAssign', { id, serialId })).warnings).toEqual([
      'Hoy renta mensual: con esta clave queda semestral.',
    ])
    await app.call('keys.assign', { id, serialId, price: centavos(696_000), paid: { method: 'transfer' } })
    expect(await app.refused('keys.void', { id, reason: 'x' })).toBe('key.giveBackFirst')
    expect(await app.call('keys.takeBack', { id, reason: 'era de otro sistema' })).toEqual({
      id,
      cutoff: '2026-12-10',
    })
    expect(await cutoffOf(app, serialId)).toBe('2026-12-10')
    expect((await app.call('serials.get', { id: serialId })).row).toMatchObject({ months: 1 })
    const { payments } = await app.call('payments.list', { serialId })
    expect(payments.map(({ amount }) => amount)).toEqual([-696_000, 696_000])
    expect((await app.call('keys.get', { id })).key).toMatchObject({
      state: 'available',
      serialId: null,
      price: null,
    })
    await app.call('keys.assign', { id, serialId, price: centavos(0) })
    expect(await cutoffOf(app, serialId)).toBe('2027-06-10')
  })

  test('is refused for another system, for other users, for one that has expired, and where it would pay twice', async () => {
    const app = await office()
    const noi = await app.system({ product: 'NOI', serial: 'NOIS7000001', version: '10.0' })
    const few = await app.system({ serial: 'COIS7000002', users: 3 })
    const { ids } = await received(app, KEY, { expiresOn: day('2026-11-30'), quantity: 1 })
    const [id] = ids as [string]
    await confirmed(app, ids)
    const answer = await app.answer('keys.assign', { id, serialId: noi, price: 1 })
    expect(answer).toMatchObject({
      refusal: {
        code: 'key.otherProduct',
        message:
          'La clave •••• H8HA es de Aspel COI y el sistema es Aspel NOI. Elija un sistema de Aspel COI, u otra clave.',
      },
    })
    expect(await app.refused('keys.assign', { id, serialId: few, price: 1 })).toBe('key.otherUsers')
    app.setToday('2026-12-01')
    const good = await app.system({ serial: 'COIS7000003' })
    expect(await app.refused('keys.assign', { id, serialId: good, price: 1 })).toBe('key.expired')
  })

  test('makes the system that a client buys with it, paid before its activation', async () => {
    const app = await office()
    const { ids } = await received(app)
    const [id] = ids as [string]
    await confirmed(app, ids)
    const newSystem = { clientId: app.clientId, serial: 'COIS7000009', version: '10.0' }
    const { serialId } = await app.call('keys.assign', { id, newSystem, price: centavos(696_000) })
    expect((await app.call('serials.get', { id: serialId })).row).toMatchObject({ users: 5, months: 6 })
    await app.call('serials.activate', { id: serialId, on: day('2026-11-23') })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-23')
    expect(await app.refused('keys.assign', { id: ids[1], newSystem, price: 1 })).toBe('serial.taken')
    await app.call('clients.leave', { id: app.clientId, reason: 'cerró' })
    const another = { ...newSystem, serial: 'COIS7000010' }
    expect(await app.refused('keys.assign', { id: ids[1], newSystem: another, price: 1 })).toBe(
      'client.hasLeft',
    )
  })

  test('takes part in the line of an open order that asks for the same months', async () => {
    const app = await office()
    const serialId = await app.system()
    const { ids } = await received(app)
    await confirmed(app, ids)
    const order = await app.call('orders.create', {
      clientId: app.clientId,
      lines: [{ serialId, amount: centavos(600_000) }],
    })
    await app.call('keys.assign', { id: ids[0]!, serialId, price: centavos(696_000) })
    expect(await app.call('orders.get', { id: order.id })).toMatchObject({ state: 'cancelled' })
  })
})

test('a void key says why, and pays nothing any more', async () => {
  const app = await office()
  const { ids } = await received(app)
  await app.call('keys.void', { id: ids[0]!, reason: 'la rechazó el portal' })
  expect(await app.call('keys.get', { id: ids[0]! })).toMatchObject({
    key: { state: 'void', portalWord: null },
    voided: { on: '2026-11-23', reason: 'la rechazó el portal' },
  })
  expect(await app.refused('keys.step', { ids: [ids[0]], step: 'typed' })).toBe('key.notNow')
})

describe('the stock against the next 60 days', () => {
  test('matches by product, period and users, leaves out automatic charges, and says what to ask for by when and why', async () => {
    const app = await office()
    await app.system()
    await app.system({ serial: 'COIS7000002', activatedOn: day('2026-06-15') })
    await app.system({ serial: 'COIS7000003', activatedOn: day('2026-06-20'), autoCharge: true })
    await app.system({ serial: 'COIS7000004', users: 2 })
    await received(app, KEY, { quantity: 1 })
    const { kinds, until } = await app.call('keys.stock', {})
    expect(until).toBe('2027-01-22')
    expect(kinds).toMatchObject([
      { users: 2, received: 0, needed: 1, lacking: 1, reorder: { missedOn: '2026-12-10', by: '2026-12-04' } },
      { users: 5, received: 1, needed: 2, lacking: 1, reorder: { missedOn: '2026-12-15', by: '2026-12-09' } },
    ])
    expect(kinds[1]!.reorder!.why).toEqual([
      'El martes 15 de diciembre de 2026 es el primer corte que se queda sin clave; en total faltan 1.',
      'Se piden 5 días hábiles antes: miércoles 9 de diciembre de 2026.',
      'Lo que tiene cargo automático no necesita clave y no se cuenta.',
    ])
  })

  test('Hoy asks for the keys of a kind that the office keeps, on the day to order them, and no longer once they come', async () => {
    const app = await office()
    await app.system()
    await app.system({ serial: 'COIS7000002', activatedOn: day('2026-06-15') })
    await app.system({ serial: 'COIS7000004', users: 2 })
    expect(await app.call('keys.watchStock', {})).toEqual({ lacking: 0 })
    await received(app, KEY, { quantity: 1 })
    expect(await app.call('keys.watchStock', {})).toEqual({ lacking: 1 })
    app.setToday('2026-12-03')
    await app.call('keys.watchStock', {})
    const asked = async () =>
      (await app.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'key.restock')
    const [task] = await asked()
    expect(task).toMatchObject({
      what: 'falta una clave de Aspel COI, semestral, 5 usuarios desde el mar 15 dic 2026',
      dueOn: '2026-12-09',
    })
    expect((await app.call('tasks.why', { id: task!.id })).why).toHaveLength(4)
    await received(app, OTHER, { quantity: 1 })
    await app.call('keys.watchStock', {})
    expect(await asked()).toEqual([])
  })

  test('is missed on the day of the anchor, which comes back after February (C6)', async () => {
    const app = await office()
    app.setToday('2027-02-15')
    await app.system({
      months: 1,
      method: undefined,
      activatedOn: day('2026-12-31'),
      paidUntil: day('2027-02-28'),
    })
    await received(app, KEY, { quantity: 1, months: 1 })
    const { kinds } = await app.call('keys.stock', {})
    expect(kinds).toMatchObject([{ months: 1, received: 1, needed: 2, lacking: 1 }])
    expect(kinds[0]!.reorder?.missedOn).toBe('2027-03-31')
  })

  test('keys that end unused are asked about fifteen days before, with whom they were bought from', async () => {
    const app = await office()
    const { ids } = await received(app, `${KEY}\n${OTHER}`, { expiresOn: day('2026-12-10') })
    app.setToday('2026-11-25')
    const asked = async () =>
      (await app.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'key.expiring')
    expect(await asked()).toMatchObject([
      { what: '2 claves de Mayorista del Caribe sin usar, vencen el jue 10 dic 2026', dueOn: '2026-11-25' },
    ])
    expect((await app.call('keys.list', { state: 'expiring' })).total).toBe(2)
    expect((await app.call('keys.stock', {})).expiring).toHaveLength(2)
    for (const id of ids) await app.call('keys.void', { id, reason: 'se cambiaron' })
    expect(await asked()).toEqual([])
  })
})
