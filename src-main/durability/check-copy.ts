import { createHash } from 'node:crypto'
import { closeSync, createReadStream, openSync, readSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import type { LedgerBytes } from '#db/ledger-bytes.ts'
import { APPLICATION_ID } from '#db/open.ts'
import { databaseDoor } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { checkChains, checkPages, countRows, messageOf } from './checks.ts'
import { copyOpen, type TellCopied } from './copy-open.ts'
import { isNotWritten } from './faults.ts'
import { confirmedDigest, headsOf } from './heads.ts'
import { flushFile } from './keep-file.ts'
import type { Manifest } from './manifest.ts'
import { compareRows } from './row-compare.ts'

/** What a copy of a ledger says of itself. */
export interface CopyReport {
  readonly found: readonly Damage[]
  /** Null where it could not be read to the end. */
  readonly facts: Omit<Manifest, 'version' | 'n' | 'madeAt' | 'why' | 'app' | 'took'> | null
}

export interface CopyToCheck {
  readonly path: string
  /** It is made first, of this open ledger; null where it lies there already. */
  readonly from: LedgerBytes | null
  /** The file of the rows' hashes, to compare each row with; null leaves it out. */
  readonly hashes: string | null
}

/** Of an open ledger: how far it is copied, and that it is. */
export interface HearCopying {
  readonly copying: TellCopied
  readonly copied: () => void
}

const NOBODY: HearCopying = { copying: () => {}, copied: () => {} }

/** Reads a copy that nobody else has open; it is never the ledger itself. */
export function checkCopy({ path, from, hashes }: CopyToCheck, hear: HearCopying = NOBODY): CopyReport {
  if (from !== null) {
    copyOpen(from, path, hear.copying)
    hear.copied()
  }
  let raw: Database.Database | null = null
  try {
    if (from !== null) sealCopy(path)
    raw = new Database(path, { readonly: true })
    for (const setting of [
      'trusted_schema = 0',
      'cell_size_check = 1',
      'mmap_size = 0',
      'temp_store = MEMORY',
    ])
      raw.pragma(setting)
    const application = raw.pragma('application_id', { simple: true })
    if (application !== APPLICATION_ID)
      return { found: [damage('file', null, null, `application_id is ${String(application)}`)], facts: null }
    const found = checkLedger(raw, hashes)
    const db = databaseDoor(raw)
    const facts = {
      schema: raw.pragma('user_version', { simple: true }) as number,
      counts: countRows(raw),
      ...headsOf(db),
      digest: confirmedDigest(db),
    }
    raw.close()
    raw = null
    return { found, facts: { ...facts, bytes: statSync(path).size, sha256: digestNow(path) } }
  } catch (error) {
    if (isNotWritten(error)) throw error
    return { found: [damage('pages', null, null, messageOf(error))], facts: null }
  } finally {
    raw?.close()
  }
}

/** Everything that a ledger's file tells of itself, and each row against the file of their hashes; null leaves that out. */
export function checkLedger(raw: Database.Database, hashes: string | null): Damage[] {
  return [...checkPages(raw, true), ...checkChains(raw), ...(hashes === null ? [] : compareRows(raw, hashes))]
}

/** Out of WAL: the file is whole by itself, and no -wal of another can ever meet it. */
function sealCopy(path: string): void {
  const raw = new Database(path)
  try {
    raw.pragma('journal_mode = DELETE')
  } finally {
    raw.close()
  }
  flushFile(path)
}

const CHUNK = 1 << 20

/** While nothing else waits: in a thread of its own, or before the program answers. */
export function digestNow(path: string): string {
  const hash = createHash('sha256')
  const chunk = Buffer.allocUnsafe(CHUNK)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
      hash.update(chunk.subarray(0, read))
  } finally {
    closeSync(file)
  }
  return hash.digest('hex')
}

export async function digestOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
