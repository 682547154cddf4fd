import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startPostgres, type TestPostgres } from '../support/postgres.ts'
import { openStore } from '../../src-endpoint/open.ts'
import { dayInZone } from '../../src-main/core/stamp.ts'
import { DEFAULT_POLICIES } from '../../src-shared/domain/policies.ts'
import { SCHEMA } from '../../src-shared/wire/messages.ts'
import { endpoint, said, temporaryFolder, vigente } from './harness.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

interface Card {
  readonly url: string
  readonly enrolCode: string | null
  readonly pid: number
}

async function started(dir: string, env: NodeJS.ProcessEnv = {}, more: readonly string[] = []) {
  const running = endpoint(['--data', dir, '--port', '0', ...more], env)
  const [line] = await running.line(/^\{.*\}\n/)
  const stop = async () => {
    process.kill((JSON.parse(line) as Card).pid, 'SIGTERM')
    return running.finished
  }
  return { ...(JSON.parse(line) as Card), stop }
}

async function post(url: string, path: string, body: string, headers: Record<string, string> = {}) {
  const type = { 'content-type': 'application/json' }
  const response = await fetch(`${url}/${path}`, { method: 'POST', body, headers: { ...type, ...headers } })
  return {
    status: response.status,
    body: await response.text(),
    signature: response.headers.get('vigente-signature'),
  }
}

test('an endpoint that is busy is said to be, and what to do, and not that its folder is taken', async () => {
  const dir = temporaryFolder()
  const { pid, stop } = await started(dir, { DATABASE_URL: '' })
  process.kill(pid, 'SIGSTOP')
  const asked = await Promise.all(
    [['code'], ['rotate-key', '--lost']].map((command) => endpoint([...command, '--data', dir]).finished),
  )
  process.kill(pid, 'SIGCONT')
  for (const { code, stdout, stderr } of asked)
    expect([code, stdout, stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/^El servidor está ocupado y no contestó en diez segundos\. .*repita/),
    ])
  expect((await stop()).code).toBe(0)
  // What one that was killed left behind keeps nobody from it.
  writeFileSync(join(dir, 'endpoint.json'), JSON.stringify({ url: 'http://127.0.0.1:9', token: 'x', pid }))
  expect(await said(endpoint(['code', '--data', dir], { DATABASE_URL: '' }))).toHaveProperty('code')
})

