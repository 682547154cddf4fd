import type Database from 'better-sqlite3'
import type { Migration } from '../migration.ts'
import { keepBeforeImages, renewBeforeImages } from '../triggers.ts'

const TABLES = { policies: 'id' }

/**
 * The rules of the office, each value from a day on: what was decided under an old one keeps it. Rows are never
 * changed but to be withdrawn before their day; of two for the same field and day the later one counts.
 */
export const policies: Migration = {
  number: 80,
  tables: TABLES,
  writes: ['settings'],
  up: (raw) => {
    raw.exec(`
CREATE TABLE policies (
  id TEXT PRIMARY KEY,
  field TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
  reason TEXT NOT NULL DEFAULT '',
  decided_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX policies_field ON policies (field, valid_from, id);

ALTER TABLE tasks ADD COLUMN snoozed_until TEXT CHECK (snoozed_until GLOB '????-??-??');
CREATE INDEX clients_follower ON clients (follower_id, id) WHERE follower_id IS NOT NULL;
`)
    takeOver(raw)
    keepBeforeImages(raw, TABLES)
    renewBeforeImages(raw, { tasks: 'id' })
    for (const on of ['INSERT', 'UPDATE', 'DELETE']) raw.exec(staleThroughPolicies(on))
  },
}

/** What the office had set until now has always been so. */
function takeOver(raw: Database.Database): void {
  raw.exec(`
INSERT INTO policies (id, field, value, valid_from, decided_at, operator_id)
SELECT 'before-' || key, key, json(CASE type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE json_quote(value) END),
  '0001-01-01', '', 'consola'
FROM json_each((SELECT value FROM settings WHERE key = 'policies'));
DELETE FROM settings WHERE key = 'policies';
DROP TRIGGER stale_through_settings_update;
`)
}

/** What is presumed (D11) moves every serial's answer, and other offsets (D10) its next reminder. */
function staleThroughPolicies(on: string): string {
  const row = on === 'DELETE' ? 'OLD' : 'NEW'
  return `
CREATE TRIGGER stale_through_policies_${on.toLowerCase()} AFTER ${on} ON policies
WHEN ${row}.field IN ('presumeValidations', 'presumeAutoCharges', 'reminderOffsets') BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE TRUE ON CONFLICT DO NOTHING;
END;`
}
