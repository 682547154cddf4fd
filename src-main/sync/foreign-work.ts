import type { StoredRow } from '#db/rows.ts'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Entry } from '#wire/messages.ts'

/** What a PC does by itself is no news to anybody. */
const BY_ITSELF: ReadonlySet<string> = new Set(['keys.lease'])

/** What another PC did, kept so that whoever comes back after days sees what changed for which client, and by whom. */
export function keepForeignWork(db: WriteDb, { rev, device, operator, type, at, changes }: Entry): void {
  if (BY_ITSELF.has(type)) return
  const clients = new Set<string>()
  for (const [table, key, row] of changes) {
    const client = table === 'clients' ? key : clientOf(db, row)
    if (client !== null) clients.add(client)
  }
  for (const client of clients.size === 0 ? [null] : clients) {
    db.runOne(sql`
      INSERT INTO foreign_work (rev, device_id, operator_id, type, at, client_id)
      VALUES (${rev}, ${device}, ${operator}, ${type}, ${at}, ${client})
    `)
  }
}

function clientOf(db: ReadDb, row: StoredRow | null): string | null {
  if (row === null) return null
  if (typeof row['client_id'] === 'string') return row['client_id']
  const serial = row['serial_id']
  return typeof serial === 'string'
    ? db.value<string>(sql`SELECT client_id FROM serials WHERE id = ${serial}`)
    : null
}
