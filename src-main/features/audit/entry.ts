import type { QueryContext } from '#core/app.ts'
import { readRow, type StoredRow } from '#db/rows.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { isSealed } from '#domain/secret.ts'
import { instantOf } from '#domain/zoned.ts'
import { auditText, withheld } from '#messages/es-MX/audit.ts'
import { findDevice } from '#sync/devices.ts'
import { imagesOf, namedBy, type ListedRow } from './sql.ts'

/** Days of the office, as the instants at which they begin. */
export function instantsOf(
  zone: string,
  { from, until }: { readonly from?: Day | undefined; readonly until?: Day | undefined },
) {
  const begins = (day: Day) => instantOf(`${day}T00:00`, zone)
  return {
    from: from === undefined ? null : begins(from),
    until: until === undefined ? null : begins(addDays(until, 1)),
  }
}

/** As it is called where entries are told. */
export function ownDevice({ db, syncing }: QueryContext): string {
  return findDevice(db, syncing.deviceId())?.name ?? auditText.thisPc
}

/** An entry as a list shows it. */
export function shownEntry(db: ReadDb, row: ListedRow, ownDevice: string) {
  const ids = [row.clientId, row.entity, ...textsIn(inputOf(row))].filter((id) => id !== null)
  const named = namedBy(db, ids)
  const { n, at, operator, action, reason } = row
  return {
    ...{ n, at, operator, action, reason },
    device: row.device === '' ? ownDevice : row.device,
    ...named,
    about: named.client === null && row.entity !== null && !isId(row.entity) ? row.entity : null,
  }
}

/** What was asked, field by field; a secret only says that there was one. */
export function askedBy(row: ListedRow): { field: string; value: string }[] {
  return Object.entries((inputOf(row) as Record<string, unknown> | null) ?? {}).map(([field, value]) => ({
    field,
    value: told(row.action.startsWith('access.') ? HIDDEN : value),
  }))
}

/** Each row that it wrote, with the columns that became others; null where the rows as they were are gone. */
export function changesBy(db: ReadDb, { seq }: ListedRow) {
  const images = seq === null ? [] : imagesOf(db, seq)
  if (seq !== null && images.length === 0) return null
  return images.map(({ tbl, key, before, after, later }) => {
    const was = parsed(before)
    const is = later === 1 ? parsed(after) : readRow(db, tbl, key)
    return { table: tbl, key, fields: fieldsOf(tbl, was, is) }
  })
}

function fieldsOf(table: string, was: StoredRow | null, is: StoredRow | null) {
  const columns = Object.keys(is ?? was ?? {}).filter((column) => column !== 'rev')
  const hidden = HIDDEN_TABLES.has(table)
  return columns
    .filter((column) => (was?.[column] ?? null) !== (is?.[column] ?? null))
    .map((field) => ({
      field,
      before: was === null ? null : told(hidden ? HIDDEN : was[field]),
      after: is === null ? null : told(hidden ? HIDDEN : is[field]),
    }))
}

const HIDDEN = Symbol('hidden')
/** By them somebody would get in. */
const HIDDEN_TABLES: ReadonlySet<string> = new Set(['passwords', 'recovery_codes'])
const LONGEST = 300
/** A list is read whole before it is put into words. */
const LONGEST_LIST = 4_000

function told(value: unknown): string {
  if (value === HIDDEN) return withheld.hidden
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return isSealed(value) ? withheld.sealed : cut(value)
  return cut(typeof value === 'object' ? JSON.stringify(value, hideSealed) : String(value))
}

function hideSealed(_key: string, value: unknown): unknown {
  return typeof value === 'string' && isSealed(value) ? withheld.sealed : value
}

function cut(text: string): string {
  const most = /^[[{]/.test(text) ? LONGEST_LIST : LONGEST
  return text.length > most ? `${text.slice(0, most)}…` : text
}

function inputOf({ args }: ListedRow): unknown {
  return args === null ? null : (JSON.parse(args) as { input: unknown }).input
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).slice(0, 20).flatMap(textsIn)
}

/** What in a value may be an id: all of it, each text of a list, and what looks like one within a text. */
export function idsIn(value: string): string[] {
  const quoted = [...value.matchAll(/"([^"]+)"/g)].map(([, text]) => text!)
  return [value, ...quoted, ...(value.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [])]
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(text)
}

function parsed(text: string | null): StoredRow | null {
  return text === null ? null : (JSON.parse(text) as StoredRow)
}
