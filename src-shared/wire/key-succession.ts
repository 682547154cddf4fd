import { isSignedBy, publicKeyOf } from './signature.ts'

/** A key that an endpoint signs with from some day on, signed by the one before. */
export interface Successor {
  readonly key: string
  readonly signature: string
}

/** What the key before signs. */
export function successionBytes(tenant: string, before: string, key: string): string {
  return `vigente server key\n${tenant}\n${before}\n${key}`
}

/** As a header says it: each key after the other. `successorsText([{ key: 'A', signature: 'B' }]) // 'A.B'` */
export function successorsText(successors: readonly Successor[]): string {
  return successors.map(({ key, signature }) => `${key}.${signature}`).join(' ')
}

/**
 * The key to which those that are said lead from a known one, each signed by the one before. Where one of them is not, or
 * the text is anything else, it is the known one: nothing is believed by half.
 */
export function followKeys(tenant: string, known: string, said: string | null): string {
  let at = known
  for (const each of said?.split(' ').slice(0, MOST) ?? []) {
    const [, key, signature] = SUCCESSOR.exec(each) ?? []
    if (key === undefined) return known
    if (!isSignedBy(publicKeyOf(at, 'Ed25519'), successionBytes(tenant, at, key), signature!)) return known
    at = key
  }
  return at
}

const SUCCESSOR = /^([\w-]{43})\.([\w-]{86})$/
/** A header holds no more of them. */
const MOST = 40
