import type { GridFilter, GridQuery } from '#contract/grid.ts'
import { METHODS } from '#domain/payment-method.ts'
import { methodNames, modeNames, periodName, serialText, statusNames } from '#messages/es-MX/serials.ts'

// The grid shows, groups and filters by words; the core keeps codes. What stands in one column is translated here.

const both = (pairs: readonly (readonly [code: string, word: string])[]) => ({
  words: new Map(pairs),
  codes: new Map(pairs.map(([code, word]) => [word, code])),
})

const COLUMNS: Readonly<Record<string, ReturnType<typeof both>>> = {
  mode: both(Object.entries(modeNames)),
  months: both(([1, 6, 12] as const).map((months) => [String(months), periodName(months)])),
  method: both(METHODS.map((method) => [method, methodNames[method]])),
  autoCharge: both([
    ['1', serialText.yes],
    ['0', serialText.no],
  ]),
  status: both(Object.entries(statusNames)),
}

/** `wordOf('mode', 'physical') // 'Licenciamiento físico'`; other columns are shown as they are kept. */
export function wordOf(column: string, code: string): string {
  return COLUMNS[column]?.words.get(code) ?? code
}

export function codeOf(column: string, word: string): string {
  return COLUMNS[column]?.codes.get(word) ?? word
}

export function hasWords(column: string): boolean {
  return Object.hasOwn(COLUMNS, column)
}

/** The grid's question as the core understands it. */
export function inCodes(query: GridQuery): GridQuery {
  return { ...query, filters: query.filters.map(filterInCodes) }
}

/** The values of the opened groups, outermost first. */
export function pathInCodes(query: GridQuery, path: readonly string[]): string[] {
  return path.map((word, level) => codeOf(query.groupBy[level] ?? '', word))
}

function filterInCodes(filter: GridFilter): GridFilter {
  if (filter.kind !== 'oneOf' || !hasWords(filter.column)) return filter
  return { ...filter, values: filter.values.map((word) => codeOf(filter.column, word)) }
}
