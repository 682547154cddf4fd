import { keepMonthTotals, rebuildMonthTotals } from '../month-totals.ts'
import type { Migration } from '../migration.ts'
import { databaseDoor } from '../sql.ts'
import { keepBeforeImages, renewBeforeImages } from '../triggers.ts'

const TABLES = {
  margin_rates: 'id',
  comebacks: 'id',
  day_closings: 'id',
  bank_lines: 'id',
  quotes: 'id',
}

/**
 * What the office looks back on: sums by month, margins, who came back, days closed by method; the bank's lines; and
 * quotes. A payment keeps who billed it (C16), a renewal the cutoff that it was due by, as both stood on that day.
 */
export const reportsAndBank: Migration = {
  number: 90,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
ALTER TABLE payments ADD COLUMN billed_by TEXT NOT NULL DEFAULT 'vendor' CHECK (billed_by IN ('vendor', 'distributor'));
UPDATE payments SET billed_by = (SELECT billed_by FROM clients WHERE id = client_id);
ALTER TABLE renewals ADD COLUMN due_on TEXT CHECK (due_on GLOB '????-??-??');
CREATE INDEX payments_paid_on ON payments (paid_on, id);
CREATE INDEX renewals_recorded_on ON renewals (recorded_on);

CREATE TABLE margin_rates (
  id TEXT PRIMARY KEY,
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  product_id TEXT REFERENCES products (id),
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-01'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX margin_rates_key ON margin_rates (billed_by, coalesce(product_id, ''), valid_from);

CREATE TABLE comebacks (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  left_on TEXT NOT NULL CHECK (left_on GLOB '????-??-??'),
  left_reason TEXT NOT NULL,
  returned_on TEXT NOT NULL CHECK (returned_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX comebacks_returned ON comebacks (returned_on);

CREATE TABLE day_closings (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  closed_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  note TEXT NOT NULL DEFAULT '',
  reopened_on TEXT CHECK (reopened_on GLOB '????-??-??'),
  reopened_by TEXT,
  reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((reopened_on IS NULL) = (reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX day_closings_open ON day_closings (day) WHERE reopened_on IS NULL;

CREATE TABLE bank_lines (
  id TEXT PRIMARY KEY,
  statement TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  text TEXT NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  payment_id TEXT UNIQUE REFERENCES payments (id),
  set_aside TEXT,
  kept_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (payment_id IS NULL OR set_aside IS NULL)
) STRICT;
CREATE INDEX bank_lines_day ON bank_lines (day, id);
CREATE INDEX bank_lines_open ON bank_lines (day, id) WHERE payment_id IS NULL AND set_aside IS NULL;

CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT REFERENCES clients (id),
  name TEXT NOT NULL CHECK (name <> ''),
  issued_on TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined')),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  reason TEXT,
  order_id TEXT REFERENCES orders (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((status = 'open') = (ended_on IS NULL)),
  CHECK ((status = 'accepted') = (order_id IS NOT NULL))
) STRICT;
CREATE INDEX quotes_issued ON quotes (issued_on, number);
CREATE INDEX quotes_client ON quotes (client_id) WHERE client_id IS NOT NULL;
`)
    renewBeforeImages(raw, { payments: 'id', renewals: 'id' })
    keepBeforeImages(raw, TABLES)
    keepMonthTotals(raw)
    rebuildMonthTotals(databaseDoor(raw))
  },
}
