import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { cutoffOf, issuedOrder, openOffice, owed, rental } from '../orders/office.ts'

// An order of one serial costs 6,960.00: 6,000.00 and 16 %.

async function oneOrder(app: TestApp, serial = 'SAES0000001') {
  const { clientId } = await openOffice(app)
  const serialId = await rental(app, clientId, serial)
  const order = await issuedOrder(app, clientId, [serialId])
  return { clientId, serialId, orderId: order.id, slipId: order.slip.id }
}

async function balance(app: TestApp, id: string): Promise<number> {
  return (await app.call('clients.get', { id })).balance
}

async function receipt(app: TestApp, bytes = '%PDF-1.4 comprobante', name = 'comprobante.pdf') {
  const { file } = app.app.files.put(name, Buffer.from(bytes))
  return (await app.call('attachments.add', { file })).id
}

describe('money that comes for an order', () => {
  it('shows the new cutoff of each line before it is saved, and saves the same (D19)', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    const wish = { orderId, method: 'transfer' } as const
    const preview = await app.call('payments.previewOrder', wish)
    expect(preview).toMatchObject({ amount: 696_000, complete: true, remaining: 0, inFavour: 0 })
    expect(preview.lines).toEqual([
      {
        lineId: preview.lines[0]!.lineId,
        serialId,
        serial: 'SAES0000001',
        system: 'Aspel SAE 10.0',
        outcome: 'renews',
        cutoffBefore: '2026-11-30',
        cutoffAfter: '2027-05-30',
        worksThrough: '2027-05-29',
        noServiceMonths: 0,
        first: null,
      },
    ])
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    const paid = await app.call('payments.payOrder', wish)
    expect(paid).toEqual({ ...preview, id: paid.id, state: 'activated' })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
    expect(await owed(app, orderId)).toEqual([])
  })

  it('in part renews nothing yet; the rest completes it, and what is over stays in favour', async () => {
    const app = openTestApp()
    const { clientId, orderId, serialId, slipId } = await oneOrder(app)
    const part = await app.call('payments.payOrder', {
      orderId,
      amount: centavos(400_000),
      method: 'transfer',
      reference: 'SPEI 1',
    })
    expect(part).toMatchObject({ complete: false, remaining: 296_000, state: 'slip' })
    expect(part.lines[0]!.outcome).toBe('waits')
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    expect(await owed(app, orderId)).toEqual(['pedido A-0001 por pagar: $2,960.00 · 2026-11-27 14:00'])
    expect(await app.refused('slips.void', { id: slipId, reason: 'error' })).toBe('slip.paid')
    const rest = await app.call('payments.payOrder', {
      orderId,
      amount: centavos(300_000),
      method: 'transfer',
    })
    expect(rest).toMatchObject({ complete: true, remaining: 0, inFavour: 4_000, balance: 4_000 })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
    expect(await balance(app, clientId)).toBe(4_000)
    expect((await app.call('payments.list', { orderId })).total).toBe(2)
  })

  it('twice for one period is kept in the client’s favour, and the first one is shown (D20)', async () => {
    const app = openTestApp()
    const { clientId, orderId, serialId } = await oneOrder(app)
    const first = await app.call('payments.payOrder', { orderId, method: 'transfer' })
    const second = await app.call('payments.payOrder', {
      orderId,
      amount: centavos(696_000),
      method: 'counter',
    })
    expect(second).toMatchObject({
      inFavour: 696_000,
      first: { id: first.id, paidOn: '2026-11-23', amount: 696_000 },
      lines: [],
    })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
    expect(await balance(app, clientId)).toBe(696_000)
  })

  it('for months that a payment of the serial alone has: its line is refused, that payment shown (D20)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const one = await rental(app, clientId, 'SAES0000001')
    const two = await rental(app, clientId, 'SAES0000002')
    const order = await issuedOrder(app, clientId, [one, two])
    const alone = await app.call('payments.register', { serialId: one, months: 6, method: 'transfer' })
    expect(alone.renewal?.cutoffAfter).toBe('2027-05-30')
    expect(await owed(app, order.id)).toEqual(['pedido A-0001 por pagar: $6,960.00 · 2026-11-27 14:00'])
    const paid = await app.call('payments.payOrder', {
      orderId: order.id,
      amount: centavos(1_392_000),
      method: 'transfer',
    })
    expect(paid).toMatchObject({ complete: true, inFavour: 696_000, state: 'activated' })
    expect(await cutoffOf(app, one)).toBe('2027-05-30')
    expect(await cutoffOf(app, two)).toBe('2027-05-30')
  })

  it('serial by serial with the order’s slip makes the order paid', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serials = [await rental(app, clientId, 'SAES0000001'), await rental(app, clientId, 'SAES0000002')]
    const order = await issuedOrder(app, clientId, serials)
    for (const serialId of serials) {
      await app.call('payments.register', {
        ...{ serialId, months: 6, method: 'transfer', slipId: order.slip.id },
      })
    }
    expect((await app.call('orders.get', { id: order.id })).state).toBe('activated')
    expect((await app.call('slips.get', { id: order.slip.id })).paid).toBe(1_392_000)
    expect(await owed(app, order.id)).toEqual([])
  })

  it('late leaves the months in between without service, seen before it is saved (D19)', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    app.setToday('2027-02-10')
    const preview = await app.call('payments.previewOrder', { orderId, method: 'transfer' })
    expect(preview.lines[0]).toMatchObject({ noServiceMonths: 2, cutoffAfter: '2027-07-30' })
    await app.call('payments.payOrder', { orderId, method: 'transfer' })
    expect(await cutoffOf(app, serialId)).toBe('2027-07-30')
  })

  it('is refused by a method that a line does not take (R11), of a day to come, for a cart, and of nothing', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const monthly = await rental(app, clientId, 'SAES0000001', { months: 1 })
    const cart = await app.call('orders.create', { clientId, lines: [{ serialId: monthly }] })
    const pay = { orderId: cart.id, method: 'card' } as const
    expect(await app.refused('payments.payOrder', pay)).toBe('order.notNow')
    await app.call('orders.review', { id: cart.id })
    expect(await app.refused('payments.payOrder', { ...pay, method: 'transfer' })).toBe(
      'order.methodNotAllowed',
    )
    expect(await app.refused('payments.payOrder', { ...pay, paidOn: '2026-11-24' })).toBe('payment.inFuture')
    expect(await app.refused('payments.payOrder', { ...pay, amount: 0 })).toBe('payment.amountZero')
    expect(await app.refused('payments.payOrder', { ...pay, reference: '5555-5555-5555-4444' })).toBe(
      'card.numberRefused',
    )
    expect((await app.call('payments.list', {})).total).toBe(0)
  })

  it('a card switches the automatic charge on by itself (R14); another method leaves it as it is', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    await app.call('payments.payOrder', { orderId, method: 'transfer' })
    expect((await app.call('serials.get', { id: serialId })).row.autoCharge).toBe(false)
    app.setToday('2027-05-27')
    const { orders } = await app.call('orders.renewMany', { serialIds: [serialId], months: 1 })
    await app.call('orders.review', { id: orders[0]!.id })
    await app.call('payments.payOrder', { orderId: orders[0]!.id, method: 'card' })
    expect((await app.call('serials.get', { id: serialId })).row).toMatchObject({
      autoCharge: true,
      months: 1,
      nextCutoff: '2027-06-30',
    })
  })
})

