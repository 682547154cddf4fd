import type { z } from 'zod'
import type { JobContext } from '#core/app.ts'
import type { serialOperations } from '#contract/serials.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { ok, type Result } from '#domain/result.ts'
import { csvPieces } from '#files/csv.ts'
import { xlsxStream, type SheetCell, type SheetColumn } from '#files/xlsx-write.ts'
import { methodNames, modeNames, periodName, statusNames } from '#messages/es-MX/serials.ts'
import { selectedRows, type SerialRow } from './window.ts'

type Input = z.output<(typeof serialOperations)['serials.export']['input']>

/** Column of the grid → its heading in Spanish and how a spreadsheet holds it. */
const COLUMNS: Readonly<Record<string, SheetColumn & { readonly of: (row: SerialRow) => SheetCell }>> = {
  client: { heading: 'Cliente', type: 'text', width: 40, of: (row) => row.client },
  rfc: { heading: 'RFC', type: 'text', width: 16, of: (row) => row.rfc },
  city: { heading: 'Ciudad', type: 'text', width: 18, of: (row) => row.city },
  system: { heading: 'Sistema', type: 'text', width: 10, of: (row) => row.system },
  version: { heading: 'Versión', type: 'text', width: 9, of: (row) => row.version },
  users: { heading: 'Usuarios', type: 'number', width: 9, of: (row) => row.users },
  serial: { heading: 'No. Serie', type: 'text', width: 16, of: (row) => row.serial },
  mode: { heading: 'Modalidad', type: 'text', width: 24, of: (row) => modeNames[row.mode] },
  months: { heading: 'Periodo', type: 'text', width: 11, of: (row) => periodName(row.months) },
  method: {
    heading: 'Forma de pago',
    type: 'text',
    width: 15,
    of: (row) => (row.method ? methodNames[row.method] : ''),
  },
  autoCharge: {
    heading: 'Cargo automático',
    type: 'text',
    width: 10,
    of: (row) => (row.autoCharge ? 'Sí' : ''),
  },
  activatedOn: {
    heading: 'Fecha Activación',
    type: 'day',
    width: 16,
    of: (row) => row.activatedOn as Day | null,
  },
  nextCutoff: { heading: 'Próximo Pago', type: 'day', width: 14, of: (row) => row.nextCutoff as Day | null },
  nextValidation: {
    heading: 'Próxima validación',
    type: 'day',
    width: 18,
    of: (row) => row.nextValidation as Day | null,
  },
  status: { heading: 'Estado', type: 'text', width: 16, of: (row) => statusNames[row.status] },
  amount: {
    heading: 'Importe sin IVA',
    type: 'pesos',
    width: 15,
    of: (row) => row.amount as Centavos | null,
  },
}

/** What was chosen, with the columns that are shown, under the portal's own headings so that it can come back in. */
export async function exportRows(
  context: JobContext,
  { query, selection, columns, format }: Input,
): Promise<Result<{ file: string | null; text: string | null; rows: number }>> {
  const shown = columns.flatMap((name) => (Object.hasOwn(COLUMNS, name) ? [COLUMNS[name]!] : []))
  const told = { rows: 0 }
  const rows = rowsTold(context, shown, selectedRows(context.db, query, selection), told)
  const headings = shown.map((column) => column.heading)
  if (format === 'tsv') {
    const lines = [headings, ...Array.from(rows, (row) => row.map(plain))]
    return ok({ file: null, text: lines.map((line) => line.join('\t')).join('\r\n'), rows: told.rows })
  }
  const bytes =
    format === 'xlsx'
      ? xlsxStream({ name: 'Sistemas', columns: shown, rows })
      : breathing(context, csvPieces(plainLines(headings, rows)))
  const stored = await context.files.putStream(`Sistemas.${format}`, bytes, 1024 ** 3)
  return ok({ file: stored === 'tooLarge' ? null : stored.file, text: null, rows: told.rows })
}

/** As they are written, so that of 100,000 rows never more than a slice is held. */
function* rowsTold(
  { progress, cancelled }: JobContext,
  shown: readonly { readonly of: (row: SerialRow) => SheetCell }[],
  slices: Iterable<readonly SerialRow[]>,
  told: { rows: number },
): Generator<SheetCell[]> {
  for (const slice of slices) {
    if (cancelled()) return
    for (const row of slice) yield shown.map((column) => column.of(row))
    told.rows += slice.length
    progress(told.rows, null, '')
  }
}

function* plainLines(headings: readonly string[], rows: Iterable<SheetCell[]>): Generator<readonly string[]> {
  yield headings
  for (const row of rows) yield row.map(plain)
}

function plain(cell: SheetCell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  return BREAKS.test(cell) ? cell.replaceAll(BREAKS_ALL, ' ') : cell
}

const BREAKS = /[\t\r\n]/
const BREAKS_ALL = /[\t\r\n]+/g

async function* breathing({ breathe }: JobContext, pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    yield piece
    await breathe()
  }
}
