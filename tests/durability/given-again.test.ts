import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { onSwapStep, type SwapStep } from '#durability/swap.ts'
import { readUnfinished } from '#durability/unfinished.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { garblePages, hotels, names, officeWith, rootPageOf } from './damaged.ts'

afterEach(() => onSwapStep(() => {}))

const reopened = (dir: string) => openTestApp(undefined, undefined, { dir })
const unfinishedIn = (dir: string) => existsSync(placesOf(dir).unfinished)

/** Twenty-five hotels, the first five of them in a backup where there is one; a page of theirs is garbled, and seen at the next start. */
async function damagedOffice(hasBackup = true): Promise<string> {
  const office = await officeWith(5)
  if (hasBackup) await office.call('backups.make', {})
  for (const name of hotels(25).slice(5)) await office.call('clients.create', { name })
  office.app.close()
  damagePage(office.dir)
  return office.dir
}

function damagePage(dir: string): void {
  const { head } = placesOf(dir)
  if (existsSync(head)) {
    const at = JSON.parse(readFileSync(head, 'utf8'))
    writeFileSync(head, JSON.stringify({ ...at, closed: false }))
  }
  garblePages(dir, rootPageOf(dir, 'clients'), 1)
}

/** The folder as it stands at one step of the recovery: what a kill there leaves. */
function killedAt(step: SwapStep, dir: string): string {
  const left = anotherFolder()
  onSwapStep((reached) => {
    if (reached === step) cpSync(dir, left, { recursive: true })
  })
  reopened(dir).app.close()
  onSwapStep(() => {})
  return left
}

/** What a kill leaves after so many commands were given again. */
function killedAfter(given: number, dir: string): string {
  const swapped = killedAt('unmarked', dir)
  const left = anotherFolder()
  const { again } = readUnfinished(placesOf(swapped))!
  asIfNothingWaited(swapped, (office) => {
    for (const row of again.slice(0, given)) expect(office.app.replay(row)).toMatchObject({ ok: true })
    cpSync(swapped, left, { recursive: true })
  })
  cpSync(placesOf(swapped).unfinished, placesOf(left).unfinished)
  return left
}

function asIfNothingWaited(dir: string, work: (office: TestApp) => void): void {
  const { unfinished } = placesOf(dir)
  const kept = readFileSync(unfinished)
  rmSync(unfinished)
  const office = reopened(dir)
  work(office)
  office.app.close()
  writeFileSync(unfinished, kept)
}

function anotherFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigente-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function expectAllThere(office: TestApp, outcome: 'restored' | 'rebuilt', told: RegExp) {
  expect(await names(office)).toEqual(hotels(25))
  expect((await office.call('backups.status', {})).recovery).toMatchObject({
    outcome,
    recovered: expect.arrayContaining([expect.stringMatching(told)]),
    toCheck: ['No hace falta revisar nada.'],
  })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
  expect(unfinishedIn(office.dir)).toBe(false)
  expect(office.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
}

const steps: readonly SwapStep[] = ['staged', 'marked', 'quarantined', 'replaced', 'unmarked']
test.each(steps)(
  'killed in a recovery when the backup was %s, the later work is still given again',
  async (step) => {
    const left = killedAt(step, await damagedOffice())
    await expectAllThere(reopened(left), 'restored', /hacer lo de después: 20 operaciones/)
  },
)

test.each([1, 7, 20])(
  'killed when %s commands were given again, the rest follows and none is done twice',
  async (given) => {
    const left = killedAfter(given, await damagedOffice())
    const office = reopened(left)
    await expectAllThere(office, 'restored', /hacer lo de después: 20 operaciones/)
    await office.call('clients.create', { name: 'Hotel 26' })
    office.app.close()
    const next = reopened(left)
    expect(await names(next)).toEqual(hotels(26))
    expect((await next.call('ledger.verify', {})).found).toEqual([])
  },
)

test.each([0, 7])(
  'without a backup, killed when %s commands were done again, the rest follows',
  async (given) => {
    const left = killedAfter(given, await damagedOffice(false))
    await expectAllThere(reopened(left), 'rebuilt', /operación por operación \(25 en total\)/)
  },
)

test('damaged once more while commands are given again, nothing of them is lost', async () => {
  const left = killedAfter(7, await damagedOffice())
  // Only of a closed ledger are all pages in its file.
  asIfNothingWaited(left, () => {})
  damagePage(left)
  await expectAllThere(reopened(left), 'restored', /hacer lo de después: 20 operaciones/)
})

test('a disk that is full when seven are given again keeps the program shut; all follow when there is room', async () => {
  const left = killedAt('unmarked', await damagedOffice())
  const { transaction } = Database.prototype
  const full = vi.spyOn(Database.prototype, 'transaction')
  full.mockImplementation(function (this: Database.Database, work: () => unknown) {
    const commands = this.prepare('SELECT count(*) FROM outbox').pluck().get()
    if (commands === 12) throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL')
    return transaction.call(this, work)
  } as typeof transaction)
  expect(() => reopened(left)).toThrow(expect.objectContaining({ reason: 'diskFull' }))
  full.mockRestore()
  await expectAllThere(reopened(left), 'restored', /hacer lo de después: 20 operaciones/)
})

test('until all are given again, whoever looks without opening the ledger is told that it lacks work', async () => {
  const left = killedAfter(7, await damagedOffice())
  const found = async () => (await inspectLedger(placesOf(left)))!.found
  expect(await found()).toMatchObject([{ kind: 'rollback', detail: 'it lacks 13 commands' }])
  reopened(left).app.close()
  expect(await found()).toEqual([])
})

test('once all are given again nothing of them stays, and the next start has nothing to do', async () => {
  const dir = await damagedOffice()
  const office = reopened(dir)
  expect(unfinishedIn(dir)).toBe(false)
  await office.call('backups.settle', { recovery: true })
  office.app.close()
  const next = reopened(dir)
  expect(await names(next)).toEqual(hotels(25))
  expect((await next.call('backups.status', {})).recovery).toBe(null)
})

/** Other bytes in the place of a line's, as a failing disk would leave them; null cuts the file off before it. */
function rotLine(dir: string, line: number, from: RegExp | null, to = ''): void {
  const { unfinished } = placesOf(dir)
  const lines = readFileSync(unfinished, 'utf8').split('\n')
  const rotten = from === null ? lines.slice(0, line) : lines.with(line, lines[line]!.replace(from, to))
  expect(rotten).not.toEqual(lines)
  writeFileSync(unfinished, rotten.join('\n'))
}

const LIST_DAMAGED = /La lista de lo que una recuperación tenía que volver a hacer está dañada/
const MAY_LACK = /puede faltar algo de lo último que se guardó/

async function expectTold(office: TestApp, outcome: string, toCheck: readonly RegExp[]): Promise<void> {
  expect((await office.call('backups.status', {})).recovery).toMatchObject({
    outcome,
    damaged: expect.arrayContaining([expect.stringMatching(LIST_DAMAGED)]),
    toCheck: toCheck.map((words) => expect.stringMatching(words)),
  })
}

test.each([
  ['another name stands in one of them', 3, /Hotel \d+/, 'Hotel 99', 19],
  ['one of them is no text any more', 3, /"seq"/, '\u0000', 19],
  ['its end is gone', 11, null, '', 9],
] as const)(
  'where %s, the others are given again, and it is said that one may be lacking',
  async (_what, line, from, to, given) => {
    const left = killedAt('unmarked', await damagedOffice())
    rotLine(left, line, from, to)
    const rotten = readFileSync(placesOf(left).unfinished)
    const office = reopened(left)
    const there = await names(office)
    expect(there).toHaveLength(5 + given)
    expect(there).not.toContain('Hotel 99')
    await expectTold(office, 'restored', [
      MAY_LACK,
      given === 19 ? /Falta una operación/ : /Faltan 11 operaciones/,
    ])
    expect(asides(left)).toEqual([rotten])
    expect(unfinishedIn(left)).toBe(false)
    await office.call('backups.settle', { recovery: true })
    office.app.close()
    const next = reopened(left)
    expect((await next.call('backups.status', {})).recovery).toBe(null)
    expect((await next.call('ledger.verify', {})).found).toEqual([])
  },
)

test('where nothing tells any more what recovery it was, what can be read is given again and the rest is said', async () => {
  const left = killedAt('unmarked', await damagedOffice())
  rotLine(left, 0, /"head"/, '"haed"')
  const office = reopened(left)
  expect(await names(office)).toEqual(hotels(25))
  await expectTold(office, 'kept', [MAY_LACK])
})

test('killed once more on a list that is rotten, it is said as once', async () => {
  const left = killedAt('unmarked', await damagedOffice())
  rotLine(left, 0, /"head"/, '"haed"')
  rotLine(left, 3, /"seq"/, '"sep"')
  const rotten = readFileSync(placesOf(left).unfinished)
  reopened(left).app.close()
  // As if the list had not been dropped yet.
  writeFileSync(placesOf(left).unfinished, rotten)
  const office = reopened(left)
  expect(await names(office)).toHaveLength(24)
  await expectTold(office, 'kept', [MAY_LACK, /Falta una operación/])
  expect(asides(left)).toEqual([rotten])
})

test('a list of which nothing can be read is said, and kept aside', async () => {
  const left = killedAt('unmarked', await damagedOffice())
  writeFileSync(placesOf(left).unfinished, Buffer.alloc(500))
  expect((await inspectLedger(placesOf(left)))!.found).toMatchObject([{ kind: 'unfinished' }])
  const office = reopened(left)
  expect(await names(office)).toEqual(hotels(5))
  await expectTold(office, 'kept', [MAY_LACK])
  expect(asides(left)).toEqual([Buffer.alloc(500)])
  expect((await inspectLedger(placesOf(left)))!.found).toEqual([])
})

test('damaged once more, a ledger whose list is rotten has what can be read given again', async () => {
  const left = killedAfter(7, await damagedOffice())
  asIfNothingWaited(left, () => {})
  rotLine(left, 15, /Hotel/, 'Hetol')
  damagePage(left)
  const office = reopened(left)
  expect(await names(office)).toHaveLength(24)
  await expectTold(office, 'restored', [MAY_LACK, /Falta una operación/])
  expect(asides(left)).toHaveLength(1)
})

function asides(dir: string): Buffer[] {
  const { quarantine } = placesOf(dir)
  return readdirSync(quarantine)
    .filter((entry) => entry.startsWith('recovery.unfinished'))
    .map((entry) => readFileSync(join(quarantine, entry)))
}
