import { commandsAbout, OF_SERIAL } from '#db/about-client.ts'
import { identifier, join, sql, type ReadDb, type Sql } from '#db/sql.ts'
import { NO_ENTRY, type AuditEntry, type AuditHead } from './chain.ts'

export interface AuditFilter {
  readonly of: 'here' | 'others'
  readonly operator?: string | undefined
  readonly kind?: string | undefined
  /** Instants: the first that counts, and the first that does not any more. */
  readonly from: string | null
  readonly until: string | null
  readonly clientId?: string | undefined
  /** These and no others. */
  readonly actions?: readonly string[] | undefined
  /** Of the others, one of them. */
  readonly deviceId?: string | undefined
}

export interface ListedRow {
  readonly n: number
  readonly at: string
  readonly operator: string
  readonly device: string
  readonly action: string
  readonly entity: string | null
  readonly reason: string | null
  readonly host: string
  readonly seq: number | null
  readonly args: string | null
  /** Of the others: the client that came with it. */
  readonly clientId: string | null
}

/** Of this PC. */
const ENTRY = sql`
  a.n, a.at, coalesce(p.name, a.operator_id) AS operator, '' AS device, a.action, a.entity, a.reason, a.host, a.seq,
  o.args, NULL AS clientId
`
const WITH_WORDS = sql`
  LEFT JOIN outbox o ON o.seq = a.seq
  LEFT JOIN operators p ON p.id = a.operator_id
`

/** A page of the newest first; each source by its own index, so that nothing is sorted. */
export function listAudit(db: ReadDb, filter: AuditFilter, offset: number, limit: number): ListedRow[] {
  const where = whereOf(filter)
  if (filter.of === 'others') {
    return db.all<ListedRow>(sql`
      SELECT a.rev AS n, a.at, coalesce(p.name, a.operator_id) AS operator, coalesce(d.name, a.device_id) AS device,
        a.type AS action, NULL AS entity, NULL AS reason, '' AS host, NULL AS seq, NULL AS args, a.client_id AS clientId
      FROM foreign_work a
      LEFT JOIN operators p ON p.id = a.operator_id
      LEFT JOIN devices d ON d.id = a.device_id
      WHERE ${where} ORDER BY a.rev DESC, a.n DESC LIMIT ${limit} OFFSET ${offset}
    `)
  }
  return db.all<ListedRow>(sql`
    SELECT ${ENTRY}
    FROM (SELECT * FROM audit a WHERE ${where} ORDER BY a.n DESC LIMIT ${limit} OFFSET ${offset}) a ${WITH_WORDS}
    ORDER BY a.n DESC
  `)
}

export function countAudit(db: ReadDb, filter: AuditFilter): number {
  const where = whereOf(filter)
  return filter.of === 'others'
    ? db.value<number>(sql`SELECT count(*) FROM foreign_work a WHERE ${where}`)!
    : db.value<number>(sql`SELECT count(*) FROM audit a WHERE ${where}`)!
}

function whereOf(filter: AuditFilter): Sql {
  const { of, operator, kind, from, until, clientId, actions, deviceId } = filter
  const action = of === 'others' ? sql`a.type` : sql`a.action`
  const wanted = [sql`1 = 1`]
  if (operator !== undefined) wanted.push(sql`a.operator_id = ${operator}`)
  if (kind !== undefined) wanted.push(sql`${action} >= ${`${kind}.`} AND ${action} < ${`${kind}/`}`)
  if (from !== null) wanted.push(sql`a.at >= ${from}`)
  if (until !== null) wanted.push(sql`a.at < ${until}`)
  if (actions !== undefined)
    wanted.push(sql`${action} IN (SELECT value FROM json_each(${JSON.stringify(actions)}))`)
  if (of === 'others' && deviceId !== undefined) wanted.push(sql`a.device_id = ${deviceId}`)
  if (clientId !== undefined)
    wanted.push(of === 'others' ? sql`a.client_id = ${clientId}` : aboutClient(clientId))
  return join(wanted, sql` AND `)
}

/** By what an entry names, and by every row of the client that its command has written. */
function aboutClient(clientId: string): Sql {
  const serials = sql`SELECT id FROM serials WHERE client_id = ${clientId}`
  return sql`(a.entity = ${clientId} OR a.entity IN (${serials}) OR a.seq IN (${commandsAbout(clientId)}))`
}

export function auditEntry(db: ReadDb, n: number): ListedRow | null {
  return db.get<ListedRow>(sql`SELECT ${ENTRY} FROM audit a ${WITH_WORDS} WHERE a.n = ${n}`)
}

interface ImageRow {
  readonly tbl: string
  readonly key: string
  readonly before: string | null
  /** As the next command found it, where there is a later one; where none is, it stands in its table. */
  readonly after: string | null
  readonly later: number
}

/** Each row that a command wrote, in the order of its first write. */
export function imagesOf(db: ReadDb, seq: number): ImageRow[] {
  return db.all<ImageRow>(sql`
    SELECT b.tbl, b.key, b.row AS before, l.row AS after, l.n IS NOT NULL AS later
    FROM before_images b
    LEFT JOIN before_images l
      ON l.n = (SELECT min(n) FROM before_images WHERE tbl = b.tbl AND key = b.key AND seq > ${seq})
    WHERE b.n IN (SELECT min(n) FROM before_images WHERE seq = ${seq} GROUP BY tbl, key)
    ORDER BY b.n
  `)
}

