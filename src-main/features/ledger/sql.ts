import { LEDGER_TABLES } from '#db/migrate.ts'
import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'

export interface RecordedCommand {
  readonly seq: number
  readonly type: string
}

export function commandById(db: ReadDb, cmdId: string): RecordedCommand | null {
  return db.get<RecordedCommand>(sql`SELECT seq, type FROM outbox WHERE cmd_id = ${cmdId}`)
}

export function wasUndone(db: ReadDb, cmdId: string): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM outbox WHERE type = 'ledger.undo' AND args ->> '$.input.command' = ${cmdId} LIMIT 1
    `) !== null
  )
}

interface BeforeImage {
  readonly tbl: string
  readonly key: string
  readonly row: string | null
}

/** Rows that these commands wrote and a later one wrote again, as 'clients ⟨key⟩'. */
export function laterWork(db: ReadDb, seqs: readonly number[]): string[] {
  const mine = sql`(SELECT value FROM json_each(${JSON.stringify(seqs)}))`
  return db.column<string>(sql`
    SELECT DISTINCT later.tbl || ' ' || later.key
    FROM before_images mine
    JOIN before_images later ON later.tbl = mine.tbl AND later.key = mine.key AND later.seq > mine.seq
    WHERE mine.seq IN ${mine} AND later.seq NOT IN ${mine}
    LIMIT 20
  `)
}

/** Puts each row back as it was before these commands, newest first; the undo keeps its own images of what it does. */
export function putBack(db: WriteDb, seqs: readonly number[]): number {
  db.run(sql`PRAGMA defer_foreign_keys = 1`)
  const images = db.all<BeforeImage>(sql`
    SELECT tbl, key, row FROM before_images
    WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) ORDER BY n DESC
  `)
  for (const image of images) restore(db, image)
  return images.length
}

/** Rows that a later command hung on what these commands made, and that an undo leaves in the air: 'serials ⟨client_id⟩'. */
export function leftHanging(db: ReadDb, seqs: readonly number[]): string[] {
  const made = db.all<BeforeImage>(sql`
    SELECT DISTINCT tbl, key FROM before_images
    WHERE seq IN (SELECT value FROM json_each(${JSON.stringify(seqs)})) AND row IS NULL
  `)
  return [...Map.groupBy(made, ({ tbl }) => tbl)].flatMap(([tbl, rows]) => {
    const keys = JSON.stringify(rows.map(({ key }) => key))
    return referencesTo(db, tbl).flatMap(({ child, column }) => {
      const [from, of] = [identifier(child), identifier(column)]
      return db.column<string>(sql`
        SELECT ${child} || ' ' || ${of} FROM ${from} WHERE ${of} IN (SELECT value FROM json_each(${keys})) LIMIT 20
      `)
    })
  })
}

function referencesTo(db: ReadDb, tbl: string): { readonly child: string; readonly column: string }[] {
  return db.all(sql`
    SELECT m.name AS child, f."from" AS column FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f
    WHERE m.type = 'table' AND f."table" = ${tbl}
  `)
}

function restore(db: WriteDb, { tbl, key, row }: BeforeImage): void {
  const table = identifier(tbl)
  const keyColumn = identifier(LEDGER_TABLES[tbl]!)
  if (row === null) {
    db.run(sql`DELETE FROM ${table} WHERE ${keyColumn} = ${key}`)
    return
  }
  const values = JSON.parse(row) as Record<string, string | number | null>
  const columns = Object.keys(values)
  const others = columns.filter((column) => column !== LEDGER_TABLES[tbl])
  const updated = db.run({
    text: `UPDATE ${table.text} SET ${others.map((column) => `"${column}" = ?`).join(', ')} WHERE ${keyColumn.text} = ?`,
    values: [...others.map((column) => values[column]!), key],
  })
  if (updated === 1) return
  db.runOne({
    text: `INSERT INTO ${table.text} (${columns.map((column) => `"${column}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    values: columns.map((column) => values[column]!),
  })
}

/** Names come from the list of tables and from the table's own columns, never from what somebody typed. */
function identifier(name: string): Sql {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return { text: `"${name}"`, values: [] }
}

export function countWaiting(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM outbox WHERE state = 'pending'`)!
}
