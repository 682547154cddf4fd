import { randomUUID } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { serveEndpoint, type ServerOptions } from '#endpoint/server.ts'
import type { TenantService } from '#endpoint/tenant.ts'
import { PROTOCOL, SCHEMA } from '#wire/messages.ts'
import { makeKeyPair, privateKeyOf, signBytes } from '#wire/signature.ts'
import { openTestEndpoint } from '../support/endpoint.ts'

export const JSON_TYPE = 'application/json'

/** The endpoint's own server on a free port, and what it logs. */
export async function serveTestEndpoint(
  options: Partial<Pick<ServerOptions, 'patience' | 'proxies'>> & {
    readonly between?: (service: TenantService) => TenantService
  } = {},
) {
  const { between = (service: TenantService) => service, ...rest } = options
  const { service, security, dir } = await openTestEndpoint()
  const lines: Parameters<ServerOptions['log']>[0][] = []
  const server = await serveEndpoint({
    ...{
      service: between(service),
      tellPortal: async () => {},
      host: '127.0.0.1',
      port: 0,
      security,
      ...rest,
    },
    log: (line) => void lines.push(line),
  })
  onTestFinished(() => server.close())
  return { service, url: server.url, lines, security, dir }
}

export function enrolBody(code: string, id: string = randomUUID(), keys = newKeys()): string {
  const { publicKey, boxKey } = keys
  const device = { id, name: 'Recepción', machine: '0'.repeat(64), publicKey, boxKey }
  return JSON.stringify({ protocol: PROTOCOL, schema: SCHEMA, code, device })
}

function newKeys() {
  const { publicKey, privateKey } = makeKeyPair('ed25519')
  return { publicKey, privateKey, boxKey: makeKeyPair('x25519').publicKey }
}

export function post(url: string, path: string, body: string, headers: Record<string, string> = {}) {
  return fetch(`${url}/${path}`, { method: 'POST', body, headers: { 'content-type': JSON_TYPE, ...headers } })
}

/** A PC that a code took in, as the wire knows it: its name, and its hand. */
export async function enrolOver(url: string, code: string) {
  const keys = newKeys()
  const device = randomUUID()
  const { status } = await post(url, 'v1/enrol', enrolBody(code, device, keys))
  if (status !== 200) throw new Error(`not taken in: ${status}`)
  const key = privateKeyOf(keys.privateKey)
  const headersFor = (path: string, body: string) => ({
    'vigente-device': device,
    'vigente-signature': signBytes(key, `${path}\n${body}`),
  })
  const ask = (path: string, said: object, headers: Record<string, string> = {}) => {
    const body = JSON.stringify({ device, ...said })
    return post(url, path, body, { ...headersFor(path, body), ...headers })
  }
  const pull = {
    protocol: PROTOCOL,
    schema: SCHEMA,
    epoch: 1,
    cursor: 0,
    digest: null,
    limit: 10,
    recorded: 0,
  }
  return { device, ask, headersFor, pull: () => ask('v1/pull', pull) }
}
