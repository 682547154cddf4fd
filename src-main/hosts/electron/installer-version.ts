import { open } from 'node:fs/promises'

/** Of the resource that names a program's version, before VS_FIXEDFILEINFO. Its form's version is nothing to go by: NSIS writes 0. */
const NAMED = Buffer.from('VS_VERSION_INFO\0', 'utf16le')
/** How VS_FIXEDFILEINFO begins, on the next four bytes. */
const INFO = Buffer.from('bd04effe', 'hex')
/** Its product version, from there on. */
const PRODUCT = 16
/** What describes a program stands before what it installs. */
const LOOKED_AT = 8 * 1024 * 1024

/**
 * The version that an installer for Windows says of itself, within what is signed; null where it says none.
 *   await versionInside('…/Vigente Setup 0.2.0.exe') // '0.2.0'
 */
export async function versionInside(path: string): Promise<string | null> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
    const named = buffer.indexOf(NAMED)
    const info = buffer.indexOf(INFO, named)
    const at = info + PRODUCT
    if (named < 0 || info < 0 || info > named + NAMED.length + 4 || at + 8 > bytesRead) return null
    const [high, low] = [buffer.readUInt32LE(at), buffer.readUInt32LE(at + 4)]
    return [high >>> 16, high & 0xffff, low >>> 16].join('.')
  } finally {
    await file.close()
  }
}
