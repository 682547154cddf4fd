import { randomBytes } from 'node:crypto'
import { z } from 'zod'
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

/** How a key of this PC lies in a file of its own: wrapped by the system's store, or as it is, for this user alone. */
export const wrappedBy = z.enum(['system', 'file'])

export interface OwnKey {
  readonly by: z.output<typeof wrappedBy>
  /** Base64url. */
  readonly bytes: string
}

export async function wrapForThisUser(key: Buffer, store: SystemStore | null): Promise<OwnKey> {
  const wrapped = (await store?.wrap(key)) ?? null
  return {
    by: wrapped === null ? 'file' : 'system',
    bytes: Buffer.from(wrapped ?? key).toString('base64url'),
  }
}

/** Null where this user on this machine cannot open it. */
export async function unwrapForThisUser(
  { by, bytes }: OwnKey,
  store: SystemStore | null,
): Promise<Buffer | null> {
  const kept = Buffer.from(bytes, 'base64url')
  const opened = by === 'file' ? kept : await store?.unwrap(kept)
  return opened ? Buffer.from(opened) : null
}
