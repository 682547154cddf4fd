import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { behindItsBack } from '../durability/damaged.ts'
import { openDesktop, type Desktop } from './electron-double.ts'
import { temporaryFolder, vigente } from './harness.ts'
import { serveVersions, TestUpdater, type VersionServer } from './version-server.ts'

// The installed program for Windows, with a real core on a real ledger, and electron-updater's own class.

interface Installed extends Desktop {
  readonly updater: () => TestUpdater
  readonly server: VersionServer
  rpc(name: string, input: unknown): Promise<{ readonly ok: boolean; readonly value?: unknown }>
  ask(what: 'state' | 'look' | 'install', unsaved?: boolean): Promise<unknown>
}

async function installed({
  appUpdate = 'publisherName:\n  - Vigente\n',
  dir = temporaryFolder(),
} = {}): Promise<Installed> {
  const server = await serveVersions()
  const resources = temporaryFolder()
  writeFileSync(join(resources, 'app-update.yml'), `provider: generic\nurl: ''\n${appUpdate}`)
  const before = { platform: process.platform, resourcesPath: process.resourcesPath }
  onTestFinished(() => {
    for (const [key, value] of Object.entries(before))
      Object.defineProperty(process, key, { value, configurable: true })
    vi.doUnmock('electron-updater')
  })
  let updater: TestUpdater | null = null
  const network: ((details: { url: string }, decide: (answer: object) => void) => void)[] = []
  const desktop = await openDesktop(dir, (electron) => {
    electron.app.isPackaged = true
    class NsisUpdater extends TestUpdater {
      constructor() {
        super('0.1.0', (quit) => electron.app.once('quit', (_event, code: number) => quit(code)))
        updater = this
      }
      override get netSession(): Electron.Session {
        return { webRequest: { onBeforeRequest: (listen: never) => void network.push(listen) } } as never
      }
    }
    vi.doMock('electron-updater', () => ({ NsisUpdater }))
  })
  Object.defineProperty(process, 'platform', { value: 'win32', configurable: true })
  Object.defineProperty(process, 'resourcesPath', { value: resources, configurable: true })
  return {
    ...desktop,
    server,
    updater: () => {
      // No step of the way there is without TLS.
      const decided: object[] = []
      for (const url of ['https://a.mx/latest.yml', 'http://a.mx/latest.yml', 'file:///etc/passwd'])
        network[0]!({ url }, (answer) => void decided.push(answer))
      expect(decided).toEqual([{ cancel: false }, { cancel: true }, { cancel: true }])
      return updater!
    },
    rpc: (name, input) =>
      desktop.invoke('vigente:rpc', { name, input, operator: null, ledger: 'office', job: null }) as never,
    ask: (what, unsaved = false) =>
      desktop.invoke('vigente:update', { ask: what, unsaved, operator: null, ledger: 'office' }),
  }
}

/** What the next start finds. */
async function reasonsOf(dir: string): Promise<unknown> {
  const { stdout } = await vigente(['call', 'backups.list', '--data', dir]).finished
  return (JSON.parse(stdout) as { value: { points: { why: string }[] } }).value.points.map(({ why }) => why)
}

test('a version that is here is installed as the program closes, after the ledger is backed up and closed', async () => {
  const { electron, dir, server, updater, rpc, ask } = await installed()
  server.offer('0.2.0')
  await rpc('clients.create', { name: 'Hotel La Ceiba' })
  expect(await ask('state')).toMatchObject({ ok: true, value: { state: { kind: 'off' } } })
  expect(await rpc('thisPc.setUpdates', { address: server.url })).toMatchObject({ ok: true })
  expect(await ask('look')).toMatchObject({ value: { state: { kind: 'ready', version: '0.2.0' } } })
  expect(updater().installed).toEqual([])
  electron.app.emit('window-all-closed')
  await electron.cores[0]!.exited
  await vi.waitUntil(() => electron.exitCode !== null)
  expect(updater().installed).toMatchObject([{ isSilent: true, opensAgain: false }])
  expect(await reasonsOf(dir)).toContain('beforeUpdate')
})

test('opened again while it closes with a version that is here, it is the installer that opens it', async () => {
  const { electron, server, updater, rpc, ask } = await installed()
  server.offer('0.2.0')
  await rpc('thisPc.setUpdates', { address: server.url })
  await ask('look')
  electron.app.emit('window-all-closed')
  electron.app.emit('second-instance', {}, ['vigente.exe'])
  await vi.waitUntil(() => electron.exitCode !== null, { timeout: 20_000 })
  expect(updater().installed).toMatchObject([{ isSilent: true, opensAgain: true }])
  expect(electron.relaunched).toEqual([])
})

test('the button installs and opens again, unless a form is half filled in', async () => {
  const { electron, dir, server, window, updater, rpc, ask } = await installed()
  expect(await ask('install')).toMatchObject({ refusal: { code: 'version.noneReady' } })
  server.offer('0.2.0')
  await rpc('thisPc.setUpdates', { address: server.url })
  await ask('look')
  expect(window.webContents.sent).toContainEqual([
    'vigente:updated',
    expect.objectContaining({ state: { kind: 'ready', version: '0.2.0' } }),
  ])
  expect(await ask('install', true)).toMatchObject({
    refusal: { code: 'version.notNow', message: expect.stringContaining('formulario') },
  })
  expect(electron.exitCode).toBe(null)
  await ask('install')
  await vi.waitUntil(() => electron.exitCode !== null, { timeout: 20_000 })
  expect(updater().installed).toMatchObject([{ isSilent: true, opensAgain: true }])
  expect(await reasonsOf(dir)).toEqual(['beforeUpdate'])
})

test('a ledger that is damaged has no backup and so no new version: that is told, and the program stays open', async () => {
  const dir = temporaryFolder()
  await vigente(['call', 'sample.load', '{"clients":2}', '--data', dir]).finished
  behindItsBack(dir, (raw) => {
    raw.pragma('foreign_keys = OFF')
    raw.exec(`UPDATE serials SET client_id = 'nobody'`)
  })
  const { electron, server, updater, rpc, ask } = await installed({ dir })
  server.offer('0.2.0')
  await rpc('thisPc.setUpdates', { address: server.url })
  await ask('look')
  expect(await ask('install')).toMatchObject({ refusal: { code: 'backup.ledgerDamaged' } })
  expect([electron.exitCode, updater().installed]).toEqual([null, []])
})

test('a program whose installer nobody signed looks nowhere', async () => {
  const { server, rpc, ask } = await installed({ appUpdate: 'updaterCacheDirName: vigente-updater\n' })
  server.offer('0.2.0')
  await rpc('thisPc.setUpdates', { address: server.url })
  expect(await ask('look')).toMatchObject({ value: { state: { kind: 'notHere', why: 'unsigned' } } })
  expect(server.asked).toEqual([])
})

test('whoever is not signed in asks nothing of the versions', async () => {
  const { rpc, ask } = await installed()
  await rpc('access.setUp', { name: 'Lety', password: 'cuatro faros en la bahía' })
  expect(await ask('state')).toMatchObject({ ok: true })
  await rpc('access.lock', {})
  expect(await ask('look')).toMatchObject({ refusal: { code: 'access.locked' } })
})
