import type { InputOf } from '#contract/index.ts'

/** Lines of one page of the list. */
export const PAGE = 100

type Question = { [N in 'today.list' | 'catalogue.get']: readonly [name: N, input: InputOf<N>] }[
  'today.list' | 'catalogue.get']

/**
 * What Hoy asks where a window opens with its whole list: the first lines, the days of its bar, and the calendars by
 * which a line says until when somebody can act.
 */
export function firstOfHoy(mine: boolean): readonly Question[] {
  return [
    ['today.list', { ...(mine ? { mine } : {}), offset: 0, limit: PAGE }],
    ['today.list', { limit: 1 }],
    ['catalogue.get', {}],
  ]
}
