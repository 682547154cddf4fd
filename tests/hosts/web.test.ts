import { once } from 'node:events'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { openShell } from './harness.ts'
import { raw, refusal } from './raw-request.ts'

describe('an operation over HTTP', () => {
  test('an answer and a refusal of the business are both status 200', async () => {
    const { rpc } = await openShell()
    expect(await rpc('ledger.counts', {})).toEqual({
      status: 200,
      body: { ok: true, value: { clients: 0, serials: 0, waiting: 0 } },
    })
    expect(await rpc('clients.get', { id: 'nobody' })).toEqual({
      status: 200,
      body: refusal('client.notFound', { id: 'nobody' }),
    })
  })

  test('an unknown operation is status 404, names of every object among them', async () => {
    const { rpc } = await openShell()
    for (const operation of ['no.such', 'constructor', '__proto__', 'toString', 'ledger%2ecounts', '']) {
      expect(await rpc(operation, {})).toEqual({
        status: 404,
        body: refusal('operation.unknown', { operation }),
      })
    }
  })

  test('wrong types are refused with the path of each', async () => {
    const { rpc } = await openShell()
    expect(await rpc('calc.cutoffs', { anchor: 7, months: 'seis', count: 1 })).toEqual({
      status: 200,
      body: refusal('operation.invalidInput', {
        issues: [
          { path: 'anchor', message: expect.any(String) },
          { path: 'months', message: expect.any(String) },
        ],
      }),
    })
    for (const input of [null, 5, 'x', [], [[[]]]]) {
      expect(await rpc('calc.cutoffs', input)).toMatchObject({ status: 200, body: { ok: false } })
    }
  })

  test('an unknown operator, and one who may not, are refused', async () => {
    const { rpc } = await openShell()
    await rpc('operators.save', { name: 'Lety Núñez', role: 'reader' })
    expect(await rpc('ledger.counts', {}, { 'X-Vigente-Operator': 'Nadie' })).toEqual({
      status: 200,
      body: refusal('operator.unknown', { operator: 'Nadie' }),
    })
    const asLety = { 'X-Vigente-Operator': encodeURIComponent('Lety Núñez') }
    expect(await rpc('operators.save', { name: 'Otro', role: 'admin' }, asLety)).toEqual({
      status: 200,
      body: refusal('operation.roleRequired', { role: 'admin', operator: 'Lety Núñez' }),
    })
  })

  test('the practice ledger is a ledger apart', async () => {
    const { rpc } = await openShell()
    const practice = { 'X-Vigente-Ledger': 'practice' }
    expect(await rpc('clients.create', { name: 'Hotel La Ceiba' }, practice)).toMatchObject({
      body: { ok: true },
    })
    expect(await rpc('ledger.counts', {}, practice)).toMatchObject({ body: { value: { clients: 1 } } })
    expect(await rpc('ledger.counts', {})).toMatchObject({ body: { value: { clients: 0 } } })
    expect(await rpc('ledger.counts', {}, { 'X-Vigente-Ledger': 'another' })).toEqual({
      status: 400,
      body: refusal('request.malformed', { what: 'header' }),
    })
  })

  test('a command that brings its clock is answered by that clock', async () => {
    const { rpc } = await openShell()
    const today = async (headers: Record<string, string>) =>
      ((await rpc('today.list', {}, headers)).body as { value: { today: string } }).value.today
    expect([
      await today({}),
      await today({ 'X-Vigente-Now': '2027-02-01T12:00:00Z' }),
      await today({}),
    ]).toEqual(['2026-11-23', '2027-02-01', '2026-11-23'])
  })
})

