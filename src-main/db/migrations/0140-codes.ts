import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { code_requests: 'id', licence_certificates: 'id' }

/**
 * A code that was asked for again in the vendor's portal, until it comes or nobody waits for it (R73); and what the
 * certificate of a licence in a box says, with its photo (R57, R71).
 */
export const codes: Migration = {
  number: 140,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE code_requests (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'arrived', 'cancelled')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  reason TEXT NOT NULL DEFAULT '',
  code_id TEXT REFERENCES activation_codes (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (state <> 'arrived' OR code_id IS NOT NULL OR reason <> ''),
  CHECK (state <> 'cancelled' OR reason <> '')
) STRICT;
CREATE UNIQUE INDEX code_requests_open ON code_requests (serial_id) WHERE state = 'open';
CREATE INDEX code_requests_serial ON code_requests (serial_id, asked_on);

CREATE TABLE licence_certificates (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE REFERENCES serials (id),
  folio TEXT NOT NULL CHECK (folio <> ''),
  dated_on TEXT CHECK (dated_on GLOB '????-??-??'),
  code_id TEXT NOT NULL REFERENCES activation_codes (id),
  attachment_id TEXT REFERENCES attachments (id),
  kept_on TEXT NOT NULL CHECK (kept_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
`)
    keepBeforeImages(raw, TABLES)
  },
}
