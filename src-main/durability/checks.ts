import type Database from 'better-sqlite3'
import { brokenAuditLink } from '#core/audit.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { tablesOfRows } from '#db/row-digests.ts'
import { rowsInTurn, type StoredRow } from '#db/rows.ts'
import { databaseDoor, sql, type ReadDb } from '#db/sql.ts'
import { unknownRows } from '#db/unknown-values.ts'
import { damage, type Damage } from '#domain/ledger-damage.ts'
import { brokenOutboxLink } from '#sync/outbox.ts'
import { weightOf } from '#sync/row-weight.ts'
import { readSums } from '#sync/sums.ts'
import { withUnknown } from '#sync/wire-rows.ts'
import { addWeights } from '#wire/digest.ts'
import { enrolmentOf } from './heads.ts'

// What a ledger's file says of itself. Nothing here writes.

const MOST_FOUND = 200

/** Pages and references; `thorough` compares each index with its table too. */
export function checkPages(raw: Database.Database, thorough: boolean): Damage[] {
  try {
    const lines = raw.pragma(`${thorough ? 'integrity_check' : 'quick_check'}(${MOST_FOUND})`, {
      simple: false,
    }) as Record<string, string>[]
    const found = lines.map((line) => Object.values(line)[0]!).filter((text) => text !== 'ok')
    if (found.length > 0)
      return found.flatMap((text) => text.split('\n')).map((text) => pageDamage(raw, text))
    return thorough ? checkReferences(raw) : []
  } catch (error) {
    return [damage('pages', null, null, messageOf(error))]
  }
}

function checkReferences(raw: Database.Database): Damage[] {
  const broken = raw.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  return broken
    .slice(0, MOST_FOUND)
    .map(({ table, rowid, parent }) =>
      damage('reference', table, rowid === null ? null : String(rowid), `its ${parent} is missing`),
    )
}

const OF_AN_INDEX =
  /^(?:row \S+ missing from index (\S+)|wrong # of entries in index (\S+)|non-unique entry in index (\S+)|row \S+ values differ from index (\S+))/

/** "Tree 12 page 45 cell 3: …" names a root page, and that a table or an index. */
function pageDamage(raw: Database.Database, text: string): Damage {
  const index = OF_AN_INDEX.exec(text)?.slice(1).find(Boolean)
  if (index !== undefined) return damage('index', tableOf(raw, index), null, text)
  const root = /^Tree (\d+)/.exec(text)?.[1]
  const named = root === undefined ? undefined : ownerOf(raw, Number(root))
  if (named?.type === 'index') return damage('index', named.tbl_name, null, text)
  const told = /(?:in|value in|datatype for column|table) ([a-z_]+)[.\s]?/.exec(text)?.[1] ?? null
  return damage('pages', named?.tbl_name ?? told, null, text)
}

interface SchemaRow {
  readonly type: string
  readonly name: string
  readonly tbl_name: string
  readonly rootpage: number
}

function ownerOf(raw: Database.Database, root: number): SchemaRow | undefined {
  return schemaOf(raw).find(({ rootpage }) => rootpage === root)
}

function tableOf(raw: Database.Database, index: string): string | null {
  return schemaOf(raw).find(({ name }) => name === index)?.tbl_name ?? null
}

function schemaOf(raw: Database.Database): SchemaRow[] {
  try {
    return databaseDoor(raw).all<SchemaRow>(sql`SELECT type, name, tbl_name, rootpage FROM sqlite_schema`)
  } catch {
    return []
  }
}

/** Both chains from their first link on, and the sums of the confirmed rows. */
export function checkChains(raw: Database.Database): Damage[] {
  const db = databaseDoor(raw)
  return [
    ...attempt('audit', () => linkDamage('audit', brokenAuditLink(db))),
    ...attempt('outbox', () => linkDamage('outbox', brokenOutboxLink(db))),
    ...attempt('sum', () => checkSums(db)),
  ]
}

/** Of the first link that is broken. */
export function linkDamage(kind: 'audit' | 'outbox', link: number | null): Damage[] {
  return link === null
    ? []
    : [damage(kind, kind, String(link), 'its hash does not follow from the one before')]
}

/** As the endpoint counted them: a row that waits to be confirmed counts as it stood before. */
function checkSums(db: ReadDb): Damage[] {
  if (enrolmentOf(db) === null) return []
  const known = readSums(db)
  const before = confirmedBefore(db)
  const found = new Map<string, bigint>()
  // An earlier program's ledger has fewer tables than this program knows.
  const there = new Set(tablesOfRows(db))
  const tables = Object.fromEntries(Object.entries(LEDGER_TABLES).filter(([name]) => there.has(name)))
  const keepsUnknown = there.has('unknown_values')
  for (const [table, key] of Object.entries(tables)) {
    let sum = 0n
    const add = (row: StoredRow) => {
      if (row['rev'] === 0) return
      const id = String(row[key])
      const whole = keepsUnknown ? withUnknown(db, table, id, row) : row
      sum = addWeights(sum, weightOf(db, table, id, whole))
    }
    const changed = before.get(table)
    for (const row of rowsInTurn(db, table, 500)) if (!changed?.has(String(row[key]))) add(row)
    for (const row of changed?.values() ?? []) if (row !== null) add(row)
    found.set(table, sum)
  }
  for (const { table, key, row } of keepsUnknown ? unknownRows(db, tables) : [])
    found.set(table, addWeights(found.get(table) ?? 0n, weightOf(db, table, key, row)))
  return known
    .differing(found)
    .map((table) => damage('sum', table, null, 'its rows are not those that the endpoint confirmed'))
}

/** Of each row that a waiting command wrote, how it stood before the first of them. */
function confirmedBefore(db: ReadDb): Map<string, Map<string, StoredRow | null>> {
  const images = db.all<{ readonly tbl: string; readonly key: string; readonly row: string | null }>(sql`
    SELECT tbl, key, row FROM before_images
    WHERE seq IN (SELECT seq FROM outbox WHERE state = 'pending') ORDER BY n
  `)
  const tables = new Map<string, Map<string, StoredRow | null>>()
  for (const { tbl, key, row } of images) {
    const rows = tables.get(tbl) ?? new Map<string, StoredRow | null>()
    tables.set(tbl, rows)
    if (!rows.has(key)) rows.set(key, row === null ? null : (JSON.parse(row) as StoredRow))
  }
  return tables
}

/** Rows of each table of the ledger, and of the audit and the outbox. */
export function countRows(raw: Database.Database): Record<string, number> {
  const db = databaseDoor(raw)
  const names = db.column<string>(sql`
    SELECT name FROM pragma_table_list
    WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name
  `)
  return Object.fromEntries(
    names
      .filter((name) => Object.hasOwn(LEDGER_TABLES, name) || name === 'audit' || name === 'outbox')
      .map((name) => [name, db.value<number>({ text: `SELECT count(*) FROM "${name}"`, values: [] })!]),
  )
}

/** What the database finds unreadable on the way is a finding. */
function attempt(kind: 'audit' | 'outbox' | 'sum', look: () => Damage[]): Damage[] {
  try {
    return look()
  } catch (error) {
    return [damage('pages', kind === 'sum' ? null : kind, null, messageOf(error))]
  }
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
