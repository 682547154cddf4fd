import type { JobContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { IMPORT_FIELDS, type ImportField } from '#domain/import-field.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import * as catalogue from '#features/catalogue/sql.ts'
import type { TableRow } from '#files/sheet-scan.ts'
import type { FileStore } from '#files/store.ts'
import { readTable, readText, type Table } from '#files/table.ts'
import { importFieldText, PASTED } from '#messages/es-MX/imports.ts'
import { findLayout, type ColumnMap, type Layout } from './columns.ts'
import { futureLedger } from './ledger.ts'
import { countLines, planLines, type ImportCounts, type PlannedLine } from './plan.ts'
import { readLine, systemsOf } from './read-line.ts'
import * as imports from './sql.ts'

export interface ImportSource {
  readonly file?: string | undefined
  readonly text?: string | undefined
  readonly sheet?: string | undefined
  readonly map?: ColumnMap | undefined
  readonly formulas?: 'refuse' | 'values' | undefined
}

export interface PreparedImport {
  readonly source: string
  readonly table: Table
  readonly layout: Layout
  readonly lines: readonly PlannedLine[]
  readonly counts: ImportCounts
  /** What the ledger's totals would be. */
  readonly newClients: number
  readonly newSerials: number
}

type Context = Pick<JobContext, 'db' | 'files' | 'today'>

/**
 * A spreadsheet, read and decided line by line; preview, commit and the file of errors all begin here. The last one
 * of each ledger is kept, so that a screen that pages through a preview does not read 100,000 lines for each page.
 */
export async function prepareImport(context: Context, input: ImportSource): Promise<Result<PreparedImport>> {
  const { map, sheet, formulas, file, text } = input
  const key = JSON.stringify([
    file ?? null,
    text ?? null,
    sheet,
    map,
    formulas,
    imports.lastSeq(context.db),
    context.today,
  ])
  const last = lastPrepared.get(context.files)
  if (last?.key === key) return ok(last.prepared)
  // Let go first: two prepared imports of 100,000 lines are more memory than one.
  lastPrepared.delete(context.files)
  const opened = await openSource(context.files, input)
  if (!opened.ok) return opened
  const prepared = decide(context, input, opened.value.name, opened.value.table)
  if (prepared.ok) lastPrepared.set(context.files, { key, prepared: prepared.value })
  return prepared
}

const lastPrepared = new WeakMap<FileStore, { readonly key: string; readonly prepared: PreparedImport }>()

async function openSource(
  files: FileStore,
  input: ImportSource,
): Promise<Result<{ readonly name: string; readonly table: Table }>> {
  const stored = input.file === undefined ? null : files.get(input.file)
  if (input.file !== undefined && !stored) return refuse('file.notFound', { file: input.file })
  const name = stored?.name ?? PASTED
  const table = stored
    ? await readTable(stored.path, { name, sheet: input.sheet ?? null })
    : readText(input.text ?? '', name, null)
  return table.ok ? ok({ name, table: table.value }) : table
}

function decide(context: Context, input: ImportSource, source: string, table: Table): Result<PreparedImport> {
  const { db, today } = context
  const products = catalogue.products(db)
  const systems = systemsOf(products, catalogue.versions(db))
  const layout = findLayout(table.rows, {
    chosen: input.map ?? null,
    remembered: (fingerprint) => rememberedMap(db, fingerprint),
    isSystem: (text) => systems.find(text) !== null,
  })
  const at = positions(layout)
  if (!at.ok) return at
  if (!at.value.has('serial')) {
    return refuse('import.noSerialColumn', {
      name: source,
      columns: layout.columns,
    })
  }
  if (layout.data.length === 0) return refuse('import.noLines', { name: source })
  const cells = input.formulas === 'values' ? [] : formulaCells(layout, at.value)
  if (cells.length > 0) {
    return refuse('import.formulas', { name: source, cells: cells.slice(0, 5), count: cells.length })
  }
  const codes = new Map(products.map(({ id, code }) => [id, code]))
  const read = layout.data.map((row) => readLine(row, at.value, systems))
  const ledger = futureLedger(
    db,
    read.flatMap(({ values }) => (values ? [values] : [])),
    codes,
  )
  const lines = planLines(read, ledger, today)
  return ok({
    source,
    table,
    layout,
    lines,
    counts: countLines(lines),
    newClients: ledger.newClients(),
    newSerials: ledger.newSerials(),
  })
}

function positions(layout: Layout): Result<ReadonlyMap<ImportField, number>> {
  const at = new Map<ImportField, number>()
  for (const { field, column } of layout.columns) {
    if (field === null) continue
    if (at.has(field)) return refuse('import.sameFieldTwice', { field: importFieldText[field] })
    at.set(field, column)
  }
  return ok(at)
}

/** A formula's last result may be out of date, and in a text file there is only the formula. */
function formulaCells(layout: Layout, at: ReadonlyMap<ImportField, number>): string[] {
  const read = new Map([...at].map(([field, column]) => [column, field]))
  const named = (row: TableRow, column: number) => {
    const field = read.get(column)
    return field === undefined ? [] : [`${importFieldText[field]} de la línea ${row.line}`]
  }
  return layout.data.flatMap((row) => row.formulas.flatMap((column) => named(row, column)))
}

/** A map that an older program remembered may name a field that is no more. */
function rememberedMap(db: ReadDb, fingerprint: string): ColumnMap | null {
  const text = imports.rememberedMap(db, fingerprint)
  if (text === null) return null
  const map = JSON.parse(text) as readonly string[]
  return map.map((name) => IMPORT_FIELDS.find((field) => field === name) ?? null)
}
