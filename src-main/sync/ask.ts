import type { KeyObject } from 'node:crypto'
import type { z } from 'zod'
import { followKeys } from '#wire/key-succession.ts'
import { protocolFault, pullAnswer, SCHEMA, type ProtocolFault } from '#wire/messages.ts'
import { isSignedBy, publicKeyOf, signBytes } from '#wire/signature.ts'
import {
  DEVICE_HEADER,
  SERVER_KEY_HEADER,
  SIGNATURE_HEADER,
  type RawAnswer,
  type Transport,
} from './transport.ts'

/** Why nothing more came of it this time; the outbox waits for the next. */
export type SyncFailure =
  | 'unreachable'
  | 'certificate'
  | 'garbled'
  | 'notSigned'
  | 'serverFault'
  | 'tooMany'
  | 'revoked'
  | 'unknownDevice'
  | 'upgradeRequired'
  | 'serverOlder'
  | 'diskFull'
  | 'unsettled'

export class Failed extends Error {
  readonly failure: SyncFailure
  constructor(failure: SyncFailure) {
    super(failure)
    this.failure = failure
  }
}

/** What a fault that nothing is done about here means for this PC. */
export function faulty({ fault }: ProtocolFault): Failed {
  if (fault === 'DEVICE_REVOKED') return new Failed('revoked')
  if (fault === 'DEVICE_UNKNOWN' || fault === 'NOT_SIGNED') return new Failed('unknownDevice')
  if (fault === 'UPGRADE_REQUIRED') return new Failed('upgradeRequired')
  if (fault === 'SERVER_OLDER') return new Failed('serverOlder')
  if (fault === 'TOO_MANY') return new Failed('tooMany')
  return new Failed('garbled')
}

/** Who asks, and whose answer it takes. */
export interface Identity {
  readonly deviceId: string
  readonly key: KeyObject
  readonly tenant: string
  readonly serverKey: string
  /** The endpoint signs with another key from now on, which the one that was known has signed. */
  readonly learn?: (serverKey: string) => Promise<void>
}

/** Signed there and back; anything that is not an answer of the endpoint is a failure, never a result. */
export async function askSigned<S extends z.ZodType>(
  transport: Transport,
  { deviceId, key, tenant, serverKey, learn }: Identity,
  path: string,
  schema: S,
  body: unknown,
  seconds: number,
): Promise<z.output<S> | ProtocolFault> {
  const text = JSON.stringify(body)
  const headers = {
    [DEVICE_HEADER]: deviceId,
    [SIGNATURE_HEADER]: signBytes(key, `${path}\n${text}`),
    [SERVER_KEY_HEADER]: serverKey,
  }
  const answer = await post(transport, path, text, headers, seconds)
  const newest = followKeys(tenant, serverKey, answer.nextKeys ?? null)
  if (newest === serverKey) return readSigned(answer, schema, () => [serverKey])
  await learn?.(newest)
  // As long as it has both, it signs with the one that is known here.
  return readSigned(answer, schema, () => [serverKey, newest])
}

export async function post(
  transport: Transport,
  path: string,
  body: string,
  headers: Readonly<Record<string, string>>,
  seconds: number,
): Promise<RawAnswer> {
  try {
    return await transport.post(path, body, headers, seconds)
  } catch (error) {
    throw new Failed(isOfCertificate(error) ? 'certificate' : 'unreachable')
  }
}

/** Somebody is there, and who it is cannot be believed: its certificate is over, of another name, or of nobody known. */
function isOfCertificate(error: unknown): boolean {
  const { code } = ((error as { readonly cause?: unknown } | null)?.cause ?? {}) as {
    readonly code?: unknown
  }
  return /CERT|VERIFY_LEAF/.test(String(code))
}

/** `keysIn` tells which keys may have signed it: from the answer itself, where none is known yet. */
export function readSigned<S extends z.ZodType>(
  { status, body, signature }: RawAnswer,
  schema: S,
  keysIn: (json: unknown) => readonly string[],
): z.output<S> | ProtocolFault {
  const json = parsed(body)
  const keys = json === undefined ? [] : keysIn(json)
  if (!keys.some((key) => isSignedBy(publicKeyOf(key, 'Ed25519'), body, signature))) {
    if (status === 429 || status === 503) throw new Failed('tooMany')
    if (status >= 500) throw new Failed('serverFault')
    throw new Failed(json === undefined || signature === null ? 'garbled' : 'notSigned')
  }
  const fault = protocolFault.safeParse(json)
  if (fault.success) return fault.data
  if (status >= 500) throw new Failed('serverFault')
  const read = schema.safeParse(json)
  if (status !== 200 || !read.success) throw new Failed(isOfNewer(json) ? 'upgradeRequired' : 'garbled')
  return read.data
}

/** An endpoint that says what this program has no words for. */
function isOfNewer(json: unknown): boolean {
  const said = speaking.safeParse(json)
  return said.success && said.data.schemas.newest > SCHEMA
}

const speaking = pullAnswer.pick({ schemas: true })

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
