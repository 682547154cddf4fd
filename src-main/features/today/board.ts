import type Database from 'better-sqlite3'
import { sql, type ReadDb, type Sql, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { standingOf, type Mode, type Months, type RentalFacts, type StoppageCause } from '#domain/rental.ts'
import { pricesOn, products } from '#features/catalogue/sql.ts'
import { followUpsOn } from '#features/contacts/sql.ts'
import { presumptionChanges, reminderChanges } from '#features/policies/sql.ts'
import { FIRED_DOWN_TO, firedReminders } from '#features/reminders/sql.ts'
import { linesOf, writeLine } from './board-line.ts'
import { remindersBy, type RentalTerms, type StandingNow } from './remind-on.ts'

/** What the computation reads of one serial, beside what few serials have. */
interface Facts {
  readonly serial_id: string
  readonly client_id: string
  readonly product_id: string
  readonly users: number
  readonly mode: Mode
  readonly months: Months | null
  readonly auto_charge: number
  readonly activated_on: Day | null
  readonly installed_on: Day | null
  readonly has_left: number
  readonly last_day: number
  readonly paid_months: number
  readonly paid_state: 'presumed' | 'confirmed'
  /** Since when the ledger knows how far it is paid: reminders that were due before are not caught up on. */
  readonly known_on: Day
}

/** The same joined with what lists show of it. */
interface FactsRow extends Facts {
  readonly serial: string
  readonly client_name: string
  readonly client_key: string
  readonly rfc: string | null
  readonly city: string
  readonly system: string
  readonly version: string
  readonly method: string | null
}

const FACTS = sql`
  SELECT s.id AS serial_id, s.serial, s.client_id, c.name AS client_name, c.name_key AS client_key, c.rfc, c.city,
    s.product_id, p.code AS system, s.version, s.users, s.mode, r.months, r.method,
    coalesce(r.auto_charge, 0) AS auto_charge, s.installed_on, s.activated_on, s.last_day,
    s.status = 'left' AS has_left, coalesce(r.paid_months, 0) AS paid_months,
    coalesce(r.paid_state, 'presumed') AS paid_state, max(s.created_on, coalesce((
      SELECT w.recorded_on FROM renewals w WHERE w.rental_id = r.id AND w.state <> 'reversed'
      ORDER BY w.first_month DESC LIMIT 1
    ), '')) AS known_on
  FROM serials s
  JOIN clients c ON c.id = s.client_id
  JOIN products p ON p.id = s.product_id
  LEFT JOIN rentals r ON r.serial_id = s.id
`

/** What few serials have: read once for all of them, not once for each. */
interface Exceptions {
  readonly stopped: ReadonlyMap<
    string,
    { readonly on: Day; readonly cause: StoppageCause; readonly leftOn: Day | null }
  >
  /** Sold by another distributor: kept, never billed. */
  readonly otherChannel: ReadonlySet<string>
  readonly followUpOf: ReturnType<typeof followUpsOn>
  readonly validations: ReadonlyMap<string, { validated: number; failed: number | null }>
  readonly failedCharges: ReadonlyMap<string, number>
}

/** Rows that are held at a time: so few that the collector finds them gone, and does not keep them among what stays. */
const CHUNK = 100

/** Whether this transaction touched a serial: where it did not, no rule is read to find that nothing is to be done. */
export function isBoardStale(db: ReadDb): boolean {
  return (
    db.value(
      sql`SELECT EXISTS (SELECT 1 FROM board_stale) OR EXISTS (SELECT 1 FROM board_stale_reminders)`,
    ) === 1
  )
}

/** Computes again the serials that this transaction touched (D11, D12): the board always agrees with the ledger. */
export function refreshBoard(db: WriteDb, policies: Policies, today: Day): number {
  refreshReminders(db, policies)
  const stale = db.value<number>(sql`SELECT count(*) FROM board_stale`)!
  if (stale === 0) return 0
  const few = stale < 500
  const reminderOn = remindersBy(policies)
  const standing = standingOn(
    db,
    policies,
    today,
    few ? sql`AND serial_id IN (SELECT serial_id FROM board_stale)` : sql``,
  )
  let found = 0
  for (const serialIds of staleInTurn(db)) {
    const ids = JSON.stringify(serialIds)
    const rows = db.all<FactsRow>(sql`${FACTS} WHERE s.id IN (SELECT value FROM json_each(${ids}))`)
    found += rows.length
    const fired = firedReminders(db, ids)
    const before = linesOf(db, ids)
    for (const row of rows) {
      const now = standing(row)
      const remindOn = reminderOn(row, now, fired(row.serial_id, now.next_cutoff))
      writeLine(db, before.get(row.serial_id) ?? null, { ...row, ...now, remind_on: remindOn })
    }
  }
  if (found < stale) {
    db.run(sql`
      DELETE FROM board WHERE serial_id IN (SELECT serial_id FROM board_stale)
        AND serial_id NOT IN (SELECT id FROM serials)
    `)
  }
  db.run(sql`DELETE FROM board_stale`)
  return stale
}

/** Of a whole ledger that came there are more than are worth holding. */
function* staleInTurn(db: ReadDb): Generator<readonly string[]> {
  let ids: string[]
  let after = ''
  do {
    ids = db.column<string>(sql`
      SELECT serial_id FROM board_stale WHERE serial_id > ${after} ORDER BY serial_id LIMIT ${CHUNK}
    `)
    if (ids.length > 0) yield ids
    after = ids.at(-1) ?? after
  } while (ids.length === CHUNK)
}

interface ReminderRow extends RentalTerms, StandingNow {
  readonly n: number
  readonly serial_id: string
  readonly remind_on: Day | null
  readonly fired_down_to: number | null
}

/** Of the serials of which no more than a reminder is new, as they stand: when the next one is due. */
function refreshReminders(db: WriteDb, policies: Policies): void {
  // What was only read costs no write.
  if (db.value(sql`SELECT 1 FROM board_stale_reminders LIMIT 1`) === null) return
  const stale = db.column<string>(sql`
    SELECT serial_id FROM board_stale_reminders EXCEPT SELECT serial_id FROM board_stale
  `)
  const reminderOn = remindersBy(policies)
  for (let from = 0; from < stale.length; from += CHUNK) {
    const ids = JSON.stringify(stale.slice(from, from + CHUNK))
    const rows = db.all<ReminderRow>(sql`
      SELECT n, serial_id, months, auto_charge, has_left, known_on, next_cutoff, state, until_day, remind_on,
        ${FIRED_DOWN_TO} AS fired_down_to
      FROM board b WHERE serial_id IN (SELECT value FROM json_each(${ids}))
    `)
    for (const row of rows) {
      const remindOn = reminderOn(row, row, row.fired_down_to)
      if (remindOn === row.remind_on) continue
      db.runOne(sql`UPDATE board SET remind_on = ${remindOn} WHERE n = ${row.n}`)
    }
  }
  db.run(sql`DELETE FROM board_stale_reminders`)
}

/** The next cutoff of one serial by the ledger alone, for a command: a board may be another day's, and elsewhere there is none. */
export function nextCutoffOf(db: ReadDb, policies: Policies, serialId: string, today: Day): Day | null {
  const row = db.get<FactsRow>(sql`${FACTS} WHERE s.id = ${serialId}`)
  return row && standingOn(db, policies, today, sql`AND serial_id = ${serialId}`)(row).next_cutoff
}

/**
 * At the turn of the day only the serials whose answer changes by time alone are computed again; a clock that went
 * back, or a price or a presumption that begins today, computes all. True when the board was computed for another day than `today`.
 */
export function turnTheDay(raw: Database.Database, db: WriteDb, policies: Policies, today: Day): boolean {
  const last = db.value<Day>(sql`SELECT value FROM local_state WHERE key = 'board_day'`)
  if (last === today) return false
  raw.transaction(() => {
    if (last !== null && reminderChanges(db, last, today)) {
      db.run(
        sql`INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE TRUE ON CONFLICT DO NOTHING`,
      )
    }
    refreshBoard(db, policies, today)
    turnLines(db, policies, last, today)
    db.run(sql`
      INSERT INTO local_state (key, value) VALUES ('board_day', ${today})
      ON CONFLICT (key) DO UPDATE SET value = excluded.value
    `)
  })()
  return true
}

/** Computes for `today` the lines that stand as of `last`: all of them where that is not an earlier day. */
export function turnLines(db: WriteDb, policies: Policies, last: Day | null, today: Day): void {
  const onlyDue =
    last !== null && last < today && !priceChanges(db, last, today) && !presumptionChanges(db, last, today)
  const standing = standingOn(db, policies, today, sql``)
  const reminderOn = remindersBy(policies)
  for (const rows of onlyDue ? dueInTurn(db, today) : allInTurn(db)) {
    for (const row of rows) {
      const now = standing(row)
      // Another cutoff has its own reminders, of which none has fired.
      const remindOn = row.next_cutoff === now.next_cutoff ? row.remind_on : reminderOn(row, now, null)
      if (standsElsewhere(row, now)) writeStanding(db, row.n, now, remindOn)
      else if (row.status !== now.status || row.recheck_on !== now.recheck_on) writeStatus(db, row.n, now)
    }
  }
}

function* dueInTurn(db: ReadDb, today: Day): Generator<readonly StandingRow[]> {
  const numbers = db.column<number>(sql`SELECT n FROM board WHERE recheck_on <= ${today} ORDER BY n`)
  for (let from = 0; from < numbers.length; from += CHUNK) {
    const slice = JSON.stringify(numbers.slice(from, from + CHUNK))
    yield db.all<StandingRow>(sql`${STANDING} WHERE n IN (SELECT value FROM json_each(${slice}))`)
  }
}

/** Without their numbers first: to read those of every line takes a tenth of the whole turn. */
function* allInTurn(db: ReadDb): Generator<readonly StandingRow[]> {
  let rows: readonly StandingRow[]
  let after = 0
  do {
    rows = db.all<StandingRow>(sql`${STANDING} WHERE n > ${after} ORDER BY n LIMIT ${CHUNK}`)
    yield rows
    after = rows.at(-1)?.n ?? after
  } while (rows.length === CHUNK)
}

/** A line as the last computation left it, with the facts of the next. */
interface StandingRow extends Facts, Omit<Standing, 'loss_on' | 'tolerance_until'> {
  readonly n: number
  readonly remind_on: Day | null
}

const STANDING = sql`
  SELECT n, serial_id, client_id, product_id, users, mode, months, auto_charge, activated_on, installed_on, has_left,
    last_day, paid_months, paid_state, status, state, next_cutoff, next_validation, validation_state, until_day, amount,
    recheck_on, known_on, remind_on
  FROM board
`

/** A serial's answer for one day. */
interface Standing {
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

/** Everything that the answers of a day have in common is read once; then each costs its computation alone. */
function standingOn(db: ReadDb, policies: Policies, today: Day, only: Sql): (facts: Facts) => Standing {
  const { stopped, otherChannel, followUpOf, validations, failedCharges } = readExceptions(db, today, only)
  const prices = pricesOn(db, today)
  const known = new Map(products(db).map((product) => [product.id, product]))
  const presume = { validations: policies.presumeValidations, autoCharges: policies.presumeAutoCharges }
  return (row) => {
    const { offlineDays, trialDays } = known.get(row.product_id)!
    const validation = validations.get(row.serial_id)
    const stoppage = stopped.get(row.serial_id)
    const notOurs = otherChannel.has(row.serial_id)
    const facts: RentalFacts = {
      mode: row.mode,
      left: row.has_left === 1,
      leftOn: stoppage?.leftOn ?? null,
      installedOn: row.installed_on,
      trialDays,
      activatedOn: row.activated_on,
      lastDay: row.last_day === 1,
      months: row.months,
      paidMonths: row.paid_months,
      paidState: row.paid_state,
      autoCharge: row.auto_charge === 1,
      chargeFailedMonth: failedCharges.get(row.serial_id) ?? null,
      offlineDays,
      validated: validation?.validated ?? 0,
      failedValidation: validation?.failed ?? null,
      stoppedOn: stoppage?.on ?? null,
      stoppedFor: stoppage?.cause ?? 'unknown',
      otherChannel: notOurs,
      followUp: followUpOf(row.serial_id, row.client_id),
    }
    const standing = standingOf(facts, presume, today)
    return {
      state: standing.state,
      loss_on: standing.lossOn,
      next_cutoff: standing.nextCutoff,
      next_validation: standing.nextValidation,
      validation_state: standing.validationState,
      tolerance_until: standing.toleranceUntil,
      until_day: standing.untilDay,
      status: standing.status,
      amount: row.months === null || notOurs ? null : prices.amountOf(row.product_id, row.months, row.users),
      recheck_on: standing.recheckOn,
    }
  }
}

/** Whether it moves in a list: what it loses, and until when it is tolerated, move with these. */
function standsElsewhere(before: Omit<Standing, 'loss_on' | 'tolerance_until'>, now: Standing): boolean {
  return (
    before.next_validation !== now.next_validation ||
    before.next_cutoff !== now.next_cutoff ||
    before.state !== now.state ||
    before.validation_state !== now.validation_state ||
    before.until_day !== now.until_day ||
    before.amount !== now.amount
  )
}

/** Half of what a day changes is this alone, which stands in one index of the board and not in four. */
function writeStatus(db: WriteDb, n: number, now: Standing): void {
  db.runOne(sql`UPDATE board SET status = ${now.status}, recheck_on = ${now.recheck_on} WHERE n = ${n}`)
}

function writeStanding(db: WriteDb, n: number, now: Standing, remindOn: Day | null): void {
  db.runOne(sql`
    UPDATE board SET
      next_cutoff = ${now.next_cutoff},
      next_validation = ${now.next_validation},
      status = ${now.status},
      state = ${now.state},
      loss_on = ${now.loss_on},
      validation_state = ${now.validation_state},
      tolerance_until = ${now.tolerance_until},
      until_day = ${now.until_day},
      amount = ${now.amount},
      recheck_on = ${now.recheck_on},
      remind_on = ${remindOn}
    WHERE n = ${n}
  `)
}

function readExceptions(db: ReadDb, today: Day, only: Sql): Exceptions {
  return {
    stopped: new Map(
      db
        .all<{ serial_id: string; on: Day; cause: StoppageCause; leftOn: Day | null }>(
          sql`
          SELECT t.serial_id, t.reported_on AS "on", t.cause, s.left_on AS leftOn
          FROM stoppages t JOIN serials s ON s.id = t.serial_id WHERE t.cleared_on IS NULL
        `,
        )
        .map((row) => [row.serial_id, row]),
    ),
    otherChannel: new Set(db.column<string>(sql`SELECT id FROM serials WHERE channel = 'other'`)),
    followUpOf: followUpsOn(db, today),
    validations: new Map(
      db
        .all<{ serial_id: string; validated: number; failed: number | null }>(
          sql`
          SELECT serial_id, max(CASE state WHEN 'confirmed' THEN n ELSE 0 END) AS validated,
            max(CASE state WHEN 'failed' THEN n END) AS failed
          FROM validations WHERE anchor_id IS NULL ${only} GROUP BY serial_id
        `,
        )
        .map((row) => [row.serial_id, row]),
    ),
    failedCharges: new Map(
      db
        .all<{ serial_id: string; month: number }>(
          sql`
          SELECT f.serial_id, min(f.month) AS month
          FROM (SELECT serial_id, month FROM charge_failures WHERE TRUE ${only}) f
          JOIN rentals r ON r.serial_id = f.serial_id AND f.month >= r.paid_months
          GROUP BY f.serial_id
        `,
        )
        .map((row) => [row.serial_id, row.month]),
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
