import type { Transaction } from './drivers/driver.ts'
import { LOG_COLUMNS, type LogRow } from './store.ts'

// What the log was reduced to: each row as it stood at the horizon.

export interface BaseRow {
  readonly tbl: string
  readonly key: string
  /** JSON; null for one that every new ledger has, and that was gone by then. */
  readonly stored: string | null
}

/** The horizon, which nobody moves, and no revision is taken, until this transaction ends. */
export async function holdHorizon(tx: Transaction, tenant: string): Promise<number> {
  const [row] = await tx.all<{ horizon: number }>(
    'UPDATE tenants SET horizon = horizon WHERE id = ? RETURNING horizon',
    [tenant],
  )
  return row!.horizon
}

/** The log after a revision, in order, without its rows: how old each is, and how much it has. */
export function sizesAfter(
  tx: Transaction,
  tenant: string,
  rev: number,
  most: number,
): Promise<{ readonly rev: number; readonly judged_at: string; readonly size: number }[]> {
  return tx.all(
    'SELECT rev, judged_at, length(changes) AS size FROM log WHERE tenant = ? AND rev > ? ORDER BY rev LIMIT ?',
    [tenant, rev, most],
  )
}

/** JSON of the rows that each revision changed, in order. */
export async function changesBetween(
  tx: Transaction,
  tenant: string,
  after: number,
  until: number,
): Promise<string[]> {
  const rows = await tx.all<{ changes: string }>(
    'SELECT changes FROM log WHERE tenant = ? AND rev > ? AND rev <= ? ORDER BY rev',
    [tenant, after, until],
  )
  return rows.map(({ changes }) => changes)
}

export function setBaseRow(tx: Transaction, tenant: string, { tbl, key, stored }: BaseRow): Promise<void> {
  return tx.run(
    `INSERT INTO base (tenant, tbl, key, stored) VALUES (?, ?, ?, ?)
     ON CONFLICT (tenant, tbl, key) DO UPDATE SET stored = excluded.stored`,
    [tenant, tbl, key, stored],
  )
}

export function dropBaseRow(tx: Transaction, tenant: string, tbl: string, key: string): Promise<void> {
  return tx.run('DELETE FROM base WHERE tenant = ? AND tbl = ? AND key = ?', [tenant, tbl, key])
}

/** Of these revisions only what became of them is kept: a command that is sent again has its result still. */
export async function moveHorizon(
  tx: Transaction,
  tenant: string,
  after: number,
  until: number,
): Promise<void> {
  await tx.run("UPDATE log SET args = '', changes = '[]' WHERE tenant = ? AND rev > ? AND rev <= ?", [
    tenant,
    after,
    until,
  ])
  await tx.run('UPDATE tenants SET horizon = ? WHERE id = ?', [until, tenant])
}

/** The last of a PC's commands up to a revision that was done. */
export async function lastDone(tx: Transaction, tenant: string, until: number): Promise<LogRow | null> {
  const [row] = await tx.all<LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log
     WHERE tenant = ? AND rev <= ? AND type NOT IN ('devices.enrol', 'sync.echo')
       AND (outcome LIKE '{"kind":"applied%' OR outcome LIKE '{"kind":"merged"%')
     ORDER BY rev DESC LIMIT 1`,
    [tenant, until],
  )
  return row ?? null
}

/** In order, the first ones after a row. */
export function baseAfter(
  tx: Transaction,
  tenant: string,
  after: BaseRow | null,
  most: number,
): Promise<BaseRow[]> {
  const { tbl, key } = after ?? { tbl: '', key: '' }
  return tx.all<BaseRow>(
    `SELECT tbl, key, stored FROM base WHERE tenant = ? AND (tbl > ? OR (tbl = ? AND key > ?))
     ORDER BY tbl, key LIMIT ?`,
    [tenant, tbl, tbl, key, most],
  )
}
