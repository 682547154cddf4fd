import { expect, test } from 'vitest'
import { openTestApp } from '../../support/app.ts'

test('the office has no first day, and nobody begins one in it', async () => {
  const office = openTestApp()
  expect(await office.call('practice.firstDay', {})).toBeNull()
  expect(await office.refused('practice.begin', {})).toBe('practice.onlyThere')
  expect((await office.call('ledger.counts', {})).clients).toBe(0)
})

test('a day brings an office, keys to give and a client of its own, also where the system keeps no keys', async () => {
  const practice = openTestApp(undefined, null, { practice: true })
  expect(await practice.call('practice.firstDay', {})).toMatchObject({ client: null })
  expect(await practice.call('practice.begin', {})).toEqual({ client: 'Hotel Primer Día' })
  expect((await practice.call('ledger.counts', {})).clients).toBe(251)
  const { keys } = await practice.call('keys.list', { state: 'available' })
  expect(keys).toHaveLength(3)
  const { clients } = await practice.call('clients.list', { search: 'primer día' })
  const { client } = await practice.call('clients.get', { id: clients[0]!.id })
  expect(client.name).toBe('Hotel Primer Día')
  const { lines } = await practice.call('today.list', { section: 'thisWeek', limit: 200 })
  expect(lines.filter((line) => line.clientId === client.id).map(({ system }) => system)).toEqual(['SAE'])
})

test('what was done before the day began does not count, nor what was taken back', async () => {
  const practice = openTestApp(undefined, undefined, { practice: true })
  await practice.call('practice.begin', {})
  const isDone = async () => {
    const day = await practice.call('practice.firstDay', {})
    return day!.tasks.filter(({ done }) => done).map(({ task }) => task)
  }
  expect(await isDone()).toEqual([])
  const made = await practice.answer('clients.create', { name: 'Marina Sur' })
  expect(await isDone()).toEqual(['client'])
  await practice.call('ledger.undo', { command: (made as { command: string }).command })
  expect(await isDone()).toEqual(['undo'])
  expect(await practice.call('practice.begin', {})).toEqual({ client: 'Hotel Primer Día 2' })
  expect(await isDone()).toEqual([])
})
