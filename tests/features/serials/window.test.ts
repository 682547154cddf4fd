import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GridQuery } from '#contract/grid.ts'
import type { OutputOf } from '#contract/index.ts'
import { day } from '#domain/calendar.ts'
import { duplicateKey, foldForSearch } from '#domain/company-name.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

type Row = OutputOf<'serials.window'>['rows'][number]
const EVERYTHING: GridQuery = { search: '', filters: [], sort: [], groupBy: [] }

async function sample(clients = 60) {
  const app = openTestApp()
  await app.call('sample.load', { clients })
  const { rows } = await app.call('serials.window', {
    query: EVERYTHING,
    at: { path: [], offset: 0, limit: 1000 },
  })
  return { app, rows }
}

const wholeWindow = (app: TestApp, query: GridQuery, path: string[] = []) =>
  app.call('serials.window', { query, at: { path, offset: 0, limit: 1000 } })

describe('the grid of systems', () => {
  it('filters as a person would read it, whatever the conditions', async () => {
    const { app, rows } = await sample()
    const filter = fc.oneof(
      fc.constantFrom('client', 'city', 'serial', 'system').chain((column) =>
        fc.record({
          column: fc.constant(column),
          kind: fc.constant('text' as const),
          contains: fc.constantFrom('a', 'SA', 'ma', '0', 'caf', 'FERRETERIA', 'Cancun', 'Ñ'),
        }),
      ),
      fc.record({
        column: fc.constant('system'),
        kind: fc.constant('oneOf' as const),
        values: fc.subarray(['SAE', 'COI', 'NOI', 'ADM'], { minLength: 1 }),
      }),
      fc.record({
        column: fc.constant('method'),
        kind: fc.constant('oneOf' as const),
        values: fc.subarray(['card', ''], { minLength: 1 }),
      }),
      fc.record({
        column: fc.constant('users'),
        kind: fc.constant('numberRange' as const),
        from: fc.option(fc.integer({ min: 1, max: 6 })),
        until: fc.option(fc.integer({ min: 2, max: 10 })),
      }),
      fc.record({
        column: fc.constant('nextCutoff'),
        kind: fc.constant('dayRange' as const),
        from: fc.option(fc.constant('2026-12-01')),
        until: fc.option(fc.constant('2027-03-01')),
      }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(filter, { maxLength: 3 }), async (filters) => {
        const { total, rows: found } = await wholeWindow(app, { ...EVERYTHING, filters })
        const expected = rows.filter((row) => filters.every((one) => passes(row, one)))
        expect(new Set(found.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)))
        expect(total).toBe(expected.length)
      }),
      { numRuns: 60 },
    )
  })

  it('gives the same rows in one window or in many, deep inside or at the start', async () => {
    const { app } = await sample(1_200)
    for (const sort of [
      [],
      [{ column: 'nextCutoff', desc: true }],
      [
        { column: 'users', desc: false },
        { column: 'serial', desc: true },
      ],
    ]) {
      const query = { ...EVERYTHING, sort }
      const ids: string[] = []
      let total = Infinity
      for (let offset = 0; offset < total; offset += 700) {
        const window = await app.call('serials.window', { query, at: { path: [], offset, limit: 700 } })
        total = window.total
        ids.push(...window.rows.map(({ id }) => id))
      }
      expect(new Set(ids).size).toBe(total)
      const deep = await app.call('serials.window', {
        query,
        at: { path: [], offset: total - 5, limit: 200 },
      })
      expect(deep.rows.map(({ id }) => id)).toEqual(ids.slice(-5))
    }
  })

  it('sorts names as the office does: without accents, capitals or legal forms', async () => {
    const { app } = await sample()
    const { rows } = await wholeWindow(app, { ...EVERYTHING, sort: [{ column: 'client', desc: false }] })
    const keys = rows.map((row) => duplicateKey(row.client))
    expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)))
  })

  it('groups by any columns, one inside another, and every row stands in exactly one group', async () => {
    const { app, rows } = await sample()
    const query = { ...EVERYTHING, groupBy: ['city', 'users'] }
    const seen: string[] = []
    const cities = await app.call('serials.groups', { query, at: { path: [], offset: 0, limit: 500 } })
    for (const city of cities.groups) {
      const users = await app.call('serials.groups', {
        query,
        at: { path: [city.value], offset: 0, limit: 500 },
      })
      expect(users.groups.reduce((sum, group) => sum + group.count, 0)).toBe(city.count)
      for (const group of users.groups) {
        const window = await wholeWindow(app, query, [city.value, group.value])
        expect(window.total).toBe(group.count)
        seen.push(...window.rows.map(({ id }) => id))
      }
    }
    expect(seen.toSorted()).toEqual(rows.map(({ id }) => id).toSorted())
  })

  it('shows a change at once, in windows that were asked before', async () => {
    const { app, rows } = await sample(20)
    const rented = rows.find((row) => row.mode === 'subscription')!
    await wholeWindow(app, EVERYTHING)
    await app.call('changes.correctUsers', { serialId: rented.id, users: 77, reason: 'mal tecleado' })
    const after = await wholeWindow(app, {
      ...EVERYTHING,
      filters: [{ column: 'users', kind: 'numberRange', from: 77, until: 77 }],
    })
    expect(after.rows.map(({ id }) => id)).toEqual([rented.id])
  })

  it('searches by client, telephone, serial and its figures alone', async () => {
    const { app, rows } = await sample(20)
    const row = rows[7]!
    for (const search of [row.serial, row.serial.replace(/^[A-Z]+/, ''), row.client.slice(0, 9)]) {
      const found = await wholeWindow(app, { ...EVERYTHING, search })
      expect(
        found.rows.map(({ id }) => id),
        search,
      ).toContain(row.id)
    }
    expect((await wholeWindow(app, { ...EVERYTHING, search: 'nadie se llama así' })).total).toBe(0)
  })

  it('answers an unknown column with nothing, and leaves the ledger alone', async () => {
    const { app } = await sample(5)
    const filters = [{ column: "x' OR 1=1 --", kind: 'text' as const, contains: 'a' }]
    expect(await wholeWindow(app, { ...EVERYTHING, filters })).toEqual({ total: 0, rows: [] })
    expect(await app.call('serials.values', { column: 'sqlite_schema' })).toEqual([])
  })
})

