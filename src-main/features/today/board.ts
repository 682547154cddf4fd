import type Database from 'better-sqlite3'
import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { standingOf, type Mode, type Months, type RentalFacts } from '#domain/rental.ts'
import { pricesOn, type PriceList } from '#features/catalogue/sql.ts'

/** Facts of one serial joined with what lists show of it. */
interface FactsRow {
  readonly id: string
  readonly serial: string
  readonly client_id: string
  readonly client_name: string
  readonly client_key: string
  readonly rfc: string | null
  readonly city: string
  readonly product_id: string
  readonly system: string
  readonly version: string
  readonly users: number
  readonly mode: Mode
  readonly months: Months | null
  readonly method: string | null
  readonly auto_charge: number | null
  readonly installed_on: Day | null
  readonly activated_on: Day | null
  readonly last_day: number
  readonly status: 'active' | 'left'
  readonly trial_days: number
  readonly offline_days: number | null
  readonly paid_months: number | null
  readonly paid_state: 'presumed' | 'confirmed' | null
}

const FACTS = sql`
  SELECT s.id, s.serial, s.client_id, c.name AS client_name, c.name_key AS client_key, c.rfc, c.city,
    s.product_id, p.code AS system, s.version, s.users, s.mode, r.months, r.method, r.auto_charge,
    s.installed_on, s.activated_on, s.last_day, s.status, p.trial_days, p.offline_days,
    r.paid_months, r.paid_state
  FROM serials s
  JOIN clients c ON c.id = s.client_id
  JOIN products p ON p.id = s.product_id
  LEFT JOIN rentals r ON r.serial_id = s.id
`

/** What few serials have: read once for all of them, not once for each. */
interface Exceptions {
  readonly stopped: ReadonlyMap<string, Day>
  readonly followUps: ReadonlyMap<string, { kind: 'promise' | 'snooze' | 'done'; until: Day }>
  readonly clientFollowUps: ReadonlyMap<string, { kind: 'promise' | 'snooze' | 'done'; until: Day }>
  readonly validations: ReadonlyMap<string, { validated: number; failed: number | null }>
}

/** Computes again the serials that this transaction touched (D11, D12): the board always agrees with the ledger. */
export function refreshBoard(db: WriteDb, policies: Policies, today: Day): number {
  const stale = db.column<string>(sql`SELECT serial_id FROM board_stale`)
  if (stale.length === 0) return 0
  const few = stale.length < 500
  const exceptions = readExceptions(
    db,
    today,
    few ? sql`WHERE serial_id IN (SELECT serial_id FROM board_stale)` : sql``,
  )
  const prices = pricesOn(db, today)
  const rows = db.all<FactsRow>(sql`${FACTS} WHERE s.id IN (SELECT serial_id FROM board_stale)`)
  for (const row of rows) writeLine(db, row, exceptions, prices, policies, today)
  if (rows.length < stale.length) {
    db.run(sql`
      DELETE FROM board WHERE serial_id IN (SELECT serial_id FROM board_stale)
        AND serial_id NOT IN (SELECT id FROM serials)
    `)
  }
  db.run(sql`DELETE FROM board_stale`)
  return stale.length
}

/**
 * At the turn of the day only the serials whose answer changes by time alone are computed again; a clock that went
 * back, or a price that begins today, computes all. True when the board was computed for another day than `today`.
 */
export function turnTheDay(raw: Database.Database, db: WriteDb, policies: Policies, today: Day): boolean {
  const last = db.value<Day>(sql`SELECT value FROM local_state WHERE key = 'board_day'`)
  if (last === today) return false
  raw.transaction(() => {
    const onlyDue = last !== null && last < today && !priceChanges(db, last, today)
    db.run(sql`
      INSERT INTO board_stale (serial_id)
      SELECT serial_id FROM board WHERE ${onlyDue ? sql`recheck_on <= ${today}` : sql`TRUE`}
      ON CONFLICT DO NOTHING
    `)
    refreshBoard(db, policies, today)
    db.run(sql`
      INSERT INTO local_state (key, value) VALUES ('board_day', ${today})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
    `)
  })()
  return true
}

/** The board as it will stand, or stood, on another day, in a table of its own; used for "a la fecha". */
export function boardAsOf(db: ReadDb, policies: Policies, today: Day): BoardLine[] {
  const exceptions = readExceptions(db, today, sql``)
  const prices = pricesOn(db, today)
  return db.all<FactsRow>(FACTS).map((row) => lineOf(row, exceptions, prices, policies, today))
}

export interface BoardLine {
  readonly serial_id: string
  readonly serial: string
  readonly client_id: string
  readonly client_key: string
  readonly state: string
  readonly loss_on: Day | null
  readonly next_cutoff: Day | null
  readonly next_validation: Day | null
  readonly validation_state: string
  readonly tolerance_until: Day | null
  readonly until_day: Day | null
  readonly status: string
  readonly amount: number | null
  readonly recheck_on: Day | null
}