describe.each(['its folder', 'PostgreSQL'])('the endpoint as a program, on %s', (store) => {
  const env = async (): Promise<NodeJS.ProcessEnv> =>
    store === 'PostgreSQL' ? { DATABASE_URL: await postgres.database() } : { DATABASE_URL: '' }

  test('takes two PCs in by their codes, and all three end with one digest', async () => {
    const [dir, one, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    const database = await env()
    const first = await started(dir, database)
    const at = ['--endpoint', first.url]
    expect(
      await said(vigente(['enrol', '--code', first.enrolCode!, ...at, '--name', 'Recepción', '--data', one])),
    ).toMatchObject({
      ok: true,
      value: { letter: 'A' },
    })
    const again = vigente(['enrol', '--code', first.enrolCode!, ...at, '--data', other])
    expect(await said(again)).toMatchObject({ ok: false, refusal: { code: 'sync.codeRefused' } })
    const { code } = await said(endpoint(['code', '--data', dir], database))
    await said(vigente(['enrol', '--code', code as string, ...at, '--data', other]))
    await said(vigente(['call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', one]))
    expect(await said(vigente(['outbox', '--data', one]))).toMatchObject({ value: { total: 1 } })
    expect(await said(vigente(['sync', '--once', '--data', one]))).toMatchObject({
      value: { sent: 1, failure: null },
    })
    // The endpoint ends and starts again, without the ledger that it judges on: it is made again from the log, nobody
    // is enrolled anew, and no code is printed a second time.
    expect((await first.stop()).code).toBe(0)
    for (const name of readdirSync(dir).filter((entry) => entry.startsWith('ledger-'))) {
      rmSync(join(dir, name), { recursive: true })
    }
    const second = await started(dir, database)
    expect(second.enrolCode).toBeNull()
    await said(vigente(['sync', '--once', '--endpoint', second.url, '--data', other]))
    const digests = [
      await said(vigente(['digest', '--data', one])),
      await said(vigente(['digest', '--data', other])),
      await said(endpoint(['digest', '--data', dir], database)),
    ]
    expect(new Set(digests.map((line) => JSON.stringify(line))).size).toBe(1)
    const rows = [
      (await vigente(['export', '--json', '--data', one]).finished).stdout,
      (await vigente(['export', '--json', '--data', other]).finished).stdout,
    ]
    expect(rows[0]).toContain('"name":"Hotel La Ceiba"')
    expect(rows[1]).toBe(rows[0])
    await second.stop()
  })

  test('signs with another key from one day on, running or not, and a PC goes on by itself', async () => {
    const [dir, pc] = [temporaryFolder(), temporaryFolder()]
    const database = await env()
    const first = await started(dir, database)
    await said(vigente(['enrol', '--code', first.enrolCode!, '--endpoint', first.url, '--data', pc]))
    const replaced = await said(endpoint(['rotate-key', '--overlap-days', '0', '--data', dir], database))
    expect(Object.keys(replaced)).toEqual(['serverKey', 'before', 'until'])
    const sync = (url: string) => said(vigente(['sync', '--once', '--endpoint', url, '--data', pc]))
    expect(await sync(first.url)).toMatchObject({ value: { failure: null } })
    // A file that is lost while it runs is not lost yet.
    rmSync(join(dir, 'signing-keys.json'))
    const early = await endpoint(['rotate-key', '--lost', '--data', dir], database).finished
    expect([early.code, early.stdout, early.stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/^El servidor está encendido y tiene su llave/),
    ])
    const again = await said(endpoint(['rotate-key', '--data', dir], database))
    expect(again).toMatchObject({ before: replaced['serverKey'] })
    expect(await sync(first.url)).toMatchObject({ value: { failure: null } })
    await first.stop()
    expect(await said(endpoint(['rotate-key', '--data', dir], database))).toMatchObject({
      before: again['serverKey'],
    })
    const lost = await endpoint(['rotate-key', '--lost', '--data', dir], database).finished
    expect([lost.code, lost.stdout, lost.stderr]).toEqual([
      1,
      '',
      expect.stringMatching(/^La llave no se perdió/),
    ])
    const second = await started(dir, database)
    const another = await endpoint(['--data', dir], database).finished
    expect([another.code, another.stderr]).toEqual([1, 'En esa carpeta ya hay un servidor encendido.\n'])
    expect(await sync(second.url)).toMatchObject({ value: { failure: null } })
    await second.stop()
    // What was written of it follows, line by line, until somebody changes one.
    const security = () => endpoint(['security', '--data', dir], database).finished
    const checked = await security()
    expect([checked.code, JSON.parse(checked.stdout)]).toMatchObject([0, { intact: true, first: 1 }])
    const [file] = readdirSync(dir).filter((name) => name.startsWith('security-'))
    const lines = readFileSync(join(dir, file!), 'utf8').trimEnd().split('\n')
    const events = lines.map((line) => (JSON.parse(line) as { readonly event: string }).event)
    expect(events).toEqual([
      ...['started', 'codeMade', 'enrolled', 'keyReplaced', 'keyReplaced', 'stopped'],
      ...['keyReplaced', 'started', 'stopped'],
    ])
    writeFileSync(join(dir, file!), `${lines.toSpliced(2, 1).join('\n')}\n`)
    const changed = await security()
    expect([changed.code, JSON.parse(changed.stdout)]).toMatchObject([1, { file, line: 3 }])
  })

  test('folds away what is old, running or not, and a PC that joins then has the same ledger', async () => {
    const [dir, one, other] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
    const database = await env()
    const first = await started(dir, database)
    await said(vigente(['enrol', '--code', first.enrolCode!, '--endpoint', first.url, '--data', one]))
    for (const name of ['Hotel La Ceiba', 'Buceo Ixchel'])
      await said(vigente(['call', 'clients.create', JSON.stringify({ name }), '--data', one]))
    await said(vigente(['sync', '--once', '--data', one]))
    await first.stop()
    const driver = await openStore(dir, database['DATABASE_URL'] || null)
    await driver.write((tx) => tx.run("UPDATE log SET judged_at = '2020-01-01T00:00:00.000Z'", []))
    await driver.close()
    const compact = (...more: string[]) => said(endpoint(['compact', '--data', dir, ...more], database))
    const second = await started(dir, database, ['--keep-days', '3650'])
    expect(await compact('--keep-days', '3650')).toEqual({ horizon: 0, folded: 0 })
    expect(await compact()).toEqual({ horizon: 3, folded: 3 })
    const { code } = await said(endpoint(['code', '--data', dir], database))
    await said(vigente(['enrol', '--code', code as string, '--endpoint', second.url, '--data', other]))
    for (const pc of [one, other])
      await said(vigente(['sync', '--once', '--endpoint', second.url, '--data', pc]))
    const digests = [
      await said(vigente(['digest', '--data', one])),
      await said(vigente(['digest', '--data', other])),
      await said(endpoint(['digest', '--data', dir], database)),
    ]
    expect(new Set(digests.map((line) => JSON.stringify(line))).size).toBe(1)
    await second.stop()
    expect(await compact()).toEqual({ horizon: 3, folded: 0 })
  })
})

