import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { lockFolder } from '#durability/lock.ts'
import { openTestApp } from '../support/app.ts'
import { hotels, names, officeWith } from './damaged.ts'

test('a second start at a folder that is in use takes away nothing that is half written there', async () => {
  const { dir } = await officeWith(1)
  const uploading = join(dir, 'files', `${'a'.repeat(32)}.part`)
  writeFileSync(uploading, 'half of a spreadsheet')
  expect(() => openTestApp(undefined, undefined, { dir })).toThrow(/another program holds/)
  expect(existsSync(uploading)).toBe(true)
})

test('a start that fails half-way lets the folder go, so that the next one can open it', async () => {
  const office = await officeWith(1)
  office.app.close()
  const hashes = join(office.dir, 'ledger.hashes')
  rmSync(hashes)
  mkdirSync(hashes)
  expect(() => openTestApp(undefined, undefined, { dir: office.dir })).toThrow()
  rmSync(hashes, { recursive: true })
  expect(await names(openTestApp(undefined, undefined, { dir: office.dir }))).toEqual(hotels(1))
})

test('a folder whose ledger ended without a farewell is let go as soon as another folder is opened', async () => {
  const { dir } = await officeWith(0)
  const ended = new Database(join(dir, 'ended.db'))
  lockFolder(join(dir, 'ended-lock')).hold(ended)
  ended.close()
  lockFolder(join(dir, 'other-lock')).release()
  const free = new Database(join(dir, 'ended-lock'), { timeout: 0 })
  free.exec('BEGIN EXCLUSIVE')
  free.close()
})
