import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'
import { searchDocs } from './0010-local-tables.ts'

const TABLES = { support_policies: 'id', cases: 'id', case_notes: 'id', case_pauses: 'id', case_hours: 'id' }

/** What a case is found by. That it is one, and open, are words of it too: `searchQuery` asks by them. */
const CASE_TEXT = `'kindcase ' || CASE NEW.state WHEN 'closed' THEN '' ELSE 'stateopen ' END || NEW.series || ' '
  || printf('%04d', NEW.number) || ' ' || NEW.number || ' ' || NEW.subject || ' ' || NEW.caller || ' ' || NEW.phone`

/**
 * The support desk: cases with what was decided about them on the day they were opened, what was said and done, the
 * stretches in which they wait for somebody else, and the hours of advice. A policy belongs to a vendor and has a day
 * from which it holds (C13, R122); a case keeps the one that it was opened under.
 */
export const support: Migration = {
  number: 130,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE support_policies (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  reason TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (vendor_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  caller TEXT NOT NULL CHECK (caller <> ''),
  phone TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL CHECK (channel IN ('phone', 'chat', 'email', 'remote')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  said TEXT NOT NULL DEFAULT '',
  topic TEXT,
  sorted_by TEXT CHECK (sorted_by IN ('words', 'person')),
  priority TEXT CHECK (priority IN ('high', 'normal', 'low')),
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  entitlement TEXT NOT NULL,
  entitled INTEGER NOT NULL CHECK (entitled IN (0, 1)),
  entitled_until TEXT CHECK (entitled_until GLOB '????-??-??'),
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  state TEXT NOT NULL CHECK (state IN (
    'open', 'specialist', 'waitingClient', 'waitingThirdParty', 'development', 'closed')),
  opened_at TEXT NOT NULL,
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '????-??-??'),
  answer_from TEXT NOT NULL,
  answered_at TEXT,
  data_complete_at TEXT,
  promised_by TEXT,
  waiting_since TEXT CHECK (waiting_since GLOB '????-??-??'),
  specialist_id TEXT REFERENCES operators (id),
  reproduced INTEGER NOT NULL DEFAULT 0 CHECK (reproduced IN (0, 1)),
  steps TEXT NOT NULL DEFAULT '',
  hour_rate INTEGER CHECK (hour_rate >= 0),
  follows_id TEXT REFERENCES cases (id),
  duplicate_of TEXT REFERENCES cases (id),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closing_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((topic IS NULL) = (sorted_by IS NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (closing_reason IS NULL))
) STRICT;
CREATE INDEX cases_opened ON cases (opened_at, id);
CREATE INDEX cases_open ON cases (answer_from, id) WHERE state <> 'closed';
CREATE INDEX cases_closed ON cases (closed_on DESC, opened_at, id) WHERE state = 'closed';
CREATE INDEX cases_state ON cases (state);
CREATE INDEX cases_client ON cases (client_id, opened_at) WHERE client_id IS NOT NULL;
CREATE INDEX cases_serial ON cases (serial_id) WHERE serial_id IS NOT NULL;

CREATE TABLE case_notes (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'opened', 'note', 'answer', 'attempt', 'sorted', 'waiting', 'resumed', 'specialist', 'reproduced', 'development',
    'dataComplete', 'advisory', 'closed')),
  text TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_notes_case ON case_notes (case_id, at, id);

CREATE TABLE case_pauses (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  why TEXT NOT NULL CHECK (why IN ('client', 'thirdParty')),
  from_at TEXT NOT NULL,
  until_at TEXT CHECK (until_at >= from_at),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_pauses_case ON case_pauses (case_id, from_at);

CREATE TABLE case_hours (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  what TEXT NOT NULL CHECK (what <> ''),
  operator_id TEXT NOT NULL,
  removed_on TEXT CHECK (removed_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX case_hours_case ON case_hours (case_id, on_day);
${searchDocs('cases', 'case', "coalesce(NEW.client_id, '')", CASE_TEXT)}
`)
    keepBeforeImages(raw, TABLES)
  },
}
