import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { vault_entries: 'id', vault_reveals: 'id', intakes: 'id' }

/**
 * The vault: one entry for each client and portal (C23), and the office's own accounts (R60), with user and password as
 * the door sealed them; and who looked at which of them, when and why. And altas de escritorio: the five data as they
 * came (R2), and each step that was taken with them; where one stands is computed from that.
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

CREATE TABLE intakes (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  rfc TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  note TEXT NOT NULL,
  subject TEXT,
  from_address TEXT NOT NULL,
  text TEXT NOT NULL,
  source_key TEXT,
  attachment_id TEXT REFERENCES attachments (id),
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  checked_on TEXT CHECK (checked_on GLOB '????-??-??'),
  client_id TEXT REFERENCES clients (id),
  registered_on TEXT CHECK (registered_on GLOB '????-??-??'),
  entry_id TEXT REFERENCES vault_entries (id),
  delivered_on TEXT CHECK (delivered_on GLOB '????-??-??'),
  delivered_by TEXT CHECK (delivered_by IN ('email', 'whatsapp', 'call', 'visit')),
  with_password INTEGER CHECK (with_password IN (0, 1)),
  cancelled_on TEXT CHECK (cancelled_on GLOB '????-??-??'),
  cancelled_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (registered_on IS NULL OR (client_id IS NOT NULL AND entry_id IS NOT NULL)),
  CHECK (delivered_on IS NULL OR registered_on IS NOT NULL),
  CHECK ((delivered_on IS NULL) = (delivered_by IS NULL) AND (delivered_on IS NULL) = (with_password IS NULL)),
  CHECK ((cancelled_on IS NULL) = (cancelled_reason IS NULL))
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX intakes_source ON intakes (source_key) WHERE source_key IS NOT NULL AND cancelled_on IS NULL;
CREATE INDEX intakes_received ON intakes (received_on, id);
CREATE INDEX intakes_client ON intakes (client_id) WHERE client_id IS NOT NULL;
`)
    keepBeforeImages(raw, TABLES)
  },
}
