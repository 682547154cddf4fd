// Each row has a `rev`: 0 = never confirmed by the endpoint.

const DAY = (column: string) => `${column} IS NULL OR ${column} GLOB '????-??-??'`

export const OFFICE = `
CREATE TABLE operators (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'sales', 'support', 'accounting', 'reader')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE calendars (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  holidays TEXT NOT NULL CHECK (holidays IN ('law', 'bank', 'none')),
  hours TEXT NOT NULL CHECK (json_valid(hours)),
  special_days TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(special_days)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE vendors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  zone TEXT NOT NULL,
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  offline_days INTEGER CHECK (offline_days BETWEEN 0 AND 15),
  trial_days INTEGER NOT NULL DEFAULT 30 CHECK (trial_days BETWEEN 0 AND 366),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (vendor_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  name TEXT NOT NULL,
  supported INTEGER NOT NULL DEFAULT 1 CHECK (supported IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE prices (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_user INTEGER NOT NULL CHECK (first_user >= 0),
  further_user INTEGER NOT NULL CHECK (further_user >= 0),
  valid_from TEXT NOT NULL CHECK (${DAY('valid_from')}),
  valid_until TEXT CHECK (${DAY('valid_until')}),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, months, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE tax_rates (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL CHECK (${DAY('valid_from')}),
  valid_until TEXT CHECK (${DAY('valid_until')}),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_accounts (
  id TEXT PRIMARY KEY,
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT REFERENCES vendors (id),
  beneficiary TEXT NOT NULL,
  bank TEXT NOT NULL,
  account TEXT NOT NULL,
  clabe TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((billed_by = 'vendor') = (vendor_id IS NOT NULL))
) STRICT, WITHOUT ROWID;
`

export const CLIENTS = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  sheet TEXT,
  imported_on TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  undone_on TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE import_maps (
  fingerprint TEXT PRIMARY KEY,
  map TEXT NOT NULL CHECK (json_valid(map)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  rfc TEXT,
  rfc_verified_on TEXT,
  city TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'own' CHECK (channel IN ('own', 'telmex', 'other')),
  billed_by TEXT NOT NULL DEFAULT 'vendor' CHECK (billed_by IN ('vendor', 'distributor')),
  note TEXT NOT NULL DEFAULT '',
  follower_id TEXT REFERENCES operators (id),
  fiscal_name TEXT NOT NULL DEFAULT '',
  fiscal_regime TEXT NOT NULL DEFAULT '',
  cfdi_use TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  shipping TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  left_on TEXT CHECK (${DAY('left_on')}),
  left_reason TEXT,
  created_on TEXT NOT NULL,
  import_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'left') = (left_on IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX clients_rfc ON clients (rfc)
  WHERE rfc IS NOT NULL AND rfc NOT IN ('XAXX010101000', 'XEXX010101000');
CREATE INDEX clients_name ON clients (name_key, id);
CREATE INDEX clients_exact_name ON clients (name) WHERE rfc IS NULL;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contacts_client ON contacts (client_id, position, id);

CREATE TABLE serials (
  id TEXT PRIMARY KEY,
  serial TEXT NOT NULL UNIQUE CHECK (serial <> ''),
  former TEXT NOT NULL DEFAULT '',
  client_id TEXT NOT NULL REFERENCES clients (id),
  product_id TEXT NOT NULL REFERENCES products (id),
  version TEXT NOT NULL,
  users INTEGER NOT NULL CHECK (users >= 1),
  mode TEXT NOT NULL CHECK (mode IN ('subscription', 'electronic', 'physical')),
  mode_sure INTEGER NOT NULL DEFAULT 1 CHECK (mode_sure IN (0, 1)),
  installed_on TEXT CHECK (${DAY('installed_on')}),
  activated_on TEXT CHECK (${DAY('activated_on')}),
  activated_at TEXT,
  purchased_on TEXT CHECK (${DAY('purchased_on')}),
  last_day INTEGER NOT NULL DEFAULT 0 CHECK (last_day IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  left_on TEXT CHECK (${DAY('left_on')}),
  left_reason TEXT,
  created_on TEXT NOT NULL,
  import_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'left') = (left_on IS NOT NULL))
) STRICT;
CREATE INDEX serials_client ON serials (client_id);

CREATE TABLE activation_codes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  code TEXT NOT NULL CHECK (code <> ''),
  source TEXT NOT NULL CHECK (source IN ('import', 'typed', 'vendor', 'portal', 'unlock', 'certificate')),
  received_on TEXT NOT NULL,
  computer TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, code)
) STRICT;

