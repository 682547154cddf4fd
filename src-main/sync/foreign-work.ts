import type { StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Entry } from '#wire/messages.ts'

/** What a PC does by itself is no news to anybody. */
const BY_ITSELF: ReadonlySet<string> = new Set(['keys.lease'])

/** What other PCs did, kept so that whoever comes back after days sees what changed for which client, and by whom. */
export function keepForeignWork(db: WriteDb, entries: readonly Entry[]): void {
  const work = entries
    .filter(({ type }) => !BY_ITSELF.has(type))
    .flatMap(({ rev, device, operator, type, at, changes }) =>
      clientsIn(db, changes).map((client) => [rev, device, operator, type, at, client]),
    )
  if (work.length === 0) return
  db.run(sql`
    INSERT INTO foreign_work (rev, device_id, operator_id, type, at, client_id)
    SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5
    FROM json_each(${JSON.stringify(work)}) ORDER BY key
  `)
}

/** Each once; null where it is about the office. */
function clientsIn(db: ReadDb, changes: Entry['changes']): readonly (string | null)[] {
  const clients = new Set<string>()
  for (const [table, key, row] of changes) {
    const client = table === 'clients' ? key : clientOf(db, row)
    if (client !== null) clients.add(client)
  }
  return clients.size === 0 ? [null] : [...clients]
}

function clientOf(db: ReadDb, row: StoredRow | null): string | null {
  if (row === null) return null
  if (typeof row['client_id'] === 'string') return row['client_id']
  const serial = row['serial_id']
  return typeof serial === 'string'
    ? db.value<string>(sql`SELECT client_id FROM serials WHERE id = ${serial}`)
    : null
}
