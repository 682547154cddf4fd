import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Mode, Months } from '#domain/rental.ts'
import { contactsOf } from '#features/contacts/sql.ts'
import type { KnownClient, KnownContact, KnownSerial } from './facts.ts'

interface SerialRow {
  readonly id: string
  readonly serial: string
  readonly clientId: string
  readonly productId: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  readonly activatedOn: Day | null
  readonly lastDay: number
  readonly status: 'active' | 'left'
  readonly months: Months | null
  readonly method: Method | null
  readonly autoCharge: number
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  readonly codes: string
}

const SERIAL = sql`
  s.id, s.serial, s.client_id AS clientId, s.product_id AS productId, p.code AS system, s.version, s.users,
  s.mode, s.activated_on AS activatedOn, s.last_day AS lastDay, s.status, r.months, r.method,
  coalesce(r.auto_charge, 0) AS autoCharge, coalesce(r.paid_months, 0) AS paidMonths,
  coalesce(r.paid_state, 'presumed') AS paidState,
  (SELECT json_group_array(code ORDER BY received_on DESC, id DESC) FROM activation_codes a
    WHERE a.serial_id = s.id) AS codes
`

/** Those that a file names, by the number it names, at once; a line of the recorded command asks for its own alone. */
export function knownSerials(db: ReadDb, serials: readonly string[]): Map<string, KnownSerial> {
  const names = sql`json_each(${JSON.stringify(serials)}) n`
  const byFormer = sql`
    ${names} CROSS JOIN replacements f ON f.former_serial = n.value CROSS JOIN serials s ON s.id = f.serial_id
  `
  const byNumber = sql`${names} CROSS JOIN serials s ON s.serial = n.value`
  const rows = [...namedSerials(db, byFormer), ...namedSerials(db, byNumber)]
  return new Map(rows.map(({ named, ...row }) => [named, knownSerial(row)]))
}

/** CROSS: from each name to its serial, or a plan made while the ledger was small would read every serial. */
function namedSerials(db: ReadDb, from: Sql): (SerialRow & { readonly named: string })[] {
  return db.all(sql`
    SELECT n.value AS named, ${SERIAL} FROM ${from}
    CROSS JOIN products p ON p.id = s.product_id LEFT JOIN rentals r ON r.serial_id = s.id
  `)
}

function knownSerial({ lastDay, status, autoCharge, codes, ...row }: SerialRow): KnownSerial {
  return {
    ...row,
    lastDay: lastDay === 1,
    left: status === 'left',
    autoCharge: autoCharge === 1,
    codes: JSON.parse(codes) as string[],
  }
}

/** Most lines of a first import are new, and the short question is ten times faster than the long one. */
export function serialNamed(db: ReadDb, serial: string): KnownSerial | null {
  const id =
    db.value<string>(sql`SELECT id FROM serials WHERE serial = ${serial}`) ??
    db.value<string>(sql`SELECT serial_id FROM replacements WHERE former_serial = ${serial}`)
  if (id === null) return null
  const row = db.get<SerialRow>(sql`
    SELECT ${SERIAL} FROM serials s
    JOIN products p ON p.id = s.product_id LEFT JOIN rentals r ON r.serial_id = s.id WHERE s.id = ${id}
  `)
  return row && knownSerial(row)
}

const CLIENTS = sql`
  SELECT c.id, c.name, c.rfc, c.city, c.note, c.status,
    (SELECT json_group_array(
        json_object('id', p.id, 'name', p.name, 'phone', p.phone, 'email', p.email, 'role', p.role)
        ORDER BY p.position, p.id)
      FROM contacts p WHERE p.client_id = c.id) AS contacts
  FROM clients c
`

export function clientsWithId(db: ReadDb, ids: readonly string[]): KnownClient[] {
  return clientsWhere(db, sql`c.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`)
}

export function clientWithId(db: ReadDb, id: string): KnownClient | null {
  return oneClient(db, sql`id = ${id}`)
}

export function clientWithRfc(db: ReadDb, rfc: string): KnownClient | null {
  return oneClient(db, sql`rfc = ${rfc} AND ${IDENTIFYING}`)
}

