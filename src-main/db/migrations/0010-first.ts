import type { Migration } from '../migration.ts'
import { keepBeforeImages, markBoardStale } from '../triggers.ts'
import { CLIENTS, MONEY, OFFICE } from './0010-ledger-tables.ts'
import { DOOR, LOCAL, SEARCH } from './0010-local-tables.ts'
import { seedCatalogue } from './0010-seed.ts'

const TABLES = {
  operators: 'id',
  settings: 'key',
  vendors: 'id',
  calendars: 'id',
  products: 'id',
  versions: 'id',
  prices: 'id',
  tax_rates: 'id',
  bank_accounts: 'id',
  clients: 'id',
  contacts: 'id',
  contact_log: 'id',
  follow_ups: 'id',
  serials: 'id',
  activation_codes: 'id',
  rentals: 'id',
  renewals: 'id',
  validations: 'id',
  stoppages: 'id',
  reminders: 'id',
  orders: 'id',
  order_lines: 'id',
  payments: 'id',
  slips: 'id',
  slip_lines: 'id',
  imports: 'id',
  import_maps: 'fingerprint',
}

/**
 * The first ledger. Three kinds of tables: the door's own (door, outbox, before_images, audit), the ledger's
 * (each row has a `rev`, 0 = never confirmed by the endpoint), and this PC's (device, layouts, local_state and
 * the caches board and search, which can always be computed again).
 */
export const first: Migration = {
  number: 10,
  tables: TABLES,
  up: (raw) => {
    raw.exec(DOOR)
    raw.exec(OFFICE)
    raw.exec(CLIENTS)
    raw.exec(MONEY)
    raw.exec(LOCAL)
    keepBeforeImages(raw, TABLES)
    markBoardStale(raw)
    raw.exec(SEARCH)
    seedCatalogue(raw)
  },
}
