import type { HandlersOf } from '#core/app.ts'
import type { searchOperations } from '#contract/search.ts'
import { ok } from '#domain/result.ts'
import { casesBy, foundBy, questionOf, slipsByFolio, type Found } from './sql.ts'

/** Beside clients and serials: nobody looks at more. */
const CASES = 5

export const searchHandlers: HandlersOf<typeof searchOperations> = {
  'search.everywhere': ({ db }, { text, limit = 20, kinds }) => {
    const query = questionOf(db, text)
    if (query === null) return ok({ results: [] })
    const isAsked = (kind: Found['kind']) => kinds === undefined || kinds.includes(kind)
    const slips = isAsked('slip') ? slipsByFolio(db, text.trim(), 5) : []
    const cases = isAsked('case') ? casesBy(db, query, Math.min(limit, CASES)) : []
    const named = foundBy(db, query, limit - slips.length - cases.length).filter(({ kind }) => isAsked(kind))
    return ok({ results: [...slips, ...named, ...cases] })
  },
}
