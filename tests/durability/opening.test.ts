import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
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
