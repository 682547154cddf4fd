import type { Centavos } from '#domain/money.ts'
import { intakeState } from '#domain/intake.ts'
import { lineTotal, OPEN_ORDERS, ORDER_STATES } from '#domain/order.ts'
import { QUOTE_STATES } from '#domain/quote.ts'
import { folioOf } from '#domain/slip.ts'
import { CASE_STATES } from '#domain/support-case.ts'
import type { TaskKind } from '#domain/task.ts'
import { UNLOCK_STATES } from '#domain/unlock.ts'
import { listIntakes } from '#features/intake/sql.ts'
import { listPromises } from '#features/invoices/sql.ts'
import { totalOf } from '#features/orders/load.ts'
import { searched } from '#features/orders/search.ts'
import { linesOf, listOrders, paidOf } from '#features/orders/sql.ts'
import { listQuotes } from '#features/quotes/sql.ts'
import { searched as searchedCases } from '#features/support/load.ts'
import { listCases } from '#features/support/sql.ts'
import { listUnlocks } from '#features/unlocks/sql.ts'
import { intakeStateNames } from '#messages/es-MX/intake-words.ts'
import { invoiceStateName } from '#messages/es-MX/invoices.ts'
import { orderStateNames } from '#messages/es-MX/orders.ts'
import { quoteStateNames } from '#messages/es-MX/quotes.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { caseStateNames, priorityNames, topicNames } from '#messages/es-MX/support.ts'
import { taskAction } from '#messages/es-MX/tasks.ts'
import { ordinalText, unlockCauses, unlockStateNames } from '#messages/es-MX/unlocks.ts'
import { list, pages, type Make } from './list.ts'

/** The state that a screen shows, when it is one of these; else null, which is all of them. */
function oneOf<State extends string>(states: readonly State[], status: string | undefined): State | null {
  return states.find((state) => state === status) ?? null
}

/** `open` is what still asks for something: what is not finished, and what is paid and not activated. */
export const orders: Make = (db, { clientId, status, search }) => {
  const state = oneOf(ORDER_STATES, status)
  const states = status === 'open' ? [...OPEN_ORDERS, 'paid' as const] : state && [state]
  const of = { clientId: clientId ?? null, states, ...searched(search ?? '') }
  return list(
    'Pedidos',
    pages((offset, limit) =>
      listOrders(db, of, offset, limit).orders.map(({ vatBasisPoints, ...row }) => {
        const lines = linesOf(db, row.id)
        const total = totalOf(lines.map(({ amount }) => ({ total: lineTotal({ amount, vatBasisPoints }) })))
        return { ...row, total, systems: lines.length, paid: paidOf(db, row.id) }
      }),
    ),
    ({ text, number, day, pesos }) => [
      text('Folio', 10, (row) => folioOf(row.series, row.number)),
      day('Hecho', 12, (row) => row.createdOn),
      text('Cliente', 40, (row) => row.client),
      number('Sistemas', 9, (row) => row.systems),
      pesos('Total con IVA', 14, (row) => row.total as Centavos | null),
      pesos('Pagado', 14, (row) => row.paid as Centavos),
      text('Forma de pago', 16, (row) => (row.method === null ? '' : methodNames[row.method])),
      day('Pague a más tardar', 14, (row) => row.payByDay),
      text('Estado', 14, (row) => orderStateNames[row.state]),
    ],
  )
}

export const quotes: Make = (db, { clientId, status }, today) => {
  const of = { clientId: clientId ?? null, state: oneOf(QUOTE_STATES, status) }
  return list(
    'Cotizaciones',
    pages((offset, limit) => listQuotes(db, of, today, offset, limit).quotes),
    ({ text, day, pesos }) => [
      text('Folio', 10, (row) => folioOf(row.series, row.number)),
      day('Expedida', 12, (row) => row.issuedOn),
      text('Para', 40, (row) => row.name),
      pesos('Total con IVA', 14, (row) => row.total as Centavos),
      day('Vale hasta', 12, (row) => row.validUntil),
      text('Estado', 14, (row) => quoteStateNames[row.state]),
      text('Pedido', 10, (row) => (row.orderId === null ? '' : folioOf(row.orderSeries!, row.orderNumber!))),
      text('Operador', 16, (row) => row.operator),
    ],
  )
}

