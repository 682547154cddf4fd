import type { InputOf } from '#contract/index.ts'
import { parseDay } from '#domain/calendar.ts'
import { replacePlace } from '../../state/place.ts'

export type Filter = Omit<InputOf<'audit.list'>, 'offset' | 'limit'>

/** Of this PC, all of it: where that is nothing, nothing was done yet. */
export function isUnfiltered({ of: _of, ...rest }: Filter): boolean {
  return Object.values(rest).every((value) => value === undefined)
}

/** The filters stand in the address, so that a line of Hoy or a client's page leads to what it means. */
export function filterIn(query: URLSearchParams): Filter {
  const text = (name: string) => query.get(name) ?? undefined
  const day = (name: string) => parseDay(query.get(name) ?? '') ?? undefined
  return {
    of: query.get('de') === 'demas' ? 'others' : 'here',
    operator: text('quien'),
    kind: text('clase'),
    clientId: text('cliente'),
    from: day('desde'),
    until: day('hasta'),
  }
}

export function seeFilter({ of, operator, kind, clientId, from, until }: Filter): void {
  const query = new URLSearchParams()
  const set = (name: string, value: string | undefined) => value !== undefined && query.set(name, value)
  set('de', of === 'others' ? 'demas' : undefined)
  set('quien', operator)
  set('clase', kind)
  set('cliente', clientId)
  set('desde', from)
  set('hasta', until)
  replacePlace(`/bitacora${query.size === 0 ? '' : `?${query.toString()}`}`)
}
