import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { makeKeyPair, type KeyPair } from '#wire/signature.ts'
import type { SystemStore } from './secrets/wrap.ts'

/** What this PC signs with, and what the vault's key is wrapped for. */
export interface DeviceKeys {
  readonly signing: KeyPair
  readonly box: KeyPair
}

const FILE = 'device-keys.json'

const keyFile = z.strictObject({
  version: z.literal(1),
  signing: z.string(),
  box: z.string(),
  /** `system`: the private halves, wrapped by the operating system's store. `file`: as they are, for this user alone. */
  by: z.enum(['system', 'file']),
  keys: z.string(),
})

/** Null where there are none, or this user on this machine cannot open them: the PC then enrols anew. */
export async function readDeviceKeys(dir: string, store: SystemStore | null): Promise<DeviceKeys | null> {
  const path = join(dir, FILE)
  if (!existsSync(path)) return null
  try {
    const { signing, box, by, keys } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    const bytes = Buffer.from(keys, 'base64url')
    const opened = by === 'file' ? bytes : await store?.unwrap(bytes)
    if (!opened) return null
    const [signingKey, boxKey] = z
      .tuple([z.string(), z.string()])
      .parse(JSON.parse(Buffer.from(opened).toString('utf8')))
    return {
      signing: { publicKey: signing, privateKey: signingKey },
      box: { publicKey: box, privateKey: boxKey },
    }
  } catch {
    return null
  }
}

export function makeDeviceKeys(): DeviceKeys {
  return { signing: makeKeyPair('ed25519'), box: makeKeyPair('x25519') }
}

/** In the place of those that there were: what they signed is believed no more. */
export async function writeDeviceKeys(
  dir: string,
  store: SystemStore | null,
  keys: DeviceKeys,
): Promise<void> {
  const bytes = Buffer.from(JSON.stringify([keys.signing.privateKey, keys.box.privateKey]))
  const wrapped = (await store?.wrap(bytes)) ?? null
  const file: z.input<typeof keyFile> = {
    version: 1,
    signing: keys.signing.publicKey,
    box: keys.box.publicKey,
    by: wrapped === null ? 'file' : 'system',
    keys: Buffer.from(wrapped ?? bytes).toString('base64url'),
  }
  const part = join(dir, `${FILE}.part`)
  writeFileSync(part, `${JSON.stringify(file, null, 1)}\n`, { mode: 0o600, flush: true })
  renameSync(part, join(dir, FILE))
}
