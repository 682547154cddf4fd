import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { DEVICE_HEADER, SIGNATURE_HEADER } from '#sync/transport.ts'
import { signBytes } from '#wire/signature.ts'
import { answer, pathOf } from './answer.ts'
import { compactFor } from './compact.ts'
import { createLimits } from './limits.ts'
import { createMetrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import type { SimulatedRow } from './store-portal.ts'
import type { TenantService } from './tenant.ts'
import { sayingRow } from './vendor.ts'

export interface ServerOptions {
  readonly service: TenantService
  /** What the simulated portal is to say, as a command of this machine asks. */
  readonly tellPortal: (row: SimulatedRow) => Promise<void>
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** One JSON line each: never a body, a code or a key. */
  readonly log: (line: Readonly<Record<string, string | number>>) => void
}

export interface RunningServer {
  readonly url: string
  /** Lets the commands of this machine ask for a code. */
  readonly token: string
  close(): Promise<void>
}

/** A batch as it goes inside JSON, with each quote of it escaped. */
const MOST_BODY_BYTES = 3 * 1024 * 1024
const FINISH_WITHIN_MS = 10_000
/** So long one request of this machine compacts; it asks again while there is more. */
const COMPACT_FOR_MS = 3_000

/** The endpoint over HTTP, plain: TLS stands in front of it. */
export async function serveEndpoint({
  service,
  host,
  port,
  log,
  tellPortal,
}: ServerOptions): Promise<RunningServer> {
  const token = randomBytes(24).toString('base64url')
  const limits = createLimits()
  const metrics = createMetrics()
  const context: Context = { service, token, limits, metrics, log, tellPortal, isClosing: false }
  const server = createServer(
    { maxHeaderSize: 8_192, headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 30_000 },
    (request, response) => void respond(context, request, response),
  )
  await listen(server, host, port)
  const at = (server.address() as AddressInfo).port
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${at}`,
    token,
    close: async () => {
      context.isClosing = true
      const hangUp = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
      const closed = new Promise((resolve) => server.close(resolve))
      service.wake()
      server.closeIdleConnections()
      await closed
      clearTimeout(hangUp)
    },
  }
}

interface Context {
  readonly service: TenantService
  readonly token: string
  readonly limits: ReturnType<typeof createLimits>
  readonly metrics: ReturnType<typeof createMetrics>
  readonly log: ServerOptions['log']
  readonly tellPortal: ServerOptions['tellPortal']
  isClosing: boolean
}

async function respond(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const began = performance.now()
  const path = (request.url ?? '/').slice(1).split('?')[0]!
  let status = 500
  try {
    status = await route(context, path, request, response)
  } catch (error) {
    context.log({
      level: 'error',
      path: pathOf(path) ?? 'other',
      error: error instanceof Error ? error.message : 'unknown',
    })
    if (response.headersSent) response.destroy()
    else send(context, response, 500, JSON.stringify({ fault: 'SERVER' }))
  }
  const milliseconds = Math.round(performance.now() - began)
  context.metrics.count(pathOf(path) ?? 'other', status, milliseconds)
  context.log({ level: 'info', path: pathOf(path) ?? 'other', status, milliseconds })
}

async function route(
  context: Context,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const { service, metrics } = context
  if (request.method === 'GET') {
    if (path === 'healthz')
      return send(context, response, 200, JSON.stringify({ ok: true, rev: await service.head() }))
    if (path === 'v1/openapi.json') return send(context, response, 200, JSON.stringify(openApi()))
    if (path === 'metrics' && isOwn(context, request)) {
      response.setHeader('content-type', 'text/plain; version=0.0.4')
      return send(context, response, 200, metrics.text(await service.head()))
    }
    return send(context, response, pathOf(path) === null ? 404 : 405, JSON.stringify({ fault: 'NOT_FOUND' }))
  }
  if (request.method !== 'POST') return send(context, response, 405, JSON.stringify({ fault: 'NOT_FOUND' }))
  if (path === 'own/code' && isOwn(context, request)) {
    return send(context, response, 200, JSON.stringify({ code: await service.newCode() }))
  }
  if (path === 'own/digest' && isOwn(context, request)) {
    return send(context, response, 200, JSON.stringify(await service.digest()))
  }
  if (path === 'own/compact' && isOwn(context, request)) {
    const { days } = JSON.parse((await bodyOf(request)) ?? '{}') as { days: number }
    const done = await compactFor(service.compact, days, COMPACT_FOR_MS)
    return send(context, response, 200, JSON.stringify(done))
  }
  if (path === 'own/portal' && isOwn(context, request)) {
    const { serial, says, value } = JSON.parse((await bodyOf(request)) ?? '{}') as SimulatedRow
    const row = sayingRow(serial, says, value)
    if (row !== null) await context.tellPortal(row)
    return send(context, response, row === null ? 400 : 200, JSON.stringify(row ?? { fault: 'MALFORMED' }))
  }
  const known = pathOf(path)
  if (known === null) return send(context, response, 404, JSON.stringify({ fault: 'NOT_FOUND' }))
  const device = headerOf(request, DEVICE_HEADER)
  const wait = context.limits.take(device ?? request.socket.remoteAddress ?? '', known)
  if (wait !== null) {
    response.setHeader('retry-after', String(wait))
    return send(context, response, 429, JSON.stringify({ fault: 'TOO_MANY', retryAfter: wait }))
  }
  const body = await bodyOf(request)
  if (body === null) {
    response.setHeader('connection', 'close')
    return send(context, response, 413, JSON.stringify({ fault: 'TOO_LARGE' }))
  }
  const said = await answer(service, { path, body, device, signature: headerOf(request, SIGNATURE_HEADER) })
  response.setHeader(SIGNATURE_HEADER, said.signature)
  return send(context, response, said.status, said.body)
}

function send(
  { service, isClosing }: Context,
  response: ServerResponse,
  status: number,
  body: string,
): number {
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json')
  if (!response.hasHeader(SIGNATURE_HEADER))
    response.setHeader(SIGNATURE_HEADER, signBytes(service.signingKey, body))
  response.setHeader('cache-control', 'no-store')
  if (isClosing) response.setHeader('connection', 'close')
  response.writeHead(status).end(body)
  return status
}

/** Null where it is larger than anything that is asked here; nothing more of it is read then. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BODY_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' && value.length <= 200 ? value : null
}

/** From this machine, by who can read the card of the running endpoint. */
function isOwn({ token }: Context, request: IncomingMessage): boolean {
  const given = Buffer.from(headerOf(request, 'authorization') ?? '')
  const right = Buffer.from(`Bearer ${token}`)
  return given.length === right.length && timingSafeEqual(given, right)
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
