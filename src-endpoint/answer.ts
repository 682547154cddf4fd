import type { z } from 'zod'
import {
  blobRequest,
  codeRequest,
  contactsRequest,
  enrolRequest,
  pullRequest,
  pushRequest,
  snapshotRequest,
  waitRequest,
  type ProtocolFault,
} from '#wire/messages.ts'
import { isSignedBy, publicKeyOf } from '#wire/signature.ts'
import type { TenantService } from './tenant.ts'

/** A request as it arrived, whoever carried it. */
export interface Asked {
  /** Without its first slash: `v1/push`. */
  readonly path: string
  readonly body: string
  readonly device: string | null
  readonly signature: string | null
  /** By which key it knows this endpoint, where it says so. */
  readonly serverKey?: string | null
  /** Whether a device that has shown who it is may ask this now; else the seconds to wait. */
  readonly admits?: (device: string) => number | null
}

export interface Answered {
  readonly status: number
  readonly body: string
  readonly signature: string
  /** What leads from the key that it knows to the newest. */
  readonly nextKeys: string | null
  /** Why it was refused. */
  readonly fault: ProtocolFault | null
}

export const PATHS = [
  'v1/push',
  'v1/pull',
  'v1/snapshot',
  'v1/wait',
  'v1/enrol',
  'v1/contacts',
  'v1/code',
  'v1/blobs',
] as const
export type Path = (typeof PATHS)[number]

/** Of which of them an address is: what follows `v1/blobs/` is the hash of an attachment. */
export function pathOf(address: string): Path | null {
  const path = address.startsWith('v1/blobs/') ? 'v1/blobs' : address
  return PATHS.find((known) => known === path && (known !== 'v1/blobs' || BLOB.test(address))) ?? null
}

const BLOB = /^v1\/blobs\/([0-9a-f]{64})$/

/** What each fault is over HTTP. */
export const FAULT_STATUS: Readonly<Record<ProtocolFault['fault'], number>> = {
  GAP: 409,
  EPOCH_FORK: 409,
  RESYNC_REQUIRED: 409,
  AWAITS_OTHERS: 409,
  UPGRADE_REQUIRED: 426,
  SERVER_OLDER: 409,
  DEVICE_REVOKED: 403,
  DEVICE_UNKNOWN: 403,
  NOT_SIGNED: 401,
  CODE_REFUSED: 403,
  OTHER_OFFICE: 409,
  OTHER_SECRETS: 409,
  MALFORMED: 400,
  TOO_LARGE: 413,
  TOO_MANY: 429,
  NOT_FOUND: 404,
  NOT_ALLOWED: 403,
}

/** What an endpoint says to one request; whatever it says is signed. */
export async function answer(service: TenantService, asked: Asked): Promise<Answered> {
  const path = pathOf(asked.path)
  const said = path === null ? ({ fault: 'NOT_FOUND' } as const) : await saidTo(service, asked, path)
  const body = typeof said === 'string' ? said : JSON.stringify(said)
  const fault = typeof said === 'object' && isFault(said) ? said : null
  const status = fault === null ? 200 : FAULT_STATUS[fault.fault]
  const asker = path === 'v1/enrol' ? NOBODY : asked
  if (asker.serverKey) await service.keys.meet(asker.serverKey)
  const signed = service.sign(body, asker)
  return { status, body, ...signed, fault }
}

/** Who enrols knows no key yet, whatever its headers say. */
const NOBODY = { device: null, serverKey: null }

async function saidTo(service: TenantService, asked: Asked, path: Path): Promise<string | object> {
  const json = parsed(asked.body)
  if (json === undefined) return { fault: 'MALFORMED' }
  switch (path) {
    case 'v1/enrol':
      // It is told which key signs, and knows it by the code.
      return {
        serverKey: service.keys.newest(),
        ...(await withRequest(enrolRequest, json, (request) => service.enrol(request))),
      }
    case 'v1/push':
      return signedRequest(service, asked, pushRequest, json, (request) => service.push(request))
    case 'v1/pull':
      return signedRequest(service, asked, pullRequest, json, (request) => service.pull(request))
    case 'v1/snapshot':
      return signedRequest(service, asked, snapshotRequest, json, (request) => service.snapshot(request))
    case 'v1/blobs':
      return signedRequest(service, asked, blobRequest, json, (request) =>
        service.blob(BLOB.exec(asked.path)![1]!, request),
      )
    case 'v1/wait':
      return signedRequest(service, asked, waitRequest, json, async ({ device, cursor, seconds }) => ({
        device,
        head: await service.waitFor(cursor, seconds * 1000),
      }))
    case 'v1/contacts':
      return signedRequest(service, asked, contactsRequest, json, async ({ device }) => ({
        device,
        contacts: await service.contacts(),
      }))
    case 'v1/code':
      return signedRequest(service, asked, codeRequest, json, async ({ device, operator }) => {
        const made = await service.codeFor(operator)
        return made === null ? { fault: 'NOT_ALLOWED' } : { device, ...made }
      })
  }
}

async function withRequest<S extends z.ZodType, A extends string | object>(
  schema: S,
  json: unknown,
  work: (request: z.output<S>) => Promise<A>,
): Promise<A | ProtocolFault> {
  const request = schema.safeParse(json)
  return request.success ? work(request.data) : { fault: 'MALFORMED' }
}

/** Only for the device that signed it. */
async function signedRequest<S extends z.ZodType<{ device: string }>>(
  service: TenantService,
  { path, body, device, signature, admits }: Asked,
  schema: S,
  json: unknown,
  work: (request: z.output<S>) => Promise<string | object>,
): Promise<string | object> {
  return withRequest(schema, json, async (request) => {
    const { device: named } = request as { device: string }
    if (device !== named) return { fault: 'NOT_SIGNED' }
    const known = await service.device(named)
    if (known === null) return { fault: 'DEVICE_UNKNOWN' }
    if (!isSignedBy(publicKeyOf(known.publicKey, 'Ed25519'), `${path}\n${body}`, signature))
      return { fault: 'NOT_SIGNED' }
    if (known.revokedAt !== null) return { fault: 'DEVICE_REVOKED' }
    const retryAfter = admits?.(named) ?? null
    if (retryAfter !== null) return { fault: 'TOO_MANY', retryAfter }
    return work(request)
  })
}

function isFault(said: object): said is ProtocolFault {
  return 'fault' in said
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
