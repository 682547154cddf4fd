import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../../support/app.ts'
import { chargedClient, chargeTasks } from '../charges/charged-client.ts'

describe('a card', () => {
  it('is its last four digits and its month, and pays the serials that it is told (R15)', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await chargedClient(app)
    await app.call('cards.save', {
      clientId,
      last4: '4417',
      expires: '08/28',
      label: 'la de don Raúl',
      serialIds: [serialId],
    })
    const { cards, systems } = await app.call('cards.list', { clientId })
    expect(cards).toEqual([
      {
        id: cards[0]!.id,
        last4: '4417',
        expires: '08/28',
        expired: false,
        label: 'la de don Raúl',
        serials: ['SAES7056850'],
      },
    ])
    expect(systems[0]).toMatchObject({
      cardId: cards[0]!.id,
      autoCharge: true,
      chargeOn: '2026-12-10',
      other: [],
    })
  })

  it('with its full number is refused wherever it is typed, and stays nowhere', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await chargedClient(app)
    const card = { clientId, last4: '4417', expires: '08/28', serialIds: [] }
    const full = '4111 1111 1111 1111'
    expect(await app.refused('cards.save', { ...card, last4: full })).toBe('card.numberRefused')
    expect(await app.refused('cards.save', { ...card, label: `la ${full}` })).toBe('card.numberRefused')
    expect(await app.refused('cards.decline', { serialId, reason: full })).toBe('card.numberRefused')
    expect(await app.refused('charges.askOff', { serialId, reason: full })).toBe('card.numberRefused')
    expect(await app.refused('charges.recordNotice', { serialId, channel: 'call', proof: full })).toBe(
      'card.numberRefused',
    )
    expect((await app.call('cards.list', { clientId })).cards).toEqual([])
  })

  it.each([
    [{ last4: '44177' }, 'card.last4Invalid'],
    [{ last4: 'abcd' }, 'card.last4Invalid'],
    [{ expires: '13/28' }, 'card.expiryInvalid'],
    [{ expires: '10/26' }, 'card.expired'],
  ])('typed wrong is refused: %o', async (wrong, code) => {
    const app = openTestApp()
    const { clientId } = await chargedClient(app)
    const card = { clientId, last4: '4417', expires: '08/28', serialIds: [] }
    expect(await app.refused('cards.save', { ...card, ...wrong })).toBe(code)
  })

  it('of this month is still good', async () => {
    const app = openTestApp()
    const { clientId } = await chargedClient(app)
    await app.call('cards.save', { clientId, last4: '4417', expires: '11/26', serialIds: [] })
  })

  it('pays the systems of its own client only', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const card = { clientId: other.id, last4: '4417', expires: '08/28', serialIds: [serialId] }
    expect(await app.refused('cards.save', card)).toBe('card.otherClient')
  })

  it('that ends before a charge asks for another one by the day on which that charge is announced', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await chargedClient(app)
    const { id } = await app.call('cards.save', {
      clientId,
      last4: '4417',
      expires: '11/26',
      serialIds: [serialId],
    })
    expect(await chargeTasks(app)).toEqual([
      ['card.expiring', '2026-12-05', 'la tarjeta 4417 vence 11/26, antes del próximo corte'],
    ])
    await app.call('cards.save', { id, clientId, last4: '9921', expires: '11/30', serialIds: [serialId] })
    expect((await chargeTasks(app)).map(([, on]) => on)).toEqual(['2030-12-05'])
    await app.call('cards.remove', { id })
    expect(await chargeTasks(app)).toEqual([])
  })
})

describe('a charge that the bank declined', () => {
  it('ends the presumption, so that Hoy says what stops, and only another card is offered for a month (R11, D11)', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await chargedClient(app)
    await app.call('cards.save', { clientId, last4: '4417', expires: '08/28', serialIds: [serialId] })
    app.setToday('2026-12-20')
    const cutoff = async () => (await app.call('serials.get', { id: serialId })).row
    expect(await cutoff()).toMatchObject({ status: 'vigente', nextCutoff: '2027-01-10' })
    expect(await app.call('cards.decline', { serialId, reason: 'fondos insuficientes' })).toEqual({
      serialId,
      chargeOn: '2026-12-10',
      worksThrough: '2026-12-09',
      other: [],
    })
    expect(await cutoff()).toMatchObject({ status: 'porConfirmar', nextCutoff: '2026-12-10' })
    expect((await chargeTasks(app))[0]).toEqual([
      'card.declined',
      '2026-12-10',
      'cargo rechazado de SAES7056850, tarjeta 4417: pida otra tarjeta, el mes solo se paga con tarjeta',
    ])
    expect(await app.refused('cards.decline', { serialId, reason: 'otra vez' })).toBe(
      'charge.alreadyDeclined',
    )
    // D19: what is paid late goes from the last boundary on or before the day of payment.
    await app.call('payments.register', { serialId, months: 1, method: 'card' })
    expect(await cutoff()).toMatchObject({ status: 'vigente', nextCutoff: '2027-01-10' })
    expect((await chargeTasks(app)).map(([kind]) => kind)).toEqual(['card.expiring'])
  })

  it('of six months is offered the other ways of paying (R12)', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app, { months: 6, paidUntil: day('2026-11-10') })
    const { other, chargeOn } = await app.call('cards.decline', { serialId, reason: 'tarjeta robada' })
    expect([chargeOn, other]).toEqual(['2026-11-10', ['transfer', 'cheque', 'paypal', 'bancanet', 'counter']])
    expect((await chargeTasks(app))[0]![2]).toBe(
      'cargo rechazado de SAES7056850: pida otra tarjeta u otra forma de pago',
    )
  })

  it('and whose payment is taken back is declined again', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    app.setToday('2026-12-20')
    await app.call('cards.decline', { serialId, reason: 'fondos insuficientes' })
    const { id } = await app.call('payments.register', { serialId, months: 1, method: 'card' })
    await app.call('payments.reverse', { id, reason: 'contracargo' })
    expect((await chargeTasks(app)).map(([kind]) => kind)).toEqual(['card.declined'])
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2026-12-10')
  })

  it('by mistake is presumed again', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    app.setToday('2026-12-20')
    await app.call('cards.decline', { serialId, reason: 'se leyó mal' })
    await app.call('cards.takeBackDecline', { serialId, reason: 'sí pasó' })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-01-10')
    expect(await chargeTasks(app)).toEqual([])
    expect(await app.refused('cards.takeBackDecline', { serialId, reason: 'otra' })).toBe(
      'charge.notDeclined',
    )
  })

  it('may be an earlier one, but only a day on which there was a charge', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    app.setToday('2027-02-20')
    const decline = (chargeOn: string) => ({ serialId, chargeOn, reason: 'fondos' })
    expect(await app.refused('cards.decline', decline('2027-02-11'))).toBe('charge.notAChargeDay')
    expect(await app.refused('cards.decline', decline('2026-11-10'))).toBe('charge.notAChargeDay')
    await app.call('cards.decline', { serialId, chargeOn: day('2027-01-10'), reason: 'fondos' })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-01-10')
  })

  it('where nothing is charged by itself is no such thing', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app, { autoCharge: false })
    expect(await app.refused('cards.decline', { serialId, reason: 'fondos' })).toBe('charge.alreadyOff')
  })
})
