import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { behindItsBack, officeWith } from './damaged.ts'

const lookedAt = async (dir: string) => (await inspectLedger(placesOf(dir)))!.found
const placesOfDamage = async (dir: string) =>
  (await lookedAt(dir)).map(({ kind, table, key }) => [kind, table, key])

/** Closed, with everything known. */
async function closed(clients = 5): Promise<TestApp & { readonly ids: string[] }> {
  const office = await officeWith(clients)
  const { clients: rows } = await office.call('clients.list', {})
  office.app.close()
  return { ...office, ids: rows.map(({ id }) => id) }
}

test('a whole ledger is whole', async () => {
  const { dir } = await closed()
  expect(await lookedAt(dir)).toEqual([])
})

test('one letter of one row is another: its table and its key are named', async () => {
  const { dir, ids } = await closed()
  behindItsBack(dir, (raw) => raw.prepare(`UPDATE clients SET city = city || '.' WHERE id = ?`).run(ids[2]))
  expect(await placesOfDamage(dir)).toEqual([['row', 'clients', ids[2]]])
})

test('a row that was taken away, and one that nobody wrote, are named', async () => {
  const { dir, ids } = await closed()
  behindItsBack(dir, (raw) => {
    raw.pragma('foreign_keys = 0')
    raw.exec('DROP TRIGGER search_clients_delete')
    raw.prepare('DELETE FROM clients WHERE id = ?').run(ids[0])
    raw.exec(`INSERT INTO settings (key, value) VALUES ('ajeno', '1')`)
  })
  expect(await placesOfDamage(dir)).toEqual(
    expect.arrayContaining([
      ['rowMissing', 'clients', ids[0]],
      ['rowExtra', 'settings', 'ajeno'],
    ]),
  )
})

test('a PC that has brought a whole ledger knows each row of it, and those it writes afterwards', async () => {
  const { service } = await openTestEndpoint()
  const first = await openTestPc(service, 'Recepción')
  for (let n = 1; n <= 300; n += 1) await first.call('clients.create', { name: `Hotel ${n}` })
  await first.call('sync.once', {})
  const late = await openTestPc(service, 'Bodega')
  await late.call('sync.once', {})
  const { id: own } = await late.call('clients.create', { name: 'Posada Bacalar' })
  const { clients } = await late.call('clients.list', { search: 'Hotel 217' })
  const brought = clients[0]!.id
  expect((await late.call('ledger.verify', {})).found).toEqual([])
  // The comparison of every row comes after all that was to be read.
  await late.call('backups.run', {})
  await expect.poll(async () => (await late.call('backups.status', {})).hashedAt).not.toBeNull()
  late.app.close()
  behindItsBack(late.dir, (raw) =>
    raw.prepare(`UPDATE clients SET city = 'Otra' WHERE id IN (?, ?)`).run(brought, own),
  )
  const rows = [brought, own].toSorted().map((id) => ['row', 'clients', id])
  expect((await placesOfDamage(late.dir)).toSorted()).toEqual([...rows, ['sum', 'clients', null]])
})

test('what was recorded cannot be told otherwise later', async () => {
  const { dir } = await closed()
  behindItsBack(dir, (raw) =>
    raw.exec(`UPDATE outbox SET args = replace(args, 'Hotel 3', 'Hotel X') WHERE seq = 3`),
  )
  expect(await placesOfDamage(dir)).toEqual(
    expect.arrayContaining([
      ['outbox', 'outbox', '3'],
      ['row', 'outbox', '3'],
    ]),
  )
})

test('after a kill no row is taken for damaged that was only not known yet', async () => {
  const office = await officeWith(30)
  const left = mkdtempSync(join(tmpdir(), 'vigente-'))
  onTestFinished(() => rmSync(left, { recursive: true, force: true }))
  cpSync(office.dir, left, { recursive: true })
  expect(await lookedAt(left)).toEqual([])
})

test('after a kill a row that is another is still named', async () => {
  const office = await officeWith(5)
  const { clients } = await office.call('clients.list', {})
  const { id } = clients[1]!
  const copies = mkdtempSync(join(tmpdir(), 'vigente-'))
  onTestFinished(() => rmSync(copies, { recursive: true, force: true }))
  let kills = 0
  // The hash of a row is known within a moment; each look is at the folder as a kill leaves it just then.
  const afterAKill = () => {
    const left = join(copies, String((kills += 1)))
    cpSync(office.dir, left, { recursive: true })
    behindItsBack(left, (raw) => raw.prepare(`UPDATE clients SET name = 'Otro' WHERE id = ?`).run(id))
    return placesOfDamage(left)
  }
  await expect.poll(afterAKill).toEqual([['row', 'clients', id]])
})

