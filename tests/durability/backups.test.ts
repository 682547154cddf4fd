import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { logLine } from '#domain/log-entry.ts'
import { startBackupLoop } from '#core/backup-loop.ts'
import { checkCopy } from '#durability/check-copy.ts'
import about from '../../package.json' with { type: 'json' }
import { openTestApp } from '../support/app.ts'
import { eventually } from '../support/eventually.ts'
import { handTimers } from '../support/hand-timers.ts'
import { officeWith } from './damaged.ts'

const { version } = about
const files = (dir: string) => readdirSync(join(dir, 'backups')).toSorted()

test('a backup is one file with the whole ledger, checked, and a manifest that says what is in it', async () => {
  const office = await officeWith(3)
  const made = await office.call('backups.make', {})
  expect(made).toMatchObject({ n: 1, why: 'asked', since: 0, madeAt: '2026-11-23T15:00:00.000Z' })
  expect(files(office.dir)).toEqual(['000001.db', '000001.json'])
  const manifest = JSON.parse(readFileSync(join(office.dir, 'backups', '000001.json'), 'utf8'))
  const { found, facts } = checkCopy({
    ...{ path: join(office.dir, 'backups', '000001.db'), from: null, hashes: null },
  })
  expect([found, manifest]).toMatchObject([[], { ...facts, n: 1, auditN: 3, outboxSeq: 3, app: version }])
  expect(manifest.counts).toMatchObject({ clients: 3, audit: 3, outbox: 3 })
})

test('what is given while a backup is made is in it, or in the next one, and never half', async () => {
  const office = await officeWith(20)
  const making = office.call('backups.make', {})
  const giving = Promise.all(
    Array.from({ length: 20 }, (_, i) => office.call('clients.create', { name: `Buceo ${i}` })),
  )
  await Promise.all([making, giving])
  const { points } = await office.call('backups.list', {})
  const { counts, auditN } = JSON.parse(readFileSync(join(office.dir, 'backups', '000001.json'), 'utf8'))
  expect([counts.clients, points[0]!.since]).toEqual([auditN, 40 - auditN])
})

test('of a damaged ledger there is no backup, and where it is damaged is said', async () => {
  const office = await officeWith(3)
  const { raw } = office.app.sync
  raw.exec('DROP TRIGGER audit_never_changes')
  raw.exec(`UPDATE audit SET entity = 'otro' WHERE n = 2`)
  expect(await office.refused('backups.make', {})).toBe('backup.ledgerDamaged')
  const { verified } = await office.call('backups.status', {})
  expect(verified!.found.map(({ sentence }) => sentence)).toEqual([
    'La bitácora está alterada desde el renglón 2.',
  ])
})

test('what a kill left of a backup is none, and is swept away', async () => {
  const office = await officeWith(2)
  await office.call('backups.make', {})
  office.app.close()
  const folder = join(office.dir, 'backups')
  writeFileSync(join(folder, '000002.tmp'), 'half of a copy')
  copyFileSync(join(folder, '000001.json'), join(folder, '000003.json'))
  const again = openTestApp(undefined, undefined, { dir: office.dir })
  expect((await again.call('backups.list', {})).points.map(({ n }) => n)).toEqual([1])
  expect(files(office.dir)).toEqual(['000001.db', '000001.json'])
  // The chain goes on from the newest that there is.
  expect(await again.call('backups.make', {})).toMatchObject({ n: 2 })
})