describe('a system', () => {
  it('says what stops it first, with the sentences behind its dates', async () => {
    const app = openTestApp('2026-11-08T15:00:00Z')
    const client = await app.call('clients.create', { name: 'Muebles Pacheco SA' })
    const made = await app.call('serials.create', {
      clientId: client.id,
      product: 'SAE',
      serial: 'SAES7056850',
      mode: 'subscription',
      version: '10.0',
      users: 5,
      activatedOn: day('2026-01-31'),
      months: 12,
      method: 'transfer',
    })
    await app.call('rentals.failValidation', { serialId: made.id, scheduled: day('2026-10-31') })
    const page = await app.call('serials.get', { id: made.id })
    expect(page).toMatchObject({
      row: { status: 'vigente', nextCutoff: '2027-01-31', nextValidation: '2026-10-31' },
      paid: { state: 'presumed', worksThrough: '2027-01-30' },
      tolerance: {
        scheduled: '2026-10-31',
        plannedLastDay: '2026-10-31',
        possibleLastDay: '2026-11-15',
        day: 8,
      },
      firstStop: { kind: 'validation', on: '2026-11-16' },
    })
    expect(page.whyCutoff.join(' ')).toMatch(/31 de enero/)
    expect(page.timeline.filter((point) => point.state === 'failed').map((point) => point.on)).toEqual([
      '2026-10-31',
    ])
  })

  it('is one serial: the same number in another form is refused with its client', async () => {
    const { call, refused } = openTestApp()
    const client = await call('clients.create', { name: 'Hotel' })
    const base = { clientId: client.id, product: 'SAE', mode: 'physical', version: '8.0', users: 1 } as const
    await call('serials.create', { ...base, serial: 'SAES7056850' })
    expect(await refused('serials.create', { ...base, serial: ' saes 7056850 ' })).toBe('serial.taken')
    expect(await refused('serials.create', { ...base, serial: 'SAES1', months: 6 })).toBe(
      'serial.boughtHasNoPeriod',
    )
    expect(await refused('serials.create', { ...base, serial: 'SAES2', mode: 'subscription' })).toBe(
      'serial.periodRequired',
    )
    expect(await refused('serials.create', { ...base, serial: 'TOTAL' })).toBe('serial.invalid')
  })

  it('is not paid until a day that is no cutoff of its own: the two around it are named', async () => {
    const { call, answer } = openTestApp()
    const client = await call('clients.create', { name: 'Hotel' })
    const wish = {
      clientId: client.id,
      product: 'SAE',
      mode: 'subscription',
      version: '8.0',
      users: 1,
      serial: 'SAES7056850',
      activatedOn: '2026-01-31',
      months: 6,
      paidUntil: '2026-12-15',
    }
    expect(await answer('serials.create', wish)).toMatchObject({
      ok: false,
      refusal: { code: 'serial.paidUntilNotBoundary', params: { before: '2026-11-30', after: '2026-12-31' } },
    })
  })
})

function passes(row: Row, filter: GridQuery['filters'][number]): boolean {
  const value = row[filter.column as keyof Row]
  if (filter.kind === 'text')
    return foldForSearch(String(value ?? '')).includes(foldForSearch(filter.contains))
  if (filter.kind === 'oneOf') return filter.values.includes(String(value ?? ''))
  if (value === null) return filter.from === null && filter.until === null
  return (filter.from === null || value >= filter.from) && (filter.until === null || value <= filter.until)
}
