import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { inspectLedger } from '#durability/inspect.ts'
import { placesOf } from '#durability/places.ts'
import { itemsOf } from '../../src-main/hosts/cli/safety.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { hotels, names, officeWith } from './damaged.ts'

const PHRASE = 'caballo correcto batería grapa'

function memory(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vigente-usb-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Three hotels, a paper and a password of the vault, and a copy of all on a memory. */
async function copied() {
  const office = await officeWith(3)
  const { clients } = await office.call('clients.list', {})
  await office.call('vault.save', {
    clientId: clients[0]!.id,
    portal: 'Aspel',
    user: 'lety',
    password: 'Secreta-77',
  })
  const paper = office.app.files.keep(Buffer.from('%PDF-1.4 comprobante'))
  const folder = memory()
  await office.call('backups.keepElsewhere', { folder, passphrase: PHRASE })
  const { file } = await office.call('backups.copyNow', {})
  return { office, folder, path: join(folder, file), paper }
}

test('an office moves to another PC with one file and its phrase: clients, papers and passwords', async () => {
  const { folder, path, paper } = await copied()
  expect(readdirSync(folder)).toHaveLength(1)
  // Neither names nor the phrase can be read in it.
  expect(readFileSync(path).includes('Hotel')).toBe(false)
  const other = openTestApp(undefined, null)
  await other.call('backups.restoreCopy', { path, passphrase: ` ${PHRASE} `, lose: 0 })
  expect(await names(other)).toEqual(hotels(3))
  expect(other.app.files.kept(paper)?.toString()).toContain('comprobante')
  await other.call('vault.unlock', { passphrase: PHRASE })
  const { entries } = await other.call('vault.list', {})
  expect(await other.call('vault.reveal', { id: entries[0]!.id, reason: 'mudanza' })).toMatchObject({
    password: 'Secreta-77',
  })
  expect((await other.call('ledger.verify', {})).found).toEqual([])
  expect(other.bugs.filter((line) => line.startsWith('bug'))).toEqual([])
})

test('what is saved while a copy is opened is not lost with it', async () => {
  const { path } = await copied()
  const other = openTestApp(undefined, null)
  const moving = other.refused('backups.restoreCopy', { path, passphrase: PHRASE, lose: 0 })
  await other.call('clients.create', { name: 'Buceo Ixchel' })
  expect(await moving).toBe('backup.notConfirmed')
  expect(await names(other)).toEqual(['Buceo Ixchel'])
})

test('another phrase opens nothing, and what is here stays', async () => {
  const { path } = await copied()
  const other = await officeWith(1)
  const restore = (passphrase: string, lose = 9) =>
    other.refused('backups.restoreCopy', { path, passphrase, lose })
  expect(await restore('otra frase cualquiera')).toBe('backup.wrongPassphrase')
  expect(await restore(PHRASE, 0)).toBe('backup.notConfirmed')
  expect(await names(other)).toEqual(hotels(1))
})

test('a copy of another office is taken only by whoever names it, and until then neither ledger nor vault is another', async () => {
  const { office, path: before } = await copied()
  await office.call('settings.setProfile', { name: 'Soluciones Cozumel' })
  const path = join(dirname(before), (await office.call('backups.copyNow', {})).file)
  const other = await officeWith(1)
  await other.call('settings.setProfile', { name: 'Sistemas del Caribe' })
  const restore = { path, passphrase: PHRASE, lose: 9 }
  const answer = await other.answer('backups.restoreCopy', restore)
  expect(answer).toMatchObject({
    refusal: {
      code: 'backup.otherOffice',
      params: { here: 'Sistemas del Caribe', there: 'Soluciones Cozumel' },
    },
  })
  expect(await other.refused('backups.restoreCopy', { ...restore, office: 'otra' })).toBe(
    'backup.otherOffice',
  )
  expect(await names(other)).toEqual(hotels(1))
  expect(existsSync(placesOf(other.dir).vaultKey)).toBe(false)
  await other.call('backups.restoreCopy', { ...restore, office: 'soluciones cozumel' })
  expect(await names(other)).toEqual(hotels(3))
})

test('a copy of the same office, however its name is written, is asked nothing more', async () => {
  const { office, path: before } = await copied()
  await office.call('settings.setProfile', { name: 'Soluciones Cozumel' })
  const path = join(dirname(before), (await office.call('backups.copyNow', {})).file)
  const other = await officeWith(1)
  await other.call('settings.setProfile', { name: 'SOLUCIONES COZUMEL ' })
  await other.call('backups.restoreCopy', { path, passphrase: PHRASE, lose: 9 })
  expect(await names(other)).toEqual(hotels(3))
})

test('a copy that is cut short, changed, or of something else is told, and what is here stays', async () => {
  const { path } = await copied()
  const other = await officeWith(1)
  const whole = readFileSync(path)
  const restore = () => other.refused('backups.restoreCopy', { path, passphrase: PHRASE, lose: 9 })
  const { size } = statSync(path)
  truncateSync(path, size - 100)
  expect(await restore()).toBe('backup.fileDamaged')
  for (const at of [size - 20, Math.floor(size / 2)]) {
    const changed = Buffer.from(whole)
    changed[at]! ^= 1
    writeFileSync(path, changed)
    expect(await restore()).toBe('backup.fileDamaged')
  }
  writeFileSync(path, 'una hoja de cálculo')
  expect(await restore()).toBe('backup.notOurs')
  rmSync(path)
  expect(await restore()).toBe('backup.copyNotFound')
  mkdirSync(path)
  expect(await restore()).toBe('backup.copyNotFound')
  expect(await names(other)).toEqual(hotels(1))
})

test('the folder must be there, take files, and not be the ledger’s own', async () => {
  const office = await officeWith(1)
  const why = async (folder: string) => {
    const answer = await office.answer('backups.keepElsewhere', { folder, passphrase: PHRASE })
    return answer.ok ? null : (answer.refusal.params as { why: string }).why
  }
  expect(await why(join(tmpdir(), 'no-existe'))).toBe('missing')
  expect(await why(join(office.dir, 'ledger.db'))).toBe('own')
  expect(await why(join(memory(), '..', '..', 'etc', 'hostname'))).toBe('notFolder')
  const folder = memory()
  expect(await office.refused('backups.keepElsewhere', { folder, passphrase: 'corta' })).toBe(
    'vault.passphraseShort',
  )
  expect(await office.refused('backups.copyNow', {})).toBe('backup.noOffMachine')
})

test('each day there is one; a memory that is not connected is told until it is', async () => {
  const { office, folder } = await copied()
  const status = async () => (await office.call('backups.status', {})).offMachine
  office.setNow('2026-11-24T16:00:00Z')
  expect((await office.call('backups.run', {})).did).toContain('copy')
  expect(readdirSync(folder)).toHaveLength(2)
  expect((await office.call('backups.run', {})).did).not.toContain('copy')
  office.setNow('2026-11-26T16:00:00Z')
  rmSync(folder, { recursive: true })
  expect((await office.call('backups.run', {})).did).not.toContain('copy')
  expect(await status()).toMatchObject({
    lacksVaultKey: false,
    failure: expect.stringMatching(/Conecte la memoria o la red/),
  })
  expect(await office.call('ledger.doctor', {})).toMatchObject({
    healthy: false,
    items: [{ wrong: expect.stringMatching(/copia fuera de esta PC.*Conecte la memoria o la red/) }],
  })
  // And with nobody at it.
  office.app.close()
  const seen = await inspectLedger(placesOf(office.dir))
  expect(itemsOf(seen!)).toMatchObject([{ wrong: expect.stringMatching(/copia fuera de esta PC/) }])
})

/** Minutes of a day on which the memory is not connected, each with one command. */
async function minutesWithout(office: TestApp, minutes: number): Promise<void> {
  for (let minute = 1; minute <= minutes; minute += 1) {
    office.setNow(new Date(Date.parse('2026-11-26T15:00:00Z') + minute * 60_000).toISOString())
    await office.call('clients.create', { name: `Buceo ${minute}` })
    await office.call('backups.run', {})
  }
}

test('a memory that is not connected makes no more backups than there would be without a copy, nor keeps more', async () => {
  const { office, folder } = await copied()
  rmSync(folder, { recursive: true })
  await minutesWithout(office, 90)
  const { points } = await office.call('backups.list', {})
  // The one of the first copy, and one each quarter of an hour.
  expect(points.map(({ n }) => n)).toEqual([7, 6, 5, 4, 3, 2, 1])
})

test('a memory that is connected again gets its copy within a quarter of an hour, and at once where somebody asks', async () => {
  const { office, folder } = await copied()
  rmSync(folder, { recursive: true })
  await minutesWithout(office, 2)
  expect(await office.refused('backups.copyNow', {})).toBe('backup.folderRefused')
  mkdirSync(folder)
  const ran = async (minute: number) => {
    office.setNow(new Date(Date.parse('2026-11-26T15:00:00Z') + minute * 60_000).toISOString())
    return (await office.call('backups.run', {})).did
  }
  expect(await ran(3)).not.toContain('copy')
  expect(await ran(17)).toContain('copy')
  rmSync(folder, { recursive: true })
  mkdirSync(folder)
  await office.call('backups.copyNow', {})
  expect(readdirSync(folder)).toHaveLength(1)
})

test('another folder and phrase that are said while a copy is made are not forgotten with it', async () => {
  const { office, folder } = await copied()
  const other = memory()
  // It waits for what was asked before.
  const before = Array.from({ length: 8 }, () => office.call('backups.drill', {}))
  const copying = office.call('backups.copyNow', {})
  await office.call('backups.keepElsewhere', { folder: other, passphrase: 'otra frase para las copias' })
  await Promise.all([...before, copying])
  expect(readdirSync(folder)).toHaveLength(1)
  expect((await office.call('backups.status', {})).offMachine).toMatchObject({ folder: other, last: null })
  const { file } = await office.call('backups.copyNow', {})
  const moved = openTestApp(undefined, null)
  const copy = { path: join(other, file), lose: 0 }
  await moved.call('backups.restoreCopy', { ...copy, passphrase: 'otra frase para las copias' })
  expect(await names(moved)).toEqual(hotels(3))
})

test('a bad sector in the settings of the backups does not stop the copy outside this PC', async () => {
  const { office, folder } = await copied()
  await office.app.close()
  const { state } = placesOf(office.dir)
  writeFileSync(state, '{"version":1,"mostBytes":')
  const next = openTestApp(undefined, undefined, { dir: office.dir })
  expect((await next.call('backups.status', {})).offMachine).toMatchObject({ folder })
  const { file } = await next.call('backups.copyNow', {})
  expect(readdirSync(folder)).toEqual([file])
  // Both are whole again.
  expect(readFileSync(`${state}.second`, 'utf8')).toBe(readFileSync(state, 'utf8'))
})

test('whatever made a backup, those that are not to be kept go with the next look at what is due', async () => {
  const office = await officeWith(1)
  await office.call('backups.keepElsewhere', { folder: memory(), passphrase: PHRASE })
  for (let i = 1; i <= 15; i += 1) {
    await office.call('clients.create', { name: `Buceo ${i}` })
    await office.call('backups.copyNow', {})
  }
  expect((await office.call('backups.list', {})).points).toHaveLength(15)
  expect((await office.call('backups.run', {})).did).toContain('prune')
  expect((await office.call('backups.list', {})).points).toHaveLength(10)
})
