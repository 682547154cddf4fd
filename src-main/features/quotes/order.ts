import type { InputOf, OutputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import { checkQuoteOrder } from '#domain/quote.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { folioOf } from '#domain/slip.ts'
import { createCart } from '#features/orders/cart.ts'
import { nextPeriod } from '#features/orders/lines.ts'
import { findSerial } from '#features/serials/sql.ts'
import { quoteOrderNote } from '#messages/es-MX/quotes.ts'
import * as quotes from './sql.ts'

/** What was quoted becomes a cart with the quote's prices, which stay whatever the list says (R8). */
export function orderQuote(
  context: CommandContext,
  input: InputOf<'quotes.order'>,
): Result<OutputOf<'quotes.order'>> {
  const { db, today } = context
  // load
  const quote = quotes.findQuote(db, input.id)
  if (!quote) return refuse('quote.notFound', { id: input.id })
  const folio = folioOf(quote.series, quote.number)
  // decide
  const may = checkQuoteOrder({ ...quote, folio }, today)
  if (!may.ok) return may
  const clientId = quote.clientId ?? input.clientId
  if (clientId === undefined) return refuse('quote.needsClient', { folio })
  if (input.clientId !== undefined && input.clientId !== clientId) {
    return refuse('quote.otherClient', { folio, name: quote.name })
  }
  const same = checkUsers(context, quote, folio)
  if (!same.ok) return same
  // save
  const lines = quote.paper.lines.map(({ serialId, productId, users, months, quantity, price: amount }) =>
    serialId === null
      ? { product: productId, users, months, quantity, amount }
      : { serialId, months, amount },
  )
  const order = createCart(context, { clientId, lines, note: quoteOrderNote(folio) })
  if (!order.ok) return order
  quotes.endQuote(db, {
    ...quote,
    status: 'accepted',
    endedOn: today,
    orderId: order.value.id,
    clientId,
  })
  return ok(order.value)
}

/** A price is of so many users: a serial that has others by now is quoted again (R36). */
function checkUsers(
  { db, today, policies }: CommandContext,
  { paper }: quotes.Quote,
  folio: string,
): Result<null> {
  for (const { serialId, months, users: quoted } of paper.lines) {
    const serial = serialId === null ? null : findSerial(db, serialId)
    if (serial === null || serial.rentalId === null) continue
    const { users: now } = nextPeriod(db, serial, months, today, policies)
    if (now !== quoted) return refuse('quote.usersChanged', { folio, serial: serial.serial, quoted, now })
  }
  return ok(null)
}
