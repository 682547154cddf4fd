import fc from 'fast-check'
import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { operations } from '#contract/index.ts'
import type { Procedure } from '#contract/procedure.ts'
import { secretText } from '#contract/values.ts'
import { KEY_FILE } from '#durability/places.ts'
import { keyIdFor, openSealed, sealText } from '#core/secrets/seal.ts'
import { openVigente } from '#core/start.ts'
import { isSealed, type Sealed } from '#domain/secret.ts'
import { openTestApp, TEST_STORE } from '../support/app.ts'

const PHRASE = 'correo caballo pila grapa'
const keyFileOf = (dir: string) => join(dir, KEY_FILE)

/** The same ledger in another process, on a host that brings what it can. */
function reopened(dir: string, host: Partial<Parameters<typeof openVigente>[0]> = {}) {
  const app = openVigente({
    dir,
    clock: { now: () => new Date('2026-11-23T15:00:00Z') },
    checkAnswers: true,
    ...host,
  })
  const answer = async (name: string, input: unknown = {}) =>
    (await app.dispatch({ operator: null, host: 'direct' }, name, input)) as {
      ok: boolean
      value?: unknown
      refusal?: { code: string; message: string }
    }
  return { app, answer }
}

async function withSecret() {
  const test = openTestApp(undefined, null)
  await test.call('vault.setUp', { passphrase: PHRASE })
  const entry = await test.call('vault.save', { portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
  return { ...test, id: entry.id }
}

describe('a sealed secret', () => {
  test('opens to the very words, with its key alone, and never looks the same twice', () => {
    const [key, other] = [randomBytes(32), randomBytes(32)]
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 500, unit: 'grapheme' }), (words) => {
        fc.pre(!words.includes('\0'))
        const sealed = sealText(key, words)
        expect(isSealed(sealed)).toBe(true)
        expect(openSealed(key, sealed)).toBe(words)
        expect(openSealed(other, sealed)).toBeNull()
        expect(sealText(key, words)).not.toBe(sealed)
        expect(secretText.safeParse(sealed).success).toBe(true)
      }),
      { numRuns: 50 },
    )
  })

  test('tells little of its length, and nothing opens once a letter of it has changed', () => {
    const key = randomBytes(32)
    const sealed = sealText(key, 'corta')
    expect(sealed.length).toBe(sealText(key, 'una mucho más larga que esa').length)
    const body = sealed.lastIndexOf('.') + 1
    for (let at = body; at < sealed.length - 1; at += 7) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
      expect(openSealed(key, changed as Sealed)).toBeNull()
    }
    expect(openSealed(key, sealed.replace(keyIdFor(key), '0'.repeat(16)) as Sealed)).toBeNull()
  })
})

describe('the door', () => {
  test('knows every secret field of every command', () => {
    const hidden = Object.entries(operations).flatMap(([name, procedure]: [string, Procedure]) => {
      const { shape = {} } = procedure.input as unknown as { shape?: Record<string, unknown> }
      const secret = Object.keys(shape).filter((field) => unwrapped(shape[field]) === secretText)
      const named = procedure.kind === 'command' ? procedure.secrets : []
      return secret.toSorted().join() === named.toSorted().join() ? [] : [name]
    })
    expect(hidden).toEqual([])
  })

  test('seals from outside what only looks sealed, and refuses what is too long to be kept', async () => {
    const { call, refused } = openTestApp()
    const { id } = await call('vault.save', { portal: 'Aspel', user: 'lety', password: 'Caribe#2026' })
    const foreign = sealText(randomBytes(32), 'de otra llave')
    await call('vault.save', { id, portal: 'Aspel', password: foreign })
    expect((await call('vault.reveal', { id, reason: 'prueba' })).password).toBe(foreign)
    expect(await refused('vault.save', { id, portal: 'Aspel', password: 'x'.repeat(501) })).toBe(
      'operation.invalidInput',
    )
    await call('vault.save', { id, portal: 'Aspel', password: 'ñ'.repeat(500) })
    expect((await call('vault.reveal', { id, reason: 'prueba' })).password).toBe('ñ'.repeat(500))
  })

  test('keeps nothing of a secret while there is no key, or while the vault is locked', async () => {
    const { call, refused, dir } = openTestApp(undefined, null)
    const secret = { portal: 'Aspel', user: 'u', password: 'p' }
    expect(await refused('vault.save', secret)).toBe('vault.notSetUp')
    expect(readdirSync(dir)).not.toContain(KEY_FILE)
    await call('vault.setUp', { passphrase: PHRASE })
    const { id } = await call('vault.save', secret)
    await call('vault.lock', {})
    expect(await refused('vault.save', { ...secret, portal: 'Softmás' })).toBe('vault.locked')
    expect(await refused('vault.reveal', { id, reason: 'prueba' })).toBe('vault.locked')
    expect((await call('vault.log', {})).total).toBe(0)
  })
})

