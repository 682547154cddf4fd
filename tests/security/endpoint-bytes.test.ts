import { expect, test } from 'vitest'
import { enrolBody, enrolOver, JSON_TYPE, serveTestEndpoint } from './hostile-endpoint.ts'
import { randomOf, type Random } from './mutate-body.ts'
import { heardOn, openRaw, rawRequest, statusesIn } from './raw-http.ts'

// Requests changed byte by byte, headers and all, as they arrive at the endpoint's own server.
// `ENDPOINT_BYTES=100000 npm run test:unit -- tests/security/endpoint-bytes.test.ts` sends more.

const REQUESTS = Number(process.env['ENDPOINT_BYTES'] ?? 1_500)
const AT_ONCE = 30

/** What parsers of HTTP stumble over. */
const PIECES = [
  ...['\r\n', '\n', '\r', '\0', '\t', ' ', ':', '\r\n\r\n', '\x7f', '\xff', '%00', '..', '//', '?', '#', '*'],
  ...[
    'transfer-encoding: chunked\r\n',
    'content-length: 3\r\n',
    'content-length: -1\r\n',
    'expect: 100-continue\r\n',
  ],
  ...[
    'connection: upgrade\r\nupgrade: h2c\r\n',
    'host: a\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    'HTTP/1.0',
    'TRACE ',
  ],
  ...[
    'vigente-device: \r\n',
    'content-encoding: gzip\r\n',
    'trailer: x\r\n',
    'x'.repeat(9_000),
    '0\r\n\r\n',
    ';a=b',
  ],
]

function changed(text: string, random: Random): string {
  let bytes = text
  for (let changes = 1 + random(4); changes > 0; changes -= 1) {
    const at = random(bytes.length + 1)
    const piece = PIECES[random(PIECES.length)]!
    const cut = random(3) === 0 ? random(20) : 0
    bytes =
      random(4) === 0
        ? bytes.slice(0, at) + String.fromCharCode(random(256)) + bytes.slice(at + 1)
        : bytes.slice(0, at) + piece + bytes.slice(at + cut)
  }
  return bytes
}

test(`${REQUESTS} requests with changed bytes are answered, refused or hung up on, and nothing breaks`, async () => {
  const patience = { headers: 1_000, request: 2_000, look: 100, silence: 3_000 }
  const { url, service, lines } = await serveTestEndpoint({ patience, proxies: ['127.0.0.1'] })
  const pc = await enrolOver(url, await service.newCode())
  const random = randomOf(7)
  const body = enrolBody(`AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.${'A'.repeat(10)}`)
  const wait = JSON.stringify({ device: pc.device, cursor: 0, seconds: 1 })
  const headers = (from: number, text: string, more: readonly string[] = []) => [
    ...[`content-type: ${JSON_TYPE}`, `content-length: ${text.length}`, 'connection: close'],
    ...[`x-forwarded-for: 10.${from >> 8}.${from & 255}.1`, ...more],
  ]
  const signed = Object.entries(pc.headersFor('v1/wait', wait)).map(([name, value]) => `${name}: ${value}`)
  const said: Record<string, number> = {}
  for (let n = 0; n < REQUESTS; n += AT_ONCE) {
    await Promise.all(
      Array.from({ length: AT_ONCE }, async (_, k) => {
        const from = n + k
        const whole = [
          rawRequest('POST /v1/enrol HTTP/1.1', headers(from, body), body),
          rawRequest('POST /v1/wait HTTP/1.1', headers(from, wait, signed), wait),
          rawRequest('GET /healthz HTTP/1.1', headers(from, '')),
          rawRequest('GET /v1/openapi.json HTTP/1.1', headers(from, '')),
        ][k % 4]!
        const socket = openRaw(url)
        socket.end(Buffer.from(changed(whole, random), 'latin1'))
        const statuses = statusesIn(await heardOn(socket, 6_000))
        for (const status of statuses.length === 0 ? ['none'] : statuses)
          said[status] = (said[status] ?? 0) + 1
      }),
    )
  }
  const may = [
    'none',
    '100',
    '200',
    '400',
    '401',
    '403',
    '404',
    '405',
    '408',
    '413',
    '415',
    '417',
    '429',
    '431',
    '503',
  ]
  expect(Object.keys(said).filter((status) => !may.includes(status))).toEqual([])
  for (const status of ['200', '400', '404'])
    expect([status, said[status]! > REQUESTS / 100]).toEqual([status, true])
  expect(lines.filter(({ level }) => level === 'error')).toEqual([])
  expect((await pc.pull()).status).toBe(200)
})
