import { rowsAbout } from '#db/about-client.ts'
import type { StoredRow } from '#db/rows.ts'
import type { ReadDb } from '#db/sql.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { isSealed } from '#domain/secret.ts'
import { withheld } from '#messages/es-MX/audit.ts'
import { tableTitles } from '#messages/es-MX/privacy.ts'
import { rowsWhere } from './sql.ts'

export interface PersonLine {
  readonly part: string
  readonly row: number
  readonly field: string
  readonly value: string
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly email: string
}

/**
 * All that the ledger holds of a client, a line for each value; with a person, of their row and of whatever names them:
 * their id, their address, their telephone or their name. Secrets and what only tells copies apart are left out.
 */
export function* linesAbout(db: ReadDb, clientId: string, person: Person | null): Generator<PersonLine[]> {
  const marks = person === null ? null : marksOf(person)
  for (const [table, where] of rowsAbout(clientId)) {
    const rows = rowsWhere(db, table, where).filter((row) => marks === null || names(row, marks))
    yield rows.flatMap((row, i) => linesOf(table, i + 1, row))
  }
}

function linesOf(table: string, row: number, stored: StoredRow): PersonLine[] {
  const part = tableTitles[table] ?? table
  return Object.entries(stored)
    .filter(([field, value]) => value !== null && value !== '' && !LEFT_OUT.has(field))
    .map(([field, value]) => ({ part, row, field, value: isSecret(value) ? withheld.sealed : String(value) }))
}

const LEFT_OUT: ReadonlySet<string> = new Set(['rev', 'position', 'name_key', 'portal_key'])

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
