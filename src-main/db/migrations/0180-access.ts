import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { passwords: 'id', recovery_codes: 'id' }

/**
 * Who signs in: the verifier of each operator's password (never the password) and the office's recovery codes, as
 * hashes, are the office's. Of this PC alone: PINs, which unlock a session of this PC, and how many wrong tries in a
 * row there were, which outlive a restart.
 */
export const access: Migration = {
  number: 180,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE passwords (
  id TEXT PRIMARY KEY REFERENCES operators (id),
  verifier TEXT NOT NULL,
  temporary INTEGER NOT NULL CHECK (temporary IN (0, 1)),
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE recovery_codes (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  ended_at TEXT,
  used_for TEXT REFERENCES operators (id),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (used_for IS NULL OR ended_at IS NOT NULL)
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_open ON recovery_codes (hash) WHERE ended_at IS NULL;

CREATE TABLE sign_ins (
  operator_id TEXT PRIMARY KEY,
  pin TEXT,
  wrong_pins INTEGER NOT NULL DEFAULT 0,
  wrong_passwords INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
`)
    keepBeforeImages(raw, TABLES)
  },
}
