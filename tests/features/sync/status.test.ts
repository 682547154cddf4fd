import { describe, expect, it } from 'vitest'
import { standingText } from '#messages/es-MX/sync-screen.ts'
import { attach } from '../../support/attach.ts'
import { openTestApp } from '../../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../../support/endpoint.ts'

describe('how a PC stands with its endpoint', () => {
  it('is nothing to speak of before it is enrolled, and an exchange is refused with what to do', async () => {
    const app = openTestApp()
    await app.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await app.call('sync.status', {})).toMatchObject({
      ...{ state: 'notEnrolled', url: null, enrolledAt: null, metAt: null, failure: null },
      ...{ waiting: 1, refused: 0, unseen: 0, clockOff: 0, copied: false },
    })
    expect(await app.refused('sync.once', {})).toBe('sync.notEnrolled')
  })

  it('goes from what waits to all sent, and says when they met', async () => {
    const { service } = await openTestEndpoint()
    const pc = await openTestPc(service, 'Recepción')
    await pc.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'waiting', waiting: 1, metAt: null })
    expect((await pc.call('sync.outbox', {})).commands).toMatchObject([
      { type: 'clients.create', operator: 'Consola', at: '2026-11-23T15:00:00.000Z', held: null },
    ])
    expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null, more: false })
    expect(await pc.call('sync.status', {})).toMatchObject({
      ...{ state: 'upToDate', waiting: 0, name: 'Recepción', letter: 'A' },
      ...{ metAt: '2026-11-23T15:00:00.000Z', now: '2026-11-23T15:00:00.000Z', failure: null },
    })
    expect(await pc.call('sync.outbox', {})).toEqual({ total: 0, commands: [] })
  })

  it('is not up to date while only this PC has a receipt that was attached on it', async () => {
    const { service } = await openTestEndpoint()
    let isCut = true
    const transport = directTransport(
      () => service,
      (path) => {
        if (isCut && path.startsWith('v1/blobs/')) throw new Error('cut')
      },
    )
    const pc = await openTestPc(service, 'Recepción', transport)
    const other = await openTestPc(service, 'Oficina')
    await attach(pc, 5_000)
    expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
    const standing = await pc.call('sync.status', {})
    expect(standing).toMatchObject({ state: 'waiting', waiting: 0, papers: 1 })
    expect(standingText(standing, 'America/Cancun')).toBe('1 archivo por enviar')
    // What somebody else has to give is not this PC's to send.
    await other.exchange()
    expect(await other.call('sync.status', {})).toMatchObject({ state: 'upToDate', papers: 0 })
    isCut = false
    await pc.exchange()
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'upToDate', papers: 0 })
  })

  it('is offline while the network is gone, keeps what is done, and sends it when it is back', async () => {
    const { service } = await openTestEndpoint()
    let isDown = false
    const transport = directTransport(
      () => service,
      () => {
        if (isDown) throw new Error('no network')
      },
    )
    const pc = await openTestPc(service, 'Recepción', transport)
    await pc.exchange()
    isDown = true
    pc.setNow('2026-11-23T15:40:00Z')
    await pc.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await pc.exchange()).toMatchObject({ sent: 0, failure: 'unreachable', more: true })
    expect(await pc.call('sync.status', {})).toMatchObject({
      ...{ state: 'offline', waiting: 1, failure: 'unreachable' },
      ...{ metAt: '2026-11-23T15:00:00.000Z', triedAt: '2026-11-23T15:40:00.000Z' },
    })
    isDown = false
    pc.setNow('2026-11-23T15:00:30Z')
    expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'upToDate', waiting: 0, failure: null })
  })

  it('wants a person where the certificate of the server is over, which no waiting will mend', async () => {
    const { service } = await openTestEndpoint()
    let isOver = false
    const transport = directTransport(
      () => service,
      () => {
        if (isOver) throw new TypeError('fetch failed', { cause: { code: 'CERT_HAS_EXPIRED' } })
      },
    )
    const pc = await openTestPc(service, 'Recepción', transport)
    await pc.exchange()
    isOver = true
    expect(await pc.exchange()).toMatchObject({ failure: 'certificate', more: true })
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'attention', failure: 'certificate' })
  })

  it('is not up to date before all that the others did has come', async () => {
    const { service } = await openTestEndpoint()
    const desk = await openTestPc(service, 'Recepción')
    const stood: unknown[] = []
    const laptop = await openTestPc(
      service,
      'Caja',
      directTransport(
        () => service,
        (path) => {
          if (path === 'v1/pull') stood.push(laptopStands())
        },
      ),
    )
    function laptopStands() {
      return laptop.call('sync.status', {}).then(({ state, behind }) => [state, behind])
    }
    await laptop.exchange()
    for (let n = 0; n < 60; n += 1) await desk.call('clients.create', { name: `Hotel ${n}` })
    await desk.exchange()
    stood.length = 0
    const told: string[] = []
    laptop.app.onChanged((topics) => void told.push(topics.join()))
    await laptop.exchange()
    expect(await Promise.all(stood)).toEqual([
      ['upToDate', 0],
      ['receiving', 28],
    ])
    expect(await laptopStands()).toEqual(['upToDate', 0])
    // At the first page that leaves something, when the last has come, and at the end.
    expect(told.filter((topics) => topics === 'sync')).toHaveLength(3)
  })

  it('is told to whoever shows it after each exchange, also one that failed', async () => {
    const { service } = await openTestEndpoint()
    let isDown = false
    const transport = directTransport(
      () => service,
      () => {
        if (isDown) throw new Error('no network')
      },
    )
    const pc = await openTestPc(service, 'Recepción', transport)
    const told: string[] = []
    pc.app.onChanged((topics) => void told.push(...topics))
    await pc.exchange()
    expect(told).toContain('sync')
    await pc.exchange()
    told.length = 0
    isDown = true
    await pc.exchange()
    expect(told).toEqual(['sync'])
  })

  it('wants a person where the clock is more than five minutes from the endpoint’s, and refuses nothing', async () => {
    const { service } = await openTestEndpoint()
    const pc = await openTestPc(service, 'Recepción')
    pc.setNow('2026-11-23T15:05:00Z')
    await pc.exchange()
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'upToDate', clockOff: 300 })
    pc.setNow('2026-11-23T15:20:00Z')
    await pc.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
    expect(await pc.call('sync.status', {})).toMatchObject({ state: 'attention', clockOff: 1200, waiting: 0 })
  })

  it('wants a person where the endpoint takes nothing of this PC any more', async () => {
    const { service } = await openTestEndpoint()
    const one = await openTestPc(service, 'Recepción')
    const lost = await openTestPc(service, 'Laptop')
    await one.exchange()
    await one.call('devices.revoke', { id: lost.device, reason: 'la robaron' })
    await one.exchange()
    await lost.call('clients.create', { name: 'Hotel La Ceiba' })
    expect(await lost.exchange()).toMatchObject({ sent: 0, failure: 'revoked' })
    expect(await lost.call('sync.status', {})).toMatchObject({
      state: 'attention',
      failure: 'revoked',
      waiting: 1,
    })
  })
})

