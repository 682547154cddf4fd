import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { cfdiFixture, kept } from '../../support/cfdi.ts'
import { cutoffOf, issuedOrder, openOffice, owed, rental, setPrices, TODAY } from './office.ts'

describe('a cart (R7–R9)', () => {
  it('has lines of system, users and period, with the price of the day and its IVA (R8)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001', { users: 3 })
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ serialId: sae }, { product: 'COI', users: 2, months: 12, quantity: 2 }],
    })
    expect(made).toEqual({ id: made.id, folio: 'A-0001', state: 'cart' })
    const order = await app.call('orders.get', { id: made.id })
    expect(
      order.lines.map(({ serial, system, users, months, amount, total }) => ({
        ...{ serial, system, users, months, amount, total },
      })),
    ).toEqual([
      // 6 × (1,000.00 + 2 × 100.00), and 16 %
      {
        serial: 'SAES0000001',
        system: 'Aspel SAE 10.0',
        users: 3,
        months: 6,
        amount: 720_000,
        total: 835_200,
      },
      { serial: null, system: 'Aspel COI', users: 2, months: 12, amount: 1_320_000, total: 1_531_200 },
      { serial: null, system: 'Aspel COI', users: 2, months: 12, amount: 1_320_000, total: 1_531_200 },
    ])
    expect(order.sums).toEqual({ subtotal: 3_360_000, vat: 537_600, total: 3_897_600 })
    expect(order.lines[0]).toMatchObject({
      cutoffBefore: '2026-11-30',
      cutoffAfter: '2027-05-30',
      lastCoveredDay: '2027-05-29',
    })
    expect(await owed(app, made.id)).toEqual(['pedido A-0001 sin terminar · 2026-11-29'])
  })

  it('takes exactly three periods (R10)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const create = (months: number) =>
      app.answer('orders.create', { clientId, lines: [{ product: 'SAE', users: 1, months }] })
    expect((await Promise.all([1, 6, 12].map(create))).map(({ ok }) => ok)).toEqual([true, true, true])
    for (const months of [0, 2, 3, 7, 24]) {
      expect(await create(months)).toMatchObject({ refusal: { code: 'operation.invalidInput' } })
    }
  })

  it('with a monthly and a yearly line is paid by card alone, and says which line forbids the rest (R11, R12)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const monthly = await rental(app, clientId, 'SAES0000001', { months: 1 })
    const yearly = await rental(app, clientId, 'SAES0000002', { months: 12 })
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ serialId: monthly }, { serialId: yearly }],
    })
    const { methods } = await app.call('orders.get', { id: made.id })
    const why =
      'El periodo mensual solo se paga con tarjeta. Lo impide el renglón mensual; haga con él otro pedido.'
    expect(methods.map(({ method, allowed, why: reason }) => [method, allowed, reason])).toEqual([
      ['card', true, ''],
      ['transfer', false, why],
      ['cheque', false, why],
      ['paypal', false, why],
      ['bancanet', false, why],
      ['counter', false, why],
    ])
    await app.call('orders.review', { id: made.id })
    expect(await app.refused('orders.issue', { id: made.id, method: 'transfer', reference: '1' })).toBe(
      'order.methodNotAllowed',
    )
    // R14: no slip, a note of what to do in the portal
    const issued = await app.call('orders.issue', { id: made.id, method: 'card' })
    expect(issued).toMatchObject({ slip: null, state: 'slip', payBy: { day: '2026-11-29', time: null } })
    const order = await app.call('orders.get', { id: made.id })
    expect(order.portalNote).toContain('el cargo automático se activa solo')
    expect(order.portalNote).toContain('«Administrador de cargos»')
  })

  it('of long periods takes the card by the office’s own setting (C8, D2)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const yearly = await rental(app, clientId, 'SAES0000002', { months: 12 })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: yearly }] })
    const card = async () => (await app.call('orders.get', { id: made.id })).methods[0]
    expect(await card()).toMatchObject({ method: 'card', allowed: true })
    await app.call('settings.setPolicies', { cardForLongPeriods: false })
    expect(await card()).toMatchObject({ method: 'card', allowed: false })
  })

  it('is of one client, and a serial stands in one open order', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    expect(await app.refused('orders.create', { clientId: other.id, lines: [{ serialId: sae }] })).toBe(
      'order.otherClient',
    )
    await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    expect(await app.answer('orders.create', { clientId, lines: [{ serialId: sae }] })).toMatchObject({
      refusal: {
        code: 'order.serialInOther',
        message: 'La serie SAES0000001 ya está en el pedido A-0001. Siga con ese, o quítela de ahí.',
      },
    })
  })
})

