import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { UpdateStanding, Work } from '#domain/program-update.ts'
import { versionInside } from '../../src-main/hosts/electron/installer-version.ts'
import { openUpdates, type Updates } from '../../src-main/hosts/electron/updates.ts'
import { serveVersions, TestUpdater, type VersionServer } from './version-server.ts'

// electron-updater's own class for Windows, against an address of https on this machine.

const platform = process.platform
beforeAll(() => void Object.defineProperty(process, 'platform', { value: 'win32' }))
afterAll(() => void Object.defineProperty(process, 'platform', { value: platform }))

interface Program {
  readonly updates: Updates
  readonly updater: TestUpdater
  readonly server: VersionServer
  readonly told: UpdateStanding[]
  readonly pc: { updatesFrom: string | null; working: Work[] }
  readonly clock: { now: Date }
  quit(): Promise<void>
}

async function program(version = '0.1.0'): Promise<Program> {
  const server = await serveVersions()
  const quits: ((code: number) => void)[] = []
  const updater = new TestUpdater(version, (quit) => void quits.push(quit))
  const pc: Program['pc'] = { updatesFrom: server.url, working: [] }
  const told: UpdateStanding[] = []
  const clock = { now: new Date('2026-11-23T15:00:00Z') }
  const updates = openUpdates({
    updater: async () => updater,
    version,
    pc: async () => pc,
    tell: (standing) => void told.push(standing),
    now: () => clock.now,
  })
  return {
    ...{ updates, updater, server, told, pc, clock },
    quit: async () => {
      const isDue = await updates.isDueAtQuit()
      await updates.finish(isDue)
      quits.forEach((quit) => quit(0))
    },
  }
}

const stateOf = async ({ updates }: Program) => (await updates.standing()).state

test('a newer version is found, fetched, checked, and installed when the program closes, not before', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  await one.updates.tick()
  expect(await stateOf(one)).toEqual({ kind: 'ready', version: '0.2.0' })
  expect(one.told.map(({ state }) => state.kind)).toEqual(
    expect.arrayContaining(['looking', 'fetching', 'ready']),
  )
  expect([one.updater.installed, await one.updates.obstacle(false)]).toEqual([[], null])
  await one.quit()
  expect(one.updater.installed).toMatchObject([{ isSilent: true, opensAgain: false }])
  expect(readFileSync(one.updater.installed[0]!.file, 'utf8')).toContain('signed by Vigente')
})

test('without an address nothing is asked of anybody, and an address that is taken away counts no more', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  one.pc.updatesFrom = null
  await one.updates.tick()
  await one.updates.look()
  expect([await stateOf(one), one.server.asked]).toEqual([{ kind: 'off' }, []])
  one.pc.updatesFrom = one.server.url
  await one.updates.tick()
  expect(await stateOf(one)).toMatchObject({ kind: 'ready' })
  one.pc.updatesFrom = null
  await one.quit()
  expect(one.updater.installed).toEqual([])
})

test('an earlier version or the same one is never taken, and which was offered is told', async () => {
  const one = await program('0.2.0')
  one.server.offer('0.1.9')
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'older', version: '0.1.9' })
  one.server.offer('0.2.0')
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'current' })
  one.server.offer('0.3.0-beta')
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'current' })
  await one.quit()
  expect([one.updater.installed, one.server.asked.filter((path) => path.endsWith('.exe'))]).toEqual([[], []])
})

test('an installer that another has signed, or that is not the announced one, is thrown away', async () => {
  const one = await program()
  one.server.offer('0.2.0', 'Otro')
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'failed', why: 'signature' })
  one.server.offer('0.2.1')
  one.server.spoil()
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'failed', why: 'changed' })
  await one.quit()
  expect(one.updater.installed).toEqual([])
})

test('the version is read of an installer as makensis makes it', async () => {
  const installer = (name: string) => join(import.meta.dirname, '../fixtures', name)
  expect(await versionInside(installer('installer/nsis-0.2.0.bin'))).toBe('0.2.0')
  expect(await versionInside(installer('cartera.xlsx'))).toBe(null)
})

