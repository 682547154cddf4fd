import { z } from 'zod'
import { isDone } from '#sync/outbox.ts'
import type { PushAnswer, PushRequest } from '#wire/messages.ts'

const revoking = z.object({ input: z.object({ id: z.string() }) })

/** Which PCs a push let out, and as whom; again where the answer was not heard the first time. */
export function revokedIn(
  { batch }: PushRequest,
  results: PushAnswer['results'],
): readonly { readonly device: string; readonly operator: string }[] {
  const done = new Set(results.filter(({ outcome }) => isDone(outcome)).map(({ cmdId }) => cmdId))
  return batch.flatMap(({ type, cmdId, operator, args }) => {
    if (type !== 'devices.revoke' || !done.has(cmdId)) return []
    const read = revoking.safeParse(parsed(args))
    return read.success ? [{ device: read.data.input.id, operator }] : []
  })
}

/** Whoever sends what was done once more may send anything with its number. */
function parsed(args: string): unknown {
  try {
    return JSON.parse(args) as unknown
  } catch {
    return null
  }
}
