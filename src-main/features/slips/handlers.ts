import type { HandlersOf } from '#core/app.ts'
import type { slipOperations } from '#contract/slips.ts'
import { ok, refuse } from '#domain/result.ts'
import { folioOf, type SlipPayee } from '#domain/slip.ts'
import { slipVoided } from '#features/orders/progress.ts'
import { findOrder } from '#features/orders/sql.ts'
import { paidLinesOf, paidWithSlip } from '#features/payments/sql.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import { renderSlip } from '#papers/slip.ts'
import { filledIn, missingIn, printable, type StoredPaper } from './paper.ts'
import { saveSlip } from './issue.ts'
import { prepareSlip, voidable } from './prepare.ts'
import * as slips from './sql.ts'

export const slipHandlers: HandlersOf<typeof slipOperations> = {
  'slips.preview': (context, input) => {
    const prepared = prepareSlip(context, input)
    if (!prepared.ok) return prepared
    const { paper, payee, replaced } = prepared.value
    return ok({
      paper: shown(paper, payee.billedBy, missingIn(paper)),
      replaces: replaced.map(({ series, number }) => folioOf(series, number)),
    })
  },

  'slips.issue': (context, input) => {
    // load, decide
    const prepared = prepareSlip(context, input)
    if (!prepared.ok) return prepared
    // save
    const { id, folio, paper } = saveSlip(context, prepared.value, null)
    return ok({
      id,
      folio,
      total: paper.total,
      payBy: { day: paper.payBy.day, time: paper.payBy.time },
      replaces: prepared.value.replaced.map((slip) => folioOf(slip.series, slip.number)),
      missing: missingIn(paper),
    })
  },

  'slips.void': (context, { id, reason }) => {
    const { db } = context
    // load
    const slip = slips.findSlip(db, id)
    if (!slip) return refuse('slip.notFound', { id })
    // decide
    const mayGo = voidable(db, slip)
    if (!mayGo.ok) return mayGo
    // save: 'sustituida' is said only of a slip that another took the place of
    slips.voidSlip(db, id, reason === slips.REPLACED ? `${reason}.` : reason)
    slipVoided(context, slip)
    return ok({ id, folio: folioOf(slip.series, slip.number) })
  },

  'slips.get': ({ db }, { id }) => {
    const slip = slips.findSlip(db, id)
    if (!slip) return refuse('slip.notFound', { id })
    const { paper, missing } = filledIn(db, slip.paper, slip.billedBy)
    const next = slips.replacementOf(db, slip)
    const order = slip.orderId === null ? null : findOrder(db, slip.orderId)
    return ok({
      id,
      folio: folioOf(slip.series, slip.number),
      status: slip.status,
      issuedOn: slip.issuedOn,
      prints: slip.prints,
      paid: paidWithSlip(db, slip),
      paidLines: paidLinesOf(db, slip),
      operator: slips.operatorOf(db, slip),
      order: order && { id: order.id, folio: folioOf(order.series, order.number) },
      replaces: slip.paper.replaces,
      replacedBy: next && { id: next.id, folio: folioOf(next.series, next.number) },
      voidReason: slip.voidReason,
      paper: shown(paper, slip.billedBy, missing),
    })
  },

  'slips.list': ({ db }, input) => {
    const of = { clientId: input.clientId ?? null, status: input.status ?? null }
    const { total, slips: rows } = slips.listSlips(db, of, input.offset ?? 0, input.limit ?? 100)
    return ok({
      total,
      slips: rows.map(({ series, number, ...row }) => ({
        ...row,
        folio: folioOf(series, number),
        paid: paidWithSlip(db, row),
      })),
    })
  },

  'slips.pdf': async (context, { id, size, preview }) => {
    const { db, files, practice, atomically, run } = context
    // load
    const slip = slips.findSlip(db, id)
    if (!slip) return refuse('slip.notFound', { id })
    const next = slips.replacementOf(db, slip)
    const folio = folioOf(slip.series, slip.number)
    // decide
    const bytes = renderSlip(
      printable(db, slip, {
        size: size ?? 'halfLetter',
        folio,
        issuedOn: slip.issuedOn,
        replacedBy: next && folioOf(next.series, next.number),
        voided: slip.status === 'void' && next === null,
        paid: paidWithSlip(db, slip),
        reprint: slip.prints,
        watermark: practice ? practiceWatermark : null,
      }),
    )
    // save
    if (preview !== true) {
      const counted = await atomically(async () => run('slips.countPrint', { id }))
      if (!counted.ok) return counted
    }
    const name = `Ficha ${folio} ${slip.paper.client.name}.pdf`
    return ok({ file: files.put(name, bytes).file, name, prints: slip.prints + (preview === true ? 0 : 1) })
  },

  'slips.countPrint': ({ db }, { id }) =>
    slips.findSlip(db, id) ? ok({ prints: slips.countPrint(db, id) }) : refuse('slip.notFound', { id }),
}

function shown(paper: StoredPaper, billedBy: SlipPayee['billedBy'], missing: readonly string[]) {
  const {
    distributor: _distributor,
    vendorId: _vendor,
    accountId: _account,
    replaces: _replaces,
    ...rest
  } = paper
  const { day, time, reason } = paper.payBy
  return {
    ...rest,
    billedBy,
    lines: [...paper.lines],
    payBy: { day, time, why: reason },
    missing: [...missing],
  }
}
