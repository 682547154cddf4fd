import { statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../support/app.ts'

describe('the door', () => {
  it('refuses what it does not know, with a sentence', async () => {
    const { answer } = openTestApp()
    for (const name of ['clients.nothing', '__proto__', 'constructor', 'toString', '']) {
      expect(await answer(name)).toMatchObject({ ok: false, refusal: { code: 'operation.unknown' } })
    }
  })

  it.each<[string, unknown]>([
    ['clients.create', {}],
    ['clients.create', { name: 7 }],
    ['clients.create', { name: 'x', nombre: 'y' }],
    ['clients.create', JSON.parse('{"name":"x","__proto__":{"role":"admin"}}')],
    ['clients.create', []],
    ['clients.create', 'texto'],
    ['clients.create', { name: 'x'.repeat(100_000) }],
    ['today.list', { today: '2026-02-30' }],
    ['today.list', { limit: -1 }],
    ['payments.register', { serialId: 'x', months: 3, method: 'card' }],
    ['payments.register', { serialId: 'x', months: 1, method: 'card', amount: 1.5 }],
    [
      'serials.window',
      {
        query: { search: '', filters: [], sort: [{ column: 'x; DROP TABLE clients', desc: 1 }], groupBy: [] },
      },
    ],
  ])('refuses a wrong input to %s and changes nothing', async (name, input) => {
    const { answer, call } = openTestApp()
    expect(await answer(name, input)).toMatchObject({
      ok: false,
      refusal: { code: 'operation.invalidInput' },
    })
    expect(await call('ledger.counts', {})).toEqual({ clients: 0, serials: 0, waiting: 0 })
  })

  it('writes and flushes nothing for what is only read', async () => {
    const { app, dir, call } = openTestApp()
    await call('clients.create', { name: 'Hotel La Ceiba' })
    const written = () => statSync(join(dir, 'ledger.db-wal')).size
    const before = written()
    await app.sync.transaction(() => ({ value: app.sync.digest(), topics: [] }))
    expect(written()).toBe(before)
  })

  it('lets each role do what is its own', async () => {
    const { call, refused } = openTestApp()
    await call('operators.save', { name: 'Mirón', role: 'reader' })
    await call('operators.save', { name: 'Raúl', role: 'support' })
    expect(await refused('clients.create', { name: 'x' }, 'Mirón')).toBe('operation.roleRequired')
    await call('clients.create', { name: 'x' }, 'Raúl')
    expect(await refused('settings.setProfile', { name: 'x' }, 'Raúl')).toBe('operation.roleRequired')
    expect(await refused('clients.create', { name: 'x' }, 'Nadie')).toBe('operator.unknown')
    await call('operators.save', {
      id: (await idOf('Raúl', call))!,
      name: 'Raúl',
      role: 'support',
      active: false,
    })
    expect(await refused('clients.create', { name: 'x' }, 'Raúl')).toBe('operator.unknown')
  })

  it('keeps one administrator at least', async () => {
    const { call, refused } = openTestApp()
    expect(
      await refused('operators.save', { id: 'administracion', name: 'Administración', role: 'reader' }),
    ).toBe('operator.lastAdministrator')
    await call('operators.save', { name: 'Begoña', role: 'admin' })
    await call('operators.save', { id: 'administracion', name: 'Administración', role: 'reader' })
  })

  it('announces what changed after it is kept, and nothing when refused', async () => {
    const { app, call, refused } = openTestApp()
    const heard: (readonly string[])[] = []
    app.onChanged((topics) => heard.push(topics))
    await refused('clients.update', { id: 'nadie', name: 'x' })
    await call('clients.create', { name: 'x' })
    expect(heard).toEqual([['clients', 'contacts']])
  })

  it('records who did what, and counts it as waiting to be sent', async () => {
    const { call } = openTestApp()
    await call('clients.create', { name: 'x' }, 'Administración')
    expect((await call('ledger.counts', {})).waiting).toBe(1)
  })

  it('cancels long work whole', async () => {
    const { app, call } = openTestApp()
    app.onProgress(({ job, done }) => {
      if (done >= 40) void app.dispatch({ operator: null, host: 'direct' }, 'jobs.cancel', { job })
    })
    const answer = await app.dispatch({ operator: null, host: 'direct', job: 'muestra' }, 'sample.load', {
      clients: 200,
    })
    expect(answer).toMatchObject({ ok: false, refusal: { code: 'operation.cancelled' } })
    expect(await call('ledger.counts', {})).toEqual({ clients: 0, serials: 0, waiting: 0 })
  })

  it('answers a question that comes in the middle of long work after it, from what was kept', async () => {
    const { app, call } = openTestApp()
    const loading = call('sample.load', { clients: 60 })
    const counted = call('ledger.counts', {})
    await loading
    expect((await counted).clients).toBe(60)
    app.close()
  })

  it('remembers the grid of each operator, on this PC alone', async () => {
    const { call } = openTestApp()
    const layout = {
      columns: [{ id: 'client', width: 200, hidden: false }],
      sort: [],
      groupBy: ['system'],
      filters: [],
    }
    await call('layouts.save', { grid: 'serials', layout }, 'Administración')
    expect((await call('layouts.get', { grid: 'serials' }, 'Administración')).layout).toEqual(layout)
    expect((await call('layouts.get', { grid: 'serials' })).layout).toBeNull()
    expect((await call('ledger.counts', {})).waiting).toBe(0)
  })
})

describe('the first activation', () => {
  it('is dated in the vendor’s zone, and warns when Cancún’s date is another (D6)', async () => {
    const { call, setNow } = openTestApp('2026-02-01T05:30:00Z')
    const client = await call('clients.create', { name: 'Hotel' })
    const base = {
      clientId: client.id,
      product: 'SAE',
      version: '10.0',
      users: 1,
      mode: 'subscription',
      months: 1,
    } as const
    const serial = await call('serials.create', {
      ...base,
      serial: 'SAES0000001',
      installedOn: day('2026-01-20'),
    })
    const activated = await call('serials.activate', { id: serial.id, at: '2026-02-01T05:30:00Z' })
    expect(activated).toMatchObject({
      activatedOn: '2026-01-31',
      nextCutoff: '2026-02-28',
      warnings: ['otherDayInOffice:2026-02-01'],
    })
    setNow('2026-02-02T05:30:00Z')
    expect((await call('serials.get', { id: serial.id })).paid?.worksThrough).toBe('2026-02-27')
  })
})

async function idOf(name: string, call: ReturnType<typeof openTestApp>['call']): Promise<string | undefined> {
  return (await call('operators.list', {})).operators.find((operator) => operator.name === name)?.id
}
