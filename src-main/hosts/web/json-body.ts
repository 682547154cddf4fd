import type { IncomingMessage } from 'node:http'

/** JSON from outside. A `__proto__` key is nobody's data, so the whole of it is refused. */
export function parseOutsideJson(text: string): { readonly value: unknown } | 'json' | 'key' {
  let forbidden = false
  try {
    const value: unknown = JSON.parse(text, (key, member: unknown) => {
      forbidden ||= key === '__proto__'
      return member
    })
    return forbidden ? 'key' : { value }
  } catch {
    return 'json'
  }
}

/** The limit holds while reading: a body that says nothing of its length, or lies, stops there too. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<string | 'tooLarge'> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > maxBytes) return 'tooLarge'
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
