import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'
import { systemsAndKeys } from '../support/systems-and-keys.ts'

// What there is only one of: a prepaid key, given by several PCs that do not see each other.

const PRICE = 696_000

describe('the keys that a PC may give without a network', () => {
  test('are kept for it by the endpoint, five of a kind, and no other PC has one of them', async () => {
    const { one, other, service } = await office(8)
    expect(kept(one, one)).toHaveLength(5)
    await meet(other)
    expect(kept(other, other)).toHaveLength(3)
    await meet(one)
    expect(kept(one, one)).toHaveLength(5)
    expect(await service.digest()).toMatchObject({ digest: one.digest() })
  })

  test('are kept only where an endpoint judges: a PC alone keeps none, and asks once for what there is', async () => {
    const { one } = await office(2)
    expect(kept(one, one)).toHaveLength(2)
    expect(await one.call('keys.lease', {})).toEqual({ count: 0 })
    await meet(one)
    const asked = () =>
      one.app.sync.raw.prepare("SELECT count(*) FROM outbox WHERE type = 'keys.lease'").pluck().get()
    const before = asked()
    await meet(one)
    await meet(one)
    expect(asked()).toBe(before)
  })

  test('are never refused to it, whatever the others did first', async () => {
    const { one, other, systems } = await office(8)
    await meet(other)
    const mine = kept(one, one)
    const [first, second, third, fourth, fifth] = systems as [string, string, string, string, string]
    await other.call('keys.assign', { id: mine[0]!, serialId: first })
    await meet(other)
    expect(resultOf(other)).toMatchObject({ code: 'sync.keyTaken', params: { by: 'Recepción', on: null } })
    for (const [i, serialId] of [second, third, fourth, fifth].entries()) {
      await one.call('keys.assign', { id: mine[i]!, serialId })
    }
    await meet(one)
    expect(notApplied(one)).toEqual([])
    expect((await one.call('keys.get', { id: mine[0]! })).key.state).toBe('assigned')
  })

  test('are kept again before the end, and go to another PC when the lease has ended, with an hour to spare', async () => {
    const { one, other, at } = await office(4)
    await meet(other)
    expect(kept(other, other)).toEqual([])
    at('2026-12-07T14:59:00Z')
    await meet(other)
    expect(kept(other, other)).toEqual([])
    at('2026-12-07T15:30:00Z')
    await meet(other)
    expect(kept(other, other)).toEqual([])
    at('2026-12-07T16:01:00Z')
    await meet(other, one)
    expect(kept(other, other)).toHaveLength(4)
    expect(kept(one, one)).toEqual([])
    at('2026-12-14T16:02:00Z')
    await meet(other)
    at('2026-12-27T10:00:00Z')
    await meet(one)
    expect(kept(one, one)).toEqual([])
  })
})

