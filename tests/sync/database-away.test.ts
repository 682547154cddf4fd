import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import pg from 'pg'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '#endpoint/drivers/postgres.ts'
import type { Driver } from '#endpoint/drivers/driver.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

test('PostgreSQL that is started again in the middle of a push ends no endpoint, and what was not kept is sent again', async () => {
  const databaseUrl = await postgres.database()
  const { service, driver } = await openTestEndpoint({ databaseUrl })
  const pc = await openTestPc(service, 'Recepción')
  await pc.call('clients.create', { name: 'Hotel La Ceiba' })
  const { write } = driver
  Object.assign(driver, {
    write: (work: Parameters<Driver['write']>[0]) =>
      write(async (tx) => {
        const done = await work(tx)
        await endConnections(databaseUrl)
        // Nothing is asked of it just then, as while a command is judged: it breaks by itself.
        await new Promise((resolve) => setTimeout(resolve, 50))
        return done
      }),
  })
  expect(await pc.exchange()).toMatchObject({ sent: 0, failure: 'unreachable' })
  Object.assign(driver, { write })
  expect(await pc.exchange()).toMatchObject({ sent: 1, failure: null })
  expect((await service.digest()).digest).toBe(pc.digest())
})

test('a database that goes silent without a word is not waited for, and it does not keep what it was asked for', async () => {
  const databaseUrl = await postgres.database()
  const network = await networkTo(Number(new URL(databaseUrl).port))
  const url = Object.assign(new URL(databaseUrl), { port: String(network.port) }).href
  const driver = openPostgres(url, { answer: 300, farewell: 50 })
  onTestFinished(() => driver.close())
  await driver.write((tx) => tx.run('CREATE TABLE said (word text)', []))
  const asked = driver.write(async (tx) => {
    await tx.run('INSERT INTO said VALUES (?)', ['antes'])
    network.silence()
    await tx.run('INSERT INTO said VALUES (?)', ['durante'])
  })
  await expect(asked).rejects.toThrow('timeout')
  network.speak()
  await driver.write((tx) => tx.run('INSERT INTO said VALUES (?)', ['después']))
  expect(await driver.read((tx) => tx.all('SELECT word FROM said', []))).toEqual([{ word: 'después' }])
})

test('an endpoint that goes away in the middle of a turn keeps the others from theirs for a minute at most', async () => {
  const driver = openPostgres(await postgres.database())
  onTestFinished(() => driver.close())
  for (const within of [driver.read, driver.write, driver.alone])
    expect(await within((tx) => tx.all('SHOW idle_in_transaction_session_timeout', []))).toEqual([
      { idle_in_transaction_session_timeout: '1min' },
    ])
})

/** As when the server is started again: those who are connected are told, and cut off. */
async function endConnections(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await admin.end()
}

/** A network that can stop carrying anything without closing what is open. */
async function networkTo(to: number) {
  const sockets = new Set<Socket>()
  let isSilent = false
  const server = createServer((from) => {
    const socket = connect(to, '127.0.0.1')
    let lost = false
    for (const [one, other] of [
      [from, socket],
      [socket, from],
    ] as const) {
      sockets.add(one)
      one.on('error', () => {})
      one.on('close', () => void (lost || other.destroy()))
      one.on('data', (bytes) => {
        lost ||= isSilent
        if (!lost) other.write(bytes)
      })
    }
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    silence: () => void (isSilent = true),
    speak: () => void (isSilent = false),
  }
}
