/**
 * All that a store has of something, so many in memory at a time: `read` answers what comes after a row, or the first.
 *   for await (const rows of pages((after: BaseRow | null) => baseAfter(tx, tenant, after))) …
 */
export async function* pages<Row>(
  read: (after: Row | null) => Promise<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  for (let after: Row | null = null; ;) {
    const rows: readonly Row[] = await read(after)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!
  }
}
