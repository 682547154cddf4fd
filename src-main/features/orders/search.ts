import { duplicateKey } from '#domain/company-name.ts'
import type { OrderFilter } from './sql.ts'

/** "A-12", "12" or part of a client's name. */
export function searched(typed: string): Pick<OrderFilter, 'name' | 'folio'> {
  const text = typed.trim()
  const folio = /^(?:([A-Za-z][A-Za-z0-9]*)-)?0*(\d{1,9})$/.exec(text)
  if (folio)
    return { name: null, folio: { series: folio[1]?.toUpperCase() ?? null, number: Number(folio[2]) } }
  if (text === '') return { name: null, folio: null }
  return { name: duplicateKey(text), folio: null }
}
