import { expect, test } from 'vitest'
import type { OutputOf } from '#contract/index.ts'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { clientWith, pricesOf, setUpMail } from '../../support/reminders.ts'
import { workLedger } from '../../support/worked-ledger.ts'
import { textPages } from '../../support/poppler.ts'

/** Two clients in two cities, one billed by the vendor and one by the distributor, with what they paid. */
async function office(app: TestApp) {
  const { call, setToday } = app
  setToday('2026-01-10')
  await call('settings.setProfile', { name: 'Sistemas del Caribe', rfc: 'URE180429TM6' })
  const price = { firstUser: centavos(500_000), furtherUser: centavos(0), validFrom: day('2026-01-01') }
  await call('catalogue.setPrice', { productId: 'aspel-sae', months: 12, ...price })
  await call('catalogue.setPrice', { productId: 'aspel-coi', months: 6, ...price })
  const hotel = await call('clients.create', { name: 'Hotel La Ceiba', city: 'CANCUN, Q. Roo' })
  const buceo = await call('clients.create', {
    name: 'Buceo Ixchel',
    city: 'Mérida',
    billedBy: 'distributor',
  })
  const rented = { version: '10.0', users: 1, mode: 'subscription', method: 'transfer' } as const
  const sae = await call('serials.create', {
    ...rented,
    clientId: hotel.id,
    product: 'SAE',
    serial: 'SAES7056850',
    months: 12,
    activatedOn: day('2025-03-15'),
    paidUntil: day('2026-03-15'),
  })
  const coi = await call('serials.create', {
    ...rented,
    clientId: buceo.id,
    product: 'COI',
    serial: 'COIS4172175',
    months: 6,
    activatedOn: day('2025-08-31'),
    paidUntil: day('2026-02-28'),
  })
  setToday('2026-03-01')
  // On the cutoff day itself it is late already; the day before the other one's cutoff is on time.
  await call('payments.register', {
    serialId: coi.id,
    months: 6,
    method: 'cheque',
    paidOn: day('2026-02-28'),
  })
  setToday('2026-03-20')
  await call('payments.register', {
    serialId: sae.id,
    months: 12,
    method: 'transfer',
    paidOn: day('2026-03-14'),
    reference: '7056850',
  })
  return { hotel: hotel.id, buceo: buceo.id, sae: sae.id, coi: coi.id }
}

test('the income of each month, and the renewals of it that were late (D4)', async () => {
  const app = openTestApp()
  await office(app)
  const { rows } = await app.call('reports.totals', { part: 'all', from: '2026-01', until: '2026-12' })
  const sums = { payments: 1, income: 580_000, net: 500_000, firstRentals: 0 }
  expect(rows).toEqual([
    { value: '', label: '', month: '2026-02', ...sums, renewals: 1, late: 1 },
    { value: '', label: '', month: '2026-03', ...sums, renewals: 1, late: 0 },
  ])
})

test('R40: income by zone takes each city as it is written to its own, and the rest to «otra ciudad»', async () => {
  const app = openTestApp()
  await office(app)
  const { rows } = await app.call('reports.totals', { part: 'zone', from: '2026-01', until: '2026-12' })
  expect(rows.map(({ value, label, month, income }) => [value, label, month, income])).toEqual([
    ['Cancún', 'Cancún', '2026-03', 580_000],
    ['otra', 'Otra ciudad', '2026-02', 580_000],
  ])
})

test('each figure opens exactly the rows that make it', async () => {
  const app = openTestApp()
  await office(app)
  const months = { from: '2026-01', until: '2026-12' }
  const rowsOf = async (figure: object) => {
    const answer = await app.call('reports.rows', { figure: figure as never })
    return { ...answer, rows: answer.rows.map(({ day, serial, what }) => `${day} ${serial} ${what}`) }
  }
  expect(await rowsOf({ of: 'income', ...months, part: 'zone', value: 'Cancún' })).toEqual({
    total: 1,
    amount: 580_000,
    rows: ['2026-03-14 SAES7056850 Transferencia'],
  })
  expect(await rowsOf({ of: 'income', ...months, part: 'method', value: 'cheque' })).toMatchObject({
    total: 1,
    amount: 580_000,
  })
  expect(await rowsOf({ of: 'late', ...months })).toMatchObject({
    total: 1,
    rows: ['2026-02-28 COIS4172175 renovación tarde'],
  })
  expect(await rowsOf({ of: 'renewals', ...months, part: 'system', value: 'aspel-sae' })).toMatchObject({
    rows: ['2026-03-14 SAES7056850 renovación a tiempo'],
  })
  expect(await rowsOf({ of: 'forecast', from: '2026-08-01', until: '2026-09-01' })).toEqual({
    total: 1,
    amount: 500_000,
    rows: ['2026-08-31 COIS4172175 semestral'],
  })
  expect(await rowsOf({ of: 'forecast', from: '2027-02-01', until: '2027-03-01' })).toMatchObject({
    rows: ['2027-02-28 COIS4172175 semestral'],
  })
})

