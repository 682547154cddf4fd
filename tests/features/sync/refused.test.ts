import { describe, expect, it } from 'vitest'
import { openTestEndpoint, openTestPc, type TestPc } from '../../support/endpoint.ts'

describe('what was not done as asked', () => {
  it('stands with its sentence, its client and its system until somebody has looked at it', async () => {
    const { one, other } = await office()
    const theirs = await rents(one, 'Hotel La Ceiba', 'SAES0000001')
    await one.exchange()
    const { clientId, serialId } = await rents(other, 'Buceo Ixchel', 'SAES0000001')
    await other.call('contacts.log', { clientId, serialId, channel: 'call', text: 'Preguntó por su corte' })
    await other.exchange()
    const { total, items } = await other.call('sync.refused', {})
    expect(total).toBe(2)
    expect(items).toMatchObject([
      {
        ...{ type: 'contacts.log', outcome: 'dependency_failed', client: 'Buceo Ixchel', clientId },
        ...{ sentence: expect.stringContaining('depende de algo anterior'), serialId: null },
      },
      {
        ...{ type: 'serials.create', outcome: 'rejected', operator: 'Consola', client: 'Buceo Ixchel' },
        // The system that has its serial, which the sentence says to open.
        ...{ serial: 'SAES0000001', serialId: theirs.serialId },
        ...{ sentence: expect.stringMatching(/SAES0000001.*Hotel La Ceiba/), at: '2026-11-23T15:00:00.000Z' },
      },
    ])
    expect(await other.call('sync.status', {})).toMatchObject({ state: 'attention', refused: 2, waiting: 0 })

    expect(await other.call('sync.dismiss', { seqs: [items[0]!.seq] })).toEqual({ dismissed: 1 })
    expect((await other.call('sync.refused', {})).items.map(({ type }) => type)).toEqual(['serials.create'])
    // It is looked at once, and what was simply done is not to be looked at.
    expect(await other.call('sync.dismiss', { seqs: [1, ...items.map(({ seq }) => seq)] })).toEqual({
      dismissed: 1,
    })
    expect(await other.call('sync.status', {})).toMatchObject({ state: 'upToDate', refused: 0 })
    // Nothing of it is told to the others.
    expect((await other.call('sync.outbox', {})).total).toBe(0)
  })

  it('leads to the company that it became one with', async () => {
    const { one, other } = await office()
    const first = await one.call('clients.create', { name: 'Hotel La Ceiba', rfc: 'EKU9003173C9' })
    await one.exchange()
    await other.call('clients.create', { name: 'Hotel La Ceiba SA', rfc: 'EKU9003173C9' })
    await other.exchange()
    expect((await other.call('sync.refused', {})).items).toMatchObject([
      { outcome: 'merged', code: 'merged', clientId: first.id, client: 'Hotel La Ceiba' },
    ])
  })

  it('is read by anybody, and ticked off by who works with clients', async () => {
    const { one, other } = await office()
    await rents(one, 'Hotel La Ceiba', 'SAES0000001')
    await one.exchange()
    await rents(other, 'Buceo Ixchel', 'SAES0000001')
    const { id } = await other.call('operators.save', { name: 'Contadora', role: 'reader' })
    await other.exchange()
    const { items } = await other.call('sync.refused', {}, id)
    expect(items).toHaveLength(1)
    expect(await other.refused('sync.dismiss', { seqs: [items[0]!.seq] }, id)).toBe('operation.roleRequired')
  })
})

async function office() {
  const { service } = await openTestEndpoint()
  return { one: await openTestPc(service, 'Recepción'), other: await openTestPc(service, 'Oficina') }
}

async function rents(pc: TestPc, name: string, serial: string) {
  const { id: clientId } = await pc.call('clients.create', { name })
  const terms = { product: 'SAE', mode: 'subscription', version: '9.0', users: 2, months: 12 } as const
  const { id: serialId } = await pc.call('serials.create', { clientId, serial, ...terms })
  return { clientId, serialId }
}
