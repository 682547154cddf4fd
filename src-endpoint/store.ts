import type { MakerIds } from '#sync/made-by.ts'
import { SCHEMA, type AuditSeal, type SentCommand } from '#wire/messages.ts'
import type { Transaction } from './drivers/driver.ts'

// Every statement of an endpoint, in the SQL that SQLite and PostgreSQL both accept.

export interface Tenant {
  readonly id: string
  readonly name: string
  readonly rev: number
  /** The last revision whose rows are in the base and no more in the log. */
  readonly horizon: number
  /** The public key that it signs with; of a store of before, the private one, until it is taken out. */
  readonly server_key: string
  readonly created_at: string
}

const TENANT_COLUMNS = 'id, name, rev, horizon, server_key, created_at'

export function tenants(tx: Transaction): Promise<Tenant[]> {
  return tx.all<Tenant>(`SELECT ${TENANT_COLUMNS} FROM tenants ORDER BY id`, [])
}

export function insertTenant(tx: Transaction, tenant: Tenant): Promise<void> {
  const { id, name, rev, horizon, server_key, created_at } = tenant
  return tx.run(`INSERT INTO tenants (${TENANT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)`, [
    ...[id, name, rev, horizon, server_key, created_at],
  ])
}

export async function sealedKeys(tx: Transaction, tenant: string): Promise<string | null> {
  const [row] = await tx.all<{ sealed: string | null }>(
    'SELECT sealed_keys AS sealed FROM tenants WHERE id = ?',
    [tenant],
  )
  return row?.sealed ?? null
}

export function setSealedKeys(tx: Transaction, tenant: string, sealed: string): Promise<void> {
  return tx.run('UPDATE tenants SET sealed_keys = ? WHERE id = ?', [sealed, tenant])
}

export function setServerKey(tx: Transaction, tenant: string, key: string): Promise<void> {
  return tx.run('UPDATE tenants SET server_key = ? WHERE id = ?', [key, tenant])
}

/**
 * The next revisions, `rev` the last of them, taken inside the transaction that writes them: whoever asks next waits until
 * they are kept or given back. With them the digest that the one before left, by which a ledger knows whether it belongs
 * to this log; asked for on its own, since one that had to wait for another endpoint does not see in the same statement
 * what that one has written.
 */
export async function takeRevs(tx: Transaction, tenant: string, most: number): Promise<Stand & Taken> {
  const [stand] = await tx.all<Stand>(
    'UPDATE tenants SET rev = rev + ? WHERE id = ? RETURNING rev, horizon',
    [most, tenant],
  )
  const [known] = await tx.all<Taken & { readonly schema: number }>(
    `SELECT ledger_schema AS "schema", (SELECT digest FROM log WHERE tenant = ? AND rev = ?) AS "digestBefore"
     FROM store_version WHERE id = 1`,
    [tenant, stand!.rev - most],
  )
  const { schema, digestBefore } = known!
  if (schema > SCHEMA) throw new Error(`another endpoint here is of schema ${schema}: install it here too`)
  return { ...stand!, digestBefore }
}

/** Of those that were taken, what comes after `rev`. */
export function giveBackRevs(tx: Transaction, tenant: string, rev: number): Promise<void> {
  return tx.run('UPDATE tenants SET rev = ? WHERE id = ?', [rev, tenant])
}

interface Taken {
  readonly digestBefore: string | null
}

export type Stand = Pick<Tenant, 'rev' | 'horizon'>

/** The last revision that there is, and the last that was folded into the base. */
export async function standOf(tx: Transaction, tenant: string): Promise<Stand> {
  const [row] = await tx.all<Stand>('SELECT rev, horizon FROM tenants WHERE id = ?', [tenant])
  return row!
}

export interface LogRow {
  readonly rev: number
  readonly device: string
  readonly epoch: number
  readonly seq: number
  readonly cmd_id: string
  readonly hash: string
  readonly type: string
  readonly version: number
  readonly args: string
  readonly group_id: string | null
  readonly operator: string
  readonly created_at: string
  /** JSON of `Outcome`. */
  readonly outcome: string
  /** JSON of `RowChange[]`. */
  readonly changes: string
  /** Of the whole ledger after it. */
  readonly digest: string
  readonly judged_at: string
}

