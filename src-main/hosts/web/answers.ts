import type { IncomingMessage, ServerResponse } from 'node:http'
import { commonHeaders } from './policy.ts'
import type { RefusedAnswer } from './refusals.ts'

/** Answers are never kept by anything on the way: they are the office's data. */
export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    ...commonHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
  })
  response.end(response.req.method === 'HEAD' ? undefined : bytes)
}

const DRAIN_MS = 5_000

/** A "no" while the body may still be coming: it is read away for a moment, since a cut connection loses the answer. */
export function refuseRequest(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  body: RefusedAnswer,
): void {
  sendJson(response, status, body)
  if (request.complete) return
  request.on('error', () => {})
  request.resume()
  setTimeout(() => {
    if (!request.complete) request.destroy()
  }, DRAIN_MS).unref()
}