describe('enrolling', () => {
  it('is Administración’s alone', async () => {
    const app = openTestApp()
    const { id } = await app.call('operators.save', { name: 'Lety', role: 'sales' })
    const wanted = { url: 'https://servidor.example', code: 'x', name: 'Recepción' }
    expect(await app.refused('sync.enrol', wanted, id)).toBe('operation.roleRequired')
  })

  it('says which of what was typed is wrong', async () => {
    const { service } = await openTestEndpoint()
    const transport = directTransport(() => service)
    const app = openTestApp(undefined, undefined, { transport: () => transport })
    const code = await service.newCode()
    const url = 'https://servidor.example'
    const typed = (more: object) => app.refused('sync.enrol', { url, code, name: 'Recepción', ...more })
    expect(await typed({ name: ' ' })).toBe('operation.invalidInput')
    expect(await typed({ url: 'http://servidor.example' })).toBe('sync.urlRefused')
    expect(await typed({ code: 'ABCDE' })).toBe('sync.codeMalformed')
    expect(await typed({ code: `${code.slice(0, -1)}${code.endsWith('A') ? 'C' : 'A'}` })).toBe(
      'sync.otherEndpoint',
    )
    await app.call('sync.enrol', { url, code, name: 'Recepción' })
    expect(await typed({})).toBe('sync.alreadyEnrolled')
    const again = openTestApp(undefined, undefined, { transport: () => transport })
    expect(await again.refused('sync.enrol', { url, code, name: 'Otra' })).toBe('sync.codeRefused')
  })
})