describe('how many keys a PC keeps, and for how long, is a rule of the office', () => {
  test('that every PC and the endpoint go by from its day on', async () => {
    const { one, other, at } = await office(8)
    await one.call('policies.set', { changes: { leasedKeys: 3, leaseDays: 30 }, from: day('2026-11-25') })
    await meet(one, other)
    expect([kept(one, one).length, kept(other, other).length]).toEqual([5, 3])
    // In Cancún the 24th goes on until five in the morning of Greenwich.
    at('2026-11-25T04:59:00Z')
    await meet(one, other)
    expect(until(other, other)).toEqual(Array(3).fill('2026-12-07T15:00:00.000Z'))
    at('2026-11-25T05:01:00Z')
    await meet(one, other)
    expect(until(other, other)).toEqual(Array(3).fill('2026-12-25T05:01:00.000Z'))
  })

  test('so that a lease that was given holds to its end when fewer are kept, and only then goes to another PC', async () => {
    const { one, other, systems, service, at } = await office(8)
    await meet(other)
    await one.call('policies.set', { changes: { leasedKeys: 2, leaseDays: 4 } })
    await meet(one, other, one)
    const mine = kept(one, one)
    expect(until(one, one)).toEqual(Array(5).fill('2026-12-07T15:00:00.000Z'))
    at('2026-12-06T15:00:00Z')
    await one.call('keys.assign', { id: mine[4]!, serialId: systems[0]! })
    await meet(one)
    expect(notApplied(one)).toEqual([])
    expect(until(one, one).toSorted()).toEqual([
      ...Array(2).fill('2026-12-07T15:00:00.000Z'),
      ...Array(2).fill('2026-12-10T15:00:00.000Z'),
    ])
    await meet(other)
    at('2026-12-07T16:01:00Z')
    await other.call('policies.set', { changes: { leasedKeys: 6 } })
    await meet(other, other)
    expect(kept(other, other)).toHaveLength(5)
    await meet(one)
    expect(kept(one, one)).toHaveLength(2)
    await expectAgreement(service, one, other)
  })

  test('which may be none, and never a lease that ends before it can be given again', async () => {
    const { one, other } = await office(1)
    await one.call('policies.set', { changes: { leasedKeys: 0 } })
    await meet(one, other)
    expect(kept(other, other)).toEqual([])
    for (const changes of [{ leasedKeys: 51 }, { leasedKeys: -1 }, { leaseDays: 1 }, { leaseDays: 61 }]) {
      expect(await one.refused('policies.set', { changes })).toBe('operation.invalidInput')
    }
  })
})

test('a PC offers what is kept for it first, and says of what it gave that it is to be confirmed', async () => {
  const { one, other, systems, keys } = await apart(1)
  const listed = async (pc: TestPc) => (await pc.call('keys.list', { state: 'available' })).keys
  for (const pc of [one, other]) {
    const [first, rest] = [(await listed(pc)).slice(0, 5), (await listed(pc)).slice(5)]
    expect(first.filter(({ lease }) => lease === 'here')).toHaveLength(5)
    expect(rest.filter(({ lease }) => lease === 'here')).toEqual([])
  }
  const id = keys[0]!
  const serialId = systems[0]!
  expect((await other.call('keys.get', { id })).key.lease).toBe('nobody')
  await other.call('keys.assign', { id, serialId })
  expect((await other.call('keys.get', { id })).key.confirming).toBe(true)
  expect((await other.call('serials.get', { id: serialId })).confirming).toBe(true)
  await meet(other)
  expect((await other.call('keys.get', { id })).key).toMatchObject({ confirming: false, lease: null })
  expect((await other.call('serials.get', { id: serialId })).confirming).toBe(false)
})

