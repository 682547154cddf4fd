import type { z } from 'zod'
import type { reportOperations } from '#contract/reports.ts'
import type { ReadDb } from '#db/sql.ts'
import { addDays, type Day } from '#domain/calendar.ts'
import type { Policies } from '#domain/policies.ts'
import { paidUntil } from '#domain/rental.ts'
import { folioOf } from '#domain/slip.ts'
import type { Client } from '#features/clients/sql.ts'
import { orderOf, totalOf } from '#features/orders/load.ts'
import { findOrder, listOrders } from '#features/orders/sql.ts'
import { paidMonthsOf } from '#features/rentals/paid.ts'
import { serialsOf } from '#features/serials/sql.ts'
import { statementWords } from '#messages/es-MX/account-papers.ts'
import * as reports from './sql.ts'

export type Statement = z.output<(typeof reportOperations)['reports.statement']['output']>

/**
 * A client's account between two days, both included: what was charged, paid, taken back and moved, each with the
 * balance after it. Above 0 is still to be paid, below 0 is in favour, in centavos with IVA.
 */
export function statementOf(
  db: ReadDb,
  client: Client,
  from: Day,
  until: Day,
  policies: Policies,
  today: Day,
): Statement {
  const portal = portalOrders(db, client.id)
  const rows = [
    ...reports.statementRows(db, client.id, until),
    ...portal.filter(({ on }) => on <= until).map(waiting),
  ].toSorted((one, other) => one.day.localeCompare(other.day))
  const earlier = rows.filter(({ day }) => day < from)
  const before = earlier.reduce((sum, { charge, credit }) => sum + charge - credit, 0)
  const lines = linesFrom(before, rows.slice(earlier.length))
  return {
    client: { id: client.id, name: client.name, rfc: client.rfc },
    before,
    after: lines.at(-1)?.balance ?? before,
    inFavour: rows.reduce((sum, row) => sum + row.inFavour, 0),
    lines,
    open: [...openSlips(db, client.id), ...portal],
    systems: serialsOf(db, client.id).flatMap((serial) => {
      const { activatedOn, months, status } = serial
      if (activatedOn === null || months === null || status === 'left') return []
      const lastDay = serial.lastDay === 1
      const paid = paidMonthsOf({ db, today, policies }, serial)!
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

/** What an order without a slip still asks for; what was paid of it stands with its payments. */
function waiting({ folio, on, total }: Statement['open'][number]): reports.StatementRow {
  return {
    ...{ day: on as Day, kind: 'order', folio, charge: total, credit: 0, inFavour: 0 },
    ...{ method: '', reference: '', serial: '', operator: '', reason: '' },
    ...{ firstMonth: null, months: null, dueOn: null },
  }
}

function linesFrom(before: number, rows: readonly reports.StatementRow[]): Statement['lines'] {
  let balance = before
  return rows.map((row) => {
    balance += row.charge - row.credit
    return {
      day: row.day,
      what: statementWords.what(row),
      reference: row.reference,
      serial: row.serial,
      charge: row.charge === 0 ? null : row.charge,
      credit: row.credit === 0 ? null : row.credit,
      balance,
      operator: row.operator,
    }
  })
}
