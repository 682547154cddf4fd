import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate } from '#db/migrate.ts'
import { LEDGER_TABLES } from '#db/migrations.ts'
import { columnWords } from '#messages/es-MX/column-words.ts'
import {
  askedValue,
  askedWord,
  columnWord,
  plainValue,
  rowWords,
  valueWord,
  whereWord,
} from '#messages/es-MX/row-words.ts'
import { stateWords } from '#messages/es-MX/state-words.ts'
import { parseCsv } from '#files/csv.ts'
import { openTestApp } from '../support/app.ts'
import { provedRequest } from '../support/worked-privacy.ts'
import { workLedger } from '../support/worked-ledger.ts'

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
  ['unlocks', 'earliest', '2026-11-23T09:10', 'lun 23 nov 2026, 09:10'],
  ['cases', 'topic', 'doesNotRun', 'no deja trabajar'],
  ['cases', 'entitlement', 'rentalInForce', 'renta vigente'],
  ['orders', 'end_reason', 'changedMind', 'El cliente ya no quiere'],
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

test('a list that was asked for is read in words, with what its ids are called, and without those that have no name', () => {
  const serial = '019bc22b-a980-7b2f-b959-c081c6488ee1'
  const value = JSON.stringify([{ serialId: serial, months: 12, autoCharge: true, other: null }])
  const word = (text: string, field = '') => askedValue(field, text, ZONE)
  expect(plainValue(value, { [serial]: 'SAES7056850' }, word)).toBe(
    'serie: SAES7056850, meses: 12, cargo automático: sí',
  )
  expect(plainValue(value, {}, word)).toBe('meses: 12, cargo automático: sí')
  expect([
    plainValue(serial, {}, word),
    plainValue('[]', {}, word),
    plainValue('[3] cajas', {}, word),
  ]).toEqual(['', '', '[3] cajas'])
})

test('whatever was done, its entry of the audit shows no id, and every field that was asked for has a word', async () => {
  const app = openTestApp()
  await workLedger(app)
  const { total } = await app.call('audit.list', { of: 'here', limit: 1 })
  const withId: string[] = []
  const withoutWord = new Set<string>()
  let named = 0
  for (let n = 1; n <= total; n += 1) {
    const { action, asked, changes, names } = await app.call('audit.get', { n })
    named += Object.keys(names).length
    for (const { field, value } of asked) {
      if (askedWord(field) === field && !SAID_SO.has(field)) withoutWord.add(`${action}.${field}`)
      const said = plainValue(value, names, (text, of = field) => askedValue(of, text, ZONE))
      if (AN_ID.test(said)) withId.push(`${action}.${field}: ${said}`)
    }
    for (const { table, fields } of changes ?? []) {
      for (const { field, before, after } of fields) {
        const word = (text: string) => valueWord(table, field, text, ZONE)
        const said = [before, after].map((value) => plainValue(value ?? '', names, word)).join(' ')
        // The fiscal folio of a CFDI is what people call it.
        if (field !== 'id' && field !== 'uuid' && AN_ID.test(said)) withId.push(`${table}.${field}: ${said}`)
      }
    }
  }
  expect([withId, [...withoutWord], named > 500]).toEqual([[], [], true])
})

test('whoever asks for all that is held of them reads it in words, whatever was done for them', async () => {
  const app = openTestApp()
  await workLedger(app)
  const inEnglish = new Set<string>()
  const values = new Set<string>()
  let lines = 0
  for (const { id } of (await app.call('clients.list', {})).clients) {
    const { file } = await app.call('privacy.takePerson', {
      requestId: await provedRequest(app, { clientId: id }),
      format: 'csv',
    })
    for (const { cells } of parseCsv(app.stored(file).toString('utf8'), ',').rows.slice(1)) {
      const [part, , field, value] = cells as [string, string, string, string]
      lines += 1
      if (part in rowWords || !columnsSaid.has(field)) inEnglish.add(`${part}: ${field}`)
      values.add(value)
      if (OF_THE_PROGRAM.test(value)) inEnglish.add(`${part}, ${field}: ${value}`)
      if (AN_ID.test(value) && field !== columnWords['uuid']) inEnglish.add(`${part}, ${field}: ${value}`)
    }
  }
  expect([[...inEnglish], lines > 500]).toEqual([[], true])
  for (const said of [
    'modalidad: Suscripción, cuál es: primero, plazo: se cuenta en: minutos, al menos: 10, a lo más: 15, cuenta: desde la solicitud, cómo se cuentan: desde 24 horas, por días hábiles',
    'el del fabricante',
    'la Ciudad de México',
    'lety@ceiba.example, estado: por enviar',
  ])
    expect(values).toContain(said)
})

/** What states and kinds are called in the program: `businessHours`, `pending`. */
const OF_THE_PROGRAM =
  /(^|[^\w@.-])([a-z]+[A-Z]\w*|America\/\w+|pending|vendor|first|further|minutes|request|letter|card|transfer)(?![\w@.-])/

const columnsSaid = new Set(
  tables.flatMap((table) => columnsOf(table).map((column) => columnWord(table, column))),
)

/** Called in Spanish as in the program. */
const SAID_SO: ReadonlySet<string> = new Set(['folio'])
const AN_ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-|\b[0-9a-f]{32,}/
