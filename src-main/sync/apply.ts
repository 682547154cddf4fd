import { setRev, type StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { RowChange } from '#wire/messages.ts'
import type { Sums } from './sums.ts'
import { readWhole, replaceWhole, saidOf, wholeOf } from './wire-rows.ts'

/** While it is more than 0, each row that is written keeps its before-image under it. */
export function setDoorSeq(db: WriteDb, seq: number): void {
  db.runOne(sql`UPDATE door SET seq = ${seq} WHERE id = 1`)
}

export function forgetBeforeImages(db: WriteDb): void {
  db.run(sql`DELETE FROM before_images`)
}

/** Those of commands up to a number, so many of them at most; how many they were. */
export function forgetImagesUpTo(db: WriteDb, seq: number, most: number): number {
  return db.run(sql`
    DELETE FROM before_images WHERE n IN (SELECT n FROM before_images WHERE seq <= ${seq} LIMIT ${most})
  `)
}

/** Until the transaction ends. Once in it is enough: each time, SQLite plans every statement again. */
export function deferReferences(db: WriteDb): void {
  db.run(sql`PRAGMA defer_foreign_keys = 1`)
}

/**
 * The rows of transactions of the endpoint that follow each other, over a ledger without pending effects and with
 * deferred references. A row that several of them wrote is written as the last one left it; where it is new, also as the
 * first one made it, in its place, so that whatever hangs from it finds it there.
 */
export function applyChanges(db: WriteDb, transactions: readonly (readonly RowChange[])[], sums: Sums): void {
  const rows = new Map<string, Touched>()
  const changes = transactions
    .flatMap(goneFirst)
    .map(([table, key, said]): RowChange => [table, key, said && wholeOf(db, table, said)])
  changes.forEach(([table, key, row], at) => {
    const name = nameOf(table, key)
    const known = rows.get(name)
    if (known) [known.after, known.last] = [row, at]
    else {
      const before = readWhole(db, table, key)
      rows.set(name, { table, key, before, stands: before, after: row, last: at })
    }
  })
  // Without a savepoint: under one, SQLite walks at each statement through every page that was changed since it began.
  const written: { readonly touched: Touched; readonly was: StoredRow | null }[] = []
  const write = (touched: Touched, row: StoredRow | null) => {
    const was = touched.stands
    replaceWhole(db, touched.table, touched.key, was, row)
    touched.stands = row
    written.push({ touched, was })
  }
  try {
    changes.forEach(([table, key, row], at) => {
      const touched = rows.get(nameOf(table, key))!
      if (at === touched.last || touched.stands === null) write(touched, row)
    })
  } catch (error) {
    if (!isUniqueFault(error)) throw error
    for (const { touched, was } of written.toReversed()) write(touched, was)
    // A trigger may have made something of a row that was not written yet.
    for (const { table, key, before } of rows.values())
      replaceWhole(db, table, key, readWhole(db, table, key), before)
    // What stood between the first and the last of them made room for another row.
    if (transactions.length > 1) {
      for (const one of transactions) applyChanges(db, [one], sums)
      return
    }
    // Two rows that change places need both to be gone first.
    for (const touched of rows.values()) write(touched, null)
    for (const touched of rows.values()) write(touched, touched.after)
  }
  for (const { table, key, before, after } of rows.values()) sums.replace(table, key, before, after)
}

/** A row among all of a ledger: `nameOf('products', 'aspel-coi') // 'products aspel-coi'` */
export function nameOf(table: string, key: string): string {
  return `${table} ${key}`
}

interface Touched {
  readonly table: string
  readonly key: string
  readonly before: StoredRow | null
  /** As it is written so far. */
  stands: StoredRow | null
  after: StoredRow | null
  /** Its last place among the changes. */
  last: number
}

/** What is gone makes room for what takes its place. */
function goneFirst(changes: readonly RowChange[]): RowChange[] {
  return [...changes.filter(([, , row]) => row === null), ...changes.filter(([, , row]) => row !== null)]
}

function isUniqueFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

interface Written {
  readonly tbl: string
  readonly key: string
  /** As it stood before the command, JSON; null where it was new. */
  readonly before: string | null
}

/** Each row that was written under this number, once, in the order of its first write. */
export function writtenUnder(db: ReadDb, seq: number): Written[] {
  // Not by GROUP BY, for which SQLite walks through the images of every command there ever was.
  const images = db.all<Written>(sql`
    SELECT tbl, key, row AS before FROM before_images WHERE seq = ${seq} ORDER BY n
  `)
  const first = new Map<string, Written>()
  for (const image of images) {
    const name = `${image.tbl} ${image.key}`
    if (!first.has(name)) first.set(name, image)
  }
  return [...first.values()]
}

/** Whether a later command wrote the row again. */
export function isWrittenAfter(db: ReadDb, table: string, key: string, seq: number): boolean {
  return (
    db.value(
      sql`SELECT 1 FROM before_images WHERE tbl = ${table} AND key = ${key} AND seq > ${seq} LIMIT 1`,
    ) !== null
  )
}

/** What is said of each row that the command under `seq` changed, confirmed as `rev`; one that it made and took away again is none. */
export function confirmWritten(db: WriteDb, seq: number, rev: number, sums: Sums): RowChange[] {
  const changes: RowChange[] = []
  for (const { tbl, key, before } of writtenUnder(db, seq)) {
    const was = before === null ? null : (JSON.parse(before) as StoredRow)
    const row = setRev(db, tbl, key, rev)
    if (was === null && row === null) continue
    const said = row && saidOf(db, tbl, row)
    sums.replace(tbl, key, was, said)
    changes.push([tbl, key, said])
  }
  return changes
}
