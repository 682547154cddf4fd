import { readFileSync } from 'node:fs'
import { createServer, type ServerOptions } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { answer } from '#endpoint/answer.ts'
import { httpTransport } from '#sync/transport.ts'
import { openTestApp } from '../support/app.ts'
import { openTestEndpoint } from '../support/endpoint.ts'

// A real endpoint behind TLS. Its certificates are of an authority of the tests, which this process trusts meanwhile.

const pem = (name: string) =>
  readFileSync(join(import.meta.dirname, '../fixtures/tls', `${name}.pem`), 'utf8')

const before = getCACertificates('default')
beforeAll(() => setDefaultCACertificates([...before, pem('ca')]))
afterAll(() => setDefaultCACertificates(before))

async function behind(options: ServerOptions) {
  const { service } = await openTestEndpoint()
  let asked = 0
  const server = createServer({ key: pem('key'), ...options }, (request, response) => {
    asked += 1
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      void answer(service, { path: request.url!.slice(1), body, device: null, signature: null }).then(
        (said) => response.writeHead(said.status, { 'vigente-signature': said.signature }).end(said.body),
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}/`
  const app = openTestApp(undefined, undefined, { transport: (at) => httpTransport(at) })
  const enrol = async () =>
    app.answer('sync.enrol', { url, code: await service.newCode(), name: 'Recepción' })
  return { enrol, asked: () => asked }
}

test('an endpoint whose certificate is right takes a PC in', async () => {
  const { enrol, asked } = await behind({ cert: pem('good') })
  expect(await enrol()).toMatchObject({ ok: true })
  expect(asked()).toBe(1)
})

test.each<[string, string, ServerOptions]>([
  ['of nobody that is trusted', 'certificate', { cert: pem('../smtp-cert'), key: pem('../smtp-key') }],
  ['of another name', 'certificate', { cert: pem('elsewhere') }],
  ['whose days are over', 'certificate', { cert: pem('expired') }],
  [
    'right, but over a TLS that is broken',
    'unreachable',
    { cert: pem('good'), minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
  ],
])(
  'with a certificate %s nothing is said to it, no PC is taken in, and what is wrong is told (%s)',
  async (_, failure, options) => {
    const { enrol, asked } = await behind(options)
    expect(await enrol()).toMatchObject({ ok: false, refusal: { code: 'sync.failed', params: { failure } } })
    expect(asked()).toBe(0)
  },
)
