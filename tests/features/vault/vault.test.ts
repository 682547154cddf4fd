import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mayOpenAccount, REVEAL_SECONDS } from '#domain/vault.ts'
import { openTestApp } from '../../support/app.ts'

const PHRASE = 'correo caballo pila grapa'

async function office() {
  const app = openTestApp()
  await app.call('operators.save', { name: 'Lety', role: 'sales' })
  await app.call('operators.save', { name: 'Conta', role: 'accounting' })
  await app.call('operators.save', { name: 'Raúl', role: 'support' })
  const client = await app.call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  return { ...app, clientId: client.id }
}

describe('the vault', () => {
  test('keeps the two data of R6, and shows them to who says why, on record (C17)', async () => {
    const { call, clientId } = await office()
    const { id } = await call(
      'vault.save',
      { clientId, portal: 'Aspel', user: 'ceiba@x.mx', password: 'Mar#1' },
      'Lety',
    )
    const shown = await call('vault.reveal', { id, reason: 'no abre su escritorio' }, 'Lety')
    expect(shown).toEqual({ user: 'ceiba@x.mx', password: 'Mar#1' })
    expect(await call('vault.log', { clientId })).toEqual({
      total: 1,
      reveals: [
        {
          id: expect.any(String),
          entryId: id,
          client: 'Hotel La Ceiba SA de CV',
          portal: 'Aspel',
          operator: 'Lety',
          at: '2026-11-23T15:00:00.000Z',
          onDay: '2026-11-23',
          reason: 'no abre su escritorio',
        },
      ],
    })
    // C17: hidden by default, then half a minute on the screen.
    expect(REVEAL_SECONDS).toBe(30)
  })

  test('holds one entry for each client and portal (C23)', async () => {
    const { call, answer, clientId } = await office()
    const access = { clientId, user: 'u', password: 'p' }
    const { id } = await call('vault.save', { ...access, portal: 'Aspel' })
    expect(await answer('vault.save', { ...access, portal: '  ASPEL ' })).toMatchObject({
      refusal: { code: 'vault.portalTaken', params: { id } },
    })
    const second = await call('vault.save', { ...access, portal: 'Softmás' })
    expect(await answer('vault.save', { id: second.id, portal: 'aspel' })).toMatchObject({
      refusal: { code: 'vault.portalTaken' },
    })
    const other = await call('clients.create', { name: 'Buceo Ixchel' })
    await call('vault.save', { ...access, clientId: other.id, portal: 'Aspel' })
    expect((await call('vault.list', { clientId })).entries.map(({ portal }) => portal)).toEqual([
      'Aspel',
      'Softmás',
    ])
    expect((await call('vault.list', { search: 'ixchel' })).total).toBe(1)
  })

  test('keeps the office’s own accounts (R60) for Administración and Ventas', async () => {
    const { call, refused } = await office()
    const own = { portal: 'Aspel, acceso a distribuidores', user: 'dist-0042', password: 'Sargazo7' }
    const { id } = await call('vault.save', own, 'Lety')
    await call('vault.save', { ...own, user: 'dist-0043' })
    expect(await refused('vault.reveal', { id, reason: 'curiosidad' }, 'Conta')).toBe('vault.ownAccount')
    expect(await refused('vault.save', { id, portal: 'Aspel', password: 'x' }, 'Conta')).toBe(
      'vault.ownAccount',
    )
    expect(await refused('vault.remove', { id, reason: 'x' }, 'Conta')).toBe('vault.ownAccount')
    expect(await refused('vault.reveal', { id, reason: 'curiosidad' }, 'Raúl')).toBe('operation.roleRequired')
    expect((await call('vault.log', {})).total).toBe(0)
    expect((await call('vault.reveal', { id, reason: 'registrar un alta' }, 'Lety')).password).toBe(
      'Sargazo7',
    )
    expect(
      (['admin', 'sales', 'support', 'accounting', 'reader'] as const).filter((r) =>
        mayOpenAccount(r, 'office'),
      ),
    ).toEqual(['admin', 'sales'])
    expect(
      (['admin', 'sales', 'support', 'accounting', 'reader'] as const).filter((r) =>
        mayOpenAccount(r, 'client'),
      ),
    ).toEqual(['admin', 'sales', 'accounting'])
  })

  test('changes one of the two and leaves the other, and is taken back whole', async () => {
    const { call, answer, clientId } = await office()
    const { id } = await call('vault.save', { clientId, portal: 'Aspel', user: 'u1', password: 'p1' })
    const changed = await answer('vault.save', { id, portal: 'Aspel', password: 'p2' })
    expect(await call('vault.reveal', { id, reason: 'x' })).toEqual({ user: 'u1', password: 'p2' })
    await call('ledger.undo', { command: (changed as { command: string }).command })
    expect(await call('vault.reveal', { id, reason: 'x' })).toEqual({ user: 'u1', password: 'p1' })
  })

  test('removes an entry with its secrets, and keeps who looked at it', async () => {
    const { call, refused, clientId } = await office()
    const { id } = await call('vault.save', { clientId, portal: 'Aspel', user: 'u', password: 'p' })
    await call('vault.reveal', { id, reason: 'soporte' })
    await call('vault.remove', { id, reason: 'cambió de distribuidor' })
    expect(await refused('vault.reveal', { id, reason: 'x' })).toBe('vault.entryNotFound')
    expect((await call('vault.list', {})).total).toBe(0)
    expect((await call('vault.log', { id })).total).toBe(1)
    await call('vault.save', { clientId, portal: 'Aspel', user: 'u', password: 'nueva' })
  })

  test('asks for both data and for a reason', async () => {
    const { refused, clientId } = await office()
    expect(await refused('vault.save', { clientId, portal: 'Aspel', user: 'u' })).toBe(
      'operation.invalidInput',
    )
    expect(await refused('vault.save', { clientId, portal: 'Aspel', password: 'p' })).toBe(
      'operation.invalidInput',
    )
    expect(await refused('vault.save', { clientId: 'nadie', portal: 'A', user: 'u', password: 'p' })).toBe(
      'client.notFound',
    )
    expect(await refused('vault.reveal', { id: 'x', reason: '  ' })).toBe('operation.invalidInput')
    expect(await refused('vault.reveal', { id: 'x', reason: 'x' })).toBe('vault.entryNotFound')
  })

  test('leaves no secret and no phrase in any file, log line or list of the ledger', async () => {
    const { app, call, answer, bugs, dir, clientId } = await office()
    await call('vault.setUp', { passphrase: PHRASE })
    const canaries = ['Canario-Usuario-7f3a', 'Canario-Clave-91bd', 'Canario-Otra-55e0', PHRASE]
    const [user, password, next] = canaries as [string, string, string]
    const { id } = await call('vault.save', { clientId, portal: 'Aspel', user, password })
    await call('vault.save', { id, portal: 'Aspel', password: next })
    await call('vault.reveal', { id, reason: 'revisión' })
    const change = await answer('vault.save', { id, portal: 'Aspel', password })
    await call('ledger.undo', { command: (change as { command: string }).command })
    const lists = JSON.stringify([
      await call('vault.list', {}),
      await call('vault.log', {}),
      await answer('vault.save', { clientId, portal: 'Aspel', user, password }),
      await answer('vault.unlock', { passphrase: `${PHRASE} no` }),
      await answer('vault.save', { clientId, portal: '', user, password, otro: 1 }),
    ])
    const holding = filesHolding(dir, canaries)
    await call('vault.remove', { id, reason: 'fin' })
    app.close()
    expect([...holding, ...filesHolding(dir, canaries)]).toEqual([])
    for (const canary of canaries) {
      expect(lists).not.toContain(canary)
      expect(bugs.join('\n')).not.toContain(canary)
    }
  })
})

/** Files of the ledger's folder in which a text stands, as it is or as UTF-16 or base64. */
function filesHolding(dir: string, texts: readonly string[]): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap(({ parentPath, name }) => {
      const bytes = readFileSync(join(parentPath, name))
      const forms = texts.flatMap((text) => [
        Buffer.from(text),
        Buffer.from(text, 'utf16le'),
        Buffer.from(Buffer.from(text).toString('base64').replace(/=+$/, '').slice(0, -2)),
      ])
      return forms.some((form) => bytes.includes(form)) ? [name] : []
    })
}
