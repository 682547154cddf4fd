import { expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc, type TestPc } from '../support/endpoint.ts'

test('a password kept on one PC is read on another, and the endpoint never has the words nor the key', async () => {
  const { service, one, other } = await office()
  const { id } = await one.call('vault.save', {
    portal: 'Aspel',
    user: 'lety@ceiba.example',
    password: 'Caribe#2026',
  })
  await meet(one, other, one, other)
  expect(await other.call('vault.reveal', { id, reason: 'no abre su escritorio' })).toMatchObject({
    password: 'Caribe#2026',
  })
  const judged = JSON.stringify(one.app.sync.raw.prepare('SELECT args FROM outbox').all())
  expect(judged).not.toContain('Caribe#2026')
  const { key_id: keys } = one.app.sync.raw
    .prepare('SELECT count(DISTINCT substr(wrapped_key, 4, 16)) AS key_id FROM devices')
    .get() as { key_id: number }
  expect(keys).toBe(1)
  // Each has it for itself alone.
  const wrapped = one.app.sync.raw.prepare('SELECT wrapped_key FROM devices').pluck().all()
  expect(new Set(wrapped).size).toBe(2)
  expect((await service.digest()).digest).toBe(other.digest())
})

test('a PC that joins an office with a key makes none of its own, and says what it waits for', async () => {
  const { one, other } = await office()
  await one.call('vault.save', { portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
  await meet(one)
  const third = await openTestPc(other.service, 'Bodega')
  await meet(third)
  expect(await third.refused('vault.save', { portal: 'Otro', user: 'lety', password: 'Selva#2026' })).toBe(
    'vault.awaited',
  )
  await meet(one, third)
  const { id } = await third.call('vault.save', { portal: 'Otro', user: 'lety', password: 'Selva#2026' })
  await meet(third, one)
  expect(await one.call('vault.reveal', { id, reason: 'capturarla' })).toMatchObject({
    password: 'Selva#2026',
  })
})

test('a PC with secrets of its own does not join an office that has another key', async () => {
  const { service, one } = await office()
  await one.call('vault.save', { portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
  await meet(one)
  const alone = openTestApp(undefined, undefined, { transport: () => directTransport(() => service) })
  await alone.call('vault.save', { portal: 'Otro', user: 'lety', password: 'Selva#2026' })
  const code = await service.newCode()
  expect(await alone.refused('sync.enrol', { url: 'http://127.0.0.1:1/', code, name: 'Bodega' })).toBe(
    'sync.ownSecrets',
  )
  expect(await alone.call('sync.status', {})).toMatchObject({ state: 'notEnrolled', waiting: 1 })
})

async function office() {
  const { service } = await openTestEndpoint()
  const one = await openTestPc(service, 'Recepción')
  const other = { ...(await openTestPc(service, 'Oficina')), service }
  return { service, one, other }
}

async function meet(...pcs: readonly TestPc[]): Promise<void> {
  for (const pc of pcs) expect(await pc.exchange()).toMatchObject({ failure: null, more: false })
}