export const LOG_COLUMNS =
  'rev, device, epoch, seq, cmd_id, hash, type, version, args, group_id, operator, created_at, outcome, changes, digest, judged_at'

export function appendToLog(tx: Transaction, tenant: string, row: LogRow): Promise<void> {
  return tx.run(
    `INSERT INTO log (tenant, ${LOG_COLUMNS})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[tenant, row.rev, row.device, row.epoch, row.seq, row.cmd_id, row.hash, row.type, row.version],
      ...[row.args, row.group_id, row.operator, row.created_at, row.outcome, row.changes, row.digest],
      row.judged_at,
    ],
  )
}

/** In order; `most` rows at most. */
export function logAfter(tx: Transaction, tenant: string, rev: number, most: number): Promise<LogRow[]> {
  return tx.all<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE tenant = ? AND rev > ? ORDER BY rev LIMIT ?`, [
    tenant,
    rev,
    most,
  ])
}

export async function digestAt(tx: Transaction, tenant: string, rev: number): Promise<string | null> {
  const [row] = await tx.all<{ digest: string }>('SELECT digest FROM log WHERE tenant = ? AND rev = ?', [
    tenant,
    rev,
  ])
  return row?.digest ?? null
}

export interface DeviceHead {
  readonly epoch: number
  readonly seq: number
}

/** The last command of a device in its newest epoch. */
export async function deviceHead(
  tx: Transaction,
  tenant: string,
  device: string,
): Promise<DeviceHead | null> {
  const [row] = await tx.all<DeviceHead>(
    'SELECT epoch, seq FROM log WHERE tenant = ? AND device = ? ORDER BY epoch DESC, seq DESC LIMIT 1',
    [tenant, device],
  )
  return row ?? null
}

export interface Contact extends Pick<DeviceHead, 'epoch'> {
  readonly device: string
  readonly at: string
  readonly recorded: number
}

export function contacts(tx: Transaction, tenant: string): Promise<Contact[]> {
  return tx.all<Contact>(
    'SELECT device, at, epoch, recorded FROM contacts WHERE tenant = ? ORDER BY device',
    [tenant],
  )
}

/** The newest counts: two endpoints may write it in either order. */
export function saveContact(tx: Transaction, tenant: string, contact: Contact): Promise<void> {
  const { device, at, epoch, recorded } = contact
  return tx.run(
    `INSERT INTO contacts (tenant, device, at, epoch, recorded) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (tenant, device) DO UPDATE SET at = excluded.at, epoch = excluded.epoch, recorded = excluded.recorded
     WHERE contacts.at < excluded.at`,
    [tenant, device, at, epoch, recorded],
  )
}

export async function judged(tx: Transaction, tenant: string, cmdId: string): Promise<LogRow | null> {
  const [row] = await tx.all<LogRow>(`SELECT ${LOG_COLUMNS} FROM log WHERE tenant = ? AND cmd_id = ?`, [
    tenant,
    cmdId,
  ])
  return row ?? null
}

export async function judgedAtSeq(
  tx: Transaction,
  tenant: string,
  at: { readonly device: string; readonly epoch: number; readonly seq: number },
): Promise<LogRow | null> {
  const [row] = await tx.all<LogRow>(
    `SELECT ${LOG_COLUMNS} FROM log WHERE tenant = ? AND device = ? AND epoch = ? AND seq = ?`,
    [tenant, at.device, at.epoch, at.seq],
  )
  return row ?? null
}

/** A command of a device that was refused, with an id of these: what hangs from it cannot be done either. */
export async function refusedAmong(
  tx: Transaction,
  tenant: string,
  device: string,
  { from, before }: MakerIds,
): Promise<string | null> {
  const [row] = await tx.all<{ cmd_id: string }>(
    `SELECT cmd_id FROM log WHERE tenant = ? AND cmd_id >= ? AND cmd_id < ? AND device = ?
     AND (outcome LIKE '{"kind":"rejected"%' OR outcome LIKE '{"kind":"dependency_failed"%' OR outcome LIKE '{"kind":"poisoned"%')
     LIMIT 1`,
    [tenant, from, before, device],
  )
  return row?.cmd_id ?? null
}

