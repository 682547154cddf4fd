import type { LogEntry } from './log-entry.ts'

/** Where something of a ledger is not as it was written. */
export const DAMAGE_KINDS = [
  /** The file itself: missing, empty, cut short, of something else. */
  'file',
  /** Pages of the database. */
  'pages',
  /** Only the index of a table: its rows are whole. */
  'index',
  /** A row points to one that is not there. */
  'reference',
  /** The content of a row. */
  'row',
  /** A row that was there and is not. */
  'rowMissing',
  /** A row that nobody wrote. */
  'rowExtra',
  /** The chain of the audit, or of what was recorded. */
  'audit',
  'outbox',
  /** The sum by which the confirmed rows are compared with the endpoint's. */
  'sum',
  /** A paper that is kept beside the ledger. */
  'attachment',
  /** Work that was there is not: an older ledger, or one that lost its end. */
  'rollback',
  /** The list of what a recovery had still to give again. */
  'unfinished',
] as const
export type DamageKind = (typeof DAMAGE_KINDS)[number]

export interface Damage {
  readonly kind: DamageKind
  readonly table: string | null
  /** Of the row; of an attachment its digest; of a chain the number of its first broken link. */
  readonly key: string | null
  /** For whoever has to find it; not in words. */
  readonly detail: string
}

export function damage(kind: DamageKind, table: string | null, key: string | null, detail: string): Damage {
  return { kind, table, key, detail }
}

/** Rows are whole and only what finds them is not: making it again is enough. */
export function onlyIndexes(found: readonly Damage[]): boolean {
  return found.length > 0 && found.every(({ kind }) => kind === 'index')
}

/** Which row it is stays in the office. */
export function damageEntry({ kind, table, key, detail }: Damage): LogEntry {
  return { event: 'damage', kind, ...(table === null ? {} : { table }), error: `${key ?? ''} ${detail}` }
}

/** Where to look, each once and ten at most: a table, or the kind of damage where it is of none ("clients", "pages"). */
export function placesIn(found: readonly Damage[]): string[] {
  return [...new Set(found.map(({ table, kind }) => table ?? kind))].slice(0, 10)
}
