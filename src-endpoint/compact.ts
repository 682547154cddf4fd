import { nameOf } from '#sync/apply.ts'
import { seededRows } from '#sync/base.ts'
import type { RowChange } from '#wire/messages.ts'
import type { Driver, Transaction } from './drivers/driver.ts'
import type { Revisions } from './revisions.ts'
import * as base from './store-base.ts'

/** Days for which the log has every version of every row. */
export const KEPT_DAYS = 400

/** What one transaction folds at most: revisions, and characters of their rows. */
const MOST_REVISIONS = 200
const MOST_SIZE = 512 * 1024
/** Before-images that one turn forgets. */
const MOST_IMAGES = 2_000

const DAY_MS = 86_400_000

export interface Compacted {
  /** The last revision of which only the last version of each row is kept. */
  readonly horizon: number
  /** Revisions that were folded now. */
  readonly folded: number
  /** There is more to do. */
  readonly more: boolean
}

/** Slice after slice for so long, or until nothing more is old enough. */
export async function compactFor(
  slice: (days: number) => Promise<Compacted>,
  days: number,
  milliseconds: number,
): Promise<Compacted> {
  const until = performance.now() + milliseconds
  let folded = 0
  for (;;) {
    const done = await slice(days)
    folded += done.folded
    if (!done.more || performance.now() >= until) return { ...done, folded }
  }
}

/**
 * The oldest revisions of the log are folded into the base: of each row its last version, and nothing of a row that is
 * gone. What became of each command stays, by which it never takes effect twice. One slice at a time, so that whoever
 * pushes waits for no more than one.
 */
export function keepCompact(
  driver: Driver,
  tenant: string,
  revisions: Pick<Revisions, 'catchUp' | 'forgetUpTo'>,
  now: () => Date,
) {
  return async (days: number): Promise<Compacted> => {
    // The ledger of this endpoint first: from before the horizon it would have to be made again.
    await revisions.catchUp()
    const before = new Date(now().getTime() - days * DAY_MS).toISOString()
    const slice = await driver.write(async (tx) => {
      const after = await base.holdHorizon(tx, tenant)
      const { until, more } = await nextSlice(tx, after, before)
      if (until > after) {
        await fold(tx, await base.changesBetween(tx, tenant, after, until))
        await base.moveHorizon(tx, tenant, after, until)
      }
      return { horizon: until, folded: until - after, more }
    })
    const forgot = await revisions.forgetUpTo(slice.horizon, MOST_IMAGES)
    return { ...slice, more: slice.more || forgot === MOST_IMAGES }
  }

  /** Up to the first revision that is not old enough, whatever comes after it. */
  async function nextSlice(tx: Transaction, after: number, before: string) {
    const sizes = await base.sizesAfter(tx, tenant, after, MOST_REVISIONS + 1)
    let until = after
    let left = MOST_SIZE
    for (const { rev, judged_at, size } of sizes) {
      if (judged_at >= before) return { until, more: false }
      const isFull = until > after && (size > left || until - after === MOST_REVISIONS)
      if (isFull) return { until, more: true }
      until = rev
      left -= size
    }
    return { until, more: false }
  }

  async function fold(tx: Transaction, revisionsChanges: readonly string[]): Promise<void> {
    const last = new Map<string, RowChange>()
    for (const text of revisionsChanges) {
      for (const change of JSON.parse(text) as RowChange[]) last.set(nameOf(change[0], change[1]), change)
    }
    for (const [name, [tbl, key, row]] of last) {
      if (row === null && !seededRows().has(name)) await base.dropBaseRow(tx, tenant, tbl, key)
      else await base.setBaseRow(tx, tenant, { tbl, key, stored: row === null ? null : JSON.stringify(row) })
    }
  }
}
