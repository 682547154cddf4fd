import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { environmentWithoutPhrase, phraseOfEnvironment } from '../../src-main/hosts/web/passphrase.ts'
import { openDesktop, WebContentsDouble, type Desktop, type ElectronDouble } from './electron-double.ts'
import { temporaryFolder, vigente } from './harness.ts'

const PHRASE = 'correo caballo pila grapa'
const ACCESS = { portal: 'Aspel, acceso a distribuidores', user: 'dist-0042', password: 'Sargazo#7' }

interface Asked {
  readonly ok: boolean
  readonly value?: unknown
  readonly refusal?: { readonly code: string; readonly message: string }
}

function asking({ invoke }: Desktop) {
  const rpc = (name: string, input: unknown) =>
    invoke('vigente:rpc', { name, input, operator: null, ledger: 'office', job: null }) as Promise<Asked>
  return {
    rpc,
    status: async () => (await rpc('vault.status', {})).value,
    /** The code of its refusal, or the two data. */
    reveal: async (id: string) => {
      const answer = await rpc('vault.reveal', { id, reason: 'registrar un alta' })
      return answer.ok ? answer.value : answer.refusal!.code
    },
  }
}

/** The program is closed, and opened again on the same folder. */
async function again(desktop: Desktop, prepare: (electron: ElectronDouble) => void = () => {}) {
  desktop.electron.app.quit()
  await Promise.all(desktop.electron.cores.map(({ exited }) => exited))
  return openDesktop(desktop.dir, prepare)
}

const wrapsOf = (dir: string) =>
  (JSON.parse(readFileSync(join(dir, 'vault-key.json'), 'utf8')) as { wraps: { by: string }[] }).wraps.map(
    ({ by }) => by,
  )

describe('the vault of the desktop program', () => {
  test('opens by the operating system’s own store: nobody is asked for a phrase, today or tomorrow', async () => {
    const first = await openDesktop()
    const { rpc } = asking(first)
    const { id } = (await rpc('vault.save', ACCESS)).value as { id: string }
    expect(wrapsOf(first.dir)).toEqual(['system'])
    const tomorrow = asking(await again(first))
    expect(await tomorrow.reveal(id)).toEqual({ user: ACCESS.user, password: ACCESS.password })
    expect(await tomorrow.status()).toEqual({ state: 'open', ways: ['system'] })
  })

  test('stays shut for another user of the machine, and the phrase opens it where there is one', async () => {
    const first = await openDesktop()
    const { rpc } = asking(first)
    const { id } = (await rpc('vault.save', ACCESS)).value as { id: string }
    const raul = await again(first, (electron) => void (electron.storeOf = 'raúl'))
    expect(await asking(raul).reveal(id)).toBe('vault.otherUser')
    const lety = await again(raul)
    expect(await asking(lety).rpc('vault.setUp', { passphrase: PHRASE })).toMatchObject({ ok: true })
    const later = await again(lety, (electron) => void (electron.storeOf = 'raúl'))
    expect(await asking(later).reveal(id)).toBe('vault.locked')
    expect(await asking(later).rpc('vault.unlock', { passphrase: PHRASE })).toMatchObject({ ok: true })
    expect(await asking(later).reveal(id)).toEqual({ user: ACCESS.user, password: ACCESS.password })
  })

  test.each([
    ['has no store', (electron: ElectronDouble) => void (electron.storeOf = null)],
    ['only pretends to have one', (electron: ElectronDouble) => void (electron.backend = 'basic_text')],
  ])('asks for a phrase where the system %s', async (_what, prepare) => {
    const first = await openDesktop(undefined, prepare)
    const { rpc } = asking(first)
    expect((await rpc('vault.save', ACCESS)).refusal?.code).toBe('vault.notSetUp')
    expect((await rpc('vault.setUp', {})).refusal?.code).toBe('vault.notSetUp')
    await rpc('vault.setUp', { passphrase: PHRASE })
    const { id } = (await rpc('vault.save', ACCESS)).value as { id: string }
    expect(wrapsOf(first.dir)).toEqual(['passphrase'])
    const second = asking(await again(first, prepare))
    expect(await second.reveal(id)).toBe('vault.locked')
    expect((await second.rpc('vault.unlock', { passphrase: `${PHRASE} no` })).refusal?.code).toBe(
      'vault.wrongPassphrase',
    )
    await second.rpc('vault.unlock', { passphrase: PHRASE })
    expect(await second.reveal(id)).toEqual({ user: ACCESS.user, password: ACCESS.password })
  })
})

