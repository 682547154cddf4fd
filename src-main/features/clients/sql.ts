import { join, likePart, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { notCases } from '#features/search/query.ts'

export interface Client {
  readonly id: string
  readonly name: string
  readonly rfc: string | null
  readonly city: string
  readonly channel: 'own' | 'telmex' | 'other'
  readonly billedBy: 'vendor' | 'distributor'
  readonly note: string
  readonly followerId: string | null
  readonly fiscalName: string
  readonly fiscalRegime: string
  readonly cfdiUse: string
  readonly postcode: string
  /** Where what comes in a box is sent, as an address is written (R81). */
  readonly shipping: string
  readonly status: 'active' | 'left'
  readonly leftOn: Day | null
  readonly leftReason: string | null
  readonly createdOn: Day
}

const COLUMNS = sql`
  id, name, rfc, city, channel, billed_by AS billedBy, note, follower_id AS followerId, fiscal_name AS fiscalName,
  fiscal_regime AS fiscalRegime, cfdi_use AS cfdiUse, postcode, shipping, status, left_on AS leftOn, left_reason AS leftReason,
  created_on AS createdOn
`

export function findClient(db: ReadDb, id: string): Client | null {
  return db.get<Client>(sql`SELECT ${COLUMNS} FROM clients WHERE id = ${id}`)
}

/** One client for each RFC; the two generic ones are many companies', and find none. */
export function clientByRfc(db: ReadDb, rfc: string): Client | null {
  return db.get<Client>(sql`
    SELECT ${COLUMNS} FROM clients
    WHERE rfc = ${rfc} AND rfc NOT IN ('XAXX010101000', 'XEXX010101000')
  `)
}

export function countClients(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM clients`)!
}

export function insertClient(
  db: WriteDb,
  row: Omit<Client, 'shipping' | 'status' | 'leftOn' | 'leftReason'> & {
    readonly nameKey: string
    readonly importId: string | null
  },
): void {
  db.runOne(sql`
    INSERT INTO clients (
      id, name, name_key, rfc, city, channel, billed_by, note, follower_id, fiscal_name, fiscal_regime, cfdi_use,
      postcode, created_on, import_id
    ) VALUES (
      ${row.id}, ${row.name}, ${row.nameKey}, ${row.rfc}, ${row.city}, ${row.channel}, ${row.billedBy}, ${row.note},
      ${row.followerId}, ${row.fiscalName}, ${row.fiscalRegime}, ${row.cfdiUse}, ${row.postcode}, ${row.createdOn},
      ${row.importId}
    )
  `)
}

export function updateClient(db: WriteDb, row: Client & { readonly nameKey: string }): void {
  db.runOne(sql`
    UPDATE clients SET
      name = ${row.name},
      name_key = ${row.nameKey},
      rfc = ${row.rfc},
      city = ${row.city},
      channel = ${row.channel},
      billed_by = ${row.billedBy},
      note = ${row.note},
      follower_id = ${row.followerId},
      fiscal_name = ${row.fiscalName},
      fiscal_regime = ${row.fiscalRegime},
      cfdi_use = ${row.cfdiUse},
      postcode = ${row.postcode},
      shipping = ${row.shipping}
    WHERE id = ${row.id}
  `)
}

export function setClientLeft(db: WriteDb, id: string, on: Day | null, reason: string | null): void {
  db.runOne(sql`
    UPDATE clients SET status = ${on === null ? 'active' : 'left'}, left_on = ${on}, left_reason = ${reason}
    WHERE id = ${id}
  `)
}

export interface ClientSummary {
  readonly id: string
  readonly name: string
  readonly rfc: string | null
  readonly city: string
  readonly status: 'active' | 'left'
  readonly serials: number
  readonly nextCutoff: Day | null
  readonly contact: string
  readonly phone: string
  readonly email: string
}

export interface ClientFilter {
  readonly search: string | null
  readonly status: 'active' | 'left' | 'all'
  /** `closestTo`: words as names are kept; who is called so comes first, and of each the first to stop. */
  readonly sort: 'name' | 'nextCutoff' | 'serials' | { readonly closestTo: readonly string[] }
  readonly offset: number
  readonly limit: number
}

export function listClients(db: ReadDb, filter: ClientFilter): { total: number; clients: ClientSummary[] } {
  const where = sql`
    WHERE (${filter.status} = 'all' OR c.status = ${filter.status})
      ${
        filter.search === null
          ? sql``
          : sql`AND c.id IN (
        SELECT client_id FROM search_docs WHERE n IN (SELECT rowid FROM search_index WHERE search_index MATCH ${notCases(filter.search)})
      )`
      }
  `
  const total = db.value<number>(sql`SELECT count(*) FROM clients c ${where}`)!
  const page = sql`LIMIT ${filter.limit} OFFSET ${filter.offset}`
  // The page is cut before the counts are made, except where it is ordered by one of them.
  const clients =
    filter.sort === 'name'
      ? db.all<ClientSummary>(
          summaries(
            sql`(SELECT * FROM clients c ${where} ORDER BY name_key, id ${page})`,
            sql`ORDER BY c.name_key, c.id`,
          ),
        )
      : db.all<ClientSummary>(
          summaries(
            sql`(SELECT * FROM clients c ${where})`,
            sql`ORDER BY ${orderOf(filter.sort)}, c.name_key ${page}`,
          ),
        )
  return { total, clients }
}

function orderOf(sort: Exclude<ClientFilter['sort'], 'name'>): Sql {
  if (sort === 'serials') return sql`serials DESC`
  const soonest = sql`nextCutoff IS NULL, nextCutoff`
  if (sort === 'nextCutoff') return soonest
  const isCalled = sort.closestTo.map((word) => sql`c.name_key ${likePart(word)}`)
  return sql`(${join(isCalled, sql` AND `)}) DESC, ${soonest}`
}

function summaries(from: Sql, order: Sql): Sql {
  return sql`
    SELECT c.id, c.name, c.rfc, c.city, c.status,
      (SELECT count(*) FROM board b WHERE b.client_id = c.id) AS serials,
      (SELECT min(b.next_cutoff) FROM board b WHERE b.client_id = c.id AND b.state <> 'none') AS nextCutoff,
      coalesce(p.name, '') AS contact, coalesce(p.phone, '') AS phone, coalesce(p.email, '') AS email
    FROM ${from} c
    LEFT JOIN contacts p ON p.id = (SELECT id FROM contacts WHERE client_id = c.id ORDER BY position, id LIMIT 1)
    ${order}
  `
}

/** Candidates for "posible duplicado": an RFC that differs in its check digit only, or the same folded name. */
export function similarClients(
  db: ReadDb,
  client: { readonly id: string; readonly rfc: string | null; readonly nameKey: string },
): { id: string; name: string; rfc: string | null; why: 'rfc' | 'name' }[] {
  const stem = client.rfc?.slice(0, -1) ?? null
  return db.all(sql`
    SELECT id, name, rfc, 'rfc' AS why FROM clients
    WHERE ${stem} IS NOT NULL AND rfc >= ${stem} AND rfc < ${stem === null ? null : `${stem}Z`}
      AND id <> ${client.id} AND rfc NOT IN ('XAXX010101000', 'XEXX010101000')
    UNION
    SELECT id, name, rfc, 'name' AS why FROM clients WHERE name_key = ${client.nameKey} AND id <> ${client.id}
    LIMIT 20
  `)
}
