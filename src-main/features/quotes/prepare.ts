import type { InputOf } from '#contract/index.ts'
import type { CommandContext } from '#core/app.ts'
import type { ReadDb } from '#db/sql.ts'
import { amountInWords } from '#domain/amount-in-words.ts'
import type { Day } from '#domain/calendar.ts'
import { methodPolicyOf, methodsForCart } from '#domain/payment-method.ts'
import { quoteLines, quoteSums, quoteValidUntil, type QuotedSystem } from '#domain/quote.ts'
import { ok, refuse, type Result } from '#domain/result.ts'
import { findProduct } from '#features/catalogue/sql.ts'
import { findClient } from '#features/clients/sql.ts'
import { draftLines, pricesOfDay, type DraftLine } from '#features/orders/lines.ts'
import { findSerial } from '#features/serials/sql.ts'
import { readProfile } from '#features/settings/sql.ts'
import type { StoredQuote } from './sql.ts'

export interface PreparedQuote {
  readonly clientId: string | null
  readonly validUntil: Day
  readonly paper: StoredQuote
}

/** A quote with the prices of the day, decided before anything is saved. Its lines keep the rules of an order's cart. */
export function prepareQuote(
  { db, today, policies }: Pick<CommandContext, 'db' | 'today' | 'policies'>,
  input: InputOf<'quotes.create'>,
): Result<PreparedQuote> {
  // load
  const reader = readerOf(db, input)
  if (!reader.ok) return reader
  const prices = pricesOfDay(db, today)
  if (!prices.ok) return prices
  // decide
  const validUntil = quoteValidUntil(today, input.validUntil ?? null)
  if (!validUntil.ok) return validUntil
  const drafts = draftLines(db, reader.value, [], input.lines, prices.value, today, policies)
  if (!drafts.ok) return drafts
  const systems: Systems = []
  for (const draft of drafts.value) {
    const system = quoted(db, draft)
    if (!system.ok) return system
    systems.push(system.value)
  }
  const lines = quoteLines(systems)
  const { vatBasisPoints } = prices.value
  const sums = quoteSums(lines, vatBasisPoints)
  const { name, rfc, phone, email } = readProfile(db)
  const methods = methodsForCart(
    lines.map(({ months }) => months),
    methodPolicyOf(policies),
  )
  return ok({
    clientId: input.clientId ?? null,
    validUntil: validUntil.value,
    paper: {
      office: { name, rfc, phone, email },
      client: { name: reader.value.name, rfc: reader.value.rfc },
      attention: input.attention ?? '',
      lines,
      vatBasisPoints,
      ...sums,
      totalInWords: amountInWords(sums.total),
      methods: methods.filter(({ allowed }) => allowed).map(({ method }) => method),
    },
  })
}

type Systems = (QuotedSystem & { readonly serial: string | null; readonly system: string })[]

/** Who asks for it: a client, or somebody with a name, who has no serial to renew and whom the vendor would bill. */
function readerOf(db: ReadDb, { clientId, name }: InputOf<'quotes.create'>) {
  if (clientId === undefined) {
    if ((name ?? '') === '') return refuse('quote.nobody', {})
    return ok({ id: '', name: name!, rfc: null, billedBy: 'vendor' as const })
  }
  const client = findClient(db, clientId)
  if (!client) return refuse('client.notFound', { id: clientId })
  return client.status === 'left' ? refuse('client.hasLeft', { name: client.name }) : ok(client)
}

function quoted(
  db: ReadDb,
  { serialId, productId, users, months, amount }: DraftLine,
): Result<Systems[number]> {
  const serial = serialId === null ? null : findSerial(db, serialId)
  const system = serial === null ? findProduct(db, productId)!.name : `${serial.product} ${serial.version}`
  if (amount === null) return refuse('quote.priceMissing', { system, months })
  return ok({ serialId, serial: serial?.serial ?? null, productId, system, users, months, price: amount })
}
