import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import { noticeDueOn, type CONSENT_WAYS, type NOTICE_CHANNELS, type PortalVersion } from '#domain/charge.ts'
import { addBusinessDays } from '#domain/business-time.ts'
import { LEGAL_NOTICE_DAYS } from '#domain/reminder.ts'
import type { Months } from '#domain/rental.ts'
import { findCalendar } from '#features/catalogue/sql.ts'
import { followedBy } from '#features/today/sections.ts'

export interface Switch {
  readonly id: string
  readonly serialId: string
  /** On, asked to be off in the portal, or off there. */
  readonly state: 'on' | 'asked' | 'off'
  readonly onDay: Day
  readonly reason: string
  readonly recordedAt: string
}

export function insertSwitch(db: WriteDb, row: Switch & { readonly operatorId: string }): void {
  db.runOne(sql`
    INSERT INTO charge_switches (id, serial_id, state, on_day, reason, recorded_at, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.state}, ${row.onDay}, ${row.reason}, ${row.recordedAt}, ${row.operatorId})
  `)
}

/** Newest first. */
export function switchesOf(
  db: ReadDb,
  serialId: string,
): (Omit<Switch, 'serialId'> & { operator: string })[] {
  return db.all(sql`
    SELECT w.id, w.state, w.on_day AS onDay, w.reason, w.recorded_at AS recordedAt,
      coalesce(o.name, w.operator_id) AS operator
    FROM charge_switches w LEFT JOIN operators o ON o.id = w.operator_id
    WHERE w.serial_id = ${serialId} ORDER BY w.recorded_at DESC, w.rowid DESC
  `)
}

export function setAutoCharge(db: WriteDb, rentalId: string, on: boolean): void {
  db.runOne(sql`UPDATE rentals SET auto_charge = ${on} WHERE id = ${rentalId}`)
}

export interface Consent {
  readonly id: string
  readonly serialId: string
  readonly amount: number
  readonly months: Months
  readonly firstChargeOn: Day
  readonly givenOn: Day
  readonly givenBy: (typeof CONSENT_WAYS)[number]
  readonly note: string
  readonly attachmentId: string | null
  readonly recordedOn: Day
}

export function insertConsent(db: WriteDb, row: Consent & { readonly operatorId: string }): void {
  db.runOne(sql`
    INSERT INTO charge_consents (
      id, serial_id, amount, months, first_charge_on, given_on, given_by, note, attachment_id, recorded_on, operator_id
    ) VALUES (
      ${row.id}, ${row.serialId}, ${row.amount}, ${row.months}, ${row.firstChargeOn}, ${row.givenOn}, ${row.givenBy},
      ${row.note}, ${row.attachmentId}, ${row.recordedOn}, ${row.operatorId}
    )
  `)
}

/** Given by whoever has the serial now: a consent is no other company's (mexico.md §9). Ids follow the time. */
const OF_OWNER = sql`NOT EXISTS (SELECT 1 FROM transfers t WHERE t.serial_id = k.serial_id AND t.id > k.id)`

/** The last one is in force; the others stay as what was agreed before. */
export function consentsOf(db: ReadDb, serialId: string): Omit<Consent, 'serialId'>[] {
  return db.all(sql`
    SELECT id, amount, months, first_charge_on AS firstChargeOn, given_on AS givenOn, given_by AS givenBy, note,
      attachment_id AS attachmentId, recorded_on AS recordedOn
    FROM charge_consents k WHERE serial_id = ${serialId} AND ${OF_OWNER} ORDER BY recorded_on DESC, id DESC
  `)
}

export interface Notice {
  readonly id: string
  readonly serialId: string
  readonly chargeOn: Day
  readonly channel: (typeof NOTICE_CHANNELS)[number]
  readonly sentOn: Day
  readonly sentAt: string
  readonly late: boolean
  /** The server's answer, who answered the telephone, what the message said. */
  readonly proof: string
  readonly attachmentId: string | null
}

export function findNotice(db: ReadDb, serialId: string, chargeOn: Day): { sentOn: Day } | null {
  return db.get(sql`
    SELECT sent_on AS sentOn FROM charge_notices WHERE serial_id = ${serialId} AND charge_on = ${chargeOn}
  `)
}

/**
 * Keeps the proof of a notice (mexico.md §9). For whoever sends it, a reminder five days before too: called in the
 * transaction that keeps the sending. False where this charge had its notice already; the first proof stays.
 */