function lineOf(
  row: FactsRow,
  exceptions: Exceptions,
  prices: PriceList,
  policies: Policies,
  today: Day,
): BoardLine {
  const validation = exceptions.validations.get(row.id)
  const facts: RentalFacts = {
    mode: row.mode,
    left: row.status === 'left',
    installedOn: row.installed_on,
    trialDays: row.trial_days,
    activatedOn: row.activated_on,
    lastDay: row.last_day === 1,
    months: row.months,
    paidMonths: row.paid_months ?? 0,
    paidState: row.paid_state ?? 'presumed',
    autoCharge: row.auto_charge === 1,
    offlineDays: row.offline_days,
    validated: validation?.validated ?? 0,
    failedValidation: validation?.failed ?? null,
    stoppedOn: exceptions.stopped.get(row.id) ?? null,
    followUp: exceptions.followUps.get(row.id) ?? exceptions.clientFollowUps.get(row.client_id) ?? null,
  }
  const standing = standingOf(
    facts,
    { validations: policies.presumeValidations, autoCharges: policies.presumeAutoCharges },
    today,
  )
  return {
    serial_id: row.id,
    serial: row.serial,
    client_id: row.client_id,
    client_key: row.client_key,
    state: standing.state,
    loss_on: standing.lossOn,
    next_cutoff: standing.nextCutoff,
    next_validation: standing.nextValidation,
    validation_state: standing.validationState,
    tolerance_until: standing.toleranceUntil,
    until_day: standing.untilDay,
    status: standing.status,
    amount: row.months === null ? null : prices.amountOf(row.product_id, row.months, row.users),
    recheck_on: standing.recheckOn,
  }
}

function writeLine(
  db: WriteDb,
  row: FactsRow,
  exceptions: Exceptions,
  prices: PriceList,
  policies: Policies,
  today: Day,
): void {
  const line = lineOf(row, exceptions, prices, policies, today)
  db.run(sql`
    INSERT INTO board (
      serial_id, serial, client_id, client_name, client_key, rfc, city, product_id, system, version, users, mode,
      months, method, auto_charge, activated_on, next_cutoff, next_validation, status, state, loss_on,
      validation_state, tolerance_until, until_day, amount, recheck_on
    ) VALUES (
      ${row.id}, ${row.serial}, ${row.client_id}, ${row.client_name}, ${row.client_key}, ${row.rfc}, ${row.city},
      ${row.product_id}, ${row.system}, ${row.version}, ${row.users}, ${row.mode}, ${row.months}, ${row.method},
      ${row.auto_charge ?? 0}, ${row.activated_on}, ${line.next_cutoff}, ${line.next_validation}, ${line.status},
      ${line.state}, ${line.loss_on}, ${line.validation_state}, ${line.tolerance_until}, ${line.until_day},
      ${line.amount}, ${line.recheck_on}
    )
    ON CONFLICT (serial_id) DO UPDATE SET
      serial = excluded.serial,
      client_id = excluded.client_id,
      client_name = excluded.client_name,
      client_key = excluded.client_key,
      rfc = excluded.rfc,
      city = excluded.city,
      product_id = excluded.product_id,
      system = excluded.system,
      version = excluded.version,
      users = excluded.users,
      mode = excluded.mode,
      months = excluded.months,
      method = excluded.method,
      auto_charge = excluded.auto_charge,
      activated_on = excluded.activated_on,
      next_cutoff = excluded.next_cutoff,
      next_validation = excluded.next_validation,
      status = excluded.status,
      state = excluded.state,
      loss_on = excluded.loss_on,
      validation_state = excluded.validation_state,
      tolerance_until = excluded.tolerance_until,
      until_day = excluded.until_day,
      amount = excluded.amount,
      recheck_on = excluded.recheck_on
  `)
}

function readExceptions(db: ReadDb, today: Day, only: Sql): Exceptions {
  const followUps = db.all<{
    key: string
    kind: 'promise' | 'snooze' | 'done'
    until: Day
    whole: number
  }>(sql`
    SELECT coalesce(serial_id, client_id) AS key, kind, until_day AS until, serial_id IS NULL AS whole
    FROM follow_ups WHERE closed_on IS NULL AND until_day >= ${today} ORDER BY id
  `)
  const one = (whole: number) =>
    new Map(
      followUps
        .filter((row) => row.whole === whole)
        .map((row) => [row.key, { kind: row.kind, until: row.until }]),
    )
  return {
    stopped: new Map(
      db
        .all<{ serial_id: string; reported_on: Day }>(
          sql`SELECT serial_id, reported_on FROM stoppages WHERE cleared_on IS NULL`,
        )
        .map((row) => [row.serial_id, row.reported_on]),
    ),
    followUps: one(0),
    clientFollowUps: one(1),
    validations: new Map(
      db
        .all<{ serial_id: string; validated: number; failed: number | null }>(
          sql`
          SELECT serial_id, max(CASE state WHEN 'confirmed' THEN n ELSE 0 END) AS validated,
            max(CASE state WHEN 'failed' THEN n END) AS failed
          FROM validations ${only} GROUP BY serial_id
        `,
        )
        .map((row) => [row.serial_id, row]),
    ),
  }
}

function priceChanges(db: ReadDb, after: Day, until: Day): boolean {
  return (
    db.value(sql`
      SELECT 1 FROM prices
      WHERE (valid_from > ${after} AND valid_from <= ${until}) OR (valid_until >= ${after} AND valid_until < ${until})
      LIMIT 1
    `) !== null
  )
}
