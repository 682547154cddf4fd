import type { UtilityProcess } from 'electron'
import type { Answer } from '#core/app.ts'
import type { LedgerName } from '../web/ledgers.ts'
import { withoutSession } from '../web/session.ts'
import type {
  CoreNotice,
  CoreReplies,
  CoreRequest,
  FromCore,
  PageSessions,
  StoreQuestion,
} from './core-messages.ts'

export interface Relay {
  /** Waits for a core that is starting; rejected where the one that was asked is gone. */
  ask<R extends CoreRequest>(request: R): Promise<CoreReplies[R['kind']]>
}

export interface RelayOptions {
  readonly start: () => UtilityProcess
  readonly onNotice: (notice: Exclude<CoreNotice, { kind: 'ready' }>) => void
  /** Another core has taken the place of one that was at work and died: what the page knows may be old. */
  readonly onBack: () => void
  /** It died too often. */
  readonly onGone: () => void
  /** It is dying of what V8 cannot go on from; its exit follows. */
  readonly onFatal: () => void
  readonly answerStore: (question: StoreQuestion) => Uint8Array | null
}

/** Cores that may die within `WITHIN_MS` before something is wrong that starting again does not mend. */
const MOST_DEATHS = 3
const WITHIN_MS = 60_000

/**
 * Main's side of the core: a question out, its reply back, and what the core says unasked. Nothing is decided here. A core
 * that dies is started again: what was saved is saved, what was on its way is answered as lost, and nobody's form is.
 */
export function openRelay({ start, onNotice, onBack, onGone, onFatal, answerStore }: RelayOptions): Relay {
  const waiting = new Map<number, Waiting>()
  let sessions: Record<LedgerName, string | null> = nobody()
  let wasReady = false
  let deaths: number[] = []
  let asked = 0
  let state: 'running' | 'closing' | 'gone' = 'running'
  let ready = newReady()
  let isReady = false
  let core = begin()

  function begin(): UtilityProcess {
    const begun = start()
    begun.on('message', (message: FromCore) => {
      if (begun === core) heard(message)
    })
    // Without a listener it is thrown in main. Its report holds everything that the process had, and is dropped.
    begun.on('error', () => onFatal())
    begun.on('exit', () => {
      if (begun === core) died()
    })
    return begun
  }

  function heard(message: FromCore): void {
    if ('notice' in message) {
      if (message.notice.kind !== 'ready') return onNotice(message.notice)
      ready.resolve()
      isReady = true
      if (wasReady) onBack()
      wasReady = true
      return
    }
    if ('store' in message) {
      return core.postMessage({ stored: message.store, bytes: answerStore(message.question) })
    }
    const asker = waiting.get(message.id)
    waiting.delete(message.id)
    if ('fault' in message) asker?.reject(new Error(message.fault))
    else asker?.resolve(keepSession(asker.request, message.reply))
  }

  function died(): void {
    const lost = new Error('the core is gone')
    waiting.forEach(({ reject }) => reject(lost))
    waiting.clear()
    // Sessions live in the core: whoever was signed in signs in again.
    sessions = nobody()
    if (state === 'closing') return
    const now = performance.now()
    deaths = [...deaths.filter((at) => now - at < WITHIN_MS), now]
    if (deaths.length > MOST_DEATHS) {
      state = 'gone'
      ready.reject(lost)
      return onGone()
    }
    // Whoever waits for a core that never was ready waits for the next one.
    if (isReady) ready = newReady()
    isReady = false
    core = begin()
  }

  /** The page acts by it and never sees it. */
  function keepSession(request: CoreRequest, reply: CoreReplies[CoreRequest['kind']]): never {
    if (request.kind !== 'rpc') return reply as never
    const [answer, session] = withoutSession(reply as Answer)
    if (session !== undefined) sessions[request.ledger] = session
    return answer as never
  }

  return {
    ask: async (request) => {
      if (state === 'gone') throw new Error('the core is gone')
      if (request.kind === 'close') state = 'closing'
      else await ready.promise
      return new Promise((resolve, reject) => {
        waiting.set(++asked, { request, resolve, reject })
        core.postMessage({ id: asked, request, sessions: { ...sessions } })
      })
    },
  }
}

function nobody(): PageSessions & Record<LedgerName, string | null> {
  return { office: null, practice: null }
}

function newReady(): PromiseWithResolvers<void> {
  const ready = Promise.withResolvers<void>()
  // Nobody may be asking when it turns out that there will be none.
  ready.promise.catch(() => {})
  return ready
}

interface Waiting {
  readonly request: CoreRequest
  readonly resolve: (reply: never) => void
  readonly reject: (fault: Error) => void
}
