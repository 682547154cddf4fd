import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { httpTransport } from '#sync/transport.ts'
import { isSignedBy, publicKeyOf } from '#wire/signature.ts'
import { enrolBody, enrolOver, JSON_TYPE, post, serveTestEndpoint } from './hostile-endpoint.ts'
import { heardOn, openRaw, rawRequest, sayRaw, statusesIn } from './raw-http.ts'

// The endpoint's own server, asked by what is no PC and no HTTP: one answer, a plain no, and nothing of what is behind it.

const HASTE = { headers: 800, request: 1_600, look: 100, silence: 5_000 }
const NO_CODE = enrolBody(`AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.${'A'.repeat(10)}`)

test('only the method that an address has is answered, and no other says anything back', async () => {
  const { url } = await serveTestEndpoint()
  const methods = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'MKCOL', 'PURGE']
  for (const method of methods) {
    const heard = await sayRaw(
      url,
      rawRequest(`${method} /v1/push HTTP/1.1`, ['x-secret: abc', 'connection: close']),
    )
    expect([method, statusesIn(heard)]).toEqual([method, [405]])
    expect(heard).toMatch(/^allow: POST\r$/m)
    expect(heard).not.toContain('abc')
  }
  for (const method of ['POST', 'OPTIONS'])
    expect(
      statusesIn(await sayRaw(url, rawRequest(`${method} /healthz HTTP/1.1`, ['connection: close']))),
    ).toEqual([405])
  expect(await sayRaw(url, rawRequest('CONNECT 10.0.0.1:22 HTTP/1.1'))).not.toContain('200')
  expect(statusesIn(await sayRaw(url, rawRequest('VIGENTE /v1/push HTTP/1.1')))).toEqual([400])
})

test('an answer says what it is and whose, and not which program made it', async () => {
  const { url, service } = await serveTestEndpoint()
  const key = publicKeyOf(service.keys.newest(), 'Ed25519')
  const answers = [
    await fetch(`${url}/healthz`),
    await fetch(`${url}/nada`),
    await post(url, 'v1/enrol', NO_CODE),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 403])
  for (const answer of answers) {
    const { headers } = answer
    expect([...headers.keys()].toSorted()).toEqual([
      ...['cache-control', 'connection', 'content-length', 'content-type', 'date', 'keep-alive'],
      ...['vigente-signature', 'x-content-type-options'],
    ])
    expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual([
      JSON_TYPE,
      'nosniff',
    ])
    expect(isSignedBy(key, await answer.text(), headers.get('vigente-signature'))).toBe(true)
  }
})

test('a body that is not JSON as it is, by its own headers, is not read', async () => {
  const { url } = await serveTestEndpoint()
  const kinds: readonly Record<string, string>[] = [
    {},
    { 'content-type': 'text/plain' },
    { 'content-type': 'application/x-www-form-urlencoded' },
    { 'content-type': 'application/jsonp' },
    { 'content-type': 'application/json; charset=latin1' },
    { 'content-type': 'application/json, text/html' },
    { 'content-type': JSON_TYPE, 'content-encoding': 'br' },
    { 'content-type': JSON_TYPE, 'content-encoding': 'identity' },
  ]
  for (const headers of kinds) {
    const answer = await fetch(`${url}/v1/enrol`, { method: 'POST', body: Buffer.from(NO_CODE), headers })
    expect([headers, answer.status, await answer.json()]).toEqual([headers, 415, { fault: 'MALFORMED' }])
  }
  expect(
    (await post(url, 'v1/enrol', NO_CODE, { 'content-type': 'Application/JSON; charset=UTF-8' })).status,
  ).toBe(403)
})

test('a packed body that would fill the memory is refused packed', async () => {
  const { url } = await serveTestEndpoint()
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, '0'), { level: 1 })
  const before = process.memoryUsage().rss
  const headers = { 'content-type': JSON_TYPE, 'content-encoding': 'gzip' }
  const answer = await fetch(`${url}/v1/enrol`, { method: 'POST', body: bomb, headers })
  expect([answer.status, await answer.text()]).toEqual([415, '{"fault":"MALFORMED"}'])
  expect(process.memoryUsage().rss - before).toBeLessThan(40 * 1024 * 1024)
})

test('a PC sends what an endpoint takes: JSON, as it is, with its length', async () => {
  const sent: IncomingHttpHeaders[] = []
  const recorder = createServer((request, response) => {
    sent.push(request.headers)
    request.resume().on('end', () => response.end('{}'))
  })
  await new Promise<void>((done) => recorder.listen(0, '127.0.0.1', done))
  onTestFinished(() => void recorder.close())
  const { port } = recorder.address() as AddressInfo
  const body = JSON.stringify({ name: 'Núñez', much: 'x'.repeat(200_000) })
  await httpTransport(`http://127.0.0.1:${port}/`).post('v1/push', body, { 'vigente-device': 'x' }, 5)
  expect(sent[0]).toMatchObject({
    ...{ 'content-type': JSON_TYPE, 'content-length': String(Buffer.byteLength(body)) },
    'vigente-device': 'x',
  })
  expect(
    Object.keys(sent[0]!).filter((name) => /encoding$/.test(name) && name !== 'accept-encoding'),
  ).toEqual([])
})

