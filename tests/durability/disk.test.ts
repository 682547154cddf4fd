import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { notOpened } from '#db/open.ts'
import { isNotWritten, refusalOfFault } from '#durability/faults.ts'
import { placesOf } from '#durability/places.ts'
import { savingWords } from '#messages/es-MX/backups-screen.ts'
import type { TestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'
import { names, officeWith } from './damaged.ts'

/** Of the first of many that is not saved. */
async function refusal(office: TestApp) {
  for (let i = 0; i < 60; i += 1) {
    const answer = await office.answer('clients.create', { name: `Buceo ${i}`, city: 'Playa del Carmen' })
    if (!answer.ok) return answer.refusal
  }
  return null
}

test('a full disk is said with what to do, nothing is half done, and work goes on when there is room', async () => {
  const office = await officeWith(3)
  const { raw } = office.app.sync
  const pages = raw.pragma('page_count', { simple: true }) as number
  raw.pragma(`max_page_count = ${pages}`)
  expect(await refusal(office)).toMatchObject({
    code: 'ledger.diskFull',
    message: expect.stringMatching(/Lo que escribió sigue en la pantalla: libere al menos 64 MB/),
  })
  const saved = await names(office)
  raw.pragma('max_page_count = 1000000')
  expect(await refusal(office)).toBe(null)
  expect(await names(office)).toHaveLength(saved.length + 60)
  expect((await office.call('ledger.verify', {})).found).toEqual([])
})

test('on a full disk the ballast is given back once, so that what is under way ends', async () => {
  const office = await officeWith(1)
  const ballast = join(office.dir, 'ballast')
  writeFileSync(ballast, Buffer.alloc(1024))
  const { raw } = office.app.sync
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true }) as number}`)
  expect(await refusal(office)).toMatchObject({ code: 'ledger.diskFull' })
  expect(existsSync(ballast)).toBe(false)
})

test('a ledger that takes no writing says so, and everything can still be looked at', async () => {
  const office = await officeWith(2)
  office.app.sync.raw.pragma('query_only = 1')
  expect(await refusal(office)).toMatchObject({
    code: 'ledger.readOnlyFile',
    message: expect.stringMatching(/no deja escribir/),
  })
  expect(await names(office)).toHaveLength(2)
  // Also where a day begins of which nothing can be worked out beforehand.
  office.setToday('2026-11-24')
  expect(await names(office)).toHaveLength(2)
  office.app.sync.raw.pragma('query_only = 0')
  expect(await refusal(office)).toBe(null)
})

test('a disk that did not take something is told at once, and the screens no longer say that it is saved', async () => {
  const office = await officeWith(1)
  const said = async () => savingWords(await office.call('backups.status', {}))
  expect(await said()).toBe(null)
  const told: string[] = []
  office.app.onChanged((topics) => told.push(...topics))
  const { raw } = office.app.sync
  const { transaction } = raw
  raw.transaction = () => {
    throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE')
  }
  expect(await office.refused('clients.create', { name: 'Hotel 2' })).toBe('ledger.ioError')
  raw.transaction = transaction
  expect(told).toContain('backups')
  expect(await said()).toBe('el disco no lo acepta: no se guarda nada')
})

test.each([
  [{ onlyLook: null, diskFails: false, space: 'low' }, null],
  [{ onlyLook: null, diskFails: false, space: 'none' }, 'disco lleno: no se guarda nada'],
  [{ onlyLook: 'salvaged', diskFails: false, space: 'enough' }, 'solo se puede ver: no se guarda nada'],
] as const)('where nothing is saved the bar below says so and why: %j', (status, words) => {
  expect(savingWords(status)).toBe(words)
})

test('hashes that the disk did not take are written later, and nothing is called damaged for their lack', async () => {
  const office = await officeWith(0)
  const hashes = new Database(join(office.dir, 'ledger.hashes'))
  // As a disk that fills up in the middle of a slice: what the slice had written before goes back.
  hashes.exec(`CREATE TRIGGER full BEFORE INSERT ON hashes WHEN new.key = 'aspel-sae'
    BEGIN SELECT RAISE(ABORT, 'full'); END`)
  await eventually(() => office.bugs.join()).toContain('notWritten')
  hashes.exec('DROP TRIGGER full')
  hashes.close()
  await office.call('clients.create', { name: 'Hotel 1' })
  await office.call('backups.run', {})
  await eventually(async () => (await office.call('backups.status', {})).hashedAt).not.toBe(null)
  expect((await office.call('ledger.verify', {})).found).toEqual([])
})

test.each([
  ['SQLITE_FULL', true],
  ['SQLITE_IOERR_FSYNC', true],
  // What reads along with others has no room for its index.
  ['SQLITE_IOERR_SHMSIZE', true],
  ['SQLITE_IOERR_READ', false],
  ['SQLITE_CORRUPT', false],
  ['EDQUOT', true],
])('%s is what a disk does not take, and no damage: %s', (code, isSo) => {
  expect(isNotWritten(new Database.SqliteError('disk I/O error', code))).toBe(isSo)
})

test.each([
  ['EDQUOT', 'backups/000001.tmp', 'ledger.diskFull'],
  ['EACCES', 'backups/000001.tmp', 'ledger.readOnlyFile'],
  ['EPERM', 'check.tmp', 'ledger.readOnlyFile'],
  // What is not of the ledger's folder says nothing of it.
  ['EACCES', '../elsewhere.xlsx', undefined],
])(
  'a file of the ledger’s folder that cannot be written is no bug of the program: %s of %s',
  (code, of, said) => {
    const places = placesOf(join('/data', 'oficina'))
    const error = Object.assign(new Error(code), { code, path: join(places.dir, of) })
    expect(refusalOfFault(error, places)?.refusal.code).toBe(said)
  },
)

test('a disk with no room for what SQLite keeps beside a file is full, and not unreadable', () => {
  const error = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_SHMSIZE')
  expect(notOpened(error, '/tmp/ledger.db')).toMatchObject({ reason: 'diskFull' })
})
