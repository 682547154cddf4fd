import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows } from '#db/rows.ts'
import { appendToOutbox, outboxHead } from '#sync/outbox.ts'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { workLedger } from '../support/worked-ledger.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'])('an endpoint on %s', (store) => {
  test('what one PC did in every way there is stands the same, to the byte, at the endpoint and on another PC', async () => {
    const { service, one, other } = await office()
    await workLedger(one)
    expect((await one.exchange()).failure).toBeNull()
    expect((await other.exchange()).failure).toBeNull()
    expect(statesOf(one).filter(({ state }) => state !== 'applied')).toEqual([])
    expect(ledgerOf(other)).toEqual(ledgerOf(one))
    await expectAgreement(service, one, other)
  })

  test('two PCs that worked apart for a week end with one ledger', async () => {
    const { service, one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba', rfc: 'EKU9003173C9' })
    await meet(one, other)
    await one.call('clients.update', { id, city: 'Cancún' })
    await one.call('contacts.save', { clientId: id, name: 'Lety Núñez', phone: '9988440824' })
    await other.call('clients.update', { id, note: 'paga los viernes' })
    await other.call('contacts.log', { clientId: id, channel: 'call', text: 'Deposita mañana' })
    await meet(one, other, one)
    const { client, contacts } = await one.call('clients.get', { id })
    expect(client).toMatchObject({ city: 'Cancún', note: 'paga los viernes' })
    expect(contacts.map(({ name }) => name)).toEqual(['Lety Núñez'])
    expect(ledgerOf(other)).toEqual(ledgerOf(one))
    await expectAgreement(service, one, other)
  })

  test('a field that two PCs changed without seeing each other is what came last, and what it said before is left to look at', async () => {
    const { service, one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba', note: 'paga los lunes' })
    const { id: contact } = await one.call('contacts.save', {
      clientId: id,
      name: 'Lety',
      phone: '9988440824',
    })
    await meet(one, other)
    await one.call('clients.update', {
      ...{ id, city: 'Cancún', note: 'paga los viernes' },
      seen: { city: '', note: 'paga los lunes' },
    })
    await one.call('contacts.save', {
      ...{ id: contact, clientId: id, phone: '9981112233', seen: { phone: '9988440824' } },
    })
    await other.call('clients.update', {
      ...{ id, city: 'Mérida', note: 'paga los viernes' },
      seen: { city: '', note: 'paga los lunes' },
    })
    await other.call('contacts.save', {
      ...{ id: contact, clientId: id, phone: '9984445566', seen: { phone: '9988440824' } },
    })
    expect(textsOf(other)).toEqual([])
    await meet(one, other, one)
    for (const pc of [one, other]) {
      const { client, contacts } = await pc.call('clients.get', { id })
      expect([client.city, contacts[0]!.phone]).toEqual(['Mérida', '9984445566'])
      expect(textsOf(pc)).toEqual([
        'Dos personas cambiaron lo mismo de Hotel La Ceiba sin verse, y quedó lo último. Revise cuál va: ciudad: quedó «Mérida» y decía «Cancún»',
        'Dos personas cambiaron lo mismo de Lety (Hotel La Ceiba) sin verse, y quedó lo último. Revise cuál va: teléfono: quedó «9984445566» y decía «9981112233»',
      ])
    }
    await expectAgreement(service, one, other)
  })

  test('what waits still shows on top of what came, and goes when the endpoint refuses it', async () => {
    const { service, one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    await one.call('clients.leave', { id, reason: 'cerró' })
    await other.call('clients.leave', { id, reason: 'se fue con otro' })
    await one.exchange()
    await other.exchange()
    expect((await other.call('clients.get', { id })).client.leftReason).toBe('cerró')
    expect(statesOf(other).at(-1)).toMatchObject({ type: 'clients.leave', state: 'rejected' })
    expect(JSON.parse(String(statesOf(other).at(-1)!.result))).toMatchObject({ code: 'client.hasLeft' })
    await expectAgreement(service, one, other)
  })

  test('what hangs from a refused command is refused with it, and the queue goes on', async () => {
    const { one, other } = await office()
    await one.call('serials.create', await systemOf(one, 'SAES0000001'))
    await one.exchange()
    const { id: clientId } = await other.call('clients.create', { name: 'Buceo Ixchel' })
    const { id: serialId } = await other.call(
      'serials.create',
      await systemOf(other, 'SAES0000001', clientId),
    )
    await other.call('contacts.log', { clientId, serialId, channel: 'call', text: 'Preguntó por su corte' })
    await other.call('contacts.log', { clientId, channel: 'call', text: 'Volverá a llamar' })
    await other.exchange()
    expect(
      statesOf(other)
        .slice(-4)
        .map(({ type, state }) => `${type} ${state}`),
    ).toEqual([
      'clients.create applied',
      'serials.create rejected',
      'contacts.log dependency_failed',
      'contacts.log applied',
    ])
  })

  test('a command that was confirmed can still be undone, and one that another PC has worked on no more', async () => {
    const { service, one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    const mistake = await commandOf(one, 'clients.update', { id, name: 'Otro nombre' })
    await one.exchange()
    await one.call('ledger.undo', { command: mistake })
    await meet(one, other)
    expect((await other.call('clients.get', { id })).client.name).toBe('Hotel La Ceiba')
    const change = await commandOf(one, 'clients.update', { id, city: 'Cozumel' })
    await meet(one, other)
    await other.call('clients.update', { id, note: 'llamar a Lety' })
    await meet(other, one)
    expect(await one.refused('ledger.undo', { command: change })).toBe('undo.laterWork')
    await expectAgreement(service, one, other)
  })

  test('an undo that was refused has undone nothing, and there is nothing to undo of what was refused', async () => {
    const { one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    const change = await commandOf(one, 'clients.update', { id, city: 'Cozumel' })
    await meet(one, other)
    await other.call('clients.update', { id, note: 'llamar a Lety' })
    await other.exchange()
    await one.call('ledger.undo', { command: change })
    await meet(one)
    expect(statesOf(one).at(-1)).toMatchObject({ type: 'ledger.undo', state: 'rejected' })
    expect(await one.refused('ledger.undo', { command: change })).toBe('undo.laterWork')

    await other.call('clients.leave', { id, reason: 'cerró' })
    await other.exchange()
    const late = await commandOf(one, 'clients.leave', { id, reason: 'se fue con otro' })
    await meet(one)
    expect(statesOf(one).at(-1)).toMatchObject({ type: 'clients.leave', state: 'rejected' })
    expect(await one.refused('ledger.undo', { command: late })).toBe('undo.notFound')
  })

  test('who may do what is decided at the endpoint too', async () => {
    const { one } = await office()
    const { id } = await one.call('operators.save', { name: 'Lety', role: 'support' })
    await one.exchange()
    await one.call('clients.create', { name: 'Hotel La Ceiba' }, id)
    // Somebody wrote into the file of this PC.
    one.app.sync.raw.prepare("UPDATE operators SET role = 'admin' WHERE id = ?").run(id)
    await one.call('operators.save', { name: 'Su cuñado', role: 'admin' }, id)
    await one.exchange()
    expect(statesOf(one).slice(-2)).toMatchObject([
      { type: 'clients.create', state: 'applied' },
      {
        type: 'operators.save',
        state: 'rejected',
        result: expect.stringContaining('operation.roleRequired'),
      },
    ])
  })

  test('whoever may not take money leaves none in favour either, though a payment is never simply refused', async () => {
    const { one } = await office()
    const { id: serialId } = await one.call('serials.create', await systemOf(one, 'SAES0000001'))
    const { id } = await one.call('operators.save', { name: 'Lety', role: 'reader' })
    await one.exchange()
    one.app.sync.raw.prepare("UPDATE operators SET role = 'admin' WHERE id = ?").run(id)
    const paid = { method: 'transfer' as const, amount: centavos(100_000) }
    await one.call('payments.register', { serialId, months: 6, ...paid }, id)
    await one.exchange()
    expect(statesOf(one).at(-1)).toMatchObject({
      ...{ type: 'payments.register', state: 'rejected' },
      result: expect.stringContaining('operation.roleRequired'),
    })
    expect(one.app.sync.raw.prepare('SELECT count(*) FROM payments').pluck().get()).toBe(0)
  })

  test('one company registered on two PCs is one, with what was said otherwise left to look at', async () => {
    const { service, one, other } = await office()
    const { id: first } = await one.call('clients.create', {
      name: 'Hotel La Ceiba',
      rfc: 'EKU9003173C9',
      contacts: [{ name: 'Lety Núñez', phone: '9988440824' }],
    })
    const { id: second } = await other.call('clients.create', {
      name: 'Hotel La Ceiba',
      rfc: 'EKU9003173C9',
      city: 'Cozumel',
      contacts: [{ name: 'Lety Núñez' }, { name: 'Raúl Pech', phone: '9871234567' }],
    })
    await other.call('contacts.log', { clientId: second, channel: 'call', text: 'Deposita mañana' })
    await meet(one, other, one)
    expect(statesOf(other).map(({ state }) => state)).toEqual(['merged', 'applied'])
    const { client, contacts } = await other.call('clients.get', { id: first })
    expect(client.name).toBe('Hotel La Ceiba')
    expect(contacts.map(({ name }) => name)).toEqual(['Lety Núñez', 'Raúl Pech'])
    const texts = other.app.sync.raw.prepare('SELECT client_id, text FROM contact_log').all()
    expect(texts).toEqual([{ client_id: first, text: 'Deposita mañana' }])
    expect(await other.refused('clients.get', { id: second })).toBe('client.notFound')
    const { items } = await other.call('sync.refused', {})
    expect(items).toMatchObject([{ outcome: 'merged', client: 'Hotel La Ceiba', clientId: first }])
    const task = one.app.sync.raw.prepare("SELECT params FROM tasks WHERE kind = 'own.todo'").pluck().get()
    expect(task).toContain('Cozumel')
    await expectAgreement(service, one, other)

    // They were two after all: an administrator says so on any PC.
    expect(items[0]!.mergedId).toBe(second)
    await one.call('clients.separate', { id: second })
    await meet(one, other)
    expect((await other.call('clients.get', { id: second })).client).toMatchObject({
      city: 'Cozumel',
      rfc: null,
    })
    expect((await other.call('sync.refused', {})).items).toMatchObject([{ mergedId: null }])
    expect(await other.refused('clients.separate', { id: second })).toBe('client.notMerged')
    await other.call('contacts.log', { clientId: second, channel: 'call', text: 'Ya son dos' })
    await meet(other, one)
    await expectAgreement(service, one, other)
  })

  test('the same period paid on two PCs renews once, and the second money stays in favour', async () => {
    const { service, one, other } = await office()
    const money = await sixMonthsOf(one, other)
    await one.call('payments.register', money)
    await other.call('payments.register', money)
    await meet(one, other, one)
    expect(statesOf(one).at(-1)).toMatchObject({ state: 'applied' })
    expect((await other.call('sync.refused', {})).items).toMatchObject([
      { outcome: 'applied_changed', code: 'sync.keptInFavour', serial: 'SAES0000001' },
    ])
    const renewals = one.app.sync.raw
      .prepare("SELECT count(*) FROM renewals WHERE state = 'confirmed'")
      .pluck()
      .get()
    expect(renewals).toBe(1)
    const [total, inFavour] = one.app.sync.raw
      .prepare('SELECT sum(amount), sum(in_favour) FROM payments')
      .raw()
      .get() as [number, number]
    expect([total, inFavour]).toEqual([500_000, 250_000])
    await expectAgreement(service, one, other)
  })

  test('the loser of a period is told also where what came first was laid down pages before its own result', async () => {
    const { service, one } = await office()
    let cut = false
    const there = directTransport(
      () => service,
      () => {
        if (cut) throw new Error('cut')
      },
    )
    const other = await openTestPc(service, 'Laptop', there)
    const money = await sixMonthsOf(one, other)
    await one.call('payments.register', money)
    await one.call('clients.create', { name: 'Buceo Ixchel' })
    await other.call('payments.register', money)
    // Each failure halves what comes at once, down to one transaction a page.
    cut = true
    for (let time = 0; time < 8; time += 1) await other.exchange()
    cut = false
    await meet(one, other, one)
    expect((await other.call('sync.refused', {})).items).toMatchObject([
      { outcome: 'applied_changed', code: 'sync.keptInFavour', serial: 'SAES0000001' },
    ])
    expect((await one.call('sync.refused', {})).total).toBe(0)
    await expectAgreement(service, one, other)
  })

  test('what could never be sent is refused where it is given, and as much as fits is sent', async () => {
    const { service, one, other } = await office()
    const statement = (most: number) => ({
      statement: 'BBVA noviembre',
      lines: Array.from({ length: most }, (_, n) => ({
        ...{ day: day('2026-11-20'), amount: centavos(100 + n), reference: `${n}` },
        text: 'SPEI RECIBIDO "HOTEL LA CEIBA" ÑANDÚ '.repeat(40),
      })),
    })
    expect(await one.refused('bank.keep', statement(700))).toBe('operation.tooLarge')
    expect((await one.call('sync.outbox', {})).total).toBe(0)
    await one.call('bank.keep', statement(400))
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    expect((await other.call('bank.lines', { show: 'unmatched' })).counts.unmatched).toBe(400)
    await expectAgreement(service, one, other)
  })

  test('a PC whose disk was put back to an older day sends what it has again, and nothing is done twice', async () => {
    const { service, one, other } = await office()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    const backup = one.copy()
    await one.call('clients.update', { id, city: 'Cancún' })
    await meet(one, other)
    const back = one.fromCopy(backup)
    await back.call('clients.update', { id, note: 'paga los viernes' })
    await meet(back)
    const { client } = await back.call('clients.get', { id })
    expect(client).toMatchObject({ city: 'Cancún', note: 'paga los viernes' })
    await meet(other)
    await expectAgreement(service, back, other)
  })

  test('what is sent together is kept together: a store that fails in the middle keeps nothing of it', async () => {
    const { service, one, other, driver } = await office()
    await one.exchange()
    const before = await service.digest()
    for (const name of ['Hotel La Ceiba', 'Posada Luna', 'Hotel Playa'])
      await one.call('clients.create', { name })
    failingAtRow(driver, 2)
    expect((await one.exchange()).failure).not.toBeNull()
    expect(await service.digest()).toEqual(before)
    expect((await one.call('sync.outbox', {})).total).toBe(3)
    await meet(one, other)
    expect((await other.call('clients.list', {})).total).toBe(3)
    await expectAgreement(service, one, other)
  })

  test('whoever was taken in just before such a failure is known right after it', async () => {
    const { service, one, driver } = await office()
    for (const name of ['Hotel La Ceiba', 'Posada Luna']) await one.call('clients.create', { name })
    const bodega = await openTestPc(service, 'Bodega')
    failingAtRow(driver, 2)
    expect((await one.exchange()).failure).not.toBeNull()
    expect(await service.device(bodega.device)).toMatchObject({ name: 'Bodega', revokedAt: null })
    await meet(one, bodega)
    await expectAgreement(service, one, bodega)
  })

  test('a command that no endpoint can do is set aside, and what was sent with it counts', async () => {
    const { service, one, other } = await office()
    await meet(one, other)
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    appendUnknown(one)
    await one.call('clients.create', { name: 'Posada Luna' })
    await meet(one, other)
    expect(statesOf(one).map(({ state }) => state)).toEqual(['applied', 'poisoned', 'applied'])
    expect((await other.call('clients.list', {})).total).toBe(2)
    await expectAgreement(service, one, other)
  })

  test('of what is sent again with more behind it only what is new takes a number, and none is left out', async () => {
    const { service, driver } = await office()
    const lost = { answers: false }
    const straight = directTransport(() => service)
    const one = await openTestPc(service, 'Bodega', {
      post: async (...request) => {
        const answer = await straight.post(...request)
        if (lost.answers) throw new Error('the answer was lost')
        return answer
      },
    })
    for (const name of ['Hotel La Ceiba', 'Posada Luna']) await one.call('clients.create', { name })
    lost.answers = true
    await one.exchange()
    lost.answers = false
    for (const name of ['Hotel Playa', 'Hotel Sol']) await one.call('clients.create', { name })
    await meet(one)
    expect(statesOf(one).map(({ state }) => state)).toEqual(['applied', 'applied', 'applied', 'applied'])
    const revisions = await driver.read((tx) =>
      tx.all<{ rev: number }>('SELECT rev FROM log ORDER BY rev', []),
    )
    expect(revisions.map(({ rev }) => rev)).toEqual(revisions.map((_, at) => at + 1))
    expect((await service.digest()).rev).toBe(revisions.length)
    await expectAgreement(service, one)
  })

  async function office() {
    const databaseUrl = store === 'SQLite' ? null : await postgres.database()
    const { service, ...rest } = await openTestEndpoint({ databaseUrl })
    const one = await openTestPc(service, 'Recepción')
    const other = await openTestPc(service, 'Oficina')
    return { service, one, other, ...rest }
  }
})

/** A system that both know, and the money for its next six months. */
async function sixMonthsOf(one: TestPc, other: TestPc) {
  const { id: serialId } = await one.call('serials.create', {
    ...(await systemOf(one, 'SAES0000001')),
    activatedOn: day('2026-05-25'),
    months: 6,
  })
  await meet(one, other)
  const paid = { serialId, months: 6, method: 'transfer', amount: centavos(250_000) } as const
  return { ...paid, firstDay: day('2026-11-25') }
}

type Office = Awaited<ReturnType<typeof openTestEndpoint>>

/** Each exchanges in this order. */
async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}

/** The first write of the store that comes to a row of the log of this number fails there, and every later one does not. */
function failingAtRow(driver: Office['driver'], row: number): void {
  const { write } = driver
  let rows = 0
  driver.write = (work) =>
    write((tx) =>
      work({
        ...tx,
        run: async (text, values) => {
          if (text.startsWith('INSERT INTO log') && ++rows === row) throw new Error('the disk is full')
          return tx.run(text, values)
        },
      }),
    )
}

/** As of a program that is newer than the endpoint. */
function appendUnknown({ app: { sync } }: TestPc): void {
  const cmdId = '0193a000-0000-7000-8000-0000000000ff'
  const stamp = { cmdId, now: '', today: '2026-11-23', operator: 'consola', series: 'A', group: null }
  sync.raw.transaction(() =>
    appendToOutbox(sync.db, outboxHead(sync.db), {
      ...{ cmd_id: cmdId, type: 'clients.levitate', version: 1, group_id: null, operator_id: 'consola' },
      ...{ args: { input: {}, stamp }, created_at: '2026-11-23T12:00:00Z' },
    }),
  )()
}

async function systemOf(pc: TestPc, serial: string, clientId?: string) {
  const client = clientId ?? (await pc.call('clients.create', { name: `Cliente de ${serial}` })).id
  return {
    clientId: client,
    product: 'SAE',
    serial,
    mode: 'subscription',
    version: '9.0',
    users: 2,
    months: 12,
  } as const
}

/** What is left for somebody to look at. */
function textsOf({ app }: TestPc): string[] {
  return app.sync.raw
    .prepare("SELECT params ->> '$.text' FROM tasks WHERE kind = 'own.todo' ORDER BY 1")
    .pluck()
    .all() as string[]
}

async function commandOf(pc: TestPc, name: string, input: unknown): Promise<string> {
  const answer = await pc.answer(name, input)
  if (!answer.ok) throw new Error(answer.refusal.message)
  return answer.command!
}

function statesOf({ app }: TestPc) {
  return app.sync.raw.prepare('SELECT seq, type, state, result, held FROM outbox ORDER BY seq').all() as {
    readonly type: string
    readonly state: string
    readonly result: string | null
    readonly held: string | null
  }[]
}

function ledgerOf({ app }: TestPc) {
  return Object.fromEntries(Object.keys(LEDGER_TABLES).map((table) => [table, allRows(app.sync.db, table)]))
}

async function expectAgreement(service: Office['service'], ...pcs: readonly TestPc[]): Promise<void> {
  const { digest } = await service.digest()
  for (const pc of pcs) expect(pc.digest()).toBe(digest)
}
