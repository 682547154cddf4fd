import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = {
  cards: 'id',
  card_serials: 'serial_id',
  charge_failures: 'id',
  charge_switches: 'id',
  charge_consents: 'id',
  charge_notices: 'id',
  invoice_documents: 'id',
  invoice_promises: 'id',
  invoice_claims: 'id',
}

const DAY = (column: string) => `${column} GLOB '????-??-??'`

/** A card is its last four digits and the month in which it ends: there is no column for a whole number. */
const CARDS = `
CREATE TABLE cards (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  last4 TEXT NOT NULL CHECK (last4 GLOB '[0-9][0-9][0-9][0-9]'),
  expires TEXT NOT NULL CHECK (expires GLOB '????-??'),
  label TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL CHECK (${DAY('added_on')}),
  removed_on TEXT CHECK (${DAY('removed_on')}),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX cards_client ON cards (client_id);

CREATE TABLE card_serials (
  serial_id TEXT PRIMARY KEY REFERENCES serials (id),
  card_id TEXT NOT NULL REFERENCES cards (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX card_serials_card ON card_serials (card_id);

CREATE TABLE charge_failures (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  month INTEGER NOT NULL CHECK (month >= 0),
  charge_on TEXT NOT NULL CHECK (${DAY('charge_on')}),
  reported_on TEXT NOT NULL CHECK (${DAY('reported_on')}),
  last4 TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, month)
) STRICT;
`

const CHARGES = `
CREATE TABLE charge_switches (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  state TEXT NOT NULL CHECK (state IN ('on', 'asked', 'off')),
  on_day TEXT NOT NULL CHECK (${DAY('on_day')}),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX charge_switches_serial ON charge_switches (serial_id, recorded_at);

CREATE TABLE charge_consents (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_charge_on TEXT NOT NULL CHECK (${DAY('first_charge_on')}),
  given_on TEXT NOT NULL CHECK (${DAY('given_on')}),
  given_by TEXT NOT NULL CHECK (given_by IN ('email', 'whatsapp', 'paper', 'call', 'portal')),
  note TEXT NOT NULL DEFAULT '',
  attachment_id TEXT REFERENCES attachments (id),
  recorded_on TEXT NOT NULL CHECK (${DAY('recorded_on')}),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX charge_consents_serial ON charge_consents (serial_id, recorded_on);

CREATE TABLE charge_notices (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  charge_on TEXT NOT NULL CHECK (${DAY('charge_on')}),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'paper')),
  sent_on TEXT NOT NULL CHECK (${DAY('sent_on')}),
  sent_at TEXT NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  proof TEXT NOT NULL,
  attachment_id TEXT REFERENCES attachments (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, charge_on)
) STRICT;
CREATE TRIGGER stale_charge_notices_insert AFTER INSERT ON charge_notices BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_charge_notices_delete AFTER DELETE ON charge_notices BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;
`

const INVOICES = `
CREATE TABLE invoice_documents (
  id TEXT PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'complement')),
  issued_at TEXT NOT NULL,
  issuer_rfc TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  receiver_rfc TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  xml_id TEXT NOT NULL REFERENCES attachments (id),
  pdf_id TEXT REFERENCES attachments (id),
  mismatches TEXT NOT NULL CHECK (json_valid(mismatches)),
  state TEXT NOT NULL CHECK (state IN ('good', 'mismatch', 'accepted', 'rejected')),
  reason TEXT,
  received_on TEXT NOT NULL CHECK (${DAY('received_on')}),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('accepted', 'rejected')) = (reason IS NOT NULL))
) STRICT;
CREATE INDEX invoice_documents_issuer ON invoice_documents (issuer_rfc, received_on);

CREATE TABLE invoice_promises (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'complement')),
  client_id TEXT NOT NULL REFERENCES clients (id),
  payment_id TEXT NOT NULL REFERENCES payments (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  paid_on TEXT NOT NULL CHECK (${DAY('paid_on')}),
  promised_on TEXT NOT NULL CHECK (${DAY('promised_on')}),
  claim_on TEXT NOT NULL CHECK (${DAY('claim_on')}),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'mismatch', 'received', 'withdrawn')),
  document_id TEXT REFERENCES invoice_documents (id),
  pdf_id TEXT REFERENCES attachments (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (payment_id, kind),
  CHECK (state NOT IN ('mismatch', 'received') OR document_id IS NOT NULL)
) STRICT;
CREATE INDEX invoice_promises_state ON invoice_promises (state, promised_on, id);
CREATE INDEX invoice_promises_client ON invoice_promises (client_id, paid_on);
CREATE INDEX invoice_promises_amount ON invoice_promises (amount) WHERE state = 'waiting';
CREATE INDEX invoice_promises_document ON invoice_promises (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX invoice_promises_vendor ON invoice_promises (billed_by, vendor_id, state);

CREATE TABLE invoice_claims (
  id TEXT PRIMARY KEY,
  promise_id TEXT NOT NULL REFERENCES invoice_promises (id),
  claimed_on TEXT NOT NULL CHECK (${DAY('claimed_on')}),
  next_on TEXT NOT NULL CHECK (${DAY('next_on')}),
  note TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX invoice_claims_promise ON invoice_claims (promise_id, claimed_on);
`

/** A charge that failed changes what may be presumed of its serial: the board is computed again (D11). */
const STALE = ['INSERT', 'UPDATE', 'DELETE']
  .map(
    (on) => `
CREATE TRIGGER stale_charge_failures_${on.toLowerCase()} AFTER ${on} ON charge_failures BEGIN
  INSERT INTO board_stale (serial_id) VALUES (${on === 'DELETE' ? 'OLD' : 'NEW'}.serial_id) ON CONFLICT DO NOTHING;
END;`,
  )
  .join('')

/** Tarjetas, cargos automáticos y facturas (R14–R19, mexico.md §9). */
export const cardsChargesInvoices: Migration = {
  number: 50,
  tables: TABLES,
  up: (raw) => {
    raw.exec(CARDS + CHARGES + INVOICES + STALE)
    keepBeforeImages(raw, TABLES)
  },
}
