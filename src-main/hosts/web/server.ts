import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Log } from '#domain/log-entry.ts'
import { refuseRequest } from './answers.ts'
import { openChanges } from './changes.ts'
import { createKeys, newSecret, type Keys } from './keys.ts'
import type { Ledgers } from './ledgers.ts'
import { refused, type RefusedAnswer } from './refusals.ts'
import { routeOf, type Route, type WebContext } from './routes.ts'
import { readStaticFiles } from './static-files.ts'

export interface WebOptions {
  readonly ledgers: Ledgers
  /** The built screens; null answers programs alone. */
  readonly staticDir: string | null
  /** 0 takes a free one. */
  readonly port: number
  /** Where that port is taken: a free one instead of a fault. */
  readonly orAnother?: boolean
  readonly log: Log
  readonly token?: string
}

export interface WebShell {
  readonly url: string
  readonly token: string
  /** A link that opens the program in a browser, once. */
  newLink(): string
  /** Waits for what is being answered, then hangs up. */
  close(): Promise<void>
}

// By its `import`, Node would read its own fetch and WebSocket as well: a tenth of a start.
const { createServer } = process.getBuiltinModule('node:http')

const FINISH_WITHIN_MS = 10_000

/** The program as a page on this machine alone: 127.0.0.1, with a key, for its own pages and programs. */
export async function serveWeb(options: WebOptions): Promise<WebShell> {
  // Known as long as somebody is answered, which is longer than the server says it.
  let port = 0
  const keys = createKeys(options.token ?? newSecret(), () => `vigente-${port}`)
  const changes = openChanges(options.ledgers)
  const context: WebContext = {
    ledgers: options.ledgers,
    keys,
    changes,
    staticFiles: options.staticDir === null ? new Map() : readStaticFiles(options.staticDir),
    newLink: () => (options.staticDir === null ? null : linkOf(keys)),
  }
  const server = createServer(
    { maxHeaderSize: 16_384, headersTimeout: 15_000, requestTimeout: 300_000, keepAliveTimeout: 5_000 },
    (request, response) => void answer(context, options.log, port, request, response),
  )
  server.on('clientError', (_error, socket) => {
    if (!socket.writable) return void socket.destroy()
    const body = JSON.stringify(refused('request.malformed', { what: 'http' }))
    socket.end(
      `HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    )
  })
  await listen(server, options.port).catch((error: NodeJS.ErrnoException) => {
    const taken = error.code === 'EADDRINUSE' || error.code === 'EACCES'
    return taken && options.orAnother ? listen(server, 0) : Promise.reject(error)
  })
  port = (server.address() as AddressInfo).port

  function linkOf({ newEntry }: Keys): string {
    return `${url()}/?enter=${newEntry()}`
  }
  function url(): string {
    return `http://127.0.0.1:${port}`
  }
  return {
    url: url(),
    token: keys.token,
    newLink: () => linkOf(keys),
    close: async () => {
      changes.close()
      const hangUp = setTimeout(() => server.closeAllConnections(), FINISH_WITHIN_MS)
      await new Promise((resolve) => {
        server.close(resolve)
        server.closeIdleConnections()
      })
      clearTimeout(hangUp)
    },
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function answer(
  context: WebContext,
  log: Log,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const path = (request.url ?? '/').split('?', 1)[0]!
    const no = guard(context.keys, request, response, port, routeOf(context, path), path)
    if (no) refuseRequest(request, response, no.status, no.body)
    else await routeOf(context, path)!.answer(context, request, response)
  } catch (error) {
    const ref = newSecret().slice(0, 8)
    log({ event: 'bug', ref, operation: 'request', error })
    if (response.headersSent) response.destroy()
    else refuseRequest(request, response, 500, refused('bug', { ref }))
  }
}

interface Refusal {
  readonly status: number
  readonly body: RefusedAnswer
}

/** Before anything of the request is read: whose page it is, whether it has a key, and whether the address exists. */
function guard(
  keys: Keys,
  request: IncomingMessage,
  response: ServerResponse,
  port: number,
  route: Route | null,
  path: string,
): Refusal | null {
  const { headers, method = '' } = request
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  if (!hosts.includes(headers.host ?? ''))
    return { status: 403, body: refused('request.foreign', { header: 'Host' }) }
  const ours = headers.origin === undefined || hosts.includes(headers.origin.replace(/^http:\/\//, ''))
  if (!ours || (route?.key !== 'none' && isFromAnotherSite(request))) {
    return { status: 403, body: refused('request.foreign', { header: 'Origin' }) }
  }
  if (!route) return { status: 404, body: refused('request.unknownAddress', { path: path.slice(0, 200) }) }
  const admitted =
    route.key === 'none' || (route.key === 'program' ? keys.admitsProgram(request) : keys.admits(request))
  if (!admitted) return { status: 401, body: refused('request.keyRequired', {}) }
  if (!route.methods.includes(method)) {
    const allowed = route.methods.join(', ')
    response.setHeader('Allow', allowed)
    return { status: 405, body: refused('request.wrongMethod', { method, allowed }) }
  }
  return null
}

/** Another port of this machine is the "same site" to a cookie, so `SameSite` alone does not keep it out. */
function isFromAnotherSite({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}
