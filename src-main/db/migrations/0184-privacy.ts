import type { Migration } from '../migration.ts'
import { keepBeforeImages, renewBeforeImages } from '../triggers.ts'

const TABLES = { arco_requests: 'id' }

/**
 * Of each person: the notice that they were given, what they agreed to beside what the service needs (nothing, until
 * they say so), and since when they oppose it. And what somebody asked of their data, with both days by which the law
 * wants it answered and done.
 */
export const privacy: Migration = {
  number: 184,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
ALTER TABLE contacts ADD COLUMN notice_version TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN notice_on TEXT CHECK (notice_on GLOB '????-??-??');
ALTER TABLE contacts ADD COLUMN voluntary INTEGER NOT NULL DEFAULT 0 CHECK (voluntary IN (0, 1));
ALTER TABLE contacts ADD COLUMN opposed_on TEXT CHECK (opposed_on GLOB '????-??-??');
CREATE INDEX contacts_opposed ON contacts (id) WHERE opposed_on IS NOT NULL;

CREATE TABLE arco_requests (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'cancellation', 'opposition')),
  person TEXT NOT NULL CHECK (person <> ''),
  client_id TEXT REFERENCES clients (id),
  contact_id TEXT,
  channel TEXT NOT NULL,
  detail TEXT NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  answer_by TEXT NOT NULL CHECK (answer_by GLOB '????-??-??'),
  identity_checked INTEGER NOT NULL DEFAULT 0 CHECK (identity_checked IN (0, 1)),
  answer TEXT CHECK (answer IN ('granted', 'refused')),
  answer_note TEXT,
  answered_on TEXT CHECK (answered_on GLOB '????-??-??'),
  act_by TEXT CHECK (act_by GLOB '????-??-??'),
  done_note TEXT,
  done_on TEXT CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CHECK ((answer = 'granted') = (act_by IS NOT NULL) OR answer IS NULL)
) STRICT;
CREATE INDEX arco_requests_open ON arco_requests (answer_by) WHERE done_on IS NULL;
`)
    renewBeforeImages(raw, { contacts: 'id' })
    keepBeforeImages(raw, TABLES)
  },
}
