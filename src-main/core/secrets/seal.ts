import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  randomBytes,
  type KeyObject,
} from 'node:crypto'
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

/**
 * The same for the same text and key, 22 characters each; without the key no text can be tried against them. Node looks
 * at a key anew for each use, which takes longer than the use itself: of many texts it is made once.
 */
export function fingerprintsOf(key: Buffer, texts: readonly string[]): string[] {
  const own = createSecretKey(createHmac('sha256', key).update('vigente fingerprint').digest())
  return texts.map((text) => createHmac('sha256', own).update(text).digest('base64url').slice(0, 22))
}

/** As `sealText`, of many at once. */
export function sealTexts(key: Buffer, texts: readonly string[]): Sealed[] {
  const head = headOf(key)
  const own = createSecretKey(key)
  const chance = randomBytes(IV_BYTES * texts.length)
  return texts.map((text, i) => sealWith(own, head, text, chance.subarray(i * IV_BYTES, (i + 1) * IV_BYTES)))
}

/** AES-256-GCM; what stands before the bytes is authenticated with them. */
export function sealText(key: Buffer, text: string): Sealed {
  return sealWith(key, headOf(key), text, randomBytes(IV_BYTES))
}

function headOf(key: Buffer): string {
  return `v1.${keyIdFor(key)}.`
}

function sealWith(key: Buffer | KeyObject, head: string, text: string, iv: Buffer): Sealed {
  const plain = Buffer.from(text, 'utf8')
  const filled = Buffer.alloc(Math.ceil((plain.length + 1) / BLOCK) * BLOCK)
  plain.copy(filled)
  return (head + encrypt(key, filled, head, iv).toString('base64url')) as Sealed
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

export function encrypt(
  key: Buffer | KeyObject,
  plain: Buffer,
  head: string,
  iv: Uint8Array = randomBytes(IV_BYTES),
): Buffer {
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
