import { parseDay, type Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import { parsePesos, type Centavos } from '#domain/money.ts'
import { parsePrepaidKey, type PortalWord } from '#domain/prepaid-key.ts'
import type { Months } from '#domain/rental.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import { unguardFormula } from '#files/formula-guard.ts'
import type { Systems } from '#features/imports/read-line.ts'
import { readDay, readMonths, readUsers } from '#features/imports/values.ts'
import { keyLineText as text } from '#messages/es-MX/keys.ts'

/** One line as it was written; what it does not say is null, and the batch says it. */
export interface ReadKeyLine {
  readonly line: number
  /** In its one form; null where it is no key. */
  readonly key: string | null
  readonly written: string
  readonly productId: string | null
  readonly months: Months | null
  readonly users: number | null
  readonly unitCost: Centavos | null
  readonly expiresOn: Day | null
  readonly word: PortalWord | null
  readonly client: string
  /** The columns in which something is written, readable or not. */
  readonly says: ReadonlySet<KeyField>
  readonly errors: readonly string[]
}

export type KeyField = 'key' | 'product' | 'months' | 'users' | 'status' | 'client' | 'cost' | 'expires'

const HEADINGS: readonly (readonly [KeyField, RegExp])[] = [
  ['key', /^(claves?( de)?( producto)?( prepago)?|prepago|codigo prepago|key)$/],
  ['product', /^(productos?|sistemas?|descripcion)$/],
  ['months', /^(periodos?|periodicidad|vigencia|plan|meses|renta)$/],
  ['users', /^(usuarios?|no usuarios|numero de usuarios|licencias)$/],
  ['status', /^(estatus|estado|status|situacion)$/],
  ['client', /^(clientes?|asignad[oa] a|cliente asignado|razon social)$/],
  ['cost', /^(costo|precio|costo unitario|importe|precio unitario)$/],
  ['expires', /^(vence|vencimiento|caduca|caducidad|fecha de vencimiento|expira|expiracion)$/],
]

/** Headings are looked for under a title, and not further down. */
const SEARCH = 20

/**
 * The lines of a list of keys: by its headings where it has them, else the key alone, one a line, as a bar-code reader
 * types it. Lines without any text are no lines.
 */
export function readKeyLines(rows: readonly TableRow[], systems: Systems): ReadKeyLine[] {
  const at = rows.slice(0, SEARCH).findIndex((row) => columnsOf(row).has('key'))
  if (at >= 0) {
    const columns = columnsOf(rows[at]!)
    return rows
      .slice(at + 1)
      .filter(isFilled)
      .map((row) => readLine(row, (field) => cell(row, columns.get(field)), systems))
  }
  return rows.filter(isFilled).map((row) => readLine(row, byContent(row, systems), systems))
}

function isFilled(row: TableRow): boolean {
  return row.cells.some((written) => written.trim() !== '')
}

function columnsOf(row: TableRow): ReadonlyMap<KeyField, number> {
  const columns = new Map<KeyField, number>()
  row.cells.forEach((written, column) => {
    const heading = foldForSearch(written)
      .replace(/[^a-z0-9 ]/g, '')
      .trim()
    const field = HEADINGS.find(([, pattern]) => pattern.test(heading))?.[0]
    if (field !== undefined && !columns.has(field)) columns.set(field, column)
  })
  return columns
}

function cell(row: TableRow, column: number | undefined): string {
  return column === undefined ? '' : unguardFormula(row.cells[column] ?? '').trim()
}

/** Without headings, each cell by what it can only be; a key in five cells is put together. */
function byContent(row: TableRow, systems: Systems): (field: KeyField) => string {
  const cells = row.cells.map((_, column) => cell(row, column)).filter((written) => written !== '')
  const is: Readonly<Partial<Record<KeyField, (written: string) => boolean>>> = {
    key: (written) => parsePrepaidKey(written) !== null,
    product: (written) => systems.find(written) !== null,
    months: (written) => !/^\d+$/.test(written) && readMonths(written) !== null,
    users: (written) => /^\d{1,4}$/.test(written),
    status: (written) => readWord(written) !== null,
  }
  return (field) => {
    const found = cells.find((written) => is[field]?.(written) ?? false)
    if (found !== undefined || field !== 'key') return found ?? ''
    const together = cells.slice(0, 5).join('-')
    return parsePrepaidKey(together) === null ? (cells[0] ?? '') : together
  }
}

function readLine(row: TableRow, of: (field: KeyField) => string, systems: Systems): ReadKeyLine {
  const errors: string[] = []
  const says = new Set<KeyField>()
  const read = <T>(
    field: KeyField,
    parse: (written: string) => T | null,
    wrong: (written: string) => string,
  ) => {
    const written = of(field)
    if (written === '') return null
    says.add(field)
    const value = parse(written)
    if (value === null) errors.push(wrong(written))
    return value
  }
  const written = of('key')
  const key = parsePrepaidKey(written)
  if (key === null) errors.push(text.notAKey)
  return {
    line: row.line,
    key,
    written: written.slice(0, 40),
    productId: read('product', (typed) => systems.find(typed)?.productId ?? null, text.unknownProduct),
    months: read('months', readMonths, text.badMonths),
    users: read('users', readUsers, text.badUsers),
    unitCost: read('cost', (typed) => parsePesos(typed.replace(/^\$\s*/, '')), text.badCost),
    expiresOn: read('expires', (typed) => parseDay(typed) ?? readDay(typed), text.badDay),
    word: read('status', readWord, text.badStatus),
    client: of('client').slice(0, 200),
    says,
    errors,
  }
}

/** R66: the vendor's two words, however they are written. */
function readWord(written: string): PortalWord | null {
  const folded = foldForSearch(written)
  if (/^disponibles?( sin asignar)?$/.test(folded)) return 'Disponible sin Asignar'
  return /^utilizad[ao]s?$/.test(folded) ? 'Utilizada' : null
}
