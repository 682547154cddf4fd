import type { z } from 'zod'
import type { HandlersOf, JobContext } from '#core/app.ts'
import type { importOperations } from '#contract/imports.ts'
import type { ReadDb } from '#db/sql.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findProduct } from '#features/catalogue/sql.ts'
import { countClients } from '#features/clients/sql.ts'
import * as ledger from '#features/ledger/sql.ts'
import { countSerials } from '#features/serials/sql.ts'
import { importFieldText } from '#messages/es-MX/imports.ts'
import { applyEffects } from './apply.ts'
import { decideLine } from './decide.ts'
import { saveErrors } from './errors.ts'
import { readFacts } from './ledger.ts'
import type { ImportCounts, PlannedLine } from './plan.ts'
import { prepareImport, type PreparedImport } from './prepare.ts'
import * as imports from './sql.ts'

export const importHandlers: HandlersOf<typeof importOperations> = {
  'imports.preview': async (context, input) => {
    const prepared = await prepareImport(context, input)
    if (!prepared.ok) return prepared
    const { newClients, newSerials } = prepared.value
    return ok(
      answer(prepared.value, input, {
        clients: countClients(context.db) + newClients,
        serials: countSerials(context.db) + newSerials,
      }),
    )
  },

  'imports.commit': async (context, input) => {
    const prepared = await prepareImport(context, input)
    if (!prepared.ok) return prepared
    const saved = await saveImport(context, prepared.value, input.map !== undefined)
    if (!saved.ok) return saved
    const totals = { clients: countClients(context.db), serials: countSerials(context.db) }
    return ok({ ...answer(prepared.value, input, totals), import: saved.value })
  },

  'imports.errors': async (context, input) => {
    const prepared = await prepareImport(context, input)
    return prepared.ok ? saveErrors(context.files, prepared.value) : prepared
  },

  'imports.record': ({ db, newId, now, today, operator }, input) => {
    const id = newId()
    imports.insertImport(db, {
      id,
      source: input.source,
      sheet: input.sheet,
      importedOn: today,
      importedAt: now,
      operatorId: operator.id,
      counts: JSON.stringify(input.counts),
    })
    return ok({ id })
  },

  'imports.remember': ({ db }, { fingerprint, map }) => {
    imports.rememberMap(db, fingerprint, JSON.stringify(map))
    return ok({ fingerprint })
  },

  'imports.line': (context, { import: importId, line, ...values }) => {
    // load
    if (values.productId !== null && !findProduct(context.db, values.productId))
      return refuse('catalogue.productNotFound', { product: values.productId })
    const facts = readFacts(context.db, values)
    // decide
    const decision = decideLine(values, facts, context.today)
    if (decision.outcome === 'conflict' || decision.outcome === 'error') {
      return refuse('import.lineNotTaken', { line, serial: values.serial })
    }
    // save
    if (decision.outcome === 'same') return ok({ id: facts.serial!.id })
    return ok({ id: applyEffects(context, decision.effects, facts.serial, importId) })
  },

  'imports.undo': ({ db, today, authority }, { import: id }) => {
    // load
    const found = imports.findImport(db, id)
    if (!found) return refuse('import.notFound', { id })
    if (found.undoneOn !== null)
      return refuse('import.alreadyUndone', { source: found.source, on: found.undoneOn })
    const recorded = imports.seqOfImport(db, id)
    if (ledger.isTooOld(recorded, authority)) return refuse('undo.tooOld', {})
    const lines = recorded === null ? [] : imports.linesAfter(db, recorded)
    // decide
    const later = ledger.laterWork(db, lines)
    if (later.length > 0) {
      return refuse('import.laterWork', {
        source: found.source,
        items: [...new Set(later.map((row) => nameOf(db, row)))],
      })
    }
    // save
    const rows = ledger.putBack(db, lines)
    const orphans = imports.brokenReferences(db)
    if (orphans.length > 0) return refuse('import.laterWork', { source: found.source, items: orphans })
    imports.markUndone(db, id, today)
    return ok({ id, rows })
  },

  'imports.list': ({ db }, { limit }) =>
    ok({
      imports: imports
        .listImports(db, limit ?? 50)
        .map((row) => ({ ...row, counts: JSON.parse(row.counts) as ImportCounts })),
    }),
}

/** 'serials ⟨id⟩' as an operator knows it: 'SAES7056850'. */
function nameOf(db: ReadDb, row: string): string {
  const [table = '', key = ''] = row.split(' ')
  return imports.nameOfRow(db, table, key) ?? key
}

const stride = 250
/** Lines from which an import has a backup before it. */
const BULK = 50

/** Only of what is there; that it cannot be made keeps nobody from importing, and is told in Respaldos. */
async function backUp({ durability, db }: JobContext): Promise<void> {
  if (!durability.isUpToDate() && imports.lastSeq(db) > 0) await durability.make('beforeImport')
}

/** One transaction: the import, a map that was corrected, and one recorded command for each line that is taken. */
async function saveImport(
  context: JobContext,
  prepared: PreparedImport,
  corrected: boolean,
): Promise<Result<string | null>> {
  const { layout, lines, counts, source, table } = prepared
  const taken = lines.filter((line) => line.values !== null)
  const map = layout.columns.map(({ field }) => field)
  const remember = corrected && imports.rememberedMap(context.db, layout.fingerprint) !== JSON.stringify(map)
  if (taken.length === 0 && !remember) return ok(null)
  if (taken.length >= BULK) await backUp(context)
  return context.atomically(async () => {
    if (remember) {
      const remembered = context.run('imports.remember', { fingerprint: layout.fingerprint, map })
      if (!remembered.ok) return remembered
    }
    if (taken.length === 0) return ok(null)
    const recorded = context.run('imports.record', { source, sheet: table.sheet, counts })
    if (!recorded.ok) return recorded
    const { id } = recorded.value as { readonly id: string }
    for (const [done, { line, values }] of taken.entries()) {
      if (done % stride === 0) {
        context.progress(done, taken.length, source)
        await context.breathe()
        if (context.cancelled()) return refuse('operation.cancelled', {})
      }
      const written = context.run('imports.line', { import: id, line, ...values })
      if (!written.ok) return written
    }
    context.progress(taken.length, taken.length, source)
    return ok(id)
  })
}

interface Window {
  readonly only?: readonly (PlannedLine['outcome'] | 'warning')[] | undefined
  readonly offset?: number | undefined
  readonly limit?: number | undefined
}

type Preview = z.input<(typeof importOperations)['imports.preview']['output']>

function answer(
  { source, table, layout, lines, counts }: PreparedImport,
  { only, offset = 0, limit }: Window,
  totals: { readonly clients: number; readonly serials: number },
): Preview {
  const wanted = only
    ? lines.filter(
        (line) => only.includes(line.outcome) || (only.includes('warning') && line.warnings.length > 0),
      )
    : lines
  return {
    ...counts,
    ...totals,
    rows: wanted.slice(offset, limit === undefined ? undefined : offset + limit).map(shown),
    rowsTotal: wanted.length,
    source,
    sheet: table.sheet,
    sheets: [...table.sheets],
    encoding: table.encoding,
    headingLine: layout.headingLine,
    columns: layout.columns.map((column) => ({ ...column, examples: [...column.examples] })),
    skipped: [...layout.skipped],
  }
}

function shown({ values: _, changes, warnings, why, ...line }: PlannedLine): Preview['rows'][number] {
  return {
    ...line,
    changes: changes.map((change) => ({ ...change, label: importFieldText[change.field] })),
    warnings: [...warnings],
    why: [...why],
  }
}