/** Of those whose RFC identifies nobody: without one, or a generic one. */
export function clientNamed(db: ReadDb, rfc: string | null, name: string): KnownClient | null {
  return oneClient(
    db,
    sql`name_key = ${duplicateKey(name)} AND name = ${name} AND rfc IS ${rfc} ORDER BY id LIMIT 1`,
  )
}

/** In two short questions, which for one client cost a quarter of the long one. */
function oneClient(db: ReadDb, condition: Sql): KnownClient | null {
  const row = db.get<Omit<KnownClient, 'contacts'>>(
    sql`SELECT id, name, rfc, city, note, status FROM clients WHERE ${condition}`,
  )
  return row && { ...row, contacts: contactsOf(db, row.id) }
}

export function clientsWithRfc(db: ReadDb, rfcs: readonly string[]): KnownClient[] {
  return clientsWhere(
    db,
    sql`c.rfc IN (SELECT value FROM json_each(${JSON.stringify(rfcs)})) AND ${IDENTIFYING}`,
  )
}

/** As the unique index says it, or SQLite would read every client. */
const IDENTIFYING = sql`rfc NOT IN ('XAXX010101000', 'XEXX010101000')`

export function clientsNamed(db: ReadDb, rfc: string | null, names: readonly string[]): KnownClient[] {
  const keys = names.map(duplicateKey)
  return clientsWhere(
    db,
    sql`c.name_key IN (SELECT value FROM json_each(${JSON.stringify(keys)}))
      AND c.name IN (SELECT value FROM json_each(${JSON.stringify(names)})) AND c.rfc IS ${rfc}`,
  )
}

function clientsWhere(db: ReadDb, condition: Sql): KnownClient[] {
  return db
    .all<Omit<KnownClient, 'contacts'> & { contacts: string }>(
      sql`${CLIENTS} WHERE ${condition} ORDER BY c.id`,
    )
    .map((row) => ({ ...row, contacts: JSON.parse(row.contacts) as KnownContact[] }))
}

export interface Similar {
  readonly name: string
  readonly rfc: string | null
}

/** Registered under an RFC that differs from this one in its last character only. */
export function clientWithRfcStem(db: ReadDb, rfc: string): Similar | null {
  const stem = rfc.slice(0, -1)
  return db.get<Similar>(sql`
    SELECT name, rfc FROM clients
    WHERE rfc >= ${stem} AND rfc < ${`${stem}Z`} AND rfc <> ${rfc} AND ${IDENTIFYING} ORDER BY rfc LIMIT 1
  `)
}

/** The same name but for accents, legal form and the like, where one of the two has no RFC. */
export function clientWithNameKey(db: ReadDb, nameKey: string, withoutRfcOnly: boolean): Similar | null {
  return db.get<Similar>(sql`
    SELECT name, rfc FROM clients
    WHERE name_key = ${nameKey} ${withoutRfcOnly ? sql`AND rfc IS NULL` : sql``} ORDER BY id LIMIT 1
  `)
}

export interface ImportRow {
  readonly id: string
  readonly source: string
  readonly sheet: string | null
  readonly importedOn: Day
  readonly importedAt: string
  readonly operatorId: string
  readonly counts: string
}

export function insertImport(db: WriteDb, row: ImportRow): void {
  db.runOne(sql`
    INSERT INTO imports (id, source, sheet, imported_on, imported_at, operator_id, counts)
    VALUES (${row.id}, ${row.source}, ${row.sheet}, ${row.importedOn}, ${row.importedAt}, ${row.operatorId}, ${row.counts})
  `)
}

export interface ListedImport {
  readonly id: string
  readonly source: string
  readonly sheet: string | null
  readonly importedOn: string
  readonly importedAt: string
  readonly operator: string
  readonly counts: string
  readonly undoneOn: string | null
}

const IMPORTS = sql`
  SELECT i.id, i.source, i.sheet, i.imported_on AS importedOn, i.imported_at AS importedAt,
    coalesce(o.name, i.operator_id) AS operator, i.counts, i.undone_on AS undoneOn
  FROM imports i LEFT JOIN operators o ON o.id = i.operator_id
`

