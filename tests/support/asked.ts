import type { Asked } from '#endpoint/answer.ts'
import { DEVICE_HEADER, SERVER_KEY_HEADER, SIGNATURE_HEADER } from '#sync/transport.ts'

/** As the program reads a request over HTTP. */
export function askedBy(path: string, body: string, headers: Readonly<Record<string, string>>): Asked {
  return {
    path,
    body,
    device: headers[DEVICE_HEADER] ?? null,
    signature: headers[SIGNATURE_HEADER] ?? null,
    serverKey: headers[SERVER_KEY_HEADER] ?? null,
  }
}
