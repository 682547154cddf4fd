import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { CodeSource } from '#domain/code-family.ts'
import type { Method } from '#domain/payment-method.ts'
import type { Mode, Months, StoppageCause } from '#domain/rental.ts'

/** A licence with its rental, its client and its product, as the handlers need them. */
export interface Serial {
  readonly id: string
  readonly serial: string
  readonly clientId: string
  readonly client: string
  readonly billedBy: 'vendor' | 'distributor'
  readonly productId: string
  readonly system: string
  readonly product: string
  readonly vendorId: string
  readonly vendorZone: string
  readonly offlineDays: number | null
  readonly trialDays: number
  readonly version: string
  readonly users: number
  readonly mode: Mode
  /** 0: the spreadsheet only said "licencia", and it was taken as electronic. */
  readonly modeSure: number
  readonly installedOn: Day | null
  readonly activatedOn: Day | null
  readonly purchasedOn: Day | null
  readonly lastDay: number
  /** 'other': another distributor sold it; it is kept and never billed. */
  readonly channel: 'own' | 'other'
  /** The company that was registered with the activation (R21): not changed without authorisation. */
  readonly owner: string
  readonly status: 'active' | 'left'
  readonly leftOn: Day | null
  readonly leftReason: string | null
  readonly rentalId: string | null
  readonly months: Months | null
  readonly method: Method | null
  readonly autoCharge: number
  readonly paidMonths: number
  readonly paidState: 'presumed' | 'confirmed'
  /** The month of the first automatic charge that failed and was not paid since; null for nearly all. */
  readonly chargeFailedMonth: number | null
}

const SERIALS = sql`
  SELECT s.id, s.serial, s.client_id AS clientId, c.name AS client, c.billed_by AS billedBy, s.product_id AS productId,
    p.code AS system, p.name AS product, p.vendor_id AS vendorId, v.zone AS vendorZone, p.offline_days AS offlineDays,
    p.trial_days AS trialDays, s.version, s.users, s.mode, s.mode_sure AS modeSure, s.installed_on AS installedOn,
    s.activated_on AS activatedOn, s.purchased_on AS purchasedOn, s.last_day AS lastDay, s.channel, s.owner, s.status,
    s.left_on AS leftOn, s.left_reason AS leftReason, r.id AS rentalId, r.months, r.method,
    coalesce(r.auto_charge, 0) AS autoCharge, coalesce(r.paid_months, 0) AS paidMonths,
    coalesce(r.paid_state, 'presumed') AS paidState,
    (SELECT min(f.month) FROM charge_failures f WHERE f.serial_id = s.id AND f.month >= r.paid_months) AS chargeFailedMonth
  FROM serials s
  JOIN clients c ON c.id = s.client_id
  JOIN products p ON p.id = s.product_id
  JOIN vendors v ON v.id = p.vendor_id
  LEFT JOIN rentals r ON r.serial_id = s.id
`

export function findSerial(db: ReadDb, id: string): Serial | null {
  return db.get<Serial>(sql`${SERIALS} WHERE s.id = ${id}`)
}

/** What little many serials are asked for, in one statement: whose each is, and whether it is charged by itself. */
export function ownersOf(
  db: ReadDb,
  ids: readonly string[],
): Map<string, Pick<Serial, 'id' | 'serial' | 'clientId' | 'autoCharge'>> {
  const rows = db.all<Pick<Serial, 'id' | 'serial' | 'clientId' | 'autoCharge'>>(sql`
    SELECT s.id, s.serial, s.client_id AS clientId, coalesce(r.auto_charge, 0) AS autoCharge
    FROM serials s LEFT JOIN rentals r ON r.serial_id = s.id
    WHERE s.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
  `)
  return new Map(rows.map((row) => [row.id, row]))
}

export function serialOfRental(db: ReadDb, rentalId: string): Serial | null {
  return db.get<Serial>(sql`${SERIALS} WHERE r.id = ${rentalId}`)
}

/** Also by the number that it had before a vendor replaced it (R121). */
export function serialByNumber(db: ReadDb, serial: string): Serial | null {
  return (
    db.get<Serial>(sql`${SERIALS} WHERE s.serial = ${serial}`) ??
    db.get<Serial>(
      sql`${SERIALS} WHERE s.id = (SELECT serial_id FROM replacements WHERE former_serial = ${serial})`,
    )
  )
}

export function serialsOf(db: ReadDb, clientId: string): Serial[] {
  return db.all<Serial>(sql`${SERIALS} WHERE s.client_id = ${clientId} ORDER BY p.code, s.serial`)
}

export function countSerials(db: ReadDb): number {
  return db.value<number>(sql`SELECT count(*) FROM serials`)!
}

export interface NewSerial {
  readonly id: string
  readonly serial: string
  readonly clientId: string
  readonly productId: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  /** Sure where it is not said. */
  readonly modeSure?: boolean
  readonly installedOn: Day | null
  readonly activatedOn: Day | null
  readonly purchasedOn: Day | null
  readonly lastDay: boolean
  readonly createdOn: Day
  readonly importId: string | null
  readonly channel?: Serial['channel']
  readonly owner?: string
}

