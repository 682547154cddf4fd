import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { LEDGER_TABLES, migrations, NEWEST_SCHEMA } from '#db/migrations.ts'
import { closeLedgerFile, openLedgerFile } from '#db/open.ts'
import { openTestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { keepLedger, keptLedger, keptSchemas } from '../support/kept-ledgers.ts'
import { workLedger } from '../support/worked-ledger.ts'

test.runIf(process.env['MODE'] === 'keep-version')('the ledger of this program is kept', async () => {
  const { service } = await openTestEndpoint()
  const worked = await openTestPc(service, 'Recepción')
  await workLedger(worked)
  while ((await worked.exchange()).more);
  for (let n = 1; n <= 50; n += 1) await worked.call('clients.create', { name: `Hotel ${n}` })
  worked.app.close()
  keepLedger(worked.dir)
})

describe.each(keptSchemas.map((schema) => ({ schema })))('a ledger of schema $schema', ({ schema }) => {
  test('has the tables that its migrations make to this day: they were not edited since', () => {
    const made = keptLedger(schema)
    const raw = openLedgerFile(join(made, 'anew.db'))
    for (const migration of migrations) if (migration.number <= schema) migration.up(raw)
    raw.close()
    expect(tablesOf(made)).toEqual(tablesOf(made, 'anew.db'))
  })

  test('is the same brought up in one hop and step by step', () => {
    const [hop, steps] = [keptLedger(schema), keptLedger(schema)]
    changed(hop, (raw) => migrate(raw))
    for (let upTo = 1; upTo <= migrations.length; upTo += 1)
      changed(steps, (raw) => migrate(raw, migrations.slice(0, upTo)))
    expect(tablesOf(steps)).toEqual(tablesOf(hop))
    expect(everyRow(steps)).toEqual(everyRow(hop))
  })

  test('opens whole, with the rows, the money and the waiting commands that it had', async () => {
    const dir = keptLedger(schema)
    const before = factsOf(dir)
    const office = openTestApp('2026-11-30T15:00:00Z', undefined, { dir })
    expect((await office.call('ledger.verify', {})).found).toEqual([])
    const { recovery } = await office.call('backups.status', {})
    expect(recovery).toBeNull()
    office.app.close()
    expect(office.bugs).toEqual([])
    const after = factsOf(dir)
    // The rules of the office moved from one setting to a table of their own (0080).
    if (schema < 80) before.rows['settings']! -= 1
    expect(before.pending).toBeGreaterThan(40)
    expect(before.money['payments.amount']).toBeGreaterThan(0)
    expect(after).toMatchObject(before)
    const raw = new Database(join(dir, 'ledger.db'), { readonly: true })
    expect(raw.pragma('user_version', { simple: true })).toBe(NEWEST_SCHEMA)
    raw.close()
  })
})

function changed(dir: string, change: (raw: Database.Database) => void): void {
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  change(raw)
  closeLedgerFile(raw)
}

function read<T>(dir: string, name: string, look: (raw: Database.Database) => T): T {
  const raw = new Database(join(dir, name), { readonly: true })
  try {
    return look(raw)
  } finally {
    raw.close()
  }
}

function tablesOf(dir: string, name = 'ledger.db') {
  return read(dir, name, (raw) =>
    raw
      .prepare(`SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name`)
      .all(),
  )
}

function tableNames(raw: Database.Database): string[] {
  return raw
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow')`)
    .pluck()
    .all() as string[]
}

function everyRow(dir: string): Record<string, unknown> {
  return read(dir, 'ledger.db', (raw) =>
    Object.fromEntries(
      tableNames(raw).map((name) => [
        name,
        raw
          .prepare(`SELECT * FROM "${name}"`)
          .all()
          .map((row) => JSON.stringify(row))
          .toSorted(),
      ]),
    ),
  )
}

/** What people would miss: rows of each table, sums of each column of money, commands that wait. */
function factsOf(dir: string) {
  return read(dir, 'ledger.db', (raw) => {
    const names = tableNames(raw).filter((name) => Object.hasOwn(LEDGER_TABLES, name) || name === 'outbox')
    const one = (text: string) => raw.prepare(text).pluck().get() as number
    const money = names.flatMap((name) =>
      (raw.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(name) as string[])
        .filter((column) => MONEY.test(column))
        .map((column) => [`${name}.${column}`, one(`SELECT total("${column}") FROM "${name}"`)] as const),
    )
    return {
      rows: Object.fromEntries(names.map((name) => [name, one(`SELECT count(*) FROM "${name}"`)])),
      money: Object.fromEntries(money),
      pending: one(`SELECT count(*) FROM outbox WHERE state = 'pending'`),
    }
  })
}

const MONEY = /^(amount|total|subtotal|vat|price|unit_cost|in_favour|first_user|further_user|hour_rate)$/
