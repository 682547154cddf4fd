import type { Migration } from '../migration.ts'
import { keepBeforeImages } from '../triggers.ts'

const TABLES = {
  update_campaigns: 'id',
  update_systems: 'id',
  update_computers: 'id',
  update_notices: 'id',
}

/**
 * Campaigns for a new version of a product (R116, R117). Which systems one reaches is found by their versions; it keeps
 * the computers that were checked or named, the systems that have the new version with the one that they had, and who
 * was told how.
 */
export const updates: Migration = {
  number: 150,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE update_campaigns (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  version TEXT NOT NULL CHECK (version <> ''),
  announced_on TEXT NOT NULL CHECK (announced_on GLOB '????-??-??'),
  finish_by TEXT CHECK (finish_by GLOB '????-??-??'),
  news TEXT NOT NULL,
  started_on TEXT NOT NULL CHECK (started_on GLOB '????-??-??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  end_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) STRICT;
CREATE UNIQUE INDEX update_campaigns_open ON update_campaigns (product_id, version) WHERE ended_on IS NULL;

CREATE TABLE update_systems (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  from_version TEXT NOT NULL,
  done_on TEXT NOT NULL CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, serial_id)
) STRICT;
CREATE INDEX update_systems_serial ON update_systems (serial_id);

CREATE TABLE update_computers (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  place INTEGER NOT NULL CHECK (place >= 1),
  name TEXT NOT NULL,
  done_on TEXT CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, serial_id, place)
) STRICT;
CREATE INDEX update_computers_serial ON update_computers (serial_id, place);

CREATE TABLE update_notices (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'none')),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  at TEXT NOT NULL,
  mail_id TEXT REFERENCES mails (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX update_notices_campaign ON update_notices (campaign_id, client_id, at);

CREATE INDEX serials_product ON serials (product_id, version);
`)
    keepBeforeImages(raw, TABLES)
  },
}