describe('a secret on the clipboard', () => {
  const copy = ({ invoke }: Desktop, text: string, seconds = 1) =>
    invoke('vigente:copySecret', { text, seconds })

  test('is gone when its time is over; what somebody has copied since stays', async () => {
    const desktop = await openDesktop()
    expect(await copy(desktop, 'Sargazo#7')).toEqual({ ok: true, value: { copied: true } })
    expect(desktop.electron.clipboard).toBe('Sargazo#7')
    await vi.waitUntil(() => desktop.electron.clipboard === '', { timeout: 5000 })

    await copy(desktop, 'Sargazo#7')
    desktop.electron.clipboard = 'una nota de Lety'
    await sleep(1500)
    expect(desktop.electron.clipboard).toBe('una nota de Lety')

    // Copied again it has its whole time again.
    await copy(desktop, 'Sargazo#7', 1)
    await copy(desktop, 'Sargazo#7', 60)
    await sleep(1500)
    expect(desktop.electron.clipboard).toBe('Sargazo#7')
  })

  test('does not outlive the program', async () => {
    const desktop = await openDesktop()
    await copy(desktop, 'Sargazo#7', 60)
    desktop.electron.app.quit()
    await vi.waitUntil(() => desktop.electron.exitCode !== null, { timeout: 30_000 })
    expect(desktop.electron.clipboard).toBe('')
  })

  test('is put there for our own page alone, in the form that was agreed', async () => {
    const desktop = await openDesktop()
    for (const wrong of [
      { text: '', seconds: 30 },
      { text: 'x'.repeat(10_001), seconds: 30 },
      { text: 'x', seconds: 0 },
      { text: 'x', seconds: 301 },
      { text: 'x', seconds: 30, more: 1 },
      'x',
    ]) {
      expect(await desktop.invoke('vigente:copySecret', wrong)).toMatchObject({
        ok: false,
        refusal: { code: 'request.malformed' },
      })
    }
    const other = new WebContentsDouble()
    const channel = desktop.electron.channels.get('vigente:copySecret')!
    const event = { sender: other, senderFrame: other.mainFrame } as never
    await expect(channel(event, { text: 'x', seconds: 30 })).rejects.toThrow('another page')
    expect(desktop.electron.clipboard).toBe('')
  })
})

describe('VIGENTE_PASSPHRASE', () => {
  const call = async (dir: string, env: NodeJS.ProcessEnv, name: string, input: unknown) => {
    const args = ['call', name, JSON.stringify(input), '--data', dir]
    const { stdout, stderr } = await vigente(args, env).finished
    expect(stdout + stderr).not.toContain(PHRASE)
    return JSON.parse(stdout) as Asked
  }

  test('lets a script keep and read what is sealed; without it, or with another, the vault stays shut', async () => {
    const dir = temporaryFolder()
    const env = { VIGENTE_PASSPHRASE: PHRASE }
    expect((await call(dir, {}, 'vault.save', ACCESS)).refusal?.code).toBe('vault.notSetUp')
    const weak = { VIGENTE_PASSPHRASE: 'corta' }
    expect((await call(dir, weak, 'vault.save', ACCESS)).refusal?.code).toBe('vault.notSetUp')
    const { id } = (await call(dir, env, 'vault.save', ACCESS)).value as { id: string }
    expect(wrapsOf(dir)).toEqual(['passphrase'])
    const look = { id, reason: 'copia de seguridad' }
    expect((await call(dir, {}, 'vault.reveal', look)).refusal?.code).toBe('vault.locked')
    const wrong = { VIGENTE_PASSPHRASE: 'otra frase de cuatro palabras' }
    expect((await call(dir, wrong, 'vault.reveal', look)).refusal?.code).toBe('vault.wrongPassphrase')
    expect((await call(dir, env, 'vault.reveal', look)).value).toEqual({
      user: ACCESS.user,
      password: ACCESS.password,
    })
  })

  test('is the server’s own: who comes through its door needs none, and cannot read it', async () => {
    const dir = temporaryFolder()
    const env = { VIGENTE_PASSPHRASE: PHRASE }
    const { id } = (await call(dir, env, 'vault.save', ACCESS)).value as { id: string }
    const server = vigente(['serve', '--data', dir, '--port', '0'], env)
    const [line] = await server.line(/^\{.*\}\n/)
    expect(line).not.toContain(PHRASE)
    const look = { id, reason: 'alta nueva' }
    expect((await call(dir, {}, 'vault.reveal', look)).value).toEqual({
      user: ACCESS.user,
      password: ACCESS.password,
    })
  })

  afterEach(() => vi.unstubAllEnvs())

  test('is not handed on to the browser that we start; empty it is none', () => {
    vi.stubEnv('VIGENTE_PASSPHRASE', PHRASE)
    expect(phraseOfEnvironment()).toBe(PHRASE)
    expect(environmentWithoutPhrase()).not.toHaveProperty('VIGENTE_PASSPHRASE')
    expect(environmentWithoutPhrase()).toHaveProperty('PATH')
    vi.stubEnv('VIGENTE_PASSPHRASE', '')
    expect(phraseOfEnvironment()).toBeNull()
  })
})
