import { addDays, type Day } from '#domain/calendar.ts'
import type { Centavos } from '#domain/money.ts'
import { EXPIRY_NOTICE_DAYS, keyMargin, maskedKey, portalWordOf, type KeyState } from '#domain/prepaid-key.ts'
import { listBatches, listKeys, type KeyFilter } from '#features/keys/sql.ts'
import { stockOf } from '#features/keys/stock.ts'
import { keyStateNames } from '#messages/es-MX/keys.ts'
import { periodName } from '#messages/es-MX/serials.ts'
import { list, pages, type Make } from './list.ts'

const STATES = [...(Object.keys(keyStateNames) as KeyState[]), 'inStock', 'expiring'] as const

/** With the vendor's two words (R66, C20); of the key itself the last four alone. */
export const keys: Make = (db, { status, search, clientId, batchId, productId }, today) => {
  const filter: KeyFilter = {
    state: STATES.find((state) => state === status) ?? null,
    productId: productId ?? null,
    batchId: batchId ?? null,
    clientId: clientId ?? null,
    search: search ?? '',
    until: addDays(today, EXPIRY_NOTICE_DAYS),
  }
  return list(
    'Claves de prepago',
    pages((offset, limit) => listKeys(db, filter, 'expiresOn', offset, limit).keys),
    ({ text, number, day, pesos }) => [
      text('Clave', 12, (row) => maskedKey(row.last4)),
      text('Producto', 20, (row) => row.product),
      text('Periodo', 12, (row) => periodName(row.months)),
      number('Usuarios', 9, (row) => row.users),
      text('Estatus', 24, (row) => portalWordOf(row.state) ?? ''),
      text('En la oficina', 14, (row) => keyStateNames[row.state]),
      text('Cliente', 40, (row) => row.client),
      text('No. Serie', 16, (row) => row.serial),
      day('Vence', 12, (row) => row.expiresOn),
      day('Asignada', 12, (row) => row.assignedOn),
      pesos('Costo sin IVA', 14, (row) => row.unitCost),
      pesos('Precio con IVA', 14, (row) => row.price),
      pesos('Margen', 14, (row) => keyMargin(row)),
      text('Proveedor', 24, (row) => row.supplier),
      text('Factura', 16, (row) => row.invoice),
      day('Recibida', 12, (row) => row.receivedOn),
    ],
  )
}

export const keyBatches: Make = (db) =>
  list(
    'Lotes de claves',
    pages((offset, limit) => listBatches(db, null, offset, limit).batches),
    ({ text, number, day, pesos }) => [
      day('Recibido', 12, (row) => row.receivedOn),
      text('Proveedor', 30, (row) => row.supplier),
      text('Factura', 16, (row) => row.invoice),
      text('Recibió', 20, (row) => row.receivedBy),
      number('Dice la factura', 10, (row) => row.quantity),
      number('Cargadas', 10, (row) => row.loaded),
      number('Por confirmar', 12, (row) => row.received),
      number('Disponibles', 12, (row) => row.available),
      number('Asignadas', 12, (row) => row.assigned),
      number('Usadas', 10, (row) => row.used),
      number('Anuladas', 10, (row) => row.void),
      day('Vence la primera', 12, (row) => row.expiresOn),
      pesos('Costo sin IVA', 14, (row) => row.cost as Centavos),
      pesos('Vendido sin IVA', 14, (row) => row.sold as Centavos),
      pesos('Margen', 14, (row) => row.margin as Centavos),
    ],
  )

export const keyStock: Make = (db, _wanted, today) =>
  list('Existencias de claves', [stockOf({ db, today }).kinds], ({ text, number, day }) => [
    text('Producto', 20, (row) => row.product),
    text('Periodo', 12, (row) => periodName(row.months)),
    number('Usuarios', 9, (row) => row.users),
    number('Disponibles', 12, (row) => row.available),
    number('Por confirmar', 12, (row) => row.received),
    number('Renovaciones en 60 días', 14, (row) => row.needed),
    number('Faltan', 9, (row) => row.lacking),
    day('Pedir a más tardar', 14, (row) => (row.reorder?.by ?? null) as Day | null),
    day('Primer corte sin clave', 14, (row) => (row.reorder?.missedOn ?? null) as Day | null),
  ])