describe('bad requests', () => {
  test('a body of 10 MB is status 413, whether it says its length or not, and the next one is answered', async () => {
    const { fetch, rpc } = await openShell()
    const body = JSON.stringify({ name: 'x'.repeat(10 * 1024 * 1024) })
    const headers = { 'Content-Type': 'application/json' }
    const stated = await fetch('/rpc/clients.create', { method: 'POST', headers, body })
    const streamed = await fetch('/rpc/clients.create', {
      method: 'POST',
      headers,
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit)
    for (const response of [stated, streamed]) {
      expect([response.status, await response.json()]).toEqual([
        413,
        refusal('request.tooLarge', { maxBytes: 1024 * 1024 }),
      ])
    }
    expect(await rpc('ledger.counts', {})).toMatchObject({ status: 200 })
  })

  test('a __proto__ key is status 400 at any depth and however it is written', async () => {
    const shell = await openShell()
    for (const body of [
      '{"__proto__":{"role":"admin"}}',
      '{"name":[{"__proto__":1}]}',
      '{"\\u005f_proto__":1}',
    ]) {
      expect(await raw(shell, { path: '/rpc/clients.create', body })).toMatchObject({
        status: 400,
        body: refusal('request.malformed', { what: 'key' }),
      })
    }
    expect(({} as { role?: string }).role).toBeUndefined()
  })

  test('what is not JSON is status 400', async () => {
    const shell = await openShell()
    for (const body of ['', '{', 'null x', '{"a":1,}', '\uFEFF{}', "{'a':1}", '{"a":NaN}']) {
      expect(await raw(shell, { path: '/rpc/ledger.counts', body })).toMatchObject({
        status: 400,
        body: refusal('request.malformed', { what: 'json' }),
      })
    }
  })

  test('another Host is status 403, so that a name that was made to point here finds nothing', async () => {
    const shell = await openShell()
    const port = new URL(shell.shell.url).port
    for (const Host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      '127.0.0.1:1',
      `127.0.0.1.evil:${port}`,
      `[::1]:${port}`,
    ]) {
      expect(await raw(shell, { path: '/rpc/ledger.counts', headers: { Host }, body: '{}' })).toMatchObject({
        status: 403,
        body: refusal('request.foreign', { header: 'Host' }),
      })
    }
    const localhost = { Host: `localhost:${port}` }
    expect(await raw(shell, { path: '/rpc/ledger.counts', headers: localhost, body: '{}' })).toMatchObject({
      status: 200,
    })
  })

  test('another Origin is status 403, another port of this machine and a page of no origin among them', async () => {
    const shell = await openShell()
    const { url } = shell.shell
    const foreign = [
      'https://evil.example',
      'null',
      'http://127.0.0.1:1',
      url.replace('http:', 'https:'),
      `${url}.evil`,
      'file://',
    ]
    for (const Origin of foreign) {
      expect(await raw(shell, { path: '/rpc/ledger.counts', headers: { Origin }, body: '{}' })).toMatchObject(
        {
          status: 403,
          body: refusal('request.foreign', { header: 'Origin' }),
        },
      )
    }
    const sameSite = { 'Sec-Fetch-Site': 'same-site' }
    expect(await raw(shell, { path: '/changes', method: 'GET', headers: sameSite })).toMatchObject({
      status: 403,
    })
    expect(
      await raw(shell, { path: '/rpc/ledger.counts', headers: { Origin: url }, body: '{}' }),
    ).toMatchObject({
      status: 200,
    })
  })

  test('without the token, or with another, everything of the office is status 401', async () => {
    const { shell } = await openShell()
    const asks: [string, string][] = [
      ['POST', '/rpc/ledger.counts'],
      ['POST', '/files'],
      ['GET', '/files/0123456789abcdef0123456789abcdef'],
      ['GET', '/changes'],
      ['GET', '/door'],
    ]
    const keys: Record<string, string>[] = [
      {},
      { Authorization: 'Bearer x' },
      { Authorization: shell.token },
      { Authorization: `Basic ${shell.token}` },
      { Cookie: `vigente-${new URL(shell.url).port}=invented` },
    ]
    for (const [method, path] of asks) {
      for (const headers of keys) {
        const response = await fetch(`${shell.url}${path}`, { method, headers })
        expect([response.status, await response.json()]).toEqual([401, refusal('request.keyRequired', {})])
      }
    }
  })

  test('another method is status 405 and says which one is meant', async () => {
    const shell = await openShell()
    for (const method of ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      expect(await raw(shell, { path: '/rpc/ledger.counts', method })).toEqual({
        status: 405,
        allow: 'POST',
        body: method === 'HEAD' ? null : refusal('request.wrongMethod', { method, allowed: 'POST' }),
      })
    }
    expect(await raw(shell, { path: '/', method: 'HEAD' })).toMatchObject({ status: 405, allow: 'GET' })
  })

  test('another content type is status 415, those a form can send among them', async () => {
    const shell = await openShell()
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ]) {
      expect(
        await raw(shell, { path: '/rpc/ledger.counts', headers: { 'Content-Type': type }, body: '{}' }),
      ).toMatchObject({ status: 415, body: refusal('request.wrongType', { expected: 'application/json' }) })
    }
    const charset = { 'Content-Type': 'application/json; charset=utf-8' }
    expect(await raw(shell, { path: '/rpc/ledger.counts', headers: charset, body: '{}' })).toMatchObject({
      status: 200,
    })
  })

  test('an address that is not there is status 404, and none leaves the folder of the screens', async () => {
    const shell = await openShell()
    const paths = [
      '/no',
      '/../package.json',
      '/assets/../../x',
      '/%2e%2e/x',
      '/assets%2fa.js',
      '/secreto.db',
      '/assets',
      '//',
      '/rpc',
    ]
    for (const path of paths) {
      expect(await raw(shell, { path, method: 'GET' })).toMatchObject({
        status: 404,
        body: refusal('request.unknownAddress', { path: expect.any(String) }),
      })
    }
  })
})

