import type { Transaction } from './drivers/driver.ts'

// What the simulated portal of an office was told to say.

export interface SimulatedRow {
  readonly serial: string
  readonly says: string
  readonly value: string
}

export function simulatedRows(tx: Transaction, tenant: string): Promise<SimulatedRow[]> {
  return tx.all<SimulatedRow>('SELECT serial, says, value FROM simulated_portal WHERE tenant = ?', [tenant])
}

export function setSimulated(tx: Transaction, tenant: string, row: SimulatedRow): Promise<void> {
  return tx.run(
    `INSERT INTO simulated_portal (tenant, serial, says, value) VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant, serial) DO UPDATE SET says = excluded.says, value = excluded.value`,
    [tenant, row.serial, row.says, row.value],
  )
}
