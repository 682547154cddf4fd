import type Database from 'better-sqlite3'
import { databaseDoor, sql, type ReadDb } from '#db/sql.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { messageOf } from './checks.ts'
import { readHashFile, type HashFile } from './hash-file.ts'
import { headsOf } from './heads.ts'
import { digestsOfUnwatched, hashedTables, type HashedRow, type HashedTable } from './row-tables.ts'

const AT_ONCE = 500
const MOST_FOUND = 500

/** Each row of a ledger that stands still against its hash: those that are another, that are gone, and that nobody wrote. */
export function compareRows(raw: Database.Database, hashesPath: string): Damage[] {
  const hashes = readHashFile(hashesPath)
  if (hashes === null) return []
  const db = databaseDoor(raw)
  try {
    if (hashes.state!.schema !== raw.pragma('user_version', { simple: true })) return []
    const known = knownTables(db, hashes)
    const changed = changedSince(db, hashes)
    const found: Damage[] = []
    for (const table of known) {
      found.push(...compareTable(db, table, hashes, changed.get(table.name) ?? new Set()))
      if (found.length >= MOST_FOUND) break
    }
    if (hashes.state!.clean) found.push(...compareUnwatched(db, hashes.state!.unwatched))
    return found.slice(0, MOST_FOUND)
  } catch (error) {
    return [damage('pages', null, null, messageOf(error))]
  } finally {
    hashes.close()
  }
}

function compareUnwatched(db: ReadDb, known: Readonly<Record<string, string>>): Damage[] {
  const now = digestsOfUnwatched(db)
  return Object.entries(known)
    .filter(([table, digest]) => now[table] !== digest)
    .map(([table]) => damage('index', table, null, 'it is not as it was when the ledger was closed'))
}

/** Of which every row's hash is of now: after a kill not those whose changes nothing tells. */
function knownTables(db: ReadDb, { state }: HashFile): HashedTable[] {
  const { clean, building, rev, epoch } = state!
  const now = headsOf(db)
  const synced = now.rev !== rev || now.epoch !== epoch
  return hashedTables(db).filter(({ name, kind }) => {
    if (building.includes(name)) return false
    if (clean || kind === 'schema') return true
    if (kind === 'ledger') return !synced
    return kind === 'chain' && name !== 'outbox' && !synced
  })
}

/** Rows that a command wrote after the hashes were last all known. */
function changedSince(db: ReadDb, { state }: HashFile): Map<string, Set<string>> {
  const { imagesN, auditN, outboxSeq } = state!
  const rows = db.all<{ tbl: string; key: string; n: number }>(sql`
    SELECT n, tbl, key FROM before_images WHERE n > ${imagesN}
  `)
  const changed = new Map<string, Set<string>>()
  const add = (table: string, key: string) => {
    const keys = changed.get(table) ?? new Set()
    changed.set(table, keys.add(key))
  }
  for (const { tbl, key, n } of rows) {
    add(tbl, key)
    add('before_images', String(n))
  }
  for (const n of db.column<number>(sql`SELECT n FROM audit WHERE n > ${auditN}`)) add('audit', String(n))
  for (const seq of db.column<number>(sql`SELECT seq FROM outbox WHERE seq > ${outboxSeq}`))
    add('outbox', String(seq))
  return changed
}

function compareTable(
  db: ReadDb,
  table: HashedTable,
  hashes: HashFile,
  changed: ReadonlySet<string>,
): Damage[] {
  const found: Damage[] = []
  let seen = 0
  for (let after: HashedRow['at'] | null = null; ;) {
    const rows = table.next(db, after, AT_ONCE)
    for (const row of rows) {
      if (changed.has(row.key)) continue
      const fault = faultOf(table.name, row, hashes.get(table.name, row.key))
      if (fault?.kind !== 'rowExtra') seen += 1
      if (fault !== null) found.push(fault)
    }
    if (rows.length < AT_ONCE || found.length >= MOST_FOUND) break
    after = rows.at(-1)!.at
  }
  if (found.length < MOST_FOUND && hashes.count(table.name) !== seen)
    found.push(...missing(db, table, hashes, changed))
  return found
}

function missing(db: ReadDb, table: HashedTable, hashes: HashFile, changed: ReadonlySet<string>): Damage[] {
  const found: Damage[] = []
  for (let after = ''; ;) {
    const keys = hashes.keysAfter(table.name, after, AT_ONCE)
    for (const key of keys)
      if (!changed.has(key) && table.find(db, key) === null) found.push(missingRow(table.name, key))
    if (keys.length < AT_ONCE || found.length >= MOST_FOUND) return found
    after = keys.at(-1)!
  }
}

export function missingRow(table: string, key: string): Damage {
  return damage('rowMissing', table, key, 'it was there')
}

/** What is wrong with a row that stands in the ledger; null where it is as it was written. */
export function faultOf(table: string, row: HashedRow, known: Buffer | null): Damage | null {
  if (known === null) return damage('rowExtra', table, row.key, 'nobody wrote it')
  return known.equals(row.hash) ? null : damage('row', table, row.key, 'it is not as it was written')
}