export function insertCode(
  tx: Transaction,
  tenant: string,
  codeHash: string,
  expiresAt: string,
): Promise<void> {
  return tx.run('INSERT INTO enrol_codes (tenant, code_hash, expires_at) VALUES (?, ?, ?)', [
    tenant,
    codeHash,
    expiresAt,
  ])
}

/** Whether it was there to be used, by whoever comes first. */
export async function useCode(
  tx: Transaction,
  tenant: string,
  codeHash: string,
  now: string,
): Promise<boolean> {
  const rows = await tx.all<{ code_hash: string }>(
    `UPDATE enrol_codes SET used_at = ? WHERE tenant = ? AND code_hash = ? AND used_at IS NULL AND expires_at > ?
     RETURNING code_hash`,
    [now, tenant, codeHash, now],
  )
  return rows.length === 1
}

export interface CodeRow {
  readonly tenant: string
  readonly code_hash: string
  readonly expires_at: string
  readonly used_at: string | null
}

export function allCodes(tx: Transaction): Promise<CodeRow[]> {
  return tx.all<CodeRow>(
    'SELECT tenant, code_hash, expires_at, used_at FROM enrol_codes ORDER BY tenant, code_hash',
    [],
  )
}

export function insertCodeRow(tx: Transaction, row: CodeRow): Promise<void> {
  return tx.run('INSERT INTO enrol_codes (tenant, code_hash, expires_at, used_at) VALUES (?, ?, ?, ?)', [
    row.tenant,
    row.code_hash,
    row.expires_at,
    row.used_at,
  ])
}

/** As a log row keeps it. */
export function commandColumns(
  command: SentCommand,
): Omit<LogRow, 'rev' | 'device' | 'epoch' | 'outcome' | 'changes' | 'digest' | 'judged_at'> {
  return {
    seq: command.seq,
    cmd_id: command.cmdId,
    hash: command.hash,
    type: command.type,
    version: command.version,
    args: command.args,
    group_id: command.group,
    operator: command.operator,
    created_at: command.createdAt,
  }
}

const SEAL_COLUMNS = 'n, hash, at, signature'

export async function lastSeal(tx: Transaction, tenant: string, device: string): Promise<AuditSeal | null> {
  const [row] = await tx.all<AuditSeal>(
    `SELECT ${SEAL_COLUMNS} FROM audit_seals WHERE tenant = ? AND device = ? ORDER BY made DESC LIMIT 1`,
    [tenant, device],
  )
  return row ?? null
}

export function insertSeal(tx: Transaction, tenant: string, device: string, seal: AuditSeal): Promise<void> {
  return tx.run(
    `INSERT INTO audit_seals (tenant, device, made, ${SEAL_COLUMNS})
     VALUES (?, ?, (SELECT coalesce(max(made), 0) + 1 FROM audit_seals WHERE tenant = ? AND device = ?), ?, ?, ?, ?)`,
    [tenant, device, tenant, device, seal.n, seal.hash, seal.at, seal.signature],
  )
}

/** In the place of the last one. */
export function replaceSeal(tx: Transaction, tenant: string, device: string, seal: AuditSeal): Promise<void> {
  return tx.run(
    `UPDATE audit_seals SET n = ?, hash = ?, at = ?, signature = ? WHERE tenant = ? AND device = ?
     AND made = (SELECT max(made) FROM audit_seals WHERE tenant = ? AND device = ?)`,
    [seal.n, seal.hash, seal.at, seal.signature, tenant, device, tenant, device],
  )
}

export type SealRow = AuditSeal & { readonly tenant: string; readonly device: string; readonly made: number }

export function allSeals(tx: Transaction): Promise<SealRow[]> {
  return tx.all<SealRow>(
    `SELECT tenant, device, made, ${SEAL_COLUMNS} FROM audit_seals ORDER BY tenant, device, made`,
    [],
  )
}
