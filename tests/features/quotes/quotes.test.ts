import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'
import { openOffice, rental, setPrices } from '../orders/office.ts'

const TWO_NEW = [{ product: 'COI', users: 2, months: 12 as const, quantity: 2 }]

async function office() {
  const app = openTestApp()
  const { clientId } = await openOffice(app)
  return { app, clientId }
}

async function paperOf(app: TestApp, id: string): Promise<string> {
  const { file } = await app.call('quotes.pdf', { id })
  return textPages(app.stored(file)).join('\n')
}

describe('a quote (D14)', () => {
  it('has the lines of a cart with the prices of the day, a folio of its own, and fifteen days', async () => {
    const { app, clientId } = await office()
    const sae = await rental(app, clientId, 'SAES0000001', { users: 3 })
    const made = await app.call('quotes.create', { clientId, lines: [{ serialId: sae }, ...TWO_NEW] })
    expect(made).toEqual({ id: made.id, folio: 'A-0001', total: 3_897_600, validUntil: '2026-12-08' })
    const quote = await app.call('quotes.get', { id: made.id })
    expect(
      quote.lines.map(({ serial, system, users, months, quantity, price, amount }) => [
        ...[serial, system, users, months, quantity, price, amount],
      ]),
    ).toEqual([
      ['SAES0000001', 'Aspel SAE 10.0', 3, 6, 1, 720_000, 720_000],
      [null, 'Aspel COI', 2, 12, 2, 1_320_000, 2_640_000],
    ])
    expect(quote).toMatchObject({ state: 'open', subtotal: 3_360_000, vat: 537_600, order: null })
  })

  it('names its client whole, however long the razón social', async () => {
    const { app } = await office()
    const name =
      "Ñandúes O'Higgins y Compañía del Caribe Mexicano Distribuciones Sociedad Anónima de Capital Variable"
    const { id: clientId } = await app.call('clients.create', { name })
    const { id } = await app.call('quotes.create', { clientId, lines: TWO_NEW })
    const span = { clientId, from: day('2026-11-01'), until: day('2026-11-30') }
    const { file } = await app.call('reports.statementPdf', span)
    for (const paper of [await paperOf(app, id), textPages(app.stored(file)).join('\n')]) {
      expect(paper.split(/\s+/).join(' ')).toContain('Sociedad Anónima de Capital Variable')
      expect(paper).not.toContain('…')
    }
  })

  it('is a paper that says until when it holds, how it may be paid, and the amount in words', async () => {
    const { app, clientId } = await office()
    const { id } = await app.call('quotes.create', { clientId, attention: 'Ing. Pech', lines: TWO_NEW })
    const paper = await paperOf(app, id)
    for (const words of [
      'Muebles Pacheco',
      'RFC URE180429TM6',
      'Atención: Ing. Pech',
      'Aspel COI',
      '$26,400.00',
      '$4,224.00',
      '$30,624.00',
      'TREINTA MIL SEISCIENTOS VEINTICUATRO PESOS 00/100',
      'martes 8 de diciembre de 2026',
      'Transferencia',
    ]) {
      expect(paper).toContain(words)
    }
  })

  it('becomes a cart with its own prices, though they went up meanwhile, and is then closed', async () => {
    const { app, clientId } = await office()
    const { id } = await app.call('quotes.create', { clientId, lines: TWO_NEW })
    await setPrices(app, 200_000, day('2026-12-01'))
    app.setToday('2026-12-08')
    const order = await app.call('quotes.order', { id })
    expect((await app.call('orders.get', { id: order.id })).sums?.total).toBe(3_062_400)
    expect((await app.call('orders.get', { id: order.id })).note).toBe(
      'Con los precios de la cotización A-0001',
    )
    expect(await app.call('quotes.get', { id })).toMatchObject({
      state: 'accepted',
      order: { id: order.id, folio: 'A-0001' },
    })
    expect(await app.refused('quotes.order', { id })).toBe('quote.closed')
    expect(await app.refused('quotes.decline', { id, reason: 'tarde' })).toBe('quote.closed')
  })

  it('expires after its last day: no order is made of it, and nothing is half done', async () => {
    const { app, clientId } = await office()
    const { id } = await app.call('quotes.create', { clientId, lines: TWO_NEW })
    app.setToday('2026-12-09')
    expect(await app.refused('quotes.order', { id })).toBe('quote.expired')
    expect((await app.call('orders.list', {})).total).toBe(0)
    expect((await app.call('quotes.list', { state: 'expired' })).quotes.map((one) => one.id)).toEqual([id])
  })

  it('for somebody who is no client yet is ordered once the client is there, and for nobody else', async () => {
    const { app, clientId } = await office()
    const { id } = await app.call('quotes.create', { name: 'Posada Bacalar', lines: TWO_NEW })
    expect(await app.refused('quotes.order', { id })).toBe('quote.needsClient')
    await app.call('quotes.order', { id, clientId })
    expect((await app.call('quotes.get', { id })).client.id).toBe(clientId)
    const own = await app.call('quotes.create', { clientId, lines: TWO_NEW })
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    expect(await app.refused('quotes.order', { id: own.id, clientId: other.id })).toBe('quote.otherClient')
  })

  it('of a serial whose users changed since is quoted again', async () => {
    const { app, clientId } = await office()
    const sae = await rental(app, clientId, 'SAES0000001', { users: 3 })
    const { id } = await app.call('quotes.create', { clientId, lines: [{ serialId: sae }] })
    await app.call('changes.correctUsers', { serialId: sae, users: 5, reason: 'mal tecleado' })
    expect(await app.answer('quotes.order', { id })).toMatchObject({
      refusal: { code: 'quote.usersChanged', params: { quoted: 3, now: 5 } },
    })
  })

  it.each([
    ['nobody to read it', { lines: TWO_NEW }, 'quote.nobody'],
    ['a day that has passed', { name: 'X', lines: TWO_NEW, validUntil: '2026-11-22' }, 'quote.validInPast'],
    ['no line', { name: 'X', lines: [] }, 'operation.invalidInput'],
    [
      'a product that is not sold',
      { name: 'X', lines: [{ product: 'XXX', users: 1, months: 1 }] },
      'catalogue.productNotFound',
    ],
  ])('with %s is refused', async (_what, input, code) => {
    const { app } = await office()
    expect(await app.answer('quotes.create', input)).toMatchObject({ ok: false, refusal: { code } })
    expect((await app.call('quotes.list', {})).total).toBe(0)
  })

  it('without a price in the list asks for the price, or takes the one that is written', async () => {
    const { app } = await office()
    const lines = [{ product: 'BANCO', users: 1, months: 12 as const }]
    expect(await app.answer('quotes.create', { name: 'X', lines })).toMatchObject({
      refusal: { code: 'quote.priceMissing' },
    })
    const amount = centavos(500_000)
    const { total } = await app.call('quotes.create', { name: 'X', lines: [{ ...lines[0]!, amount }] })
    expect(total).toBe(580_000)
  })

  it('that was turned down keeps why, and the list counts each state', async () => {
    const { app, clientId } = await office()
    const { id } = await app.call('quotes.create', { clientId, lines: TWO_NEW })
    await app.call('quotes.create', { name: 'Posada Bacalar', lines: TWO_NEW })
    await app.call('quotes.decline', { id, reason: 'le pareció caro' })
    expect((await app.call('quotes.get', { id })).ended).toEqual({
      on: '2026-11-23',
      reason: 'le pareció caro',
    })
    const { counts, quotes } = await app.call('quotes.list', {})
    expect(counts).toEqual({ open: 1, expired: 0, accepted: 0, declined: 1 })
    expect(quotes.map(({ folio, name }) => [folio, name])).toEqual([
      ['A-0002', 'Posada Bacalar'],
      ['A-0001', 'Muebles Pacheco'],
    ])
  })
})