describe('one key that two PCs gave without seeing each other', () => {
  test('is of the first that arrives; the other is told when and by which PC, and what it may do', async () => {
    const { one, other, service, systems, keys } = await apart(1)
    const id = keys[0]!
    const [first, second] = systems as [string, string]
    const paid = { method: 'transfer' as const, reference: '0042' }
    await one.call('keys.assign', { id, serialId: first, paid })
    await other.call('keys.assign', { id, serialId: second, paid })
    await meet(one, other, one)

    expect(notApplied(one)).toEqual([])
    const { items } = await other.call('sync.refused', {})
    expect(items).toMatchObject([
      { type: 'keys.assign', outcome: 'applied_changed', code: 'sync.keyTaken', productId: 'aspel-coi' },
    ])
    expect(items[0]!.sentence).toMatch(/ya la usó Recepción el lun 23 nov 2026: COIS7000002 no se renovó/)
    expect(items[0]!.sentence).toMatch(/\$6,960\.00 que pagó el cliente quedaron a su favor/)
    const money = 'SELECT count(*) AS n, sum(amount) AS came, sum(in_favour) AS inFavour FROM payments'
    expect(other.app.sync.raw.prepare(money).get()).toEqual({ n: 2, came: 2 * PRICE, inFavour: PRICE })
    expect(again(one)).toEqual([second])
    const lines = (await other.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'key.again')
    expect(lines).toMatchObject([
      {
        what: expect.stringMatching(/^asignar otra clave a COIS7000002: la •••• C010 ya la usó Recepción el/),
      },
    ])
    await expectAgreement(service, one, other)
  })

  test('leaves no work behind once its system has another key', async () => {
    const { one, other, systems, keys } = await apart(2)
    const [first, second] = systems as [string, string]
    await one.call('keys.assign', { id: keys[0]!, serialId: first })
    await other.call('keys.assign', { id: keys[0]!, serialId: second })
    await meet(one, other)
    expect(again(other)).toEqual([second])
    await other.call('keys.assign', { id: keys[1]!, serialId: second })
    await meet(other, one)
    expect(again(one)).toEqual([])
  })

  test('makes the new system that was sold with it, so that what was done with it later stands', async () => {
    const { one, other, service, systems, keys, clientId } = await apart(1)
    const id = keys[0]!
    await one.call('keys.assign', { id, serialId: systems[0]! })
    const { serialId, paymentId } = await other.call('keys.assign', {
      id,
      newSystem: { clientId, serial: 'COIS7000099', version: '10.0' },
      paid: { method: 'counter' },
    })
    await other.call('serials.update', { id: serialId, installedOn: day('2026-11-23') })
    await other.call('payments.reverse', { id: paymentId!, reason: 'era de otro' })
    await meet(one, other, one)
    const states = other.app.sync.raw.prepare('SELECT state FROM outbox ORDER BY seq DESC LIMIT 3').pluck()
    expect(states.all()).toEqual(['applied_changed', 'applied', 'applied_changed'])
    expect((await one.call('serials.get', { id: serialId })).row.serial).toBe('COIS7000099')
    await expectAgreement(service, one, other)
  })

  test('keeps what a system paid in favour where it was renewed by other means meanwhile', async () => {
    const { one, other, service, systems, keys } = await apart(1)
    const serialId = systems[0]!
    await one.call('payments.register', {
      ...{ serialId, months: 6, method: 'transfer', amount: centavos(PRICE) },
      firstDay: day('2026-12-10'),
    })
    const { firstDay } = await other.call('keys.previewAssign', { id: keys[0]!, serialId })
    await other.call('keys.assign', {
      ...{ id: keys[0]!, serialId, paid: { method: 'counter' } },
      firstDay: firstDay!,
    })
    await meet(one, other, one)
    expect(resultOf(other)).toEqual({ code: 'sync.keptInFavour', params: { amount: PRICE } })
    expect((await one.call('keys.get', { id: keys[0]! })).key.state).toBe('available')
    await expectAgreement(service, one, other)
  })

  test('keeps what was paid in favour where the system is not what the key is for any more', async () => {
    const { one, other, service, systems, keys } = await apart(1)
    const serialId = systems[0]!
    await one.call('changes.correctUsers', { serialId, users: 3, reason: 'se capturó mal' })
    await other.call('keys.assign', { id: keys[0]!, serialId, paid: { method: 'counter' } })
    await meet(one, other, one)
    expect(resultOf(other)).toMatchObject({ code: 'sync.keyNotUsed', params: { serial: 'COIS7000001' } })
    expect((await one.call('keys.get', { id: keys[0]! })).key.state).toBe('available')
    await expectAgreement(service, one, other)
  })

  test('is neither charged nor taken back for the system that did not get it', async () => {
    const { one, other, service, systems, keys } = await apart(1)
    const id = keys[0]!
    const [first, second] = systems as [string, string]
    await one.call('keys.assign', { id, serialId: first })
    await other.call('keys.assign', { id, serialId: second })
    await other.call('keys.charge', { id, serialId: second, method: 'counter' })
    await meet(one, other, one)
    expect(resultOf(other)).toMatchObject({ code: 'sync.keptInFavour', params: { amount: PRICE } })
    expect((await one.call('keys.get', { id })).key).toMatchObject({ serialId: first, paid: false })
    expect(await other.refused('keys.takeBack', { id, serialId: second, reason: 'no era' })).toBe(
      'key.givenElsewhere',
    )
    await expectAgreement(service, one, other)
  })
})

