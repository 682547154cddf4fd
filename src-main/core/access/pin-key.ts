import { createHmac, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keepFile } from '#durability/keep-file.ts'
import { unwrapForThisUser, wrapForThisUser, wrappedBy, type SystemStore } from '../secrets/wrap.ts'

const FILE = 'pin-key.json'
const KEY_BYTES = 32

const keyFile = z.strictObject({ version: z.literal(1), by: wrappedBy, key: z.string() })

/**
 * What the key of this PC makes of a PIN: a million PINs are soon tried, but not without this key. Null where this user
 * on this machine cannot open the key: PINs do not work then, passwords do.
 */
export async function markOfPin(
  dir: string,
  store: SystemStore | null,
  operatorId: string,
  pin: string,
): Promise<Buffer | null> {
  const key = await readOrMakeKey(join(dir, FILE), store)
  return key && createHmac('sha256', key).update(`${operatorId}\n${pin}`).digest()
}

async function readOrMakeKey(path: string, store: SystemStore | null): Promise<Buffer | null> {
  if (existsSync(path)) return readKey(path, store)
  const key = randomBytes(KEY_BYTES)
  const { by, bytes } = await wrapForThisUser(key, store)
  const file: z.input<typeof keyFile> = { version: 1, by, key: bytes }
  keepFile(path, `${JSON.stringify(file, null, 1)}\n`)
  return key
}

async function readKey(path: string, store: SystemStore | null): Promise<Buffer | null> {
  try {
    const { by, key } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    const opened = await unwrapForThisUser({ by, bytes: key }, store)
    return opened?.length === KEY_BYTES ? opened : null
  } catch {
    return null
  }
}