describe('the last look (R36)', () => {
  it('changes the users of the next period within its window, five days before the cutoff (R35, C1)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001', { users: 5 })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    const lineId = (await app.call('orders.get', { id: made.id })).lines[0]!.id
    const wish = { id: made.id, lineId, users: 8 }
    expect(await app.refused('orders.setLine', wish)).toBe('order.usersInFinal')
    await app.call('orders.review', { id: made.id })
    app.setToday('2026-11-24')
    expect(await app.answer('orders.setLine', wish)).toMatchObject({
      refusal: { code: 'order.usersNotYet', params: { opensOn: '2026-11-25' } },
    })
    app.setToday('2026-11-25')
    await app.call('orders.setLine', wish)
    const order = await app.call('orders.get', { id: made.id })
    // 6 × (1,000.00 + 7 × 100.00)
    expect(order.lines[0]).toMatchObject({
      users: 8,
      usersNow: 5,
      amount: 1_020_000,
      usersWindow: { state: 'open', opensOn: '2026-11-25' },
    })
    await app.call('payments.payOrder', { orderId: made.id, method: 'transfer' })
    expect((await app.call('serials.get', { id: sae })).row.users).toBe(8)
  })

  it('has fewer users from the first day of the period that is paid, not before (R36, C18)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001', { users: 5 })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    const lineId = (await app.call('orders.get', { id: made.id })).lines[0]!.id
    await app.call('orders.review', { id: made.id })
    app.setToday('2026-11-26')
    await app.call('orders.setLine', { id: made.id, lineId, users: 2 })
    await app.call('payments.payOrder', { orderId: made.id, method: 'transfer' })
    const users = async () => (await app.call('serials.get', { id: sae })).row.users
    const { users: seats } = await app.call('changes.of', { serialId: sae })
    expect(await users()).toBe(5)
    expect(seats).toMatchObject([{ from: 5, users: 2, dueOn: '2026-11-30', status: 'scheduled' }])
    app.setToday('2026-11-30')
    await app.call('changes.applyUsers', { id: seats[0]!.id })
    expect(await users()).toBe(2)
  })

  it('a price that changed between cart and slip is shown and must be accepted first', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    await setPrices(app, 110_000, day('2026-11-25'))
    await app.call('orders.review', { id: made.id })
    app.setToday('2026-11-25')
    const issue = { id: made.id, method: 'transfer', reference: '0012 3456' } as const
    expect(await app.answer('orders.issue', issue)).toMatchObject({
      refusal: {
        code: 'order.priceChanged',
        message:
          'El precio cambió desde que se hizo el carrito: Aspel SAE 10.0: $6,000.00 → $6,600.00. Acepte los precios nuevos y emita otra vez.',
      },
    })
    expect((await app.call('orders.acceptPrices', { id: made.id })).changes).toMatchObject([
      { before: 600_000, after: 660_000 },
    ])
    const issued = await app.call('orders.issue', issue)
    expect((await app.call('slips.get', { id: issued.slip!.id })).paper.total).toBe(765_600)
  })

  it('an amount that was typed is no price of the day: it stays', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ serialId: sae, amount: centavos(123_400) }],
    })
    await setPrices(app, 110_000, TODAY)
    await app.call('orders.review', { id: made.id })
    const order = await app.call('orders.get', { id: made.id })
    expect([order.priceChanges, order.sums!.subtotal]).toEqual([[], 123_400])
  })

  it('without a price asks for the amount', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ product: 'CAJA', users: 1, months: 12 }],
    })
    await app.call('orders.review', { id: made.id })
    expect(await app.refused('orders.issue', { id: made.id, method: 'card' })).toBe('order.priceMissing')
  })
})

