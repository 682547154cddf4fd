import { randomBytes } from 'node:crypto'
import { keyOfWords, SCRYPT_COST } from '#wire/key-of-words.ts'
import type { PassphraseWrap, SystemWrap } from './key-file.ts'
import { decrypt, encrypt } from './seal.ts'

/** The operating system's own store, through the host: what it wraps, only this user on this machine unwraps. */
export interface SystemStore {
  /** Null where there is no store, or it does not answer. */
  wrap(bytes: Uint8Array): Promise<Uint8Array | null>
  unwrap(bytes: Uint8Array): Promise<Uint8Array | null>
}

const KEY_BYTES = 32
const HEAD = 'vigente data key'

export async function wrapWithPassphrase(key: Buffer, passphrase: string): Promise<PassphraseWrap> {
  const salt = randomBytes(16)
  const derived = await keyOfWords(passphrase, salt, SCRYPT_COST)
  return {
    by: 'passphrase',
    kdf: 'scrypt',
    ...SCRYPT_COST,
    salt: salt.toString('base64url'),
    key: encrypt(derived, key, HEAD).toString('base64url'),
  }
}

/** Null where the phrase is not the one. */
export async function unwrapWithPassphrase(wrap: PassphraseWrap, passphrase: string): Promise<Buffer | null> {
  const derived = await keyOfWords(passphrase, Buffer.from(wrap.salt, 'base64url'), wrap)
  return decrypt(derived, Buffer.from(wrap.key, 'base64url'), HEAD)
}

export async function wrapWithSystem(key: Buffer, store: SystemStore | null): Promise<SystemWrap | null> {
  const wrapped = (await store?.wrap(key)) ?? null
  return wrapped === null ? null : { by: 'system', key: Buffer.from(wrapped).toString('base64url') }
}

export async function unwrapWithSystem(wrap: SystemWrap, store: SystemStore | null): Promise<Buffer | null> {
  const key = (await store?.unwrap(Buffer.from(wrap.key, 'base64url'))) ?? null
  return key?.length === KEY_BYTES ? Buffer.from(key) : null
}
