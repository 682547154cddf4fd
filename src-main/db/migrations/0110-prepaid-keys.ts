import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { prepaid_batches: 'id', prepaid_keys: 'id', prepaid_reveals: 'id' }

/**
 * Prepaid keys (R59–R68) by the batch they were bought in: the text sealed with the vault's key, found again by a keyed
 * fingerprint; the days of the portal's steps; the PC that it is kept for and until when; whom it was given to, from which
 * PC, and what it renewed; and who looked at which.
 */
export const prepaidKeys: Migration = {
  number: 110,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE prepaid_batches (
  id TEXT PRIMARY KEY,
  supplier TEXT NOT NULL CHECK (supplier <> ''),
  invoice TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  received_by TEXT NOT NULL CHECK (received_by <> ''),
  note TEXT NOT NULL,
  registered_on TEXT NOT NULL CHECK (registered_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX prepaid_batches_received ON prepaid_batches (received_on, id);

CREATE TABLE prepaid_keys (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES prepaid_batches (id),
  sealed TEXT NOT NULL,
  fingerprint TEXT NOT NULL UNIQUE,
  last4 TEXT NOT NULL CHECK (length(last4) = 4),
  product_id TEXT NOT NULL REFERENCES products (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  users INTEGER NOT NULL CHECK (users > 0),
  unit_cost INTEGER CHECK (unit_cost >= 0),
  expires_on TEXT CHECK (expires_on GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('received', 'available', 'assigned', 'used', 'void')),
  typed_on TEXT CHECK (typed_on GLOB '????-??-??'),
  licence_on TEXT CHECK (licence_on GLOB '????-??-??'),
  notice_on TEXT CHECK (notice_on GLOB '????-??-??'),
  mail_on TEXT CHECK (mail_on GLOB '????-??-??'),
  declined_on TEXT CHECK (declined_on GLOB '????-??-??'),
  declined_reason TEXT,
  portal_client TEXT NOT NULL DEFAULT '',
  leased_to TEXT,
  leased_until TEXT CHECK (leased_until GLOB '????-??-??T??:??:??.???Z'),
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  renewal_id TEXT REFERENCES renewals (id),
  assigned_on TEXT CHECK (assigned_on GLOB '????-??-??'),
  given_by TEXT,
  price INTEGER CHECK (price >= 0),
  vat_basis_points INTEGER,
  payment_id TEXT REFERENCES payments (id),
  used_on TEXT CHECK (used_on GLOB '????-??-??'),
  void_on TEXT CHECK (void_on GLOB '????-??-??'),
  void_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (state <> 'assigned' OR serial_id IS NOT NULL),
  CHECK ((serial_id IS NULL) = (renewal_id IS NULL) AND (serial_id IS NULL) = (assigned_on IS NULL)),
  CHECK (payment_id IS NULL OR serial_id IS NOT NULL),
  CHECK ((state = 'used') = (used_on IS NOT NULL)),
  CHECK ((state = 'void') = (void_on IS NOT NULL) AND (void_on IS NULL) = (void_reason IS NULL)),
  CHECK ((declined_on IS NULL) = (declined_reason IS NULL)),
  CHECK ((leased_to IS NULL) = (leased_until IS NULL)),
  CHECK ((given_by IS NULL) = (assigned_on IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX prepaid_keys_batch ON prepaid_keys (batch_id, id);
CREATE INDEX prepaid_keys_state ON prepaid_keys (state, expires_on, id);
CREATE INDEX prepaid_keys_serial ON prepaid_keys (serial_id) WHERE serial_id IS NOT NULL;
CREATE INDEX prepaid_keys_payment ON prepaid_keys (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE prepaid_reveals (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL REFERENCES prepaid_keys (id),
  operator_id TEXT NOT NULL,
  at TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX prepaid_reveals_key ON prepaid_reveals (key_id, at);
`)
    keepBeforeImages(raw, TABLES)
  },
}
