import { ok, refuse, type Result } from '#domain/result.ts'
import { codeAnswer, contactsAnswer, type ContactsAnswer } from '#wire/messages.ts'
import { askSigned, Failed, faulty, type Identity } from './ask.ts'
import type { Transport } from './transport.ts'

const SECONDS = 15

/** When each PC of the office was last met, and how much of its work the endpoint had not. */
export async function askContacts(
  transport: Transport,
  identity: Identity,
): Promise<Result<ContactsAnswer['contacts']>> {
  const body = { device: identity.deviceId }
  return answered(async () => {
    const answer = await askSigned(transport, identity, 'v1/contacts', contactsAnswer, body, SECONDS)
    if ('fault' in answer) throw faulty(answer)
    return ok(answer.contacts)
  })
}

/** A code by which one more PC joins, asked for as `operator`. */
export async function askCode(
  transport: Transport,
  identity: Identity,
  operator: string,
): Promise<Result<{ readonly code: string; readonly until: string }>> {
  const body = { device: identity.deviceId, operator }
  return answered(async () => {
    const answer = await askSigned(transport, identity, 'v1/code', codeAnswer, body, SECONDS)
    if (!('fault' in answer)) return ok({ code: answer.code, until: answer.until })
    if (answer.fault === 'NOT_ALLOWED') return refuse('sync.mayNotEnrol', {})
    throw faulty(answer)
  })
}

/** A bad network is a refusal here: nothing waits to be asked again. */
async function answered<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Failed) return refuse('sync.failed', { failure: error.failure })
    throw error
  }
}
