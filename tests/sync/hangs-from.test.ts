import { expect, test } from 'vitest'
import { idsOfMakers } from '#sync/made-by.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'

// What hangs from a refused command is found by the ids that it names: a PC that was refused much is judged as fast.

test('a command that hangs from a refused one is found without reading all that was ever refused', async () => {
  const { service, driver } = await openTestEndpoint()
  const [one, other] = [await openTestPc(service, 'Recepción'), await openTestPc(service, 'Ventas')]
  const { id: clientId } = await one.call('clients.create', { name: 'Hotel La Ceiba' })
  await one.exchange()
  await other.exchange()
  const system = {
    ...{ clientId, product: 'SAE', serial: 'SAES0000001', version: '10.0', users: 1 },
    ...{ mode: 'subscription', months: 12, activatedOn: '2026-06-10' },
  } as never
  await one.call('serials.create', system)
  await one.exchange()
  const { id: serialId } = await other.call('serials.create', system)
  for (let n = 1; n <= 60; n += 1)
    await other.call('contacts.log', { clientId, serialId, channel: 'call', text: `Llamada ${n}` })

  let mostRows = 0
  const { write } = driver
  Object.assign(driver, {
    write: (work: Parameters<typeof write>[0]) =>
      write((tx) =>
        work({
          ...tx,
          all: async <Row>(text: string, values: readonly (string | number | null)[]) => {
            const rows = await tx.all<Row>(text, values)
            mostRows = Math.max(mostRows, rows.length)
            return rows
          },
        }),
      ),
  })
  while ((await other.exchange()).more);
  const states = other.app.sync.raw.prepare(
    'SELECT state, count(*) AS n FROM outbox GROUP BY state ORDER BY n',
  )
  expect(states.all()).toContainEqual({ state: 'dependency_failed', n: 60 })
  expect(mostRows).toBe(1)
})

test('an id is of a command that stands before it by less than 65,536, and each is asked for once', () => {
  const id = (tail: string) => `0193a0b0-0000-7000-8000-${tail}`
  expect(
    idsOfMakers(`{"a":"${id('00000000000b')}","b":"${id('00000001000c')}"} ${id('00000000000b')}`),
  ).toEqual([
    { from: id('000000000000'), before: id('00000000000b') },
    { from: id('00000000000d'), before: id('00000001000c') },
  ])
  expect(idsOfMakers('{"clientId":"none"}')).toEqual([])
})
