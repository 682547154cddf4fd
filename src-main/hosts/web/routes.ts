import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerOperation } from './rpc.ts'
import { receiveFile, sendFile } from './stored-files.ts'
import { sendJson, refuseRequest } from './answers.ts'
import type { Changes } from './changes.ts'
import type { Keys } from './keys.ts'
import { bySession, type Ledgers, type MayHear } from './ledgers.ts'
import { commonHeaders, contentSecurityPolicy, newNonce, pageWithNonce } from './policy.ts'
import { refused } from './refusals.ts'
import type { StaticFile } from './static-files.ts'

export interface WebContext {
  readonly ledgers: Ledgers
  readonly keys: Keys
  readonly changes: Changes
  readonly staticFiles: ReadonlyMap<string, StaticFile>
  /** Null without screens: the desktop program shows its own. */
  readonly newLink: () => string | null
}

export interface Route {
  readonly methods: readonly string[]
  /** Who may ask: anybody on this machine, our pages and programs, or programs alone. */
  readonly key: 'none' | 'any' | 'program'
  readonly answer: (
    context: WebContext,
    request: IncomingMessage,
    response: ServerResponse,
  ) => Promise<void> | void
}

/** The addresses there are. The screens' own files hold nothing of the office, so they ask for no key. */
export function routeOf({ staticFiles }: WebContext, path: string): Route | null {
  if (path.startsWith('/rpc/')) {
    const name = path.slice('/rpc/'.length)
    return { methods: ['POST'], key: 'any', answer: (...call) => answerOperation(name, ...call) }
  }
  if (path === '/files') return { methods: ['POST'], key: 'any', answer: receiveFile }
  if (path.startsWith('/files/')) {
    const file = path.slice('/files/'.length)
    return { methods: ['GET'], key: 'any', answer: (...call) => sendFile(file, ...call) }
  }
  if (path === '/changes') {
    return {
      methods: ['GET'],
      key: 'any',
      answer: followChanges,
    }
  }
  if (path === '/door') return { methods: ['GET', 'POST'], key: 'program', answer: answerProgram }
  const file = staticFiles.get(path === '/' ? '/index.html' : path)
  if (!file) return null
  return { methods: ['GET'], key: 'none', answer: (...call) => answerScreen(path, file, ...call) }
}

function followChanges(context: WebContext, request: IncomingMessage, response: ServerResponse): void {
  const { changes, keys, ledgers } = context
  const may = mayHear(keys, request)
  if (ledgers.lets(may)) return changes.follow(response, may, withinOf(request))
  refuseRequest(request, response, 401, refused('access.signInNeeded', {}))
}

/** `/changes?within=830`: milliseconds. */
function withinOf({ url = '' }: IncomingMessage): number {
  return Number(/[?]within=(\d{1,9})$/.exec(url)?.[1] ?? 0)
}

/** A program of this machine hears all; a page what its sessions let it. */
export function mayHear(keys: Keys, request: IncomingMessage): MayHear {
  return keys.admitsProgram(request) ? () => true : bySession((name) => keys.sessionOf(request, name))
}

/** Another program asks who is here (GET), or for a link that opens a window (POST). */
function answerProgram({ newLink }: WebContext, request: IncomingMessage, response: ServerResponse): void {
  sendJson(response, 200, request.method === 'POST' ? { link: newLink() } : { pid: process.pid })
}

function answerScreen(
  path: string,
  file: StaticFile,
  { keys }: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const entry = path === '/' ? new URLSearchParams(queryOf(request)).get('enter') : null
  if (entry !== null) return enter(keys, entry, request, response)
  const isPage = file.type.startsWith('text/html')
  const nonce = newNonce()
  const bytes = isPage ? pageWithNonce(file.bytes, nonce) : file.bytes
  response.writeHead(200, {
    ...commonHeaders,
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'Content-Type': file.type,
    'Content-Length': bytes.length,
    'Cache-Control': file.immutable ? 'private, max-age=31536000, immutable' : 'no-store',
  })
  response.end(bytes)
}

/** The link works once. The address without it takes its place, so that it stays in no history. */
function enter(keys: Keys, code: string, request: IncomingMessage, response: ServerResponse): void {
  const cookie = keys.enter(code)
  if (cookie === null && !keys.admits(request)) {
    return refuseRequest(request, response, 401, refused('request.keyRequired', {}))
  }
  response.writeHead(303, {
    ...commonHeaders,
    Location: '/',
    'Cache-Control': 'no-store',
    ...(cookie === null ? {} : { 'Set-Cookie': cookie }),
  })
  response.end()
}

function queryOf({ url = '' }: IncomingMessage): string {
  return url.slice(url.indexOf('?') + 1)
}
