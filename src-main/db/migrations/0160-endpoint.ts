import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { devices: 'id', aliases: 'id' }

/**
 * What a ledger that is shared knows: the PCs of the office and the rows that became one (both reach every PC like any
 * other row); and of this PC alone, the endpoint it is enrolled at, how far it has followed it, the sums by which two
 * ledgers are compared, and what the other PCs did since somebody last looked.
 */
export const endpointAndDevices: Migration = {
  number: 160,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  letter TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  box_key TEXT NOT NULL,
  wrapped_key TEXT,
  machine TEXT NOT NULL,
  enrolled_at TEXT NOT NULL,
  revoked_at TEXT,
  revoked_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE aliases (
  id TEXT PRIMARY KEY,
  canonical TEXT NOT NULL CHECK (canonical <> id),
  made_at TEXT NOT NULL,
  given TEXT CHECK (given IS NULL OR json_valid(given)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_canonical ON aliases (canonical);

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL,
  tenant TEXT NOT NULL,
  server_key TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1,
  seq_base INTEGER NOT NULL DEFAULT 0,
  cursor INTEGER NOT NULL DEFAULT 0,
  head INTEGER NOT NULL DEFAULT 0,
  enrolled_at TEXT NOT NULL,
  met_at TEXT,
  tried_at TEXT,
  failure TEXT,
  server_time TEXT,
  clock_off INTEGER NOT NULL DEFAULT 0,
  seen_rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE digest_sums (
  tbl TEXT PRIMARY KEY,
  sum TEXT NOT NULL CHECK (length(sum) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE sent_attachments (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE foreign_work (
  n INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  device_id TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  client_id TEXT
) STRICT;
CREATE INDEX foreign_work_client ON foreign_work (client_id, rev) WHERE client_id IS NOT NULL;
CREATE INDEX foreign_work_rev ON foreign_work (rev);
CREATE INDEX foreign_work_device ON foreign_work (device_id, rev);
`)
    keepBeforeImages(raw, TABLES)
  },
}