export function insertSerial(db: WriteDb, row: NewSerial): void {
  db.runOne(sql`
    INSERT INTO serials (
      id, serial, client_id, product_id, version, users, mode, installed_on, activated_on, purchased_on, last_day,
      created_on, import_id, channel, owner, mode_sure
    ) VALUES (
      ${row.id}, ${row.serial}, ${row.clientId}, ${row.productId}, ${row.version}, ${row.users}, ${row.mode},
      ${row.installedOn}, ${row.activatedOn}, ${row.purchasedOn}, ${row.lastDay}, ${row.createdOn}, ${row.importId},
      ${row.channel ?? 'own'}, ${row.owner ?? ''}, ${row.modeSure ?? true}
    )
  `)
}

export function updateSerial(
  db: WriteDb,
  row: Pick<
    Serial,
    'id' | 'clientId' | 'version' | 'users' | 'installedOn' | 'purchasedOn' | 'channel' | 'owner'
  >,
): void {
  db.runOne(sql`
    UPDATE serials SET
      client_id = ${row.clientId},
      version = ${row.version},
      users = ${row.users},
      installed_on = ${row.installedOn},
      purchased_on = ${row.purchasedOn},
      channel = ${row.channel},
      owner = ${row.owner}
    WHERE id = ${row.id}
  `)
}

export function setActivation(db: WriteDb, id: string, on: Day, at: string | null, lastDay: boolean): void {
  db.runOne(sql`
    UPDATE serials SET activated_on = ${on}, activated_at = ${at}, last_day = ${lastDay} WHERE id = ${id}
  `)
}

/** R21: registered with the first activation. */
export function setOwner(db: WriteDb, id: string, owner: string): void {
  db.runOne(sql`UPDATE serials SET owner = ${owner} WHERE id = ${id}`)
}

/** What its account or its certificate says (R55–R57): known for sure from then on. */
export function setMode(db: WriteDb, id: string, mode: Mode): void {
  db.runOne(sql`UPDATE serials SET mode = ${mode}, mode_sure = 1 WHERE id = ${id}`)
}

/** The vendor gave the same system another number; which one it had stands in its replacement. */
export function renumberSerial(db: WriteDb, id: string, serial: string): void {
  db.runOne(sql`
    UPDATE serials
    SET serial = ${serial}, former = former || ' ' || serial || ' ' || ltrim(serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-')
    WHERE id = ${id}
  `)
}

export function setUsers(db: WriteDb, id: string, users: number): void {
  db.runOne(sql`UPDATE serials SET users = ${users} WHERE id = ${id}`)
}

export function setSerialLeft(db: WriteDb, id: string, on: Day | null, reason: string | null): void {
  db.runOne(sql`
    UPDATE serials SET status = ${on === null ? 'active' : 'left'}, left_on = ${on}, left_reason = ${reason}
    WHERE id = ${id}
  `)
}

export interface Code {
  readonly id: string
  readonly code: string
  readonly source: CodeSource
  readonly receivedOn: Day
  /** Where it was activated, where somebody said so. An unlock's code lives where the unlock says. */
  readonly computer?: string
}

export function codesOf(db: ReadDb, serialId: string): Code[] {
  return db.all<Code>(sql`
    SELECT id, code, source, received_on AS receivedOn FROM activation_codes
    WHERE serial_id = ${serialId} ORDER BY received_on DESC, rowid DESC
  `)
}

/** The same code twice is one code. */
export function insertCode(db: WriteDb, serialId: string, row: Code): void {
  db.run(sql`
    INSERT INTO activation_codes (id, serial_id, code, source, received_on, computer)
    VALUES (${row.id}, ${serialId}, ${row.code}, ${row.source}, ${row.receivedOn}, ${row.computer ?? ''})
    ON CONFLICT (serial_id, code) DO NOTHING
  `)
}

export function setCodeComputer(db: WriteDb, id: string, computer: string): void {
  db.runOne(sql`UPDATE activation_codes SET computer = ${computer} WHERE id = ${id}`)
}

export interface Stoppage {
  readonly id: string
  readonly reportedOn: Day
  readonly message: string
  readonly cause: StoppageCause
}

export function openStoppage(db: ReadDb, serialId: string): Stoppage | null {
  return db.get<Stoppage>(sql`
    SELECT id, reported_on AS reportedOn, message, cause FROM stoppages
    WHERE serial_id = ${serialId} AND cleared_on IS NULL
  `)
}

export function insertStoppage(
  db: WriteDb,
  row: {
    id: string
    serialId: string
    reportedOn: Day
    reportedAt: string
    message: string
    cause?: StoppageCause
  },
): void {
  db.runOne(sql`
    INSERT INTO stoppages (id, serial_id, reported_on, reported_at, message, cause)
    VALUES (${row.id}, ${row.serialId}, ${row.reportedOn}, ${row.reportedAt}, ${row.message}, ${row.cause ?? 'unknown'})
  `)
}

/** A second call about the same report: what is now known of its cause. */
export function setStoppageCause(db: WriteDb, id: string, cause: StoppageCause): void {
  db.runOne(sql`UPDATE stoppages SET cause = ${cause} WHERE id = ${id}`)
}

export function clearStoppage(db: WriteDb, id: string, on: Day, note: string): void {
  db.runOne(sql`UPDATE stoppages SET cleared_on = ${on}, cleared_note = ${note} WHERE id = ${id}`)
}