describe('receipts', () => {
  it('stand with their payment and in the list', async () => {
    const app = openTestApp()
    const { orderId } = await oneOrder(app)
    const paid = await app.call('payments.payOrder', {
      orderId,
      method: 'transfer',
      receipts: [await receipt(app)],
    })
    const photo = await receipt(app, '\u00ff', 'foto.png').catch(() => null)
    expect(photo).toBeNull()
    await app.call('payments.addReceipts', { id: paid.id, receipts: [await receipt(app, '%PDF-1.7 otro')] })
    const page = await app.call('payments.get', { id: paid.id })
    expect(page.receipts.map(({ name, type }) => [name, type])).toEqual([
      ['comprobante.pdf', 'application/pdf'],
      ['comprobante.pdf', 'application/pdf'],
    ])
    expect(page.renewals.map(({ serial, cutoff }) => [serial, cutoff])).toEqual([
      ['SAES0000001', '2027-05-30'],
    ])
    expect((await app.call('payments.list', { orderId })).payments[0]).toMatchObject({ receipts: 2 })
  })

  it('that are neither a picture nor a PDF are refused with the payment that they came with', async () => {
    const app = openTestApp()
    const { orderId } = await oneOrder(app)
    const xml = await receipt(app, '<?xml version="1.0"?><a/>', 'factura.xml')
    expect(
      await app.answer('payments.payOrder', { orderId, method: 'transfer', receipts: [xml] }),
    ).toMatchObject({
      refusal: {
        message:
          '«factura.xml» no es un comprobante: se guardan PDF, JPG y PNG. Tome una foto o guárdelo como PDF.',
      },
    })
    expect((await app.call('payments.list', { orderId })).total).toBe(0)
    expect((await app.call('orders.get', { id: orderId })).state).toBe('slip')
  })
})

