import { z } from 'zod'

/**
 * What every grid asks of the core. The page never sorts, filters, groups or searches by itself: it sends
 * this question with a position in it, and the core answers with one window of rows or of groups.
 */

const column = z.string().min(1).max(64)
const value = z.string().max(500)

/** One condition on one column; a grid carries at most one per column. Ranges include both ends. */
export const gridFilter = z.discriminatedUnion('kind', [
  z.strictObject({ column, kind: z.literal('text'), contains: z.string().min(1).max(200) }),
  z.strictObject({ column, kind: z.literal('oneOf'), values: z.array(value).min(1).max(1000).readonly() }),
  z.strictObject({
    column,
    kind: z.literal('dayRange'),
    from: z.iso.date().nullable(),
    until: z.iso.date().nullable(),
  }),
  z.strictObject({
    column,
    kind: z.literal('numberRange'),
    from: z.number().nullable(),
    until: z.number().nullable(),
  }),
])

export const gridSort = z.strictObject({ column, desc: z.boolean() })

/**
 * `groupBy` is outermost first. The groups of a level are in the order of their value, descending where
 * `sort` names the grouped column so; money in a `numberRange` is in centavos.
 */
export const gridQuery = z.strictObject({
  search: z.string().max(200),
  filters: z.array(gridFilter).max(64).readonly(),
  sort: z.array(gridSort).max(8).readonly(),
  groupBy: z.array(column).max(8).readonly(),
})

/**
 * Where in the answer: `path` holds the values of the opened groups, outermost first (`[]` = the whole
 * list), `offset` and `limit` count rows (`window`) or groups (`groups`) below that path.
 *   { path: ['Hotel La Ceiba', 'SAE'], offset: 200, limit: 200 }
 */
export const gridPosition = z.strictObject({
  path: z.array(value).max(8).readonly(),
  offset: z.int().min(0),
  limit: z.int().min(1).max(1000),
})

/** `count` is the number of rows below the group, at whatever depth. */
export const gridGroup = z.strictObject({ value, label: z.string(), count: z.int().min(0) })

export const gridGroups = z.strictObject({ total: z.int().min(0), groups: z.array(gridGroup).readonly() })

/** The different values of a column with how many rows have each, for a filter by a list of values. */
export const gridValues = z.array(z.strictObject({ value, count: z.int().min(0) })).readonly()

/**
 * The chosen rows, of which most may never have been loaded: with `all`, everything the query finds but
 * `except`; without it, exactly `ids`.
 */
export const gridSelection = z.strictObject({
  all: z.boolean(),
  except: z.array(z.string().max(64)).max(20_000).readonly(),
  ids: z.array(z.string().max(64)).max(20_000).readonly(),
})

/** What an operator keeps of a grid from one day to the next; the order of `columns` is the one shown. */
export const gridLayout = z.strictObject({
  columns: z
    .array(z.strictObject({ id: column, width: z.int().min(32).max(2000), hidden: z.boolean() }))
    .max(200)
    .readonly(),
  sort: z.array(gridSort).max(8).readonly(),
  groupBy: z.array(column).max(8).readonly(),
  filters: z.array(gridFilter).max(64).readonly(),
})

export type GridFilter = z.infer<typeof gridFilter>
export type GridSort = z.infer<typeof gridSort>
export type GridQuery = z.infer<typeof gridQuery>
export type GridPosition = z.infer<typeof gridPosition>
export type GridGroup = z.infer<typeof gridGroup>
export type GridGroups = z.infer<typeof gridGroups>
export type GridValues = z.infer<typeof gridValues>
export type GridSelection = z.infer<typeof gridSelection>
export type GridLayout = z.infer<typeof gridLayout>
