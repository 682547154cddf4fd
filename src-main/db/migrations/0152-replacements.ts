import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { replacements: 'id', replacement_documents: 'id' }

/**
 * Lost licences that a vendor is asked to replace (R121, mexico.md §10). Each keeps until when the licence was in force
 * on the day of the request, its papers, and what came in the place of what was lost.
 */
export const replacements: Migration = {
  number: 152,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE replacements (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  what TEXT NOT NULL CHECK (what IN ('certificate', 'code', 'media', 'everything')),
  cause TEXT NOT NULL CHECK (cause IN ('lost', 'theft', 'damage')),
  lost_on TEXT NOT NULL CHECK (lost_on GLOB '????-??-??'),
  computer TEXT NOT NULL CHECK (computer <> ''),
  note TEXT NOT NULL,
  right_reason TEXT NOT NULL,
  right_ends_on TEXT CHECK (right_ends_on GLOB '????-??-??'),
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'withVendor', 'replaced', 'refused', 'cancelled')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  sent_at TEXT,
  clock_from TEXT CHECK (clock_from GLOB '????-??-??T??:??'),
  early TEXT CHECK (early GLOB '????-??-??T??:??'),
  late TEXT CHECK (late GLOB '????-??-??T??:??'),
  due_on TEXT CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closed_at TEXT,
  reason TEXT,
  code_id TEXT REFERENCES activation_codes (id),
  former_serial TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('replaced', 'refused', 'cancelled')) = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (due_on IS NOT NULL)),
  CHECK (state <> 'replaced' OR code_id IS NOT NULL OR former_serial IS NOT NULL),
  CHECK ((sent_at IS NULL) = (late IS NULL) AND (clock_from IS NULL) = (late IS NULL) AND (early IS NULL) = (late IS NULL))
) STRICT;
CREATE UNIQUE INDEX replacements_open ON replacements (serial_id) WHERE closed_on IS NULL;
CREATE INDEX replacements_serial ON replacements (serial_id, asked_on);
CREATE INDEX replacements_former ON replacements (former_serial) WHERE former_serial IS NOT NULL;
CREATE INDEX replacements_due ON replacements (due_on, due_time) WHERE closed_on IS NULL;

CREATE TABLE replacement_documents (
  id TEXT PRIMARY KEY,
  replacement_id TEXT NOT NULL REFERENCES replacements (id),
  document TEXT NOT NULL CHECK (document IN ('letter', 'policeReport')),
  attachment_id TEXT REFERENCES attachments (id),
  note TEXT NOT NULL,
  received_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX replacement_documents_replacement ON replacement_documents (replacement_id, received_at);
`)
    keepBeforeImages(raw, TABLES)
  },
}