describe('the balance in the client’s favour', () => {
  it('pays an order, as far as it goes', async () => {
    const app = openTestApp()
    const { clientId, orderId, serialId } = await oneOrder(app)
    expect(await app.answer('payments.applyBalance', { orderId })).toMatchObject({
      refusal: { message: 'Muebles Pacheco no tiene saldo a favor. Registre un pago.' },
    })
    await app.call('payments.keepInFavour', { clientId, amount: centavos(500_000), method: 'transfer' })
    expect(await app.call('payments.applyBalance', { orderId })).toMatchObject({
      amount: 500_000,
      remaining: 196_000,
      balance: 0,
    })
    await app.call('payments.keepInFavour', { clientId, amount: centavos(500_000), method: 'transfer' })
    const done = await app.call('payments.applyBalance', { orderId })
    expect(done).toMatchObject({ amount: 196_000, complete: true, balance: 304_000, state: 'activated' })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
  })

  it('says nothing of how the client pays: a monthly rental is no transfer by it (R11)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serialId = await rental(app, clientId, 'SAES0000001', { months: 1 })
    await app.call('payments.keepInFavour', { clientId, amount: centavos(116_000), method: 'transfer' })
    const order = await app.call('orders.create', { clientId, lines: [{ serialId }] })
    await app.call('orders.review', { id: order.id })
    expect((await app.call('payments.applyBalance', { orderId: order.id })).complete).toBe(true)
    const { row } = await app.call('serials.get', { id: serialId })
    expect([row.method, row.autoCharge, row.nextCutoff]).toEqual([null, false, '2026-12-30'])
  })

  it('comes back from an order that it paid: the cutoff is the one before, and the order asks for its money again', async () => {
    const app = openTestApp()
    const { clientId, orderId, serialId } = await oneOrder(app)
    expect(await app.refused('payments.takeBackBalance', { orderId })).toBe('payment.nothingApplied')
    await app.call('payments.payOrder', { orderId, amount: centavos(96_000), method: 'transfer' })
    await app.call('payments.keepInFavour', { clientId, amount: centavos(700_000), method: 'transfer' })
    await app.call('payments.applyBalance', { orderId })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
    expect(await app.call('payments.takeBackBalance', { orderId })).toEqual({
      ...{ orderId, folio: 'A-0001', amount: 600_000, balance: 700_000, cutoff: '2026-11-30' },
    })
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    expect(await balance(app, clientId)).toBe(700_000)
    expect(await app.call('orders.get', { id: orderId })).toMatchObject({
      state: 'slip',
      money: { paid: 96_000, remaining: 600_000, applied: 0 },
    })
    expect(await app.refused('payments.takeBackBalance', { orderId })).toBe('payment.nothingApplied')
  })

  it('has what was paid in part for an order that is cancelled', async () => {
    const app = openTestApp()
    const { clientId, orderId, slipId } = await oneOrder(app)
    await app.call('payments.payOrder', { orderId, amount: centavos(100_000), method: 'transfer' })
    expect(await app.call('orders.cancel', { id: orderId, reason: 'tooExpensive' })).toMatchObject({
      inFavour: 100_000,
      voidedSlip: 'A-0001',
    })
    expect(await balance(app, clientId)).toBe(100_000)
    expect((await app.call('slips.get', { id: slipId })).status).toBe('void')
  })

  it('has the part of a serial that left before the money was complete', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const stays = await rental(app, clientId, 'SAES0000001')
    const leaves = await rental(app, clientId, 'SAES0000002')
    const order = await issuedOrder(app, clientId, [stays, leaves])
    await app.call('payments.payOrder', {
      orderId: order.id,
      amount: centavos(1_000_000),
      method: 'transfer',
    })
    await app.call('serials.leave', { id: leaves, reason: 'cerró' })
    const settled = await app.call('payments.applyBalance', { orderId: order.id })
    expect(settled).toMatchObject({
      complete: true,
      givenBack: 304_000,
      balance: 304_000,
      state: 'activated',
    })
    expect(settled.lines.map(({ outcome }) => outcome)).toEqual(['renews', 'left'])
    expect(await cutoffOf(app, stays)).toBe('2027-05-30')
  })
})

