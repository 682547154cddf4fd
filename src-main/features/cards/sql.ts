import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import type { Day } from '#domain/calendar.ts'

/** A card as the office may know it: its last four digits and the month in which it ends, '2028-08'. */
export interface Card {
  readonly id: string
  readonly clientId: string
  readonly last4: string
  readonly expires: string
  /** Whose it is, where that helps: "la de don Raúl". */
  readonly label: string
  readonly addedOn: Day
}

const CARDS = sql`SELECT id, client_id AS clientId, last4, expires, label, added_on AS addedOn FROM cards`

export function findCard(db: ReadDb, id: string): Card | null {
  return db.get<Card>(sql`${CARDS} WHERE id = ${id} AND removed_on IS NULL`)
}

export function cardsOf(db: ReadDb, clientId: string): Card[] {
  return db.all<Card>(
    sql`${CARDS} WHERE client_id = ${clientId} AND removed_on IS NULL ORDER BY expires DESC, last4, id`,
  )
}

/** The card that pays a serial; null where none is on record. */
export function cardOfSerial(db: ReadDb, serialId: string): Card | null {
  const id = db.value<string>(sql`SELECT card_id FROM card_serials WHERE serial_id = ${serialId}`)
  return id === null ? null : findCard(db, id)
}

export function serialsOfCard(db: ReadDb, cardId: string): string[] {
  return db.column<string>(
    sql`SELECT serial_id FROM card_serials WHERE card_id = ${cardId} ORDER BY serial_id`,
  )
}

export function saveCard(db: WriteDb, row: Card): void {
  db.runOne(sql`
    INSERT INTO cards (id, client_id, last4, expires, label, added_on)
    VALUES (${row.id}, ${row.clientId}, ${row.last4}, ${row.expires}, ${row.label}, ${row.addedOn})
    ON CONFLICT (id) DO UPDATE SET last4 = excluded.last4, expires = excluded.expires, label = excluded.label
  `)
}

export function removeCard(db: WriteDb, id: string, on: Day): void {
  db.run(sql`DELETE FROM card_serials WHERE card_id = ${id}`)
  db.runOne(sql`UPDATE cards SET removed_on = ${on} WHERE id = ${id}`)
}

export function payWith(db: WriteDb, serialId: string, cardId: string): void {
  db.runOne(sql`
    INSERT INTO card_serials (serial_id, card_id) VALUES (${serialId}, ${cardId})
    ON CONFLICT (serial_id) DO UPDATE SET card_id = excluded.card_id
  `)
}

export function payWithNone(db: WriteDb, serialId: string): void {
  db.run(sql`DELETE FROM card_serials WHERE serial_id = ${serialId}`)
}

export interface Failure {
  readonly id: string
  readonly serialId: string
  readonly month: number
  readonly chargeOn: Day
  readonly reportedOn: Day
  readonly last4: string
  readonly reason: string
}

export function failureOf(db: ReadDb, serialId: string, month: number): Failure | null {
  return db.get<Failure>(sql`
    SELECT id, serial_id AS serialId, month, charge_on AS chargeOn, reported_on AS reportedOn, last4, reason
    FROM charge_failures WHERE serial_id = ${serialId} AND month = ${month}
  `)
}

export function insertFailure(db: WriteDb, row: Failure & { readonly operatorId: string }): void {
  db.runOne(sql`
    INSERT INTO charge_failures (id, serial_id, month, charge_on, reported_on, last4, reason, operator_id)
    VALUES (${row.id}, ${row.serialId}, ${row.month}, ${row.chargeOn}, ${row.reportedOn}, ${row.last4}, ${row.reason},
      ${row.operatorId})
  `)
}

export function removeFailure(db: WriteDb, id: string): void {
  db.runOne(sql`DELETE FROM charge_failures WHERE id = ${id}`)
}

/** The months of a new cutoff are counted anew: what failed under the former one is settled by it (D5). */
export function endFailures(db: WriteDb, serialId: string): void {
  db.run(sql`DELETE FROM charge_failures WHERE serial_id = ${serialId}`)
}
