import { expect, test } from 'vitest'
import type { IncomingMessage } from 'node:http'
import { callerOf } from '#endpoint/caller.ts'
import { createLimits } from '#endpoint/limits.ts'
import { keepTraffic } from '#endpoint/traffic.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { enrolBody, enrolOver, post, serveTestEndpoint } from './hostile-endpoint.ts'

// How often one may ask: by the address, by the device once it has shown that it is that one, and by the office.

const wrong = () => enrolBody(`AAAAA-AAAAA-AAAAA-AAAAA-AAAAA.${'A'.repeat(10)}`)

test('ten wrong codes of one address are all, whatever devices it makes up, and the right one comes too late', async () => {
  const { url, service } = await serveTestEndpoint({ proxies: ['127.0.0.1'] })
  const right = await service.newCode()
  const tried = async (from: string, body: string, device: string) => {
    const answer = await post(url, 'v1/enrol', body, { 'x-forwarded-for': from, 'vigente-device': device })
    return [answer.status, answer.headers.get('retry-after'), await answer.text()] as const
  }
  for (let n = 0; n < 10; n += 1) expect((await tried('10.0.0.7', wrong(), `d${n}`))[0]).toBe(403)
  const [status, after] = await tried('10.0.0.7', enrolBody(right), 'another')
  expect([status, Number(after) > 30 && Number(after) <= 60]).toEqual([429, true])
  expect((await tried('10.0.0.8', enrolBody(right), 'another'))[0]).toBe(200)
})

test('an office whose PCs all come by one address takes in as many as it likes', async () => {
  const { url, service } = await serveTestEndpoint()
  for (let n = 0; n < 15; n += 1) await enrolOver(url, await service.newCode())
  expect((await post(url, 'v1/enrol', wrong())).status).toBe(403)
})

test('whoever asks in the name of a PC uses up nothing of what that PC may ask', async () => {
  const { url, service } = await serveTestEndpoint()
  const pc = await enrolOver(url, await service.newCode())
  const asked = { operator: 'nobody' }
  for (let n = 0; n < 30; n += 1)
    expect((await pc.ask('v1/code', asked, { 'vigente-signature': 'A'.repeat(86) })).status).toBe(401)
  const own = await Promise.all(Array.from({ length: 15 }, () => pc.ask('v1/code', asked)))
  const statuses = own.map(({ status }) => status)
  expect([new Set(statuses), statuses.filter((each) => each === 403).length >= 10]).toEqual([
    new Set([403, 429]),
    true,
  ])
  const late = own.find(({ status }) => status === 429)!
  const said = (await late.json()) as { retryAfter: number }
  expect(said).toEqual({ fault: 'TOO_MANY', retryAfter: expect.any(Number) })
  expect(late.headers.get('retry-after')).toBe(String(said.retryAfter))
  await Promise.all(own.map((each) => each.bodyUsed || each.text()))
  expect((await pc.pull()).status).toBe(200)
})

test('an address alone is asked for patience before anything that it sends is read', async () => {
  const { url } = await serveTestEndpoint()
  const asked = await Promise.all(Array.from({ length: 150 }, () => post(url, 'v1/code', 'x')))
  const statuses = asked.map(({ status }) => status)
  expect(new Set(statuses)).toEqual(new Set([401, 429]))
  expect(statuses.indexOf(429)).toBeGreaterThanOrEqual(100)
  await Promise.all(asked.map((answer) => answer.text()))
})

test('a PC that finds no room, or is to wait, says that the endpoint is busy, and goes on when it is not', async () => {
  const { service } = await openTestEndpoint()
  let status = 200
  const straight = directTransport(() => service)
  const pc = await openTestPc(service, 'Recepción', {
    post: (path, ...rest) => {
      if (status === 200) return straight.post(path, ...rest)
      const body = JSON.stringify({ fault: 'TOO_MANY', retryAfter: 5 })
      return Promise.resolve({ status, body, ...service.sign(body, { device: null }) })
    },
  })
  for (const busy of [429, 503]) {
    status = busy
    expect(await pc.exchange()).toMatchObject({ failure: 'tooMany' })
  }
  status = 200
  expect(await pc.exchange()).toMatchObject({ failure: null })
})

test('that the office knows a PC is told at once, also while what others sent is being judged', async () => {
  const { service, driver } = await openTestEndpoint()
  const { device } = await openTestPc(service, 'Recepción')
  const { write } = driver
  let goOn = () => {}
  const gate = new Promise<void>((done) => (goOn = done))
  Object.assign(driver, {
    write: (work: Parameters<typeof write>[0]) => write(async (tx) => (await gate, work(tx))),
  })
  const judged = service.digest()
  let isOver = false
  const known = service.device(device).then(() => (isOver = true))
  expect([await service.hasDevice(device), isOver]).toEqual([true, false])
  goOn()
  await Promise.all([judged, known])
  expect([await service.hasDevice('0193a0b0-0000-7000-8000-00000000000a'), isOver]).toEqual([false, true])
})

