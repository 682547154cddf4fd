import type { RawAnswer, RpcRequest } from './bridge.ts'

// How one question reaches the core: by the desktop program's bridge when there is one, else by HTTP to where the page
// came from.

/** Sent before anybody asked, by what they ask. */
const ahead = new Map<string, Promise<RawAnswer>>()

/** Breaks where the core is away. What was sent ahead is not sent again, and is taken once. */
export function deliver(request: RpcRequest): Promise<RawAnswer> {
  const question = JSON.stringify(request)
  const onItsWay = ahead.get(question)
  ahead.delete(question)
  return onItsWay ?? carry(request)
}

export function deliverAhead(request: RpcRequest): void {
  const answer = carry(request)
  // Whoever takes it hears that it broke.
  answer.catch(() => {})
  ahead.set(JSON.stringify(request), answer)
}

/** What nobody has taken by now would be old when somebody does. */
export function forgetDeliveredAhead(): void {
  ahead.clear()
}

function carry(request: RpcRequest): Promise<RawAnswer> {
  return window.vigente ? window.vigente.rpc(request) : post(request)
}

async function post(request: RpcRequest): Promise<RawAnswer> {
  const headers: Record<string, string> = {
    'Content-Type': 'application/json',
    'X-Vigente-Ledger': request.ledger,
  }
  if (request.operator !== null) headers['X-Vigente-Operator'] = encodeURIComponent(request.operator)
  if (request.job !== undefined) headers['X-Vigente-Job'] = request.job
  if (request.asOf !== undefined) headers['X-Vigente-As-Of'] = request.asOf
  const response = await fetch(`/rpc/${encodeURIComponent(request.name)}`, {
    method: 'POST',
    headers,
    body: JSON.stringify(request.input ?? {}),
    credentials: 'same-origin',
  })
  // Every status carries the same body (surface.md), so the status itself says nothing more.
  return (await response.json()) as RawAnswer
}
