import { likePart, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { duplicateKey } from '#domain/company-name.ts'
import { olderThan } from '#domain/update-campaign.ts'
import { clientsLookedAfterBy } from '#features/handovers/sql.ts'

export interface Campaign {
  readonly id: string
  readonly productId: string
  readonly system: string
  readonly version: string
  readonly announcedOn: Day
  readonly finishBy: Day | null
  readonly news: string
  readonly startedOn: Day
  readonly endedOn: Day | null
  readonly endReason: string | null
  readonly operatorId: string
}

const CAMPAIGNS = sql`
  SELECT k.id, k.product_id AS productId, p.code AS system, k.version, k.announced_on AS announcedOn,
    k.finish_by AS finishBy, k.news, k.started_on AS startedOn, k.ended_on AS endedOn, k.end_reason AS endReason,
    k.operator_id AS operatorId
  FROM update_campaigns k JOIN products p ON p.id = k.product_id
`

export function findCampaign(db: ReadDb, id: string): Campaign | null {
  return db.get<Campaign>(sql`${CAMPAIGNS} WHERE k.id = ${id}`)
}

/** Open ones first, each group the newest first. */
export function campaigns(db: ReadDb, show: 'open' | 'ended' | 'all'): Campaign[] {
  const which =
    show === 'all' ? sql`TRUE` : show === 'open' ? sql`k.ended_on IS NULL` : sql`k.ended_on IS NOT NULL`
  return db.all<Campaign>(
    sql`${CAMPAIGNS} WHERE ${which} ORDER BY k.ended_on IS NOT NULL, k.announced_on DESC, k.id DESC`,
  )
}

export function openCampaignOf(db: ReadDb, productId: string, version: string): Campaign | null {
  return db.get<Campaign>(
    sql`${CAMPAIGNS} WHERE k.product_id = ${productId} AND k.version = ${version} AND k.ended_on IS NULL`,
  )
}

export function insertCampaign(db: WriteDb, row: Omit<Campaign, 'system' | 'endedOn' | 'endReason'>): void {
  db.runOne(sql`
    INSERT INTO update_campaigns (id, product_id, version, announced_on, finish_by, news, started_on, operator_id)
    VALUES (${row.id}, ${row.productId}, ${row.version}, ${row.announcedOn}, ${row.finishBy}, ${row.news},
      ${row.startedOn}, ${row.operatorId})
  `)
}

export function endCampaign(db: WriteDb, id: string, on: Day, reason: string): void {
  db.runOne(sql`UPDATE update_campaigns SET ended_on = ${on}, end_reason = ${reason} WHERE id = ${id}`)
}

/** Systems in use of a product by their version. */
export function versionsInUse(db: ReadDb, productId: string): { version: string; systems: number }[] {
  return db.all(sql`
    SELECT version, count(*) AS systems FROM serials
    WHERE product_id = ${productId} AND status = 'active' AND channel = 'own'
    GROUP BY version ORDER BY length(version), version
  `)
}

type Of = Pick<Campaign, 'id' | 'productId' | 'version'>

/**
 * The systems that a campaign reaches, as a table: those with an older version, and those that have the new one by it.
 * Each with how many computers it has to update and how many have it (R117), as `updatePlaces` counts them.
 */
function reached(db: ReadDb, { id, productId, version }: Of): Sql {
  const older = olderThan(
    version,
    versionsInUse(db, productId).map((one) => one.version),
  )
  return sql`(
    SELECT s.id AS serial_id, s.client_id, d.done_on,
      CASE WHEN d.done_on IS NULL
        THEN max(s.users, coalesce(m.top, 0), coalesce(
          (SELECT max(place) FROM update_computers WHERE serial_id = s.id AND name <> ''), 0))
        ELSE coalesce(m.done, 0) END AS computers,
      coalesce(m.done, 0) AS computers_done
    FROM serials s
    LEFT JOIN update_systems d ON d.campaign_id = ${id} AND d.serial_id = s.id
    LEFT JOIN (
      SELECT serial_id, max(place) AS top, count(done_on) AS done FROM update_computers
      WHERE campaign_id = ${id} GROUP BY serial_id
    ) m ON m.serial_id = s.id
    WHERE s.product_id = ${productId} AND s.status = 'active' AND s.channel = 'own'
      AND (d.id IS NOT NULL OR s.version IN (SELECT value FROM json_each(${JSON.stringify(older)})))
  )`
}

const ANNOUNCED = (campaignId: string) =>
  sql`EXISTS (SELECT 1 FROM update_notices WHERE campaign_id = ${campaignId} AND client_id = r.client_id)`

export interface Progress {
  readonly clients: number
  readonly unannounced: number
  readonly systems: number
  readonly systemsDone: number
  readonly computers: number
  readonly computersDone: number
}

export function progressOf(db: ReadDb, of: Of): Progress {
  return db.get<Progress>(sql`
    SELECT count(DISTINCT r.client_id) AS clients,
      count(DISTINCT CASE WHEN r.done_on IS NULL AND NOT ${ANNOUNCED(of.id)} THEN r.client_id END) AS unannounced,
      count(*) AS systems, count(r.done_on) AS systemsDone, coalesce(sum(r.computers), 0) AS computers,
      coalesce(sum(r.computers_done), 0) AS computersDone
    FROM ${reached(db, of)} r
  `)!
}

/** What an open campaign still waits for, of the clients that somebody looks after. */
export function waitingOf(
  db: ReadDb,
  of: Of,
  today: Day,
  follower: string | null,
): { readonly unannounced: string[]; readonly missing: string[] } {
  const followed =
    follower === null ? sql`` : sql` AND r.client_id IN ${clientsLookedAfterBy(follower, today)}`
  const rows = db.all<{ clientId: string; announced: number }>(sql`
    SELECT DISTINCT r.client_id AS clientId, ${ANNOUNCED(of.id)} AS announced FROM ${reached(db, of)} r
    WHERE r.done_on IS NULL${followed}
  `)
  const ids = (some: typeof rows) => some.map(({ clientId }) => clientId)
  return { unannounced: ids(rows.filter(({ announced }) => announced === 0)), missing: ids(rows) }
}

export type Show = 'missing' | 'unannounced' | 'done' | 'all'

export interface CampaignClient {
  readonly clientId: string
  readonly client: string
  readonly systems: number
  readonly computers: number
  readonly computersDone: number
  readonly channel: Channel | null
  readonly announcedOn: Day | null
}

export type Channel = 'email' | 'whatsapp' | 'call' | 'none'

/** A client is done when each of its systems is. */
export function campaignClients(
  db: ReadDb,
  of: Of,
  { show, search }: { readonly show: Show; readonly search: string },
  offset: number,
  limit: number,
): { total: number; counts: Record<Show, number>; clients: CampaignClient[] } {
  const found = search.trim() === '' ? sql`TRUE` : sql`c.name_key ${likePart(duplicateKey(search))}`
  const all = sql`
    SELECT r.client_id AS clientId, c.name AS client, c.name_key, count(*) AS systems,
      sum(r.computers) AS computers, sum(r.computers_done) AS computersDone,
      count(*) > count(r.done_on) AS missing, ${ANNOUNCED(of.id)} AS announced
    FROM ${reached(db, of)} r JOIN clients c ON c.id = r.client_id WHERE ${found} GROUP BY r.client_id
  `
  const shown = {
    missing: sql`a.missing = 1`,
    unannounced: sql`a.missing = 1 AND a.announced = 0`,
    done: sql`a.missing = 0`,
    all: sql`TRUE`,
  }[show]
  const counts = db.get<Record<Show, number>>(sql`
    SELECT coalesce(sum(missing), 0) AS missing, coalesce(sum(missing = 1 AND announced = 0), 0) AS unannounced,
      coalesce(sum(missing = 0), 0) AS done, count(*) AS "all"
    FROM (${all})
  `)!
  const clients = db.all<CampaignClient>(sql`
    SELECT a.clientId, a.client, a.systems, a.computers, a.computersDone, n.channel, n.on_day AS announcedOn
    FROM (${all}) a
    LEFT JOIN update_notices n ON n.rowid = (
      SELECT rowid FROM update_notices WHERE campaign_id = ${of.id} AND client_id = a.clientId
      ORDER BY at DESC, rowid DESC LIMIT 1
    )
    WHERE ${shown} ORDER BY a.missing DESC, a.name_key, a.clientId LIMIT ${limit} OFFSET ${offset}
  `)
  return { total: counts[show], counts, clients }
}

export interface ReachedSystem {
  readonly serialId: string
  readonly doneOn: Day | null
  readonly fromVersion: string | null
}

/** The systems of a client in a campaign, or the one of a serial. */
export function reachedSystems(
  db: ReadDb,
  of: Of,
  who: { readonly clientId: string } | { readonly serialId: string },
): ReachedSystem[] {
  const mine = 'clientId' in who ? sql`r.client_id = ${who.clientId}` : sql`r.serial_id = ${who.serialId}`
  return db.all(sql`
    SELECT r.serial_id AS serialId, r.done_on AS doneOn, d.from_version AS fromVersion
    FROM ${reached(db, of)} r JOIN serials s ON s.id = r.serial_id
    LEFT JOIN update_systems d ON d.campaign_id = ${of.id} AND d.serial_id = r.serial_id
    WHERE ${mine} ORDER BY s.serial
  `)
}

/** Clients that lack something and were not told, by name, each with the systems that lack it. */
export function unannouncedSystems(db: ReadDb, of: Of): Map<string, string[]> {
  const rows = db.all<{ clientId: string; serialId: string }>(sql`
    SELECT r.client_id AS clientId, r.serial_id AS serialId
    FROM ${reached(db, of)} r JOIN clients c ON c.id = r.client_id JOIN serials s ON s.id = r.serial_id
    WHERE r.done_on IS NULL AND NOT ${ANNOUNCED(of.id)} ORDER BY c.name_key, c.id, s.serial
  `)
  const systems = new Map<string, string[]>()
  for (const { clientId, serialId } of rows) {
    const its = systems.get(clientId)
    if (its) its.push(serialId)
    else systems.set(clientId, [serialId])
  }
  return systems
}

export interface ComputerRow {
  readonly id: string
  readonly place: number
  readonly name: string
  readonly doneOn: Day | null
}

export function computersOf(db: ReadDb, campaignId: string, serialId: string): ComputerRow[] {
  return db.all(sql`
    SELECT id, place, name, done_on AS doneOn FROM update_computers
    WHERE campaign_id = ${campaignId} AND serial_id = ${serialId} ORDER BY place
  `)
}

/** As the computers of a system were called in campaigns before: the last name of each place. */
export function earlierNames(db: ReadDb, campaignId: string, serialId: string): Map<number, string> {
  const rows = db.all<{ place: number; name: string }>(sql`
    SELECT m.place, m.name FROM update_computers m JOIN update_campaigns k ON k.id = m.campaign_id
    WHERE m.serial_id = ${serialId} AND m.campaign_id <> ${campaignId} AND m.name <> ''
    ORDER BY k.started_on, k.id
  `)
  return new Map(rows.map(({ place, name }) => [place, name]))
}

export function saveComputer(
  db: WriteDb,
  row: ComputerRow & { readonly campaignId: string; readonly serialId: string; readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO update_computers (id, campaign_id, serial_id, place, name, done_on, operator_id)
    VALUES (${row.id}, ${row.campaignId}, ${row.serialId}, ${row.place}, ${row.name}, ${row.doneOn}, ${row.operatorId})
    ON CONFLICT (campaign_id, serial_id, place) DO UPDATE SET
      name = excluded.name,
      done_on = excluded.done_on,
      operator_id = excluded.operator_id
  `)
}

export function insertUpdatedSystem(
  db: WriteDb,
  row: {
    readonly id: string
    readonly campaignId: string
    readonly serialId: string
    readonly fromVersion: string
    readonly doneOn: Day
    readonly operatorId: string
  },
): void {
  db.runOne(sql`
    INSERT INTO update_systems (id, campaign_id, serial_id, from_version, done_on, operator_id)
    VALUES (${row.id}, ${row.campaignId}, ${row.serialId}, ${row.fromVersion}, ${row.doneOn}, ${row.operatorId})
  `)
}

export function removeUpdatedSystem(db: WriteDb, campaignId: string, serialId: string): void {
  db.runOne(sql`DELETE FROM update_systems WHERE campaign_id = ${campaignId} AND serial_id = ${serialId}`)
}

export interface Notice {
  readonly id: string
  readonly campaignId: string
  readonly clientId: string
  readonly channel: Channel
  readonly onDay: Day
  readonly at: string
  readonly mailId: string | null
  readonly operatorId: string
}

export function insertNotice(db: WriteDb, row: Notice): void {
  db.runOne(sql`
    INSERT INTO update_notices (id, campaign_id, client_id, channel, on_day, at, mail_id, operator_id)
    VALUES (${row.id}, ${row.campaignId}, ${row.clientId}, ${row.channel}, ${row.onDay}, ${row.at}, ${row.mailId},
      ${row.operatorId})
  `)
}

/** Newest first. */
export function noticesOf(
  db: ReadDb,
  campaignId: string,
  clientId: string,
): { id: string; channel: Channel; on: Day; operator: string }[] {
  return db.all(sql`
    SELECT n.id, n.channel, n.on_day AS "on", coalesce(o.name, n.operator_id) AS operator
    FROM update_notices n LEFT JOIN operators o ON o.id = n.operator_id
    WHERE n.campaign_id = ${campaignId} AND n.client_id = ${clientId} ORDER BY n.at DESC, n.rowid DESC
  `)
}

export interface BoughtUpdate {
  readonly id: string
  readonly on: Day
  readonly version: string
  readonly operator: string
}

/** What a bought licence paid for since it was bought (R90), the newest first. */
export function boughtUpdates(db: ReadDb, serialId: string): BoughtUpdate[] {
  return db.all(sql`
    SELECT b.id, b.on_day AS "on", b.version, coalesce(o.name, b.operator_id) AS operator
    FROM licence_updates b LEFT JOIN operators o ON o.id = b.operator_id
    WHERE b.serial_id = ${serialId} ORDER BY b.on_day DESC
  `)
}

export function insertBoughtUpdate(
  db: WriteDb,
  row: Omit<BoughtUpdate, 'operator'> & { readonly serialId: string; readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO licence_updates (id, serial_id, on_day, version, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.on}, ${row.version}, ${row.operatorId})
  `)
}
