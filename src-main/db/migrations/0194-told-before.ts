import type { Migration } from '../migration.ts'

/** What somebody was told of a command before it had to be sent again: an endpoint that lost it does not judge it anew. */
export const toldBefore: Migration = {
  number: 194,
  tables: {},
  up: (raw) => {
    raw.exec(`ALTER TABLE outbox ADD COLUMN told TEXT`)
  },
}
