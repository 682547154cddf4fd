import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LEDGER_TABLES } from '#db/migrate.ts'
import { allRows } from '#db/rows.ts'
import { openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'
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

  test('an endpoint that loses its own ledger makes it again from the log', async () => {
    const { one } = await office()
    await workLedger(one)
    await one.exchange()
  })

  async function office() {
    const databaseUrl = store === 'SQLite' ? null : await postgres.database()
    const { service, ...rest } = await openTestEndpoint({ databaseUrl })
    const one = await openTestPc(service, 'Recepción')
    const other = await openTestPc(service, 'Oficina')
    return { service, one, other, ...rest }
  }
})

type Office = Awaited<ReturnType<typeof openTestEndpoint>>

/** Each exchanges in this order. */
async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
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
