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
  const values: SqlValue[] = []
  let fragments = false
  for (const part of parts) {
    if (isSql(part)) {
      fragments = true
      for (const value of part.values) values.push(value)
    } else values.push(typeof part === 'boolean' ? (part ? 1 : 0) : part)
  }
  return { text: fragments ? withFragments(strings, parts) : plainText(strings), values }
}

/**
 * Not a bare `?`: where SQLite plans an ORDER BY or an aggregate by the value itself, it plans the statement again at
 * each call, which takes six times as long as running it. Of `+?` it sees no value.
 */
export const VALUE = '+?'

/** Made once for each place in the code: a text built anew for each call would also be hashed anew to find its statement. */
function plainText(strings: TemplateStringsArray): string {
  let text = plainTexts.get(strings)
  if (text === undefined) {
    text = strings.join(VALUE)
    plainTexts.set(strings, text)
  }
  return text
}

const plainTexts = new WeakMap<TemplateStringsArray, string>()

/** Most places put the same fragments together at each call: the last text of each place is kept for the same reason. */
function withFragments(strings: TemplateStringsArray, parts: readonly (SqlValue | boolean | Sql)[]): string {
  const between = parts.map((part) => (isSql(part) ? part.text : VALUE))
  const last = fragmentTexts.get(strings)
  if (last?.between.every((text, i) => text === between[i])) return last.text
  const text = between.reduce((all, one, i) => all + one + strings[i + 1]!, strings[0]!)
  fragmentTexts.set(strings, { between, text })
  return text
}

const fragmentTexts = new WeakMap<
  TemplateStringsArray,
  { readonly between: readonly string[]; readonly text: string }
>()

/** `sql` fragments with something between them: `join(conditions, sql\` AND \`)`. */
export function join(fragments: readonly Sql[], separator: Sql): Sql {
  return fragments.reduce((all, next) => sql`${all}${separator}${next}`)
}

/** Names come from the list of tables and from the table's own columns, never from what somebody typed. */
export function identifier(name: string): Sql {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return { text: `"${name}"`, values: [] }
}

/**
 * To stand behind a column: that it has this text anywhere in it. What is typed is never a pattern.
 *   sql`c.name_key ${likePart('10%')}`   // c.name_key LIKE '%10!%%' ESCAPE '!'
 */
export function likePart(text: string): Sql {
  const escaped = text.replace(/[!%_]/g, (sign) => `!${sign}`)
  return sql`LIKE ${`%${escaped}%`} ESCAPE '!'`
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

/** Rows that this connection has changed since it was opened: the same number again, and nothing was written between. */
export function changesSoFar(db: ReadDb): number {
  return db.value<number>(sql`SELECT total_changes()`)!
}

/** `as` changes each statement's text before it is planned: another table in the place of one. */
export function databaseDoor(raw: Database.Database, as: (text: string) => string = (text) => text): WriteDb {
  const rows = statementCache((text) => raw.prepare(as(text)))
  const firstColumn = statementCache((text) => raw.prepare(as(text)).pluck())
  const run = (statement: Sql) => rows(statement.text).run(...statement.values).changes
  return {
    all: <Row>(statement: Sql) => rows(statement.text).all(...statement.values) as Row[],
    get: <Row>(statement: Sql) => (rows(statement.text).get(...statement.values) as Row | undefined) ?? null,
    column: <Value>(statement: Sql) => firstColumn(statement.text).all(...statement.values) as Value[],
    value: <Value>(statement: Sql) =>
      (firstColumn(statement.text).get(...statement.values) as Value | undefined) ?? null,
    run,
    runOne: (statement) => {
      const changes = run(statement)
      if (changes !== 1) throw new Error(`expected one row to change, ${changes} did: ${statement.text}`)
    },
  }
}

function statementCache(prepare: (text: string) => Database.Statement): (text: string) => Database.Statement {
  const known = new Map<string, Database.Statement>()
  return (text) => {
    let statement = known.get(text)
    if (!statement) {
      if (known.size >= 500) known.clear()
      statement = prepare(text)
      known.set(text, statement)
    }
    return statement
  }
}

function isSql(part: SqlValue | boolean | Sql): part is Sql {
  return typeof part === 'object' && part !== null && 'text' in part
}