describe('the key of the vault', () => {
  test('opens with its phrase after a restart, with no other, and a wrong one changes nothing', async () => {
    const { app, dir, id } = await withSecret()
    app.close()
    const before = readFileSync(keyFileOf(dir))
    const { app: later, answer } = reopened(dir)
    expect(await answer('vault.status')).toEqual({
      ok: true,
      value: { state: 'locked', ways: ['passphrase'] },
    })
    expect(await answer('vault.unlock', { passphrase: 'correo caballo pila grapas' })).toMatchObject({
      refusal: { code: 'vault.wrongPassphrase' },
    })
    expect(readFileSync(keyFileOf(dir))).toEqual(before)
    await answer('vault.unlock', { passphrase: `  ${PHRASE} ` })
    expect(await answer('vault.reveal', { id, reason: 'no abre' })).toMatchObject({
      value: { user: 'lety', password: 'Caribe#2026' },
    })
    later.close()
  })

  test('is found by a host that was started with the phrase, and told plainly when that is wrong', async () => {
    const { app, dir, id } = await withSecret()
    app.close()
    const right = reopened(dir, { passphrase: PHRASE })
    expect(await right.answer('vault.reveal', { id, reason: 'guion' })).toMatchObject({ ok: true })
    right.app.close()
    const wrong = reopened(dir, { passphrase: 'otra frase larga' })
    expect(await wrong.answer('vault.reveal', { id, reason: 'guion' })).toMatchObject({
      refusal: { code: 'vault.wrongPassphrase' },
    })
    wrong.app.close()
  })

  test('is made by the first secret where the host was started with a phrase', async () => {
    const { app, dir } = openTestApp()
    app.close()
    const host = reopened(dir, { passphrase: PHRASE })
    expect(await host.answer('vault.save', { portal: 'Aspel', user: 'u', password: 'p' })).toMatchObject({
      ok: true,
    })
    expect(await host.answer('vault.status')).toMatchObject({
      value: { state: 'open', ways: ['passphrase'] },
    })
    host.app.close()
  })

  test('that is locked while its phrase is changed opens by one phrase or the other, to the very words', async () => {
    const { call, answer, id } = await withSecret()
    let current = PHRASE
    // While either phrase is worked out.
    for (const after of [50, 150, 250, 350, 450, 550]) {
      const next = `otra frase de la oficina ${after}`
      const changing = answer('vault.changePassphrase', { current, next })
      await sleep(after)
      await call('vault.lock', {})
      if ((await changing).ok) current = next
      await call('vault.unlock', { passphrase: current })
      expect(await call('vault.reveal', { id, reason: 'prueba' })).toMatchObject({ password: 'Caribe#2026' })
    }
  })

  test('changes its phrase only for who knows the one before', async () => {
    const { app, dir, id, call, refused } = await withSecret()
    const next = 'lluvia sobre el muelle'
    expect(await refused('vault.setUp', { passphrase: next })).toBe('vault.alreadySetUp')
    expect(await refused('vault.changePassphrase', { current: 'no me acuerdo', next })).toBe(
      'vault.wrongPassphrase',
    )
    expect(await refused('vault.changePassphrase', { current: PHRASE, next: 'once letras' })).toBe(
      'vault.passphraseShort',
    )
    await call('vault.changePassphrase', { current: PHRASE, next })
    app.close()
    const { app: later, answer } = reopened(dir)
    expect(await answer('vault.unlock', { passphrase: PHRASE })).toMatchObject({ ok: false })
    expect(await answer('vault.unlock', { passphrase: next })).toMatchObject({ ok: true })
    expect(await answer('vault.reveal', { id, reason: 'prueba' })).toMatchObject({
      value: { password: 'Caribe#2026' },
    })
    later.close()
  })

  test.each([
    ['cut short', (text: string) => text.slice(0, 100)],
    ['empty', () => ''],
    ['with one digit changed', (text: string) => text.replace(/"p": 1/, '"p": 2')],
    ['of something else', () => '{"hola": 1}'],
  ])('a key file %s is told, and neither lost nor written over', async (_how, damage) => {
    const { app, dir, id } = await withSecret()
    app.close()
    const whole = readFileSync(keyFileOf(dir), 'utf8')
    const damaged = damage(whole)
    writeFileSync(keyFileOf(dir), damaged)
    const { app: later, answer } = reopened(dir, { passphrase: PHRASE })
    for (const [name, input] of [
      ['vault.unlock', { passphrase: PHRASE }],
      ['vault.setUp', { passphrase: PHRASE }],
      ['vault.save', { portal: 'Otro', user: 'u', password: 'p' }],
      ['vault.reveal', { id, reason: 'prueba' }],
    ] as const) {
      expect(await answer(name, input)).toMatchObject({
        refusal: { code: 'vault.keyDamaged', message: expect.stringContaining('No se borró nada') },
      })
    }
    expect(readFileSync(keyFileOf(dir), 'utf8')).toBe(damaged)
    writeFileSync(keyFileOf(dir), whole)
    expect(await answer('vault.unlock', { passphrase: PHRASE })).toMatchObject({ ok: true })
    later.close()
  })

  test('a key file that is gone, or of another ledger, is missed instead of made anew', async () => {
    const { app, dir } = await withSecret()
    const other = await withSecret()
    app.close()
    writeFileSync(keyFileOf(dir), readFileSync(keyFileOf(other.dir)))
    const { app: later, answer } = reopened(dir, { passphrase: PHRASE })
    const secret = { portal: 'Otro', user: 'u', password: 'p' }
    expect(await answer('vault.save', secret)).toMatchObject({ refusal: { code: 'vault.keyMissing' } })
    later.close()
    unlinkSync(keyFileOf(dir))
    const without = reopened(dir, { passphrase: PHRASE })
    expect(await without.answer('vault.status')).toMatchObject({ value: { state: 'missing' } })
    expect(await without.answer('vault.save', secret)).toMatchObject({
      refusal: { code: 'vault.keyMissing' },
    })
    expect(readdirSync(dir)).not.toContain(KEY_FILE)
    without.app.close()
  })

  test('is wrapped by the operating system’s store where there is one, and by a phrase as well when asked', async () => {
    const { app, dir } = openTestApp()
    app.close()
    const first = reopened(dir, { systemStore: TEST_STORE })
    const saved = await first.answer('vault.save', { portal: 'Aspel', user: 'u', password: 'secreta' })
    const { id } = saved.value as { id: string }
    expect(await first.answer('vault.status')).toMatchObject({ value: { state: 'open', ways: ['system'] } })
    first.app.close()

    const elsewhere = reopened(dir, { passphrase: PHRASE })
    expect(await elsewhere.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      refusal: { code: 'vault.otherUser' },
    })
    elsewhere.app.close()

    const again = reopened(dir, { systemStore: TEST_STORE })
    expect(await again.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      value: { password: 'secreta' },
    })
    expect(await again.answer('vault.setUp', { passphrase: PHRASE })).toMatchObject({
      value: { ways: ['system', 'passphrase'] },
    })
    await again.answer('vault.lock')
    expect(await again.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      refusal: { code: 'vault.locked' },
    })
    expect(await again.answer('vault.unlock')).toMatchObject({ ok: true })
    again.app.close()

    const moved = reopened(dir, { passphrase: PHRASE })
    expect(await moved.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      value: { password: 'secreta' },
    })
    moved.app.close()
  })

  test('opens by the printed sheet where the operating system’s store is lost, and by itself there from then on', async () => {
    const { app, dir, call } = openTestApp()
    const { id } = await call('vault.save', { portal: 'Aspel', user: 'u', password: 'secreta' })
    const lost = await call('vault.makeSheet', {})
    const { code } = await call('vault.makeSheet', {})
    expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){6}$/)
    expect(
      (await call('audit.list', { of: 'here' })).entries.filter(({ action }) => action === 'vault.sheetMade'),
    ).toHaveLength(2)
    app.close()
    for (const file of readdirSync(dir, { recursive: true, withFileTypes: true }))
      if (file.isFile()) expect(readFileSync(join(file.parentPath, file.name), 'latin1')).not.toContain(code)

    // Another PC, or this user after the profile was made anew.
    const systemStore = {
      wrap: async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a),
      unwrap: async (bytes: Uint8Array) => bytes.map((byte) => byte ^ 0x5a),
    }
    const elsewhere = reopened(dir, { systemStore })
    expect(await elsewhere.answer('vault.status')).toMatchObject({
      value: { state: 'locked', ways: ['system', 'sheet'] },
    })
    expect(await elsewhere.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      refusal: { code: 'vault.locked' },
    })
    expect(await elsewhere.answer('vault.makeSheet')).toMatchObject({ refusal: { code: 'vault.locked' } })
    for (const passphrase of [
      lost.code,
      `${code.slice(0, -1)}${code.endsWith('7') ? '8' : '7'}`,
      'cualquiera',
    ])
      expect(await elsewhere.answer('vault.unlock', { passphrase })).toMatchObject({
        refusal: { code: 'vault.wrongPassphrase' },
      })
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ')} `
    expect(await elsewhere.answer('vault.unlock', { passphrase: typed })).toMatchObject({
      value: { state: 'open', ways: ['sheet', 'system'] },
    })
    expect(await elsewhere.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({
      value: { password: 'secreta' },
    })
    elsewhere.app.close()
    const later = reopened(dir, { systemStore })
    expect(await later.answer('vault.reveal', { id, reason: 'x' })).toMatchObject({ ok: true })
    later.app.close()
  })

  test('has a sheet only from who administers, once there is a key, and beside its phrase', async () => {
    const { call, refused, app, dir } = openTestApp(undefined, null)
    expect(await refused('vault.makeSheet', {})).toBe('vault.notSetUp')
    await call('operators.save', { name: 'Lety', role: 'sales' })
    expect(await refused('vault.makeSheet', {}, 'Lety')).toBe('operation.roleRequired')
    await call('vault.setUp', { passphrase: PHRASE })
    const { code } = await call('vault.makeSheet', {})
    await call('vault.changePassphrase', { current: PHRASE, next: 'otra frase de la oficina' })
    expect((await call('vault.status', {})).ways).toEqual(['sheet', 'passphrase'])
    app.close()
    const later = reopened(dir)
    expect(await later.answer('vault.unlock', { passphrase: code })).toMatchObject({ ok: true })
    later.app.close()
  })

  test('stands in a file that only its owner reads', async () => {
    const { dir } = await withSecret()
    if (process.platform !== 'win32') expect(statSync(keyFileOf(dir)).mode & 0o777).toBe(0o600)
    const file = JSON.parse(readFileSync(keyFileOf(dir), 'utf8'))
    expect(file.wraps).toEqual([expect.objectContaining({ kdf: 'scrypt', n: 131_072, r: 8, p: 1 })])
  })
})

function unwrapped(schema: unknown): unknown {
  const { def } = schema as { def: { innerType?: unknown } }
  return def.innerType === undefined ? schema : unwrapped(def.innerType)
}
