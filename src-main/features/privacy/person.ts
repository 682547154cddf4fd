import { rowsAbout } from '#db/about-client.ts'
import type { StoredRow } from '#db/rows.ts'
import type { ReadDb } from '#db/sql.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { isSealed } from '#domain/secret.ts'
import type { TaskKind } from '#domain/task.ts'
import { idsIn } from '#features/audit/entry.ts'
import { namesOf } from '#features/audit/sql.ts'
import { withheld } from '#messages/es-MX/audit.ts'
import { tableTitles } from '#messages/es-MX/privacy.ts'
import { askedValue, columnWord, plainValue, rowWords, valueWord } from '#messages/es-MX/row-words.ts'
import { taskSentence } from '#messages/es-MX/tasks.ts'
import { capital } from '#messages/es-MX/words.ts'
import { rowsWhere, type Person } from './sql.ts'

export interface PersonLine {
  readonly part: string
  readonly row: number
  readonly field: string
  readonly value: string
}

/**
 * All that the ledger holds of a client, a line for each value, in words; with a person, who may be a contact of several, of
 * their rows and of whatever names them: their id, their address, their telephone or their name. Secrets and what only tells
 * copies apart are left out.
 */
export function* linesAbout(
  db: ReadDb,
  zone: string,
  clientIds: readonly string[],
  person: readonly Person[] | null,
): Generator<PersonLine[]> {
  const marks = person && [...new Set(person.flatMap(marksOf))]
  const parts = Map.groupBy(clientIds.flatMap(rowsAbout), ([table]) => table)
  for (const [table, wheres] of parts) {
    const rows = wheres
      .flatMap(([, where]) => rowsWhere(db, table, where))
      .filter((row) => marks === null || names(row, marks))
    const called = namesOf(db, rows.flatMap(Object.values).map(String).flatMap(idsIn))
    yield rows.flatMap((row, i) => linesOf(table, i + 1, row, called, zone))
  }
}

function linesOf(
  table: string,
  row: number,
  stored: StoredRow,
  called: Readonly<Record<string, string>>,
  zone: string,
): PersonLine[] {
  const part = tableTitles[table] ?? capital(rowWords[table] ?? table)
  const word = (field: string) => (value: string, of?: string) =>
    of === undefined ? valueWord(table, field, value, zone) : askedValue(of, value, zone)
  const said = (field: string, value: string | number) => {
    if (isSecret(value)) return withheld.sealed
    // The fiscal folio of an invoice is what people call it.
    return field === 'uuid' ? String(value) : plainValue(String(value), called, word(field), Infinity)
  }
  return Object.entries(table === 'tasks' ? owed(stored) : stored)
    .filter(([field]) => !LEFT_OUT.has(field))
    .map(([field, value]) => ({
      ...{ part, row, field: columnWord(table, field) },
      value: value === null ? '' : said(field, value),
    }))
    .filter(({ value }) => value !== '')
}

/** By what the program finds a row again, or knows that it has it already. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'about',
  'fingerprint',
  'id',
  'message_id',
  'name_key',
  'portal_key',
  'position',
  'rev',
  'source_key',
])

/** What is owed, as the office reads it, in the place of what the program knows it by. */
function owed({ kind, params, ...stored }: StoredRow): StoredRow {
  const what = taskSentence(kind as TaskKind, JSON.parse(String(params)) as never)
  return { ...stored, kind: what, ref: null }
}

function isSecret(value: string | number | null): boolean {
  return typeof value === 'string' && (isSealed(value) || /"v1\.[0-9a-f]{16}\./.test(value))
}

function marksOf({ id, name, phone, email }: Person): readonly string[] {
  return [id, phone, email, name].filter((mark) => mark.length > 3).map(foldForSearch)
}

function names(row: StoredRow, marks: readonly string[]): boolean {
  const text = foldForSearch(Object.values(row).join(' '))
  return marks.some((mark) => text.includes(mark))
}
