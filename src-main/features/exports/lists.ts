import type { Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { folioOf } from '#domain/slip.ts'
import { bankLines } from '#features/bank/matching.ts'
import { listClients } from '#features/clients/sql.ts'
import { listLog } from '#features/contacts/sql.ts'
import { listPayments } from '#features/payments/sql.ts'
import { rowsOf } from '#features/reports/rows.ts'
import { totalsBy } from '#features/reports/totals.ts'
import { questionOf } from '#features/search/sql.ts'
import { listSlips } from '#features/slips/sql.ts'
import { channelNames } from '#messages/es-MX/history.ts'
import { wholeMonth } from '#messages/es-MX/reports.ts'
import { methodNames } from '#messages/es-MX/serials.ts'
import { cases, intakes, invoices, orders, quotes, unlocks } from './desk-lists.ts'
import { keyBatches, keys, keyStock } from './key-lists.ts'
import { list, pages, type Make, type Wanted } from './list.ts'

const clients: Make = (db, { search, status }) => {
  const asked = search?.trim() ?? ''
  const query = asked === '' ? null : questionOf(db, asked)
  const of = {
    search: query,
    status: status === 'left' || status === 'all' ? status : 'active',
    sort: 'name',
  } as const
  const read = (offset: number, limit: number) =>
    asked !== '' && query === null ? [] : listClients(db, { ...of, offset, limit }).clients
  return list('Clientes', pages(read), ({ text, number, day }) => [
    text('Cliente', 40, (row) => row.name),
    text('RFC', 16, (row) => row.rfc),
    text('Ciudad', 18, (row) => row.city),
    number('Sistemas', 9, (row) => row.serials),
    day('Próximo corte', 14, (row) => row.nextCutoff),
    text('Contacto', 24, (row) => row.contact),
    text('Teléfono', 14, (row) => row.phone),
    text('Correo', 28, (row) => row.email),
    text('Estado', 9, (row) => (row.status === 'left' ? 'baja' : 'activo')),
  ])
}

const payments: Make = (db, { clientId, from, until }) =>
  list(
    'Pagos',
    pages(
      (offset, limit) =>
        listPayments(
          db,
          { clientId: clientId ?? null, serialId: null, from: from ?? null, until: until ?? null },
          offset,
          limit,
        ).payments,
    ),
    ({ text, day, pesos }) => [
      day('Día', 12, (row) => row.paidOn),
      text('Cliente', 40, (row) => row.client),
      text('No. Serie', 16, (row) => row.serial),
      text('Movimiento', 12, (row) => (row.kind === 'payment' ? 'pago' : 'cancelación')),
      pesos('Importe con IVA', 15, (row) => row.amount as Centavos),
      pesos('A favor', 12, (row) => row.inFavour as Centavos),
      text('Forma de pago', 16, (row) => methodNames[row.method]),
      text('Referencia', 20, (row) => row.reference),
      text('Operador', 16, (row) => row.operator),
    ],
  )

const slips: Make = (db, { clientId, status }) =>
  list(
    'Fichas',
    pages((offset, limit) => {
      const of = {
        clientId: clientId ?? null,
        status: status === 'issued' || status === 'void' ? status : null,
      } as const
      return listSlips(db, of, offset, limit).slips
    }),
    ({ text, number, day, pesos }) => [
      text('Folio', 10, (row) => folioOf(row.series, row.number)),
      day('Expedida', 12, (row) => row.issuedOn),
      text('Cliente', 40, (row) => row.client),
      number('Sistemas', 9, (row) => row.lines),
      pesos('Total', 14, (row) => row.total as Centavos),
      day('Pague a más tardar', 14, (row) => row.payByDay),
      text('Estado', 10, (row) => (row.status === 'issued' ? 'vigente' : 'anulada')),
      number('Impresiones', 9, (row) => row.prints),
    ],
  )

const contactLog: Make = (db, { clientId, from, until }) =>
  list(
    'Contactos',
    pages((offset, limit) =>
      listLog(db, { clientId: clientId ?? null, from: from ?? null, until: until ?? null }, offset, limit),
    ),
    ({ text, day }) => [
      day('Día', 12, (row) => row.onDay),
      text('Cliente', 40, (row) => row.client),
      text('No. Serie', 16, (row) => row.serial),
      text('Medio', 12, (row) => channelNames[row.channel] ?? row.channel),
      text('Qué se dijo', 60, (row) => row.text),
      text('Operador', 16, (row) => row.operator),
    ],
  )

const bank: Make = (db, { status }) => {
  const { lines, payments } = bankLines(db, status ?? 'unmatched')
  return list('Banco', [lines], ({ text, day, pesos }) => [
    day('Día', 12, (row) => row.day),
    pesos('Importe', 14, (row) => row.amount),
    text('Concepto', 50, (row) => row.text),
    text('Referencia', 20, (row) => row.reference),
    text('Cliente', 40, (row) => payments.get(row.paymentId ?? '')?.client ?? ''),
    text('No. Serie', 16, (row) => payments.get(row.paymentId ?? '')?.serial ?? ''),
    text('Motivo', 30, (row) => row.setAside),
    text('Estado de cuenta', 30, (row) => row.statement),
  ])
}

const totals: Make = (db, { part, months }) =>
  list(
    'Ingresos por mes',
    months === undefined ? [] : [totalsBy(db, part ?? 'all', months.from, months.until)],
    ({ text, number, pesos }) => [
      text('Mes', 18, (row) => wholeMonth(row.month)),
      text('De', 20, (row) => row.label),
      number('Pagos', 8, (row) => row.payments),
      pesos('Ingreso con IVA', 16, (row) => row.income as Centavos),
      pesos('Sin IVA', 16, (row) => row.net as Centavos),
      number('Renovaciones', 12, (row) => row.renewals),
      number('Tarde', 8, (row) => row.late),
      number('Primeras rentas', 12, (row) => row.firstRentals),
    ],
  )

const figure: Make = (db, { figure: of }) =>
  list(
    'Renglones',
    of === undefined ? [] : pages((offset, limit) => rowsOf(db, of, offset, limit).rows),
    ({ text, day, pesos }) => [
      day('Día', 12, (row) => row.day as Day),
      text('Cliente', 40, (row) => row.client),
      text('Sistema', 10, (row) => row.system),
      text('No. Serie', 16, (row) => row.serial),
      text('Ciudad', 18, (row) => row.city),
      text('Qué', 30, (row) => row.what),
      text('Operador', 16, (row) => row.operator),
      pesos('Importe', 14, (row) => row.amount as Centavos | null),
    ],
  )

/** Every list that can be taken out of the program; one that is missing does not compile. */
export const lists: { readonly [List in Wanted['list']]: Make } = {
  clients,
  payments,
  slips,
  orders,
  quotes,
  invoices,
  intakes,
  unlocks,
  cases,
  keys,
  keyStock,
  keyBatches,
  contactLog,
  bank,
  totals,
  figure,
}
