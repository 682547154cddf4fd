import { createReadStream } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { refuseRequest, sendJson } from './answers.ts'
import { commonHeaders, storedFileHeaders } from './policy.ts'
import { refused } from './refusals.ts'
import { mayHear, type WebContext } from './routes.ts'
import { askedLedger, decodedHeader, mediaType } from './rpc.ts'
import { withLedger } from './with-ledger.ts'

export const MOST_FILE_BYTES = 256 * 1024 * 1024

/** `POST /files`: to disk as it comes. Answers `{file}`, within the shape that every answer has. */
export async function receiveFile(
  { ledgers, keys }: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const tooLarge = () =>
    refuseRequest(request, response, 413, refused('request.tooLarge', { maxBytes: MOST_FILE_BYTES }))

  if (mediaType(request) !== 'application/octet-stream') {
    const body = refused('request.wrongType', { expected: 'application/octet-stream' })
    return refuseRequest(request, response, 415, body)
  }
  const name = decodedHeader(request, 'x-file-name')
  const asked = askedLedger(request)
  if (name === 'malformed' || asked === null) {
    return refuseRequest(request, response, 400, refused('request.malformed', { what: 'header' }))
  }
  if (Number(request.headers['content-length'] ?? 0) > MOST_FILE_BYTES) return tooLarge()

  const bytes = request.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>
  const may = mayHear(keys, request)
  const stored = await withLedger(ledgers, asked, async (app) =>
    may(asked, app)
      ? app.files.putStream(name ?? 'archivo', bytes, MOST_FILE_BYTES)
      : refused('access.signInNeeded', {}),
  )
  if (stored === 'tooLarge') return tooLarge()
  if ('ok' in stored) return refuseRequest(request, response, 200, stored)
  sendJson(response, 200, { ok: true, value: stored, file: stored.file })
}

/** `GET /files/<id>`: to keep, or with `?inline` to look at and print from a tab. */
export async function sendFile(
  file: string,
  { ledgers, keys }: WebContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const stored = ledgers.fileOf(file, mayHear(keys, request))
  if (!stored)
    return refuseRequest(request, response, 404, refused('file.notFound', { file: file.slice(0, 200) }))
  const inline = new URL(request.url!, 'http://127.0.0.1').searchParams.has('inline')
  response.writeHead(200, { ...commonHeaders, ...storedFileHeaders(stored, inline) })
  await pipeline(createReadStream(stored.path), response).catch((error: NodeJS.ErrnoException) => {
    // A person who closes the tab in the middle is no fault.
    if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  })
}
