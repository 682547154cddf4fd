import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import {
  SCHEMA,
  type EnrolRequest,
  type PullAnswer,
  type PushAnswer,
  type PushRequest,
} from '#wire/messages.ts'

/** What programs of earlier schemas said to each other; how each was recorded stands in the README beside them. */
const KEPT = join(import.meta.dirname, '..', 'fixtures', 'protocol')
const ENDING = '.json.br'

export interface KeptProtocol {
  readonly schema: number
  /** The endpoint's clock. */
  readonly at: string
  /** PCs as they asked to be taken in; the code is another each time. */
  readonly enrolled: readonly EnrolRequest['device'][]
  readonly pushed: readonly { readonly request: PushRequest; readonly results: PushAnswer['results'] }[]
  /** From the first revision on. */
  readonly pulled: readonly PullAnswer[]
  /** Of the endpoint's ledger after all of them. */
  readonly digest: string
}

/** Of every schema of which a conversation is kept, oldest first. */
export const keptProtocols: readonly number[] = readdirSync(KEPT)
  .filter((entry) => entry.endsWith(ENDING))
  .map((entry) => Number(entry.slice(0, -ENDING.length)))
  .toSorted((a, b) => a - b)

export function keptProtocol(schema: number): KeptProtocol {
  return JSON.parse(brotliDecompressSync(readFileSync(fileOf(schema))).toString('utf8')) as KeptProtocol
}

export function keepProtocol(said: Omit<KeptProtocol, 'schema'>): void {
  mkdirSync(KEPT, { recursive: true })
  writeFileSync(fileOf(SCHEMA), brotliCompressSync(JSON.stringify({ schema: SCHEMA, ...said })))
}

function fileOf(schema: number): string {
  return join(KEPT, `${schema}${ENDING}`)
}
