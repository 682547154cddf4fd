import {
  copyFileSync,
  existsSync,
  renameSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
  cpSync,
  readFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { placesOf } from '#durability/places.ts'
import { readState } from '#durability/state.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { garblePages, hotels, ledgerOf, names, officeWith, rootPageOf } from './damaged.ts'

/** Three hotels with a backup, and two more after it; closed. */
async function closedOffice(): Promise<TestApp> {
  const office = await officeWith(3)
  await office.call('backups.make', {})
  for (const name of ['Hotel 4', 'Hotel 5']) await office.call('clients.create', { name })
  office.app.close()
  return office
}

/** The backups were away when the ledger was lost, an empty one was begun and backed up, and then they were put back. */
async function afterLoss() {
  const { dir } = await closedOffice()
  rmSync(ledgerOf(dir))
  renameSync(join(dir, 'backups'), join(dir, 'away'))
  const lost = reopened(dir)
  await lost.call('ledger.accept', {})
  await lost.call('backups.make', {})
  await lost.call('backups.make', {})
  lost.app.close()
  rmSync(join(dir, 'backups', '000001.db'))
  rmSync(join(dir, 'backups', '000001.json'))
  cpSync(join(dir, 'away'), join(dir, 'backups'), { recursive: true })
  return { dir }
}

const reopened = (dir: string) => openTestApp(undefined, undefined, { dir })
const recoveryOf = async (office: TestApp) => (await office.call('backups.status', {})).recovery

test('an empty ledger is damage and never a first run: the newest backup comes back', async () => {
  const { dir } = await closedOffice()
  truncateSync(ledgerOf(dir), 0)
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(3))
  expect(await recoveryOf(office)).toMatchObject({
    outcome: 'restored',
    damaged: ['El archivo del libro: está vacío.'],
    recovered: [/Se restauró el respaldo 1, del lun 23 nov 2026, 10:00/, /quarantine/].map((text) =>
      expect.stringMatching(text),
    ),
    toCheck: [expect.stringMatching(/Faltan 2 operaciones/)],
  })
  expect(readdirSync(join(dir, 'quarantine'))).toHaveLength(1)
  await office.call('backups.settle', { recovery: true })
  expect(await recoveryOf(office)).toBe(null)
})

test('a ledger that is gone comes back too', async () => {
  const { dir } = await closedOffice()
  rmSync(ledgerOf(dir))
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(3))
})

test('of a ledger that is gone the newest backup that holds the office comes back, not one of an empty ledger', async () => {
  for (const lose of [rmSync, truncateSync]) {
    const { dir } = await afterLoss()
    lose(ledgerOf(dir))
    expect(await names(reopened(dir))).toEqual(hotels(3))
  }
})

test('after a loss the points of the empty ledger are told apart, and the way back leads to the office', async () => {
  const { dir } = await afterLoss()
  const office = reopened(dir)
  expect(await names(office)).toEqual([])
  const { points, likeliest } = await office.call('backups.list', {})
  expect(points.map(({ clients, holdsLittle }) => [clients, holdsLittle])).toEqual([
    [0, true],
    [3, false],
  ])
  expect(likeliest).toBe(points[1]!.n)
  await office.call('backups.restore', { lose: 1_000 })
  expect(await names(office)).toEqual(hotels(3))
})

test('of a ledger that is only to be looked at no backup is made by itself', async () => {
  const { dir } = await closedOffice()
  for (const gone of ['ledger.db', 'backups']) rmSync(join(dir, gone), { recursive: true })
  const office = reopened(dir)
  await office.call('backups.run', {})
  await office.call('backups.run', { closing: true })
  expect((await office.call('backups.list', {})).points).toEqual([])
  await office.call('ledger.accept', {})
  await office.call('backups.run', {})
  expect((await office.call('backups.list', {})).points).toHaveLength(1)
})

test('pages that are garbled: the backup, and on it every later command that can still be read', async () => {
  const { dir } = await closedOffice()
  const page = rootPageOf(dir, 'clients')
  // Seen at once where the program did not end as it should.
  const head = JSON.parse(readFileSync(join(dir, 'head.json'), 'utf8'))
  writeFileSync(join(dir, 'head.json'), JSON.stringify({ ...head, closed: false }))
  garblePages(dir, page, 1)
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(5))
  expect(await recoveryOf(office)).toMatchObject({
    outcome: 'restored',
    recovered: [
      expect.stringMatching(/respaldo 1/),
      expect.stringMatching(/2 operaciones/),
      expect.stringMatching(/quarantine/),
    ],
    toCheck: ['No hace falta revisar nada.'],
  })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
  expect(office.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})

test('an older ledger in the place of the one that was there is noticed, and the newer backup taken', async () => {
  const office = await officeWith(1)
  office.app.close()
  const old = `${office.dir}-old.db`
  copyFileSync(ledgerOf(office.dir), old)
  onTestFinished(() => rmSync(old))
  const second = reopened(office.dir)
  await second.call('clients.create', { name: 'Hotel 2' })
  await second.call('backups.make', {})
  second.app.close()
  copyFileSync(old, ledgerOf(office.dir))
  const third = reopened(office.dir)
  expect(await names(third)).toEqual(hotels(2))
  expect(await recoveryOf(third)).toMatchObject({
    outcome: 'restored',
    toCheck: ['No hace falta revisar nada.'],
  })
})

