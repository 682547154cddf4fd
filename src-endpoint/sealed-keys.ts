import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { decrypt, encrypt } from '#core/secrets/seal.ts'
import { keyOfWords, SCRYPT_COST } from '#wire/key-of-words.ts'
import { serverKeys, type ServerKey } from './key-file.ts'

// The keys of an office in its database, for the other endpoints on it: sealed with the password by which they reach it, so
// that a copy of the database without that password is of no use. Where the database asks for none, neither is this sealed.

const HEAD = 'vigente server keys'

const box = z.strictObject({
  version: z.literal(1),
  cost: z.strictObject({ n: z.int(), r: z.int(), p: z.int() }),
  salt: z.base64url(),
  keys: z.base64url(),
})

export async function sealKeys(keys: readonly ServerKey[], password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await keyOfWords(password, salt, SCRYPT_COST)
  const sealed: z.input<typeof box> = {
    version: 1,
    cost: SCRYPT_COST,
    salt: salt.toString('base64url'),
    keys: encrypt(key, Buffer.from(JSON.stringify(keys)), HEAD).toString('base64url'),
  }
  return JSON.stringify(sealed)
}

/** Null where another password sealed them, or nothing did. */
export async function openKeys(sealed: string | null, password: string): Promise<ServerKey[] | null> {
  if (sealed === null) return null
  try {
    const { cost, salt, keys } = box.parse(JSON.parse(sealed))
    const key = await keyOfWords(password, Buffer.from(salt, 'base64url'), cost)
    const opened = decrypt(key, Buffer.from(keys, 'base64url'), HEAD)
    return opened && serverKeys.parse(JSON.parse(opened.toString('utf8')))
  } catch {
    return null
  }
}
