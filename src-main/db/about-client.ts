import { LEDGER_TABLES } from './migrations.ts'
import { identifier, join, sql, type Sql } from './sql.ts'

/** Tables whose rows are of a client, by `client_id`, and of its systems, by `serial_id`. A test reads them off the schema. */
export const OF_CLIENT = [
  'arco_requests',
  'balance_moves',
  'cards',
  'cases',
  'comebacks',
  'contact_log',
  'contacts',
  'follow_ups',
  'intakes',
  'invoice_promises',
  'mails',
  'orders',
  'payments',
  'prepaid_keys',
  'quotes',
  'serials',
  'slips',
  'tasks',
  'update_notices',
  'vault_entries',
] as const

export const OF_SERIAL = [
  'activation_codes',
  'anchors',
  'card_serials',
  'charge_consents',
  'charge_failures',
  'charge_notices',
  'charge_switches',
  'code_requests',
  'computer_changes',
  'licence_certificates',
  'licence_updates',
  'order_lines',
  'portal_answers',
  'portal_kept',
  'reminders',
  'rentals',
  'replacements',
  'seat_changes',
  'slip_lines',
  'stoppages',
  'transfers',
  'unlocks',
  'update_computers',
  'update_systems',
  'validations',
] as const

/** Each table with rows about a client, and which of them. */
export function rowsAbout(clientId: string): (readonly [table: string, where: Sql])[] {
  const ofItsSystems = sql`serial_id IN (SELECT id FROM serials WHERE client_id = ${clientId})`
  return [
    ['clients', sql`id = ${clientId}`],
    ...OF_CLIENT.map((table) => [table, sql`client_id = ${clientId}`] as const),
    ...OF_SERIAL.map((table) => [table, ofItsSystems] as const),
  ]
}

/** The numbers of the commands that wrote a row of a client. */
export function commandsAbout(clientId: string): Sql {
  const written = rowsAbout(clientId).map(
    ([table, where]) => sql`
      SELECT seq FROM before_images
      WHERE tbl = ${table}
        AND key IN (SELECT ${identifier(LEDGER_TABLES[table]!)} FROM ${identifier(table)} WHERE ${where})
    `,
  )
  return join(written, sql` UNION `)
}
