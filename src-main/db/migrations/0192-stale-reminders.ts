import type { Migration } from '../migration.ts'

/**
 * A reminder that fired changes one thing of its serial's line, when the next one is due: said beside the serials of which
 * everything must be computed again.
 */
export const staleReminders: Migration = {
  number: 192,
  tables: {},
  up: (raw) => {
    raw.exec(`
CREATE TABLE board_stale_reminders (
  serial_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
DROP TRIGGER stale_reminders_insert;
DROP TRIGGER stale_reminders_delete;
CREATE TRIGGER stale_reminders_insert AFTER INSERT ON reminders BEGIN
  INSERT INTO board_stale_reminders (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;
CREATE TRIGGER stale_reminders_delete AFTER DELETE ON reminders BEGIN
  INSERT INTO board_stale_reminders (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;
`)
  },
}