test('what the office asks in all is bounded too, and what one may ask comes back with time', () => {
  let at = 0
  const limits = createLimits(() => at)
  const asks = (device: string, times: number) => {
    let admitted = 0
    for (let n = 0; n < times; n += 1) if (limits.device(device, 'v1/code') === null) admitted += 1
    return admitted
  }
  expect([asks('first', 15), asks('second', 15)]).toEqual([10, 10])
  const others = Array.from({ length: 30 }, (_, n) => asks(`pc ${n}`, 10))
  expect(others.reduce((sum, each) => sum + each, 0)).toBe(180)
  at += 60_000
  expect(asks('first', 15)).toBe(10)

  const tries = (address: string, times: number) => {
    let taken = 0
    for (let n = 0; n < times; n += 1) if (limits.address(address, 'v1/enrol') === null) taken += 1
    return taken
  }
  expect(tries('10.0.0.7', 50)).toBe(10)
  at += 60_000
  expect(tries('10.0.0.7', 50)).toBe(1)
  at += 10 * 60_000
  expect(tries('10.0.0.7', 50)).toBe(10)
  at += 60_000
  for (let n = 0; n < 100; n += 1) {
    expect(limits.address('10.0.0.8', 'v1/enrol')).toBeNull()
    limits.wasRight('10.0.0.8')
  }
  const many = Array.from({ length: 100 }, (_, n) => tries(`10.0.1.${n}`, 10))
  expect(many.reduce((sum, each) => sum + each, 0)).toBe(60)
})

test('addresses that nobody can count to the end push no PC out of what is remembered of it', () => {
  const limits = createLimits(() => 0)
  for (let n = 0; n < 10; n += 1) limits.device('pc', 'v1/code')
  for (let n = 0; n < 20_000; n += 1) limits.address(`address ${n}`, 'v1/push')
  expect(limits.device('pc', 'v1/code')).toBe(6)
})

test('what is held at once is bounded for one address and for all, and is given back', () => {
  const traffic = keepTraffic()
  const MIB = 1024 * 1024
  const slow = Array.from({ length: 250 }, () => traffic.enter('slow'))
  expect(slow.filter(Boolean)).toHaveLength(200)
  expect(
    slow
      .slice(0, 20)
      .map((stay) => stay!.hold(MIB))
      .filter(Boolean),
  ).toHaveLength(16)
  const other = traffic.enter('other')!
  expect(other.hold(3 * MIB)).toBe(true)
  const more = [1, 2, 3].flatMap((who) => Array.from({ length: 100 }, () => traffic.enter(`more ${who}`)))
  expect(more.filter(Boolean)).toHaveLength(299)
  expect(more.map((stay) => stay?.hold(MIB)).filter(Boolean)).toHaveLength(45)
  expect(other.hold(1)).toBe(false)
  for (const stay of [...slow, ...more]) stay?.leave()
  expect(traffic.enter('slow')?.hold(16 * MIB)).toBe(true)
})

test.each([
  ['10.0.0.7', undefined, '10.0.0.7'],
  ['::ffff:10.0.0.7', undefined, '10.0.0.7'],
  ['10.0.0.7', '10.9.9.9', '10.0.0.7'],
  ['127.0.0.1', '10.9.9.9', '10.9.9.9'],
  ['::ffff:127.0.0.1', '::ffff:10.9.9.9', '10.9.9.9'],
  // What the asker wrote itself stands before what the proxy saw.
  ['127.0.0.1', '1.2.3.4, 5.6.7.8,10.9.9.9', '10.9.9.9'],
  ['127.0.0.1', `1.2.3.4, ${' '.repeat(300)}, 10.9.9.9`, '10.9.9.9'],
  ['127.0.0.1', '10.9.9.9, unknown', '127.0.0.1'],
  ['127.0.0.1', '', '127.0.0.1'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
  ['2001:DB8:1:2::9', undefined, '2001:db8:1:2::/64'],
  ['127.0.0.1', '2001:0db8:0001:0002:ffff::1', '2001:db8:1:2::/64'],
  ['::1', undefined, '0:0:0:0::/64'],
])('who asks from %s and is said to be %j is counted as %s', (remoteAddress, said, caller) => {
  const headers = said === undefined ? {} : { 'x-forwarded-for': said }
  const request = { headers, socket: { remoteAddress } } as unknown as IncomingMessage
  expect(callerOf(request, new Set(['127.0.0.1']))).toBe(caller)
})
