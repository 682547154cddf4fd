import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

/** A client with one half-yearly system, activated on 31 January 2026 and paid for six months by its portal. */
async function halfYearly({ call, setToday }: TestApp) {
  setToday('2026-05-04')
  const client = await call('clients.create', { name: 'Hotel La Ceiba SA de CV', rfc: 'EKU9003173C9' })
  const serial = await call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-01-31'),
    months: 6,
    method: 'transfer',
    paidUntil: day('2026-07-31'),
  })
  for (const months of [1, 6, 12] as const) {
    await call('catalogue.setPrice', {
      productId: 'aspel-sae',
      months,
      firstUser: centavos(100_000 * months),
      furtherUser: centavos(10_000 * months),
      validFrom: day('2026-01-01'),
    })
  }
  return { clientId: client.id, serialId: serial.id }
}

describe('a payment', () => {
  it('before the cutoff extends from the paid-through day, with the price and the IVA of its day', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    app.setToday('2026-07-20')
    const paid = await app.call('payments.register', {
      serialId,
      months: 6,
      method: 'transfer',
      reference: 'SPEI 991',
    })
    // 600,000 + 4 × 60,000, and 16 %
    expect(paid).toEqual({
      id: paid.id,
      amount: 974_400,
      inFavour: 0,
      renewal: {
        id: paid.renewal!.id,
        cutoffBefore: '2026-07-31',
        cutoffAfter: '2027-01-31',
        worksThrough: '2027-01-30',
      },
      first: null,
    })
  })

  it('that comes late leaves the months in between without service and the anchor where it was (D5, D19)', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    app.setToday('2026-10-05')
    const { plan } = await app.call('rentals.preview', { serialId, months: 6 })
    expect([plan.cutoffBefore, plan.cutoffAfter, plan.noServiceMonths]).toEqual([
      '2026-07-31',
      '2027-03-31',
      2,
    ])
    const paid = await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    expect(paid.renewal?.cutoffAfter).toBe('2027-03-31')
  })

  it('that comes twice for the same months is kept in the client’s favour, with the first one shown (D20)', async () => {
    const app = openTestApp()
    const { serialId, clientId } = await halfYearly(app)
    app.setToday('2026-07-20')
    const { plan } = await app.call('rentals.preview', { serialId, months: 6 })
    const firstDay = day(plan.firstDay!)
    const first = await app.call('payments.register', { serialId, months: 6, method: 'transfer', firstDay })
    const second = await app.call('payments.register', { serialId, months: 6, method: 'transfer', firstDay })
    expect(second).toEqual({
      id: second.id,
      amount: 974_400,
      inFavour: 974_400,
      renewal: null,
      first: { id: first.id, paidOn: '2026-07-20', amount: 974_400 },
    })
    expect((await app.call('clients.get', { id: clientId })).balance).toBe(974_400)
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-01-31')
  })

  it('renews as the rule says whatever months are named, unless they are paid: no months without service are charged, and none is left out (D19)', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    const paid = { serialId, months: 6, method: 'transfer' } as const
    app.setToday('2026-10-05')
    // Those of a slip that nobody paid for two months.
    const late = await app.call('payments.register', { ...paid, firstDay: day('2026-07-31') })
    expect(late.renewal).toMatchObject({ cutoffBefore: '2026-07-31', cutoffAfter: '2027-03-31' })
    // Those after a payment that was cancelled meanwhile.
    const { plan } = await app.call('rentals.preview', { serialId, months: 6 })
    await app.call('payments.reverse', { id: late.id, reason: 'cheque devuelto' })
    const after = await app.call('payments.register', { ...paid, firstDay: day(plan.firstDay!) })
    expect(after.renewal).toMatchObject({ cutoffBefore: '2026-07-31', cutoffAfter: '2027-03-31' })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-03-31')
  })

  it('for months that a card was only taken to have paid confirms those months (D11)', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    await app.call('payments.register', { serialId, months: 6, method: 'card' })
    app.setToday('2027-02-02')
    const named = { serialId, months: 6, firstDay: day('2027-01-31') } as const
    const { plan, taken } = await app.call('rentals.preview', named)
    expect([plan.firstDay, plan.cutoffAfter, taken]).toEqual(['2027-01-31', '2027-07-31', false])
    const paid = await app.call('payments.register', { ...named, method: 'transfer' })
    expect([paid.inFavour, paid.renewal?.cutoffAfter]).toEqual([0, '2027-07-31'])
    expect((await app.call('rentals.preview', named)).taken).toBe(true)
  })

  it('with a slip is what the slip asks for, whatever it costs by then', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    const { id: slipId } = await app.call('slips.issue', {
      lines: [{ serialId, amount: centavos(800_000) }],
      reference: 'A-77',
    })
    const paid = await app.call('payments.register', { serialId, slipId, months: 6, method: 'transfer' })
    expect(paid.amount).toBe(928_000)
    expect((await app.call('slips.get', { id: slipId })).paid).toBe(928_000)
    // Another period is none that it asks for.
    const year = await app.call('payments.register', { serialId, slipId, months: 12, method: 'transfer' })
    expect(year.amount).toBe(1_948_800)
  })

  it('with a slip is for a system that stands on it: a slip is never paid with what came for another', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await halfYearly(app)
    const other = await app.call('serials.create', {
      clientId,
      product: 'SAE',
      serial: 'SAES7056851',
      mode: 'subscription',
      version: '10.0',
      users: 5,
      activatedOn: day('2026-01-31'),
      months: 6,
      paidUntil: day('2026-07-31'),
    })
    const slip = await app.call('slips.issue', { lines: [{ serialId }], reference: 'A-77' })
    const wish = { serialId: other.id, slipId: slip.id, months: 6, method: 'transfer' }
    expect(await app.answer('payments.register', wish)).toMatchObject({
      refusal: {
        code: 'slip.otherSystem',
        message: `La ficha ${slip.folio} no pide nada por SAES7056851. Abra la ficha y registre el pago en el sistema que nombra, o renueve este sin ficha.`,
      },
    })
    expect((await app.call('slips.get', { id: slip.id })).paid).toBe(0)
  })

  it('for a month is refused but by card (R11), and a card switches the automatic charge on (R14)', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    expect(await app.refused('payments.register', { serialId, months: 1, method: 'transfer' })).toBe(
      'payment.methodNotAllowed',
    )
    await app.call('payments.register', { serialId, months: 1, method: 'card' })
    expect((await app.call('serials.get', { id: serialId })).row).toMatchObject({
      months: 1,
      method: 'card',
      autoCharge: true,
    })
  })

  it('is corrected by a reversal that puts the cutoff back and keeps both in the list', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    app.setToday('2026-07-20')
    const paid = await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    expect(await app.call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })).toMatchObject({
      cutoff: '2026-07-31',
    })
    const { payments } = await app.call('payments.list', { serialId })
    expect(payments.map(({ kind, amount, reversed }) => [kind, amount, reversed])).toEqual([
      ['reversal', -974_400, false],
      ['payment', 974_400, true],
    ])
    expect(await app.refused('payments.reverse', { id: paid.id, reason: 'otra vez' })).toBe(
      'payment.alreadyReversed',
    )
  })

  it('is not reversed under a later renewal, which is named', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    const first = await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    expect(await app.refused('payments.reverse', { id: first.id, reason: 'error' })).toBe(
      'payment.laterRenewal',
    )
  })

  it('of a system without a price asks for the amount, and takes it', async () => {
    const app = openTestApp()
    const { clientId } = await halfYearly(app)
    const other = await app.call('serials.create', {
      clientId,
      product: 'COI',
      serial: 'COIS1000001',
      mode: 'subscription',
      version: '9.0',
      users: 1,
      activatedOn: day('2026-03-10'),
      months: 12,
    })
    const payment = { serialId: other.id, months: 12, method: 'cheque' } as const
    expect(await app.refused('payments.register', payment)).toBe('payment.amountRequired')
    expect((await app.call('payments.register', { ...payment, amount: centavos(1) })).amount).toBe(1)
  })

  it('with a full card number in its reference is refused, and nothing of it is kept', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    const payment = { serialId, months: 6, method: 'card', reference: '4111 1111 1111 1111' } as const
    expect(await app.answer('payments.register', payment)).toEqual({
      ok: false,
      refusal: {
        code: 'card.numberRefused',
        message:
          'No se guardó: parece el número completo de una tarjeta. Escriba solo los últimos cuatro dígitos: 1111.',
        params: { last4: '1111' },
      },
    })
    expect((await app.call('payments.list', {})).total).toBe(0)
  })

  it('is refused in the future, for a bought licence, and for one that left', async () => {
    const app = openTestApp()
    const { serialId, clientId } = await halfYearly(app)
    const bought = await app.call('serials.create', {
      clientId,
      product: 'NOI',
      serial: 'NOIE1000001',
      mode: 'electronic',
      version: '9.0',
      users: 1,
      activatedOn: day('2025-03-10'),
    })
    expect(
      await app.refused('payments.register', {
        serialId,
        months: 6,
        method: 'transfer',
        paidOn: '2026-05-05',
      }),
    ).toBe('payment.inFuture')
    expect(
      await app.refused('payments.register', { serialId: bought.id, months: 6, method: 'transfer' }),
    ).toBe('serial.boughtHasNoClock')
    await app.call('serials.leave', { id: serialId, reason: 'cerró' })
    expect(await app.refused('payments.register', { serialId, months: 6, method: 'transfer' })).toBe(
      'serial.hasLeft',
    )
  })
})

