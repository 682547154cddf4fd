import { readRow, setRev, type StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Entry, RowChange } from '#wire/messages.ts'
import { nameOf, setDoorSeq, writtenUnder } from './apply.ts'
import { doneOtherwise, firstShown } from './expected.ts'
import { pendingCommands, settleCommand } from './outbox.ts'
import type { Sums } from './sums.ts'
import { wholeOf, withUnknown } from './wire-rows.ts'

/**
 * The first entries of a page that are this PC's own oldest pending commands, done at the endpoint just as they show
 * here: their rows are confirmed where they stand, and nothing is taken back or run again. Answers how many they were;
 * from the first that is anything else, the page has to be laid down.
 */
export function confirmShown(db: WriteDb, device: string, entries: readonly Entry[], sums: Sums): number {
  if (entries[0]?.device !== device) return 0
  const pending = pendingCommands(db, 0, entries.length)
  setDoorSeq(db, 0)
  for (const [at, own] of pending.entries()) {
    const entry = entries[at]!
    const isOwn = entry.device === device && entry.cmdId === own.cmd_id
    if (!isOwn || own.held !== null || entry.outcome.kind !== 'applied') return at
    const shown = shownOf(db, own.seq)
    if (!isSame(db, shown, entry.changes)) return at
    for (const [table, key, row] of entry.changes) {
      sums.replace(table, key, shown.get(nameOf(table, key))!.before, row)
      if (row !== null) confirmRow(db, table, key, own.seq, entry.rev)
    }
    const otherwise = doneOtherwise(db, firstShown(db, own.seq) ?? [])
    settleCommand(db, own, otherwise ?? entry.outcome, entry.rev)
  }
  return pending.length
}

interface Shown {
  readonly before: StoredRow | null
  /** As the command left it, whatever a later one has made of it. */
  readonly after: StoredRow | null
}

/** What the ledger shows of a command; a row that it made and took away again is none. */
function shownOf(db: ReadDb, seq: number): Map<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const { tbl, key, before } of writtenUnder(db, seq)) {
    const [was, is] = [storedRow(before), leftBy(db, tbl, key, seq)]
    if (was === null && is === null) continue
    const whole = (row: StoredRow | null) => row && withUnknown(db, tbl, key, row)
    shown.set(nameOf(tbl, key), { before: whole(was), after: whole(is) })
  }
  return shown
}

function leftBy(db: ReadDb, table: string, key: string, seq: number): StoredRow | null {
  const later = db.get<{ readonly row: string | null }>(sql`
    SELECT row FROM before_images WHERE tbl = ${table} AND key = ${key} AND seq > ${seq} ORDER BY n LIMIT 1
  `)
  return later ? storedRow(later.row) : readRow(db, table, key)
}

function isSame(db: ReadDb, shown: ReadonlyMap<string, Shown>, changes: readonly RowChange[]): boolean {
  return (
    shown.size === changes.length &&
    changes.every(([table, key, said]) => {
      const found = shown.get(nameOf(table, key))
      return found !== undefined && isSameRow(found.after, said && wholeOf(db, table, said))
    })
  )
}

/** But for the revision, which no command writes. */
function isSameRow(one: StoredRow | null, other: StoredRow | null): boolean {
  if (one === null || other === null) return one === other
  const columns = Object.keys(other)
  return (
    columns.length === Object.keys(one).length &&
    columns.every((column) => column === 'rev' || one[column] === other[column])
  )
}

/** What later commands will be taken back to is confirmed too. */
function confirmRow(db: WriteDb, table: string, key: string, seq: number, rev: number): void {
  setRev(db, table, key, rev)
  db.run(sql`
    UPDATE before_images SET row = json_set(row, '$.rev', ${rev})
    WHERE tbl = ${table} AND key = ${key} AND seq > ${seq} AND row IS NOT NULL
  `)
}

function storedRow(text: string | null): StoredRow | null {
  return text === null ? null : (JSON.parse(text) as StoredRow)
}
