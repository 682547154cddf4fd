import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keepFile } from '#durability/keep-file.ts'
import { KEY_FILE } from '#durability/places.ts'

const base64 = z.string().regex(/^[A-Za-z0-9_-]+$/)

const passphraseWrap = z.strictObject({
  by: z.literal('passphrase'),
  kdf: z.literal('scrypt'),
  /** Of this file and not of the program: a later program may ask for more, and still opens the earlier ones. */
  n: z
    .int()
    .min(1 << 14)
    .max(1 << 20),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: base64,
  key: base64,
})
const systemWrap = z.strictObject({ by: z.literal('system'), key: base64 })
/** By a code of so much chance that nothing need make trying it slow. */
const sheetWrap = z.strictObject({ by: z.literal('sheet'), salt: base64, key: base64 })

const keyFile = z.strictObject({
  version: z.literal(1),
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  wraps: z.array(z.discriminatedUnion('by', [passphraseWrap, systemWrap, sheetWrap])).min(1),
  /** SHA-256 of the rest: tells a damaged file from a wrong phrase. */
  check: z.string(),
})

export type PassphraseWrap = z.output<typeof passphraseWrap>
export type SystemWrap = z.output<typeof systemWrap>
export type SheetWrap = z.output<typeof sheetWrap>
export type KeyFile = Omit<z.output<typeof keyFile>, 'check'>

/** The wrapped key of a ledger's folder; null where none was made, 'damaged' where the file is not as it was written. */
export function readKeyFile(dir: string): KeyFile | null | 'damaged' {
  const path = join(dir, KEY_FILE)
  if (!existsSync(path)) return null
  try {
    const { check, ...file } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    return check === checkOf(file) ? file : 'damaged'
  } catch {
    return 'damaged'
  }
}

export function writeKeyFile(dir: string, file: KeyFile): void {
  const text = JSON.stringify({ ...file, check: checkOf(file) }, null, 1)
  keepFile(join(dir, KEY_FILE), `${text}\n`)
}

function checkOf({ version, keyId, wraps }: KeyFile): string {
  const lines = wraps.map((wrap) => {
    if (wrap.by === 'system') return `system ${wrap.key}`
    if (wrap.by === 'sheet') return `sheet ${wrap.salt} ${wrap.key}`
    return `passphrase ${wrap.n} ${wrap.r} ${wrap.p} ${wrap.salt} ${wrap.key}`
  })
  return createHash('sha256')
    .update([version, keyId, ...lines].join('\n'))
    .digest('hex')
}
