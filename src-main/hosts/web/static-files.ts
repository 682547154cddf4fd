import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

export interface StaticFile {
  readonly bytes: Buffer
  readonly type: string
  /** Its name carries a hash of its content, so it may be kept for ever. */
  readonly immutable: boolean
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
}

/**
 * Every file of the built screens by its address, read once at the start. What is asked for is looked up
 * here and never joined to a path, so no address can leave the folder. Files of unknown kinds are left out.
 *   readStaticFiles('dist/screens').get('/index.html')?.type // 'text/html; charset=utf-8'
 */
export function readStaticFiles(dir: string, under = ''): ReadonlyMap<string, StaticFile> {
  const table = new Map<string, StaticFile>()
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const [path, address] = [join(dir, entry.name), `${under}/${entry.name}`]
    const type = TYPES[extname(entry.name)]
    if (entry.isDirectory()) readStaticFiles(path, address).forEach((file, key) => table.set(key, file))
    else if (entry.isFile() && type !== undefined) {
      table.set(address, { bytes: readFileSync(path), type, immutable: address.startsWith('/assets/') })
    }
  }
  return table
}