test('a paper whose bytes are others, and one that is gone, are named', async () => {
  const office = await officeWith(1)
  const [one, other] = ['una', 'otra'].map((text) => office.app.files.keep(Buffer.from(`%PDF-1.4 ${text}`)))
  const { raw } = office.app.sync
  for (const sha of [one, other])
    raw
      .prepare(
        `INSERT INTO attachments (id, name, type, size, added_on, operator_id) VALUES (?, 'x.pdf', 'application/pdf', 12, '2026-11-23', 'op')`,
      )
      .run(sha)
  writeFileSync(join(office.dir, 'attachments', one!), 'otra cosa')
  rmSync(join(office.dir, 'attachments', other!))
  const { found } = await office.call('ledger.verify', {})
  expect(found.filter(({ kind }) => kind === 'attachment').map(({ key }) => key)).toEqual(
    [one, other].toSorted(),
  )
})

test('a program that is used is looked through without a false alarm', async () => {
  const office = await officeWith(10)
  const looking = office.call('ledger.verify', {})
  await Promise.all(
    Array.from({ length: 30 }, (_, i) => office.call('clients.create', { name: `Buceo ${i}` })),
  )
  expect((await looking).found).toEqual([])
  expect((await office.call('ledger.doctor', {})).healthy).toBe(true)
})

test('a row that changes behind the program’s back is found by the daily comparison', async () => {
  const office = await officeWith(3)
  const { clients } = await office.call('clients.list', {})
  await office.call('backups.run', {})
  await expect.poll(async () => (await office.call('backups.status', {})).hashedAt).not.toBe(null)
  // Not a command's, and not noted: what a bit of the page cache that flips looks like.
  const { raw } = office.app.sync
  raw.exec('DROP TRIGGER touched_clients_update')
  raw.prepare(`UPDATE clients SET city = 'x' WHERE id = ?`).run(clients[0]!.id)
  office.setNow('2026-11-25T15:00:00Z')
  await office.call('backups.run', {})
  await expect
    .poll(async () => (await office.call('backups.status', {})).verified?.found.map(({ key }) => key))
    .toEqual([clients[0]!.id])
})

/** Whole, looked through a day ago, and left by a kill with this done to it. */
async function killed(harm: (dir: string) => void = () => {}): Promise<string> {
  const office = await officeWith(5)
  await office.call('ledger.verify', {})
  office.app.close()
  harm(office.dir)
  const { head } = placesOf(office.dir)
  writeFileSync(head, JSON.stringify({ ...JSON.parse(readFileSync(head, 'utf8')), closed: false }))
  return office.dir
}

const DAY_AFTER = '2026-11-24T15:00:00Z'

test('after a kill the whole ledger is looked through soon after the start, not at it, and once', async () => {
  const dir = await killed((folder) =>
    behindItsBack(folder, (raw) => {
      raw.pragma('foreign_keys = 0')
      raw.exec(`INSERT INTO contacts (id, client_id, position, name) VALUES ('c', 'nobody', 1, 'Nadie')`)
    }),
  )
  const office = openTestApp(DAY_AFTER, undefined, { dir })
  const verified = async () => (await office.call('backups.status', {})).verified
  expect(await verified()).toMatchObject({ at: '2026-11-23T15:00:00.000Z', found: [] })
  expect((await office.call('backups.run', {})).did).toContain('verify')
  expect((await verified())!.found.map(({ kind }) => kind)).toContain('reference')
  expect((await office.call('backups.run', {})).did).not.toContain('verify')
})

test('a look that is due after a kill stays due where the program is closed before it', async () => {
  const dir = await killed()
  openTestApp(DAY_AFTER, undefined, { dir }).app.close()
  const office = openTestApp(DAY_AFTER, undefined, { dir })
  expect((await office.call('backups.run', {})).did).toContain('verify')
})

test('a look that somebody asks for after a kill is the one that was due', async () => {
  const office = openTestApp(DAY_AFTER, undefined, { dir: await killed() })
  await office.call('ledger.verify', {})
  expect((await office.call('backups.run', {})).did).not.toContain('verify')
})

test('after a start that ended as it should nothing more is looked through than each week', async () => {
  const office = await officeWith(1)
  await office.call('ledger.verify', {})
  office.app.close()
  const next = openTestApp(DAY_AFTER, undefined, { dir: office.dir })
  expect((await next.call('backups.run', {})).did).not.toContain('verify')
})

test('the hashes are made again where their file is gone or is none', async () => {
  const { dir } = await closed()
  writeFileSync(join(dir, 'ledger.hashes'), 'not a database at all, and quite long for that matter')
  expect(await lookedAt(dir)).toEqual([])
  expect(readFileSync(join(dir, 'ledger.hashes'), 'utf8')).toContain('not a database')
})
