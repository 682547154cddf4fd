import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { overwriteRefused } from '#durability/faults.ts'
import { listBackups } from '#durability/backups.ts'
import { placesOf } from '#durability/places.ts'
import { openTestApp } from '../support/app.ts'
import { ledgerOf, names, officeWith } from './damaged.ts'

/** As a commit leaves it whose flush fails: its pages are in the -wal, past the end that the open ledger knows. */
async function refusedIn(dir: string, name: string): Promise<void> {
  const apart = mkdtempSync(join(tmpdir(), 'vigente-refused-'))
  onTestFinished(() => rmSync(apart, { recursive: true, force: true }))
  cpSync(dir, apart, { recursive: true })
  const other = openTestApp(undefined, undefined, { dir: apart })
  await other.call('clients.create', { name })
  const wal = readFileSync(`${ledgerOf(apart)}-wal`)
  expect(wal.subarray(0, 32)).toEqual(readFileSync(`${ledgerOf(dir)}-wal`).subarray(0, 32))
  writeFileSync(`${ledgerOf(dir)}-wal`, wal)
}

test('a copy that has what the disk refused is no backup, and once it is written over the next one is', async () => {
  const office = await officeWith(2)
  await refusedIn(office.dir, 'Hotel 3')
  expect(await office.refused('backups.make', {})).toBe('ledger.ioError')
  expect(listBackups(placesOf(office.dir))).toEqual([])
  expect(await names(office)).toEqual(['Hotel 1', 'Hotel 2'])
  overwriteRefused(office.app.sync.raw)
  await office.call('backups.make', {})
  expect(listBackups(placesOf(office.dir))).toMatchObject([{ n: 1, clients: 2 }])
})
