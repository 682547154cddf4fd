import { createHash, randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { sql, type ReadDb, type WriteDb } from '#db/sql.ts'

/** This PC, as its folios and, later, the endpoint know it. */
export interface Device {
  readonly deviceId: string
  readonly letter: string
  readonly machine: string
}

export function readDevice(db: ReadDb): Device {
  return db.get<Device>(sql`SELECT device_id AS deviceId, letter, machine FROM device WHERE id = 1`)!
}

/** On the first start: an id of its own, the machine's mark, and a letter until the office gives one (D14). */
export function nameDevice(db: WriteDb): void {
  if (db.value(sql`SELECT 1 FROM device`) !== null) return
  const deviceId = randomUUID()
  const letter = `L${deviceId.slice(0, 4).toUpperCase()}`
  db.runOne(sql`
    INSERT INTO device (id, device_id, machine, letter, epoch)
    VALUES (1, ${deviceId}, ${machineMark(deviceId)}, ${letter}, 1)
  `)
}

/** Of this machine, hashed with the device, so that a copied profile shows and the machine's own id is never kept. */
export function machineMark(deviceId: string): string {
  thisMachine ??= readMachineId()
  return createHash('sha256').update(`${deviceId}\n${thisMachine}`).digest('hex')
}

/** This PC is another one from now on: its profile was copied from where that id belongs. */
export function setDevice(db: WriteDb, deviceId: string, machine: string): void {
  db.runOne(sql`UPDATE device SET device_id = ${deviceId}, machine = ${machine} WHERE id = 1`)
}

/** Asked of the system once: it takes a process of its own. */
let thisMachine: string | null = null

function readMachineId(): string {
  const machineId = createRequire(import.meta.url)('node-machine-id') as typeof import('node-machine-id')
  try {
    return machineId.machineIdSync(true)
  } catch {
    // A container without a machine id: the mark is then of the device alone.
    return ''
  }
}
