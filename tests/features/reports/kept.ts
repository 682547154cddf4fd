import Database from 'better-sqlite3'
import { join } from 'node:path'
import { isOnTime, netOf } from '#domain/income.ts'
import type { Centavos } from '#domain/money.ts'
import type { Day } from '#domain/calendar.ts'

interface Sums {
  payments: number
  income: number
  net: number
  renewals: number
  late: number
  first_rentals: number
}

interface PaymentRow {
  readonly id: string
  readonly kind: string
  readonly paid_on: Day
  readonly amount: Centavos
  readonly vat_basis_points: number
  readonly client_id: string
  readonly serial_id: string | null
  readonly billed_by: string
  readonly operator_id: string
  readonly method: string
}

interface RenewalRow {
  readonly state: string
  readonly payment_id: string | null
  readonly recorded_on: Day
  readonly due_on: Day | null
  readonly first_month: number
  readonly rental_id: string
}

/** The kept rows of a closed ledger and the same sums made slowly, payment by payment, by the rules of the domain. */
export function keptAndSlow(dir: string): { readonly kept: object; readonly slow: object } {
  const raw = new Database(join(dir, 'ledger.db'), { readonly: true })
  const all = <Row>(table: string) => raw.prepare(`SELECT * FROM ${table}`).all() as Row[]
  const byId = <Row extends { readonly id: string }>(rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.id, row]))
  const clients = byId(all<{ id: string; city: string }>('clients'))
  const serials = byId(all<{ id: string; client_id: string; product_id: string }>('serials'))
  const rentals = byId(all<{ id: string; serial_id: string }>('rentals'))
  const payments = byId(all<PaymentRow>('payments'))

  const sums = new Map<string, Sums>()
  const add = (part: string, value: string, month: string, more: Partial<Sums>) => {
    const key = `${part}|${value}|${month}`
    const sum = sums.get(key) ?? { payments: 0, income: 0, net: 0, renewals: 0, late: 0, first_rentals: 0 }
    for (const [name, amount] of Object.entries(more)) sum[name as keyof Sums] += amount
    sums.set(key, sum)
  }
  for (const payment of payments.values()) {
    const month = payment.paid_on.slice(0, 7)
    const product = payment.serial_id === null ? '' : serials.get(payment.serial_id)!.product_id
    const more = {
      payments: payment.kind === 'payment' ? 1 : -1,
      income: payment.amount,
      net: netOf(payment.amount, payment.vat_basis_points),
    }
    add('all', '', month, more)
    add('system', product, month, more)
    add('city', clients.get(payment.client_id)!.city, month, more)
    add('billing', `${payment.billed_by} ${product}`, month, more)
    add('operator', payment.operator_id, month, more)
    add('method', payment.method, month, more)
  }
  for (const renewal of all<RenewalRow>('renewals')) {
    if (renewal.state !== 'confirmed') continue
    const payment = renewal.payment_id === null ? null : payments.get(renewal.payment_id)!
    const serial = serials.get(rentals.get(renewal.rental_id)!.serial_id)!
    const month = (payment?.paid_on ?? renewal.recorded_on).slice(0, 7)
    const again = renewal.first_month > 0
    const late =
      again && payment !== null && renewal.due_on !== null && !isOnTime(payment.paid_on, renewal.due_on)
    const more = { renewals: Number(again), late: Number(late), first_rentals: Number(!again) }
    add('all', '', month, more)
    add('system', serial.product_id, month, more)
    add('city', clients.get(serial.client_id)!.city, month, more)
  }
  const rows = all<Sums & { part: string; value: string; month: string }>('month_totals')
  raw.close()
  const kept = rows.map(({ part, value, month, ...sum }) => [`${part}|${value}|${month}`, sum] as const)
  return { kept: withoutZeros(kept), slow: withoutZeros([...sums]) }
}

/** What was added and taken away again leaves a row of nothing. */
function withoutZeros(rows: readonly (readonly [string, Sums])[]): object {
  const filled = rows.filter(([, sum]) => Object.values(sum).some((amount) => amount !== 0))
  return Object.fromEntries(filled.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
