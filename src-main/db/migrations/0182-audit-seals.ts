import type { Migration } from '../migration.ts'

/**
 * What the endpoint has countersigned of this PC's audit, and what was recorded for good: seals and the words of an
 * outbox row are written once. The tables of the ledger itself take no such trigger: what is pending is taken back and
 * run again on a new base, and the endpoint's rows are laid over them. What they were before stands in `before_images`,
 * and what was asked in the outbox, which the audit chains.
 */
export const auditSeals: Migration = {
  number: 182,
  tables: {},
  up: (raw) =>
    raw.exec(`
CREATE TABLE audit_seals (
  device TEXT NOT NULL,
  n INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  signature TEXT NOT NULL,
  server_key TEXT NOT NULL,
  PRIMARY KEY (device, n, hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER audit_seals_never_change BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'a seal is written once'); END;
CREATE TRIGGER audit_seals_never_shrink BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'a seal is written once'); END;

CREATE TRIGGER outbox_keeps_its_words BEFORE UPDATE OF
  seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash ON outbox
BEGIN SELECT RAISE(ABORT, 'what was recorded is written once'); END;
CREATE TRIGGER outbox_never_shrinks BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'what was recorded is written once'); END;
`),
}