describe('the slip of an order (R13)', () => {
  it('asks for what the order asks, names its order, and says until when before the first cutoff', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001', { months: 12 })
    const coi = await rental(app, clientId, 'COIS0000001', {
      product: 'COI',
      activatedOn: day('2025-12-01'),
      paidUntil: day('2026-12-01'),
    })
    const order = await issuedOrder(app, clientId, [sae, coi])
    const slip = await app.call('slips.get', { id: order.slip.id })
    expect(slip.order).toEqual({ id: order.id, folio: 'A-0001' })
    expect([slip.paper.total, slip.paper.reference]).toEqual([2_088_000, '0012 3456 7890'])
    // the 29th is a Sunday: the bank's last hour before it is Friday's
    expect(order.payBy).toEqual({ day: '2026-11-27', time: '14:00' })
    expect(await owed(app, order.id)).toEqual(['pedido A-0001 por pagar: $20,880.00 · 2026-11-27 14:00'])
    const { payBy } = await app.call('orders.get', { id: order.id })
    expect(payBy?.why).toContain('antes del corte del lunes 30 de noviembre de 2026')
  })

  it('a cutoff on 25 December is paid for in time: the bank is closed that day and the weekend before counts', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001', {
      activatedOn: day('2025-12-25'),
      paidUntil: day('2026-12-25'),
    })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    const { methods } = await app.call('orders.get', { id: made.id })
    expect(methods.map(({ method, payBy }) => [method, payBy!.day, payBy!.time])).toEqual([
      ['card', '2026-12-24', null],
      ['transfer', '2026-12-24', '14:00'],
      ['cheque', '2026-12-23', '16:00'],
      ['paypal', '2026-12-24', null],
      ['bancanet', '2026-12-24', null],
      ['counter', '2026-12-23', '16:00'],
    ])
  })

  it('is paid by transfer until the hour that the office has set', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    await app.call('settings.setPolicies', { transferLatest: '12:30' })
    expect(await app.refused('settings.setPolicies', { transferLatest: '25:00' })).toBe(
      'operation.invalidInput',
    )
    const order = await issuedOrder(app, clientId, [await rental(app, clientId, 'SAES0000001')])
    expect(order.payBy).toEqual({ day: '2026-11-27', time: '12:30' })
  })

  it('of a new system names no serial, and the serial is given once it is paid (R21)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app, 'distributor')
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ product: 'NOI', users: 2, months: 12 }],
    })
    await app.call('orders.review', { id: made.id })
    expect(await app.refused('orders.issue', { id: made.id, method: 'transfer' })).toBe('slip.payByRequired')
    const issued = await app.call('orders.issue', {
      id: made.id,
      method: 'transfer',
      payByDay: day('2026-12-04'),
    })
    const slip = await app.call('slips.get', { id: issued.slip!.id })
    expect(slip.paper.lines[0]).toMatchObject({ serialId: null, serial: 'serie por asignar', users: 2 })
    const paid = await app.call('payments.payOrder', { orderId: made.id, method: 'transfer' })
    expect([paid.state, paid.lines[0]!.outcome]).toEqual(['paid', 'newSystem'])
    expect(await owed(app, made.id)).toEqual(['pedido A-0001 pagado, falta activar · 2026-11-23'])
    const lineId = paid.lines[0]!.lineId
    const given = await app.call('orders.assignSerial', {
      id: made.id,
      lineId,
      serial: 'NOIS0000009',
      version: '12.0',
    })
    expect(given.state).toBe('paid')
    expect((await app.call('serials.get', { id: given.serialId })).paidAhead).toEqual({
      months: 12,
      on: '2026-11-23',
    })
    const { entries } = await app.call('contacts.history', { clientId, serialId: given.serialId })
    expect(entries.filter(({ kind }) => kind === 'payment').map(({ onDay }) => onDay)).toEqual(['2026-11-23'])
    const activated = await app.call('serials.activate', { id: given.serialId, on: day('2026-11-23') })
    expect(activated.nextCutoff).toBe('2027-11-23')
    expect((await app.call('orders.get', { id: made.id })).state).toBe('activated')
    expect(await owed(app, made.id)).toEqual([])
  })

  it('is void when the order is cancelled, and Hoy forgets it', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const order = await issuedOrder(app, clientId, [sae])
    expect(await app.refused('orders.cancel', { id: order.id, reason: 'other' })).toBe('order.reasonRequired')
    const cancelled = await app.call('orders.cancel', { id: order.id, reason: 'changedMind' })
    expect(cancelled).toEqual({ id: order.id, folio: 'A-0001', inFavour: 0, voidedSlip: 'A-0001' })
    const slip = await app.call('slips.get', { id: order.slip.id })
    expect([slip.status, slip.voidReason]).toEqual(['void', 'pedido A-0001 cancelado'])
    expect(await owed(app, order.id)).toEqual([])
    // the serial may stand in another order
    await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
  })

  it('voided by itself, the order is in its last look again', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const order = await issuedOrder(app, clientId, [await rental(app, clientId, 'SAES0000001')])
    await app.call('slips.void', { id: order.slip.id, reason: 'referencia equivocada' })
    expect(await app.call('orders.get', { id: order.id })).toMatchObject({ state: 'final', slip: null })
    expect(await owed(app, order.id)).toEqual(['pedido A-0001 sin terminar · 2026-11-29'])
  })
})

