import type Database from 'better-sqlite3'

export type SqlValue = string | number | bigint | null | Uint8Array

/** A statement and its values. Values reach SQL only through the `sql` tag. */
export interface Sql {
  readonly text: string
  readonly values: readonly SqlValue[]
}

/**
 * `sql\`SELECT name FROM clients WHERE id = ${id}\``. A fragment made by `sql` may stand inside another.
 * Identifiers never come from data: they are written in the text.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (SqlValue | boolean | Sql)[]): Sql {
  let text = strings[0]!
  const values: SqlValue[] = []
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!
    if (isSql(part)) {
      text += part.text
      for (const value of part.values) values.push(value)
    } else {
      text += '?'
      values.push(typeof part === 'boolean' ? (part ? 1 : 0) : part)
    }
    text += strings[i + 1]!
  }
  return { text, values }
}

/** `sql` fragments with something between them: `join(conditions, sql\` AND \`)`. */
export function join(fragments: readonly Sql[], separator: Sql): Sql {
  return fragments.reduce((all, next) => sql`${all}${separator}${next}`)
}

/** A query receives this: a reader that writes does not compile. */
export interface ReadDb {
  all<Row>(statement: Sql): Row[]
  get<Row>(statement: Sql): Row | null
  /** The first column of each row. */
  column<Value>(statement: Sql): Value[]
  /** The first column of the first row; null where there is none. */
  value<Value>(statement: Sql): Value | null
}

export interface WriteDb extends ReadDb {
  /** Rows changed. */
  run(statement: Sql): number
  /** For a write that must touch exactly one row; anything else is a bug. */
  runOne(statement: Sql): void
}

export function databaseDoor(raw: Database.Database): WriteDb {
  const cache = new Map<string, Database.Statement>()
  const prepare = (text: string): Database.Statement => {
    let statement = cache.get(text)
    if (!statement) {
      if (cache.size >= 500) cache.clear()
      statement = raw.prepare(text)
      cache.set(text, statement)
    }
    return statement
  }
  const run = (statement: Sql) => prepare(statement.text).run(...statement.values).changes
  return {
    all: <Row>(statement: Sql) => prepare(statement.text).all(...statement.values) as Row[],
    get: <Row>(statement: Sql) =>
      (prepare(statement.text).get(...statement.values) as Row | undefined) ?? null,
    column: <Value>(statement: Sql) =>
      prepare(statement.text)
        .raw()
        .all(...statement.values)
        .map((row) => (row as Value[])[0]!),
    value: <Value>(statement: Sql) =>
      ((prepare(statement.text)
        .raw()
        .get(...statement.values) as Value[] | undefined) ?? [null])[0] as Value | null,
    run,
    runOne: (statement) => {
      const changes = run(statement)
      if (changes !== 1) throw new Error(`expected one row to change, ${changes} did: ${statement.text}`)
    },
  }
}

function isSql(part: SqlValue | boolean | Sql): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part
}
