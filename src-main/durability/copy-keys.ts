import { createPrivateKey, randomBytes } from 'node:crypto'
import { keyOfWords, SCRYPT_COST, type Cost } from '#wire/key-of-words.ts'
import { rawPublicKey, type KeyPair } from '#wire/signature.ts'

/** PKCS #8 of an X25519 key, before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')

/** What a copy says of how its passphrase is worked out. */
export interface Salted extends Cost {
  readonly salt: string
}

export function newSalt(): Salted {
  return { salt: randomBytes(16).toString('base64url'), ...SCRYPT_COST }
}

/**
 * The two halves that a passphrase stands for. A PC keeps the public one alone: it seals a copy each day, and neither it
 * nor who takes it can open one without the passphrase.
 */
export async function keysOfPassphrase(passphrase: string, { salt, ...cost }: Salted): Promise<KeyPair> {
  const seed = await keyOfWords(passphrase, Buffer.from(salt, 'base64url'), cost)
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  return {
    publicKey: rawPublicKey(key),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}