test('the forecast of a month and the rows that it opens are the same money', async () => {
  const app = openTestApp()
  await office(app)
  const { months, weeks } = await app.call('reports.forecast', {})
  const found = months[0]!.months
  expect(
    found.map(({ from, amount }) => [from.slice(0, 7), amount]).filter(([, amount]) => amount !== 0),
  ).toEqual([
    ['2026-08', 500_000],
    ['2027-02', 500_000],
  ])
  expect(found[0]!.from).toBe('2026-03-20')
  expect(weeks).toHaveLength(12)
  for (const [i, { from, amount }] of found.entries()) {
    const until = found[i + 1]?.from ?? '2027-03-01'
    const rows = await app.call('reports.rows', {
      figure: { of: 'forecast', from: day(from), until: day(until), overdue: i === 0 },
    })
    expect(rows.amount, from).toBe(amount)
  }
})

// C16, D1
test('C16, D1: the vendor’s sales earn a commission and the distributor’s own a margin, at the rate of their month', async () => {
  const app = openTestApp()
  await office(app)
  const months = { from: '2026-01', until: '2026-12' }
  const before = await app.call('reports.margin', months)
  expect(before.lines.map(({ margin, unrated }) => [margin, unrated])).toEqual([
    [null, 500_000],
    [null, 500_000],
  ])
  await app.call('reports.setRate', {
    billedBy: 'vendor',
    productId: null,
    basisPoints: 1_500,
    from: '2026-01',
  })
  await app.call('reports.setRate', {
    billedBy: 'distributor',
    productId: null,
    basisPoints: 7_000,
    from: '2026-01',
  })
  await app.call('reports.setRate', {
    billedBy: 'distributor',
    productId: null,
    basisPoints: 6_000,
    from: '2026-03',
  })
  const { lines } = await app.call('reports.margin', months)
  expect(
    lines.map(({ billedBy, system, net, margin }) => [billedBy, system, net, margin]).toSorted(),
  ).toEqual([
    ['distributor', 'COI', 500_000, 150_000],
    ['vendor', 'SAE', 500_000, 75_000],
  ])
})

test('of each reminder, how many went out and how many were followed by the renewal before the next one (D10)', async () => {
  const app = openTestApp('2026-09-01T15:00:00Z')
  await setUpMail(app, 2525)
  await pricesOf(app, [12])
  const cutoff = { activatedOn: '2025-11-25', paidUntil: '2026-11-25' }
  const ceiba = await clientWith(app, 'Hotel La Ceiba', [{ serial: 'SAES7056850', ...cutoff }])
  const buceo = await clientWith(app, 'Buceo Ixchel', [{ serial: 'SAES7056851', ...cutoff }])
  await clientWith(app, 'Nevería Tulum', [{ serial: 'SAES7056852', ...cutoff }])
  const remindOn = async (today: string) => {
    app.setToday(today)
    await app.call('reminders.run', {})
  }
  const pay = (serialId: string | undefined) =>
    app.call('payments.register', { serialId: serialId!, months: 12, method: 'transfer' })
  await remindOn('2026-10-26')
  app.setToday('2026-11-04')
  await pay(ceiba.serials[0])
  await remindOn('2026-11-10')
  // On the day of a reminder it is that one which worked.
  const bought = await pay(buceo.serials[0])
  await remindOn('2026-11-18')
  const months = { from: '2026-10', until: '2026-11' }
  const offsets = async () => (await app.call('reports.reminders', months)).offsets
  expect(await offsets()).toEqual([
    { offset: 30, sent: 3, worked: 1 },
    { offset: 15, sent: 2, worked: 1 },
    { offset: 7, sent: 1, worked: 0 },
  ])
  const rows = await app.call('reports.rows', { figure: { of: 'reminders', ...months, worked: true } })
  expect(rows.rows.map(({ day, serial }) => `${day} ${serial}`)).toEqual([
    '2026-11-10 SAES7056851',
    '2026-10-26 SAES7056850',
  ])
  await app.call('payments.reverse', { id: bought.id, reason: 'rebotó' })
  expect((await offsets())[1]).toEqual({ offset: 15, sent: 2, worked: 0 })
  expect((await app.call('reports.reminders', { from: '2026-11', until: '2026-11' })).offsets).toEqual([
    { offset: 15, sent: 2, worked: 0 },
    { offset: 7, sent: 1, worked: 0 },
  ])
})

