import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LEDGER_TABLES } from '#db/migrate.ts'
import { logAfter } from '#endpoint/store.ts'
import { applyChanges, deferReferences } from '#sync/apply.ts'
import type { RowChange } from '#wire/messages.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
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
