import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder, vigente } from './harness.ts'

test('the demonstration: two PCs find each other’s work, and Enter pulls the plug between them and puts it back', async () => {
  const dir = temporaryFolder()
  const program = vigente(['start', '--demo', '--data', dir], { DISPLAY: '', WAYLAND_DISPLAY: '' }, 'pipe')
  await program.line(/Oficina: http:.*\n/)
  const [one, other] = [ledger(join(dir, 'recepcion')), ledger(join(dir, 'oficina'))]
  expect(await other('ledger.counts')).toMatchObject({ clients: 250 })
  await one('clients.create', { name: 'Hotel La Ceiba' })
  await expect.poll(() => total(other), { timeout: 60_000 }).toBe(251)

  program.child.stdin!.write('\n')
  await expect
    .poll(
      async () => {
        await one('sync.once')
        return ((await one('sync.status')) as { state: string }).state
      },
      { timeout: 60_000 },
    )
    .toBe('offline')
  await one('clients.create', { name: 'Buceo Ixchel' })
  await other('clients.create', { name: 'Posada Bacalar' })
  expect([await total(one), await total(other)]).toEqual([252, 252])

  program.child.stdin!.write('\n')
  await expect
    .poll(
      async () => {
        await one('sync.once')
        await other('sync.once')
        return [await total(one), await total(other)]
      },
      { timeout: 60_000 },
    )
    .toEqual([253, 253])
  const again = await vigente(['start', '--demo', '--data', dir], { DISPLAY: '', WAYLAND_DISPLAY: '' })
    .finished
  expect([again.code, again.stdout, again.stderr]).toEqual([
    1,
    '',
    expect.stringMatching(/^En esa carpeta ya hay un servidor encendido\.\nSi no hay otra demostración/),
  ])
  program.child.kill('SIGTERM')
  expect((await program.finished).code).toBe(0)
})

type Ask = (name: string, input?: object) => Promise<unknown>

/** As another program of this machine asks the one that holds the folder. */
function ledger(dir: string): Ask {
  const { url, token } = JSON.parse(readFileSync(join(dir, 'door.json'), 'utf8')) as {
    url: string
    token: string
  }
  return async (name, input = {}) => {
    const response = await fetch(`${url}/rpc/${name}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    })
    return ((await response.json()) as { value: unknown }).value
  }
}

async function total(ask: Ask): Promise<number> {
  return ((await ask('ledger.counts')) as { clients: number }).clients
}
