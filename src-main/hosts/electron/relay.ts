import type { UtilityProcess } from 'electron'
import type { Answer } from '#core/app.ts'
import type { LedgerName } from '../web/ledgers.ts'
import { withoutSession } from '../web/session.ts'
import type { CoreNotice, CoreReplies, CoreRequest, FromCore, StoreQuestion } from './core-messages.ts'

export interface Relay {
  ask<R extends CoreRequest>(request: R): Promise<CoreReplies[R['kind']]>
}

/** Main's side of the core: a question out, its reply back, and what the core says unasked. Nothing is decided here. */
export function openRelay(
  core: UtilityProcess,
  onNotice: (notice: CoreNotice) => void,
  onGone: () => void,
  answerStore: (question: StoreQuestion) => Uint8Array | null,
): Relay {
  const waiting = new Map<number, Waiting>()
  const sessions: Record<LedgerName, string | null> = { office: null, practice: null }
  let asked = 0
  let gone = false

  core.on('message', (message: FromCore) => {
    if ('notice' in message) return onNotice(message.notice)
    if ('store' in message) {
      return core.postMessage({ stored: message.store, bytes: answerStore(message.question) })
    }
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if ('fault' in message) asker?.reject(new Error(message.fault))
    else asker?.resolve(keepSession(asker.request, message.reply))
  })
  core.on('exit', () => {
    gone = true
    waiting.forEach(({ reject }) => reject(new Error('the core is gone')))
    waiting.clear()
    onGone()
  })

  /** The page acts by it and never sees it. */
  function keepSession(request: CoreRequest, reply: CoreReplies[CoreRequest['kind']]): never {
    if (request.kind !== 'rpc') return reply as never
    const [answer, session] = withoutSession(reply as Answer)
    if (session !== undefined) sessions[request.ledger] = session
    return answer as never
  }

  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(new Error('the core is gone'))
        waiting.set(++asked, { request, resolve, reject })
        core.postMessage({ id: asked, request, sessions: { ...sessions } })
      }),
  }
}

interface Waiting {
  readonly request: CoreRequest
  readonly resolve: (reply: never) => void
  readonly reject: (fault: Error) => void
}
