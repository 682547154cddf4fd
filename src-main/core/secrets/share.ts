import { diffieHellman, hkdfSync } from 'node:crypto'
import { makeKeyPair, privateKeyOf, publicKeyOf, type KeyPair } from '#wire/signature.ts'
import { decrypt, encrypt, keyIdFor } from './seal.ts'

const HEAD = 'vigente office key'

/** The vault's key for one PC alone: `v1.<id of the key>.<a key of this once>.<bytes>`, of which nobody between can read any. */
export function wrapFor(boxKey: string, key: Buffer): string {
  const once = makeKeyPair('x25519')
  const secret = sharedSecret(once.privateKey, boxKey, [once.publicKey, boxKey])
  return ['v1', keyIdFor(key), once.publicKey, encrypt(secret, key, HEAD).toString('base64url')].join('.')
}

/** Null where it was wrapped for another PC, or is no longer what was wrapped. */
export function unwrapWith(box: KeyPair, wrapped: string): Buffer | null {
  const [version, keyId, once, bytes] = wrapped.split('.')
  if (version !== 'v1' || !once || !bytes || !/^[\w-]{43}$/.test(once)) return null
  const secret = sharedSecret(box.privateKey, once, [once, box.publicKey])
  const key = decrypt(secret, Buffer.from(bytes, 'base64url'), HEAD)
  return key !== null && keyIdFor(key) === keyId ? key : null
}

function sharedSecret(privateKey: string, publicKey: string, of: readonly [string, string]): Buffer {
  const shared = diffieHellman({
    privateKey: privateKeyOf(privateKey),
    publicKey: publicKeyOf(publicKey, 'X25519'),
  })
  return Buffer.from(hkdfSync('sha256', shared, of.join('.'), HEAD, 32))
}