test('every quarter of an hour there is one where something changed, and one when the program closes', async () => {
  const office = await officeWith(1)
  const time = handTimers()
  let turns = 0
  const counted = {
    dispatch: (...asked: Parameters<typeof office.app.dispatch>) =>
      office.app.dispatch(...asked).finally(() => (turns += 1)),
  }
  const loop = startBackupLoop(counted, (entry) => void office.bugs.push(logLine(entry)), time.timers)
  const made = async () => (await office.call('backups.list', {})).points.map(({ why }) => why)
  const minute = async (at: string) => {
    office.setNow(`2026-11-23T${at}:00Z`)
    const before = turns
    time.pass()
    await eventually(() => turns).toBe(before + 1)
  }
  await minute('15:00')
  expect(await made()).toEqual(['interval'])
  await minute('16:00')
  expect(await made()).toEqual(['interval'])
  await office.call('clients.create', { name: 'Buceo Ixchel' })
  await minute('16:01')
  expect(await made()).toEqual(['interval', 'interval'])
  await office.call('clients.create', { name: 'Marina Sur' })
  await minute('16:10')
  expect(await made()).toHaveLength(2)
  await loop.stop()
  expect(await made()).toEqual(['close', 'interval', 'interval'])
  expect(office.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})

test('how much of the disk the backups may take is said once, and holds after the program was closed', async () => {
  const office = await officeWith(1)
  expect((await office.call('backups.status', {})).mostBytes).toBe(10 * 1024 ** 3)
  for (let i = 0; i < 12; i += 1) await office.call('backups.make', {})
  const { count } = await office.call('backups.status', {})
  expect(await office.call('backups.keepUpTo', { gigabytes: 3 })).toEqual({ dropped: 0 })
  expect(await office.refused('backups.keepUpTo', { gigabytes: 0 })).toBe('operation.invalidInput')
  office.app.close()
  const again = openTestApp(undefined, undefined, { dir: office.dir })
  expect(await again.call('backups.status', {})).toMatchObject({ mostBytes: 3 * 1024 ** 3, count })
})

test('before a bulk import there is one, of what was there', async () => {
  const office = await officeWith(1)
  const lines = Array.from(
    { length: 60 },
    (_, i) => `Hotel ${i},,SAE,9.0,2,SAES70${10_000 + i},Suscripción,31/01/2026,mensual,Tarjeta`,
  )
  const { file } = office.app.files.put(
    'hoja.csv',
    Buffer.from(
      [
        'Cliente,RFC,Sistema,Versión,Usuarios,No. Serie,Modalidad,Fecha Activación,Periodo,Forma de pago',
        ...lines,
      ].join('\n'),
    ),
  )
  expect((await office.call('imports.commit', { file })).new).toBe(60)
  const { points } = await office.call('backups.list', {})
  expect(points.map(({ n, why }) => [n, why])).toEqual([[1, 'beforeImport']])
})

test('a drill restores the newest apart, and tells of one that is no longer what it was', async () => {
  const office = await officeWith(2)
  expect(await office.refused('backups.drill', {})).toBe('backup.none')
  await office.call('backups.make', {})
  expect(await office.call('backups.drill', {})).toMatchObject({ ok: true, n: 1, found: [] })
  expect((await office.call('backups.status', {})).drill).toMatchObject({ ok: true, n: 1 })
  const path = join(office.dir, 'backups', '000001.db')
  const bytes = readFileSync(path)
  bytes[bytes.length - 9]! ^= 1
  writeFileSync(path, bytes)
  expect(await office.call('backups.drill', {})).toMatchObject({ ok: false, found: [{ kind: 'file' }] })
  expect(existsSync(join(office.dir, 'restore-drill'))).toBe(false)
})

test('a backup made after the clock has jumped hides no jump: of those before it none goes until the time is confirmed', async () => {
  const office = await officeWith(1)
  const { call, setNow } = office
  let at = Date.parse('2026-11-23T15:00:00Z')
  const quarter = async () => {
    setNow(new Date((at += 15 * 60_000)).toISOString())
    await call('clients.create', { name: `Hotel ${at}` })
    return (await call('backups.run', {})).did
  }
  const numbers = async () => (await call('backups.list', {})).points.map(({ n }) => n).toReversed()
  for (let i = 0; i < 14; i += 1) await quarter()
  const before = await numbers()
  at += 3 * 365 * 86_400_000
  expect(await quarter()).toEqual(['backup', 'drill', 'verify'])
  expect(await numbers()).toEqual([...before, 15])
  // Those made since go as always, so that the disk does not fill up with them.
  for (let i = 0; i < 24; i += 1) await quarter()
  const later = await numbers()
  expect(later.slice(0, before.length + 1)).toEqual([...before, 15])
  expect(later.length).toBeLessThan(before.length + 25)
  expect((await call('backups.status', {})).clockJumped).toBe(true)
  await call('backups.settle', { time: true })
  expect((await call('backups.status', {})).clockJumped).toBe(false)
  expect(await quarter()).toContain('prune')
})