test('what a folder keeps moves to PostgreSQL, is compared, and the PCs go on without knowing', async () => {
  const [dir, moved, one] = [temporaryFolder(), temporaryFolder(), temporaryFolder()]
  const first = await started(dir)
  await said(vigente(['enrol', '--code', first.enrolCode!, '--endpoint', first.url, '--data', one]))
  await said(vigente(['call', 'clients.create', '{"name":"Hotel La Ceiba"}', '--data', one]))
  await said(vigente(['sync', '--once', '--data', one]))
  await first.stop()
  const url = await postgres.database()
  expect(await said(endpoint(['migrate-to', url, '--data', dir]))).toMatchObject({
    digest: expect.any(String),
  })
  expect(await said(endpoint(['migrate-to', url, '--data', dir]))).toHaveProperty('error')
  const second = await started(moved, { DATABASE_URL: url })
  expect(second.enrolCode).toBeNull()
  await said(vigente(['call', 'clients.create', '{"name":"Buceo Ixchel"}', '--data', one]))
  expect(await said(vigente(['sync', '--once', '--endpoint', second.url, '--data', one]))).toMatchObject({
    value: { sent: 1, failure: null, more: false },
  })
  expect(await said(endpoint(['digest', '--data', moved], { DATABASE_URL: url }))).toEqual(
    await said(vigente(['digest', '--data', one])),
  )
  await second.stop()
})

