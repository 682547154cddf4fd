import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomInt,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'

// Ed25519 for who says something, X25519 for whom something is wrapped; public keys travel as 32 raw bytes in base64url.

export interface KeyPair {
  readonly publicKey: string
  /** PKCS #8, PEM. */
  readonly privateKey: string
}

export function makeKeyPair(kind: 'ed25519' | 'x25519'): KeyPair {
  const { publicKey, privateKey } =
    kind === 'ed25519' ? generateKeyPairSync('ed25519') : generateKeyPairSync('x25519')
  return {
    publicKey: rawPublicKey(publicKey),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

/** Of a public key, or of the public half of a private one. */
export function rawPublicKey(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key
  return half.export({ format: 'jwk' }).x!
}

/** The keys of an office are few, and to read one takes longer than to verify with it: each is read once. */
export function publicKeyOf(raw: string, curve: 'Ed25519' | 'X25519'): KeyObject {
  const name = `${curve} ${raw}`
  const known = publicKeys.get(name)
  if (known) return known
  const key = createPublicKey({ key: { kty: 'OKP', crv: curve, x: raw }, format: 'jwk' })
  if (publicKeys.size >= MOST_KEYS) publicKeys.clear()
  publicKeys.set(name, key)
  return key
}

const publicKeys = new Map<string, KeyObject>()
const MOST_KEYS = 1_000

export function privateKeyOf(pem: string): KeyObject {
  return createPrivateKey(pem)
}

/** Base64url of 64 bytes. */
export function signBytes(key: KeyObject, bytes: Uint8Array | string): string {
  return sign(null, Buffer.from(bytes as Uint8Array), key).toString('base64url')
}

/** False for anything that this key did not sign, whatever is wrong with it. */
export function isSignedBy(key: KeyObject, bytes: Uint8Array | string, signature: string | null): boolean {
  if (signature === null || !/^[\w-]{86}$/.test(signature)) return false
  return verify(null, Buffer.from(bytes as Uint8Array), key, Buffer.from(signature, 'base64url'))
}

/** Ten letters by which a person, or a code that is typed, knows a public key. */
export function fingerprintOf(publicKey: string): string {
  const bytes = createHash('sha256').update(publicKey).digest().subarray(0, 10)
  return [...bytes].map((byte) => CLEAR_LETTERS[byte % CLEAR_LETTERS.length]).join('')
}

/** Without letters and digits that are taken for one another when they are read aloud. */
export const CLEAR_LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Of chance, for a person to copy; nearly five bits a letter. `newClearCode(2, 4) // 'K7RM-2WQX'` */
export function newClearCode(groups: number, letters: number): string {
  const letter = () => CLEAR_LETTERS[randomInt(CLEAR_LETTERS.length)]
  const group = () => Array.from({ length: letters }, letter).join('')
  return Array.from({ length: groups }, group).join('-')
}
