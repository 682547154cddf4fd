import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { keyIdOf, type Sealed } from '#domain/secret.ts'

const ALGORITHM = 'aes-256-gcm'
const IV_BYTES = 12
const TAG_BYTES = 16
/** Secrets are filled up to a multiple of this, so that their length tells little. */
const BLOCK = 32

/** Names a key without saying anything of it: 16 hexadecimal digits. */
export function keyIdFor(key: Buffer): string {
  return createHmac('sha256', key).update('vigente key id').digest('hex').slice(0, 16)
}

/** AES-256-GCM; what stands before the bytes is authenticated with them. */
export function sealText(key: Buffer, text: string): Sealed {
  const head = `v1.${keyIdFor(key)}.`
  const plain = Buffer.from(text, 'utf8')
  const filled = Buffer.alloc(Math.ceil((plain.length + 1) / BLOCK) * BLOCK)
  plain.copy(filled)
  return (head + encrypt(key, filled, head).toString('base64url')) as Sealed
}

/** Null where the key is another one, or the text is no longer what was sealed. */
export function openSealed(key: Buffer, sealed: Sealed): string | null {
  const [version, keyId, body] = sealed.split('.') as [string, string, string]
  if (keyIdOf(sealed) !== keyIdFor(key)) return null
  const filled = decrypt(key, Buffer.from(body, 'base64url'), `${version}.${keyId}.`)
  if (filled === null) return null
  const end = filled.indexOf(0)
  return filled.toString('utf8', 0, end === -1 ? filled.length : end)
}

export function encrypt(key: Buffer, plain: Buffer, head: string): Buffer {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES })
  cipher.setAAD(Buffer.from(head))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()])
}

/** Null where the key, the head or a single bit is not the one that was sealed with. */
export function decrypt(key: Buffer, bytes: Buffer, head: string): Buffer | null {
  if (bytes.length < IV_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
  decipher.setAAD(Buffer.from(head))
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}