test('an earlier installer that is offered as a newer version, signed as it is, is thrown away', async () => {
  const one = await program('0.3.0')
  for (const inside of ['0.2.0', null]) {
    one.server.offer('0.4.0', undefined, inside)
    await one.updates.look()
    expect(await stateOf(one)).toEqual({ kind: 'failed', why: 'changed' })
    await one.quit()
    expect(one.updater.installed).toEqual([])
  }
  one.server.offer('0.4.1')
  await one.updates.look()
  expect(await stateOf(one)).toEqual({ kind: 'ready', version: '0.4.1' })
})

test('nothing is fetched in the middle of an import, and it is once that is over', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  one.pc.working = ['import']
  await one.updates.tick()
  await one.updates.tick()
  expect([await stateOf(one), one.server.asked.filter((path) => path.endsWith('.exe'))]).toEqual([
    { kind: 'waiting', version: '0.2.0', work: 'import' },
    [],
  ])
  one.pc.working = []
  await one.updates.tick()
  expect(await stateOf(one)).toEqual({ kind: 'ready', version: '0.2.0' })
})

test('nothing is installed while the PC imports, backs up, restores, sends or has a form half filled in', async () => {
  const one = await program()
  expect(await one.updates.obstacle(false)).toBe('noneReady')
  one.server.offer('0.2.0')
  await one.updates.look()
  for (const work of ['import', 'backup', 'restore', 'sync', 'job'] as const) {
    one.pc.working = [work]
    expect([await one.updates.obstacle(false), await one.updates.isDueAtQuit()]).toEqual([work, false])
  }
  await one.quit()
  expect(one.updater.installed).toEqual([])
  one.pc.working = []
  expect(await one.updates.obstacle(true)).toBe('form')
})

test('whoever says so has it installed at once and the program opened again', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  await one.updates.look()
  one.updates.reopenAfter()
  await one.quit()
  expect(one.updater.installed).toMatchObject([{ isSilent: true, opensAgain: true }])
})

test('without a backup of the ledger nothing is installed', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  await one.updates.look()
  expect(await one.updates.finish(false)).toBe(false)
  expect([one.updater.installed, one.updater.autoInstallOnAppQuit]).toEqual([[], false])
  // Whoever said «abrir de nuevo» has it open again, as it was.
  one.updates.reopenAfter()
  expect(await one.updates.finish(false)).toBe(true)
  expect(one.updater.installed).toEqual([])
})

test('it is looked for every six hours, and a look that failed is told and made again', async () => {
  const one = await program()
  await one.updates.tick()
  expect(await one.updates.standing()).toEqual({
    state: { kind: 'failed', why: 'nothingThere' },
    lookedAt: '2026-11-23T15:00:00.000Z',
  })
  one.server.offer('0.2.0')
  const before = one.server.asked.length
  one.clock.now = new Date('2026-11-23T20:59:00Z')
  await one.updates.tick()
  expect(one.server.asked.length).toBe(before)
  one.clock.now = new Date('2026-11-23T21:00:00Z')
  await one.updates.tick()
  expect(await stateOf(one)).toMatchObject({ kind: 'ready' })
  // What is here stays, though the address is gone.
  one.server.close()
  await one.updates.look()
  expect(await stateOf(one)).toMatchObject({ kind: 'ready' })
})

test('while it is fetched the screens are told how far it is, and a second look waits for the same', async () => {
  const one = await program()
  one.server.offer('0.2.0')
  const letGo = one.server.hold()
  const first = one.updates.look()
  await vi.waitUntil(() => one.told.some(({ state }) => state.kind === 'fetching'))
  const second = one.updates.look()
  letGo()
  await Promise.all([first, second])
  expect(one.server.asked.filter((path) => path.endsWith('.exe'))).toHaveLength(1)
  expect(await stateOf(one)).toMatchObject({ kind: 'ready' })
})

test('a copy that was not installed, or is not signed, never looks and says so', async () => {
  for (const why of ['notInstalled', 'unsigned'] as const) {
    const updates = openUpdates({
      updater: async () => why,
      version: '0.1.0',
      pc: async () => ({ updatesFrom: 'https://versiones.oficina.mx/', working: [] }),
      tell: () => {},
      now: () => new Date('2026-11-23T15:00:00Z'),
    })
    await updates.tick()
    await updates.look()
    expect(await updates.standing()).toEqual({ state: { kind: 'notHere', why }, lookedAt: null })
    expect([await updates.obstacle(false), await updates.isDueAtQuit()]).toEqual(['noneReady', false])
  }
})
