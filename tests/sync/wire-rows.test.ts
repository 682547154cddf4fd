import { expect, test } from 'vitest'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { allRows, readRow } from '#db/rows.ts'
import { unknownOf } from '#db/unknown-values.ts'
import { weightOf } from '#sync/row-weight.ts'
import { insertWhole, readWhole, replaceWhole, saidOf, wholeOf } from '#sync/wire-rows.ts'
import { openTestApp } from '../support/app.ts'
import { workLedger } from '../support/worked-ledger.ts'

test('of every row that the program writes, what is said of it is enough to have it again, and weighs the same', async () => {
  const office = openTestApp()
  await workLedger(office)
  const { db } = office.app.sync
  let rows = 0
  let left = 0
  for (const [table, key] of Object.entries(LEDGER_TABLES))
    for (const row of allRows(db, table)) {
      const said = saidOf(db, table, row)
      expect(wholeOf(db, table, said)).toEqual(row)
      expect(saidOf(db, table, said)).toEqual(said)
      expect(weightOf(db, table, String(row[key]), said)).toBe(weightOf(db, table, String(row[key]), row))
      rows += 1
      left += Object.keys(row).length - Object.keys(said).length
    }
  expect(rows).toBeGreaterThan(250)
  expect(left).toBeGreaterThan(rows)
})

test('what a newer program says of a row stays beside it, is changed with it, and goes with it', async () => {
  const office = openTestApp()
  const { id } = await office.call('clients.create', { name: 'Hotel La Ceiba' })
  const { db } = office.app.sync
  const plain = readWhole(db, 'clients', id)!
  const write = (row: typeof plain | null) =>
    replaceWhole(db, 'clients', id, readWhole(db, 'clients', id), row)

  write({ ...plain, city: 'Mérida', nickname: 'La Ceiba', floors: 4 })
  expect(readWhole(db, 'clients', id)).toEqual({ ...plain, city: 'Mérida', nickname: 'La Ceiba', floors: 4 })
  expect(readRow(db, 'clients', id)).toEqual({ ...plain, city: 'Mérida' })

  // Of the one of them that is at its default again nothing is said.
  write(wholeOf(db, 'clients', { ...saidOf(db, 'clients', plain), floors: 5 }))
  expect(readWhole(db, 'clients', id)).toEqual({ ...plain, floors: 5 })
  write(null)
  expect(readWhole(db, 'clients', id)).toBeNull()
  expect(unknownOf(db, 'clients', id)).toBeNull()

  // A table that this program does not have.
  const stay = { id: 'e1', client_id: id, nights: 3, rev: 7 }
  insertWhole(db, 'stays', 'e1', stay)
  expect(readWhole(db, 'stays', 'e1')).toEqual(stay)
  replaceWhole(db, 'stays', 'e1', stay, { ...stay, nights: 4 })
  expect(readWhole(db, 'stays', 'e1')).toEqual({ ...stay, nights: 4 })
  replaceWhole(db, 'stays', 'e1', stay, null)
  expect(readWhole(db, 'stays', 'e1')).toBeNull()
})