describe('confirming what nobody wrote down (D11)', () => {
  it('brings a renewal paid by hand up to date with one key, and undo puts it back', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    app.setToday('2026-08-10')
    expect((await app.call('today.list', { section: 'unconfirmed' })).total).toBe(1)
    const answer = await app.answer('rentals.confirm', { items: [{ serialId, what: 'renewal' }] })
    expect(answer).toMatchObject({ ok: true, value: { confirmed: 1, unchanged: 0 } })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-01-31')
    await app.call('ledger.undo', { command: (answer as { command: string }).command })
    expect((await app.call('today.list', { section: 'unconfirmed' })).total).toBe(1)
  })

  it('a validation that failed counts its tolerance, and one that passed ends it', async () => {
    const app = openTestApp()
    const { serialId } = await halfYearly(app)
    app.setToday('2026-05-31')
    expect((await app.call('rentals.failValidation', { serialId })).toleranceUntil).toBe('2026-05-31')
    app.setToday('2026-06-08')
    expect((await app.call('serials.get', { id: serialId })).tolerance).toMatchObject({
      scheduled: '2026-05-31',
      day: 8,
    })
    await app.call('rentals.confirm', {
      items: [{ serialId, what: 'validation', through: day('2026-05-31') }],
    })
    expect((await app.call('serials.get', { id: serialId })).tolerance).toBeNull()
  })
})
