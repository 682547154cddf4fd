import type { Migration } from '../migration.ts'
import { keepBeforeImages, renewBeforeImages } from '../triggers.ts'

const TABLES = { templates: 'key', mails: 'id', handovers: 'id' }

/**
 * What leaves the office: the texts that it has written in the place of the program's, the queue of its mail with the
 * server's answers, which reminder fired how, what came of a call, and who looks after whose clients meanwhile.
 */
export const messages: Migration = {
  number: 70,
  tables: TABLES,
  up: (raw) => {
    raw.exec(`
CREATE TABLE templates (
  key TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  saved_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  client_id TEXT REFERENCES clients (id),
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  subject TEXT NOT NULL CHECK (subject <> ''),
  body TEXT NOT NULL,
  attachments TEXT NOT NULL CHECK (json_valid(attachments)),
  sealed TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sealed)),
  about TEXT NOT NULL,
  good_on TEXT CHECK (good_on GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled', 'unsure')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  queued_on TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  settled_at TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX mails_waiting ON mails (state, next_try_at, id) WHERE state IN ('queued', 'sending');
CREATE INDEX mails_state ON mails (state, queued_at, id);
CREATE INDEX mails_newest ON mails (queued_at, id);
CREATE INDEX mails_client ON mails (client_id, queued_at) WHERE client_id IS NOT NULL;
CREATE INDEX mails_about ON mails (about) WHERE about <> '';

DROP TABLE reminders;
CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  cutoff_on TEXT NOT NULL CHECK (cutoff_on GLOB '????-??-??'),
  offset_days INTEGER NOT NULL CHECK (offset_days >= -1),
  fired_on TEXT NOT NULL CHECK (fired_on GLOB '????-??-??'),
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'none')),
  mail_id TEXT REFERENCES mails (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, cutoff_on, offset_days)
) STRICT;
CREATE INDEX reminders_mail ON reminders (mail_id) WHERE mail_id IS NOT NULL;
CREATE INDEX reminders_fired ON reminders (fired_on);
CREATE TRIGGER stale_reminders_insert AFTER INSERT ON reminders BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_reminders_delete AFTER DELETE ON reminders BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

ALTER TABLE board ADD COLUMN known_on TEXT;
ALTER TABLE board ADD COLUMN remind_on TEXT;
CREATE INDEX board_remind ON board (remind_on, client_key, client_id) WHERE remind_on IS NOT NULL;

ALTER TABLE contact_log ADD COLUMN outcome TEXT
  CHECK (outcome IN ('answered', 'noAnswer', 'promised', 'leftMessage', 'wrongNumber'));

CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  to_id TEXT NOT NULL REFERENCES operators (id),
  from_on TEXT NOT NULL CHECK (from_on GLOB '????-??-??'),
  until_on TEXT NOT NULL CHECK (until_on GLOB '????-??-??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (operator_id <> to_id AND from_on <= until_on)
) STRICT;
CREATE INDEX handovers_to ON handovers (to_id, until_on);
`)
    raw.exec(
      callNoMore('paid', 'rentals', 'paid_months', 'NEW.paid_months > OLD.paid_months', 'NEW.serial_id'),
    )
    raw.exec(
      callNoMore('left', 'serials', 'status', "NEW.status = 'left' AND OLD.status <> 'left'", 'NEW.id'),
    )
    keepBeforeImages(raw, { ...TABLES, reminders: 'id' })
    renewBeforeImages(raw, { contact_log: 'id' })
  },
}

/**
 * A serial that was paid, confirmed or has left is taken off the call that somebody owes its client, whichever desk
 * did it; a call about none is not owed any more.
 */
function callNoMore(name: string, table: string, column: string, when: string, serialId: string): string {
  const task = `'reminder.call:' || (SELECT client_id FROM serials WHERE id = ${serialId})`
  return `
CREATE TRIGGER call_no_more_${name} AFTER UPDATE OF ${column} ON ${table} WHEN ${when} BEGIN
  UPDATE tasks SET params = json_object('serials', json((
    SELECT json_group_array(value) FROM json_each(params, '$.serials')
    WHERE value <> (SELECT serial FROM serials WHERE id = ${serialId})
  )))
  WHERE id = ${task} AND EXISTS (
    SELECT 1 FROM json_each(params, '$.serials')
    WHERE value = (SELECT serial FROM serials WHERE id = ${serialId})
  );
  DELETE FROM tasks WHERE id = ${task} AND json_array_length(params, '$.serials') = 0;
END;`
}
