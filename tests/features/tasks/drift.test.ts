import Database from 'better-sqlite3'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { openTestApp } from '../../support/app.ts'
import { workLedger } from '../../support/worked-ledger.ts'

test('after all that the program can do, each task is about a row that is there and of somebody who has not left', async () => {
  const app = openTestApp()
  await workLedger(app)
  const owed = (await app.call('today.list', {})).tasks.lines
  for (const { id } of owed) expect((await app.call('tasks.why', { id })).why.length).toBeGreaterThan(0)
  app.app.close()
  const raw = new Database(join(app.dir, 'ledger.db'), { readonly: true })
  const tasks = raw.prepare('SELECT id, kind, ref, client_id, serial_id FROM tasks').all() as {
    id: string
    kind: string
    ref: string
    client_id: string | null
    serial_id: string | null
  }[]
  const exists = (ref: string) =>
    Object.entries(LEDGER_TABLES).some(
      ([table, key]) => table !== 'tasks' && raw.prepare(`SELECT 1 FROM ${table} WHERE ${key} = ?`).get(ref),
    )
  const isActive = (table: 'clients' | 'serials', id: string | null) =>
    id === null || raw.prepare(`SELECT status FROM ${table} WHERE id = ?`).pluck().get(id) !== 'left'
  const adrift = tasks.filter(
    ({ kind, ref, client_id, serial_id }) =>
      (kind !== 'own.todo' && !exists(ref) && !exists(ref.split(':')[0]!)) ||
      !isActive('clients', client_id) ||
      !isActive('serials', serial_id),
  )
  raw.close()
  expect(tasks.length).toBeGreaterThan(0)
  expect(adrift).toEqual([])
})
