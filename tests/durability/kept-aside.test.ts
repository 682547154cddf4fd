import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { openLedgerFile } from '#db/open.ts'
import { keepAside } from '#durability/keep-aside.ts'
import { placesOf } from '#durability/places.ts'

function ledger() {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-aside-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  const places = placesOf(dir)
  const raw = openLedgerFile(places.ledger)
  onTestFinished(() => void raw.close())
  return { raw, places }
}

test('of a ledger that is kept aside and does not get there whole nothing stays, and the one before does', async () => {
  const { raw, places } = ledger()
  await keepAside(raw, places, new Date('2026-11-23T15:00:00Z'))
  const before = readdirSync(places.quarantine)
  expect(before).toHaveLength(1)
  const keeping = keepAside(raw, places, new Date('2026-11-23T16:00:00Z'))
  raw.close()
  await expect(keeping).rejects.toThrow()
  expect(readdirSync(places.quarantine)).toEqual(before)
})

test('also a ledger that is damaged is kept aside, as it is', async () => {
  const { raw, places } = ledger()
  raw.exec('CREATE TABLE clients (name TEXT)')
  raw.pragma('application_id = 1')
  await keepAside(raw, places, new Date('2026-11-23T15:00:00Z'))
  const [name] = readdirSync(places.quarantine)
  const path = join(places.quarantine, name!, 'ledger.db')
  expect(existsSync(`${path}-wal`)).toBe(false)
  const copy = new Database(path, { readonly: true })
  onTestFinished(() => void copy.close())
  expect(copy.prepare('SELECT count(*) FROM clients').pluck().get()).toBe(0)
})

test('a ledger that is kept aside and cannot be read to its end does not take the place of one that could', async () => {
  const { raw, places } = ledger()
  await keepAside(raw, places, new Date('2026-11-23T15:00:00Z'))
  const [whole] = readdirSync(places.quarantine)
  raw.pragma('application_id = 1')
  await keepAside(raw, places, new Date('2026-11-23T16:00:00Z'))
  expect(readdirSync(places.quarantine)).toHaveLength(2)
  expect(readdirSync(places.quarantine)).toContain(whole)
})