test('the simulated portal answers what a PC paid, as it was told to, in the running endpoint', async () => {
  const [dir, pc] = [temporaryFolder(), temporaryFolder()]
  const running = await started(dir, {}, ['--vendor', 'simulated'])
  const { url, enrolCode } = running
  await said(vigente(['enrol', '--code', enrolCode!, '--endpoint', url, '--data', pc]))
  const calls = async (operation: string, input: object) =>
    (await said(vigente(['call', operation, JSON.stringify(input), '--data', pc]))) as {
      value: { id: string }
    }
  const told = await said(endpoint(['portal', 'SAES7056850', 'users', '8', '--data', dir]))
  expect(told).toEqual({ serial: 'SAES7056850', says: 'users', value: '8' })
  const { value: client } = await calls('clients.create', { name: 'Hotel La Ceiba' })
  const today = dayInZone(new Date(), DEFAULT_POLICIES.zone)
  const { value: system } = await calls('serials.create', {
    ...{ clientId: client.id, product: 'SAE', serial: 'SAES7056850', version: '10.0', users: 5 },
    ...{ mode: 'subscription', months: 12, activatedOn: today },
  })
  const payment = { serialId: system.id, months: 12, method: 'card', amount: 100_000, paidOn: today }
  await calls('payments.register', payment)
  const answers = async () => {
    await said(vigente(['sync', '--once', '--data', pc]))
    const { value } = (await said(vigente(['call', 'portal.answers', '{}', '--data', pc]))) as {
      value: { items: { sentence: string }[] }
    }
    return value.items.map(({ sentence }) => sentence)
  }
  await expect
    .poll(answers, { timeout: 60_000, interval: 1_000 })
    .toEqual(['El portal dice 8 usuarios, aquí hay 5'])
  await running.stop()
})

test('what is no request of a PC is refused, signed, and nothing of it is told to the log', async () => {
  const dir = temporaryFolder()
  const running = endpoint(['--data', dir, '--port', '0'])
  const [line] = await running.line(/^\{.*\}\n/)
  const { url, pid } = JSON.parse(line) as Card
  expect(await post(url, 'v1/enrol', 'no es JSON')).toMatchObject({
    status: 400,
    signature: expect.any(String),
  })
  expect((await post(url, 'v1/enrol', '{"secreto":"Caribe#2026"}')).status).toBe(400)
  const pull = {
    protocol: 1,
    schema: SCHEMA,
    device: 'x',
    epoch: 1,
    cursor: 0,
    digest: null,
    limit: 10,
    recorded: 0,
  }
  expect((await post(url, 'v1/pull', JSON.stringify(pull))).status).toBe(401)
  expect((await post(url, 'v1/pull', JSON.stringify(pull), { 'vigente-device': 'x' })).status).toBe(403)
  expect((await post(url, 'v1/nada', '{}')).status).toBe(404)
  expect((await post(url, 'own/code', '', { authorization: 'Bearer adivinado' })).status).toBe(404)
  expect((await fetch(`${url}/metrics`)).status).toBe(404)
  expect((await fetch(`${url}/v1/push`, { method: 'PUT', body: '{}' })).status).toBe(405)
  expect(
    (await post(url, 'v1/push', 'x'.repeat(3 * 1024 * 1024 + 1)).catch(() => ({ status: 413 }))).status,
  ).toBe(413)
  const enrol = JSON.stringify({ protocol: 1, schema: SCHEMA, code: 'A'.repeat(29), device: {} })
  const answers = []
  for (let tries = 0; tries < 10; tries += 1) answers.push((await post(url, 'v1/enrol', enrol)).status)
  expect(answers.slice(-2)).toEqual([429, 429])
  process.kill(pid, 'SIGTERM')
  const { stdout, stderr, code } = await running.finished
  expect(code).toBe(0)
  expect(stdout + stderr).not.toContain('Caribe#2026')
  expect(
    stderr
      .trim()
      .split('\n')
      .every((text) => typeof JSON.parse(text) === 'object'),
  ).toBe(true)
})

test('the protocol is told as OpenAPI 3.1, with every path that is answered', async () => {
  const { url, stop } = await started(temporaryFolder())
  const told = (await (await fetch(`${url}/v1/openapi.json`)).json()) as { openapi: string; paths: object }
  expect(told.openapi).toBe('3.1.0')
  expect(Object.keys(told.paths).toSorted()).toEqual([
    '/v1/blobs/{sha256}',
    '/v1/code',
    '/v1/contacts',
    '/v1/enrol',
    '/v1/pull',
    '/v1/push',
    '/v1/snapshot',
    '/v1/wait',
  ])
  const { responses } = (told.paths as Record<string, { post: { responses: object } }>)['/v1/push']!.post
  expect(Object.keys(responses)).toEqual([
    '200',
    '400',
    '401',
    '403',
    '404',
    '405',
    '409',
    '413',
    '415',
    '426',
    '429',
    '503',
  ])
  expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ ok: true, rev: 0 })
  await stop()
})

