import type { z } from 'zod'
import type { reportOperations } from '#contract/reports.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { effectivePaidMonths, paidUntil } from '#domain/rental.ts'
import { folioOf } from '#domain/slip.ts'
import type { Client } from '#features/clients/sql.ts'
import { orderOf, totalOf } from '#features/orders/load.ts'
import { findOrder, listOrders } from '#features/orders/sql.ts'
import { serialsOf } from '#features/serials/sql.ts'
import { statementWords } from '#messages/es-MX/account-papers.ts'
import * as reports from './sql.ts'

export type Statement = z.output<(typeof reportOperations)['reports.statement']['output']>

/** What a client paid, got back and renewed between two days, what is in favour, and what is still to be paid. */
export function statementOf(
  db: ReadDb,
  client: Client,
  from: Day,
  until: Day,
  policies: Policies,
  today: Day,
): Statement {
  return {
    client: { id: client.id, name: client.name, rfc: client.rfc },
    before: reports.inFavourOn(db, client.id, addDays(from, -1)),
    after: reports.inFavourOn(db, client.id, until),
    lines: reports.statementRows(db, client.id, from, until).map((row) => ({
      day: row.day,
      what: statementWords.what(row),
      reference: row.reference,
      serial: row.serial,
      amount: row.amount,
      inFavour: row.inFavour,
      operator: row.operator,
    })),
    open: [...openSlips(db, client.id), ...portalOrders(db, client.id)],
    systems: serialsOf(db, client.id).flatMap((serial) => {
      const { activatedOn, months, status } = serial
      if (activatedOn === null || months === null || status === 'left') return []
      const lastDay = serial.lastDay === 1
      const rental = { ...serial, autoCharge: serial.autoCharge === 1, lastDay }
      const presumed = { validations: policies.presumeValidations, autoCharges: policies.presumeAutoCharges }
      const paid = effectivePaidMonths(rental, activatedOn, presumed, today)
      const worksThrough = addDays(paidUntil(activatedOn, paid, lastDay), -1)
      return [{ system: `${serial.system} ${serial.version}`, serial: serial.serial, worksThrough }]
    }),
  }
}

function openSlips(db: ReadDb, clientId: string): Statement['open'] {
  return reports
    .openSlips(db, clientId)
    .map(({ series, number, ...slip }) => ({ ...slip, folio: folioOf(series, number) }))
}

/** Orders that are paid in the portal have no slip (R13, R14). */
function portalOrders(db: ReadDb, clientId: string): Statement['open'] {
  const of = { clientId, states: ['slip'] as const, folio: null, name: null }
  return listOrders(db, of, 0, 500).orders.flatMap(({ id, payByDay }) => {
    const order = orderOf(db, findOrder(db, id)!)
    if (order.row.slipId !== null || payByDay === null) return []
    const { createdOn } = order.row
    const total = totalOf(order.lines)! - order.paid
    return [{ folio: order.folio, on: createdOn, total, payBy: payByDay }]
  })
}