export function keepNotice(
  db: WriteDb,
  row: Omit<Notice, 'late'> & { readonly operatorId: string },
): boolean {
  const late = row.sentOn > noticeDueOn(row.chargeOn)
  return (
    db.run(sql`
      INSERT INTO charge_notices (
        id, serial_id, charge_on, channel, sent_on, sent_at, late, proof, attachment_id, operator_id
      ) VALUES (
        ${row.id}, ${row.serialId}, ${row.chargeOn}, ${row.channel}, ${row.sentOn}, ${row.sentAt}, ${late}, ${row.proof},
        ${row.attachmentId}, ${row.operatorId}
      )
      ON CONFLICT (serial_id, charge_on) DO NOTHING
    `) === 1
  )
}

export function noticesOf(
  db: ReadDb,
  serialId: string,
): (Omit<Notice, 'serialId' | 'late'> & { late: number })[] {
  return db.all(sql`
    SELECT id, charge_on AS chargeOn, channel, sent_on AS sentOn, sent_at AS sentAt, late, proof,
      attachment_id AS attachmentId
    FROM charge_notices WHERE serial_id = ${serialId} ORDER BY charge_on DESC
  `)
}

/** Which version of the portal the office sees (C19). */
export function portalVersion(db: ReadDb): PortalVersion {
  const value = db.value<string>(sql`SELECT value FROM settings WHERE key = 'portalVersion'`)
  return value === null ? 'desk' : (JSON.parse(value) as PortalVersion)
}

export function setPortalVersion(db: WriteDb, version: PortalVersion): void {
  db.runOne(sql`
    INSERT INTO settings (key, value) VALUES ('portalVersion', ${JSON.stringify(version)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}

export type Show = 'on' | 'asked' | 'declined' | 'noConsent' | 'notice' | 'off' | 'all'

export interface ChargeRow {
  readonly serialId: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly system: string
  readonly version: string
  readonly productId: string
  readonly users: number
  /** Those from the charge on, where a change is scheduled until then (R36). */
  readonly usersThen: number | null
  readonly months: Months
  readonly autoCharge: number
  /** The next cutoff, on which the portal charges. */
  readonly chargeOn: Day | null
  /** Without IVA, in centavos. */
  readonly amount: number | null
  readonly askedOn: Day | null
  readonly declinedOn: Day | null
  readonly last4: string | null
  readonly expires: string | null
  readonly consentOn: Day | null
  readonly consentMonths: Months | null
  readonly noticeOn: Day | null
  readonly noticeLate: number
}

/** The last switch of a serial that is on, where somebody asked for it to be off. */
const ASKED = sql`
  (SELECT CASE w.state WHEN 'asked' THEN w.on_day END FROM charge_switches w
    WHERE w.serial_id = b.serial_id ORDER BY w.recorded_at DESC, w.id DESC LIMIT 1)
`
const DECLINED = sql`
  (SELECT min(f.charge_on) FROM charge_failures f
    WHERE f.serial_id = b.serial_id AND f.month >= b.paid_months)
`
const NO_CONSENT = sql`NOT EXISTS (
  SELECT 1 FROM charge_consents k WHERE k.serial_id = b.serial_id AND ${OF_OWNER}
)`
const NO_NOTICE = sql`NOT EXISTS (
  SELECT 1 FROM charge_notices n WHERE n.serial_id = b.serial_id AND n.charge_on = b.next_cutoff
)`

/**
 * Rentals in force (R16): activated, not left, their cutoff not over; and whatever is still switched on in the portal,
 * in force or not, for that one is still charged.
 */
function shown(show: Show, { today, through }: NoticeDays): Sql {
  const rented = sql`b.has_left = 0 AND b.months IS NOT NULL AND b.activated_on IS NOT NULL`
  if (show === 'all') return sql`${rented} AND (b.next_cutoff >= ${today} OR b.auto_charge = 1)`
  if (show === 'off') return sql`${rented} AND b.next_cutoff >= ${today} AND b.auto_charge = 0`
  const on = sql`${rented} AND b.auto_charge = 1`
  if (show === 'on') return on
  if (show === 'asked') return sql`${on} AND ${ASKED} IS NOT NULL`
  if (show === 'declined') return sql`${on} AND ${DECLINED} IS NOT NULL`
  if (show === 'noConsent') return sql`${on} AND ${NO_CONSENT}`
  return sql`
    ${on} AND b.next_cutoff BETWEEN ${today} AND ${addDays(through, LEGAL_NOTICE_DAYS)} AND ${NO_NOTICE}
  `
}

interface NoticeDays {
  readonly today: Day
  /** The last day before the office opens again: today, or more where it is closed for some days. */
  readonly through: Day
}

/**
 * A notice is wanted on its day, and until the charge is over. The law's days are those of the calendar, on which nobody
 * may be in the office: what would be late when it opens again is wanted before it closes (mexico.md §9).
 */
function noticeDays(db: ReadDb, today: Day): NoticeDays {
  const office = findCalendar(db, 'office')
  return { today, through: office === null ? today : addDays(addBusinessDays(office, today, 1), -1) }
}

const ROWS = sql`
  SELECT b.serial_id AS serialId, b.serial, b.client_id AS clientId, b.client_name AS client, b.system, b.version,
    b.product_id AS productId, b.users, (
      SELECT q.users FROM seat_changes q
      WHERE q.serial_id = b.serial_id AND q.status = 'scheduled' AND q.due_on <= b.next_cutoff
      ORDER BY q.due_on DESC, q.id DESC LIMIT 1
    ) AS usersThen, b.months, b.auto_charge AS autoCharge, b.next_cutoff AS chargeOn, b.amount, ${ASKED} AS askedOn,
    ${DECLINED} AS declinedOn, c.last4, c.expires, k.given_on AS consentOn, k.months AS consentMonths,
    n.sent_on AS noticeOn, coalesce(n.late, 0) AS noticeLate
  FROM board b
  LEFT JOIN card_serials y ON y.serial_id = b.serial_id
  LEFT JOIN cards c ON c.id = y.card_id
  LEFT JOIN charge_consents k ON k.id = (
    SELECT k.id FROM charge_consents k WHERE k.serial_id = b.serial_id AND ${OF_OWNER}
    ORDER BY k.recorded_on DESC, k.id DESC LIMIT 1
  )
  LEFT JOIN charge_notices n ON n.serial_id = b.serial_id AND n.charge_on = b.next_cutoff
`

export function listCharges(
  db: ReadDb,
  of: { readonly show: Show; readonly clientId: string | null },
  today: Day,
  offset: number,
  limit: number,
): { total: number; charges: ChargeRow[] } {
  const where = sql`WHERE ${shown(of.show, noticeDays(db, today))} ${ofClient(of.clientId)}`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM board b ${where}`)!,
    charges: db.all<ChargeRow>(
      sql`${ROWS} ${where} ORDER BY b.next_cutoff, b.n LIMIT ${limit} OFFSET ${offset}`,
    ),
  }
}

