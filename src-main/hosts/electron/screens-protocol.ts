import { readFile } from 'node:fs/promises'
import type { CustomScheme } from 'electron'
import {
  commonHeaders,
  contentSecurityPolicy,
  newNonce,
  pageWithNonce,
  storedFileHeaders,
} from '../web/policy.ts'
import type { StaticFile } from '../web/static-files.ts'
import { isOurs } from './origin.ts'
import type { Relay } from './relay.ts'

/** Without `bypassCSP`, `corsEnabled` or `allowServiceWorkers`: no other origin reads what is served here. */
export const screensScheme: CustomScheme = {
  scheme: 'app',
  privileges: { standard: true, secure: true, supportFetchAPI: true },
}

/** `app://vigente/…`: the built screens by a table, and the papers by their id. */
export function screensHandler(
  files: ReadonlyMap<string, StaticFile>,
  relay: () => Relay,
): (request: Request) => Promise<Response> {
  return async (request) => {
    if (!isOurs(request.url) || request.method !== 'GET') return missing()
    const { pathname, searchParams } = new URL(request.url)
    const id = /^\/files\/([0-9a-f]{32})$/.exec(pathname)?.[1]
    if (id !== undefined) return storedFile(relay(), id, searchParams.has('inline'))
    const file = files.get(pathname === '/' ? '/index.html' : pathname)
    return file ? screen(file) : missing()
  }
}

function screen(file: StaticFile): Response {
  const nonce = newNonce()
  const bytes = file.type.startsWith('text/html') ? pageWithNonce(file.bytes, nonce) : file.bytes
  return new Response(new Uint8Array(bytes), {
    headers: {
      ...commonHeaders,
      'Content-Type': file.type,
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      'Cache-Control': 'no-store',
    },
  })
}

async function storedFile(relay: Relay, id: string, inline: boolean): Promise<Response> {
  const stored = await relay.ask({ kind: 'file', file: id })
  if (!stored) return missing()
  return new Response(new Uint8Array(await readFile(stored.path)), {
    headers: { ...commonHeaders, ...storedFileHeaders(stored, inline) },
  })
}

function missing(): Response {
  return new Response(null, { status: 404, headers: commonHeaders })
}
