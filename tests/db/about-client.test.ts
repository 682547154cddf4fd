import { expect, test } from 'vitest'
import { OF_CLIENT, OF_SERIAL } from '#db/about-client.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { openTestApp } from '../support/app.ts'

test('every table of the ledger that names a client or a system is among those that are about a client', () => {
  const { raw } = openTestApp().app.sync
  const naming = (column: string) =>
    Object.keys(LEDGER_TABLES)
      .filter((table) => raw.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, column))
      .toSorted()
  const ofClient = naming('client_id')
  expect([...OF_CLIENT].toSorted()).toEqual(ofClient)
  // What names both is found by its client.
  const ofSerial = naming('serial_id').filter((table) => !ofClient.includes(table))
  expect([...OF_SERIAL].toSorted()).toEqual(ofSerial)
})
