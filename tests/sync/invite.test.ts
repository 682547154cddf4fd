import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readInvitation } from '#domain/invitation.ts'
import { openTestApp } from '../support/app.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

const databaseOf = async (store: string) => (store === 'SQLite' ? null : postgres.database())

describe.each(['SQLite', 'PostgreSQL'])(
  'another PC is let in from one that is in the office, on %s',
  (store) => {
    it('whoever is of Administración gets a code that works once, and the audit says so', async () => {
      const { service } = await openTestEndpoint({ databaseUrl: await databaseOf(store) })
      const first = await openTestPc(service, 'Recepción')
      await first.exchange()
      const { invitation, until, hereOnly } = await first.call('sync.invite', {})
      expect([until, hereOnly]).toEqual(['2026-11-23T15:10:00.000Z', true])
      expect(invitation).not.toContain('\n')

      const second = openTestApp(undefined, undefined, { transport: () => directTransport(() => service) })
      const read = readInvitation(`Ana: pega esto en Vigente, por favor: ${invitation} Gracias.`)!
      expect(await second.call('sync.enrol', { ...read, name: 'Caja' })).toMatchObject({ letter: 'B' })
      const third = openTestApp(undefined, undefined, { transport: () => directTransport(() => service) })
      expect(await third.refused('sync.enrol', { ...read, name: 'Otra' })).toBe('sync.codeRefused')

      const { entries } = await first.call('audit.list', { of: 'here' })
      expect(entries.map(({ action }) => action)).toContain('sync.invited')
    })

    it('the endpoint gives none as somebody who is not of Administración, whatever the PC says', async () => {
      const { service } = await openTestEndpoint({ databaseUrl: await databaseOf(store) })
      const pc = await openTestPc(service, 'Recepción')
      const { id } = await pc.call('operators.save', { name: 'Lety', role: 'sales' })
      await pc.exchange()
      expect(await pc.refused('sync.invite', {}, id)).toBe('operation.roleRequired')
      expect(await pc.app.syncing.codeFor(id)).toMatchObject({ refusal: { code: 'sync.mayNotEnrol' } })
      expect(await pc.app.syncing.codeFor('nadie')).toMatchObject({ refusal: { code: 'sync.mayNotEnrol' } })
      expect(await pc.app.syncing.codeFor('consola')).toMatchObject({ ok: true })
    })

    it('a PC that is on its own, or without a network, says so', async () => {
      expect(await openTestApp().refused('sync.invite', {})).toBe('sync.notEnrolled')
      const { service } = await openTestEndpoint({ databaseUrl: await databaseOf(store) })
      const pc = await openTestPc(
        service,
        'Recepción',
        directTransport(
          () => service,
          (path) => {
            if (path === 'v1/code' || path === 'v1/contacts') throw new Error('no network')
          },
        ),
      )
      expect(await pc.refused('sync.invite', {})).toBe('sync.failed')
      expect(await pc.refused('sync.contacts', {})).toBe('sync.failed')
    })

    it('a PC that was given up is told so, whatever it asks', async () => {
      const { service } = await openTestEndpoint({ databaseUrl: await databaseOf(store) })
      const first = await openTestPc(service, 'Recepción')
      const lost = await openTestPc(service, 'Laptop')
      await first.exchange()
      await first.call('devices.revoke', { id: lost.device, reason: 'se perdió' })
      await first.exchange()
      const given = { refusal: { code: 'sync.failed', params: { failure: 'revoked' } } }
      expect(await lost.app.syncing.contacts()).toMatchObject(given)
      expect(await lost.app.syncing.codeFor('consola')).toMatchObject(given)
    })
  },
)

describe.each(['SQLite', 'PostgreSQL'])(
  'each PC of the office, as the endpoint on %s has met it',
  (store) => {
    it('was last met when it last exchanged, and what it had not sent by then counts', async () => {
      let now = new Date('2026-11-23T15:00:00Z')
      const { service } = await openTestEndpoint({ databaseUrl: await databaseOf(store), now: () => now })
      let pieces = Infinity
      const first = await openTestPc(service, 'Recepción')
      const second = await openTestPc(
        service,
        'Caja',
        directTransport(
          () => service,
          (path) => {
            if (path === 'v1/push' && (pieces -= 1) < 0) throw new Error('no network')
          },
        ),
      )
      await second.call('clients.create', { name: 'Hotel La Ceiba' })
      await first.exchange()
      await second.exchange()
      const of = async (device: string) =>
        (await first.call('sync.contacts', {})).contacts.find(({ id }) => id === device)
      expect(await of(second.device)).toEqual({
        id: second.device,
        metAt: '2026-11-23T15:00:00.000Z',
        pending: 0,
      })

      // A week without a network is sent piece by piece: until all of it is there, the rest is known to be missing.
      now = new Date('2026-11-23T15:02:00Z')
      for (let n = 1; n <= 250; n += 1) await second.call('clients.create', { name: `Hotel ${n}` })
      pieces = 1
      expect((await second.exchange()).failure).toBe('unreachable')
      expect(await of(second.device)).toEqual({
        id: second.device,
        metAt: '2026-11-23T15:02:00.000Z',
        pending: 150,
      })
      pieces = Infinity
      now = new Date('2026-11-23T15:04:00Z')
      await second.exchange()
      expect(await of(second.device)).toEqual({
        id: second.device,
        metAt: '2026-11-23T15:04:00.000Z',
        pending: 0,
      })
    })
  },
)