test('received, available, assigned, used and void are all that were loaded, at every revision', async () => {
  const { one, other, systems, keys, driver } = await office(6)
  await meet(other)
  await one.call('keys.assign', { id: keys[0]!, serialId: systems[0]! })
  await other.call('keys.assign', { id: keys[0]!, serialId: systems[1]! })
  await one.call('keys.void', { id: keys[1]!, reason: 'dañada' })
  await other.call('keys.markUsed', { ids: [keys[1]!, keys[2]!] })
  await other.call('keys.markUsed', { ids: [keys[3]!] })
  await meet(one, other, one)
  await one.call('keys.takeBack', { id: keys[0]!, reason: 'era otro' })
  await meet(one, other)
  const log = await driver.read((tx) =>
    tx.all<{ changes: string }>('SELECT changes FROM log ORDER BY rev', []),
  )
  const states = new Map<string, string>()
  for (const { changes } of log) {
    for (const [table, key, row] of JSON.parse(changes) as [string, string, { state: string } | null][]) {
      if (table !== 'prepaid_keys') continue
      expect(row).not.toBeNull()
      states.set(key, row!.state)
    }
    expect([0, 6]).toContain(states.size)
  }
  expect([...states.values()].toSorted()).toEqual([
    ...['available', 'available', 'available', 'available', 'used', 'void'],
  ])
})

/** Two PCs; «Recepción» has registered so many keys, and the systems of one client that they are for. */
async function office(count: number) {
  let now = new Date('2026-11-23T15:00:00Z')
  const { service, driver } = await openTestEndpoint({ now: () => now })
  const one = await openTestPc(service, 'Recepción')
  const other = await openTestPc(service, 'Laptop')
  const made = await systemsAndKeys(one, { systems: 5, keys: count })
  await meet(one)
  const at = (instant: string) => {
    now = new Date(instant)
    for (const pc of [one, other]) pc.setNow(instant)
  }
  return { service, driver, one, other, ...made, at }
}

/** Besides what is kept for each of the two, so many keys that are kept for nobody. */
async function apart(free: number) {
  const made = await office(10 + free)
  await meet(made.other)
  const unleased = 'SELECT id FROM prepaid_keys WHERE leased_to IS NULL ORDER BY last4'
  const keys = made.other.app.sync.raw.prepare(unleased).pluck().all() as string[]
  expect(keys).toHaveLength(free)
  return { ...made, keys }
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}

/** What `pc` knows to be kept for `owner`. */
function kept({ app }: TestPc, { device }: TestPc): string[] {
  return app.sync.raw
    .prepare("SELECT id FROM prepaid_keys WHERE state = 'available' AND leased_to = ? ORDER BY id")
    .pluck()
    .all(device) as string[]
}

/** Until when it knows them to be kept. */
function until({ app }: TestPc, { device }: TestPc): unknown[] {
  return app.sync.raw
    .prepare("SELECT leased_until FROM prepaid_keys WHERE state = 'available' AND leased_to = ? ORDER BY id")
    .pluck()
    .all(device)
}

function notApplied({ app }: TestPc): unknown[] {
  return app.sync.raw.prepare("SELECT type, state, result FROM outbox WHERE state <> 'applied'").all()
}

/** What became of the last command that was not done as asked. */
function resultOf({ app }: TestPc): unknown {
  const last = "SELECT result FROM outbox WHERE state NOT IN ('pending', 'applied') ORDER BY seq DESC LIMIT 1"
  return JSON.parse(String(app.sync.raw.prepare(last).pluck().get()))
}

/** The systems that wait for another key. */
function again({ app }: TestPc): unknown[] {
  return app.sync.raw.prepare("SELECT serial_id FROM tasks WHERE kind = 'key.again'").pluck().all()
}

async function expectAgreement(
  service: Awaited<ReturnType<typeof openTestEndpoint>>['service'],
  ...pcs: readonly TestPc[]
): Promise<void> {
  const { digest } = await service.digest()
  for (const pc of pcs) expect(pc.digest()).toBe(digest)
}
