import { hkdfSync, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { keyOfWords, SCRYPT_COST } from '#wire/key-of-words.ts'
import { CLEAR_LETTERS, newClearCode } from '#wire/signature.ts'
import type { PassphraseWrap, SheetWrap, SystemWrap } from './key-file.ts'
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

/** 28 letters, 137 bits of chance: what stands on the sheet that an administrator prints. */
export function newSheetCode(): string {
  return newClearCode(7, 4)
}

export function wrapWithSheet(key: Buffer, code: string): SheetWrap {
  const salt = randomBytes(16)
  return {
    by: 'sheet',
    salt: salt.toString('base64url'),
    key: encrypt(keyOfSheet(lettersOf(code), salt), key, HEAD).toString('base64url'),
  }
}

/** Null where it is no code of a sheet, or of another one; small letters and other gaps are the same code. */
export function unwrapWithSheet(wrap: SheetWrap, typed: string): Buffer | null {
  const letters = lettersOf(typed)
  if (!SHEET_LETTERS.test(letters)) return null
  const derived = keyOfSheet(letters, Buffer.from(wrap.salt, 'base64url'))
  return decrypt(derived, Buffer.from(wrap.key, 'base64url'), HEAD)
}

const SHEET_LETTERS = new RegExp(`^[${CLEAR_LETTERS}]{28}$`)

function lettersOf(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '')
}

function keyOfSheet(letters: string, salt: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', letters, salt, 'vigente vault sheet', KEY_BYTES))
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
