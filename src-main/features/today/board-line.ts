import { join, sql, type ReadDb, type Sql, type SqlValue, type WriteDb } from '#db/sql.ts'

/** What the board says of a serial, by column. */
const COLUMNS = {
  serial: sql`serial`,
  client_id: sql`client_id`,
  client_name: sql`client_name`,
  client_key: sql`client_key`,
  rfc: sql`rfc`,
  city: sql`city`,
  product_id: sql`product_id`,
  system: sql`system`,
  version: sql`version`,
  users: sql`users`,
  mode: sql`mode`,
  months: sql`months`,
  method: sql`method`,
  auto_charge: sql`auto_charge`,
  activated_on: sql`activated_on`,
  next_cutoff: sql`next_cutoff`,
  next_validation: sql`next_validation`,
  status: sql`status`,
  state: sql`state`,
  loss_on: sql`loss_on`,
  validation_state: sql`validation_state`,
  tolerance_until: sql`tolerance_until`,
  until_day: sql`until_day`,
  amount: sql`amount`,
  recheck_on: sql`recheck_on`,
  installed_on: sql`installed_on`,
  has_left: sql`has_left`,
  last_day: sql`last_day`,
  paid_months: sql`paid_months`,
  paid_state: sql`paid_state`,
  known_on: sql`known_on`,
  remind_on: sql`remind_on`,
} as const satisfies Readonly<Record<string, Sql>>

type Column = keyof typeof COLUMNS

export type BoardLine = Readonly<Record<Column, SqlValue>> & { readonly serial_id: string }

type StoredLine = BoardLine & { readonly n: number }

const NAMES = Object.keys(COLUMNS) as Column[]
const EVERY = join(Object.values(COLUMNS), sql`, `)

/** The lines of these serials as they stand, and where; `ids` is a JSON array. */
export function linesOf(db: ReadDb, ids: string): Map<string, StoredLine> {
  const lines = db.all<StoredLine>(sql`
    SELECT n, serial_id, ${EVERY} FROM board WHERE serial_id IN (SELECT value FROM json_each(${ids}))
  `)
  return new Map(lines.map((line) => [line.serial_id, line]))
}

/** Only what changed is written: each column of ten indexes that is set again is an index written again. */
export function writeLine(db: WriteDb, before: StoredLine | null, line: BoardLine): void {
  if (before === null) return insertLine(db, line)
  const changed = NAMES.filter((name) => before[name] !== line[name])
  if (changed.length === 0) return
  const changes = changed.map((name) => sql`${COLUMNS[name]} = ${line[name]}`)
  db.runOne(sql`UPDATE board SET ${join(changes, sql`, `)} WHERE n = ${before.n}`)
}

function insertLine(db: WriteDb, line: BoardLine): void {
  db.runOne(sql`
    INSERT INTO board (
      serial_id, serial, client_id, client_name, client_key, rfc, city, product_id, system, version, users,
      mode, months, method, auto_charge, activated_on, next_cutoff, next_validation, status, state, loss_on,
      validation_state, tolerance_until, until_day, amount, recheck_on, installed_on, has_left, last_day,
      paid_months, paid_state, known_on, remind_on
    ) VALUES (
      ${line.serial_id}, ${line.serial}, ${line.client_id}, ${line.client_name}, ${line.client_key},
      ${line.rfc}, ${line.city}, ${line.product_id}, ${line.system}, ${line.version}, ${line.users},
      ${line.mode}, ${line.months}, ${line.method}, ${line.auto_charge}, ${line.activated_on},
      ${line.next_cutoff}, ${line.next_validation}, ${line.status}, ${line.state}, ${line.loss_on},
      ${line.validation_state}, ${line.tolerance_until}, ${line.until_day}, ${line.amount},
      ${line.recheck_on}, ${line.installed_on}, ${line.has_left}, ${line.last_day}, ${line.paid_months},
      ${line.paid_state}, ${line.known_on}, ${line.remind_on}
    )
  `)
}
