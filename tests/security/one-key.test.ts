import { afterAll, beforeAll, expect, test } from 'vitest'
import { answer, type Asked } from '#endpoint/answer.ts'
import type { PushAnswer } from '#wire/messages.ts'
import { askedBy } from '../support/asked.ts'
import { directTransport, openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { systemsAndKeys } from '../support/systems-and-keys.ts'

// A prepaid key is money: whoever gives it, however often and at whatever moment it is sent, it is given once.

const PCS = 5
const TIMES_EACH = 200

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test.each(['SQLite', 'PostgreSQL and two endpoints'])(
  'a key that five PCs gave, each sent two hundred times at once, is given once on %s',
  async (store) => {
    const { service, driver, another } = await openTestEndpoint({
      databaseUrl: store === 'SQLite' ? null : await postgres.database(),
    })
    const services = store === 'SQLite' ? [service] : [service, await another()]
    const sent: Asked[] = []
    let isCut = false
    const straight = directTransport(() => service)
    const cutAt: typeof straight = {
      post: (path, body, headers, seconds) => {
        if (!isCut) return straight.post(path, body, headers, seconds)
        if (path === 'v1/push') sent.push(askedBy(path, body, headers))
        return Promise.reject(new Error('cut off'))
      },
    }
    const pcs = []
    for (let n = 1; n <= PCS; n += 1) pcs.push(await openTestPc(service, `PC ${n}`, cutAt))
    const { systems } = await systemsAndKeys(pcs[0]!, { systems: PCS, keys: 5 * PCS + 1 })
    for (const pc of [...pcs, ...pcs]) while ((await pc.exchange()).more);
    const free = 'SELECT id FROM prepaid_keys WHERE leased_to IS NULL'
    const keys = pcs[1]!.app.sync.raw.prepare(free).pluck().all() as string[]
    expect(keys).toHaveLength(1)

    isCut = true
    for (const [n, pc] of pcs.entries()) {
      await pc.call('keys.assign', { id: keys[0]!, serialId: systems[n]!, paid: { method: 'transfer' } })
      await pc.exchange()
    }
    expect(sent).toHaveLength(PCS)
    const revBefore = await service.head()
    const said = await Promise.all(
      Array.from({ length: PCS * TIMES_EACH }, (_, n) =>
        answer(services[n % services.length]!, sent[(n * 7) % PCS]!).then(({ status, body }) => ({
          ...{ status, which: (n * 7) % PCS },
          body,
        })),
      ),
    )
    expect(said.filter(({ status }) => status !== 200)).toEqual([])
    const words = Array.from({ length: PCS }, (_, which) => [
      ...new Set(
        said
          .filter((each) => each.which === which)
          .map(({ body }) => JSON.stringify((JSON.parse(body) as PushAnswer).results)),
      ),
    ])
    // Each is told one thing, however often it asks.
    expect(words.map((told) => told.length)).toEqual(Array(PCS).fill(1))
    const outcomes = words.map(([told]) => (JSON.parse(told!) as PushAnswer['results'])[0]!.outcome.kind)
    expect(outcomes.toSorted()).toEqual(['applied', ...Array(PCS - 1).fill('applied_changed')])
    expect(await service.head()).toBe(revBefore + PCS)
    const [log] = await driver.read((tx) =>
      tx.all<{ n: number }>("SELECT count(*) AS n FROM log WHERE type = 'keys.assign'", []),
    )
    expect(Number(log!.n)).toBe(PCS)

    isCut = false
    for (const pc of [...pcs, ...pcs]) while ((await pc.exchange()).more);
    const { digest } = await service.digest()
    for (const pc of pcs) {
      expect(pc.digest()).toBe(digest)
      const given = 'SELECT state, count(*) AS n FROM prepaid_keys GROUP BY state ORDER BY state'
      expect(pc.app.sync.raw.prepare(given).all()).toEqual([
        { state: 'assigned', n: 1 },
        { state: 'available', n: 5 * PCS },
      ])
      // Nobody's money is lost by it: what the other four were paid stands in their favour.
      const money = 'SELECT count(*) AS n, sum(amount) - sum(in_favour) AS spent FROM payments'
      expect(pc.app.sync.raw.prepare(money).get()).toEqual({ n: PCS, spent: 696_000 })
    }
  },
)