describe('many renewals at once', () => {
  it('all that is cut in a week becomes one order per client, and says what it leaves out', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const one = await rental(app, clientId, 'SAES0000001')
    const two = await rental(app, clientId, 'SAES0000002')
    const auto = await rental(app, clientId, 'SAES0000003', { months: 1, autoCharge: true })
    await rental(app, clientId, 'SAES0000004', {
      activatedOn: day('2025-12-10'),
      paidUntil: day('2026-12-10'),
    })
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const three = await rental(app, other.id, 'SAES0000005')
    const inOrder = await rental(app, other.id, 'SAES0000006')
    await app.call('orders.create', { clientId: other.id, lines: [{ serialId: inOrder }] })

    const week = { cutFrom: day('2026-11-27'), cutUntil: day('2026-12-03') }
    const preview = await app.call('orders.previewMany', week)
    const planned = preview.orders.map(({ client, lines, total }) => [client, lines.length, total])
    expect(planned.toSorted()).toEqual([
      ['Buceo Ixchel', 1, 696_000],
      ['Muebles Pacheco', 2, 1_392_000],
    ])
    expect(preview.skipped.map(({ serialId, why, folio }) => [serialId, why, folio]).toSorted()).toEqual(
      [
        [auto, 'autoCharge', null],
        [inOrder, 'inOrder', 'A-0001'],
      ].toSorted(),
    )
    const serialIds = preview.orders.flatMap(({ lines }) => lines.map(({ serialId }) => serialId))
    expect(serialIds.toSorted()).toEqual([one, two, three].toSorted())
    const made = await app.call('orders.renewMany', { serialIds })
    expect(made.orders.map(({ folio }) => folio)).toEqual(['A-0002', 'A-0003'])
    expect(await app.refused('orders.renewMany', { serialIds })).toBe('order.nothingToRenew')
  })

  it('a client with 80 serials is renewed in one order, with one slip and one payment', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serialIds: string[] = []
    for (let n = 1; n <= 80; n += 1) {
      serialIds.push(await rental(app, clientId, `SAES${String(n).padStart(7, '0')}`))
    }
    const made = await app.call('orders.renewMany', { serialIds })
    expect(made.orders.map(({ lines }) => lines)).toEqual([80])
    const id = made.orders[0]!.id
    await app.call('orders.review', { id })
    await app.call('orders.issue', { id, method: 'transfer', reference: '80' })
    const paid = await app.call('payments.payOrder', { orderId: id, method: 'transfer' })
    expect([paid.amount, paid.state, paid.lines.length]).toEqual([80 * 696_000, 'activated', 80])
    expect(await cutoffOf(app, serialIds[79]!)).toBe('2027-05-30')
  }, 60_000)

  it('an order for each beneficiary: of two vendors that bill, two (D15, C16); of the distributor that bills, one', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const product = { vendorId: 'softmas', code: 'CT', name: 'Softmás CT', offlineDays: 7, trialDays: 15 }
    const made = await app.call('catalogue.saveProduct', { ...product, active: true })
    const serialIds = [
      await rental(app, clientId, 'SAES0000001'),
      await rental(app, clientId, 'CTS00000001', { product: made.id }),
    ]
    const { orders } = await app.call('orders.renewMany', { serialIds })
    expect(orders.map(({ lines }) => lines)).toEqual([1, 1])
    expect(
      await app.refused('orders.addLines', {
        id: orders[0]!.id,
        lines: [{ product: made.id, users: 1, months: 12 }],
      }),
    ).toBe('order.twoBeneficiaries')
    await app.call('orders.cancel', { id: orders[0]!.id, reason: 'mistake' })
    await app.call('orders.cancel', { id: orders[1]!.id, reason: 'mistake' })
    await app.call('clients.update', { id: clientId, billedBy: 'distributor' })
    const own = await app.call('orders.renewMany', { serialIds })
    expect(own.orders.map(({ lines }) => lines)).toEqual([2])
  })
})

