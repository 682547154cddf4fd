import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listValue } from '#contract/exports.ts'
import { day } from '#domain/calendar.ts'
import { parseCsv } from '#files/csv.ts'
import { readTable } from '#files/table.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { workLedger } from '../../support/worked-ledger.ts'

/** As security.md says: after spaces, byte-order marks and quotes, also in full width. */
const RUNS = /^[\s\ufeff"']*[=+\-@＝＋－＠\t\r\0]/

const FORMULAS = [
  '=1+1',
  '+52 998 844 0824',
  '-5',
  '@SUM(A1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠A1',
  ' =1',
  '\ufeff=1',
  '"=1',
  "=cmd|' /C calc'!A1",
]

async function textOf(app: TestApp, input: Parameters<typeof app.call<'exports.make'>>[1]): Promise<string> {
  const { file } = await app.call('exports.make', input)
  return app.stored(file).toString('utf8')
}

test('every list comes out as a workbook, as CSV and as text', async () => {
  const app = openTestApp()
  await workLedger(app)
  const months = { from: '2026-01', until: '2026-12' }
  const figure = { of: 'income', ...months } as const
  for (const list of listValue.options) {
    for (const format of ['xlsx', 'csv', 'tsv'] as const) {
      const made = await app.call('exports.make', {
        list,
        format,
        months,
        figure,
        status: list === 'bank' ? 'matched' : 'all',
      })
      expect(made.rows, list).toBeGreaterThan(0)
      expect(made.name).toMatch(new RegExp(`\\.${format}$`))
      expect(made.text === null, format).toBe(format !== 'tsv')
      if (format !== 'xlsx') continue
      const table = await readTable(app.stored(made.file), { name: made.name })
      expect(table.ok && table.value.rows.length, list).toBe(made.rows + 1)
    }
  }
})

test('money leaves in pesos, and what is taken back is a negative number, not a text', async () => {
  const app = openTestApp()
  await workLedger(app)
  const csv = await textOf(app, { list: 'payments', format: 'csv' })
  const amounts = parseCsv(csv, ',')
    .rows.slice(1)
    .map(({ cells }) => cells[4])
  expect(amounts).toContain('-5985.6')
  expect(amounts).toContain('5985.6')
})

test('no text of a client can run as a formula, whatever it begins with', { timeout: 60_000 }, async () => {
  const app = openTestApp()
  const names = fc.oneof(
    fc.constantFrom(...FORMULAS),
    fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠', '\t=', ' '), fc.string())
      .map(([a, b]) => a + b),
  )
  let made = 0
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      const answer = await app.answer('clients.create', { name: name.slice(0, 200) })
      if (answer.ok) made += 1
    }),
    { numRuns: 60 },
  )
  const csv = parseCsv((await textOf(app, { list: 'clients', format: 'csv' })).slice(1), ',')
  expect(csv.rows).toHaveLength(made + 1)
  const cells = csv.rows.flatMap((row) => row.cells)
  expect(cells.filter((cell) => RUNS.test(cell) && !cell.startsWith("'"))).toEqual([])
  const { text } = await app.call('exports.make', { list: 'clients', format: 'tsv' })
  const pasted = text!.split('\r\n').flatMap((line) => line.split('\t'))
  expect(pasted.filter((cell) => RUNS.test(cell) && !cell.startsWith("'"))).toEqual([])
})

test('a figure’s rows leave as they are listed', async () => {
  const app = openTestApp()
  await workLedger(app)
  const figure = { of: 'income', from: '2026-06', until: '2026-06' } as const
  const { total } = await app.call('reports.rows', { figure })
  expect((await app.call('exports.make', { list: 'figure', format: 'csv', figure })).rows).toBe(total)
  const log = { list: 'contactLog', format: 'csv', from: day('2030-01-01') } as const
  expect((await app.call('exports.make', log)).rows).toBe(0)
})

test('the lists of the desks come out as their screens show them: one state, one client, one search', async () => {
  const app = openTestApp()
  await workLedger(app)
  const rows = async (wanted: object) =>
    parseCsv(await textOf(app, { format: 'csv', ...wanted } as never), ',').rows.length - 1
  const { counts, total } = await app.call('orders.list', {})
  expect(await rows({ list: 'orders', status: 'all' })).toBe(total)
  expect(await rows({ list: 'orders', status: 'cancelled' })).toBe(counts.cancelled)
  expect(await rows({ list: 'orders', status: 'open' })).toBe(
    counts.cart + counts.final + counts.slip + counts.paid,
  )
  const quoted = (await app.call('quotes.list', {})).counts
  expect(await rows({ list: 'quotes', status: 'declined' })).toBe(quoted.declined)
  const promised = await app.call('invoices.list', { show: 'all' })
  expect(await rows({ list: 'invoices', status: 'all' })).toBe(promised.total)
  expect(await rows({ list: 'intakes', status: 'cancelled' })).toBe(
    (await app.call('intake.list', { which: 'cancelled' })).total,
  )
})