CREATE TABLE rentals (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE REFERENCES serials (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  method TEXT CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  auto_charge INTEGER NOT NULL DEFAULT 0 CHECK (auto_charge IN (0, 1)),
  paid_months INTEGER NOT NULL DEFAULT 0 CHECK (paid_months >= 0),
  paid_state TEXT NOT NULL CHECK (paid_state IN ('presumed', 'confirmed')),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE renewals (
  id TEXT PRIMARY KEY,
  rental_id TEXT NOT NULL REFERENCES rentals (id),
  first_month INTEGER NOT NULL CHECK (first_month >= 0),
  months INTEGER NOT NULL CHECK (months >= 1),
  state TEXT NOT NULL CHECK (state IN ('presumed', 'confirmed', 'noService', 'reversed')),
  source TEXT NOT NULL CHECK (source IN ('payment', 'portal', 'client', 'policy', 'import', 'prepaidKey')),
  payment_id TEXT,
  users INTEGER NOT NULL,
  recorded_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX renewals_period ON renewals (rental_id, first_month) WHERE state <> 'reversed';
CREATE INDEX renewals_payment ON renewals (payment_id) WHERE payment_id IS NOT NULL;

CREATE TABLE validations (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  scheduled_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'failed')),
  recorded_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('client', 'portal', 'office')),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, n)
) STRICT;

CREATE TABLE stoppages (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  reported_on TEXT NOT NULL,
  reported_at TEXT NOT NULL,
  message TEXT NOT NULL,
  cleared_on TEXT,
  cleared_note TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX stoppages_open ON stoppages (serial_id) WHERE cleared_on IS NULL;

CREATE TABLE contact_log (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  on_day TEXT NOT NULL,
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('call', 'whatsapp', 'email', 'visit', 'note')),
  text TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contact_log_client ON contact_log (client_id, at);

CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  kind TEXT NOT NULL CHECK (kind IN ('promise', 'snooze', 'done')),
  until_day TEXT NOT NULL,
  made_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  log_id TEXT,
  closed_on TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX follow_ups_serial ON follow_ups (serial_id) WHERE closed_on IS NULL AND serial_id IS NOT NULL;
CREATE INDEX follow_ups_client ON follow_ups (client_id) WHERE closed_on IS NULL;
CREATE INDEX follow_ups_until ON follow_ups (until_day) WHERE closed_on IS NULL;

CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  cutoff_on TEXT NOT NULL,
  offset_days INTEGER NOT NULL CHECK (offset_days >= 0),
  sent_on TEXT NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  channel TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, cutoff_on, offset_days)
) STRICT;
`

export const MONEY = `
CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  state TEXT NOT NULL CHECK (state IN ('cart', 'final', 'slip', 'paid', 'activated', 'closed', 'cancelled')),
  created_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number)
) STRICT;

CREATE TABLE order_lines (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  serial_id TEXT REFERENCES serials (id),
  product_id TEXT NOT NULL REFERENCES products (id),
  users INTEGER NOT NULL CHECK (users >= 1),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX order_lines_order ON order_lines (order_id);

CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  order_id TEXT REFERENCES orders (id),
  slip_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'reversal')),
  amount INTEGER NOT NULL,
  in_favour INTEGER NOT NULL DEFAULT 0,
  vat_basis_points INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  reference TEXT NOT NULL DEFAULT '',
  paid_on TEXT NOT NULL CHECK (${DAY('paid_on')}),
  registered_on TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES payments (id),
  reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK ((kind = 'payment' AND amount >= 0) OR (kind = 'reversal' AND amount <= 0))
) STRICT;
CREATE INDEX payments_client ON payments (client_id, paid_on);
CREATE INDEX payments_serial ON payments (serial_id, paid_on) WHERE serial_id IS NOT NULL;

CREATE TABLE slips (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  order_id TEXT REFERENCES orders (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  issued_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT NOT NULL,
  subtotal INTEGER NOT NULL CHECK (subtotal >= 0),
  vat_basis_points INTEGER NOT NULL,
  vat INTEGER NOT NULL CHECK (vat >= 0),
  total INTEGER NOT NULL CHECK (total = subtotal + vat),
  pay_by_day TEXT NOT NULL,
  pay_by_time TEXT,
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  replaces_id TEXT REFERENCES slips (id),
  status TEXT NOT NULL CHECK (status IN ('issued', 'void')),
  void_reason TEXT,
  prints INTEGER NOT NULL DEFAULT 0,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number)
) STRICT;
CREATE INDEX slips_client ON slips (client_id, issued_on);
CREATE INDEX slips_number ON slips (number);

CREATE TABLE slip_lines (
  id TEXT PRIMARY KEY,
  slip_id TEXT NOT NULL REFERENCES slips (id),
  position INTEGER NOT NULL,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  users INTEGER NOT NULL,
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX slip_lines_slip ON slip_lines (slip_id, position);
CREATE INDEX slip_lines_serial ON slip_lines (serial_id);
`