describe('bad days', () => {
  it('a serial that leaves while in an open order is said in Hoy, and its line must go first', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const stays = await rental(app, clientId, 'SAES0000001')
    const leaves = await rental(app, clientId, 'SAES0000002')
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ serialId: stays }, { serialId: leaves }],
    })
    await app.call('serials.leave', { id: leaves, reason: 'cerró la sucursal' })
    expect(await owed(app, made.id)).toEqual([
      'SAES0000002 ya no se renueva y está en el pedido A-0001 · 2026-11-23',
      'pedido A-0001 sin terminar · 2026-11-29',
    ])
    await app.call('orders.review', { id: made.id })
    expect(await app.answer('orders.issue', { id: made.id, method: 'card' })).toMatchObject({
      refusal: {
        message: 'SAES0000002 causó baja y ya no se renueva. Quite su renglón del pedido A-0001.',
      },
    })
    await app.call('orders.reopen', { id: made.id })
    const gone = (await app.call('orders.get', { id: made.id })).lines.find(({ left }) => left)!
    await app.call('orders.removeLine', { id: made.id, lineId: gone.id })
    expect(await owed(app, made.id)).toEqual(['pedido A-0001 sin terminar · 2026-11-29'])
  })

  it('a new cutoff while an order is open moves what it renews, and until when where the slip is too late now (D5)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const { id } = await issuedOrder(app, clientId, [sae])
    expect(await owed(app, id)).toEqual(['pedido A-0001 por pagar: $6,960.00 · 2026-11-27 14:00'])
    await app.call('rentals.newCutoff', {
      ...{ serialId: sae, on: day('2026-10-26'), paidMonths: 1, reason: 'el portal cuenta desde otro día' },
    })
    expect(await cutoffOf(app, sae)).toBe('2026-11-26')
    expect(await owed(app, id)).toEqual(['pedido A-0001 por pagar: $6,960.00 · 2026-11-25 14:00'])
    expect((await app.call('orders.get', { id })).payBy).toMatchObject({
      day: '2026-11-25',
      why: expect.stringContaining('La ficha dice vie 27 nov 2026, pero el corte cambió después'),
    })
    const preview = await app.call('payments.previewOrder', { orderId: id, method: 'transfer' })
    expect(preview.lines).toMatchObject([{ cutoffBefore: '2026-11-26', cutoffAfter: '2027-05-26' }])
    const paid = await app.call('payments.payOrder', { orderId: id, method: 'transfer' })
    expect(await cutoffOf(app, sae)).toBe('2027-05-26')
    await app.call('payments.reverse', { id: paid.id, reason: 'error' })
    expect(await cutoffOf(app, sae)).toBe('2026-11-26')
  })

  it('on the last day of February the cutoff is the 28th and comes back to the 31st (D19)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    app.setToday('2027-02-26')
    const sae = await rental(app, clientId, 'SAES0000001', {
      months: 1,
      activatedOn: day('2026-08-31'),
      paidUntil: day('2027-02-28'),
    })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId: sae }] })
    await app.call('orders.review', { id: made.id })
    app.setToday('2027-02-28')
    const paid = await app.call('payments.payOrder', { orderId: made.id, method: 'card' })
    expect(paid.lines[0]).toMatchObject({ cutoffBefore: '2027-02-28', cutoffAfter: '2027-03-31' })
    expect((await app.call('serials.get', { id: sae })).row.autoCharge).toBe(true)
  })

  it('what does not exist is refused at every door and leaves nothing half done', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const sae = await rental(app, clientId, 'SAES0000001')
    const bad: [string, unknown][] = [
      ['orders.create', { clientId: 'x', lines: [{ serialId: sae }] }],
      ['orders.create', { clientId, lines: [] }],
      ['orders.create', { clientId, lines: [{ serialId: 'x' }] }],
      ['orders.create', { clientId, lines: [{ serialId: sae }, { serialId: sae }] }],
      ['orders.create', { clientId, lines: [{ product: 'XYZ', users: 1, months: 6 }] }],
      ['orders.create', { clientId, lines: [{ product: 'SAE', users: 0, months: 6 }] }],
      ['orders.create', { clientId, lines: [{ product: 'SAE', users: 1, months: 6, quantity: 201 }] }],
      ['orders.get', { id: 'x' }],
      ['orders.previewMany', {}],
      ['orders.previewMany', { cutFrom: '2026-12-01', cutUntil: '2026-11-01' }],
    ]
    for (const [name, input] of bad) {
      expect([name, (await app.answer(name, input)).ok]).toEqual([name, false])
    }
    expect((await app.call('orders.list', {})).total).toBe(0)
    expect(app.bugs).toEqual([])
  })
})

