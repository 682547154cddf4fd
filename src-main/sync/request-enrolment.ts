import { ok, refuse, type Result } from '#domain/result.ts'
import { enrolAnswer, PROTOCOL, SCHEMA, type EnrolAnswer, type EnrolRequest } from '#wire/messages.ts'
import { CLEAR_LETTERS, fingerprintOf } from '#wire/signature.ts'
import { Failed, post, readSigned, faulty } from './ask.ts'
import type { Transport } from './transport.ts'

const SECONDS = 30
const GROUP = `[${CLEAR_LETTERS}]{5}`
/** Five groups that are used once, and the fingerprint of the key of who gave them. */
const CODE = new RegExp(`^(${GROUP}(?:-${GROUP}){4})\\.([${CLEAR_LETTERS}]{10})$`)

/**
 * Asks an endpoint to take this PC in; only the one that gave the code can answer. What the PC `has` already is said where
 * there is any; an endpoint of before, which knows no such question, is asked without it.
 */
export async function requestEnrolment(
  transport: Transport,
  typed: string,
  device: EnrolRequest['device'],
  has: EnrolRequest['has'],
): Promise<Result<EnrolAnswer>> {
  const code = typed.trim().toUpperCase()
  const fingerprint = CODE.exec(code)?.[2]
  if (fingerprint === undefined) return refuse('sync.codeMalformed', {})
  const body = JSON.stringify({ protocol: PROTOCOL, schema: SCHEMA, code, device, has })
  try {
    let other = false
    const answer = readSigned(await post(transport, 'v1/enrol', body, {}, SECONDS), enrolAnswer, (json) => {
      const key = serverKeyIn(json)
      other = key !== null && fingerprintOf(key) !== fingerprint
      return key === null ? [] : [key]
    })
    if (other) return refuse('sync.otherEndpoint', {})
    if (!('fault' in answer)) return ok(answer)
    if (answer.fault === 'UPGRADE_REQUIRED' || answer.fault === 'SERVER_OLDER')
      return refuse('sync.failed', { failure: faulty(answer).failure })
    if (answer.fault === 'OTHER_OFFICE') return refuse('sync.otherOffice', {})
    if (answer.fault === 'OTHER_SECRETS') return refuse('sync.ownSecrets', {})
    if (answer.fault === 'MALFORMED' && has)
      return await requestEnrolment(transport, typed, device, undefined)
    return refuse('sync.codeRefused', {})
  } catch (error) {
    if (error instanceof Failed) return refuse('sync.failed', { failure: error.failure })
    throw error
  }
}

function serverKeyIn(json: unknown): string | null {
  const key = (json as { serverKey?: unknown } | null)?.serverKey
  return typeof key === 'string' && /^[\w-]{43}$/.test(key) ? key : null
}