const JSON_HEADER = `content-type: ${JSON_TYPE}`
const SMUGGLED = rawRequest('GET /healthz HTTP/1.1', ['connection: close'])

const HIDING: readonly (readonly [string, readonly string[], string])[] = [
  [
    'a length and chunks',
    [`content-length: ${SMUGGLED.length + 5}`, 'transfer-encoding: chunked'],
    `0\r\n\r\n${SMUGGLED}`,
  ],
  ['two lengths', ['content-length: 2', `content-length: ${SMUGGLED.length + 2}`], `{}${SMUGGLED}`],
  ['two lengths in one', [`content-length: 2, ${SMUGGLED.length + 2}`], `{}${SMUGGLED}`],
  ['chunks that are none', ['transfer-encoding: xchunked'], `0\r\n\r\n${SMUGGLED}`],
  ['chunks, and then none', ['transfer-encoding: chunked, identity'], `0\r\n\r\n${SMUGGLED}`],
  ['a blank before the colon', ['transfer-encoding : chunked'], `0\r\n\r\n${SMUGGLED}`],
  ['a folded header', ['transfer-encoding:\r\n chunked'], `0\r\n\r\n${SMUGGLED}`],
  ['a length below nothing', ['content-length: -1'], SMUGGLED],
  ['a length with a sign', ['content-length: +2'], `{}${SMUGGLED}`],
  ['a length beyond all numbers', ['content-length: 99999999999999999999999'], SMUGGLED],
  ['a chunk whose length is no number', ['transfer-encoding: chunked'], `zz\r\n{}\r\n0\r\n\r\n${SMUGGLED}`],
  [
    'a chunk longer than all numbers',
    ['transfer-encoding: chunked'],
    `fffffffffffffffffff\r\n{}\r\n0\r\n\r\n${SMUGGLED}`,
  ],
  ['a NUL in a header', ['x-a: a\0b', 'content-length: 2'], `{}${SMUGGLED}`],
  ['a line that ends with CR alone', ['x-a: b\rtransfer-encoding: chunked'], `0\r\n\r\n${SMUGGLED}`],
]

