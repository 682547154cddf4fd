import type { OperationName } from '#contract/index.ts'
import { frameText } from '#messages/es-MX/frame.ts'
import type { Progress, RawAnswer, RpcRequest } from './bridge.ts'
import { deliver } from './deliver.ts'
import { operations } from './operations.ts'
import { connectionIs } from './state/connection.ts'

// The one pipe to the core, and what it tells by itself.

export function send(request: RpcRequest): Promise<RawAnswer> {
  const isRead = operations[request.name as OperationName]?.kind === 'query'
  return answerOf(() => deliver(request), isRead ? frameText.lostQuery : frameText.lostCommand)
}

/**
 * A pipe that breaks is an answer too, in the words of `lost`: the caller shows it, and the frame says that nothing is
 * being saved.
 */
export async function answerOf(
  attempt: () => Promise<RawAnswer>,
  lost: string = frameText.lostCommand,
): Promise<RawAnswer> {
  try {
    const answer = await attempt()
    connectionIs(isWithoutKey(answer) ? 'locked' : 'open')
    return answer
  } catch (cause) {
    console.error(cause)
    connectionIs('lost')
    askAgain()
    return { ok: false, refusal: { code: 'connection.lost', message: lost, params: {} } }
  }
}

let isAsking = false

/** Whether it is back, which the stream does not say where it never broke; then everything is read again. */
function askAgain(): void {
  if (isAsking) return
  isAsking = true
  setTimeout(() => {
    isAsking = false
    void send({ name: 'access.state', input: {}, operator: null, ledger: 'office' }).then((answer) => {
      if (answer.ok) tellTopics('all')
    })
  }, LISTEN_AGAIN_MS)
}

/** The program was started again, and this window came from the time before. */
function isWithoutKey(answer: RawAnswer): boolean {
  return !answer.ok && answer.refusal.code === 'request.keyRequired'
}

export function listenToChanges(onTopics: (topics: readonly string[] | 'all') => void): () => void {
  // '*': the core was started again, and what changed meanwhile nobody knows.
  if (window.vigente)
    return window.vigente.onChanged((topics) => onTopics(topics.includes('*') ? 'all' : topics))
  return listenTo({ onTopics })
}

/** The core of the desktop program was started again behind this window, which stays as it is. */
export function listenToRestarts(onRestart: () => void): () => void {
  const stop = window.vigente?.onChanged((topics) => {
    if (topics.includes('*')) onRestart()
  })
  return () => stop?.()
}

export function listenToProgress(onProgress: (progress: Progress) => void): () => void {
  if (window.vigente) return window.vigente.onProgress(onProgress)
  return listenTo({ onProgress })
}

interface Listener {
  readonly onTopics?: (topics: readonly string[] | 'all') => void
  readonly onProgress?: (progress: Progress) => void
}

/** One stream for the window, as long as anybody listens: browsers allow six connections to a host. */
let stream: EventSource | null = null
const listeners = new Set<Listener>()
/** A browser tries again by itself where nobody answers, but not where it was answered no: a new key may have come. */
const LISTEN_AGAIN_MS = 2_000

function listenTo(listener: Listener): () => void {
  listeners.add(listener)
  if (stream === null) openStream(false)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    stream?.close()
    stream = null
  }
}

function tellTopics(topics: readonly string[] | 'all'): void {
  listeners.forEach(({ onTopics }) => onTopics?.(topics))
}

function openStream(wasLost: boolean): void {
  // With what changed since the page began to be read: its first questions were asked before anything here listened.
  const source = new EventSource(`/changes?within=${Math.ceil(performance.now())}`)
  stream = source
  source.addEventListener('changed', (event: MessageEvent<string>) =>
    tellTopics((JSON.parse(event.data) as { topics: string[] }).topics),
  )
  source.addEventListener('progress', (event: MessageEvent<string>) =>
    listeners.forEach(({ onProgress }) => onProgress?.(JSON.parse(event.data) as Progress)),
  )
  source.addEventListener('open', () => {
    connectionIs('open')
    // What changed while nobody was listening is unknown, so everything is read again.
    if (wasLost) tellTopics('all')
    wasLost = false
  })
  source.addEventListener('error', () => {
    wasLost = true
    if (source.readyState !== EventSource.CLOSED) return connectionIs('lost')
    // The stream does not say why it was refused; a question does.
    void send({ name: 'access.state', input: {}, operator: null, ledger: 'office' })
    setTimeout(() => {
      if (stream === source) openStream(true)
    }, LISTEN_AGAIN_MS)
  })
}
