import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { endpoint, temporaryFolder } from '../hosts/harness.ts'
import { enrolOver, JSON_TYPE, serveTestEndpoint } from './hostile-endpoint.ts'
import { openRaw, rawRequest } from './raw-http.ts'

// Many at once that want nothing but to be a burden, each from an address of its own, as Linux lets one machine have. `ENDPOINT_FLOOD=100000 npm run test:unit --
// tests/security/endpoint-flood.test.ts` asks more.

const REQUESTS = Number(process.env['ENDPOINT_FLOOD'] ?? 10_000)
const MIB = 1024 * 1024
const onLinux = test.skipIf(process.platform !== 'linux')

/** The endpoint as a program of its own, with one PC, and the most memory that it ever had. */
async function startedEndpoint() {
  const running = endpoint(['--data', temporaryFolder(), '--port', '0'])
  const [line] = await running.line(/^\{.*\}\n/)
  const { url, enrolCode, pid } = JSON.parse(line) as { url: string; enrolCode: string; pid: number }
  const most = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024
  const stop = async () => {
    process.kill(pid, 'SIGTERM')
    return running.finished
  }
  return { url, most, stop, pc: await enrolOver(url, enrolCode) }
}

/** What became of one request: its status, or that it was hung up on. */
function asked(
  url: string,
  path: string,
  from: string,
  agent: Agent | false = false,
): Promise<number | 'cut'> {
  return new Promise((resolve) => {
    const sent = request(
      `${url}/${path}`,
      { method: 'POST', localAddress: from, agent, headers: { 'content-type': JSON_TYPE } },
      (response) => {
        response.resume().on('end', () => resolve(response.statusCode!))
        response.on('error', () => resolve('cut'))
      },
    )
    sent.on('error', () => resolve('cut'))
    sent.end('{}')
  })
}

onLinux(
  'while hundreds dribble their requests letter by letter the office is answered, and they are cut off',
  async () => {
    const patience = { headers: 1_000, request: 2_000, look: 100, silence: 5_000 }
    const { url, service } = await serveTestEndpoint({ patience })
    const pc = await enrolOver(url, await service.newCode())
    const claims = [`content-type: ${JSON_TYPE}`, 'content-length: 2000000', `vigente-device: ${pc.device}`]
    const slow = ['127.0.0.2', '127.0.0.3'].flatMap((from) =>
      Array.from({ length: 300 }, (_, n) => {
        const socket = openRaw(url, { from })
        // Half of them never end their headers, the others their body.
        socket.write(
          n % 2 === 0
            ? 'POST /v1/push HTTP/1.1\r\nhost: a\r\n'
            : rawRequest('POST /v1/push HTTP/1.1', claims),
        )
        return socket
      }),
    )
    const dribble = setInterval(() => slow.forEach((socket) => socket.writable && socket.write('x')), 50)
    const took: number[] = []
    for (let n = 0; n < 12; n += 1) {
      const began = performance.now()
      expect((await pc.pull()).status).toBe(200)
      took.push(performance.now() - began)
      await sleep(50)
    }
    expect(Math.max(...took)).toBeLessThan(2_000)
    await expect.poll(() => slow.filter((socket) => !socket.closed).length).toBe(0)
    clearInterval(dribble)
  },
)

// A client that is itself too slow with so many is told so by 408.
const NO = ['400', '401', '404', '408', '429', '503']
const PATHS = ['v1/pull', 'v1/enrol', 'v1/push', 'nada']

async function tally(
  times: number,
  ask: (n: number) => Promise<number | 'cut'>,
): Promise<Record<string, number>> {
  const said: Record<string, number> = {}
  await Promise.all(
    Array.from({ length: times }, async (_, n) => {
      const status = await ask(n)
      said[status] = (said[status] ?? 0) + 1
    }),
  )
  return said
}

onLinux(`of ${REQUESTS} requests at once the endpoint refuses what is too much, and goes on`, async () => {
  const { url, pc, most, stop } = await startedEndpoint()
  const before = most()
  const from = (n: number) => `127.0.0.${2 + (n % 5)}`
  // Each by a connection of its own, of which there are not as many; and by a few that are kept.
  const said = await tally(REQUESTS, (n) => asked(url, PATHS[n % 4]!, from(n)))
  expect(Object.keys(said).filter((status) => ![...NO, 'cut'].includes(status))).toEqual([])
  expect((await pc.pull()).status).toBe(200)
  const agent = new Agent({ keepAlive: true, maxSockets: 150 })
  const kept = await tally(REQUESTS / 4, (n) => asked(url, PATHS[n % 4]!, '127.0.0.9', agent))
  agent.destroy()
  expect(Object.keys(kept).filter((status) => !NO.includes(status))).toEqual([])
  expect(kept['429']).toBeGreaterThan(REQUESTS / 20)
  expect(most() - before).toBeLessThan(300 * MIB)
  expect((await pc.pull()).status).toBe(200)
  expect(await (await fetch(`${url}/healthz`)).json()).toMatchObject({ ok: true })
  expect((await stop()).code).toBe(0)
})

onLinux(
  'bodies that never end fill no more memory than the endpoint has for them, and nobody waits for them',
  async () => {
    const { url, pc, most, stop } = await startedEndpoint()
    const before = most()
    const claims = [`content-type: ${JSON_TYPE}`, 'content-length: 3000000', `vigente-device: ${pc.device}`]
    const head = rawRequest('POST /v1/push HTTP/1.1', claims)
    const much = Buffer.alloc(2_900_000, 'x')
    const addresses = Array.from({ length: 8 }, (_, n) => `127.0.0.${2 + n}`)
    const sockets = addresses.flatMap((from) =>
      Array.from({ length: 40 }, () => {
        const socket = openRaw(url, { from })
        socket.write(head)
        socket.write(much)
        return socket
      }),
    )
    let refused = 0
    for (const socket of sockets) socket.once('data', () => (refused += 1))
    await expect.poll(() => refused, { timeout: 60_000 }).toBeGreaterThan(280)
    expect(most() - before).toBeLessThan(400 * MIB)
    for (const socket of sockets) socket.destroy()
    expect((await pc.pull()).status).toBe(200)
    expect((await stop()).code).toBe(0)
  },
)
