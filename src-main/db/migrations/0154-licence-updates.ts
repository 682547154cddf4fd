import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { licence_updates: 'id' }

/** Updates that a bought licence paid for: each brings twelve months of support from its day (R90). */
export const licenceUpdates: Migration = {
  number: 154,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE licence_updates (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  version TEXT NOT NULL CHECK (version <> ''),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, on_day)
) STRICT;
`)
    keepBeforeImages(raw, TABLES)
  },
}
