import type { CellFault } from '#domain/workbook-refusals.ts'
import { unguardFormula } from '#files/formula-guard.ts'
import type { StoredColumn } from './sql.ts'

export type Stored = string | number | null

/** Excel takes 32,767 in a cell; what is longer goes on in a sheet of its own. One sign may become two on its way. */
const MOST_LETTERS = 32_000

/**
 * A value as its cells hold it: the first in its place, the others among the long texts. An empty text that might have
 * been none is one apostrophe, and a text of apostrophes has one more.
 */
export function cellsOf(value: Stored, { notNull }: StoredColumn): readonly (string | number | null)[] {
  if (typeof value === 'number')
    return [Number.isSafeInteger(value) && Math.abs(value) < 1e15 ? value : String(value)]
  if (value === null || (value === '' && notNull)) return [null]
  return /^'*$/.test(value) ? [`${value}'`] : cut(value)
}

function cut(text: string): string[] {
  if (text.length <= MOST_LETTERS) return [text]
  const parts: string[] = []
  for (let at = 0; at < text.length;) {
    const whole = /[\ud800-\udbff]/.test(text[at + MOST_LETTERS - 1] ?? '') ? MOST_LETTERS - 1 : MOST_LETTERS
    parts.push(text.slice(at, at + whole))
    at += whole
  }
  return parts
}

/** What the cells of a value stand for; a number or a day that Excel made of a text is taken as it is shown. */
export function valueOf(cells: readonly string[], { type, notNull }: StoredColumn): Stored {
  const text = cells.map(unguardFormula).join('')
  if (type === 'INTEGER') return text === '' ? null : Number(text)
  if (text === '') return notNull ? '' : null
  return /^'+$/.test(text) ? text.slice(1) : text
}

/** What is wrong with a value, as far as it can be told without the rest of the ledger. */
export function faultOf(value: Stored, column: StoredColumn, isKey: boolean): CellFault | null {
  if (column.type === 'INTEGER') {
    if (value === null) return column.notNull ? 'empty' : null
    return Number.isSafeInteger(value) ? null : 'number'
  }
  if (value === null || value === '') return isKey ? 'empty' : null
  if (DAY.test(column.name) && !isCivilDay(String(value))) return 'day'
  return INSTANT.test(column.name) && !isInstant(String(value)) ? 'instant' : null
}

/** As the ledger names its days and its instants. */
const DAY = /(?:_on|_day)$|^day$|^valid_(?:from|until)$|^(?:act|answer|finish)_by$/
const INSTANT = /(?:^|_)at$/

function isCivilDay(text: string): boolean {
  if (text.length !== 10) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

function isInstant(text: string): boolean {
  return isCivilDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text))
}
