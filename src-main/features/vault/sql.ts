import { likePart, sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import type { Sealed } from '#domain/secret.ts'

/** The key that sealed what this ledger holds, as this PC knows it: only its id. */
export function knownKeyId(db: ReadDb): string | null {
  return db.value<string>(sql`SELECT value FROM local_state WHERE key = 'vault.keyId'`)
}

export function keepKeyId(db: WriteDb, keyId: string): void {
  db.run(sql`
    INSERT INTO local_state (key, value) VALUES ('vault.keyId', ${keyId})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value
  `)
}

export interface VaultEntry {
  readonly id: string
  /** Null: the office's own account (R60). */
  readonly clientId: string | null
  readonly portal: string
  readonly user: Sealed
  readonly password: Sealed
  readonly note: string
  readonly changedOn: Day
  readonly operatorId: string
}

const ENTRY = sql`
  id, client_id AS clientId, portal, user_sealed AS user, password_sealed AS password, note, changed_on AS changedOn,
  operator_id AS operatorId
`

export function findEntry(db: ReadDb, id: string): VaultEntry | null {
  return db.get<VaultEntry>(sql`SELECT ${ENTRY} FROM vault_entries WHERE id = ${id} AND removed_on IS NULL`)
}

/** C23: one entry for each client and portal, however the portal is written. */
export function entryOf(db: ReadDb, clientId: string, portal: string): VaultEntry | null {
  return db.get<VaultEntry>(sql`
    SELECT ${ENTRY} FROM vault_entries
    WHERE client_id = ${clientId} AND portal_key = ${foldForSearch(portal)} AND removed_on IS NULL
  `)
}

export function saveEntry(db: WriteDb, row: VaultEntry): void {
  db.runOne(sql`
    INSERT INTO vault_entries (
      id, client_id, portal, portal_key, user_sealed, password_sealed, note, changed_on, operator_id
    ) VALUES (
      ${row.id}, ${row.clientId}, ${row.portal}, ${foldForSearch(row.portal)}, ${row.user}, ${row.password},
      ${row.note}, ${row.changedOn}, ${row.operatorId}
    )
    ON CONFLICT (id) DO UPDATE SET
      portal = excluded.portal,
      portal_key = excluded.portal_key,
      user_sealed = excluded.user_sealed,
      password_sealed = excluded.password_sealed,
      note = excluded.note,
      changed_on = excluded.changed_on,
      operator_id = excluded.operator_id
  `)
}

/** The secrets go with it; the row stays for its log. */
export function removeEntry(db: WriteDb, id: string, on: Day, reason: string): void {
  db.runOne(sql`
    UPDATE vault_entries SET user_sealed = '', password_sealed = '', removed_on = ${on}, removed_reason = ${reason}
    WHERE id = ${id}
  `)
}

export interface ListedEntry {
  readonly id: string
  readonly clientId: string | null
  readonly client: string | null
  readonly portal: string
  readonly note: string
  readonly changedOn: Day
  readonly changedBy: string
  readonly reveals: number
}

export interface EntryFilter {
  readonly clientId: string | null
  readonly search: string
  readonly offset: number
  readonly limit: number
}

/** The office's own first, then by client. */
export function listEntries(db: ReadDb, filter: EntryFilter): { total: number; entries: ListedEntry[] } {
  const typed = likePart(foldForSearch(filter.search))
  const where = sql`
    FROM vault_entries e
    LEFT JOIN clients c ON c.id = e.client_id
    WHERE e.removed_on IS NULL AND (${filter.clientId} IS NULL OR e.client_id = ${filter.clientId})
      AND (fold(coalesce(c.name, '')) ${typed} OR e.portal_key ${typed})
  `
  return {
    total: db.value<number>(sql`SELECT count(*) ${where}`)!,
    entries: db.all<ListedEntry>(sql`
      SELECT e.id, e.client_id AS clientId, c.name AS client, e.portal, e.note, e.changed_on AS changedOn,
        coalesce((SELECT name FROM operators WHERE id = e.operator_id), e.operator_id) AS changedBy,
        (SELECT count(*) FROM vault_reveals r WHERE r.entry_id = e.id) AS reveals
      ${where}
      ORDER BY e.client_id IS NOT NULL, c.name_key, e.portal_key, e.id
      LIMIT ${filter.limit} OFFSET ${filter.offset}
    `),
  }
}

export interface Reveal {
  readonly id: string
  readonly entryId: string
  readonly operatorId: string
  readonly at: string
  readonly onDay: Day
  readonly reason: string
}

export function insertReveal(db: WriteDb, row: Reveal): void {
  db.runOne(sql`
    INSERT INTO vault_reveals (id, entry_id, operator_id, at, on_day, reason)
    VALUES (${row.id}, ${row.entryId}, ${row.operatorId}, ${row.at}, ${row.onDay}, ${row.reason})
  `)
}

export interface ListedReveal extends Omit<Reveal, 'operatorId'> {
  readonly client: string | null
  readonly portal: string
  readonly operator: string
}

export function listReveals(
  db: ReadDb,
  of: { readonly entryId: string | null; readonly clientId: string | null },
  offset: number,
  limit: number,
): { total: number; reveals: ListedReveal[] } {
  const where = sql`
    FROM vault_reveals r
    JOIN vault_entries e ON e.id = r.entry_id
    LEFT JOIN clients c ON c.id = e.client_id
    WHERE (${of.entryId} IS NULL OR r.entry_id = ${of.entryId})
      AND (${of.clientId} IS NULL OR e.client_id = ${of.clientId})
  `
  return {
    total: db.value<number>(sql`SELECT count(*) ${where}`)!,
    reveals: db.all<ListedReveal>(sql`
      SELECT r.id, r.entry_id AS entryId, c.name AS client, e.portal, r.at, r.on_day AS onDay, r.reason,
        coalesce((SELECT name FROM operators WHERE id = r.operator_id), r.operator_id) AS operator
      ${where}
      ORDER BY r.at DESC, r.id DESC LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

/** The portals to which a client has access, as they are named in the vault. */
export function portalsOf(db: ReadDb, clientId: string): string[] {
  return db.column<string>(sql`
    SELECT portal FROM vault_entries WHERE client_id = ${clientId} AND removed_on IS NULL ORDER BY portal_key
  `)
}
