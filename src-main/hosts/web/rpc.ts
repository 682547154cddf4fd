import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Answer, Caller } from '#core/app.ts'
import { parseDay, type Day } from '#domain/calendar.ts'
import { refuseRequest, sendJson } from './answers.ts'
import { parseOutsideJson, readBody } from './json-body.ts'
import type { LedgerName } from './ledgers.ts'
import { refused, type RefusedAnswer } from './refusals.ts'
import type { WebContext } from './routes.ts'
import { withoutSession } from './session.ts'
import { withLedger } from './with-ledger.ts'

export const MOST_BODY_BYTES = 1024 * 1024

/** `POST /rpc/<operation>`: 200 for answers and for what the business refuses. */
export async function answerOperation(
  name: string,
  { ledgers, keys }: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const no = (status: number, body: RefusedAnswer) => refuseRequest(request, response, status, body)
  const tooLarge = () => no(413, refused('request.tooLarge', { maxBytes: MOST_BODY_BYTES }))

  if (mediaType(request) !== 'application/json') {
    return no(415, refused('request.wrongType', { expected: 'application/json' }))
  }
  const asked = askedLedger(request)
  const isProgram = keys.admitsProgram(request)
  const session = asked === null ? null : keys.sessionOf(request, asked)
  const caller = callerOf(request, isProgram ? { host: 'cli' } : { host: 'web', session })
  // Only another program brings a clock (`--today` on a command that goes through this door), never a page.
  const instant = isProgram ? instantOf(request) : null
  if (asked === null || caller === null || instant === 'malformed') {
    return no(400, refused('request.malformed', { what: 'header' }))
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_BODY_BYTES) return tooLarge()
  const text = await readBody(request, MOST_BODY_BYTES)
  if (text === 'tooLarge') return tooLarge()
  const body = parseOutsideJson(text)
  if (typeof body === 'string') return no(400, refused('request.malformed', { what: body }))

  const answer = await ledgers.clock.during(instant, () =>
    withLedger(ledgers, asked, (app) => app.dispatch(caller, name, body.value)),
  )
  const [plain, issued] = withoutSession(answer)
  if (issued !== undefined && !isProgram) response.setHeader('Set-Cookie', keys.sessionCookie(asked, issued))
  sendJson(response, statusOf(plain), plain)
}

export function askedLedger({ headers }: IncomingMessage): LedgerName | null {
  const name = headers['x-vigente-ledger'] ?? 'office'
  return name === 'office' || name === 'practice' ? name : null
}

export function mediaType({ headers }: IncomingMessage): string {
  return (headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
}

/** Header values are percent-encoded where they carry names: a header is ASCII, "Consola" is luck. */
export function decodedHeader(request: IncomingMessage, header: string): string | null | 'malformed' {
  const value = request.headers[header]
  if (value === undefined) return null
  try {
    return decodeURIComponent(String(value))
  } catch {
    return 'malformed'
  }
}

function callerOf(request: IncomingMessage, from: Pick<Caller, 'host' | 'session'>): Caller | null {
  const operator = decodedHeader(request, 'x-vigente-operator')
  const job = decodedHeader(request, 'x-vigente-job')
  const asOf = asOfOf(request)
  if (operator === 'malformed' || job === 'malformed' || asOf === 'malformed') return null
  return {
    operator,
    ...from,
    ...(job === null ? {} : { job }),
    ...(asOf === null ? {} : { asOf }),
  }
}

function asOfOf({ headers }: IncomingMessage): Day | null | 'malformed' {
  const text = headers['x-vigente-as-of']
  return text === undefined ? null : (parseDay(String(text)) ?? 'malformed')
}

function instantOf({ headers }: IncomingMessage): Date | null | 'malformed' {
  const text = headers['x-vigente-now']
  if (text === undefined) return null
  const instant = new Date(String(text))
  return Number.isNaN(instant.getTime()) ? 'malformed' : instant
}

function statusOf(answer: Answer): number {
  if (answer.ok) return 200
  if (answer.refusal.code === 'operation.unknown') return 404
  return answer.refusal.code === 'bug' ? 500 : 200
}