export function findImport(db: ReadDb, id: string): ListedImport | null {
  return db.get<ListedImport>(sql`${IMPORTS} WHERE i.id = ${id}`)
}

export function listImports(db: ReadDb, limit: number): ListedImport[] {
  return db.all<ListedImport>(sql`${IMPORTS} ORDER BY i.imported_at DESC, i.id DESC LIMIT ${limit}`)
}

export function markUndone(db: WriteDb, id: string, on: Day): void {
  db.runOne(sql`UPDATE imports SET undone_on = ${on} WHERE id = ${id} AND undone_on IS NULL`)
}

export function rememberedMap(db: ReadDb, fingerprint: string): string | null {
  return db.value<string>(sql`SELECT map FROM import_maps WHERE fingerprint = ${fingerprint}`)
}

export function rememberMap(db: WriteDb, fingerprint: string, map: string): void {
  db.runOne(sql`
    INSERT INTO import_maps (fingerprint, map) VALUES (${fingerprint}, ${map})
    ON CONFLICT (fingerprint) DO UPDATE SET map = excluded.map
  `)
}

/** Changes whenever a command was recorded: an earlier preview is then worth nothing. */
export function lastSeq(db: ReadDb): number {
  return db.value<number>(sql`SELECT coalesce(max(seq), 0) FROM outbox`)!
}

/** The command that recorded an import wrote its row, and so kept that there was none before. */
export function seqOfImport(db: ReadDb, id: string): number | null {
  return db.value<number>(sql`
    SELECT seq FROM before_images WHERE tbl = 'imports' AND key = ${id} AND row IS NULL ORDER BY seq LIMIT 1
  `)
}

/** The lines recorded after it, up to the next import of the same job. */
export function linesAfter(db: ReadDb, seq: number): number[] {
  return db.column<number>(sql`
    SELECT seq FROM outbox
    WHERE group_id = (SELECT group_id FROM outbox WHERE seq = ${seq}) AND type = 'imports.line' AND seq > ${seq}
      AND seq < coalesce((SELECT min(seq) FROM outbox WHERE type = 'imports.record' AND seq > ${seq}
        AND group_id = (SELECT group_id FROM outbox WHERE seq = ${seq})), 9007199254740991)
    ORDER BY seq
  `)
}

/** A client by name and a serial by number, for each row that hangs from one; null for any other. */
export function nameOfRow(db: ReadDb, table: string, key: string): string | null {
  switch (table) {
    case 'clients':
      return db.value<string>(sql`SELECT name FROM clients WHERE id = ${key}`)
    case 'contacts':
      return db.value<string>(
        sql`SELECT c.name FROM contacts p JOIN clients c ON c.id = p.client_id WHERE p.id = ${key}`,
      )
    case 'serials':
      return db.value<string>(sql`SELECT serial FROM serials WHERE id = ${key}`)
    case 'rentals':
      return db.value<string>(
        sql`SELECT s.serial FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = ${key}`,
      )
    case 'activation_codes':
      return db.value<string>(
        sql`SELECT s.serial FROM activation_codes a JOIN serials s ON s.id = a.serial_id WHERE a.id = ${key}`,
      )
    default:
      return null
  }
}

/** Work that hangs from rows that are no more: a payment, a call, a slip made after the import. */
export function brokenReferences(db: ReadDb): string[] {
  const broken = db.all<{ table: string }>(sql`PRAGMA foreign_key_check`)
  return [...new Set(broken.map(({ table }) => laterNames.get(table) ?? table))]
}

const laterNames: ReadonlyMap<string, string> = new Map([
  ['contact_log', 'llamadas y notas'],
  ['follow_ups', 'promesas y avisos'],
  ['payments', 'pagos'],
  ['slips', 'fichas de pago'],
  ['slip_lines', 'fichas de pago'],
  ['orders', 'pedidos'],
  ['order_lines', 'pedidos'],
  ['renewals', 'renovaciones'],
  ['validations', 'validaciones'],
  ['stoppages', 'reportes de falla'],
  ['reminders', 'recordatorios'],
  ['contacts', 'contactos'],
  ['serials', 'series'],
  ['activation_codes', 'códigos de activación'],
])