test('money in favour is income in the month in which it came, and not again when it pays an order (D20)', async () => {
  const app = openTestApp()
  const { buceo, coi } = await office(app)
  app.setToday('2026-05-04')
  await app.call('payments.keepInFavour', {
    clientId: buceo,
    amount: centavos(580_000),
    method: 'transfer',
  })
  app.setToday('2026-07-06')
  const order = await app.call('orders.create', { clientId: buceo, lines: [{ serialId: coi }] })
  await app.call('orders.review', { id: order.id })
  await app.call('payments.applyBalance', { orderId: order.id })
  const months = { part: 'all', from: '2026-05', until: '2026-07' } as const
  const came = { value: '', label: '', month: '2026-05', payments: 1, income: 580_000, net: 500_000 }
  const renewed = { value: '', label: '', month: '2026-07', payments: 0, income: 0, net: 0 }
  const none = { renewals: 0, late: 0, firstRentals: 0 }
  const { rows } = await app.call('reports.totals', months)
  expect(rows).toEqual([
    { ...came, ...none },
    { ...renewed, ...none, renewals: 1 },
  ])
  await app.call('payments.takeBackBalance', { orderId: order.id })
  expect((await app.call('reports.totals', months)).rows).toEqual([
    { ...came, ...none },
    { ...renewed, ...none },
  ])
})

test('C16: who billed a payment stays as it was when the client’s terms change', async () => {
  const app = openTestApp()
  const { hotel } = await office(app)
  await app.call('clients.update', { id: hotel, billedBy: 'distributor' })
  const { lines } = await app.call('reports.margin', { from: '2026-03', until: '2026-03' })
  expect(lines.map(({ billedBy }) => billedBy)).toEqual(['vendor'])
})

test('who left and came back is lost in one month and recovered in the other', async () => {
  const app = openTestApp()
  const { hotel, coi } = await office(app)
  app.setToday('2026-04-02')
  await app.call('clients.leave', { id: hotel, reason: 'cerró' })
  await app.call('serials.leave', { id: coi, reason: 'ya no lo usa' })
  app.setToday('2026-06-02')
  await app.call('clients.return', { id: hotel })
  const { months } = await app.call('reports.movements', { from: '2026-01', until: '2026-06' })
  const nobody = { clients: 0, serials: 0 }
  expect(months).toEqual([
    { month: '2026-01', new: { clients: 2, serials: 2 }, lost: nobody, recovered: nobody },
    { month: '2026-02', new: nobody, lost: nobody, recovered: nobody },
    { month: '2026-03', new: nobody, lost: nobody, recovered: nobody },
    { month: '2026-04', new: nobody, lost: { clients: 1, serials: 2 }, recovered: nobody },
    { month: '2026-05', new: nobody, lost: nobody, recovered: nobody },
    { month: '2026-06', new: nobody, lost: nobody, recovered: { clients: 1, serials: 1 } },
  ])
})

test('a report of too many months, or of months that end before they begin, is refused', async () => {
  const { refused } = openTestApp()
  expect(await refused('reports.totals', { part: 'all', from: '1990-01', until: '2026-01' })).toBe(
    'report.tooManyMonths',
  )
  expect(await refused('reports.movements', { from: '2026-02', until: '2026-01' })).toBe(
    'report.spanReversed',
  )
})

