import { join, likePart, sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import { foldForSearch } from '#domain/company-name.ts'
import type { Centavos } from '#domain/money.ts'
import type { ConfirmStep, KeyState } from '#domain/prepaid-key.ts'
import type { Months } from '#domain/rental.ts'
import type { Sealed } from '#domain/secret.ts'

export interface BatchRow {
  readonly id: string
  readonly supplier: string
  readonly invoice: string
  readonly quantity: number
  readonly receivedOn: Day
  readonly receivedBy: string
  readonly note: string
}

export function insertBatch(
  db: WriteDb,
  row: BatchRow & { readonly registeredOn: Day; readonly operatorId: string },
): void {
  db.runOne(sql`
    INSERT INTO prepaid_batches (
      id, supplier, invoice, quantity, received_on, received_by, note, registered_on, operator_id
    ) VALUES (
      ${row.id}, ${row.supplier}, ${row.invoice}, ${row.quantity}, ${row.receivedOn}, ${row.receivedBy}, ${row.note},
      ${row.registeredOn}, ${row.operatorId}
    )
  `)
}

export interface NewKey {
  readonly id: string
  readonly batchId: string
  readonly sealed: Sealed
  readonly fingerprint: string
  readonly last4: string
  readonly productId: string
  readonly months: Months
  readonly users: number
  readonly unitCost: Centavos | null
  readonly expiresOn: Day | null
  readonly state: 'received' | 'available' | 'used'
  readonly usedOn: Day | null
  readonly portalClient: string
}

/** False where that key is in the ledger already. */
export function insertKey(db: WriteDb, row: NewKey): boolean {
  const changes = db.run(sql`
    INSERT INTO prepaid_keys (
      id, batch_id, sealed, fingerprint, last4, product_id, months, users, unit_cost, expires_on, state, used_on,
      portal_client
    ) VALUES (
      ${row.id}, ${row.batchId}, ${row.sealed}, ${row.fingerprint}, ${row.last4}, ${row.productId}, ${row.months},
      ${row.users}, ${row.unitCost}, ${row.expiresOn}, ${row.state}, ${row.usedOn}, ${row.portalClient}
    )
    ON CONFLICT (fingerprint) DO NOTHING
  `)
  return changes === 1
}

export interface Key {
  readonly id: string
  readonly batchId: string
  readonly last4: string
  readonly productId: string
  readonly product: string
  readonly months: Months
  readonly users: number
  readonly unitCost: Centavos | null
  readonly expiresOn: Day | null
  readonly state: KeyState
  readonly typedOn: Day | null
  readonly licenceOn: Day | null
  readonly noticeOn: Day | null
  readonly mailOn: Day | null
  readonly declinedOn: Day | null
  readonly declinedReason: string | null
  readonly portalClient: string
  /** The PC that it is kept for, while it is available. */
  readonly leasedTo: string | null
  readonly leasedUntil: string | null
  readonly clientId: string | null
  readonly client: string
  readonly serialId: string | null
  readonly serial: string
  readonly renewalId: string | null
  readonly assignedOn: Day | null
  /** The PC from which it was given; '' where the office does not know it. */
  readonly giver: string
  readonly price: Centavos | null
  readonly vatBasisPoints: number | null
  readonly paymentId: string | null
  readonly usedOn: Day | null
  readonly voidOn: Day | null
  readonly voidReason: string | null
  readonly supplier: string
  readonly invoice: string
  readonly receivedOn: Day
}

const KEYS = sql`
  FROM prepaid_keys k
  JOIN prepaid_batches b ON b.id = k.batch_id
  JOIN products p ON p.id = k.product_id
  LEFT JOIN clients c ON c.id = k.client_id
  LEFT JOIN serials s ON s.id = k.serial_id
`
const KEY = sql`
  k.id, k.batch_id AS batchId, k.last4, k.product_id AS productId, p.name AS product, k.months, k.users,
  k.unit_cost AS unitCost, k.expires_on AS expiresOn, k.state, k.typed_on AS typedOn, k.licence_on AS licenceOn,
  k.notice_on AS noticeOn, k.mail_on AS mailOn, k.declined_on AS declinedOn, k.declined_reason AS declinedReason,
  k.portal_client AS portalClient, k.client_id AS clientId, coalesce(c.name, k.portal_client) AS client,
  k.leased_to AS leasedTo, k.leased_until AS leasedUntil,
  coalesce((SELECT d.name FROM devices d WHERE d.letter = k.given_by), '') AS giver,
  k.serial_id AS serialId, coalesce(s.serial, '') AS serial, k.renewal_id AS renewalId, k.assigned_on AS assignedOn,
  k.price, k.vat_basis_points AS vatBasisPoints, k.payment_id AS paymentId, k.used_on AS usedOn, k.void_on AS voidOn,
  k.void_reason AS voidReason, b.supplier, b.invoice, b.received_on AS receivedOn
`

export function findKey(db: ReadDb, id: string): Key | null {
  return db.get<Key>(sql`SELECT ${KEY} ${KEYS} WHERE k.id = ${id}`)
}

export function keyOfPayment(db: ReadDb, paymentId: string): Key | null {
  return db.get<Key>(sql`SELECT ${KEY} ${KEYS} WHERE k.payment_id = ${paymentId}`)
}

export function sealedOf(db: ReadDb, id: string): Sealed {
  return db.value<Sealed>(sql`SELECT sealed FROM prepaid_keys WHERE id = ${id}`)!
}

/** The keys of these fingerprints that are in the ledger, by fingerprint. */
export function keysByFingerprint(
  db: ReadDb,
  fingerprints: readonly string[],
): Map<string, Key & { readonly sealed: Sealed }> {
  const rows = db.all<Key & { readonly fingerprint: string; readonly sealed: Sealed }>(sql`
    SELECT k.fingerprint, k.sealed, ${KEY} ${KEYS}
    WHERE k.fingerprint IN (SELECT value FROM json_each(${JSON.stringify(fingerprints)}))
  `)
  return new Map(rows.map((row) => [row.fingerprint, row]))
}

export interface KeyFilter {
  readonly state: KeyState | 'inStock' | 'expiring' | null
  readonly productId: string | null
  readonly batchId: string | null
  readonly clientId: string | null
  readonly search: string
  /** 'expiring': until this day. */
  readonly until: Day
  /** What is available and kept for this PC comes before the rest. */
  readonly first?: string | null
}

const SORTS = {
  product: sql`p.name, k.months, k.users`,
  expiresOn: sql`k.expires_on IS NULL, k.expires_on`,
  client: sql`coalesce(c.name_key, fold(k.portal_client)) = '', coalesce(c.name_key, fold(k.portal_client))`,
  assignedOn: sql`k.assigned_on IS NULL, k.assigned_on`,
  receivedOn: sql`b.received_on`,
} as const
export type KeySort = keyof typeof SORTS

export function listKeys(
  db: ReadDb,
  filter: KeyFilter,
  sort: KeySort,
  offset: number,
  limit: number,
): { total: number; keys: Key[] } {
  const where = whereOf(filter)
  const { first = null } = filter
  const ours = first === null ? sql`` : sql`(k.state = 'available' AND k.leased_to IS ${first}) DESC, `
  return {
    total: db.value<number>(sql`SELECT count(*) ${KEYS} ${where}`)!,
    keys: db.all<Key>(
      sql`SELECT ${KEY} ${KEYS} ${where} ORDER BY ${ours}${SORTS[sort]}, k.id LIMIT ${limit} OFFSET ${offset}`,
    ),
  }
}

function whereOf(filter: KeyFilter): Sql {
  const { state, productId, batchId, clientId, search, until } = filter
  const conditions = [
    state === null
      ? null
      : state === 'inStock'
        ? sql`k.state IN ('received', 'available')`
        : state === 'expiring'
          ? sql`k.state IN ('received', 'available') AND k.expires_on <= ${until}`
          : sql`k.state = ${state}`,
    productId === null ? null : sql`k.product_id = ${productId}`,
    batchId === null ? null : sql`k.batch_id = ${batchId}`,
    clientId === null ? null : sql`k.client_id = ${clientId}`,
    search.trim() === ''
      ? null
      : sql`fold(k.last4 || ' ' || coalesce(s.serial, '') || ' ' || coalesce(c.name, k.portal_client) || ' ' ||
          b.supplier || ' ' || b.invoice || ' ' || p.name) ${likePart(foldForSearch(search.replaceAll('•', '')))}`,
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? sql`` : sql`WHERE ${join(conditions, sql` AND `)}`
}

const STEP_COLUMNS: Readonly<Record<ConfirmStep, Sql>> = {
  typed: sql`typed_on`,
  licenceAccepted: sql`licence_on`,
  noticeAcknowledged: sql`notice_on`,
  mailReceived: sql`mail_on`,
}

/** The step was taken; a licence that was declined before is accepted now. */
export function setStep(db: WriteDb, id: string, step: ConfirmStep, on: Day): void {
  db.runOne(sql`
    UPDATE prepaid_keys SET ${STEP_COLUMNS[step]} = ${on}, declined_on = NULL, declined_reason = NULL WHERE id = ${id}
  `)
}

export function setDeclined(db: WriteDb, id: string, on: Day, reason: string): void {
  db.runOne(sql`UPDATE prepaid_keys SET declined_on = ${on}, declined_reason = ${reason} WHERE id = ${id}`)
}

export function setAvailable(db: WriteDb, id: string): void {
  db.runOne(sql`UPDATE prepaid_keys SET state = 'available' WHERE id = ${id}`)
}

export interface Assignment {
  readonly clientId: string
  readonly serialId: string
  readonly renewalId: string
  readonly assignedOn: Day
  readonly price: Centavos
  readonly vatBasisPoints: number
  readonly paymentId: string | null
  /** Letter of the PC. */
  readonly givenBy: string
}

export function setAssigned(db: WriteDb, id: string, to: Assignment): void {
  db.runOne(sql`
    UPDATE prepaid_keys SET state = 'assigned', client_id = ${to.clientId}, serial_id = ${to.serialId},
      renewal_id = ${to.renewalId}, assigned_on = ${to.assignedOn}, price = ${to.price},
      vat_basis_points = ${to.vatBasisPoints}, payment_id = ${to.paymentId}, given_by = ${to.givenBy}
    WHERE id = ${id}
  `)
}

export function setTakenBack(db: WriteDb, id: string): void {
  db.runOne(sql`
    UPDATE prepaid_keys SET state = 'available', client_id = NULL, serial_id = NULL, renewal_id = NULL,
      assigned_on = NULL, price = NULL, vat_basis_points = NULL, payment_id = NULL, given_by = NULL
    WHERE id = ${id}
  `)
}

/** The client's money for a key that was given, or null where it was taken back. */
export function setPaidBy(db: WriteDb, id: string, paymentId: string | null, price: Centavos): void {
  db.runOne(sql`UPDATE prepaid_keys SET payment_id = ${paymentId}, price = ${price} WHERE id = ${id}`)
}

export function setUsed(db: WriteDb, id: string, on: Day, portalClient: string): void {
  db.runOne(sql`
    UPDATE prepaid_keys SET state = 'used', used_on = ${on},
      portal_client = CASE WHEN ${portalClient} = '' THEN portal_client ELSE ${portalClient} END
    WHERE id = ${id}
  `)
}

export function setVoid(db: WriteDb, id: string, on: Day, reason: string): void {
  db.runOne(
    sql`UPDATE prepaid_keys SET state = 'void', void_on = ${on}, void_reason = ${reason} WHERE id = ${id}`,
  )
}

/** The keys of a batch that nobody has used yet and that end some day: how many, and the first such day. */
export function endingOf(
  db: ReadDb,
  batchId: string,
): { readonly supplier: string; readonly count: number; readonly expiresOn: Day } | null {
  return db.get(sql`
    SELECT b.supplier, count(*) AS count, k.expires_on AS expiresOn
    FROM prepaid_keys k JOIN prepaid_batches b ON b.id = k.batch_id
    WHERE k.batch_id = ${batchId} AND k.state IN ('received', 'available') AND k.expires_on IS NOT NULL
    GROUP BY k.expires_on ORDER BY k.expires_on LIMIT 1
  `)
}

export interface ListedBatch extends BatchRow {
  readonly loaded: number
  readonly received: number
  readonly available: number
  readonly assigned: number
  readonly used: number
  readonly void: number
  readonly cost: number
  readonly sold: number
  readonly margin: number
  readonly expiresOn: Day | null
}

/** IVA off, rounded as `netOf` does. */
const NET = sql`(k.price * 20000 + 10000 + k.vat_basis_points) / (2 * (10000 + k.vat_basis_points))`

export function listBatches(
  db: ReadDb,
  id: string | null,
  offset: number,
  limit: number,
): { total: number; batches: ListedBatch[] } {
  const where = id === null ? sql`` : sql`WHERE b.id = ${id}`
  return {
    total: db.value<number>(sql`SELECT count(*) FROM prepaid_batches b ${where}`)!,
    batches: db.all<ListedBatch>(sql`
      SELECT b.id, b.supplier, b.invoice, b.quantity, b.received_on AS receivedOn, b.received_by AS receivedBy, b.note,
        count(k.id) AS loaded, coalesce(sum(k.state = 'received'), 0) AS received,
        coalesce(sum(k.state = 'available'), 0) AS available, coalesce(sum(k.state = 'assigned'), 0) AS assigned,
        coalesce(sum(k.state = 'used'), 0) AS used, coalesce(sum(k.state = 'void'), 0) AS void,
        coalesce(sum(k.unit_cost), 0) AS cost, coalesce(sum(CASE WHEN k.price IS NOT NULL THEN ${NET} END), 0) AS sold,
        coalesce(sum(CASE WHEN k.price IS NOT NULL THEN ${NET} - k.unit_cost END), 0) AS margin,
        min(CASE WHEN k.state IN ('received', 'available') THEN k.expires_on END) AS expiresOn
      FROM prepaid_batches b LEFT JOIN prepaid_keys k ON k.batch_id = b.id ${where}
      GROUP BY b.id ORDER BY b.received_on DESC, b.id DESC LIMIT ${limit} OFFSET ${offset}
    `),
  }
}

export interface InStock {
  readonly id: string
  readonly last4: string
  readonly productId: string
  readonly months: Months
  readonly users: number
  readonly state: 'received' | 'available'
  readonly expiresOn: Day | null
}

/** What nobody has been promised, and that has not expired by that day. */
export function keysInStock(db: ReadDb, today: Day): InStock[] {
  return db.all<InStock>(sql`
    SELECT id, last4, product_id AS productId, months, users, state, expires_on AS expiresOn
    FROM prepaid_keys WHERE state IN ('received', 'available') AND (expires_on IS NULL OR expires_on >= ${today})
  `)
}

/** What the office has ever kept keys of: 'aspel-coi:6:5'. */
export function kindsKept(db: ReadDb): Set<string> {
  return new Set(
    db.column<string>(sql`SELECT DISTINCT product_id || ':' || months || ':' || users FROM prepaid_keys`),
  )
}

/** The renewals that come, as the board has them: rented, of our own channel, not gone. */
export function renewalsBetween(
  db: ReadDb,
  today: Day,
  until: Day,
): {
  readonly serialId: string
  readonly productId: string
  readonly months: Months
  readonly users: number
  readonly on: Day
  readonly autoCharge: number
  readonly anchor: Day
  readonly lastDay: number
}[] {
  return db.all(sql`
    SELECT b.serial_id AS serialId, b.product_id AS productId, b.months,
      coalesce(
        (SELECT n.users FROM seat_changes n
          WHERE n.serial_id = b.serial_id AND n.status = 'scheduled' AND n.due_on <= b.next_cutoff
          ORDER BY n.due_on DESC, n.id DESC LIMIT 1),
        b.users
      ) AS users,
      b.next_cutoff AS "on", b.auto_charge AS autoCharge, b.activated_on AS anchor, b.last_day AS lastDay
    FROM board b JOIN serials s ON s.id = b.serial_id
    WHERE b.next_cutoff BETWEEN ${today} AND ${until} AND b.has_left = 0 AND b.months IS NOT NULL AND s.channel = 'own'
  `)
}

/** Tasks of what is lacking, by their ref. */
export function restockTasks(db: ReadDb): { ref: string; dueOn: Day; params: string }[] {
  return db.all(sql`SELECT ref, due_on AS dueOn, params FROM tasks WHERE kind = 'key.restock' ORDER BY ref`)
}
