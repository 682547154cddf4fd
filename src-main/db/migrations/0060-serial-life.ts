import type { Migration } from '../migration.ts'
import { keepBeforeImages, markStaleThrough, renewBeforeImages } from '../triggers.ts'

const TABLES = {
  anchors: 'id',
  seat_changes: 'id',
  renewal_terms: 'renewal_id',
  computer_changes: 'id',
  transfers: 'id',
}

/**
 * What happens to a serial between its activation and its end: a new cutoff that keeps the former one with what was
 * counted from it (D5), who recorded each validation and why one failed (D11), users that change on a day to come (R33),
 * what a renewal changed beside its months, another computer (R37), another owner, and a serial that another distributor sold.
 */
export const serialLife: Migration = {
  number: 60,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE anchors (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  activated_on TEXT NOT NULL CHECK (activated_on GLOB '????-??-??'),
  last_day INTEGER NOT NULL CHECK (last_day IN (0, 1)),
  until_day TEXT NOT NULL CHECK (until_day > activated_on),
  paid_months INTEGER NOT NULL CHECK (paid_months >= 0),
  paid_state TEXT NOT NULL CHECK (paid_state IN ('presumed', 'confirmed')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  changed_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, activated_on)
) STRICT;

CREATE TABLE new_validations (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  anchor_id TEXT REFERENCES anchors (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  scheduled_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'failed')),
  cause TEXT CHECK (cause IN ('noInternet', 'machineClock', 'postponed', 'other')),
  recorded_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('client', 'portal', 'office')),
  operator_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (cause IS NULL OR state = 'failed')
) STRICT;
INSERT INTO new_validations (id, serial_id, n, scheduled_on, state, recorded_on, source, rev)
  SELECT id, serial_id, n, scheduled_on, state, recorded_on, source, rev FROM validations;
DROP TABLE validations;
ALTER TABLE new_validations RENAME TO validations;
CREATE UNIQUE INDEX validations_month ON validations (serial_id, n) WHERE anchor_id IS NULL;
CREATE INDEX validations_anchor ON validations (anchor_id) WHERE anchor_id IS NOT NULL;

ALTER TABLE renewals ADD COLUMN anchor_id TEXT REFERENCES anchors (id);
ALTER TABLE renewals ADD COLUMN operator_id TEXT;
DROP INDEX renewals_period;
CREATE UNIQUE INDEX renewals_period ON renewals (rental_id, first_month)
  WHERE state <> 'reversed' AND anchor_id IS NULL;
CREATE INDEX renewals_anchor ON renewals (anchor_id) WHERE anchor_id IS NOT NULL;

ALTER TABLE stoppages ADD COLUMN cause TEXT NOT NULL DEFAULT 'unknown' CHECK (cause IN (
  'payment', 'validation', 'activations', 'trial', 'clock', 'unactivated', 'support', 'unknown'));
ALTER TABLE serials ADD COLUMN channel TEXT NOT NULL DEFAULT 'own' CHECK (channel IN ('own', 'other'));
ALTER TABLE serials ADD COLUMN owner TEXT NOT NULL DEFAULT '';
CREATE INDEX serials_other_channel ON serials (id) WHERE channel = 'other';

CREATE TABLE seat_changes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  users_before INTEGER NOT NULL CHECK (users_before >= 1),
  users INTEGER NOT NULL CHECK (users >= 1),
  takes_effect TEXT NOT NULL CHECK (takes_effect IN ('now', 'validation', 'payment')),
  due_on TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
  vendor_confirmed INTEGER NOT NULL CHECK (vendor_confirmed IN (0, 1)),
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'done', 'cancelled')),
  asked_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  closed_on TEXT,
  closed_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'scheduled') = (closed_on IS NULL))
) STRICT;
CREATE INDEX seat_changes_serial ON seat_changes (serial_id, due_on);

CREATE TABLE renewal_terms (
  renewal_id TEXT PRIMARY KEY REFERENCES renewals (id),
  users_before INTEGER NOT NULL CHECK (users_before >= 1),
  users_after INTEGER NOT NULL CHECK (users_after >= 1),
  months_before INTEGER NOT NULL CHECK (months_before IN (1, 6, 12)),
  months_after INTEGER NOT NULL CHECK (months_after IN (1, 6, 12)),
  method_before TEXT,
  method_after TEXT,
  auto_charge_before INTEGER NOT NULL CHECK (auto_charge_before IN (0, 1)),
  auto_charge_after INTEGER NOT NULL CHECK (auto_charge_after IN (0, 1)),
  seat_change_id TEXT REFERENCES seat_changes (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE computer_changes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  cause TEXT NOT NULL CHECK (cause IN ('breakdown', 'newComputer', 'other')),
  cause_text TEXT NOT NULL,
  computer TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (cause <> 'other' OR cause_text <> '')
) STRICT;
CREATE INDEX computer_changes_serial ON computer_changes (serial_id, on_day);

CREATE TABLE transfers (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  from_client_id TEXT NOT NULL REFERENCES clients (id),
  to_client_id TEXT NOT NULL REFERENCES clients (id) CHECK (to_client_id <> from_client_id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  authorisation TEXT NOT NULL CHECK (authorisation <> ''),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX transfers_serial ON transfers (serial_id);
CREATE INDEX transfers_from ON transfers (from_client_id);
CREATE INDEX transfers_to ON transfers (to_client_id);
`)
    keepBeforeImages(raw, { ...TABLES, validations: 'id' })
    markStaleThrough(raw, 'validations', 'serial_id')
    renewBeforeImages(raw, { renewals: 'id', stoppages: 'id', serials: 'id' })
  },
}
