import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { apostropheQuery, notCases, onlyCases, searchQuery } from './query.ts'

export interface Found {
  readonly kind: 'client' | 'contact' | 'serial' | 'case' | 'slip'
  readonly id: string
  readonly clientId: string
  readonly title: string
  readonly detail: string
}

/**
 * What a clerk typed as a question of the index; where no client, contact or serial answers it, one in which an
 * apostrophe may be missing.
 */
export function questionOf(db: ReadDb, text: string): string | null {
  const query = searchQuery(text)
  if (query === null || isAnswered(db, query)) return query
  return apostropheQuery(text) ?? query
}

function isAnswered(db: ReadDb, query: string): boolean {
  return (
    db.value(sql`SELECT 1 FROM search_index WHERE search_index MATCH ${notCases(query)} LIMIT 1`) !== null
  )
}

/** Ranking costs by the match: it is done among the first so many, so that a common word stays as fast as a rare one. */
const CANDIDATES = 500

/** Clients first, then people, then serials; within each, the best matches: those that say the least besides. */
export function foundBy(db: ReadDb, query: string, limit: number): Found[] {
  const candidates = db.all<Candidate>(sql`
    SELECT d.n, d.kind, length(d.text) AS length FROM (
      SELECT rowid AS n FROM search_index WHERE search_index MATCH ${notCases(enough(db, query))} LIMIT ${CANDIDATES}
    ) hit CROSS JOIN search_docs d ON d.n = hit.n
  `)
  if (candidates.length === 0) return []
  const best = candidates
    .sort((a, b) => RANK[a.kind] - RANK[b.kind] || a.length - b.length || a.n - b.n)
    .slice(0, limit)
    .map(({ n }) => n)
  return db.all<Found>(sql`
    SELECT d.kind, d.ref AS id, d.client_id AS clientId,
      CASE d.kind WHEN 'client' THEN c.name WHEN 'contact' THEN p.name ELSE s.serial END AS title,
      CASE d.kind
        WHEN 'client' THEN coalesce(c.rfc, 'sin RFC') || CASE c.city WHEN '' THEN '' ELSE ' · ' || c.city END
        WHEN 'contact' THEN c.name || CASE p.phone WHEN '' THEN '' ELSE ' · ' || p.phone END
        ELSE b.system || ' ' || b.version || ' · ' || c.name
      END AS detail
    FROM json_each(${JSON.stringify(best)}) j
    CROSS JOIN search_docs d ON d.n = j.value
    JOIN clients c ON c.id = d.client_id
    LEFT JOIN contacts p ON d.kind = 'contact' AND p.id = d.ref
    LEFT JOIN serials s ON d.kind = 'serial' AND s.id = d.ref
    LEFT JOIN board b ON d.kind = 'serial' AND b.serial_id = d.ref
  `)
}

/** The newest cases first. */
export function casesBy(db: ReadDb, query: string, limit: number): Found[] {
  return db.all<Found>(sql`
    SELECT 'case' AS kind, k.id, coalesce(k.client_id, '') AS clientId,
      k.series || '-' || printf('%04d', k.number) || ' · ' || k.subject AS title,
      coalesce(c.name, k.caller) || CASE k.state WHEN 'closed' THEN ' · cerrado' ELSE '' END AS detail
    FROM (
      SELECT rowid AS n FROM search_index WHERE search_index MATCH ${onlyCases(enough(db, query), 'all')}
      ORDER BY rowid DESC LIMIT ${limit}
    ) hit
    CROSS JOIN search_docs d ON d.n = hit.n
    JOIN cases k ON k.id = d.ref
    LEFT JOIN clients c ON c.id = k.client_id
  `)
}

/** What a list of cases is narrowed to: by their own words, or by whose they are. */
export interface CaseMatches {
  readonly cases: readonly string[]
  readonly clients: readonly string[]
  readonly serials: readonly string[]
  /** More match than are looked at: the newest were. */
  readonly more: boolean
}

export function caseMatches(db: ReadDb, query: string, which: 'open' | 'all'): CaseMatches {
  const cases = db.column<string>(sql`
    SELECT d.ref FROM (
      SELECT rowid AS n FROM search_index WHERE search_index MATCH ${onlyCases(query, which)}
      ORDER BY rowid DESC LIMIT ${CANDIDATES}
    ) hit CROSS JOIN search_docs d ON d.n = hit.n
  `)
  const others = db.all<{ kind: string; ref: string; clientId: string }>(sql`
    SELECT d.kind, d.ref, d.client_id AS clientId FROM (
      SELECT rowid AS n FROM search_index WHERE search_index MATCH ${notCases(query)} LIMIT ${CANDIDATES}
    ) hit CROSS JOIN search_docs d ON d.n = hit.n
  `)
  return {
    cases,
    clients: others.filter(({ kind }) => kind !== 'serial').map(({ clientId }) => clientId),
    serials: others.filter(({ kind }) => kind === 'serial').map(({ ref }) => ref),
    more: Math.max(cases.length, others.length) === CANDIDATES,
  }
}

/**
 * Whole words where so many have them that there are candidates enough: for the beginning of a word the index first
 * gathers all that begin so, which at a million takes ten times as long.
 */
function enough(db: ReadDb, query: string): string {
  if (/\d/.test(query)) return query
  const whole = query.replaceAll('*', '')
  const found = db.column(
    sql`SELECT rowid FROM search_index WHERE search_index MATCH ${whole} LIMIT ${CANDIDATES}`,
  )
  return found.length === CANDIDATES ? whole : query
}

interface Candidate {
  readonly n: number
  readonly kind: 'client' | 'contact' | 'serial'
  readonly length: number
}

const RANK = { client: 0, contact: 1, serial: 2 } as const

/** 'A-1042', 'a1042' or '1042'. */
export function slipsByFolio(db: ReadDb, text: string, limit: number): Found[] {
  const folio = /^(?:([A-Za-z][A-Za-z0-9]{0,4})-)?([0-9]{1,9})$/.exec(text)
  if (!folio) return []
  const series = folio[1]?.toUpperCase() ?? null
  return db.all<Found>(sql`
    SELECT 'slip' AS kind, f.id, f.client_id AS clientId, 'Ficha ' || f.series || '-' || printf('%04d', f.number) AS title,
      c.name || CASE f.status WHEN 'void' THEN ' · anulada' ELSE '' END AS detail
    FROM slips f JOIN clients c ON c.id = f.client_id
    WHERE f.number = ${Number(folio[2])} AND (${series} IS NULL OR f.series = ${series})
    ORDER BY f.issued_on DESC LIMIT ${limit}
  `)
}

/**
 * Brings the full-text index up to what this transaction wrote. Not by a trigger: SQLite closes a segment of the index
 * at each savepoint, and an import has one for each line. Most commands change no text, and to open the index alone takes
 * a fifth of a payment.
 */
export function refreshSearch(db: WriteDb): void {
  if (db.value(sql`SELECT 1 FROM search_stale LIMIT 1`) === null) return
  db.run(sql`
    INSERT INTO search_index (search_index, rowid, text)
    SELECT 'delete', n, indexed FROM search_stale WHERE indexed IS NOT NULL
  `)
  db.run(sql`
    INSERT INTO search_index (rowid, text)
    SELECT d.n, d.text FROM search_stale s JOIN search_docs d ON d.n = s.n ORDER BY d.n
  `)
  db.run(sql`DELETE FROM search_stale`)
}
