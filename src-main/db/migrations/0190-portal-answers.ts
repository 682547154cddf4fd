import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { portal_answers: 'id' }

/** What the vendor's portal answered about a renewal that was paid, and what was done about one that is otherwise. */
export const portalAnswers: Migration = {
  number: 190,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE portal_answers (
  id TEXT PRIMARY KEY,
  renewal_id TEXT NOT NULL UNIQUE REFERENCES renewals (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  says TEXT NOT NULL CHECK (says IN ('confirmed', 'differs', 'refused')),
  next_payment TEXT CHECK (next_payment GLOB '????-??-??'),
  users INTEGER CHECK (users >= 1),
  refused TEXT NOT NULL,
  said_on TEXT NOT NULL CHECK (said_on GLOB '????-??-??'),
  source TEXT NOT NULL CHECK (source IN ('byHand', 'simulated')),
  operator_id TEXT NOT NULL,
  settled TEXT CHECK (settled IN ('claimed', 'kept', 'accepted')),
  settled_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (says <> 'refused' OR refused <> ''),
  CHECK ((settled IS NULL) = (settled_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX portal_answers_open ON portal_answers (said_on, id)
  WHERE says <> 'confirmed' AND (settled IS NULL OR settled = 'claimed');
CREATE INDEX renewals_due ON renewals (due_on, id) WHERE source = 'payment' AND anchor_id IS NULL;
`)
    keepBeforeImages(raw, TABLES)
  },
}
