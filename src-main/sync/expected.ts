import { readRow, type StoredRow } from '#db/rows.ts'
import type { ReadDb, WriteDb } from '#db/sql.ts'
import type { Outcome } from '#wire/messages.ts'
import { isWrittenAfter, writtenUnder } from './apply.ts'
import { setShownBefore, shownBefore } from './outbox.ts'

/** Rows whose difference somebody must be told: papers, money, systems, keys. The others follow from them. */
const TOLD: ReadonlySet<string> = new Set([
  'activation_codes',
  'cases',
  'clients',
  'orders',
  'payments',
  'prepaid_keys',
  'quotes',
  'renewals',
  'rentals',
  'serials',
  'slips',
  'unlocks',
])

export interface Expected {
  readonly table: string
  readonly key: string
  /** The columns that the command set, as this PC shows them; null where it took the row away. */
  readonly columns: StoredRow | null
}

/** What this PC shows of a pending command, before its effects are taken back. */
export function expectedOf(db: ReadDb, seq: number): Expected[] {
  return writtenUnder(db, seq)
    .filter(({ tbl, key }) => TOLD.has(tbl) && !isWrittenAfter(db, tbl, key, seq))
    .map(({ tbl: table, key, before }) => {
      const row = readRow(db, table, key)
      const was = before === null ? {} : (JSON.parse(before) as StoredRow)
      return { table, key, columns: row && changed(was, row) }
    })
}

/** What to tell where a command was done, and not as this PC had shown it; null where it was. */
export function doneOtherwise(db: ReadDb, expected: readonly Expected[]): Outcome | null {
  const differing = expected.filter(({ table, key, columns }) => {
    const row = readRow(db, table, key)
    if (row === null || columns === null) return row !== columns
    return Object.entries(columns).some(([column, value]) => row[column] !== value)
  })
  if (differing.length === 0) return null
  const money = differing.find(({ table, columns }) => table === 'payments' && columns?.['in_favour'] === 0)
  const payment = money && readRow(db, 'payments', money.key)
  if (payment && Number(payment['in_favour']) > 0) {
    return { kind: 'applied_changed', code: 'sync.keptInFavour', params: { amount: payment['in_favour'] } }
  }
  return { kind: 'applied_changed', code: 'sync.doneOtherwise', params: {} }
}

/**
 * What this PC showed of a waiting command before it ran again on another base and showed something else: nobody has
 * been told of that, and by it the result is told when it comes.
 */
export function keepFirstShown(db: WriteDb, seq: number, shown: readonly Expected[]): void {
  if (shownBefore(db, seq) === null) setShownBefore(db, seq, JSON.stringify(shown))
}

/** Null where it has shown the same since it was given; rows that a later command wrote tell nothing of this one. */
export function firstShown(db: ReadDb, seq: number): Expected[] | null {
  const kept = shownBefore(db, seq)
  if (kept === null) return null
  const shown = JSON.parse(kept) as Expected[]
  return shown.filter(({ table, key }) => !isWrittenAfter(db, table, key, seq))
}

function changed(was: StoredRow, row: StoredRow): StoredRow {
  return Object.fromEntries(
    Object.entries(row).filter(([column, value]) => column !== 'rev' && was[column] !== value),
  )
}
