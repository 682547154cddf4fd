import { ok, type Result } from '#domain/result.ts'
import type { FileStore } from '#files/store.ts'
import { xlsxStream, type SheetColumn } from '#files/xlsx-write.ts'
import { ERRORS_SHEET, importFieldText, REASON_HEADING } from '#messages/es-MX/imports.ts'
import type { PreparedImport } from './prepare.ts'

const mostBytes = 256 * 1_048_576

/** The lines in error as they came, with the reason beside each: mended there, the sheet is dropped in again. */
export async function saveErrors(
  files: FileStore,
  { layout, lines, source }: PreparedImport,
): Promise<Result<{ file: string | null; rows: number }>> {
  const reasons = new Map(
    lines.flatMap(({ line, outcome, why }) => (outcome === 'error' ? [[line, why.join(' ')]] : [])),
  )
  if (reasons.size === 0) return ok({ file: null, rows: 0 })
  const kept = layout.columns.filter(({ heading, field }) => heading !== REASON_HEADING || field !== null)
  const columns: SheetColumn[] = [
    ...kept.map(({ heading, field }) => ({
      heading: heading || (field === null ? '' : importFieldText[field]),
      type: 'text' as const,
    })),
    { heading: REASON_HEADING, type: 'text', width: 80 },
  ]
  const rows = layout.data
    .filter(({ line }) => reasons.has(line))
    .map(({ line, cells }) => [...kept.map(({ column }) => cells[column] ?? ''), reasons.get(line)!])
  const name = `${source.replace(/\.[a-z]{2,4}$/i, '')} - por corregir.xlsx`
  const stored = await files.putStream(name, xlsxStream({ name: ERRORS_SHEET, columns, rows }), mostBytes)
  if (stored === 'tooLarge') throw new Error('the lines in error are larger than any file that could be read')
  return ok({ file: stored.file, rows: rows.length })
}
