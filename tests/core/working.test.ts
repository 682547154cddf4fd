import { expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'

test('a backup, a restore and an import are told as what goes on, until they end; a question is not', async () => {
  const { app, call } = openTestApp()
  await call('clients.create', { name: 'Hotel La Ceiba' })
  const ask = (name: string, input: object = {}) =>
    app.dispatch({ operator: null, host: 'direct' }, name, input)
  expect(app.working()).toEqual([])
  const asked = ask('clients.list', { limit: 10 })
  expect(app.working()).toEqual([])
  await asked
  const made = ask('backups.make')
  expect(app.working()).toEqual(['backup'])
  await made
  const restored = ask('backups.restore', { n: 1, lose: 0 })
  expect(app.working()).toEqual(['restore'])
  expect(await restored).toMatchObject({ ok: true })
  expect(app.working()).toEqual([])
  const refused = ask('imports.commit', { file: 'no such file' })
  expect(app.working()).toEqual(['import'])
  expect(await refused).toMatchObject({ ok: false })
  expect(app.working()).toEqual([])
})

test('an exchange with the endpoint goes on as long as it runs, whoever asked for it', async () => {
  const endpoint = await openTestEndpoint()
  const { app, call } = await openTestPc(endpoint.service, 'Recepción')
  await call('clients.create', { name: 'Hotel La Ceiba' })
  const met = app.syncing.exchange()
  expect(app.working()).toEqual(['sync'])
  expect(await met).toMatchObject({ ok: true, value: { sent: 1 } })
  expect(app.working()).toEqual([])
})
