export const DOOR = `
CREATE TABLE door (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL
) STRICT;
INSERT INTO door (id, seq) VALUES (1, 0);

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  cmd_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  args TEXT NOT NULL,
  group_id TEXT,
  operator_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN (
    'pending', 'applied', 'applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned')),
  result TEXT,
  rev INTEGER,
  held TEXT,
  dismissed_on TEXT
) STRICT;
CREATE INDEX outbox_pending ON outbox (seq) WHERE state = 'pending';
CREATE INDEX outbox_refused ON outbox (seq)
  WHERE dismissed_on IS NULL AND state IN ('applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned');
CREATE INDEX outbox_undo ON outbox (args ->> '$.input.command') WHERE type = 'ledger.undo';
CREATE INDEX outbox_group ON outbox (group_id, seq) WHERE group_id IS NOT NULL;

CREATE TABLE before_images (
  n INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  row TEXT
) STRICT;
CREATE INDEX before_images_seq ON before_images (seq);
CREATE INDEX before_images_key ON before_images (tbl, key, seq);

CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  seq INTEGER,
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT,
  reason TEXT,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entity ON audit (entity, n) WHERE entity IS NOT NULL;
CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;
CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;
`

/**
 * What one serial needs on one day: computed from the ledger by `#domain/rental.ts`, never sent. From `installed_on` to
 * `paid_state` stands what only the computation reads, so that a turn of the day reads this table alone.
 */
const BOARD_COLUMNS = `
  n INTEGER PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE,
  serial TEXT NOT NULL,
  client_id TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_key TEXT NOT NULL,
  rfc TEXT,
  city TEXT NOT NULL,
  product_id TEXT NOT NULL,
  system TEXT NOT NULL,
  version TEXT NOT NULL,
  users INTEGER NOT NULL,
  mode TEXT NOT NULL,
  months INTEGER,
  method TEXT,
  auto_charge INTEGER NOT NULL,
  activated_on TEXT,
  next_cutoff TEXT,
  next_validation TEXT,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  loss_on TEXT,
  validation_state TEXT NOT NULL,
  tolerance_until TEXT,
  until_day TEXT,
  amount INTEGER,
  recheck_on TEXT,
  installed_on TEXT,
  has_left INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  paid_months INTEGER NOT NULL,
  paid_state TEXT NOT NULL
`

export const LOCAL = `
CREATE TABLE device (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  device_id TEXT NOT NULL,
  machine TEXT NOT NULL,
  letter TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  updates_from TEXT CHECK (updates_from LIKE 'https://%'),
  printer TEXT CHECK (printer <> ''),
  slip_size TEXT NOT NULL DEFAULT 'halfLetter' CHECK (slip_size IN ('halfLetter', 'twoHalves', 'letter', 'a4'))
) STRICT;

CREATE TABLE layouts (
  operator_id TEXT NOT NULL,
  grid TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  PRIMARY KEY (operator_id, grid)
) STRICT, WITHOUT ROWID;

CREATE TABLE local_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE board (${BOARD_COLUMNS}) STRICT;
CREATE INDEX board_loss ON board (state, loss_on, client_key, client_id, serial, amount);
CREATE INDEX board_validation ON board (validation_state, next_validation, client_key, client_id, serial, amount);
CREATE INDEX board_cutoff ON board (next_cutoff, n);
CREATE INDEX board_client ON board (client_id);
CREATE INDEX board_client_key ON board (client_key, n);
CREATE INDEX board_system ON board (system, version, n);
CREATE INDEX board_serial ON board (serial, n);
CREATE INDEX board_activated ON board (activated_on, n);
CREATE INDEX board_recheck ON board (recheck_on);

CREATE TABLE board_stale (
  serial_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
`

/**
 * One line of text for each client, contact and serial (with its figures alone, and the numbers it had before), later each case; FTS5 with accents folded. What
 * changed is indexed once, before the commit: `search_stale` holds the text under which a line stands in the index,
 * null for one that is not in it yet.
 */
export const SEARCH = `
CREATE TABLE search_docs (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  client_id TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, ref)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5 (
  text, content = 'search_docs', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '&'", prefix = '2 3'
);
INSERT INTO search_index (search_index, rank) VALUES ('secure-delete', 1);
CREATE TABLE search_stale (
  n INTEGER PRIMARY KEY,
  indexed TEXT
) STRICT;
CREATE TRIGGER search_docs_insert AFTER INSERT ON search_docs BEGIN
  INSERT INTO search_stale (n) VALUES (NEW.n) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_docs_delete AFTER DELETE ON search_docs BEGIN
  INSERT INTO search_stale (n, indexed) VALUES (OLD.n, OLD.text) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER search_docs_update AFTER UPDATE ON search_docs WHEN OLD.text <> NEW.text BEGIN
  INSERT INTO search_stale (n, indexed) VALUES (OLD.n, OLD.text) ON CONFLICT DO NOTHING;
END;

${searchDocs('clients', 'client', 'NEW.id', "NEW.name || ' ' || coalesce(NEW.rfc, '')")}
${searchDocs('contacts', 'contact', 'NEW.client_id', "NEW.name || ' ' || NEW.phone || ' ' || NEW.email")}
${searchDocs('serials', 'serial', 'NEW.client_id', "NEW.serial || ' ' || ltrim(NEW.serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') || NEW.former")}
`

/** `client` and `text` are expressions of the new row; where neither changes there is nothing to find otherwise. */
export function searchDocs(table: string, kind: string, client: string, text: string): string {
  const before = (expression: string) => expression.replaceAll('NEW.', 'OLD.')
  return `
CREATE TRIGGER search_${table}_insert AFTER INSERT ON ${table} BEGIN
  INSERT INTO search_docs (kind, ref, client_id, text) VALUES ('${kind}', NEW.id, ${client}, ${text});
END;
CREATE TRIGGER search_${table}_update AFTER UPDATE ON ${table}
WHEN ${before(text)} IS NOT ${text} OR ${before(client)} IS NOT ${client} BEGIN
  UPDATE search_docs SET text = ${text}, client_id = ${client} WHERE kind = '${kind}' AND ref = NEW.id;
END;
CREATE TRIGGER search_${table}_delete AFTER DELETE ON ${table} BEGIN
  DELETE FROM search_docs WHERE kind = '${kind}' AND ref = OLD.id;
END;`
}
