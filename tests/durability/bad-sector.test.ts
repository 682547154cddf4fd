import {
  copyFileSync,
  existsSync,
  fstatSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { placesOf } from '#durability/places.ts'
import { openTestApp } from '../support/app.ts'
import { hotels, ledgerOf, names, officeWith, rootPageOf } from './damaged.ts'

vi.mock(import('node:fs'), async (original) => {
  const fs = await original()
  return { ...fs, copyFileSync: vi.fn(fs.copyFileSync), readSync: vi.fn(fs.readSync) as typeof fs.readSync }
})

const PAGE = 4096

/** Three hotels with a backup, and two more after it; the program did not end as it should. */
async function killedOffice(): Promise<string> {
  const office = await officeWith(3)
  await office.call('backups.make', {})
  for (const name of ['Hotel 4', 'Hotel 5']) await office.call('clients.create', { name })
  office.app.close()
  const { head } = placesOf(office.dir)
  writeFileSync(head, JSON.stringify({ ...JSON.parse(readFileSync(head, 'utf8')), closed: false }))
  return office.dir
}

const reopened = (dir: string) => openTestApp(undefined, undefined, { dir })
const inputOutput = (syscall: string) =>
  Object.assign(new Error(`EIO: i/o error, ${syscall}`), { code: 'EIO', errno: -5, syscall })

interface Bad {
  readonly ino: number
  /** Pages from the first to before the last. */
  readonly from: number
  readonly to: number
  /** What SQLite is asked when it meets them. */
  readonly asked: RegExp
}
const bad: Bad[] = []

const whole = {
  copyFileSync: vi.mocked(copyFileSync).getMockImplementation()!,
  readSync: vi.mocked(readSync).getMockImplementation() as (...all: unknown[]) => number,
  pragma: Database.prototype.pragma,
}

beforeEach(() => {
  vi.mocked(copyFileSync).mockImplementation((from, ...rest) => {
    if (bad.some(({ ino }) => statSync(from).ino === ino)) throw inputOutput('copyfile')
    return whole.copyFileSync(from, ...rest)
  })
  vi.mocked(readSync).mockImplementation(((file: number, buffer: Buffer, ...rest: number[]) => {
    const [, length = buffer.length, at] = rest
    const isMet = ({ ino, from, to }: Bad) =>
      fstatSync(file).ino === ino && (at === undefined || (at < to * PAGE && at + length > from * PAGE))
    if (bad.some(isMet)) throw inputOutput('read')
    return whole.readSync(file, buffer, ...rest)
  }) as typeof readSync)
  vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (
    this: Database.Database,
    text,
    options,
  ) {
    if (bad.some(({ ino, asked }) => asked.test(text) && statSync(this.name).ino === ino))
      throw new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_READ')
    return whole.pragma.call(this, text, options)
  })
})
afterEach(() => void bad.splice(0))

/** From now on the disk does not give some pages of this file, under whatever name it goes. */
function badSectors(path: string, page: number, pages: number, asked: RegExp): void {
  bad.push({ ino: statSync(path).ino, from: page - 1, to: page - 1 + pages, asked })
}

const CHECKS = /^(quick|integrity)_check/
const CANNOT_BE_READ = /El archivo del libro: el disco no lo deja leer entero/

test('a bad sector under a table: the backup, and on it every later command that can still be read', async () => {
  const dir = await killedOffice()
  badSectors(ledgerOf(dir), rootPageOf(dir, 'clients'), 1, CHECKS)
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(5))
  expect((await office.call('backups.status', {})).recovery).toMatchObject({
    outcome: 'restored',
    damaged: expect.arrayContaining([expect.stringMatching(CANNOT_BE_READ)]),
    toCheck: ['No hace falta revisar nada.'],
  })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
})

test('a bad sector under what was recorded: the backup, and how much of what came after it is lost', async () => {
  const dir = await killedOffice()
  badSectors(ledgerOf(dir), rootPageOf(dir, 'outbox'), 1, CHECKS)
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(3))
  expect((await office.call('backups.status', {})).recovery).toMatchObject({
    outcome: 'restored',
    toCheck: [expect.stringMatching(/Faltan 2 operaciones/)],
  })
  const [kept] = readdirSync(join(dir, 'quarantine'))
  expect(readdirSync(join(dir, 'quarantine', kept!))).toContain('ledger.db')
})

test.each([
  ['nothing of the ledger', 1, /./],
  ['only the beginning of the ledger', 2, /locking_mode/],
  ['nothing after its first question', 2, /user_version/],
])('a disk that gives %s: the backup, and how much of what came after it is lost', async (_, from, asked) => {
  const dir = await killedOffice()
  badSectors(ledgerOf(dir), from, 100_000, asked)
  const office = reopened(dir)
  expect(await names(office)).toEqual(hotels(3))
  expect((await office.call('backups.status', {})).recovery).toMatchObject({
    outcome: 'restored',
    damaged: expect.arrayContaining([expect.stringMatching(CANNOT_BE_READ)]),
    toCheck: [expect.stringMatching(/Faltan 2 operaciones/)],
  })
})

test('a bad sector under the newest backup too: the one before it', async () => {
  const office = await officeWith(2)
  await office.call('backups.make', {})
  await office.call('clients.create', { name: 'Hotel 3' })
  await office.call('backups.make', {})
  office.app.close()
  badSectors(ledgerOf(office.dir), 1, 100_000, /./)
  badSectors(join(office.dir, 'backups', '000002.db'), 3, 1, CHECKS)
  const again = reopened(office.dir)
  expect(await names(again)).toEqual(hotels(2))
  expect((await again.call('backups.status', {})).recovery).toMatchObject({
    recovered: expect.arrayContaining([expect.stringMatching(/respaldo 1/)]),
    toCheck: [expect.stringMatching(/Falta una operación/)],
  })
})

test('a disk that fails without a backup or a trace of the ledger keeps it shut, and the file where it is', async () => {
  const dir = await killedOffice()
  rmSync(join(dir, 'backups'), { recursive: true })
  rmSync(placesOf(dir).head)
  badSectors(ledgerOf(dir), 1, 100_000, /./)
  expect(() => reopened(dir)).toThrow(expect.objectContaining({ reason: 'ioError' }))
  expect(existsSync(join(dir, 'quarantine'))).toBe(false)
})
