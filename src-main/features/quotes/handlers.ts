import type { HandlersOf } from '#core/app.ts'
import type { quoteOperations } from '#contract/quotes.ts'
import type { ReadDb } from '#db/sql.ts'
import { QUOTE_STATES, quoteState, type QuoteState } from '#domain/quote.ts'
import { ok, refuse } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { findOrder, operatorName } from '#features/orders/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderQuote } from '#papers/quote.ts'
import { orderQuote } from './order.ts'
import { prepareQuote } from './prepare.ts'
import * as quotes from './sql.ts'

export const quoteHandlers: HandlersOf<typeof quoteOperations> = {
  'quotes.create': (context, input) => {
    const { db, newId, series, today, operator } = context
    // load, decide
    const prepared = prepareQuote(context, input)
    if (!prepared.ok) return prepared
    const { clientId, validUntil, paper } = prepared.value
    // save
    const id = newId()
    const number = quotes.nextNumber(db, series)
    const name = paper.client.name
    quotes.insertQuote(db, {
      ...{ id, series, number, clientId, name, issuedOn: today, validUntil, operatorId: operator.id, paper },
      ...{ status: 'open', endedOn: null, reason: null, orderId: null },
    })
    return ok({ id, folio: folioOf(series, number), total: paper.total, validUntil })
  },

  'quotes.get': ({ db, today }, { id }) => {
    const quote = quotes.findQuote(db, id)
    if (!quote) return refuse('quote.notFound', { id })
    const { office: _office, totalInWords: _words, client, ...paper } = quote.paper
    return ok({
      ...paper,
      id,
      folio: folioOf(quote.series, quote.number),
      state: quoteState(quote, today),
      client: { id: quote.clientId, ...client },
      lines: [...paper.lines],
      methods: [...paper.methods],
      issuedOn: quote.issuedOn,
      validUntil: quote.validUntil,
      operator: operatorName(db, quote.operatorId),
      ended: quote.endedOn === null ? null : { on: quote.endedOn, reason: quote.reason ?? '' },
      order: orderOf(db, quote.orderId),
    })
  },

  'quotes.list': ({ db, today }, input) => {
    const clientId = input.clientId ?? null
    const of = { clientId, state: input.state ?? null }
    const { total, quotes: rows } = quotes.listQuotes(db, of, today, input.offset ?? 0, input.limit ?? 100)
    const counted = new Map(quotes.countByState(db, clientId, today).map(({ state, n }) => [state, n]))
    return ok({
      total,
      counts: Object.fromEntries(QUOTE_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<
        QuoteState,
        number
      >,
      quotes: rows.map(
        ({ series, number, orderId, orderSeries, orderNumber, operator: _operator, ...row }) => ({
          ...row,
          folio: folioOf(series, number),
          order: orderId === null ? null : { id: orderId, folio: folioOf(orderSeries!, orderNumber!) },
        }),
      ),
    })
  },

  'quotes.order': (context, input) => orderQuote(context, input),

  'quotes.decline': ({ db, today }, { id, reason }) => {
    const quote = quotes.findQuote(db, id)
    if (!quote) return refuse('quote.notFound', { id })
    const folio = folioOf(quote.series, quote.number)
    if (quote.status !== 'open') return refuse('quote.closed', { folio })
    quotes.endQuote(db, { ...quote, status: 'declined', endedOn: today, reason })
    return ok({ id, folio })
  },

  'quotes.pdf': async ({ db, files, practice }, { id }) => {
    const quote = quotes.findQuote(db, id)
    if (!quote) return refuse('quote.notFound', { id })
    const folio = folioOf(quote.series, quote.number)
    const { issuedOn, validUntil, paper } = quote
    const watermark = practice ? practiceWatermark : null
    const name = `Cotización ${folio} ${quote.name}.pdf`
    const bytes = renderQuote({ ...paper, folio, issuedOn, validUntil, watermark })
    return ok({ file: files.put(name, bytes).file, name })
  },
}

function orderOf(db: ReadDb, id: string | null) {
  const order = id === null ? null : findOrder(db, id)
  return order && { id: order.id, folio: folioOf(order.series, order.number) }
}
