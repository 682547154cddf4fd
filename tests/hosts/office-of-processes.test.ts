import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endpoint, temporaryFolder, vigente, type RunningVigente } from './harness.ts'

/** How long everything is killed at random: 300 for a real evening. */
const SECONDS = Number(process.env['VIGENTE_KILLED_SECONDS'] ?? 15)

interface Pc {
  readonly dir: string
  program: RunningVigente
  door: { readonly url: string; readonly token: string; readonly pid: number }
}

test(`an endpoint and three PCs, each a process, killed (SIGKILL) at random for ${SECONDS} s under load, end with one ledger and nothing lost`, async () => {
  const data = temporaryFolder()
  let running = endpoint(['--data', data, '--port', '0'])
  const card = JSON.parse((await running.line(/^\{.*\}\n/))[0]) as {
    url: string
    enrolCode: string
    pid: number
  }
  let endpointPid = card.pid
  const port = new URL(card.url).port
  const pcs: Pc[] = []
  for (const name of ['Recepción', 'Oficina', 'Bodega']) {
    const dir = temporaryFolder()
    const code = pcs.length === 0 ? card.enrolCode : await newCode(data)
    await vigente(['enrol', '--code', code, '--endpoint', card.url, '--name', name, '--data', dir]).finished
    pcs.push({ dir, ...(await serving(dir)) })
  }
  const acknowledged: string[] = []
  const until = performance.now() + SECONDS * 1000
  const work = pcs.map(async (pc, n) => {
    for (let i = 0; performance.now() < until; i += 1) {
      const name = `Cliente ${n}-${i}`
      if ((await call(pc, 'clients.create', { name })) !== null) acknowledged.push(name)
      await sleep(20)
    }
  })
  let kills = 0
  while (performance.now() < until) {
    await sleep(300 + Math.random() * 900)
    const victim = Math.floor(Math.random() * 4)
    kills += 1
    if (victim === 3) {
      process.kill(endpointPid, 'SIGKILL')
      await running.finished
      running = endpoint(['--data', data, '--port', port])
      endpointPid = (JSON.parse((await running.line(/^\{.*\}\n/))[0]) as { pid: number }).pid
    } else {
      const pc = pcs[victim]!
      process.kill(pc.door.pid, 'SIGKILL')
      await pc.program.finished
      Object.assign(pc, await serving(pc.dir))
    }
  }
  await Promise.all(work)
  for (const pc of pcs) {
    process.kill(pc.door.pid, 'SIGTERM')
    await pc.program.finished
  }
  for (let round = 0; round < 2; round += 1) {
    for (const { dir } of pcs)
      await vigente(['sync', '--once', '--endpoint', card.url, '--data', dir]).finished
  }
  const digests = [
    (await endpoint(['digest', '--data', data]).finished).stdout,
    ...(await Promise.all(
      pcs.map(async ({ dir }) => (await vigente(['digest', '--data', dir]).finished).stdout),
    )),
  ]
  expect(new Set(digests).size, digests.join('')).toBe(1)
  const exported = await Promise.all(
    pcs.map(async ({ dir }) => (await vigente(['export', '--json', '--data', dir]).finished).stdout),
  )
  expect(new Set(exported).size).toBe(1)
  const kept = new Set(
    exported[0]!
      .split('\n')
      .filter((line) => line.startsWith('{"table":"clients"'))
      .map((line) => (JSON.parse(line) as { row: { name: string } }).row.name),
  )
  expect(kills).toBeGreaterThan(3)
  expect(acknowledged.length).toBeGreaterThan(10)
  // One whose answer was cut off by the kill may be there as well; of the acknowledged none is missing.
  expect(acknowledged.filter((name) => !kept.has(name))).toEqual([])
  process.kill(endpointPid, 'SIGTERM')
})

async function newCode(data: string): Promise<string> {
  return (JSON.parse((await endpoint(['code', '--data', data]).finished).stdout) as { code: string }).code
}

async function serving(dir: string): Promise<Pick<Pc, 'program' | 'door'>> {
  const program = vigente(['serve', '--data', dir, '--port', '0'])
  return { program, door: JSON.parse((await program.line(/^\{.*\}\n/))[0]) as Pc['door'] }
}

/** The command's id; null where the program was killed before it answered. */
async function call({ door }: Pc, name: string, input: object): Promise<string | null> {
  try {
    const response = await fetch(`${door.url}/rpc/${name}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${door.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(input),
    })
    return ((await response.json()) as { command?: string }).command ?? null
  } catch {
    return null
  }
}
