import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows, type StoredRow } from '#db/rows.ts'
import { day } from '#domain/calendar.ts'
import { logAfter } from '#endpoint/store.ts'
import { applyChanges, deferReferences } from '#sync/apply.ts'
import type { RowChange } from '#wire/messages.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { digestOfRows } from '../support/rows-digest.ts'
import { workLedger } from '../support/worked-ledger.ts'

describe('what others did is laid down', () => {
  test('in runs of any length as it is one by one, and so are the board, the search and the totals', async () => {
    const transactions = await workedOffice()
    expect(transactions.length).toBeGreaterThan(250)
    const oneByOne = await laidDown(transactions, [1])
    expect(await laidDown(transactions, [transactions.length])).toEqual(oneByOne)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 40 }),
        async (runs) => {
          expect(await laidDown(transactions, runs)).toEqual(oneByOne)
        },
      ),
      { numRuns: 6 },
    )
  })

  test('also where one row made room for another in between, or two changed places', async () => {
    const { app, call } = openTestApp()
    const client = async (name: string, rfc: string) => (await call('clients.create', { name, rfc })).id
    const [ceiba, bacalar] = [
      await client('Hotel La Ceiba', 'HCE010203AB1'),
      await client('Hotel Bacalar', 'HBA010203AB2'),
    ]
    const { db } = app.sync
    const row = (id: string) => ({
      ...db.get<Record<string, string>>({ text: 'SELECT * FROM clients WHERE id = ?', values: [id] })!,
    })
    const [first, second] = [row(ceiba), row(bacalar)]
    const rfcs = () => db.all({ text: 'SELECT id, rfc FROM clients ORDER BY name', values: [] })
    const lay = (of: RowChange[][]) =>
      app.sync.transaction(() => {
        deferReferences(db)
        applyChanges(db, of, app.sync.sums())
        return { value: null, topics: [] }
      })
    // La Ceiba gives its RFC up, Bacalar takes it, and La Ceiba is written once more.
    await lay([
      [['clients', ceiba, { ...first, rfc: null }]],
      [['clients', bacalar, { ...second, rfc: 'HCE010203AB1' }]],
      [['clients', ceiba, { ...first, rfc: 'HBA010203AB2', note: 'cambió' }]],
    ])
    expect(rfcs()).toEqual([
      { id: bacalar, rfc: 'HCE010203AB1' },
      { id: ceiba, rfc: 'HBA010203AB2' },
    ])
    // And back, both in one.
    await lay([
      [
        ['clients', ceiba, first],
        ['clients', bacalar, second],
      ],
    ])
    expect(rfcs()).toEqual([
      { id: bacalar, rfc: 'HBA010203AB2' },
      { id: ceiba, rfc: 'HCE010203AB1' },
    ])
  })
})

test('what a trigger did meanwhile is put back with the rest where rows have to be written one by one', async () => {
  const { app, call } = openTestApp()
  const { id: ceiba } = await call('clients.create', { name: 'Hotel La Ceiba', rfc: 'HCE010203AB1' })
  const { id: bacalar } = await call('clients.create', { name: 'Hotel Bacalar' })
  await call('serials.create', {
    ...{ clientId: ceiba, product: 'SAE', serial: 'SAES0000001', mode: 'subscription', version: '9.0' },
    ...{ users: 1, months: 1, activatedOn: day('2026-10-23') },
  })
  const { db } = app.sync
  const rowsOf = (table: string) => allRows(db, table)
  const lay = (of: RowChange[][]) =>
    app.sync.transaction(() => {
      deferReferences(db)
      applyChanges(db, of, app.sync.sums())
      app.sync.sums().save(db)
      return { value: null, topics: [] }
    })
  const rental: StoredRow = { ...rowsOf('rentals')[0]!, rev: 1 }
  const clients = rowsOf('clients').map((row) => ({ ...row, rev: 1 }) as StoredRow)
  const clientOf = (id: string) => clients.find((row) => row['id'] === id)!
  const task = {
    ...{ id: `reminder.call:${ceiba}`, kind: 'reminder.call', ref: ceiba, client_id: ceiba, serial_id: null },
    ...{
      due_on: '2026-11-23',
      due_time: null,
      params: '{"serials":["SAES0000001","SAES0000002"]}',
      snoozed_until: null,
      rev: 1,
    },
  }
  await lay([
    [
      ['rentals', String(rental['id']), rental],
      ['clients', ceiba, clientOf(ceiba)],
      ['clients', bacalar, clientOf(bacalar)],
      ['tasks', task.id, task],
    ],
  ])
  // La Ceiba gives its RFC up, and with what it pays Bacalar takes it; it is called for one system less, and written once more.
  const paid = { ...rental, paid_months: Number(rental['paid_months']) + 1, rev: 3 }
  await lay([
    [['clients', ceiba, { ...clientOf(ceiba), rfc: null, rev: 2 }]],
    [
      ['rentals', String(rental['id']), paid],
      ['clients', bacalar, { ...clientOf(bacalar), rfc: 'HCE010203AB1', rev: 3 }],
      ['tasks', task.id, { ...task, params: '{"serials":["SAES0000002"]}', rev: 3 }],
    ],
    [['clients', ceiba, { ...clientOf(ceiba), rfc: null, note: 'cambió', rev: 4 }]],
  ])
  expect(rowsOf('tasks').find(({ id }) => id === task.id)).toMatchObject({
    params: '{"serials":["SAES0000002"]}',
    rev: 3,
  })
  expect(app.sync.digest()).toBe(digestOfRows(db))
})

/** What an office did with every command there is, as its endpoint tells it. */
async function workedOffice(): Promise<RowChange[][]> {
  const { service, driver } = await openTestEndpoint()
  const pc = await openTestPc(service, 'Recepción')
  await workLedger(pc)
  await pc.exchange()
  const log = await driver.read((tx) => logAfter(tx, service.id, 0, 100_000))
  return log.map(({ changes }) => JSON.parse(changes) as RowChange[])
}

/** An empty ledger on which they were laid down in runs of these lengths, the last one over and over. */
async function laidDown(transactions: readonly RowChange[][], lengths: readonly number[]): Promise<object> {
  const empty = openTestApp()
  const { sync } = empty.app
  for (let at = 0, n = 0; at < transactions.length; n += 1) {
    const run = transactions.slice(at, at + (lengths[n] ?? lengths.at(-1)!))
    at += run.length
    await sync.transaction(() => {
      deferReferences(sync.db)
      applyChanges(sync.db, run, sync.sums())
      sync.sums().save(sync.db)
      return { value: null, topics: [] }
    })
  }
  const rows = shown(empty)
  empty.app.close()
  return rows
}

/** The ledger, and all that the screens read of it. */
function shown({ app: { sync } }: TestApp): object {
  const rows = (text: string) => sync.db.all({ text, values: [] })
  return {
    digest: sync.digest(),
    ledger: Object.entries(LEDGER_TABLES).map(([table, key]) =>
      rows(`SELECT * FROM ${table} ORDER BY ${key}`),
    ),
    board: rows('SELECT * FROM board ORDER BY serial_id').map((line) => ({ ...(line as object), n: 0 })),
    search: rows('SELECT kind, ref, client_id, text FROM search_docs ORDER BY kind, ref'),
    totals: rows(`
      SELECT * FROM month_totals
      WHERE payments <> 0 OR income <> 0 OR net <> 0 OR renewals <> 0 OR late <> 0 OR first_rentals <> 0
      ORDER BY part, value, month
    `),
  }
}
