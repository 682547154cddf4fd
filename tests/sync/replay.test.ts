import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { operations } from '#contract/index.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { brokenLink, type OutboxRow } from '#sync/outbox.ts'
import { openTestApp } from '../support/app.ts'
import { workLedger } from '../support/worked-ledger.ts'

test('a worked ledger, replayed into an empty one, gives the same bytes', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  worked.app.close()
  const original = read(worked.dir)

  const empty = openTestApp()
  for (const row of original.outbox) {
    const result = empty.app.replay(row)
    expect(result.ok, `${row.seq} ${row.type} ${JSON.stringify(result)}`).toBe(true)
  }
  empty.app.close()
  expect(read(empty.dir)).toEqual(original)
})

test('the worked ledger has run every command that is sent', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  worked.app.close()
  const ran = new Set(read(worked.dir).outbox.map((row) => row.type))
  const sent = Object.entries(operations).filter(
    ([, procedure]) => procedure.kind === 'command' && !procedure.local,
  )
  expect(sent.map(([name]) => name).filter((name) => !ran.has(name))).toEqual(AMONG_SEVERAL)
})

test('the outbox has no gap and each row follows from the one before', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  worked.app.close()
  const { outbox } = read(worked.dir)
  expect(outbox.map((row) => row.seq)).toEqual(outbox.map((_, i) => i + 1))
  expect(brokenLink(outbox)).toBeNull()
  const changed = outbox.with(5, { ...outbox[5]!, args: outbox[5]!.args.replace('{', '{ ') })
  expect(brokenLink(changed)).toBe(6)
})

/** What is said of another PC of the office (tests/sync), and what a new ledger alone takes (tests/features/workbook). */
const AMONG_SEVERAL = [
  'clients.separate',
  'devices.rename',
  'devices.revoke',
  'devices.shareKey',
  'ledger.beginAnew',
  'ledger.takeRows',
  'ledger.joinRows',
]

/** All that is the same on every PC: the ledger's tables, the outbox, the before-images, and of the audit what was recorded, without its pipe. */
function read(dir: string) {
  const raw = new Database(join(dir, 'ledger.db'), { readonly: true })
  const rows = (text: string) => raw.prepare(text).all()
  const ledger = Object.fromEntries(
    Object.entries(LEDGER_TABLES).map(([table, key]) => [
      table,
      rows(`SELECT * FROM ${table} ORDER BY ${key}`),
    ]),
  )
  const outbox = rows('SELECT * FROM outbox ORDER BY seq') as OutboxRow[]
  const images = rows('SELECT * FROM before_images ORDER BY n')
  const audit = rows(
    'SELECT seq, at, operator_id, action, entity, reason FROM audit WHERE seq IS NOT NULL ORDER BY n',
  )
  raw.close()
  return { ledger, outbox, images, audit }
}