type ChainRow = AuditEntry &
  AuditHead & {
    /** Of the outbox row of its `seq`; null where there is none. */
    readonly outboxSeq: number | null
  }

const LINKS_AT_ONCE = 2_000

/** The chain after `from`, as much of it in memory at a time. */
export function* auditSlices(db: ReadDb, from = 0): Generator<ChainRow[]> {
  for (let after = from; ;) {
    const rows = db.all<ChainRow>(sql`
      SELECT a.n, a.seq, a.at, a.operator_id AS operator, a.host, a.action, a.entity, a.reason, a.hash,
        coalesce(o.hash, '') AS outboxHash, o.seq AS outboxSeq
      FROM audit a LEFT JOIN outbox o ON o.seq = a.seq
      WHERE a.n > ${after} ORDER BY a.n LIMIT ${LINKS_AT_ONCE}
    `)
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.n
  }
}

export function auditHead(db: ReadDb): AuditHead {
  return db.get<AuditHead>(sql`SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1`) ?? NO_ENTRY
}

export function entryOf(db: ReadDb, seq: number): number | null {
  return db.value<number>(sql`SELECT n FROM audit WHERE seq = ${seq} LIMIT 1`)
}

export function hashAt(db: ReadDb, n: number): string | null {
  return db.value<string>(sql`SELECT hash FROM audit WHERE n = ${n}`)
}

const FOLIO = sql`series || '-' || printf('%04d', number)`
const LAST_FOUR = sql`'•••• ' || last4`

/** By which column of its own people call a row. */
const CALLED: Readonly<Record<string, Sql>> = {
  clients: sql`name`,
  serials: sql`serial`,
  operators: sql`name`,
  products: sql`name`,
  vendors: sql`name`,
  contacts: sql`name`,
  devices: sql`name`,
  attachments: sql`name`,
  intakes: sql`name`,
  arco_requests: sql`person`,
  slips: FOLIO,
  orders: FOLIO,
  quotes: FOLIO,
  cases: FOLIO,
  cards: LAST_FOUR,
  prepaid_keys: LAST_FOUR,
  prepaid_batches: sql`supplier`,
  bank_accounts: sql`bank`,
  vault_entries: sql`portal`,
  mails: sql`subject`,
  bank_lines: sql`text`,
  activation_codes: sql`code`,
  invoice_documents: sql`uuid`,
}

/** Of a system and without a name; those of a card are known by their system already. */
const OF_A_SERIAL = OF_SERIAL.filter((table) => !Object.hasOwn(CALLED, table) && table !== 'card_serials')

/** Of values that are ids: what people call it; of a row without a name of its own, whose it is. */
export function namesOf(db: ReadDb, values: readonly string[]): Record<string, string> {
  const list = JSON.stringify(values)
  const called = Object.entries(CALLED).map(
    ([table, name]) => sql`SELECT id, ${name} AS name FROM ${identifier(table)} WHERE id IN ids`,
  )
  const ofSerial = OF_A_SERIAL.map(
    (table) => sql`
      SELECT t.id, s.serial FROM ${identifier(table)} t JOIN serials s ON s.id = t.serial_id WHERE t.id IN ids
    `,
  )
  const rows = db.all<{ id: string; name: string }>(sql`
    WITH ids AS (SELECT value FROM json_each(${list}))
    ${join([...called, ...ofSerial], sql` UNION ALL `)}
    UNION ALL SELECT u.id, p.name || ' ' || u.version
      FROM update_campaigns u JOIN products p ON p.id = u.product_id WHERE u.id IN ids
    UNION ALL SELECT p.id, c.name FROM payments p JOIN clients c ON c.id = p.client_id WHERE p.id IN ids
    UNION ALL SELECT i.id, c.name FROM invoice_promises i JOIN clients c ON c.id = i.client_id WHERE i.id IN ids
    UNION ALL SELECT r.id, s.serial FROM renewals r JOIN rentals t ON t.id = r.rental_id
      JOIN serials s ON s.id = t.serial_id WHERE r.id IN ids
  `)
  return Object.fromEntries(rows.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]))
}

export interface Named {
  readonly clientId: string | null
  readonly client: string | null
  readonly serial: string | null
}

/** Of ids that an entry names: the system among them, and the client, or whose the system is. */
export function namedBy(db: ReadDb, ids: readonly string[]): Named {
  const list = JSON.stringify(ids)
  const serial = db.get<{ serial: string; clientId: string }>(sql`
    SELECT serial, client_id AS clientId FROM serials WHERE id IN (SELECT value FROM json_each(${list})) LIMIT 1
  `)
  const client = db.get<{ id: string; name: string }>(sql`
    WITH ids AS (SELECT value FROM json_each(${list}))
    SELECT id, name FROM clients
    WHERE id IN ids OR id = ${serial?.clientId ?? ''}
      OR id IN (SELECT client_id FROM contacts WHERE id IN ids UNION SELECT client_id FROM vault_entries WHERE id IN ids)
    ORDER BY id = ${serial?.clientId ?? ''} LIMIT 1
  `)
  return { clientId: client?.id ?? null, client: client?.name ?? null, serial: serial?.serial ?? null }
}
