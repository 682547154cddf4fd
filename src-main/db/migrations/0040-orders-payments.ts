import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { balance_moves: 'id', payment_receipts: 'id' }
/** They stood in the first ledger without an operation that wrote to them, so they are empty. */
const REMADE = { orders: 'id', order_lines: 'id', slip_lines: 'id' }

/**
 * Orders from the cart to the invoice, the receipts of payments, and what goes between an order and the balance in a
 * client's favour. A slip may ask for money for a system that has no serial yet.
 */
export const ordersPayments: Migration = {
  number: 40,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
DROP TABLE order_lines;
DROP TABLE orders;

CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT REFERENCES vendors (id),
  state TEXT NOT NULL CHECK (state IN ('cart', 'final', 'slip', 'paid', 'activated', 'closed', 'cancelled')),
  created_on TEXT NOT NULL CHECK (created_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  vat_basis_points INTEGER NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
  method TEXT CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  slip_id TEXT REFERENCES slips (id),
  pay_by_day TEXT CHECK (pay_by_day GLOB '????-??-??'),
  pay_by_time TEXT CHECK (pay_by_time GLOB '??:??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  end_reason TEXT,
  end_text TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((billed_by = 'vendor') = (vendor_id IS NOT NULL)),
  CHECK (state NOT IN ('slip', 'paid', 'activated', 'closed') OR method IS NOT NULL),
  CHECK ((state IN ('closed', 'cancelled')) = (ended_on IS NOT NULL))
) STRICT;
CREATE INDEX orders_client ON orders (client_id, created_on);
CREATE INDEX orders_state ON orders (state, pay_by_day);
CREATE INDEX orders_number ON orders (number);
CREATE INDEX orders_slip ON orders (slip_id) WHERE slip_id IS NOT NULL;

CREATE TABLE order_lines (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  position INTEGER NOT NULL,
  serial_id TEXT REFERENCES serials (id),
  product_id TEXT NOT NULL REFERENCES products (id),
  users INTEGER NOT NULL CHECK (users >= 1),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_month INTEGER NOT NULL CHECK (first_month >= 0),
  amount INTEGER CHECK (amount >= 0),
  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'renewed', 'refused', 'elsewhere', 'cancelled')),
  refusal TEXT CHECK (refusal IN ('left', 'taken')),
  renewal_id TEXT REFERENCES renewals (id),
  first_payment_id TEXT REFERENCES payments (id),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((outcome = 'refused') = (refusal IS NOT NULL))
) STRICT;
CREATE INDEX order_lines_order ON order_lines (order_id, position);
CREATE INDEX order_lines_serial ON order_lines (serial_id) WHERE serial_id IS NOT NULL;
CREATE INDEX order_lines_renewal ON order_lines (renewal_id) WHERE renewal_id IS NOT NULL;

CREATE TABLE slip_lines_new (
  id TEXT PRIMARY KEY,
  slip_id TEXT NOT NULL REFERENCES slips (id),
  position INTEGER NOT NULL,
  serial_id TEXT REFERENCES serials (id),
  users INTEGER NOT NULL,
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO slip_lines_new SELECT id, slip_id, position, serial_id, users, months, first_day, last_day, amount, rev
FROM slip_lines;
DROP TABLE slip_lines;
ALTER TABLE slip_lines_new RENAME TO slip_lines;
CREATE INDEX slip_lines_serial ON slip_lines (serial_id) WHERE serial_id IS NOT NULL;
CREATE INDEX slip_lines_slip ON slip_lines (slip_id, position);

CREATE TABLE payment_receipts (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payments (id),
  attachment_id TEXT NOT NULL REFERENCES attachments (id),
  added_on TEXT NOT NULL CHECK (added_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (payment_id, attachment_id)
) STRICT;

CREATE TABLE balance_moves (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  order_id TEXT NOT NULL REFERENCES orders (id),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  why TEXT NOT NULL CHECK (why IN ('applied', 'takenBack', 'cancelled', 'notRenewed', 'reversed')),
  moved_on TEXT NOT NULL CHECK (moved_on GLOB '????-??-??'),
  moved_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX balance_moves_client ON balance_moves (client_id, moved_on);
CREATE INDEX balance_moves_order ON balance_moves (order_id);

CREATE INDEX payments_order ON payments (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX payments_day ON payments (paid_on);
`)
    keepBeforeImages(raw, { ...REMADE, ...TABLES })
  },
}
