import type { ReadDb } from '#db/sql.ts'
import type { ImportField } from '#domain/import-field.ts'
import type { PortalRow } from '#domain/portal-grid.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import * as catalogue from '#features/catalogue/sql.ts'
import { findLayout } from '#features/imports/columns.ts'
import { readLine, systemsOf, type LineValues } from '#features/imports/read-line.ts'
import type { Table } from '#files/table.ts'
import { portalText } from '#messages/es-MX/portal.ts'

export interface ReadGrid {
  readonly rows: PortalRow[]
  readonly unread: { readonly line: number; readonly serial: string; readonly why: string[] }[]
}

/** Without one of these a row says nothing that could be compared. */
const NEEDED = [
  'serial',
  'system',
  'users',
  'activatedOn',
  'paidUntil',
] as const satisfies readonly ImportField[]

/**
 * The rows of the portal's grid (R76, R77) as they are copied from a browser, with the lines of its groups (R78), or
 * from a file. Refused: `portal.noColumns` when it is not that grid, `portal.noRows` when it has no row that is read.
 */
export function readGrid(db: ReadDb, table: Table, name: string): Result<ReadGrid> {
  const products = catalogue.products(db)
  const systems = systemsOf(products, catalogue.versions(db))
  const layout = findLayout(table.rows, {
    chosen: null,
    remembered: () => null,
    isSystem: (text) => systems.find(text) !== null,
  })
  const at = new Map<ImportField, number>()
  for (const { field, column } of layout.columns) if (field !== null && !at.has(field)) at.set(field, column)
  const missing = NEEDED.filter((field) => !at.has(field)).map((field) => portalText.columns[field])
  if (missing.length > 0) return refuse('portal.noColumns', { name, missing })
  const codes = new Map(products.map(({ id, code }) => [id, code]))
  const rows: PortalRow[] = []
  const unread: ReadGrid['unread'] = []
  for (const line of layout.data.map((row) => readLine(row, at, systems))) {
    const row = line.values && rowOf(line.values, codes)
    if (row) rows.push(row)
    else {
      const why = line.errors.length > 0 ? [...line.errors] : [portalText.incomplete]
      unread.push({ line: line.line, serial: line.serialText, why })
    }
  }
  return rows.length === 0 ? refuse('portal.noRows', { name, unread: unread.length }) : ok({ rows, unread })
}

function rowOf(values: LineValues, codes: ReadonlyMap<string, string>): PortalRow | null {
  const { serial, productId, version, users, activatedOn, paidUntil } = values
  const system = productId === null ? undefined : codes.get(productId)
  if (system === undefined || users === null || activatedOn === null || paidUntil === null) return null
  return { serial, system, version: version ?? '', users, activatedOn, nextPayment: paidUntil }
}
