import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { keepFile } from '#durability/keep-file.ts'
import { makeKeyPair, type KeyPair } from '#wire/signature.ts'
import { unwrapForThisUser, wrapForThisUser, wrappedBy, type SystemStore } from './secrets/wrap.ts'

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
  by: wrappedBy,
  /** The private halves. */
  keys: z.string(),
})

/** Null where there are none, or this user on this machine cannot open them: the PC then enrols anew. */
export async function readDeviceKeys(dir: string, store: SystemStore | null): Promise<DeviceKeys | null> {
  const path = join(dir, FILE)
  if (!existsSync(path)) return null
  try {
    const { signing, box, by, keys } = keyFile.parse(JSON.parse(readFileSync(path, 'utf8')))
    const opened = await unwrapForThisUser({ by, bytes: keys }, store)
    if (opened === null) return null
    const [signingKey, boxKey] = z.tuple([z.string(), z.string()]).parse(JSON.parse(opened.toString('utf8')))
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
  const halves = Buffer.from(JSON.stringify([keys.signing.privateKey, keys.box.privateKey]))
  const { by, bytes } = await wrapForThisUser(halves, store)
  const file: z.input<typeof keyFile> = {
    version: 1,
    signing: keys.signing.publicKey,
    box: keys.box.publicKey,
    by,
    keys: bytes,
  }
  keepFile(join(dir, FILE), `${JSON.stringify(file, null, 1)}\n`)
}
