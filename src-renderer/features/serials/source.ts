import type { OutputOf } from '#contract/index.ts'
import { call, RefusalError, type Reply } from '../../api.ts'
import type { GridSource } from '../../ui/Grid/types.ts'
import { hasWords, inCodes, pathInCodes, wordOf } from './words.ts'

export type SerialLine = OutputOf<'serials.window'>['rows'][number]

/** The grid's questions, put to the core. Exporting asks for a format first, so it belongs to the screen. */
export const serialSource: GridSource<SerialLine> = {
  window: async (query, at) =>
    valueOf(
      await call('serials.window', {
        query: inCodes(query),
        at: { ...at, path: pathInCodes(query, at.path) },
      }),
    ),
  groups: async (query, at) => {
    const answer = valueOf(
      await call('serials.groups', {
        query: inCodes(query),
        at: { ...at, path: pathInCodes(query, at.path) },
      }),
    )
    const column = query.groupBy[at.path.length] ?? ''
    if (!hasWords(column)) return answer
    const groups = answer.groups.map(({ value, count }) => {
      const word = wordOf(column, value)
      return { value: word, label: word, count }
    })
    return { total: answer.total, groups }
  },
  values: async (column, search) => {
    if (!hasWords(column)) return valueOf(await call('serials.values', { column, search }))
    const wanted = search.toLowerCase()
    return valueOf(await call('serials.values', { column }))
      .map(({ value, count }) => ({ value: wordOf(column, value), count }))
      .filter(({ value }) => value.toLowerCase().includes(wanted))
  },
  copy: async (query, selection, columns) => {
    const answer = valueOf(
      await call('serials.export', {
        query: inCodes(query),
        selection,
        columns: [...columns],
        format: 'tsv',
      }),
    )
    return answer.text ?? ''
  },
}

/** The grid knows a "no" as a promise that fails. */
export function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new RefusalError(reply.refusal)
  return reply.value
}
