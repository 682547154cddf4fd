import { SCHEMA } from '#wire/messages.ts'
import type { Driver } from './drivers/driver.ts'
import { Refused } from './refused.ts'

// The tables of a store, in the SQL that SQLite and PostgreSQL both accept.

const MIGRATIONS: readonly (readonly string[])[] = [
  [
    `CREATE TABLE tenants (
      id TEXT PRIMARY KEY,
      name TEXT NOT NULL,
      rev BIGINT NOT NULL,
      signing_key TEXT NOT NULL,
      created_at TEXT NOT NULL
    )`,
    // What every ledger of the tenant is made of: each command that was judged, with each row as it left it.
    `CREATE TABLE log (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      rev BIGINT NOT NULL,
      device TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      seq BIGINT NOT NULL,
      cmd_id TEXT NOT NULL,
      hash TEXT NOT NULL,
      type TEXT NOT NULL,
      version INTEGER NOT NULL,
      args TEXT NOT NULL,
      group_id TEXT,
      operator TEXT NOT NULL,
      created_at TEXT NOT NULL,
      judged_at TEXT NOT NULL,
      outcome TEXT NOT NULL,
      changes TEXT NOT NULL,
      digest TEXT NOT NULL,
      PRIMARY KEY (tenant, rev),
      UNIQUE (tenant, cmd_id),
      UNIQUE (tenant, device, epoch, seq)
    )`,
    `CREATE TABLE enrol_codes (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      code_hash TEXT NOT NULL,
      expires_at TEXT NOT NULL,
      used_at TEXT,
      PRIMARY KEY (tenant, code_hash)
    )`,
    `CREATE TABLE blobs (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      sha256 TEXT NOT NULL,
      piece INTEGER NOT NULL,
      bytes TEXT NOT NULL,
      PRIMARY KEY (tenant, sha256, piece)
    )`,
  ],
  [
    // What the simulated portal was told to say of a system; of '*', of every other.
    `CREATE TABLE simulated_portal (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      serial TEXT NOT NULL,
      says TEXT NOT NULL,
      value TEXT NOT NULL,
      PRIMARY KEY (tenant, serial)
    )`,
    // What was countersigned of the audit of each PC; the last one that was made counts.
    `CREATE TABLE audit_seals (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      device TEXT NOT NULL,
      made BIGINT NOT NULL,
      n BIGINT NOT NULL,
      hash TEXT NOT NULL,
      at TEXT NOT NULL,
      signature TEXT NOT NULL,
      PRIMARY KEY (tenant, device, made)
    )`,
  ],
  [
    // When each PC was last met, and the last of its commands that it had recorded by then.
    `CREATE TABLE contacts (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      device TEXT NOT NULL,
      at TEXT NOT NULL,
      epoch INTEGER NOT NULL,
      recorded BIGINT NOT NULL,
      PRIMARY KEY (tenant, device)
    )`,
  ],
  [
    // Of the revisions up to the horizon the log has only what became of them; what they left is in `base`.
    'ALTER TABLE tenants ADD COLUMN horizon BIGINT NOT NULL DEFAULT 0',
    // Each row as it stood at the horizon; null for one that every new ledger has, and that was gone by then.
    `CREATE TABLE base (
      tenant TEXT NOT NULL REFERENCES tenants (id),
      tbl TEXT NOT NULL,
      key TEXT NOT NULL,
      stored TEXT,
      PRIMARY KEY (tenant, tbl, key)
    )`,
  ],
  // The newest migration of the ledgers of which rows are in the log: whoever knows less of them judges nothing.
  ['ALTER TABLE store_version ADD COLUMN ledger_schema INTEGER NOT NULL DEFAULT 0'],
  // The public half of the newest one: the private one is in the endpoint's folder and in no copy of its store.
  ['ALTER TABLE tenants RENAME COLUMN signing_key TO server_key'],
  // Of a database, for the endpoints on it, sealed with its password: `sealed-keys.ts`.
  ['ALTER TABLE tenants ADD COLUMN sealed_keys TEXT'],
]

/** Makes what is missing; two endpoints that start at once on one database wait for each other. */
export async function migrateStore(driver: Driver): Promise<void> {
  await driver.alone(async (tx) => {
    await tx.run('CREATE TABLE IF NOT EXISTS store_version (id INTEGER PRIMARY KEY, n INTEGER NOT NULL)', [])
    await tx.run(
      'INSERT INTO store_version (id, n) VALUES (1, 0) ON CONFLICT (id) DO UPDATE SET n = store_version.n',
      [],
    )
    const [row] = await tx.all<{ n: number }>('SELECT n FROM store_version WHERE id = 1', [])
    if (row!.n > MIGRATIONS.length)
      throw new Refused('Lo guardado es de una versión más nueva de Vigente: instálela en este servidor.')
    for (const statement of MIGRATIONS.slice(row!.n).flat()) await tx.run(statement, [])
    await tx.run(
      `UPDATE store_version SET n = ?, ledger_schema = CASE WHEN ledger_schema < ? THEN ? ELSE ledger_schema END
       WHERE id = 1`,
      [MIGRATIONS.length, SCHEMA, SCHEMA],
    )
  })
}
