import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { LEDGER_TABLES, migrate } from '#db/migrate.ts'
import { columnWords } from '#messages/es-MX/column-words.ts'
import { askedValue, askedWord, rowWords, valueWord, whereWord } from '#messages/es-MX/row-words.ts'
import { stateWords } from '#messages/es-MX/state-words.ts'

const raw = new Database(':memory:')
migrate(raw)
const tables = Object.keys(LEDGER_TABLES).toSorted()
const columnsOf = (table: string) =>
  raw.prepare(`SELECT name FROM pragma_table_info(?) WHERE name <> 'rev'`).pluck().all(table) as string[]
const ZONE = 'America/Cancun'

test('every table of the ledger and every column of it has a word, and no word is of none', () => {
  expect(Object.keys(rowWords).toSorted()).toEqual(tables)
  const columns = [...new Set(tables.flatMap(columnsOf))].toSorted()
  expect(Object.keys(columnWords).toSorted()).toEqual(columns)
})

test('every state that a column may have has a word', () => {
  const states = tables.flatMap((table) => {
    const sql = raw.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table) as string
    return [...sql.matchAll(/(\w+) IN \(('\w+'(?:, '\w+')*)\)/g)].flatMap(([, column, values]) =>
      columnsOf(table).includes(column!)
        ? values!.split(', ').map((value) => [table, column!, value.slice(1, -1)] as const)
        : [],
    )
  })
  expect(states.length).toBeGreaterThan(100)
  const without = states.filter(([table, column, value]) => {
    const words = stateWords[`${table}.${column}`] ?? stateWords[column]
    return words?.[value] === undefined
  })
  expect(without).toEqual([])
})

test.each([
  ['payments', 'amount', '123450', '$1,234.50'],
  ['payments', 'vat_basis_points', '1600', '16 %'],
  ['payments', 'paid_on', '2026-11-23', 'lun 23 nov 2026'],
  ['payments', 'registered_at', '2026-11-23T15:00:00.000Z', 'lun 23 nov 2026, 10:00'],
  ['payments', 'method', 'transfer', 'Transferencia'],
  ['clients', 'status', 'left', 'se fue'],
  ['clients', 'name', 'active', 'active'],
  ['rentals', 'auto_charge', '1', 'sí'],
  ['rentals', 'months', '12', '12'],
  ['contacts', 'phone', '9981234567', '9981234567'],
])('%s.%s %s is read as %s', (table, column, value, words) => {
  expect(valueWord(table, column, value, ZONE)).toBe(words)
})

test('a change names its row and its column, and what was asked is called as they are', () => {
  expect(whereWord('clients', 'city')).toBe('cliente: ciudad')
  expect([askedWord('paidOn'), askedWord('client'), askedWord('lose')]).toEqual([
    'pagado el',
    'cliente',
    'lose',
  ])
  expect(askedValue('paidOn', '2026-11-23', ZONE)).toBe('lun 23 nov 2026')
})