test('work that was lost with the -wal is told where no backup has it', async () => {
  const office = await officeWith(2)
  await office.call('backups.make', {})
  office.app.close()
  const second = reopened(office.dir)
  await second.call('clients.create', { name: 'Hotel 3' })
  // The head file follows within a second.
  await expect.poll(() => JSON.parse(readFileSync(join(office.dir, 'head.json'), 'utf8')).outboxSeq).toBe(3)
  const left = `${office.dir}-killed`
  cpSync(office.dir, left, { recursive: true })
  onTestFinished(() => rmSync(left, { recursive: true, force: true }))
  rmSync(join(left, 'ledger.db-wal'))
  const third = reopened(left)
  expect(await names(third)).toEqual(hotels(2))
  expect(await recoveryOf(third)).toMatchObject({
    outcome: 'kept',
    toCheck: [expect.stringMatching(/Falta una operación de las últimas/)],
  })
})

test('only an index damaged: it is made again, and nothing is restored', async () => {
  const { dir } = await closedOffice()
  garbleIndex(dir)
  const first = reopened(dir)
  const looked = await first.call('ledger.verify', {})
  expect(looked.found.length).toBeGreaterThan(0)
  expect(new Set(looked.found.map(({ kind }) => kind))).toEqual(new Set(['index']))
  await first.call('ledger.repair', {})
  expect(await recoveryOf(first)).toMatchObject({
    outcome: 'reindexed',
    toCheck: ['No hace falta revisar nada.'],
  })
  expect(await names(first)).toEqual(hotels(5))
  expect((await first.call('ledger.verify', {})).found).toEqual([])
})

/** One letter of one key in the index of names: what it says of the table is no longer so. */
function garbleIndex(dir: string): void {
  const page = rootPageOf(dir, 'audit_entity')
  const file = readFileSync(ledgerOf(dir))
  file[page * 4096 - 20]! ^= 1
  writeFileSync(ledgerOf(dir), file)
}

test('without a backup every command is done again from the first', async () => {
  const office = await officeWith(4)
  office.app.close()
  garblePages(office.dir, rootPageOf(office.dir, 'clients'), 1)
  const second = reopened(office.dir)
  await second.call('ledger.repair', {})
  expect(await names(second)).toEqual(hotels(4))
  expect(await recoveryOf(second)).toMatchObject({
    outcome: 'rebuilt',
    recovered: [expect.stringMatching(/operación por operación/), expect.stringMatching(/quarantine/)],
  })
})

test('with neither, what can be read is there to be looked at, and nothing is saved until somebody says so', async () => {
  const office = await officeWith(4)
  office.app.close()
  garblePages(office.dir, rootPageOf(office.dir, 'outbox'), 1)
  const second = reopened(office.dir)
  await second.call('ledger.repair', {})
  expect(await recoveryOf(second)).toMatchObject({ outcome: 'salvaged' })
  expect(await names(second)).toEqual(hotels(4))
  expect(await second.refused('clients.create', { name: 'Hotel 5' })).toBe('ledger.onlyLook')
  await second.call('ledger.accept', {})
  await second.call('clients.create', { name: 'Hotel 5' })
  expect(await names(second)).toEqual(hotels(5))
})

test('a ledger in which there is nothing to repair any more is looked through once, and not at each start', async () => {
  const { dir } = await closedOffice()
  const first = reopened(dir)
  await first.call('ledger.repair', {})
  expect(await names(first)).toEqual(hotels(5))
  expect(await recoveryOf(first)).toBe(null)
  expect(readState(placesOf(dir).state).repair).toBe(false)
})

test('where the head file is half written nobody knows how the program ended: the start looks through the pages', async () => {
  const { dir, call, app } = await officeWith(40)
  await call('backups.make', {})
  app.close()
  const head = join(dir, 'head.json')
  for (const half of ['', readFileSync(head, 'utf8').slice(0, 40)]) {
    garblePages(dir, rootPageOf(dir, 'clients'), 1)
    writeFileSync(head, half)
    const office = openTestApp(undefined, undefined, { dir })
    expect((await office.call('backups.status', {})).recovery).toMatchObject({ outcome: 'restored' })
    expect(await names(office)).toEqual(hotels(40))
    await office.call('backups.settle', { recovery: true })
    office.app.close()
  }
  // One that is whole is looked through once more, and then the head file is as it should be.
  writeFileSync(head, '')
  const office = openTestApp(undefined, undefined, { dir })
  expect((await office.call('backups.run', {})).did).toContain('verify')
  expect((await office.call('backups.status', {})).recovery).toBeNull()
  expect(JSON.parse(readFileSync(head, 'utf8'))).toMatchObject({ closed: false })
})

test('a folder that never had a ledger is a first run', async () => {
  const office = await officeWith(0)
  expect(await recoveryOf(office)).toBe(null)
  expect(existsSync(join(office.dir, 'quarantine'))).toBe(false)
})
