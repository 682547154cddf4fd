import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { keptError } from '#domain/log-entry.ts'
import { DEVICE_HEADER, NEXT_KEYS_HEADER, SERVER_KEY_HEADER, SIGNATURE_HEADER } from '#sync/transport.ts'
import type { ProtocolFault } from '#wire/messages.ts'
import { answer, FAULT_STATUS, pathOf, type Path } from './answer.ts'
import { bodyOf, refusedByHeaders } from './body.ts'
import { callerOf, plainAddress } from './caller.ts'
import { compactFor } from './compact.ts'
import { createLimits } from './limits.ts'
import { createMetrics } from './metrics.ts'
import { openApi } from './openapi.ts'
import type { SecurityLog } from './security-log.ts'
import type { Signed } from './signing.ts'
import type { SimulatedRow } from './store-portal.ts'
import type { TenantService } from './tenant.ts'
import { keepTraffic, type Stay } from './traffic.ts'
import { sayingRow } from './vendor.ts'

export interface ServerOptions {
  readonly service: TenantService
  /** What the simulated portal is to say, as a command of this machine asks. */
  readonly tellPortal: (row: SimulatedRow) => Promise<void>
  readonly host: string
  /** 0 takes a free one. */
  readonly port: number
  /** Addresses whose word is taken for whom they ask; none where nobody stands in front. */
  readonly proxies?: readonly string[]
  /** One JSON line each: never a body, a code or a key. */
  readonly log: (line: Readonly<Record<string, string | number | readonly string[]>>) => void
  /** Who was refused, and from where. */
  readonly security?: Pick<SecurityLog, 'refused'>
  /** Tests wait less. */
  readonly patience?: Patience
}

/** Milliseconds: until the headers of a request, and all of it, are here; how often that is looked at; and of silence. */
export interface Patience {
  readonly headers: number
  readonly request: number
  readonly look: number
  readonly silence: number
}

export interface RunningServer {
  readonly url: string
  /** Lets the commands of this machine ask for a code. */
  readonly token: string
  close(): Promise<void>
}

/** A PC itself gives up after thirty seconds; the longest that it waits for news is a minute. */
const PATIENCE: Patience = { headers: 10_000, request: 30_000, look: 2_000, silence: 90_000 }
/** Of one address and of all: fewer than the files that a process may have open, of which the store needs some. */
const MOST_CONNECTIONS = { one: 200, all: 500 }
const FINISH_WITHIN_MS = 10_000
const LOOK_FOR_IDLE_MS = 50
/** So long one request of this machine compacts; it asks again while there is more. */
const COMPACT_FOR_MS = 3_000

/** The endpoint over HTTP, plain: TLS stands in front of it. */
export async function serveEndpoint(options: ServerOptions): Promise<RunningServer> {
  const { service, host, port, patience = PATIENCE } = options
  const token = randomBytes(24).toString('base64url')
  const proxies = new Set((options.proxies ?? []).map(plainAddress))
  const kept = { limits: createLimits(), traffic: keepTraffic(), metrics: createMetrics() }
  const context: Context = { ...options, ...kept, token, proxies, isClosing: false }
  const server = createServer(
    {
      ...{ maxHeaderSize: 8_192, keepAliveTimeout: 30_000 },
      ...{ headersTimeout: patience.headers, requestTimeout: patience.request },
      connectionsCheckingInterval: patience.look,
    },
    (request, response) => void respond(context, request, response),
  )
  server.setTimeout(patience.silence)
  boundConnections(server, proxies)
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
      // Also what was still being sent: a refused body, of which nobody waits for an answer any more.
      const idle = setInterval(() => server.closeIdleConnections(), LOOK_FOR_IDLE_MS)
      await closed
      clearInterval(idle)
      clearTimeout(hangUp)
    },
  }
}

