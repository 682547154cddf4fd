import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { IDLE_MINUTES, MOST_WRONG_PINS } from '#domain/password.ts'
import type { Role } from '#domain/roles.ts'

/** Whether anybody who works here has a password: from then on a screen asks who is before it. */
export function isGuarded(db: ReadDb): boolean {
  return (
    db.value(sql`SELECT 1 FROM passwords p JOIN operators o ON o.id = p.id WHERE o.active = 1 LIMIT 1`) !==
    null
  )
}

export interface Person {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly verifier: string
  readonly temporary: number
  readonly setAt: string
}

/** Somebody active who has a password. */
export function findPerson(db: ReadDb, id: string): Person | null {
  return db.get<Person>(sql`
    SELECT o.id, o.name, o.role, p.verifier, p.temporary, p.set_at AS setAt
    FROM passwords p JOIN operators o ON o.id = p.id
    WHERE o.active = 1 AND p.id = ${id}
  `)
}

export function people(db: ReadDb): { id: string; name: string }[] {
  return db.all(sql`
    SELECT o.id, o.name FROM passwords p JOIN operators o ON o.id = p.id WHERE o.active = 1 ORDER BY o.name
  `)
}

export function hasPassword(db: ReadDb, id: string): boolean {
  return db.value(sql`SELECT 1 FROM passwords WHERE id = ${id}`) !== null
}

export function passwordStates(db: ReadDb): ReadonlyMap<string, 'temporary' | 'own'> {
  const rows = db.all<{ id: string; temporary: number }>(sql`SELECT id, temporary FROM passwords`)
  return new Map(rows.map(({ id, temporary }) => [id, temporary === 1 ? 'temporary' : 'own']))
}

/** Other administrators who can get in. */
export function otherAdministrators(db: ReadDb, id: string): number {
  return db.value<number>(sql`
    SELECT count(*) FROM passwords p JOIN operators o ON o.id = p.id
    WHERE o.active = 1 AND o.role = 'admin' AND o.id <> ${id}
  `)!
}

export function savePassword(
  db: WriteDb,
  row: Pick<Person, 'id' | 'verifier' | 'setAt'> & { readonly temporary: boolean; readonly setBy: string },
): void {
  db.runOne(sql`
    INSERT INTO passwords (id, verifier, temporary, set_at, set_by)
    VALUES (${row.id}, ${row.verifier}, ${row.temporary}, ${row.setAt}, ${row.setBy})
    ON CONFLICT (id) DO UPDATE SET
      verifier = excluded.verifier, temporary = excluded.temporary, set_at = excluded.set_at, set_by = excluded.set_by
  `)
}

/** The code that still opens; null for one that was used, replaced or never made. */
export function openCode(db: ReadDb, hash: string): string | null {
  return db.value<string>(sql`SELECT id FROM recovery_codes WHERE hash = ${hash} AND ended_at IS NULL`)
}

export function addCode(db: WriteDb, row: { id: string; hash: string; at: string; by: string }): void {
  db.runOne(sql`
    INSERT INTO recovery_codes (id, hash, made_at, made_by) VALUES (${row.id}, ${row.hash}, ${row.at}, ${row.by})
  `)
}

/** Of all that are open, the one that was used for somebody. */
export function endCodes(db: WriteDb, at: string, used: { id: string; for: string } | null): void {
  if (used)
    db.runOne(sql`UPDATE recovery_codes SET ended_at = ${at}, used_for = ${used.for} WHERE id = ${used.id}`)
  db.run(sql`UPDATE recovery_codes SET ended_at = ${at} WHERE ended_at IS NULL`)
}

/** Who got in by a recovery code since that instant, the last one first. */
export function recoveriesSince(db: ReadDb, since: string): { name: string; at: string }[] {
  return db.all(sql`
    SELECT o.name, r.ended_at AS at FROM recovery_codes r JOIN operators o ON o.id = r.used_for
    WHERE r.ended_at >= ${since} ORDER BY r.ended_at DESC
  `)
}

export interface Tries {
  readonly pin: string | null
  readonly wrongPins: number
  readonly wrongPasswords: number
}

/** Of an operator on this PC. */
export function triesOf(db: ReadDb, id: string): Tries {
  return (
    db.get<Tries>(sql`
      SELECT pin, wrong_pins AS wrongPins, wrong_passwords AS wrongPasswords FROM sign_ins WHERE operator_id = ${id}
    `) ?? { pin: null, wrongPins: 0, wrongPasswords: 0 }
  )
}

export function saveTries(db: WriteDb, id: string, { pin, wrongPins, wrongPasswords }: Tries): void {
  db.runOne(sql`
    INSERT INTO sign_ins (operator_id, pin, wrong_pins, wrong_passwords)
    VALUES (${id}, ${pin}, ${wrongPins}, ${wrongPasswords})
    ON CONFLICT (operator_id) DO UPDATE SET
      pin = excluded.pin, wrong_pins = excluded.wrong_pins, wrong_passwords = excluded.wrong_passwords
  `)
}

/** Until the whole password was given again. */
export function isPinSpent(wrongPins: number): boolean {
  return wrongPins >= MOST_WRONG_PINS
}

/** How long a session of this PC may be left alone. */
export function idleMinutes(db: ReadDb): number {
  return Number(
    db.value<string>(sql`SELECT value FROM local_state WHERE key = 'access.idleMinutes'`) ??
      IDLE_MINUTES.usual,
  )
}

export function saveIdleMinutes(db: WriteDb, minutes: number): void {
  db.runOne(sql`
    INSERT INTO local_state (key, value) VALUES ('access.idleMinutes', ${String(minutes)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
  `)
}