test.each([
  [[], /Falta --data/],
  [['--dta', 'x'], /No existe la opción --dta\./],
  [['--data', 'x', '--port', '99999'], /--port/],
  [['nada', '--data', 'x'], /No existe el mandato/],
  [['migrate-to', 'mysql://x', '--data', 'x'], /postgres:/],
  [['--data', 'x', '--keep-days', '7'], /--keep-days espera días, de 30 a 3650/],
  [['--data', 'x', '--vendor', 'telepatía'], /--vendor/],
  [['--data', 'x', '--proxy', '127.0.0.1,caddy'], /--proxy espera direcciones IP, no «caddy»/],
  [['portal', 'SAES1', 'date', 'mañana', '--data', 'x'], /portal espera/],
])('the endpoint told %j says what is wrong, exit 2', async (args, sentence) => {
  const { code, stderr } = await endpoint(args).finished
  expect([code, sentence.test(stderr)]).toEqual([2, true])
})

test('asked for its help, it prints every command', async () => {
  for (const asked of ['--help', '-h', 'help']) {
    expect(await endpoint([asked]).finished).toEqual({
      code: 0,
      stdout: expect.stringContaining('rotate-key'),
      stderr: '',
    })
  }
})

test.each([
  [['code']],
  [['digest']],
  [['compact']],
  [['security']],
  [['rotate-key']],
  [['rotate-key', '--lost']],
  [['portal', '*', 'confirm']],
])('%j of a folder that was mistyped says that no office is there, and makes none', async (args) => {
  const dir = join(temporaryFolder(), 'vigentee')
  const { code, stdout, stderr } = await endpoint([...args, '--data', dir]).finished
  expect([code, stdout, stderr]).toEqual([1, '', `En ${dir} no hay ninguna oficina.\n`])
  expect(existsSync(dir)).toBe(false)
})

test('what keeps it from starting is said in a sentence, and it ends', async () => {
  const [dir, other] = [temporaryFolder(), temporaryFolder()]
  const first = await started(dir)
  const taken = await endpoint(['--data', other, '--port', new URL(first.url).port]).finished
  expect([taken.code, taken.stdout, taken.stderr]).toEqual([
    1,
    '',
    'Ese puerto ya lo usa otro programa: termínelo, o encienda con otro --port.\n',
  ])
  // Where it cannot say how it is reached it serves nobody.
  mkdirSync(join(other, 'endpoint.json', 'x'), { recursive: true })
  expect((await endpoint(['--data', other, '--port', '0']).finished).code).toBe(70)
  for (const [url, sentence] of [
    ['postgres://vigente@127.0.0.1:1/x', /^No se llega a la base de DATABASE_URL/],
    [`${await postgres.database()}-no`, /^La base de DATABASE_URL no existe/],
  ] as const) {
    const { code, stderr } = await endpoint(['--data', other], { DATABASE_URL: url }).finished
    expect([code, stderr]).toEqual([1, expect.stringMatching(sentence)])
  }
  // A fault of the running one is not that it runs.
  mkdirSync(join(dir, 'signing-keys.json.part', 'x'), { recursive: true })
  const failed = await endpoint(['rotate-key', '--data', dir]).finished
  expect([failed.code, failed.stdout, failed.stderr]).toEqual([
    1,
    '',
    expect.stringMatching(/^El servidor encendido tuvo una falla y no lo hizo/),
  ])
  await first.stop()
})

test('a folder without a store has nothing to move', async () => {
  const dir = join(temporaryFolder(), 'nada')
  const { code, stdout } = await endpoint(['migrate-to', await postgres.database(), '--data', dir]).finished
  expect([code, stdout]).toEqual([1, expect.stringContaining('No hay nada')])
})
