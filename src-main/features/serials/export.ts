import type { z } from 'zod'
import type { JobContext } from '#core/app.ts'
import type { serialOperations } from '#contract/serials.ts'
import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { ok, type Result } from '#domain/result.ts'
import { rowsTaken } from '#messages/es-MX/audit.ts'
import { keptInside } from '#features/exports/keep-inside.ts'
import { exportTable, type ExportColumn, type Exported } from '#features/exports/table.ts'
import { methodNames, modeNames, periodName, statusNames } from '#messages/es-MX/serials.ts'
import { selectedRows, type SerialRow } from './window.ts'

type Input = z.output<(typeof serialOperations)['serials.export']['input']>

/** Column of the grid → its heading in Spanish and how a spreadsheet holds it. */
const COLUMNS: Readonly<Record<string, ExportColumn<SerialRow>>> = {
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
): Promise<Result<Pick<Exported, 'file' | 'text' | 'rows'>>> {
  const no = keptInside(context, format)
  if (no) return no
  const shown = columns.flatMap((name) => (Object.hasOwn(COLUMNS, name) ? [COLUMNS[name]!] : []))
  const slices = selectedRows(context.db, query, selection)
  const { file, text, rows } = await exportTable(
    context,
    { name: 'Sistemas', columns: shown, slices },
    format,
  )
  await context.note({ action: 'exports.taken', entity: 'Sistemas', reason: rowsTaken(rows) })
  return ok({ file, text, rows })
}