test('the owner’s Friday is one page with the week beside the one before', async () => {
  const app = openTestApp()
  await office(app)
  const friday = await app.call('reports.friday', { until: day('2026-03-20') })
  expect(friday.week).toMatchObject({ renewals: 1, onTime: 1, late: 0, income: 580_000, net: 500_000 })
  expect(friday).toMatchObject({ from: '2026-03-14', before: { renewals: 0 } })
  const { file, name } = await app.call('reports.fridayPdf', { until: day('2026-03-20') })
  expect(name).toBe('Viernes del dueño 2026-03-20.pdf')
  const pages = textPages(app.stored(file))
  expect(pages).toHaveLength(1)
  expect(pages[0]).toContain('Semana del sáb 14 mar 2026 al vie 20 mar 2026')
  expect(pages[0]).toContain('Renovaciones a tiempo 1 de 1 (100 %) 0 de 0 (—)')
  expect(pages[0]).toContain('Ingreso con IVA $5,800.00 $0.00')
})

test('a statement of account tells charges and payments with the balance after each, and what is in favour (D20)', async () => {
  const app = openTestApp()
  const { hotel, sae } = await office(app)
  const twice = await app.call('payments.register', {
    serialId: sae,
    months: 12,
    method: 'transfer',
    firstDay: day('2026-03-15'),
  })
  expect(twice.inFavour).toBe(580_000)
  const span = { clientId: hotel, from: day('2026-03-01'), until: day('2026-03-31') }
  const statement = await app.call('reports.statement', span)
  expect(statement).toMatchObject({ before: 0, after: -580_000, inFavour: 580_000 })
  expect(linesOf(statement)).toEqual([
    ['2026-03-14', 'Renovación anual desde el dom 15 mar 2026', 580_000, null, 580_000],
    ['2026-03-14', 'Pago por transferencia', null, 580_000, 0],
    ['2026-03-20', 'Pago por transferencia', null, 580_000, -580_000],
  ])
  const { file } = await app.call('reports.statementPdf', span)
  const [text] = textPages(app.stored(file))
  expect(text).toContain('ESTADO DE CUENTA')
  expect(text).toContain('Saldo antes del dom 1 mar 2026 $0.00')
  expect(text).toContain('Día Movimiento No. de serie Cargo Abono Saldo')
  expect(text).toContain('sáb 14 mar 2026 Renovación anual desde el dom 15 mar 2026 SAES7056850 $5,800.00')
  expect(text).toContain('Pago por transferencia 7056850 SAES7056850 $5,800.00 $0.00')
  expect(text).toContain('vie 20 mar 2026 Pago por transferencia SAES7056850 $5,800.00 -$5,800.00')
  expect(text).toContain('Cargos del periodo, con IVA $5,800.00')
  expect(text).toContain('Pagado en el periodo, con IVA $11,600.00')
  expect(text).toContain('Saldo al mar 31 mar 2026 $5,800.00 a favor')
  expect(text).toContain('SAE 10.0 SAES7056850 dom 14 mar 2027')
  expect(text).toContain('Este documento no es un comprobante fiscal.')
})

const linesOf = ({ lines }: { readonly lines: readonly OutputOf<'reports.statement'>['lines'][number][] }) =>
  lines.map(({ day: on, what, charge, credit, balance }) => [on, what, charge, credit, balance])

