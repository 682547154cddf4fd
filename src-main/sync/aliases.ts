import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

/**
 * A recorded input with every id that became another one replaced by it, at any depth: a command that was given before
 * two registrations of one company became one goes to the one that stayed. But for the command that is about the alias.
 */
export function withoutAliases(db: ReadDb, type: string, input: unknown): unknown {
  if (type === 'clients.separate') return input
  if (db.value(sql`SELECT 1 FROM aliases LIMIT 1`) === null) return input
  const replaced = (value: unknown): unknown => {
    if (typeof value === 'string') return canonicalOf(db, value) ?? value
    if (Array.isArray(value)) return value.map(replaced)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, replaced(item)]))
  }
  return replaced(input)
}

export function canonicalOf(db: ReadDb, id: string): string | null {
  return id.length > 64 ? null : db.value<string>(sql`SELECT canonical FROM aliases WHERE id = ${id}`)
}

/**
 * What pointed to the one that becomes an alias points to the canonical one at once: each alias resolves in one hop.
 * `given` is what it was made of, JSON, where it may become one of its own again.
 */
export function insertAlias(
  db: WriteDb,
  alias: string,
  canonical: string,
  at: string,
  given: string | null = null,
): void {
  db.run(sql`UPDATE aliases SET canonical = ${canonical} WHERE canonical = ${alias}`)
  db.runOne(sql`
    INSERT INTO aliases (id, canonical, made_at, given) VALUES (${alias}, ${canonical}, ${at}, ${given})
  `)
}

/** What an alias was made of; null for what is none, or was never a row that could stand alone. */
export function givenOf(db: ReadDb, alias: string): string | null {
  return db.value<string>(sql`SELECT given FROM aliases WHERE id = ${alias}`)
}

export function dropAlias(db: WriteDb, alias: string): void {
  db.runOne(sql`DELETE FROM aliases WHERE id = ${alias}`)
}