describe('the end of an order is its invoice (R17)', () => {
  /** An order of 6,960.00 paid in two parts of a half, and the promises of both invoices. */
  async function paidInTwoParts(app: TestApp) {
    const { clientId } = await openOffice(app, 'distributor')
    const sae = await rental(app, clientId, 'SAES0000001')
    const { id } = await issuedOrder(app, clientId, [sae])
    for (const reference of ['SPEI 1', 'SPEI 2']) {
      await app.call('payments.payOrder', {
        ...{ orderId: id, amount: centavos(348_000), method: 'transfer', reference },
      })
    }
    const { invoices } = await app.call('invoices.list', { show: 'waiting' })
    return { id, invoices }
  }

  async function receiveInvoice(app: TestApp, promiseId: string, uuid: string) {
    const xml = await kept(
      app,
      'factura.xml',
      cfdiFixture('factura.xml', {
        '5a3f1c8e-7b21-4d0a-9c55-0b6f2e91d417': uuid,
        '2026-07-21': '2026-11-23',
        '"9744.00"': '"3480.00"',
        EKU9003173C9: 'URE180429TM6',
        'Rfc="URE180429TM6" Nombre="UNIVERSIDAD': 'Rfc="EKU9003173C9" Nombre="UNIVERSIDAD',
      }),
    )
    await app.call('invoices.receive', { xml, promiseIds: [promiseId] })
    const { document } = await app.call('invoices.get', { id: promiseId })
    if (document!.mismatches.length > 0) {
      await app.call('invoices.accept', { documentId: document!.id, reason: 'así la emite el contador' })
    }
  }

  it('and one that was paid in two parts waits for both', async () => {
    const app = openTestApp()
    const { id, invoices } = await paidInTwoParts(app)
    expect(invoices).toHaveLength(2)
    await receiveInvoice(app, invoices[0]!.id, '11111111-7b21-4d0a-9c55-0b6f2e91d417')
    expect((await app.call('orders.get', { id })).state).toBe('activated')
    await receiveInvoice(app, invoices[1]!.id, '22222222-7b21-4d0a-9c55-0b6f2e91d417')
    expect((await app.call('orders.get', { id })).state).toBe('closed')
  })

  it('and one that came before the activation closes the order with it', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app, 'distributor')
    const made = await app.call('orders.create', {
      clientId,
      lines: [{ product: 'SAE', users: 1, months: 6, amount: centavos(300_000) }],
    })
    await app.call('orders.review', { id: made.id })
    await app.call('orders.issue', { id: made.id, method: 'transfer', payByDay: day('2026-11-30') })
    await app.call('payments.payOrder', { orderId: made.id, method: 'transfer' })
    const { invoices } = await app.call('invoices.list', { show: 'waiting' })
    await receiveInvoice(app, invoices[0]!.id, '33333333-7b21-4d0a-9c55-0b6f2e91d417')
    expect((await app.call('orders.get', { id: made.id })).state).toBe('paid')
    const [line] = (await app.call('orders.get', { id: made.id })).lines
    const given = { id: made.id, lineId: line!.id, serial: 'SAES0000009', version: '10.0' }
    const { serialId } = await app.call('orders.assignSerial', given)
    await app.call('serials.activate', { id: serialId })
    expect((await app.call('orders.get', { id: made.id })).state).toBe('closed')
  })
})
