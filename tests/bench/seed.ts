import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openLedgerFile, closeLedgerFile } from '#db/open.ts'
import { addDays, day, type Day } from '#domain/calendar.ts'
import { presumedPaidMonths, type Months } from '#domain/rental.ts'
import { openVigente } from '#core/start.ts'
import { BENCH_CLOCK, BENCH_DAY } from './clock.ts'
import { companyName, createChance, idOf, personName, rfcOf, CITIES, SYSTEMS } from './invented.ts'

/**
 * A ledger of so many serials, half as many clients, written by SQL alone into the program's own tables: the same
 * rows each time. The search is indexed in one go; the board is left for the program to compute.
 */
export async function seedLedger(dir: string, serials: number): Promise<void> {
  mkdirSync(dir, { recursive: true })
  openVigente({ dir, clock: BENCH_CLOCK }).close()
  const raw = openLedgerFile(join(dir, 'ledger.db'))
  raw.pragma('synchronous = OFF')
  const triggers = takeTriggers(raw)
  raw.transaction(() => {
    insertRows(raw, serials)
    raw.exec(SEARCH_DOCS)
    raw.exec(`INSERT INTO search_index (search_index) VALUES ('rebuild')`)
    raw.exec('INSERT INTO board_stale (serial_id) SELECT id FROM serials')
    for (const trigger of triggers) raw.exec(trigger)
  })()
  closeLedgerFile(raw)
  const app = openVigente({ dir, clock: BENCH_CLOCK })
  await app.dispatch({ operator: null, host: 'direct' }, 'today.list', { limit: 1 })
  app.close()
}

/** They would do one row at a time what is done here for all at once; they stand again before the commit. */
function takeTriggers(raw: Database.Database): string[] {
  const triggers = raw
    .prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND name NOT LIKE 'audit%'`)
    .all() as { name: string; sql: string }[]
  for (const { name } of triggers) raw.exec(`DROP TRIGGER ${name}`)
  return triggers.map(({ sql }) => sql)
}

const SEARCH_DOCS = `
INSERT INTO search_docs (kind, ref, client_id, text)
  SELECT 'client', id, id, name || ' ' || coalesce(rfc, '') FROM clients ORDER BY rowid;
INSERT INTO search_docs (kind, ref, client_id, text)
  SELECT 'contact', id, client_id, name || ' ' || phone || ' ' || email FROM contacts ORDER BY rowid;
INSERT INTO search_docs (kind, ref, client_id, text)
  SELECT 'serial', id, client_id, serial || ' ' || ltrim(serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') FROM serials ORDER BY rowid;
`

function insertRows(raw: Database.Database, serials: number): void {
  const chance = createChance(serials)
  const client = raw.prepare(
    'INSERT INTO clients (id, name, name_key, rfc, city, created_on) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const contact = raw.prepare(
    'INSERT INTO contacts (id, client_id, position, name, phone, email) VALUES (?, ?, 0, ?, ?, ?)',
  )
  const serial = raw.prepare(
    'INSERT INTO serials (id, serial, client_id, product_id, version, users, mode, activated_on, created_on) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const code = raw.prepare(
    `INSERT INTO activation_codes (id, serial_id, code, source, received_on) VALUES (?, ?, ?, 'import', ?)`,
  )
  const rental = raw.prepare(
    `INSERT INTO rentals (id, serial_id, months, method, auto_charge, paid_months, paid_state) VALUES (?, ?, ?, ?, ?, ?, 'presumed')`,
  )
  const price = raw.prepare(
    `INSERT INTO prices (id, product_id, months, first_user, further_user, valid_from) VALUES (?, ?, ?, ?, ?, '2026-01-01')`,
  )
  for (const [i, system] of SYSTEMS.entries()) {
    for (const months of [1, 6, 12]) {
      price.run(
        `price-${system}-${months}`,
        `aspel-${system.toLowerCase()}`,
        months,
        (30_000 + i * 5_000) * months,
        5_000 * months,
      )
    }
  }
  for (let i = 0; i < serials; i++) {
    const owner = i >> 1
    const clientId = idOf('c', owner)
    if ((i & 1) === 0) {
      const name = companyName(owner)
      client.run(clientId, name, name.toLowerCase(), rfcOf(owner), CITIES[owner % CITIES.length], BENCH_DAY)
      contact.run(
        idOf('p', owner),
        clientId,
        personName(owner),
        `998${1_000_000 + (owner % 9_000_000)}`,
        `c${owner}@correo.example`,
      )
    }
    const system = SYSTEMS[chance(SYSTEMS.length)]!
    const rented = chance(20) < 17
    const activatedOn = addDays(BENCH_DAY, -1 - chance(1_400))
    const id = idOf('s', i)
    serial.run(
      id,
      `${system.slice(0, 3)}S${7_000_000 + i}`,
      clientId,
      `aspel-${system.toLowerCase()}`,
      chance(3) === 0 ? '9.0' : '10.0',
      1 + chance(10),
      rented ? 'subscription' : 'electronic',
      activatedOn,
      BENCH_DAY,
    )
    code.run(idOf('a', i), id, `COD${i}-ABCD-${i % 97}`, BENCH_DAY)
    if (rented) insertRental(rental, i, id, activatedOn, ([1, 1, 6, 12] as const)[chance(4)]!)
  }
}

/** Up to date, as an import without "próximo pago" leaves it (D12). */
function insertRental(
  statement: Database.Statement,
  i: number,
  serialId: string,
  activatedOn: Day,
  months: Months,
): void {
  const paid = presumedPaidMonths(activatedOn, months, false, day(BENCH_DAY))
  statement.run(
    idOf('r', i),
    serialId,
    months,
    months === 1 ? 'card' : 'transfer',
    months === 1 ? 1 : 0,
    paid,
  )
}