const SHOWS = ['waiting', 'overdue', 'mismatch', 'received'] as const

export const invoices: Make = (db, { clientId, status }, today) => {
  const of = { clientId: clientId ?? null, show: oneOf(SHOWS, status) ?? ('all' as const) }
  return list(
    'Facturas',
    pages((offset, limit) => listPromises(db, of, today, offset, limit).invoices),
    ({ text, day, pesos }) => [
      day('Prometida', 12, (row) => row.promisedOn),
      text('Cliente', 40, (row) => row.client),
      text('RFC', 16, (row) => row.rfc),
      text('No. Serie', 16, (row) => row.serial),
      pesos('Importe', 14, (row) => row.amount),
      day('Pagada', 12, (row) => row.paidOn),
      text('Forma de pago', 16, (row) => methodNames[row.method]),
      text('Estado', 24, (row) => invoiceStateName(row, today)),
    ],
  )
}

const WHICH = ['open', 'delivered', 'cancelled'] as const

export const intakes: Make = (db, { status, search }) => {
  const of = { which: oneOf(WHICH, status) ?? ('all' as const), search: search ?? '' }
  return list(
    'Altas',
    pages((offset, limit) => listIntakes(db, { ...of, offset, limit }).intakes),
    ({ text, day }) => [
      day('Recibida', 12, (row) => row.receivedOn),
      text('Razón social', 40, (row) => row.name),
      text('RFC', 16, (row) => row.rfc),
      text('Contacto', 24, (row) => row.contactName),
      text('Teléfono', 14, (row) => row.phone),
      text('Correo', 28, (row) => row.email),
      day('Registrada', 12, (row) => row.registeredOn),
      day('Entregada', 12, (row) => row.deliveredOn),
      text('Estado', 24, (row) => intakeStateNames[intakeState(row)]),
    ],
  )
}

/** `open` is what somebody still waits for. */
export const unlocks: Make = (db, { clientId, status, search }) => {
  const show = oneOf(['open', 'all', ...UNLOCK_STATES] as const, status) ?? ('all' as const)
  const of = { show, clientId: clientId ?? null, serialId: null, search: search ?? '' }
  return list(
    'Desbloqueos',
    pages((offset, limit) => listUnlocks(db, of, offset, limit).unlocks),
    ({ text, day }) => [
      day('Pedido', 12, (row) => row.askedOn),
      text('Cliente', 40, (row) => row.client),
      text('Sistema', 12, (row) => row.system),
      text('No. Serie', 16, (row) => row.serial),
      text('Desbloqueo', 10, (row) => ordinalText(row.ordinal)),
      text('Motivo', 30, (row) => unlockCauses[row.cause]),
      text('Equipo nuevo', 20, (row) => row.computer),
      day('Vence', 12, (row) => row.dueOn),
      text('Hora', 8, (row) => row.dueTime),
      day('Cerrado', 12, (row) => row.closedOn),
      text('Estado', 22, (row) => unlockStateNames[row.state]),
      text('Operador', 16, (row) => row.operator),
    ],
  )
}

/** Without a state, those that are not closed. */
export const cases: Make = (db, { clientId, status, search }) => {
  const state = oneOf(['all', ...CASE_STATES] as const, status)
  const of = { state, clientId: clientId ?? null, matches: searchedCases(db, search ?? '', state) }
  return list(
    'Casos',
    pages((offset, limit) => listCases(db, of, offset, limit).cases),
    ({ text, day }) => [
      text('Folio', 10, (row) => folioOf(row.series, row.number)),
      day('Abierto', 12, (row) => row.openedOn),
      text('Asunto', 50, (row) => row.subject),
      text('Cliente o quien llamó', 40, (row) => row.client),
      text('No. Serie', 16, (row) => row.serial),
      text('Tema', 30, (row) => (row.topic === null ? '' : topicNames[row.topic])),
      text('Prioridad', 10, (row) => (row.priority === null ? '' : priorityNames[row.priority])),
      text('Se debe', 24, (row) => (row.dueKind === null ? '' : taskAction(row.dueKind as TaskKind))),
      day('Vence', 12, (row) => row.dueOn),
      text('Hora', 8, (row) => row.dueTime),
      text('Estado', 22, (row) => caseStateNames[row.state]),
    ],
  )
}
