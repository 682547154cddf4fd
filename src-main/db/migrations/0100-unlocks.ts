import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { unlocks: 'id', unlock_documents: 'id' }

/**
 * What is asked of a vendor so that a system may go on in another computer (R41). Each keeps the row of the table under
 * which it was promised (C13), the moments from which its clock may run (C11), and what is due next of it; and each
 * paper every time that it came, also the rejected ones.
 */
export const unlocks: Migration = {
  number: 100,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE unlocks (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  mode TEXT NOT NULL CHECK (mode IN ('subscription', 'electronic', 'physical')),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  why TEXT NOT NULL CHECK (why IN ('windowClosed', 'noActivationsLeft', 'messageSeen', 'bought')),
  cause TEXT NOT NULL CHECK (cause IN ('damage', 'theft', 'formatting', 'hardware', 'operatingSystem')),
  message TEXT NOT NULL,
  computer TEXT NOT NULL CHECK (computer <> ''),
  former_computer TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'requested', 'documentsMissing', 'withVendor', 'granted', 'refused', 'withdrawn')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  sent_at TEXT,
  accepted_at TEXT,
  clock_from TEXT CHECK (clock_from GLOB '????-??-??T??:??'),
  early TEXT CHECK (early GLOB '????-??-??T??:??'),
  late TEXT CHECK (late GLOB '????-??-??T??:??'),
  due_on TEXT CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closed_at TEXT,
  reason TEXT,
  code_id TEXT REFERENCES activation_codes (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('granted', 'refused', 'withdrawn')) = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (due_on IS NOT NULL)),
  CHECK ((state = 'granted') = (code_id IS NOT NULL)),
  CHECK ((clock_from IS NULL) = (late IS NULL) AND (early IS NULL) = (late IS NULL))
) STRICT;
CREATE UNIQUE INDEX unlocks_open ON unlocks (serial_id) WHERE closed_on IS NULL;
CREATE INDEX unlocks_serial ON unlocks (serial_id, asked_on);
CREATE INDEX unlocks_due ON unlocks (due_on, due_time) WHERE closed_on IS NULL;
CREATE INDEX unlocks_asked ON unlocks (asked_at);
CREATE INDEX unlocks_code ON unlocks (code_id) WHERE code_id IS NOT NULL;

CREATE TABLE unlock_documents (
  id TEXT PRIMARY KEY,
  unlock_id TEXT NOT NULL REFERENCES unlocks (id),
  document TEXT NOT NULL CHECK (document IN ('letter', 'proofOfPurchase', 'certificatePhoto', 'identification')),
  attachment_id TEXT REFERENCES attachments (id),
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'rejected')),
  received_at TEXT NOT NULL,
  decided_at TEXT,
  reason TEXT NOT NULL DEFAULT '',
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'received') = (decided_at IS NULL)),
  CHECK (state <> 'rejected' OR reason <> '')
) STRICT;
CREATE INDEX unlock_documents_unlock ON unlock_documents (unlock_id, received_at);
`)
    keepBeforeImages(raw, TABLES)
  },
}
