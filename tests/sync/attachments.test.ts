import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '#wire/canonical.ts'
import { BLOB_PIECE } from '#wire/messages.ts'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'
import { attach } from '../support/attach.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

describe.each(['SQLite', 'PostgreSQL'])('attachments through an endpoint on %s', (store) => {
  test('a receipt that was attached on one PC is opened on another, by the same bytes', async () => {
    const { one, other } = await office()
    const { id, bytes } = await attach(one, 3 * BLOB_PIECE + 17)
    expect(await other.refused('attachments.open', { id })).toBe('attachment.notFound')
    await meet(one, other)
    const opened = await other.call('attachments.open', { id })
    expect(other.stored(opened.file).equals(bytes)).toBe(true)
  })

  test('a cut in the middle goes on from where it was, and never keeps the rest from being done', async () => {
    let pieces = 0
    let cut = true
    const { one, other } = await office((path) => {
      if (!path.startsWith('v1/blobs/')) return
      pieces += 1
      if (cut && pieces > 4) throw new Error('cut')
    })
    const { id } = await attach(one, 10 * BLOB_PIECE)
    await one.call('clients.create', { name: 'Hotel La Ceiba' })
    await meet(one)
    expect(pieces).toBe(5)
    cut = false
    pieces = 0
    await meet(one)
    // Asked once how far it was, then only what was missing.
    expect(pieces).toBe(1 + 10 - 3)
    await meet(other)
    expect((await other.call('attachments.open', { id })).name).toBe('recibo.pdf')
    expect((await other.call('clients.list', {})).total).toBe(1)
  })

  test('a payment that is registered while papers are on their way goes between two of their pieces', async () => {
    const { service } = await office()
    const straight = directTransport(() => service)
    let pieces = 0
    const one: TestPc = await openTestPc(service, 'Laptop', {
      post: async (path, ...rest) => {
        if (path.startsWith('v1/blobs/')) pieces += 1
        if (pieces === 3) await one.call('clients.create', { name: `Hotel ${(pieces += 1)}` })
        return straight.post(path, ...rest)
      },
    })
    await attach(one, 10 * BLOB_PIECE)
    expect(await one.exchange()).toMatchObject({ failure: null, more: true })
    expect(pieces).toBe(4)
    expect((await one.call('sync.outbox', {})).total).toBe(0)
    await meet(one)
    expect(pieces).toBeGreaterThan(11)
  })

  test('what nobody has given yet is not asked for in every exchange', async () => {
    let cut = true
    const { one, other, asked } = await officeOfAsking((path) => {
      if (cut && path.startsWith('v1/blobs/')) throw new Error('cut')
    })
    for (let n = 0; n < 30; n += 1) await attach(one, 10 + n)
    await meet(one)
    await meet(other)
    expect(asked()).toBe(30)
    await meet(other)
    await meet(other)
    expect(asked()).toBe(30)
    cut = false
    await meet(one)
  })

  test('bytes that nobody recorded, or more of them than were recorded, are not kept', async () => {
    const { one, service } = await office()
    const { id } = await attach(one, 100)
    await meet(one)
    const piece = { device: one.device, piece: 0, bytes: Buffer.alloc(100).toString('base64') }
    expect(await service.blob('0'.repeat(64), piece)).toEqual({ fault: 'NOT_FOUND' })
    expect(await service.blob(id, { ...piece, piece: 1 })).toEqual({ fault: 'MALFORMED' })
    expect(await service.blob(id, { ...piece, bytes: Buffer.alloc(101).toString('base64') })).toEqual({
      fault: 'MALFORMED',
    })
  })

  test('other bytes than the hash says are dropped whole', async () => {
    const { one, service } = await office((path) => {
      if (path.startsWith('v1/blobs/')) throw new Error('cut')
    })
    const { id } = await attach(one, BLOB_PIECE + 1)
    await meet(one)
    const forged = (length: number) => Buffer.alloc(length, 'x').toString('base64')
    expect(await service.blob(id, { device: one.device, piece: 0, bytes: forged(BLOB_PIECE) })).toMatchObject(
      { have: 1 },
    )
    expect(await service.blob(id, { device: one.device, piece: 1, bytes: forged(1) })).toMatchObject({
      have: 0,
    })
  })

  test('one whose bytes the endpoint holds spoiled keeps none of the others from coming', async () => {
    const { one, other, driver } = await office()
    const papers = [await attach(one, 300), await attach(one, 301), await attach(one, 302)]
    await meet(one)
    const [spoiled] = papers.map(({ bytes }) => sha256(bytes)).toSorted()
    await driver.write((tx) =>
      tx.run('UPDATE blobs SET bytes = ? WHERE sha256 = ?', [
        Buffer.alloc(300, 'x').toString('base64'),
        spoiled!,
      ]),
    )
    await meet(other)
    for (const { id, bytes } of papers)
      if (sha256(bytes) !== spoiled)
        expect(other.stored((await other.call('attachments.open', { id })).file).equals(bytes)).toBe(true)
  })

  /** The second PC's questions for papers are counted, the first's pass `between`. */
  async function officeOfAsking(between: (path: string) => void) {
    const { service, one } = await office(between)
    let count = 0
    const other = await openTestPc(
      service,
      'Laptop',
      directTransport(
        () => service,
        (path) => void (path.startsWith('v1/blobs/') && (count += 1)),
      ),
    )
    return { one, other, asked: () => count }
  }

  async function office(between: (path: string) => void = () => {}) {
    const databaseUrl = store === 'SQLite' ? null : await postgres.database()
    const { service, driver } = await openTestEndpoint({ databaseUrl })
    const one = await openTestPc(
      service,
      'Recepción',
      directTransport(() => service, between),
    )
    const other = await openTestPc(service, 'Oficina')
    return { service, driver, one, other }
  }
})

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}
