import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openTestApp, type TestApp } from '../support/app.ts'

/** A ledger with so many clients, named by their number. */
export async function officeWith(
  clients: number,
  more: Parameters<typeof openTestApp>[2] = {},
): Promise<TestApp> {
  const office = openTestApp(undefined, undefined, more)
  for (let i = 1; i <= clients; i += 1) await office.call('clients.create', { name: `Hotel ${i}` })
  return office
}

export async function names({ call }: Pick<TestApp, 'call'>): Promise<string[]> {
  const { clients } = await call('clients.list', {})
  return clients.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b, 'es', { numeric: true }))
}

export const hotels = (count: number) => Array.from({ length: count }, (_, i) => `Hotel ${i + 1}`)

export const ledgerOf = (dir: string) => join(dir, 'ledger.db')

/** Every byte of some pages another one. */
export function garblePages(dir: string, from: number, pages: number): void {
  const file = readFileSync(ledgerOf(dir))
  for (let at = (from - 1) * 4096; at < (from - 1 + pages) * 4096; at += 1) file[at]! ^= 0x5a
  writeFileSync(ledgerOf(dir), file)
}

/** Behind the back of the program, as a failing disk or another program would. */
export function behindItsBack(dir: string, work: (raw: Database.Database) => void): void {
  const raw = new Database(ledgerOf(dir))
  raw.function('fold', (text) => String(text))
  const guards = raw
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND sql LIKE '%RAISE(ABORT%'`)
    .all() as { name: string; sql: string }[]
  try {
    // A disk heeds no trigger.
    for (const { name } of guards) raw.exec(`DROP TRIGGER ${name}`)
    work(raw)
    for (const { sql } of guards) raw.exec(sql)
    raw.pragma('wal_checkpoint(TRUNCATE)')
  } finally {
    raw.close()
  }
}

/** Of the first page of a table. */
export function rootPageOf(dir: string, table: string): number {
  const raw = new Database(ledgerOf(dir), { readonly: true })
  try {
    return raw.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number
  } finally {
    raw.close()
  }
}
