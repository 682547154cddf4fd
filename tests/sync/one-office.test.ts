import { afterAll, beforeAll, expect, test } from 'vitest'
import { openEndpoint } from '#endpoint/open.ts'
import { insertTenant, tenants } from '#endpoint/store.ts'
import { openTestEndpoint } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('a database is of one office: an endpoint does not begin where there are two', async () => {
  const databaseUrl = await postgres.database()
  const { driver, dir } = await openTestEndpoint({ databaseUrl })
  await driver.write(async (tx) => {
    const [office] = await tenants(tx)
    await insertTenant(tx, { ...office!, id: 'otra', name: 'Otra oficina' })
  })
  const second = openEndpoint({ dir: `${dir}/second`, databaseUrl, now: () => new Date(0) })
  await expect(second).rejects.toThrow('La base es de más de una oficina')
})
