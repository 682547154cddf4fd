import { waitAnswer } from '#wire/messages.ts'
import { askSigned, type Identity } from './ask.ts'
import type { Transport } from './transport.ts'

/** A hint without content: true when the endpoint has more than `cursor`; false where there was no answer to it. */
export async function waitForMore(
  transport: Transport,
  identity: Identity,
  cursor: number,
  seconds: number,
): Promise<boolean> {
  try {
    const body = { device: identity.deviceId, cursor, seconds }
    const answer = await askSigned(transport, identity, 'v1/wait', waitAnswer, body, seconds + 10)
    return !('fault' in answer) && answer.head > cursor
  } catch {
    return false
  }
}
