import { createHash, hash } from 'node:crypto'

/**
 * JSON with sorted keys, no spaces, NFC text and no undefined: the same value gives the same bytes on every PC.
 *   canonicalJson({ b: 1, a: [true, null] }) // '{"a":[true,null],"b":1}'
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string')
    return PLAIN.test(value) ? `"${value}"` : JSON.stringify(value.normalize('NFC'))
  if (value === null) return 'null'
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`
  if (typeof value !== 'object') {
    const text = JSON.stringify(value)
    if (text === undefined) throw new TypeError(`not a JSON value: ${typeof value}`)
    return text
  }
  // Built by appending: most commands are made of many small parts.
  let text = ''
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === '' ? '' : ','}${canonicalJson(item ?? null)}`
    return `[${text}]`
  }
  const record = value as Record<string, unknown>
  for (const [key, name] of inOrder(Object.keys(record))) {
    const item = record[key]
    if (item !== undefined) text += `${text === '' ? '' : ','}${name}${canonicalJson(item)}`
  }
  return `{${text}}`
}

type Names = readonly (readonly [key: string, name: string])[]

/** A ledger has few kinds of rows and of commands: their keys are sorted once, which took longer than all the rest. */
function inOrder(keys: readonly string[]): Names {
  const shape = `${keys.length} ${keys[0]} ${keys.at(-1)}`
  const known = shapes.get(shape)
  if (known?.keys.every((key, i) => key === keys[i])) return known.names
  const names = keys.toSorted().map((key) => [key, `${JSON.stringify(key)}:`] as const)
  if (shapes.size >= MOST_SHAPES) shapes.clear()
  shapes.set(shape, { keys, names })
  return names
}

const shapes = new Map<string, { readonly keys: readonly string[]; readonly names: Names }>()
const MOST_SHAPES = 500

/** Printable ASCII without quotes and backslashes, as nearly every text here: it stands as it is. */
const PLAIN = /^[ !#-[\]-~]*$/

/** Each link is the hash of the one before and of its own bytes, so that none can be changed or left out unseen. */
export function chainHash(previous: string, bytes: string): string {
  return hash('sha256', `${previous}\n${bytes}`, 'hex')
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
