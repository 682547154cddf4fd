import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TestApp } from './app.ts'

const FOLDER = join(import.meta.dirname, '..', 'fixtures', 'cfdi')

/** A file of `tests/fixtures/cfdi`, with some of its texts replaced by others. */
export function cfdiFixture(name: string, changes: Readonly<Record<string, string>> = {}): Buffer {
  let text = readFileSync(join(FOLDER, name), 'utf8')
  for (const [from, to] of Object.entries(changes)) {
    if (!text.includes(from)) throw new Error(`${name} has no ${from}`)
    text = text.replaceAll(from, to)
  }
  return Buffer.from(text)
}

/** Kept with the ledger, as when it is dropped: its id. */
export async function kept(app: TestApp, name: string, bytes: Buffer): Promise<string> {
  const { file } = app.app.files.put(name, bytes)
  return (await app.call('attachments.add', { file })).id
}
