import Database from 'better-sqlite3'
import { brokenAuditLink } from '#core/audit.ts'
import { databaseDoor, identifier, join, sql, VALUE, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import { brokenOutboxLink } from '#sync/outbox.ts'

const AT_ONCE = 200

/** Who this PC is, and its endpoint, from which everything confirmed comes again; false where it has none. */
export function keepIdentity(damaged: string, into: string): boolean {
  salvage(damaged, into, ['device', 'enrolment'])
  const raw = new Database(into)
  try {
    return databaseDoor(raw).run(sql`UPDATE enrolment SET cursor = 0, head = 0`) === 1
  } finally {
    raw.close()
  }
}

/**
 * Whatever rows of a damaged ledger can still be read, laid into an empty one: from both ends of each table towards the
 * first row that cannot. How many.
 */
export function salvage(damaged: string, into: string, only?: readonly string[]): number {
  const raw = new Database(into)
  let from: Database.Database | null = null
  try {
    raw.pragma('foreign_keys = 0')
    from = new Database(damaged)
    const [to, old] = [databaseDoor(raw), databaseDoor(from)]
    const tables = readable(() =>
      to.column<string>(sql`
        SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'
          AND name NOT IN ('board_stale', 'board_stale_reminders', 'door')
      `),
    )
    let rows = 0
    raw.transaction(() => {
      for (const table of only ?? tables ?? []) rows += salvageTable(old, to, table)
      cutChains(raw)
    })()
    return rows
  } catch {
    return 0
  } finally {
    from?.close()
    raw.close()
  }
}

/** Of both chains what follows from the first link on: the rest tells of nothing that could be believed. */
function cutChains(raw: Database.Database): void {
  const db = databaseDoor(raw)
  const guard = db.value<string>(sql`SELECT sql FROM sqlite_schema WHERE name = 'audit_never_shrinks'`)!
  const outbox = brokenOutboxLink(db)
  if (outbox !== null) db.run(sql`DELETE FROM outbox WHERE seq >= ${outbox}`)
  raw.exec('DROP TRIGGER audit_never_shrinks')
  db.run(sql`DELETE FROM audit WHERE seq NOT IN (SELECT seq FROM outbox)`)
  const audit = brokenAuditLink(db)
  if (audit !== null) db.run(sql`DELETE FROM audit WHERE n >= ${audit}`)
  raw.exec(guard)
  db.run(sql`DELETE FROM before_images WHERE seq NOT IN (SELECT seq FROM outbox)`)
}

function salvageTable(from: ReadDb, to: WriteDb, table: string): number {
  const columns = to.all<{ name: string; pk: number }>(sql`SELECT name, pk FROM pragma_table_info(${table})`)
  const names = columns.map(({ name }) => identifier(name))
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => identifier(name))
  const tbl = identifier(table)
  const marks: Sql = { text: columns.map(() => VALUE).join(', '), values: [] }
  let rows = 0
  for (const order of [sql``, sql`DESC`]) {
    const by = join(
      keys.map((key) => sql`${key} ${order}`),
      sql`, `,
    )
    for (let skip = 0; ; skip += AT_ONCE) {
      const found = readable(() =>
        from.all<Record<string, string | number | null>>(
          sql`SELECT ${join(names, sql`, `)} FROM ${tbl} ORDER BY ${by} LIMIT ${AT_ONCE} OFFSET ${skip}`,
        ),
      )
      for (const row of found ?? []) {
        const values = columns.map(({ name }) => row[name]!)
        rows +=
          readable(() => to.run(sql`INSERT OR REPLACE INTO ${tbl} VALUES (${{ ...marks, values }})`)) ?? 0
      }
      // At the first page that cannot be read, the other end.
      if (found === null || found.length < AT_ONCE) {
        if (found !== null) return rows
        break
      }
    }
  }
  return rows
}

function readable<T>(look: () => T): T | null {
  try {
    return look()
  } catch {
    return null
  }
}
