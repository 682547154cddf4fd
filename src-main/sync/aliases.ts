import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

/**
 * A recorded input with every id that became another one replaced by it, at any depth: a command that was given before
 * two registrations of one company became one goes to the one that stayed.
 */
export function withoutAliases(db: ReadDb, input: unknown): unknown {
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

/** What pointed to the one that becomes an alias points to the canonical one at once: each alias resolves in one hop. */
export function insertAlias(db: WriteDb, alias: string, canonical: string, at: string): void {
  db.run(sql`UPDATE aliases SET canonical = ${canonical} WHERE canonical = ${alias}`)
  db.runOne(sql`INSERT INTO aliases (id, canonical, made_at) VALUES (${alias}, ${canonical}, ${at})`)
}
