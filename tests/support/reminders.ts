import { day } from '#domain/calendar.ts'
import type { TestApp } from './app.ts'

/** A client with an e-mail and rented systems; `serials` names each with its activation, period and how it is paid. */
export async function clientWith(
  { call }: TestApp,
  name: string,
  serials: readonly {
    readonly serial: string
    readonly activatedOn: string
    readonly months?: 1 | 6 | 12
    readonly paidUntil?: string
    readonly autoCharge?: boolean
    readonly product?: string
  }[],
  email = `${name.split(' ')[0]!.toLowerCase()}@cliente.mx`,
): Promise<{ id: string; serials: string[] }> {
  const client = await call('clients.create', {
    name,
    contacts: [{ name: 'Lety Núñez', phone: '9988440824', email }],
  })
  const ids: string[] = []
  for (const {
    serial,
    activatedOn,
    months = 12,
    paidUntil,
    autoCharge = false,
    product = 'SAE',
  } of serials) {
    const made = await call('serials.create', {
      clientId: client.id,
      product,
      version: '10.0',
      serial,
      users: 2,
      mode: 'subscription',
      months,
      method: months === 1 ? 'card' : 'transfer',
      activatedOn: day(activatedOn),
      autoCharge,
      ...(paidUntil === undefined ? {} : { paidUntil: day(paidUntil) }),
    })
    ids.push(made.id)
  }
  return { id: client.id, serials: ids }
}

/** The office's mail on a server of this machine. */
export function setUpMail({ call }: TestApp, port: number) {
  return call('mail.saveSettings', {
    host: '127.0.0.1',
    port,
    security: 'plain',
    user: '',
    fromName: 'Sistemas del Caribe',
    fromAddress: 'ventas@oficina.mx',
    automatic: true,
    remindersAt: '10:00',
  })
}

/** The day's price of a period, with which messages say an amount. */
export async function pricesOf({ call }: TestApp, months: readonly (1 | 6 | 12)[], productId = 'aspel-sae') {
  for (const one of months) {
    await call('catalogue.setPrice', {
      productId,
      months: one,
      firstUser: (one * 10_000) as never,
      furtherUser: (one * 2_000) as never,
      validFrom: day('2026-01-01'),
    })
  }
}
