import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'
import { mayDo } from '#domain/roles.ts'
import { findOperator } from '#features/operators/sql.ts'

/** A PC of the office, as every ledger knows it. */
export interface DeviceRow {
  readonly id: string
  readonly name: string
  readonly letter: string
  readonly publicKey: string
  readonly boxKey: string
  readonly wrappedKey: string | null
  readonly machine: string
  readonly enrolledAt: string
  readonly revokedAt: string | null
  readonly revokedReason: string | null
}

const COLUMNS = sql`
  id, name, letter, public_key AS publicKey, box_key AS boxKey, wrapped_key AS wrappedKey, machine,
  enrolled_at AS enrolledAt, revoked_at AS revokedAt, revoked_reason AS revokedReason
`

export function findDevice(db: ReadDb, id: string): DeviceRow | null {
  return db.get<DeviceRow>(sql`SELECT ${COLUMNS} FROM devices WHERE id = ${id}`)
}

export function listDevices(db: ReadDb): DeviceRow[] {
  return db.all<DeviceRow>(sql`SELECT ${COLUMNS} FROM devices ORDER BY enrolled_at, id`)
}

/** Which key the office's secrets are sealed with, as the first PC that gave it on says. */
export function officeKeyId(db: ReadDb): string | null {
  const wrapped = db.value<string>(sql`
    SELECT wrapped_key FROM devices WHERE wrapped_key IS NOT NULL ORDER BY enrolled_at, id LIMIT 1
  `)
  return wrapped === null ? null : keyIdIn(wrapped)
}

/** `v1.<id of the key>.…` */
function keyIdIn(wrapped: string): string {
  return wrapped.split('.')[1] ?? ''
}

export function takenLetters(db: ReadDb): ReadonlySet<string> {
  return new Set(db.column<string>(sql`SELECT letter FROM devices`))
}

/** Who lets another PC into the office: whoever is of Administración. */
export function mayEnrol(db: ReadDb, operator: string): boolean {
  const person = findOperator(db, operator)
  return person !== null && mayDo(person.role, 'admin')
}

export function insertDevice(
  db: WriteDb,
  device: Pick<DeviceRow, 'id' | 'name' | 'letter' | 'publicKey' | 'boxKey' | 'machine' | 'enrolledAt'>,
): void {
  db.runOne(sql`
    INSERT INTO devices (id, name, letter, public_key, box_key, machine, enrolled_at)
    VALUES (${device.id}, ${device.name}, ${device.letter}, ${device.publicKey}, ${device.boxKey}, ${device.machine},
      ${device.enrolledAt})
  `)
}
