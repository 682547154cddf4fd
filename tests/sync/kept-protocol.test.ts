import { describe, expect, test } from 'vitest'
import type { TenantService } from '#endpoint/tenant.ts'
import {
  PROTOCOL,
  pullAnswer,
  SCHEMA,
  type EnrolRequest,
  type PullAnswer,
  type PushAnswer,
} from '#wire/messages.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { keepProtocol, keptProtocol, keptProtocols, type KeptProtocol } from '../support/kept-protocol.ts'
import { workLedger } from '../support/worked-ledger.ts'

const AT = '2026-11-30T15:00:00.000Z'

test.runIf(process.env['MODE'] === 'keep-version')('what programs of this version say is kept', async () => {
  const { service } = await openTestEndpoint({ now: () => new Date(AT) })
  const enrolled: EnrolRequest['device'][] = []
  const pushed: KeptProtocol['pushed'][number][] = []
  const heard: TenantService = {
    ...service,
    enrol: (request) => {
      enrolled.push(request.device)
      return service.enrol(request)
    },
    push: async (request) => {
      const answer = await service.push(request)
      if (!('fault' in answer)) pushed.push({ request, results: answer.results })
      return answer
    },
  }
  const one = await openTestPc(
    heard,
    'Recepción',
    directTransport(() => heard),
  )
  const other = await openTestPc(
    heard,
    'Gerencia',
    directTransport(() => heard),
  )
  await workLedger(one)
  while ((await one.exchange()).more);
  while ((await other.exchange()).more);
  const { clients } = await other.call('clients.list', {})
  await other.call('clients.update', { id: clients[0]!.id, city: 'Mérida' })
  await one.call('clients.update', { id: clients[0]!.id, city: 'Cancún', seen: { city: clients[0]!.city } })
  for (const pc of [other, one, other]) await pc.exchange()
  keepProtocol({
    at: AT,
    enrolled,
    pushed,
    pulled: await everyPage(service),
    digest: (await service.digest()).digest,
  })
})

describe.each(keptProtocols.map((schema) => ({ schema })))(
  'what a PC of schema $schema sends',
  ({ schema }) => {
    test('is taken, and comes to what it came to then', async () => {
      const { at, enrolled, pushed } = keptProtocol(schema)
      const { service } = await openTestEndpoint({ now: () => new Date(at) })
      for (const device of enrolled) {
        const asked = { protocol: PROTOCOL, schema, code: await service.newCode(), device }
        expect(await service.enrol(asked)).toMatchObject({ device: device.id })
      }
      for (const { request, results } of pushed) {
        const answer = await service.push(request)
        expect('fault' in answer ? answer : answer.results.map(told)).toEqual(results.map(told))
      }
      expect(pushed.flatMap(({ results }) => results).length).toBeGreaterThan(200)
    })

    test('is answered with rows that a PC of this version takes, to the digest', async () => {
      const { pulled, digest } = keptProtocol(schema)
      const { service } = await openTestEndpoint()
      const from = (cursor: number) => pulled.find((page) => page.from === cursor)!
      const ofThen: TenantService = {
        ...service,
        // A head that is near is followed page by page.
        pull: async ({ device, cursor }) => JSON.stringify({ ...from(cursor), device, head: 0 }),
      }
      const pc = await openTestPc(
        ofThen,
        'Recepción',
        directTransport(() => ofThen),
      )
      let done = await pc.exchange()
      while (done.failure === null && done.more) done = await pc.exchange()
      expect(done.failure).toBeNull()
      expect(pc.digest()).toBe(digest)
    })
  },
)

/** What became of a command; what a PC of that version would read of it. */
function told({ seq, cmdId, outcome }: PushAnswer['results'][number]) {
  return { seq, cmdId, kind: outcome.kind, code: 'code' in outcome ? outcome.code : null }
}

async function everyPage(service: TenantService): Promise<PullAnswer[]> {
  const pages: PullAnswer[] = []
  const asked = { protocol: PROTOCOL, epoch: 1, digest: null, limit: 100, recorded: 0, device: 'any' }
  for (let cursor = 0, more = true; more;) {
    const text = await service.pull({ ...asked, schema: SCHEMA, cursor })
    if (typeof text !== 'string') throw new Error(text.fault)
    const page = pullAnswer.parse(JSON.parse(text))
    pages.push(page)
    ;[cursor, more] = [page.nextCursor, page.hasMore]
  }
  return pages
}
