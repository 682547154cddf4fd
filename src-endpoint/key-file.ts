import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keepFile } from '#durability/keep-file.ts'
import { Refused } from './refused.ts'

/** A key that the endpoint of an office signs with, or has signed with. */
export interface ServerKey {
  /** Ed25519, raw, base64url. */
  readonly publicKey: string
  /** PKCS #8, PEM; null once nothing is signed with it any more. */
  readonly privateKey: string | null
  readonly madeAt: string
  /** Until then it signs for whoever knows no later one; null of the newest. */
  readonly heldUntil: string | null
  /** By the key before; null of the first, and of one that was made because the one before was lost. */
  readonly signature: string | null
}

export const KEY_FILE = 'signing-keys.json'

export const serverKeys = z.array(
  z.strictObject({
    publicKey: z.string(),
    privateKey: z.string().nullable(),
    madeAt: z.string(),
    heldUntil: z.string().nullable(),
    signature: z.string().nullable(),
  }),
)

const keyFile = z.strictObject({ version: z.literal(1), keys: serverKeys })

/** The oldest first; none where the folder has no such file. */
export function readKeys(dir: string): ServerKey[] {
  const path = join(dir, KEY_FILE)
  if (!existsSync(path)) return []
  try {
    return keyFile.parse(JSON.parse(readFileSync(path, 'utf8'))).keys
  } catch {
    throw new Refused(`${path} está dañado: ponga ahí una copia de ese archivo.`)
  }
}

/** Only its owner reads it. */
export function writeKeys(dir: string, keys: readonly ServerKey[]): void {
  const file: z.input<typeof keyFile> = { version: 1, keys: [...keys] }
  keepFile(join(dir, KEY_FILE), `${JSON.stringify(file, null, 1)}\n`)
}