describe('a correction', () => {
  it('opens the order again, with its slip, its task and the cutoff that it had', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    const paid = await app.call('payments.payOrder', { orderId, method: 'transfer' })
    const back = await app.call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })
    expect(back).toMatchObject({ cutoff: '2026-11-30', order: { id: orderId, folio: 'A-0001' } })
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    expect((await app.call('orders.get', { id: orderId })).state).toBe('slip')
    expect(await owed(app, orderId)).toEqual(['pedido A-0001 por pagar: $6,960.00 · 2026-11-27 14:00'])
    await app.call('payments.payOrder', { orderId, method: 'counter' })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
  })

  it('of one of two part payments opens it as well; of what was only over, it does not', async () => {
    const app = openTestApp()
    const { clientId, orderId, serialId } = await oneOrder(app)
    const part = await app.call('payments.payOrder', {
      orderId,
      amount: centavos(96_000),
      method: 'transfer',
    })
    await app.call('payments.payOrder', { orderId, amount: centavos(600_000), method: 'transfer' })
    const over = await app.call('payments.payOrder', {
      orderId,
      amount: centavos(50_000),
      method: 'transfer',
    })
    await app.call('payments.reverse', { id: over.id, reason: 'no era de aquí' })
    expect((await app.call('orders.get', { id: orderId })).state).toBe('activated')
    await app.call('payments.reverse', { id: part.id, reason: 'no pasó' })
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    expect((await app.call('orders.get', { id: orderId })).money).toMatchObject({
      paid: 600_000,
      remaining: 96_000,
      balance: 0,
    })
    expect(await balance(app, clientId)).toBe(0)
  })

  it('gives back the users, period, payment method and automatic charge, and shows it before', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serialId = await rental(app, clientId, 'SAES0000001', { months: 1, users: 3 })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId, months: 1 }] })
    await app.call('orders.review', { id: made.id })
    app.setToday('2026-11-26')
    const lineId = (await app.call('orders.get', { id: made.id })).lines[0]!.id
    await app.call('orders.setLine', { id: made.id, lineId, users: 5 })
    const terms = async () => {
      const { row } = await app.call('serials.get', { id: serialId })
      const { switches } = await app.call('charges.get', { serialId })
      return [row.users, row.months, row.method, row.autoCharge, switches.map(({ state }) => state)]
    }
    const before = await terms()
    const paid = await app.call('payments.payOrder', { orderId: made.id, method: 'card' })
    expect(await terms()).toEqual([5, 1, 'card', true, ['on']])
    const systems = [
      {
        ...{ serialId, serial: 'SAES0000001', cutoffBefore: '2026-12-30', cutoffAfter: '2026-11-30' },
        back: [
          'usuarios: 5 → 3',
          'forma de pago: tarjeta → sin indicar',
          'cargo automático: activado → desactivado',
        ],
      },
    ]
    const preview = await app.call('payments.previewReverse', { id: paid.id })
    expect(preview).toEqual({ order: { id: made.id, folio: 'A-0001' }, reopens: true, systems })
    expect(await terms()).toEqual([5, 1, 'card', true, ['on']])
    const back = await app.call('payments.reverse', { id: paid.id, reason: 'contracargo' })
    expect(back).toMatchObject(preview)
    expect(before).toEqual([3, 1, null, false, []])
    expect(await terms()).toEqual([3, 1, null, false, ['off', 'on']])
    // The order still asks for five, and paid again it gives five.
    await app.call('payments.payOrder', { orderId: made.id, method: 'card' })
    expect(await terms()).toEqual([5, 1, 'card', true, ['on', 'off', 'on']])
  })

  it('takes off the fewer users that the payment had scheduled for its first day (R36, C18)', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serialId = await rental(app, clientId, 'SAES0000001', { users: 5 })
    const made = await app.call('orders.create', { clientId, lines: [{ serialId }] })
    await app.call('orders.review', { id: made.id })
    app.setToday('2026-11-26')
    const lineId = (await app.call('orders.get', { id: made.id })).lines[0]!.id
    await app.call('orders.setLine', { id: made.id, lineId, users: 2 })
    const paid = await app.call('payments.payOrder', { orderId: made.id, method: 'transfer' })
    const users = async () => {
      const { users: seats } = await app.call('changes.of', { serialId })
      const { row } = await app.call('serials.get', { id: serialId })
      return [row.users, ...seats.map(({ users, dueOn, status }) => `${users} ${dueOn} ${status}`)]
    }
    const asked = async () => {
      const { tasks } = await app.call('today.list', { today: day('2026-11-30') })
      return tasks.lines.map(({ kind }) => kind)
    }
    expect(await users()).toEqual([5, '2 2026-11-30 scheduled'])
    expect(await asked()).toContain('change.due')
    const back = await app.call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })
    expect(back.systems[0]!.back).toEqual([
      'forma de pago: transferencia → sin indicar',
      'el cambio de usuarios que estaba por venir se quita: sigue con 5 usuarios',
    ])
    expect(await users()).toEqual([5, '2 2026-11-30 cancelled'])
    expect(await asked()).not.toContain('change.due')
  })

  it('leaves what somebody has changed since the payment, and names it', async () => {
    const app = openTestApp()
    const { clientId } = await openOffice(app)
    const serialId = await rental(app, clientId, 'SAES0000001', { users: 3 })
    const paid = await app.call('payments.register', { serialId, months: 12, method: 'counter' })
    await app.call('serials.update', { id: serialId, method: 'cheque' })
    const back = await app.call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })
    expect(back.systems[0]!.back).toEqual([
      'periodo: anual → semestral',
      'forma de pago: se queda en cheque nominativo, se cambió después de este pago',
    ])
    expect((await app.call('serials.get', { id: serialId })).row).toMatchObject({
      months: 6,
      method: 'cheque',
    })
  })

  it('of a late payment takes the months without service back too (D19)', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    app.setToday('2027-02-10')
    const paid = await app.call('payments.payOrder', { orderId, method: 'transfer' })
    const { cutoff } = await app.call('payments.reverse', { id: paid.id, reason: 'error' })
    expect(cutoff).toBe('2026-11-30')
    await app.call('payments.payOrder', { orderId, method: 'transfer', paidOn: day('2026-11-28') })
    expect(await cutoffOf(app, serialId)).toBe('2027-05-30')
  })

  it('is refused where what it left in favour was used, and says so', async () => {
    const app = openTestApp()
    const { clientId, orderId } = await oneOrder(app)
    const kept = await app.call('payments.keepInFavour', {
      clientId,
      amount: centavos(700_000),
      method: 'transfer',
    })
    await app.call('payments.applyBalance', { orderId })
    expect(await app.answer('payments.reverse', { id: kept.id, reason: 'error' })).toMatchObject({
      refusal: {
        code: 'payment.balanceUsed',
        message:
          'De ese dinero quedaron $7,000.00 a favor y ya se usaron: hoy hay $40.00. Quite antes el saldo aplicado en el pedido que lo usó.',
      },
    })
    expect(await balance(app, clientId)).toBe(4_000)
  })

  it('of money in the wrong client, found a month later, is one act: reversed and put where it belongs', async () => {
    const app = openTestApp()
    const { orderId, serialId, clientId } = await oneOrder(app)
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const theirs = await rental(app, other.id, 'SAES0000009')
    const proof = await receipt(app)
    const wrong = await app.call('payments.payOrder', {
      ...{ orderId, method: 'transfer', reference: 'SPEI 77', receipts: [proof] },
    })
    app.setToday('2026-12-23')
    const moved = await app.call('payments.move', {
      id: wrong.id,
      reason: 'era de Buceo Ixchel',
      to: { serialId: theirs, months: 6 },
    })
    expect(moved).toMatchObject({ client: 'Buceo Ixchel', inFavour: 0 })
    // paid on the day on which the money came: nothing is late for them
    expect(await cutoffOf(app, theirs)).toBe('2027-05-30')
    expect(await cutoffOf(app, serialId)).toBe('2026-11-30')
    expect((await app.call('orders.get', { id: orderId })).state).toBe('slip')
    const page = await app.call('payments.get', { id: moved.id })
    expect(page.payment).toMatchObject({ paidOn: '2026-11-23', reference: 'SPEI 77', amount: 696_000 })
    expect(page.receipts.map(({ id }) => id)).toEqual([proof])
    const before = await app.call('payments.get', { id: wrong.id })
    expect(before.counterpart).toEqual({ id: moved.reversal, reason: 'era de Buceo Ixchel' })
    expect(await balance(app, clientId)).toBe(0)
  })

  it('is refused where a later renewal stands on it, and nothing of it is done', async () => {
    const app = openTestApp()
    const { orderId, serialId } = await oneOrder(app)
    const first = await app.call('payments.payOrder', { orderId, method: 'transfer' })
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const move = { id: first.id, reason: 'era de otro', to: { clientId: other.id } }
    expect(await app.answer('payments.move', move)).toMatchObject({
      refusal: {
        code: 'payment.laterRenewal',
        message:
          'SAES0000001 tiene una renovación posterior, desde el dom 30 may 2027. Cancele primero ese pago.',
      },
    })
    expect(await balance(app, other.id)).toBe(0)
    expect((await app.call('payments.list', {})).total).toBe(2)
    expect(await app.refused('payments.move', { ...move, to: { orderId } })).toBe('payment.sameTarget')
  })
})

