import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { LedgerName } from './ledgers.ts'

export interface Keys {
  readonly token: string
  /** The code of a link that opens the program in a browser, once. */
  newEntry(): string
  /** Takes the code of such a link; the answer is the cookie to set, null for a used or invented code. */
  enter(code: string): string | null
  /** By the token of the process, or by the cookie that a link gave. */
  admits(request: IncomingMessage): boolean
  /** By the token alone: other programs of this machine, never a page. */
  admitsProgram(request: IncomingMessage): boolean
  /** What a sign-in left with this browser, of a ledger; null for programs and whoever has not signed in. */
  sessionOf(request: IncomingMessage, ledger: LedgerName): string | null
  /** The cookie by which a browser keeps it, or forgets it. */
  sessionCookie(ledger: LedgerName, session: string | null): string
}

/** The cookie's name carries the port, since browsers share cookies between the ports of a host. */
export function createKeys(token: string, cookieName: () => string): Keys {
  const entries = new Set<string>()
  const sessions = new Set<string>()
  const sessionName = (ledger: LedgerName) => `${cookieName()}-${ledger}`
  return {
    token,
    newEntry: () => {
      const code = newSecret()
      entries.add(digest(code))
      return code
    },
    enter: (code) => {
      if (!entries.delete(digest(code))) return null
      const session = newSecret()
      sessions.add(digest(session))
      return `${cookieName()}=${session}; Path=/; HttpOnly; SameSite=Strict`
    },
    admits: (request) => {
      if (request.headers.authorization !== undefined) return hasToken(request, token)
      const session = cookieOf(request, cookieName())
      return session !== null && sessions.has(digest(session))
    },
    admitsProgram: (request) => hasToken(request, token),
    sessionOf: (request, ledger) =>
      request.headers.authorization === undefined ? cookieOf(request, sessionName(ledger)) : null,
    sessionCookie: (ledger, session) => {
      const kept = session === null ? '; Max-Age=0' : ''
      return `${sessionName(ledger)}=${session ?? ''}; Path=/; HttpOnly; SameSite=Strict${kept}`
    },
  }
}

export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

function hasToken({ headers }: IncomingMessage, token: string): boolean {
  const given = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (given === undefined) return false
  return timingSafeEqual(Buffer.from(digest(given)), Buffer.from(digest(token)))
}

function cookieOf({ headers }: IncomingMessage, name: string): string | null {
  for (const pair of (headers.cookie ?? '').split(';')) {
    const [key, value] = pair.trim().split('=')
    if (key === name && value) return value
  }
  return null
}

function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
