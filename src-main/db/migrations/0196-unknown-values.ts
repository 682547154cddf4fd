import type { Migration } from '../migration.ts'

/** What a newer endpoint said that this program's tables have no place for, until a newer program makes one. */
export const unknownValues: Migration = {
  number: 196,
  tables: {},
  up: (raw) => {
    raw.exec(`
      CREATE TABLE unknown_values (
        tbl TEXT NOT NULL,
        key TEXT NOT NULL,
        -- JSON: of a table that is known the columns that are not, of another the whole row
        row TEXT NOT NULL,
        PRIMARY KEY (tbl, key)
      ) STRICT, WITHOUT ROWID;
      -- The newest migration that the endpoint knew when it was last met
      ALTER TABLE enrolment ADD COLUMN server_schema INTEGER;
    `)
  },
}
