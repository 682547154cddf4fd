import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { keyOfWords, SCRYPT_COST } from '#wire/key-of-words.ts'
import { serverKeys, type ServerKey } from './key-file.ts'

// The keys of an office in its database, for the other endpoints on it: sealed with the password by which they reach it, so
// that a copy of the database without that password is of no use. Where the database asks for none, neither is this sealed.

const box = z.strictObject({
  version: z.literal(1),
  cost: z.strictObject({ n: z.int(), r: z.int(), p: z.int() }),
  salt: z.base64(),
  nonce: z.base64(),
  tag: z.base64(),
  text: z.base64(),
})

export async function sealKeys(keys: readonly ServerKey[], password: string): Promise<string> {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', await keyOfWords(password, salt, SCRYPT_COST), nonce)
  const text = Buffer.concat([cipher.update(JSON.stringify(keys), 'utf8'), cipher.final()])
  const sealed: z.input<typeof box> = {
    version: 1,
    cost: SCRYPT_COST,
    salt: salt.toString('base64'),
    nonce: nonce.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    text: text.toString('base64'),
  }
  return JSON.stringify(sealed)
}

/** Null where another password sealed them, or nothing did. */
export async function openKeys(sealed: string | null, password: string): Promise<ServerKey[] | null> {
  if (sealed === null) return null
  try {
    const { cost, salt, nonce, tag, text } = box.parse(JSON.parse(sealed))
    const key = await keyOfWords(password, Buffer.from(salt, 'base64'), cost)
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64'), { authTagLength: 16 })
    decipher.setAuthTag(Buffer.from(tag, 'base64'))
    const opened = Buffer.concat([decipher.update(Buffer.from(text, 'base64')), decipher.final()])
    return serverKeys.parse(JSON.parse(opened.toString('utf8')))
  } catch {
    return null
  }
}