export function findCharge(db: ReadDb, serialId: string): ChargeRow | null {
  return db.get<ChargeRow>(sql`${ROWS} WHERE b.serial_id = ${serialId} AND b.months IS NOT NULL`)
}

export function countCharges(
  db: ReadDb,
  clientId: string | null,
  today: Day,
): Record<Exclude<Show, 'all' | 'off'>, number> {
  const days = noticeDays(db, today)
  const count = (show: Show) =>
    db.value<number>(sql`SELECT count(*) FROM board b WHERE ${shown(show, days)} ${ofClient(clientId)}`)!
  return {
    on: count('on'),
    asked: count('asked'),
    declined: count('declined'),
    noConsent: count('noConsent'),
    notice: count('notice'),
  }
}

/** How many charges, of how many clients, and the day of the first; null where there is none. */
interface Missing {
  readonly charges: number
  readonly clients: number
  readonly firstOn: Day | null
}

const CHARGES = sql`count(*) AS charges, count(DISTINCT b.client_id) AS clients, min(b.next_cutoff) AS firstOn`

/**
 * Charges whose notice is due today, was and is late, or falls on the closed days that follow, and was not given with
 * proof (mexico.md §9).
 */
export function noticesMissing(
  db: ReadDb,
  today: Day,
  follower: string | null,
): Missing & { readonly late: number; readonly closed: number } {
  const onTime = addDays(today, LEGAL_NOTICE_DAYS)
  return db.get<Missing & { late: number; closed: number }>(sql`
    SELECT ${CHARGES}, coalesce(sum(b.next_cutoff < ${onTime}), 0) AS late,
      coalesce(sum(b.next_cutoff > ${onTime}), 0) AS closed
    FROM board b WHERE ${shown('notice', noticeDays(db, today))}${followedBy(follower, today)}
  `)!
}

/** Charges through a day to which nobody agreed (mexico.md §9), but for those that are to be switched off anyway. */
export function consentsMissing(db: ReadDb, today: Day, until: Day, follower: string | null): Missing {
  return db.get<Missing>(sql`
    SELECT ${CHARGES} FROM board b
    WHERE ${shown('noConsent', noticeDays(db, today))} AND b.next_cutoff BETWEEN ${today} AND ${until} AND ${ASKED} IS NULL${followedBy(follower, today)}
  `)!
}

function ofClient(clientId: string | null): Sql {
  return clientId === null ? sql`` : sql`AND b.client_id = ${clientId}`
}
