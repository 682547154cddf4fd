import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  cpSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { onSwapStep, type SwapStep } from '#durability/swap.ts'
import { openTestApp } from '../support/app.ts'
import { hotels, ledgerOf, names, officeWith } from './damaged.ts'

afterEach(() => onSwapStep(() => {}))

async function twoPoints() {
  const office = await officeWith(2)
  await office.call('backups.make', {})
  for (const name of ['Buceo Ixchel', 'Marina Sur']) await office.call('clients.create', { name })
  return office
}

test('before anything is restored it is said how much was done after it, and nothing is done unconfirmed', async () => {
  const office = await twoPoints()
  expect(await office.refused('backups.restore', { n: 1, lose: 1 })).toBe('backup.notConfirmed')
  expect(await office.call('backups.since', { n: 1 })).toMatchObject({
    ...{ n: 1, total: 2, comesBack: 0 },
    kinds: [{ type: 'clients.create', words: 'Alta de cliente', count: 2 }],
    items: [{ words: 'Alta de cliente', operator: 'Consola' }, { words: 'Alta de cliente' }],
  })
  expect(await names(office)).toHaveLength(4)
})

test('what is saved while a backup is brought is not lost with it: it is said once more how much was done after', async () => {
  const office = await twoPoints()
  const restoring = office.refused('backups.restore', { n: 1, lose: 2 })
  await office.call('clients.create', { name: 'Hotel Puerto Morelos' })
  expect(await restoring).toBe('backup.notConfirmed')
  expect(await names(office)).toHaveLength(5)
  expect(readdirSync(office.dir)).not.toContain('restore.pending')
  await office.call('backups.restore', { n: 1, lose: 3 })
  expect(await names(office)).toEqual(hotels(2))
})

test('what a killed restore or drill left half done is gone with the next start', async () => {
  const office = await twoPoints()
  office.app.close()
  const half = ['restore', 'restore-drill'].map((folder) => join(office.dir, folder))
  for (const folder of half) {
    mkdirSync(folder)
    writeFileSync(join(folder, 'ledger.db'), 'half of a copy')
  }
  const next = openTestApp(undefined, undefined, { dir: office.dir })
  expect(await names(next)).toHaveLength(4)
  expect(half.filter((folder) => existsSync(folder))).toEqual([])
})

test('a backup takes the ledger’s place while the program runs, and the ledger that was there is kept', async () => {
  const office = await twoPoints()
  const topics: string[] = []
  office.app.onChanged((changed) => topics.push(...changed))
  const first = await office.call('clients.list', {})
  const restoring = office.call('backups.restore', { n: 1, lose: 2 })
  // Whoever asks meanwhile waits, and is answered by one ledger or the other.
  const asked = Promise.all(Array.from({ length: 20 }, () => names(office)))
  expect(await restoring).toMatchObject({ n: 1 })
  for (const seen of await asked) expect([2, 4]).toContain(seen.length)
  expect(await names(office)).toEqual(hotels(2))
  expect(topics).toContain('clients')
  expect(first.total).toBe(4)
  // What was there has a backup of its own, and lies in quarantine.
  const { points } = await office.call('backups.list', {})
  expect(points.map(({ why }) => why)).toEqual(['beforeRestore', 'asked'])
  const [kept] = readdirSync(join(office.dir, 'quarantine'))
  expect(readdirSync(join(office.dir, 'quarantine', kept!))).toContain('ledger.db')
  // And back again.
  await office.call('backups.restore', { n: 2, lose: 0 })
  expect(await names(office)).toHaveLength(4)
  await office.call('clients.create', { name: 'Hotel 3' })
  expect((await office.call('ledger.verify', {})).found).toEqual([])
  expect(office.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})

test('a backup that is no longer what was checked is not restored', async () => {
  const office = await twoPoints()
  const path = join(office.dir, 'backups', '000001.db')
  const bytes = readFileSync(path)
  bytes[20_000]! ^= 1
  writeFileSync(path, bytes)
  expect(await office.refused('backups.restore', { n: 1, lose: 2 })).toBe('backup.notAsMade')
  expect(await office.refused('backups.restore', { n: 7, lose: 2 })).toBe('backup.notFound')
  expect(await names(office)).toHaveLength(4)
  expect(existsSync(join(office.dir, 'restore.pending'))).toBe(false)
})

/** The folder as it stands at one step of a restore: what a kill there leaves. */
async function folderAt(step: SwapStep): Promise<string> {
  const office = await twoPoints()
  const left = mkdtempSync(join(tmpdir(), 'vigente-'))
  onTestFinished(() => rmSync(left, { recursive: true, force: true }))
  onSwapStep((reached) => {
    if (reached === step) cpSync(office.dir, left, { recursive: true })
  })
  await office.call('backups.restore', { n: 1, lose: 2 })
  onSwapStep(() => {})
  return left
}

const steps: readonly (readonly [step: SwapStep, clients: number])[] = [
  ['staged', 4],
  ['marked', 2],
  ['quarantined', 2],
  ['replaced', 2],
  ['unmarked', 2],
]
test.each(steps)(
  'killed in a restore when it was %s, the next start has a whole ledger',
  async (step, clients) => {
    const dir = await folderAt(step)
    const again = openTestApp(undefined, undefined, { dir })
    expect(await names(again)).toHaveLength(clients)
    expect((await again.call('ledger.verify', {})).found).toEqual([])
    expect((await again.call('backups.status', {})).recovery).toBe(null)
    expect(existsSync(join(dir, 'restore.pending'))).toBe(false)
  },
)

test('a restore whose new ledger is lost before it took its place leaves the old one', async () => {
  const dir = await folderAt('quarantined')
  rmSync(join(dir, 'restore', 'ledger.db'))
  expect(existsSync(ledgerOf(dir))).toBe(false)
  const again = openTestApp(undefined, undefined, { dir })
  expect(await names(again)).toHaveLength(4)
})
