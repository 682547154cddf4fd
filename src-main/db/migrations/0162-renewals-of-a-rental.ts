import type { Migration } from '../migration.ts'

/** All the renewals of a rental, whatever their state and anchor: a client that moves asks for them, and so does the board. */
export const renewalsOfARental: Migration = {
  number: 162,
  tables: {},
  up: (raw) => raw.exec('CREATE INDEX renewals_rental ON renewals (rental_id)'),
}
