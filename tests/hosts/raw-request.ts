import { request } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect } from 'vitest'
import type { TestShell } from './harness.ts'

/** By node:http, which lets a test send the `Host`, the method and the length that fetch forbids. */
export function raw(
  { shell }: TestShell,
  options: { path: string; method?: string; headers?: Record<string, string>; body?: string },
): Promise<{ status: number | undefined; body: unknown; allow: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { path, method = 'POST', headers = {}, body } = options
    const sent = request(
      `${shell.url}${path}`,
      {
        method,
        headers: { Authorization: `Bearer ${shell.token}`, 'Content-Type': 'application/json', ...headers },
      },
      (response) => {
        const done =
          method === 'HEAD' ? Promise.resolve(null).finally(() => response.resume()) : json(response)
        done.then(
          (parsed) => resolve({ status: response.statusCode, body: parsed, allow: response.headers.allow }),
          reject,
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

/** The one body of every "no", with a sentence for a person. */
export function refusal(code: string, params: unknown): unknown {
  return { ok: false, refusal: { code, message: expect.stringMatching(/^\p{Lu}.*\.$/u), params } }
}
