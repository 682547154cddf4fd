import type { HandlersOf } from '#core/app.ts'
import type { searchOperations } from '#contract/search.ts'
import { ok } from '#domain/result.ts'
import { searchQuery } from './query.ts'
import { foundBy, slipsByFolio } from './sql.ts'

export const searchHandlers: HandlersOf<typeof searchOperations> = {
  'search.everywhere': ({ db }, { text, limit = 20 }) => {
    const query = searchQuery(text)
    if (query === null) return ok({ results: [] })
    const slips = slipsByFolio(db, text.trim(), 5)
    return ok({ results: [...slips, ...foundBy(db, query, limit - slips.length)] })
  },
}