test('every window hears which topics changed, and how far a job has come', async () => {
  const { fetch, rpc } = await openShell()
  const stream = (await fetch('/changes')).body!.pipeThrough(new TextDecoderStream()).getReader()
  let heard = ''
  const hears = async (event: RegExp): Promise<void> => {
    while (!event.test(heard)) heard += (await stream.read()).value
  }
  await rpc('clients.create', { name: 'Hotel La Ceiba' }, { 'X-Vigente-Ledger': 'practice' })
  await hears(/^:\n\nevent: changed\ndata: \{"topics":\["clients","contacts"\]\}\n\n/)
  await rpc('sample.load', { clients: 3 }, { 'X-Vigente-Job': 'j1' })
  await hears(/event: progress\ndata: \{"job":"j1","done":\d+,"total":\d+,"note":"[^"]*"\}\n\n/)
  await stream.cancel()
})

test('a window hears also what changed while it was still being read, and nothing of before', async () => {
  const { fetch, rpc } = await openShell()
  /** How often the clients had changed, of what is told before what comes after the stream was opened. */
  const told = async (path: string): Promise<number> => {
    const stream = (await fetch(path)).body!.pipeThrough(new TextDecoderStream()).getReader()
    await rpc('tasks.add', { text: 'llamar', on: '2026-11-24' })
    let heard = ''
    while (!heard.endsWith('"topics":["tasks"]}\n\n')) heard += (await stream.read()).value
    await stream.cancel()
    return heard.split('"clients"').length - 1
  }
  await rpc('clients.create', { name: 'Hotel La Ceiba' })
  await rpc('clients.create', { name: 'Buceo Ixchel' })
  expect(await told('/changes?within=60000')).toBe(2)
  for (const path of ['/changes', '/changes?within=', '/changes?within=-1', '/changes?hours=9'])
    expect(await told(path)).toBe(0)
})

test('the server hangs up on open streams when it closes', async () => {
  const { fetch, shell } = await openShell()
  const stream = (await fetch('/changes')).body!.getReader()
  await stream.read()
  await shell.close()
  expect((await stream.read()).done).toBe(true)
})

test('a request of which the rest comes while the program ends is answered, and ends nothing', async () => {
  const { shell } = await openShell()
  const { port } = new URL(shell.url)
  const socket = connect({ host: '127.0.0.1', port: Number(port) })
  await once(socket, 'connect')
  const heard = text(socket)
  socket.write('POST /rpc/ledger.counts HTTP/1.1\r\nHost: 127.0.0.1\r\n')
  await setTimeout(100)
  const closed = shell.close()
  await setTimeout(50)
  socket.write('Content-Length: 2\r\nConnection: close\r\n\r\n{}')
  expect(await heard).toMatch(/^HTTP\/1\.1 4\d\d /)
  await closed
})
