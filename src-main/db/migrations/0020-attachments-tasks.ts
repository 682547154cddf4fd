import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = { attachments: 'id', tasks: 'id' }

/**
 * Papers that stay (receipts, invoices, e-mails), kept by their content; and what the office owes to somebody by a
 * day, one row a duty, written by the desk that owes it in the same transaction as what it follows from.
 */
export const attachmentsAndTasks: Migration = {
  number: 20,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE attachments (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
  added_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  due_on TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  params TEXT NOT NULL CHECK (json_valid(params)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_due ON tasks (due_on, due_time, id);
CREATE INDEX tasks_kind ON tasks (kind, due_on);
CREATE INDEX tasks_ref ON tasks (ref);
CREATE INDEX tasks_client ON tasks (client_id) WHERE client_id IS NOT NULL;
`)
    keepBeforeImages(raw, TABLES)
  },
}
