import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { portal_kept: 'id' }

/** What the portal said otherwise and a person chose to keep as it is here: it is not asked again while both say the same. */
export const portal: Migration = {
  number: 120,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE portal_kept (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  field TEXT NOT NULL CHECK (field IN ('users', 'version', 'system', 'activatedOn', 'nextPayment', 'renewal')),
  portal TEXT NOT NULL,
  here TEXT NOT NULL,
  kept_on TEXT NOT NULL CHECK (kept_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, field)
) STRICT, WITHOUT ROWID;
`)
    keepBeforeImages(raw, TABLES)
  },
}