test('a request whose length can be read in two ways is refused whole, and no second one is found in it', async () => {
  const { url } = await serveTestEndpoint({ patience: HASTE })
  for (const [what, headers, body] of HIDING) {
    const heard = await sayRaw(url, rawRequest('POST /v1/enrol HTTP/1.1', [JSON_HEADER, ...headers], body))
    expect([what, statusesIn(heard), heard.includes('"ok"')]).toEqual([what, [400], false])
  }
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('a body shorter than it claims to be is not waited for longer than a PC waits', async () => {
  const { url, lines } = await serveTestEndpoint({ patience: HASTE })
  const began = performance.now()
  const claims = ['connection: keep-alive', JSON_HEADER, 'content-length: 500']
  const heard = await heardOn(
    openRawWith(url, rawRequest('POST /v1/enrol HTTP/1.1', claims, '{"code":')),
    10_000,
  )
  expect(statusesIn(heard)).toEqual([408])
  expect(performance.now() - began).toBeLessThan(5_000)
  await expect.poll(() => lines.map(({ status, level }) => `${level} ${status}`)).toEqual(['info 499'])
})

test('what follows a body beyond the length that it claims is no request', async () => {
  const { url } = await serveTestEndpoint({ patience: HASTE })
  const claims = [JSON_HEADER, 'content-length: 2']
  const heard = await sayRaw(url, rawRequest('POST /v1/enrol HTTP/1.1', claims, '{}{"code":"x"}\r\n\r\n'))
  expect(statusesIn(heard)).toEqual([400])
})

test('who hangs up in the middle has broken nothing, and is no fault in the log', async () => {
  const { url, lines } = await serveTestEndpoint()
  for (let n = 0; n < 20; n += 1) {
    const socket = openRawWith(
      url,
      rawRequest('POST /v1/enrol HTTP/1.1', [JSON_HEADER, 'content-length: 900'], '{"'),
    )
    await new Promise((done) => setTimeout(done, 10))
    socket.resetAndDestroy()
  }
  await expect.poll(() => lines.length).toBe(20)
  expect(lines.every(({ level, status }) => level === 'info' && (status === 499 || status === 429))).toBe(
    true,
  )
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

function openRawWith(url: string, bytes: string) {
  const socket = openRaw(url)
  socket.write(bytes)
  return socket
}

test('requests on the heels of each other are answered in their order, and no more of them than one may ask', async () => {
  const { url } = await serveTestEndpoint()
  const many =
    rawRequest('GET /healthz HTTP/1.1').repeat(1_000) +
    rawRequest('GET /nada HTTP/1.1', ['connection: close'])
  const statuses = statusesIn(await sayRaw(url, many))
  expect(statuses).toHaveLength(1_001)
  expect(statuses.slice(0, 120)).toEqual(Array(120).fill(200))
  expect(statuses.slice(120).every((status) => status === 429 || status === 503)).toBe(true)
  expect((await fetch(`${url}/v1/enrol`)).status).toBe(405)
})

const ODD: readonly (readonly [string, string, number])[] = [
  ['more headers than 8 KiB', rawRequest('GET /healthz HTTP/1.1', [`x-a: ${'a'.repeat(9_000)}`]), 431],
  ['no host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
  ['a protocol that is none', 'GET /healthz HTTP/9.9\r\nhost: a\r\n\r\n', 400],
  ['the hello of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ['the first words of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
  ['an address above the first', rawRequest('GET /../../etc/passwd HTTP/1.1', ['connection: close']), 404],
  ['an address in other letters', rawRequest('GET /%68ealthz HTTP/1.1', ['connection: close']), 404],
  ['an address of two slashes', rawRequest('GET //healthz HTTP/1.1', ['connection: close']), 404],
  ['somebody else’s address', rawRequest('GET http://10.0.0.1/healthz HTTP/1.1', ['connection: close']), 404],
  [
    'a name of every object',
    rawRequest('GET /__proto__ HTTP/1.1', ['constructor: 1', 'connection: close']),
    404,
  ],
  [
    'a wish to change the protocol',
    rawRequest('GET /nada HTTP/1.1', ['connection: upgrade, close', 'upgrade: websocket']),
    404,
  ],
  [
    'an expectation of nothing known',
    rawRequest('POST /v1/enrol HTTP/1.1', ['expect: wonders', 'connection: close']),
    417,
  ],
]

test('what is no request, or an odd one, is answered with a plain no', async () => {
  const { url } = await serveTestEndpoint({ patience: HASTE })
  for (const [what, bytes, status] of ODD)
    expect([what, statusesIn(await sayRaw(url, Buffer.from(bytes, 'latin1')))]).toEqual([what, [status]])
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('of nobody that the office does not know a body is read', async () => {
  const { url, service } = await serveTestEndpoint()
  const { device } = await enrolOver(url, await service.newCode())
  const answered = async (headers: readonly string[]) => {
    // Its body never comes.
    const claims = [JSON_HEADER, 'content-length: 3000000', ...headers]
    return statusesIn(await sayRaw(url, rawRequest('POST /v1/push HTTP/1.1', claims), { quietMs: 400 }))
  }
  expect(await answered([])).toEqual([401])
  expect(await answered(['vigente-device: 0193a0b0-0000-7000-8000-00000000000a'])).toEqual([403])
  expect(await answered([`vigente-device: ${device}`, `vigente-device: ${device}`])).toEqual([403])
  expect(await answered([`vigente-device: ${'9'.repeat(300)}`])).toEqual([401])
  expect(await answered(["vigente-device: ' OR 1=1 --"])).toEqual([403])
  expect(await answered([`vigente-device: ${device}`])).toEqual([])
  const claims = [JSON_HEADER, 'content-length: 4000000', `vigente-device: ${device}`]
  expect(statusesIn(await sayRaw(url, rawRequest('POST /v1/push HTTP/1.1', claims)))).toEqual([413])
})

test('of what breaks inside neither its asker hears a word nor the log', async () => {
  const words = 'secreto Caribe#2026\r\n{"level":"info","path":"falso"}\u001b[2J\u2028'
  const { url, service, lines } = await serveTestEndpoint({
    between: (real) => ({
      ...real,
      pull: () => Promise.reject(Object.assign(new RangeError(words), { code: words, detail: words })),
    }),
  })
  const pc = await enrolOver(url, await service.newCode())
  const answer = await pc.pull()
  expect([answer.status, await answer.text()]).toEqual([500, '{"fault":"SERVER"}'])
  const fault = lines.find(({ level }) => level === 'error')!
  expect(fault).toMatchObject({
    path: 'v1/pull',
    event: 'fault',
    error: 'RangeError',
    frames: expect.any(Array),
  })
  const written = lines.map((line) => JSON.stringify(line)).join('\n')
  expect(written).not.toMatch(/Caribe|falso|[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028]/)
})

test('nothing of an address or a header that somebody made up is written to the log', async () => {
  const { url, lines } = await serveTestEndpoint()
  const hostile = '/nada%0d%0a{"level":"error"}\u001b[2J'
  await sayRaw(url, Buffer.from(rawRequest(`GET ${hostile} HTTP/1.1`, ['connection: close']), 'latin1'))
  await sayRaw(url, rawRequest('POST /v1/push HTTP/1.1', ['vigente-device: x"}\t{"', 'connection: close']))
  await sayRaw(url, rawRequest('GET /v1/blobs/secreto HTTP/1.1', ['connection: close']))
  expect(lines.map(({ path }) => path)).toEqual(['v1/push', 'other'])
})
