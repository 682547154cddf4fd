import { expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { readText } from '#files/table.ts'
import { readStatement } from '#features/bank/read-statement.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { BANAMEX, BANORTE, BBVA, SANTANDER } from './statements.ts'

function linesOf(text: string) {
  const table = readText(text, 'banco.csv', null)
  const lines = table.ok ? readStatement(table.value.rows, 'banco.csv') : table
  if (!lines.ok) throw new Error(lines.refusal.code)
  return lines.value.map(({ day: on, amount, reference }) => [on, amount, reference])
}

/** Two systems of one client: 5,800.00 paid with the reference 7056850, and 5,800.00 paid by slip at the counter. */
async function office(): Promise<TestApp & { readonly client: string }> {
  const app = openTestApp('2026-11-20T15:00:00Z')
  const { call } = app
  await call('settings.setLetter', { letter: 'A' })
  const { id: client } = await call('clients.create', { name: 'Hotel La Ceiba' })
  const base = { clientId: client, version: '10.0', users: 1, mode: 'subscription', months: 12 } as const
  const price = { firstUser: centavos(500_000), furtherUser: centavos(0), validFrom: day('2026-01-01') }
  for (const code of ['sae', 'coi']) {
    await call('catalogue.setPrice', { productId: `aspel-${code}`, months: 12, ...price })
  }
  const activatedOn = day('2025-11-30')
  const sae = await call('serials.create', { ...base, product: 'SAE', serial: 'SAES7056850', activatedOn })
  const coi = await call('serials.create', { ...base, product: 'COI', serial: 'COIS4172175', activatedOn })
  const slip = await call('slips.issue', {
    lines: [{ serialId: coi.id }],
    method: 'counter',
    reference: '4455667',
  })
  expect(slip.folio).toBe('A-0001')
  await call('payments.register', { serialId: sae.id, months: 12, method: 'transfer', reference: '7056850' })
  await call('payments.register', { serialId: coi.id, months: 12, method: 'counter', slipId: slip.id })
  return { ...app, client }
}

test.each([
  [
    'BBVA',
    BBVA,
    [
      ['2026-11-20', 580_000, ''],
      ['2026-11-20', -650, ''],
      ['2026-11-19', 580_000, ''],
    ],
  ],
  [
    'Santander',
    SANTANDER,
    [
      ['2026-11-20', 580_000, '7056850'],
      ['2026-11-20', -11_600, '0000000'],
    ],
  ],
  [
    'Banamex',
    BANAMEX,
    [
      ['2026-11-20', 580_000, ''],
      ['2026-11-21', -1_200_000, ''],
    ],
  ],
  [
    'Banorte',
    BANORTE,
    [
      ['2026-11-20', 580_000, '7056850'],
      ['2026-11-20', -100_000, '0'],
    ],
  ],
])('a statement of %s is read under its own headings', (_bank, text, lines) => {
  expect(linesOf(text)).toEqual(lines)
})

test('the reference and the folio make a match sure; the bank’s own commission asks for nothing', async () => {
  const { call } = await office()
  expect(await call('bank.load', { text: BBVA })).toMatchObject({
    lines: 3,
    kept: 3,
    known: 0,
    from: '2026-11-19',
    until: '2026-11-20',
  })
  const { counts, lines } = await call('bank.lines', { show: 'sure' })
  expect(counts).toEqual({ sure: 2, doubtful: 0, unmatched: 1, matched: 0, aside: 0 })
  expect(lines.map(({ candidates }) => candidates.map(({ why, serial }) => [why, serial]))).toEqual([
    [['folio', 'COIS4172175']],
    [['reference', 'SAES7056850']],
  ])
  const pairs = lines.map(({ id, candidates }) => ({ lineId: id, paymentId: candidates[0]!.paymentId }))
  expect(await call('bank.match', { pairs })).toEqual({ matched: 2 })
  expect((await call('bank.lines', { show: 'matched' })).lines).toHaveLength(2)
  const { tasks } = await call('today.list', {})
  expect(tasks.lines.filter(({ kind }) => kind === 'bank.match')).toEqual([])
})

test('the same statement twice writes nothing, and one that overlaps only what is new', async () => {
  const { call } = await office()
  await call('bank.load', { text: BBVA })
  expect(await call('bank.load', { text: BBVA })).toMatchObject({ kept: 0, known: 3, command: null })
  const longer = `${BBVA}\r\n21/11/2026\tSPEI RECIBIDO\t\t1,160.00\t26,470.11`
  expect(await call('bank.load', { text: longer })).toMatchObject({ kept: 1, known: 3 })
})

test('two movements with the same words on the same day are two', async () => {
  const { call } = await office()
  const twice = 'Fecha,Concepto,Importe\n20/11/2026,DEPOSITO,100.00\n20/11/2026,DEPOSITO,100.00'
  expect(await call('bank.load', { text: twice })).toMatchObject({ kept: 2 })
  expect(await call('bank.load', { text: twice })).toMatchObject({ kept: 0 })
})

test('money that nobody on record paid is owed a name by the next day of the office', async () => {
  const { call } = await office()
  await call('bank.load', { text: 'Fecha,Concepto,Abono\n20/11/2026,SPEI RECIBIDO 998877,"1,160.00"' })
  const owed = async () =>
    (await call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'bank.match')
  expect(await owed()).toMatchObject([
    { dueOn: '2026-11-21', params: { amount: 116_000, reference: 'SPEI RECIBIDO 998877' } },
  ])
  const { why } = await call('tasks.why', { id: (await owed())[0]!.id })
  expect([why.length, why.at(-1)]).toEqual([3, 'Vence el sábado 21 de noviembre de 2026.'])
  const { lines } = await call('bank.lines', { show: 'unmatched' })
  await call('bank.setAside', { id: lines[0]!.id, reason: 'traspaso propio' })
  expect(await owed()).toEqual([])
  await call('bank.release', { id: lines[0]!.id })
  expect(await owed()).toHaveLength(1)
})

test('a deposit pays once: neither one payment for two lines nor two for one', async () => {
  const { call, refused } = await office()
  const text = 'Fecha,Concepto,Abono\n20/11/2026,SPEI 7056850,"5,800.00"\n20/11/2026,OTRO 7056850,"5,800.00"'
  await call('bank.load', { text })
  const { counts, lines } = await call('bank.lines', { show: 'doubtful' })
  expect(counts).toMatchObject({ sure: 0, doubtful: 2 })
  const [first, second] = lines.map(({ id }) => id)
  const payment = lines[0]!.candidates.find(({ why }) => why === 'reference')!.paymentId
  await call('bank.match', { pairs: [{ lineId: first!, paymentId: payment }] })
  expect(await refused('bank.match', { pairs: [{ lineId: second!, paymentId: payment }] })).toBe(
    'bank.paymentTaken',
  )
  expect(await refused('bank.match', { pairs: [{ lineId: first!, paymentId: payment }] })).toBe(
    'bank.lineTaken',
  )
})

test('of equal deposits more than there are payments, the one that is left is owed a name once the others are matched', async () => {
  const { call } = await office()
  const deposit = (concept: string) => `20/11/2026,${concept},"5,800.00"`
  const text = ['Fecha,Concepto,Abono', ...['SPEI 7056850', 'DEP EFECTIVO', 'DEP MIXTO'].map(deposit)]
  await call('bank.load', { text: text.join('\n') })
  const owed = async () =>
    (await call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'bank.match')
  const { lines } = await call('bank.lines', { show: 'doubtful' })
  // The payment that the first one names is nobody else's: each of the others may only be the slip's.
  expect(lines.map(({ candidates }) => candidates.map(({ serial }) => serial))).toEqual([
    ['COIS4172175'],
    ['COIS4172175'],
  ])
  expect(await owed()).toEqual([])
  const [cash] = lines
  await call('bank.match', { pairs: [{ lineId: cash!.id, paymentId: cash!.candidates[0]!.paymentId }] })
  expect(await owed()).toMatchObject([
    { dueOn: '2026-11-21', params: { amount: 580_000, reference: 'DEP MIXTO' } },
  ])
})

test('a match is taken back with Deshacer, and the line is open again', async () => {
  const { answer, call } = await office()
  await call('bank.load', { text: SANTANDER })
  const { lines } = await call('bank.lines', { show: 'sure' })
  const pairs = [{ lineId: lines[0]!.id, paymentId: lines[0]!.candidates[0]!.paymentId }]
  const matched = await answer('bank.match', { pairs })
  if (!matched.ok) throw new Error(matched.refusal.code)
  await call('ledger.undo', { command: matched.command! })
  expect((await call('bank.lines', { show: 'sure' })).counts).toMatchObject({ sure: 1, matched: 0 })
})

test('a payment that is registered for a deposit afterwards is found for it', async () => {
  const { call, client } = await office()
  await call('bank.load', { text: 'Fecha,Concepto,Abono\n20/11/2026,SPEI RASTREO 5511882,"2,320.00"' })
  expect((await call('bank.lines', { show: 'unmatched' })).counts.unmatched).toBe(1)
  const noi = await call('serials.create', {
    clientId: client,
    product: 'NOI',
    serial: 'NOIS2107446',
    version: '10.0',
    users: 1,
    mode: 'subscription',
    months: 6,
    activatedOn: day('2026-05-30'),
  })
  await call('payments.register', {
    serialId: noi.id,
    months: 6,
    method: 'transfer',
    amount: centavos(232_000),
    reference: '5511882',
  })
  expect((await call('bank.lines', { show: 'sure' })).counts).toMatchObject({ sure: 1, unmatched: 0 })
})

test('a payment taken back after it was matched is told on its line', async () => {
  const { call } = await office()
  await call('bank.load', { text: SANTANDER })
  const { lines } = await call('bank.lines', { show: 'sure' })
  const paymentId = lines[0]!.candidates[0]!.paymentId
  await call('bank.match', { pairs: [{ lineId: lines[0]!.id, paymentId }] })
  await call('payments.reverse', { id: paymentId, reason: 'otro cliente' })
  expect((await call('bank.lines', { show: 'matched' })).lines[0]!.reversed).toBe(true)
})

test('a file of Windows, with its accents in one byte, is read', async () => {
  const { app, call } = await office()
  const { file } = app.files.put('movimientos.csv', Buffer.from(BANAMEX, 'latin1'))
  await call('bank.load', { file })
  const { lines } = await call('bank.lines', { show: 'sure' })
  expect(lines[0]).toMatchObject({
    text: 'DEPÓSITO CON REFERENCIA 7056850 SUC 4321',
    statement: 'movimientos.csv',
  })
})

test.each([
  ['Cliente,RFC\nHotel,EKU9003173C9', 'bank.noColumns'],
  ['Fecha,Concepto,Abono', 'bank.noLines'],
  ['Fecha,Concepto,Abono\n20/11/2026,BIEN,100.00\n31/02/2026,MAL,100.00', 'bank.badLines'],
  ['Fecha,Concepto,Abono\n20/11/2026,MAL,"1.000,00"', 'bank.badLines'],
  ['', 'file.empty'],
])('what is no statement is refused whole: %j', async (text, code) => {
  const { call, refused } = await office()
  expect(await refused('bank.load', { text })).toBe(code)
  expect((await call('bank.lines', { show: 'unmatched' })).counts.unmatched).toBe(0)
})