test('a statement follows a slip, a payment taken back, an order and the balance applied to it (D20)', async () => {
  const app = openTestApp()
  const { hotel, sae } = await office(app)
  await app.call('settings.setLetter', { letter: 'A' })
  app.setToday('2026-03-21')
  const kept = await app.call('payments.keepInFavour', {
    ...{ clientId: hotel, amount: centavos(100_000), method: 'transfer', paidOn: day('2026-03-21') },
  })
  const wrong = await app.call('payments.keepInFavour', {
    ...{ clientId: hotel, amount: centavos(70_000), method: 'cheque', paidOn: day('2026-03-21') },
  })
  app.setToday('2026-03-23')
  await app.call('payments.reverse', { id: wrong.id, reason: 'cheque devuelto' })
  const order = await app.call('orders.create', { clientId: hotel, lines: [{ serialId: sae }] })
  await app.call('orders.review', { id: order.id })
  await app.call('orders.issue', {
    ...{ id: order.id, method: 'transfer', reference: 'ASPEL 7781', payByDay: day('2026-04-10') },
  })
  await app.call('payments.applyBalance', { orderId: order.id })
  app.setToday('2026-03-25')
  await app.call('payments.payOrder', { orderId: order.id, amount: centavos(80_000), method: 'transfer' })
  const statement = await app.call('reports.statement', {
    ...{ clientId: hotel, from: day('2026-03-21'), until: day('2026-03-25') },
  })
  expect(kept.balance).toBe(100_000)
  expect(statement).toMatchObject({ before: 0, after: 400_000, inFavour: 0, open: [{ total: 400_000 }] })
  expect(linesOf(statement)).toEqual([
    ['2026-03-21', 'Pago por transferencia', null, 100_000, -100_000],
    ['2026-03-21', 'Pago por cheque nominativo', null, 70_000, -170_000],
    ['2026-03-23', 'Ficha de pago A-0001', 580_000, null, 410_000],
    ['2026-03-23', 'Pago cancelado: cheque devuelto', null, -70_000, 480_000],
    ['2026-03-23', 'Saldo a favor aplicado al pedido A-0001', null, null, 480_000],
    ['2026-03-25', 'Pago por transferencia', null, 80_000, 400_000],
  ])
  const later = await app.call('reports.statement', {
    ...{ clientId: hotel, from: day('2026-03-24'), until: day('2026-03-31') },
  })
  expect(later).toMatchObject({ before: 480_000, after: 400_000, lines: [{ credit: 80_000 }] })
})

test('whatever was done, a statement ends with what the slips still ask for less what is in favour (D20)', async () => {
  const app = openTestApp()
  await workLedger(app)
  const { clients } = await app.call('clients.list', { status: 'all', limit: 500 })
  const until = day('2030-12-31')
  const ends = await Promise.all(
    clients.map(async ({ id, name }) => {
      const { after, inFavour, open } = await app.call('reports.statement', {
        ...{ clientId: id, from: day('2020-01-01'), until },
      })
      const { balance } = await app.call('clients.get', { id })
      return { name, after, inFavour, balance, open: open.reduce((sum, { total }) => sum + total, 0) }
    }),
  )
  expect(ends.length).toBeGreaterThan(3)
  expect(ends.map(({ name, after }) => [name, after])).toEqual(
    ends.map(({ name, open, balance }) => [name, open - balance]),
  )
  expect(ends.map(({ inFavour }) => inFavour)).toEqual(ends.map(({ balance }) => balance))
})

test('the statement tells what of the balance was applied, and the orders that wait for their money (D20)', async () => {
  const app = openTestApp()
  const { buceo, coi } = await office(app)
  app.setToday('2026-07-01')
  const keep = { clientId: buceo, amount: centavos(600_000), method: 'transfer' } as const
  await app.call('payments.keepInFavour', keep)
  app.setToday('2026-07-06')
  const order = await app.call('orders.create', { clientId: buceo, lines: [{ serialId: coi }] })
  await app.call('orders.review', { id: order.id })
  await app.call('orders.issue', { id: order.id, method: 'card' })
  const span = { clientId: buceo, from: day('2026-07-01'), until: day('2026-07-31') }
  expect((await app.call('reports.statement', span)).open).toMatchObject([
    { folio: order.folio, total: 580_000 },
  ])
  expect(await app.call('reports.statement', span)).toMatchObject({ after: -20_000, inFavour: 600_000 })
  await app.call('payments.applyBalance', { orderId: order.id })
  const statement = await app.call('reports.statement', span)
  expect(statement).toMatchObject({ before: 0, after: -20_000, inFavour: 20_000, open: [] })
  expect(linesOf(statement)).toEqual([
    ['2026-07-01', 'Pago por transferencia', null, 600_000, -600_000],
    ['2026-07-06', `Saldo a favor aplicado al pedido ${order.folio}`, 580_000, null, -20_000],
    ['2026-07-06', 'Renovación semestral desde el lun 31 ago 2026', null, null, -20_000],
  ])
  const { balance } = await app.call('clients.get', { id: buceo })
  expect(statement.inFavour).toBe(balance)
  expect(textPages(app.stored((await app.call('reports.statementPdf', span)).file))[0]).toContain(
    'Saldo al vie 31 jul 2026 $200.00 a favor',
  )
})