/** Of a proxy as many as there are: whoever stands behind it is counted by what is asked. */
function boundConnections(server: Server, proxies: ReadonlySet<string>): void {
  const open = new Map<string, number>()
  server.maxConnections = MOST_CONNECTIONS.all
  server.on('connection', (socket) => {
    const from = plainAddress(socket.remoteAddress ?? '')
    if (proxies.has(from)) return
    const now = (open.get(from) ?? 0) + 1
    if (now > MOST_CONNECTIONS.one) return void socket.destroy()
    open.set(from, now)
    socket.once('close', () => {
      const left = open.get(from)! - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}

interface Context extends Pick<ServerOptions, 'service' | 'log' | 'tellPortal' | 'security'> {
  readonly token: string
  readonly proxies: ReadonlySet<string>
  readonly limits: ReturnType<typeof createLimits>
  readonly traffic: ReturnType<typeof keepTraffic>
  readonly metrics: ReturnType<typeof createMetrics>
  isClosing: boolean
}

/** A request, as the functions below pass it on. */
interface Exchange {
  readonly context: Context
  readonly path: string
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** Why it was refused, once it was. */
  fault: ProtocolFault['fault'] | null
}

/** As of one that hung up before it was answered. */
const HUNG_UP = 499
const BUSY_SECONDS = 5

async function respond(context: Context, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const began = performance.now()
  const path = (request.url ?? '/').slice(1).split('?')[0]!
  const known = pathOf(path)
  const exchange: Exchange = { context, path, request, response, fault: null }
  const caller = callerOf(request, context.proxies)
  const stay = context.traffic.enter(caller)
  let status = 500
  try {
    if (stay) status = await route(exchange, known, caller, stay)
    else status = refuse(exchange, { fault: 'TOO_MANY', retryAfter: BUSY_SECONDS }, 503)
  } catch (error) {
    if (request.destroyed && !request.complete) status = HUNG_UP
    else {
      context.log({ level: 'error', path: known ?? 'other', event: 'fault', ...keptError(error) })
      if (response.headersSent) response.destroy()
      else send(exchange, 500, JSON.stringify({ fault: 'SERVER' }))
    }
  } finally {
    stay?.leave()
  }
  const milliseconds = Math.round(performance.now() - began)
  context.metrics.count(known ?? 'other', status, milliseconds)
  // An address that is nothing here is what a browser asks for too.
  if (exchange.fault !== null && known !== null) context.security?.refused(exchange.fault, caller)
  context.log({ level: 'info', path: known ?? 'other', status, milliseconds })
}

async function route(exchange: Exchange, path: Path | null, caller: string, stay: Stay): Promise<number> {
  const { context, request, response } = exchange
  const own = isOwn(context, request) ? await ofThisMachine(exchange) : null
  if (own !== null) return own
  const wait = context.limits.address(caller, path)
  if (wait !== null) return refuse(exchange, { fault: 'TOO_MANY', retryAfter: wait })
  if (path === null) return ofAnybody(exchange)
  if (request.method !== 'POST') return wrongMethod(exchange, 'POST')
  const named = askerOf(request)
  const { device } = named
  const unread = refusedByHeaders(request, path) ?? (await refusedByName(context, path, device))
  const body = unread ?? (await bodyOf(request, path, stay))
  if (typeof body !== 'string') {
    // What is no larger than it may be is let come, and thrown away: cut off, its asker would not hear why.
    if (body.status === 413) response.setHeader('connection', 'close')
    else request.resume()
    return refuse(exchange, body.fault, body.status)
  }
  const admits = (proven: string) => context.limits.device(proven, path)
  const said = await answer(context.service, { path: exchange.path, body, ...named, admits })
  if (path === 'v1/enrol' && said.status === 200) context.limits.wasRight(caller)
  if (said.fault !== null) noteFault(exchange, said.fault)
  return send(exchange, said.status, said.body, said)
}

/** Of nobody that is not of the office is a body read, but for the code of one that joins. */
async function refusedByName({ service }: Context, path: Path, device: string | null) {
  if (path === 'v1/enrol') return null
  if (device === null) return { status: FAULT_STATUS.NOT_SIGNED, fault: { fault: 'NOT_SIGNED' } } as const
  if (await service.hasDevice(device)) return null
  return { status: FAULT_STATUS.DEVICE_UNKNOWN, fault: { fault: 'DEVICE_UNKNOWN' } } as const
}

async function ofAnybody(exchange: Exchange): Promise<number> {
  const { path, request, context } = exchange
  const said =
    path === 'healthz'
      ? async () => JSON.stringify({ ok: true, rev: await context.service.head() })
      : path === 'v1/openapi.json'
        ? protocol
        : null
  if (said === null) return refuse(exchange, { fault: 'NOT_FOUND' })
  return request.method === 'GET' ? send(exchange, 200, await said()) : wrongMethod(exchange, 'GET')
}

let told: string | null = null
function protocol(): string {
  told ??= JSON.stringify(openApi())
  return told
}

/** What the commands of this machine ask; null where it is something else. */
async function ofThisMachine(exchange: Exchange): Promise<number | null> {
  const { context, path, request, response } = exchange
  const { service, metrics, tellPortal } = context
  switch (`${request.method} ${path}`) {
    case 'GET metrics':
      response.setHeader('content-type', 'text/plain; version=0.0.4; charset=utf-8')
      return send(exchange, 200, metrics.text(await service.head()))
    case 'POST own/code':
      return send(exchange, 200, JSON.stringify({ code: await service.newCode() }))
    case 'POST own/digest':
      return send(exchange, 200, JSON.stringify(await service.digest()))
    case 'POST own/rotate-key': {
      const { days } = JSON.parse(await text(request)) as { days: number }
      return send(exchange, 200, JSON.stringify(await service.keys.replace(days)))
    }
    case 'POST own/compact': {
      const { days } = JSON.parse(await text(request)) as { days: number }
      return send(exchange, 200, JSON.stringify(await compactFor(service.compact, days, COMPACT_FOR_MS)))
    }
    case 'POST own/portal': {
      const { serial, says, value } = JSON.parse(await text(request)) as SimulatedRow
      const row = sayingRow(serial, says, value)
      if (row === null) return refuse(exchange, { fault: 'MALFORMED' })
      await tellPortal(row)
      return send(exchange, 200, JSON.stringify(row))
    }
    default:
      return null
  }
}

function wrongMethod(exchange: Exchange, right: string): number {
  exchange.response.setHeader('allow', right)
  return refuse(exchange, { fault: 'NOT_FOUND' }, 405)
}

function refuse(exchange: Exchange, fault: ProtocolFault, status = FAULT_STATUS[fault.fault]): number {
  noteFault(exchange, fault)
  return send(exchange, status, JSON.stringify(fault))
}

function noteFault(exchange: Exchange, { fault, retryAfter }: ProtocolFault): void {
  exchange.fault = fault
  if (retryAfter !== undefined) exchange.response.setHeader('retry-after', String(retryAfter))
}

function send(exchange: Exchange, status: number, body: string, signed = signedFor(exchange, body)): number {
  const { context, response } = exchange
  if (!response.hasHeader('content-type')) response.setHeader('content-type', 'application/json')
  response.setHeader(SIGNATURE_HEADER, signed.signature)
  if (signed.nextKeys !== null) response.setHeader(NEXT_KEYS_HEADER, signed.nextKeys)
  response.setHeader('cache-control', 'no-store')
  response.setHeader('x-content-type-options', 'nosniff')
  response.setHeader('content-length', Buffer.byteLength(body))
  if (context.isClosing) response.setHeader('connection', 'close')
  response.writeHead(status).end(body)
  return status
}

/** Of what is said without having read what was asked. */
function signedFor({ context, request }: Exchange, body: string): Signed {
  return context.service.sign(body, askerOf(request))
}

/** Who asks, as they say. */
function askerOf(request: IncomingMessage) {
  return {
    device: headerOf(request, DEVICE_HEADER),
    signature: headerOf(request, SIGNATURE_HEADER),
    serverKey: headerOf(request, SERVER_KEY_HEADER),
  }
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
