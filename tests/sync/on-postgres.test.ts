import { afterAll, beforeAll, describe } from 'vitest'
import { keepEndpointsIn } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

// What the office does with an endpoint on SQLite in the files of these names, it does with one on PostgreSQL.

describe('on PostgreSQL', async () => {
  let postgres: TestPostgres
  beforeAll(async () => {
    postgres = await startPostgres()
    keepEndpointsIn(() => postgres.database())
  })
  afterAll(() => postgres.stop())

  describe('access', async () => void (await import('./access.test.ts')))
  describe('bad days', async () => void (await import('./bad-days.test.ts')))
  describe('what shows already', async () => void (await import('./confirm.test.ts')))
  describe('joining', async () => void (await import('./joining.test.ts')))
  describe('keys', async () => void (await import('./keys.test.ts')))
  describe('the key that it signs with', async () => void (await import('./server-key.test.ts')))
  describe('the vault', async () => void (await import('./vault.test.ts')))
  describe('what others did', async () => void (await import('../features/sync/others.test.ts')))
  describe('what was refused', async () => void (await import('../features/sync/refused.test.ts')))
  describe('where the office stands', async () => void (await import('../features/sync/status.test.ts')))
})
