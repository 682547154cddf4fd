import { frameText } from '#messages/es-MX/frame.ts'
import type { Progress, RawAnswer, RpcRequest } from './bridge.ts'
import { connectionIs } from './state/connection.ts'

// The one pipe to the core: the desktop program's bridge when there is one, else HTTP to where the page came from.

export function send(request: RpcRequest): Promise<RawAnswer> {
  return answerOf(() => (window.vigente ? window.vigente.rpc(request) : post(request)))
}

/** A pipe that breaks is an answer too: the caller shows it, and the frame says that nothing is being saved. */
export async function answerOf(attempt: () => Promise<RawAnswer>): Promise<RawAnswer> {
  try {
    const answer = await attempt()
    connectionIs('open')
    return answer
  } catch (cause) {
    console.error(cause)
    connectionIs('lost')
    return { ok: false, refusal: { code: 'connection.lost', message: frameText.lostCommand, params: {} } }
  }
}

export function listenToChanges(onTopics: (topics: readonly string[] | 'all') => void): () => void {
  if (window.vigente) return window.vigente.onChanged(onTopics)
  const source = changes()
  const changed = (event: MessageEvent<string>) =>
    onTopics((JSON.parse(event.data) as { topics: string[] }).topics)
  let wasLost = false
  const opened = () => {
    connectionIs('open')
    // What changed while nobody was listening is unknown, so everything is read again.
    if (wasLost) onTopics('all')
    wasLost = false
  }
  const failed = () => {
    wasLost = true
    connectionIs('lost')
  }
  source.addEventListener('changed', changed)
  source.addEventListener('open', opened)
  source.addEventListener('error', failed)
  return () => {
    source.removeEventListener('changed', changed)
    source.removeEventListener('open', opened)
    source.removeEventListener('error', failed)
  }
}

export function listenToProgress(onProgress: (progress: Progress) => void): () => void {
  if (window.vigente) return window.vigente.onProgress(onProgress)
  const source = changes()
  const progressed = (event: MessageEvent<string>) => onProgress(JSON.parse(event.data) as Progress)
  source.addEventListener('progress', progressed)
  return () => source.removeEventListener('progress', progressed)
}

async function post(request: RpcRequest): Promise<RawAnswer> {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'X-Vigente-Ledger': request.ledger,
  }
  if (request.operator !== null) headers['X-Vigente-Operator'] = encodeURIComponent(request.operator)
  if (request.job !== undefined) headers['X-Vigente-Job'] = request.job
  const response = await fetch(`/rpc/${encodeURIComponent(request.name)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request.input ?? {}),
    credentials: 'same-origin',
  })
  // Every status carries the same body (surface.md), so the status itself says nothing more.
  return (await response.json()) as RawAnswer
}

let shared: EventSource | null = null

/** One stream for the window: browsers allow six connections to a host. */
function changes(): EventSource {
  if (shared === null || shared.readyState === EventSource.CLOSED) shared = new EventSource('/changes')
  return shared
}
