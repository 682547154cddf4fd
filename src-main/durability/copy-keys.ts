import { createPrivateKey, randomBytes, scrypt } from 'node:crypto'
import { unwrapWith, wrapFor } from '#core/secrets/share.ts'
import { rawPublicKey, type KeyPair } from '#wire/signature.ts'

/** What a copy says of how its passphrase is worked out: a later program may ask for more, and still opens earlier ones. */
export const SCRYPT = { n: 1 << 17, r: 8, p: 1 } as const
/** PKCS #8 of an X25519 key, before its 32 bytes. */
const PKCS8_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex')

export interface Salted {
  readonly salt: string
  readonly n: number
  readonly r: number
  readonly p: number
}

export function newSalt(): Salted {
  return { salt: randomBytes(16).toString('base64url'), ...SCRYPT }
}

/**
 * The two halves that a passphrase stands for. A PC keeps the public one alone: it seals a copy each day, and neither it
 * nor who takes it can open one without the passphrase.
 */
export async function keysOfPassphrase(passphrase: string, { salt, n, r, p }: Salted): Promise<KeyPair> {
  const seed = await derive(passphrase, Buffer.from(salt, 'base64url'), { N: n, r, p, maxmem: 256 * n * r })
  const key = createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' })
  return {
    publicKey: rawPublicKey(key),
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
  }
}

export const wrapForCopy = wrapFor
export const unwrapOfCopy = unwrapWith

/** A phrase is the same however its accents are put together, and with or without blanks around it. */
function derive(
  passphrase: string,
  salt: Buffer,
  options: { readonly N: number; readonly r: number; readonly p: number; readonly maxmem: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC').trim(), salt, 32, options, (error, key) =>
      error ? reject(error) : resolve(key),
    )
  })
}
