import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { keptLedger } from '../support/kept-ledgers.ts'
import { officeWith } from './damaged.ts'

/** Another program, as a viewer of databases is one, asks the file of an open ledger for something. */
const OTHER = `
  const raw = require('better-sqlite3')(process.argv[1], { timeout: 50 })
  try {
    console.log(raw.prepare('SELECT count(*) FROM clients').pluck().get())
  } catch (error) {
    console.log(error.code)
  }
`

function askedByAnother(dir: string): string {
  return execFileSync(process.execPath, ['-e', OTHER, join(dir, 'ledger.db')], { encoding: 'utf8' }).trim()
}

/** Files of a folder that this process has open, where the system tells. */
function openIn(dir: string): string[] {
  const handles = '/proc/self/fd'
  if (!existsSync(handles)) return []
  return readdirSync(handles).flatMap((handle) => {
    try {
      const path = readlinkSync(join(handles, handle))
      return path.startsWith(dir) ? [path] : []
    } catch {
      // The one that listed them.
      return []
    }
  })
}

test('no other program reads or writes a ledger that is open, also after a backup and a look', async () => {
  const { dir, call } = await officeWith(3)
  expect(askedByAnother(dir)).toBe('SQLITE_BUSY')
  await call('backups.make', {})
  expect(askedByAnother(dir)).toBe('SQLITE_BUSY')
  await call('ledger.verify', {})
  expect(askedByAnother(dir)).toBe('SQLITE_BUSY')
})

test('nor after another ledger took its place, and of the one that was there nothing stays open', async () => {
  const { app, dir, call } = await officeWith(3)
  await call('backups.make', {})
  await call('clients.create', { name: 'Hotel 4' })
  await call('backups.restore', { n: 1, lose: 1 })
  await call('backups.make', {})
  expect(askedByAnother(dir)).toBe('SQLITE_BUSY')
  expect(openIn(dir).filter((path) => path.includes('quarantine'))).toEqual([])
  app.close()
  expect(openIn(dir)).toEqual([])
  expect(askedByAnother(dir)).toBe('3')
})

test('nor after the program brought the ledger up to its version', () => {
  const dir = keptLedger(190)
  openTestApp(undefined, undefined, { dir })
  expect(askedByAnother(dir)).toBe('SQLITE_BUSY')
})
