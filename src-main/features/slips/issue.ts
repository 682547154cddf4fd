import type { CommandContext } from '#core/app.ts'
import { folioOf } from '#domain/slip.ts'
import { slipVoided } from '#features/orders/progress.ts'
import type { StoredPaper } from './paper.ts'
import type { PreparedSlip } from './prepare.ts'
import * as slips from './sql.ts'

export interface IssuedSlip {
  readonly id: string
  readonly folio: string
  readonly paper: StoredPaper
}

/** Gives the prepared slip its folio and saves it; what it takes the place of is void from then on. */
export function saveSlip(
  context: CommandContext,
  { payee, paper: prepared, replaced }: PreparedSlip,
  orderId: string | null,
): IssuedSlip {
  const { db, newId, series, today, operator } = context
  const id = newId()
  const number = slips.nextNumber(db, series)
  const folio = folioOf(series, number)
  const paper = { ...prepared, reference: prepared.reference ?? folio }
  for (const slip of replaced) {
    slips.voidSlip(db, slip.id, slips.REPLACED)
    if (slip.orderId !== orderId) slipVoided(context, slip)
  }
  slips.insertSlip(db, {
    id,
    series,
    number,
    clientId: payee.clientId,
    orderId,
    billedBy: payee.billedBy,
    issuedOn: today,
    operatorId: operator.id,
    method: paper.method,
    replacesId: replaced[0]?.id ?? null,
    paper,
  })
  for (const [position, line] of paper.lines.entries()) {
    slips.insertSlipLine(db, { ...line, id: newId(), slipId: id, position })
  }
  return { id, folio, paper }
}
