import { digestOf } from '#wire/digest.ts'
import { MOST_PAGE_BYTES, SCHEMAS, type ProtocolFault, type PullRequest } from '#wire/messages.ts'
import type { Driver } from './drivers/driver.ts'
import * as store from './store.ts'

/** What came after a cursor, as the text of the answer: rows go from the store to the wire as they are kept. */
export function keepPulls(driver: Driver, tenant: string, now: () => Date) {
  return async ({ device, cursor, digest: known, limit }: PullRequest): Promise<string | ProtocolFault> => {
    const page = await driver.read(async (tx) => {
      const { rev: head, horizon } = await store.standOf(tx, tenant)
      const here = cursor === 0 ? EMPTY_DIGEST : await store.digestAt(tx, tenant, cursor)
      const rows = cursor === head || cursor < horizon ? [] : await store.logAfter(tx, tenant, cursor, limit)
      return { head, horizon, here, rows }
    })
    if (page.here === null || (known !== null && known !== page.here)) return { fault: 'RESYNC_REQUIRED' }
    // It has what there was then; what is left of the log is not how to get from there to here.
    if (cursor < page.horizon) return { fault: 'RESYNC_REQUIRED', horizon: page.horizon }
    const entries: string[] = []
    let bytes = 0
    let nextCursor = cursor
    let digest = page.here
    for (const row of page.rows) {
      const text = entryText(row)
      bytes += text.length
      if (entries.length > 0 && bytes > MOST_PAGE_BYTES) break
      entries.push(text)
      nextCursor = row.rev
      digest = row.digest
    }
    const rest = {
      device,
      from: cursor,
      nextCursor,
      head: page.head,
      hasMore: nextCursor < page.head,
      digest,
      serverTime: now().toISOString(),
      schemas: SCHEMAS,
    }
    return `{"entries":[${entries.join(',')}],${JSON.stringify(rest).slice(1)}`
  }
}

const EMPTY_DIGEST = digestOf(new Map())

function entryText(row: store.LogRow): string {
  const head = { rev: row.rev, device: row.device, cmdId: row.cmd_id, type: row.type }
  const text = JSON.stringify({ ...head, operator: row.operator, at: row.created_at })
  return `${text.slice(0, -1)},"outcome":${row.outcome},"changes":${row.changes}}`
}
