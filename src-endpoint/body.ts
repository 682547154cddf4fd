import type { IncomingMessage } from 'node:http'
import type { ProtocolFault } from '#wire/messages.ts'
import type { Path } from './answer.ts'
import type { Stay } from './traffic.ts'

/** Why a body is not read. */
export interface Unread {
  readonly status: number
  readonly fault: ProtocolFault
}

const KIB = 1024
const MOST_BYTES: Readonly<Record<Path, number>> = {
  // A batch as it goes inside JSON, with each quote of it escaped.
  'v1/push': 3 * KIB * KIB,
  'v1/blobs': 64 * KIB,
  'v1/pull': 4 * KIB,
  'v1/snapshot': 4 * KIB,
  'v1/wait': 4 * KIB,
  'v1/enrol': 4 * KIB,
  'v1/contacts': 4 * KIB,
  'v1/code': 4 * KIB,
}
const MALFORMED = { status: 415, fault: { fault: 'MALFORMED' } } as const
const TOO_LARGE = { status: 413, fault: { fault: 'TOO_LARGE' } } as const
const NO_ROOM = { status: 503, fault: { fault: 'TOO_MANY', retryAfter: 5 } } as const

/** By what its headers say alone: JSON, as it is and not packed, and no larger than what is asked there. */
export function refusedByHeaders({ headers }: IncomingMessage, path: Path): Unread | null {
  const { 'content-type': type = '', 'content-encoding': encoding, 'content-length': length = '0' } = headers
  if (encoding !== undefined || !/^application\/json(; ?charset=utf-8)?$/i.test(type)) return MALFORMED
  return Number(length) > MOST_BYTES[path] ? TOO_LARGE : null
}

/** Held from its first byte on; nothing more of it is read once it is too much. */
export async function bodyOf(request: IncomingMessage, path: Path, stay: Stay): Promise<string | Unread> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES[path]) return TOO_LARGE
    if (!stay.hold(chunk.length)) return NO_ROOM
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