describe('whatever happens to the money', () => {
  it('what came is what the orders and renewals keep and what is in favour', async () => {
    const step = fc.record({
      act: fc.constantFrom(
        'pay',
        'over',
        'keep',
        'apply',
        'takeBack',
        'reverse',
        'cancel',
        'renew',
      ) as fc.Arbitrary<string>,
      amount: fc.integer({ min: 1, max: 900_000 }),
      pick: fc.nat(20),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
        const app = openTestApp()
        const { clientId, orderId, serialId } = await oneOrder(app)
        const orders = [orderId]
        for (const { act, amount, pick } of steps) {
          const { payments } = await app.call('payments.list', {})
          const order = orders[pick % orders.length]!
          const pay = { orderId: order, amount, method: 'transfer' }
          if (act === 'pay' || act === 'over') await app.answer('payments.payOrder', pay)
          if (act === 'keep')
            await app.answer('payments.keepInFavour', { clientId, amount, method: 'transfer' })
          if (act === 'apply') await app.answer('payments.applyBalance', { orderId: order })
          if (act === 'takeBack') await app.answer('payments.takeBackBalance', { orderId: order })
          if (act === 'cancel') await app.answer('orders.cancel', { id: order, reason: 'mistake' })
          if (act === 'reverse' && payments.length > 0) {
            const { id } = payments[pick % payments.length]!
            await app.answer('payments.reverse', { id, reason: 'prueba' })
          }
          if (act === 'renew') {
            const made = await app.answer('orders.renewMany', { serialIds: [serialId] })
            if (made.ok) {
              const { id } = (made.value as { orders: { id: string }[] }).orders[0]!
              await app.call('orders.review', { id })
              orders.push(id)
            }
          }
          await expectConserved(app, clientId, orders)
        }
        expect(app.bugs).toEqual([])
        app.app.close()
      }),
      { numRuns: 5 },
    )
  }, 120_000)
})

async function expectConserved(app: TestApp, clientId: string, orders: readonly string[]): Promise<void> {
  const { payments } = await app.call('payments.list', { clientId })
  const came = payments.reduce((sum, { amount }) => sum + amount, 0)
  const pages = await Promise.all(orders.map((id) => app.call('orders.get', { id })))
  const kept = pages.reduce((sum, { money }) => sum + money.paid, 0)
  const inFavour = await balance(app, clientId)
  expect(came).toBe(kept + inFavour)
  expect(inFavour).toBeGreaterThanOrEqual(0)
  for (const { money, state, lines } of pages) {
    expect(money.paid).toBeGreaterThanOrEqual(0)
    if (state === 'activated') {
      expect(money.paid).toBe(
        lines.reduce((sum, { outcome, total }) => sum + (outcome === 'renewed' ? total! : 0), 0),
      )
    }
  }
}
