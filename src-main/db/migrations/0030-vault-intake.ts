import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { vault_entries: 'id', vault_reveals: 'id' }

/**
 * The vault: one entry for each client and portal (C23), and the office's own accounts (R60), with user and password as
 * the door sealed them; and who looked at which of them, when and why.
 */
export const vaultAndIntake: Migration = {
  number: 30,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE vault_entries (
  id TEXT PRIMARY KEY,
  client_id TEXT REFERENCES clients (id),
  portal TEXT NOT NULL CHECK (portal <> ''),
  portal_key TEXT NOT NULL,
  user_sealed TEXT NOT NULL,
  password_sealed TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_on TEXT NOT NULL CHECK (changed_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  removed_on TEXT CHECK (removed_on GLOB '????-??-??'),
  removed_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((removed_on IS NULL) = (removed_reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX vault_entries_portal ON vault_entries (client_id, portal_key) WHERE removed_on IS NULL;

CREATE TABLE vault_reveals (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES vault_entries (id),
  operator_id TEXT NOT NULL,
  at TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX vault_reveals_entry ON vault_reveals (entry_id, at);
CREATE INDEX vault_reveals_at ON vault_reveals (at);
`)
    keepBeforeImages(raw, TABLES)
  },
}
