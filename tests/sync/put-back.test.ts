import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BLOB_PIECE } from '#wire/messages.ts'
import { directTransport, openEndpointWithBackup, openTestPc, type TestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { attach } from '../support/attach.ts'
import { systemsAndKeys } from '../support/systems-and-keys.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'])('an endpoint on %s that was put back to yesterday', (store) => {
  test('is given its papers again, bytes and all', async () => {
    const { one, other, backUp, putBack } = await office()
    await backUp()
    const { id, bytes } = await attach(one, 2 * BLOB_PIECE)
    await meet(one)
    await putBack()
    await meet(one, other)
    const opened = await other.call('attachments.open', { id })
    expect(other.stored(opened.file).equals(bytes)).toBe(true)
  })

  test('does not do what a PC had been told was refused, whoever comes first', async () => {
    const { one, other, id, putBack, expectAgreement } = await bothGiveUpOne()
    await meet(one, other)
    const [refused] = (await other.call('sync.refused', {})).items
    expect(refused).toMatchObject({ type: 'clients.leave', outcome: 'rejected' })
    await other.call('sync.dismiss', { seqs: [refused!.seq] })
    await putBack()
    await meet(other, one, other)
    expect((await other.call('clients.get', { id })).client.leftReason).toBe('cerró')
    expect(statesOf(other).at(-1)).toMatchObject({ type: 'clients.leave', state: 'rejected' })
    expect((await other.call('sync.refused', {})).items).toEqual([])
    await expectAgreement(one, other)
  })

  test('leaves a key with the PC that has used it, though the other comes first', async () => {
    const { one, other, backUp, putBack, expectAgreement } = await office()
    const { key, first, second } = await withOneKey(one, other)
    await backUp()
    await one.call('keys.assign', { id: key, serialId: first, paid: { method: 'transfer' } })
    await other.call('keys.assign', { id: key, serialId: second, paid: { method: 'transfer' } })
    await meet(one, other, one)
    const told = (await other.call('sync.refused', {})).items
    expect(told).toMatchObject([{ type: 'keys.assign', code: 'sync.keyTaken' }])
    await putBack()
    await meet(other, one, other)
    expect((await other.call('keys.get', { id: key })).key).toMatchObject({ serialId: first })
    expect((await one.call('sync.refused', {})).items).toEqual([])
    expect((await other.call('sync.refused', {})).items).toEqual(told)
    await expectAgreement(one, other)
  })

  test('does again what hangs from another PC once that one has come too, and tells nobody that it was refused', async () => {
    const { one, other, backUp, putBack, expectAgreement } = await office()
    await backUp()
    const { id: clientId } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    await other.call('contacts.log', { clientId, channel: 'call', text: 'Deposita mañana' })
    await other.call('clients.create', { name: 'Buceo Ixchel' })
    await meet(other, one)
    await one.call('contacts.log', { clientId, channel: 'note', text: 'Ya depositó' })
    await meet(one, other)
    await putBack()
    await meet(other)
    expect(await other.call('sync.status', {})).toMatchObject({ state: 'waiting', waiting: 2, refused: 0 })
    await meet(one, other, one)
    for (const pc of [one, other]) {
      expect(await pc.call('sync.status', {})).toMatchObject({ state: 'upToDate', waiting: 0, refused: 0 })
      expect((await pc.call('clients.list', {})).total).toBe(2)
      expect((await pc.call('contacts.history', { clientId })).total).toBe(2)
    }
    await expectAgreement(one, other)
  })

  test('asks its endpoint once a meeting while it waits for another PC, and gives its papers meanwhile', async () => {
    const { one, other, backUp, putBack, asked } = await office()
    await backUp()
    const { id: clientId } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    await attach(other, BLOB_PIECE)
    await other.call('contacts.log', { clientId, channel: 'call', text: 'Deposita mañana' })
    await meet(other)
    await putBack()
    asked.length = 0
    await meet(other)
    expect(asked.some((path) => path.startsWith('v1/blobs/'))).toBe(true)
    asked.length = 0
    await meet(other)
    expect(asked).toEqual(['v1/push', 'v1/pull'])
    // Nothing is told to try again at once, however often somebody looks.
    expect(other.app.syncing.hasPending()).toBe(false)
    await meet(one)
    await meet(other)
    expect(await other.call('sync.status', {})).toMatchObject({ waiting: 0, refused: 0 })
  })

  test('waits a quarter of an hour for a PC that may never come, and then tells what cannot be done', async () => {
    const { one, other, backUp, putBack, at } = await office()
    await backUp()
    const { id: clientId } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    await other.call('contacts.log', { clientId, channel: 'call', text: 'Deposita mañana' })
    await other.call('clients.create', { name: 'Buceo Ixchel' })
    await meet(other)
    await putBack()
    await meet(other)
    at('2026-11-23T15:14:00Z')
    await meet(other)
    expect(await other.call('sync.status', {})).toMatchObject({ waiting: 2, refused: 0 })
    at('2026-11-23T15:16:00Z')
    await meet(other)
    expect(await other.call('sync.status', {})).toMatchObject({ waiting: 0, refused: 1 })
    expect((await other.call('clients.list', {})).total).toBe(1)
  })

  test('tells what had been refused and is done after all, since an older disk of that PC came first', async () => {
    const { one, other, putBack, expectAgreement } = await bothGiveUpOne()
    const older = other.copy()
    await meet(one, other)
    await putBack()
    await meet(other.fromCopy(older))
    await meet(other, one)
    expect((await other.call('sync.refused', {})).items).toMatchObject([
      { type: 'clients.leave', outcome: 'applied_changed', code: 'sync.doneAfterAll' },
    ])
    await expectAgreement(one, other)
  })

  test('tells again what it decides otherwise than a person had read and put aside', async () => {
    const { one, other, backUp, putBack, expectAgreement } = await office()
    await backUp()
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba', rfc: 'EKU9003173C9' })
    await one.call('clients.leave', { id, reason: 'cerró' })
    await other.call('clients.create', { name: 'La Ceiba', rfc: 'EKU9003173C9' })
    await meet(one, other, one)
    const [merged] = (await other.call('sync.refused', {})).items
    expect(merged).toMatchObject({ outcome: 'merged' })
    await other.call('sync.dismiss', { seqs: [merged!.seq] })
    await putBack()
    await meet(other, one, other)
    const all = [
      ...(await one.call('sync.refused', {})).items,
      ...(await other.call('sync.refused', {})).items,
    ]
    expect(all).toMatchObject([{ outcome: 'merged' }])
    await expectAgreement(one, other)
  })

  /** One client that each PC lets go in its own words, and neither has sent it. */
  async function bothGiveUpOne() {
    const made = await office()
    const { one, other, backUp } = made
    const { id } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one, other)
    await backUp()
    await one.call('clients.leave', { id, reason: 'cerró' })
    await other.call('clients.leave', { id, reason: 'se fue con otro' })
    return { ...made, id }
  }

  async function office() {
    let now = new Date('2026-11-23T15:00:00Z')
    const { service, backUp, putBack } = await openEndpointWithBackup(
      store === 'SQLite' ? null : postgres,
      () => now,
    )
    const asked: string[] = []
    const transport = directTransport(service, (path) => void asked.push(path))
    const one = await openTestPc(service(), 'Recepción', transport)
    const other = await openTestPc(service(), 'Oficina', transport)
    await meet(one, other)
    const expectAgreement = async (...pcs: readonly TestPc[]) => {
      const { digest } = await service().digest()
      for (const pc of pcs) expect(pc.digest()).toBe(digest)
    }
    const at = (instant: string) => void (now = new Date(instant))
    return { one, other, backUp, putBack, expectAgreement, at, asked }
  }
})

/** One key that is kept for nobody, and two systems that it fits. */
async function withOneKey(one: TestPc, other: TestPc) {
  const { systems } = await systemsAndKeys(one, { systems: 2, keys: 11 })
  await meet(one, other, one, other)
  const free = one.app.sync.raw
    .prepare('SELECT id FROM prepaid_keys WHERE leased_to IS NULL')
    .pluck()
    .all() as string[]
  expect(free).toHaveLength(1)
  return { key: free[0]!, first: systems[0]!, second: systems[1]! }
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}

function statesOf({ app }: TestPc): { type: string; state: string }[] {
  return app.sync.raw.prepare('SELECT type, state FROM outbox ORDER BY seq').all() as never
}
