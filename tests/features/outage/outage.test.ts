import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'

/** Monday 23 November 2026; the hurricane is expected on Wednesday the 25th. */
const HURRICANE = day('2026-11-25')

async function rented(app: TestApp, serial: string, city: string, more: object) {
  const client = await app.call('clients.create', {
    name: `Cliente de ${serial}`,
    city,
    contacts: [{ name: 'Lety', phone: '9988440824' }],
  })
  const yearly = { months: 12, method: 'transfer', activatedOn: day('2025-11-26') }
  const system = {
    product: 'SAE',
    mode: 'subscription',
    version: '10.0',
    users: 2,
    ...yearly,
    ...more,
  } as never
  const { id } = await app.call('serials.create', {
    clientId: client.id,
    serial,
    ...(system as object),
  } as never)
  return id as string
}

const days = (app: TestApp, product: string, offlineDays: number) =>
  app.call('catalogue.saveProduct', {
    id: `aspel-${product.toLowerCase()}`,
    vendorId: 'aspel',
    code: product,
    name: `Aspel ${product}`,
    offlineDays,
    trialDays: 30,
    active: true,
  })

describe('a city without network for some days (beyond.md, the week of a clerk, 6)', () => {
  it('says who stops on each day: at the cutoff, when no validation passes, or at the end of a trial (R31, R32)', async () => {
    const app = openTestApp()
    await days(app, 'COI', 3)
    await rented(app, 'SAES0000001', 'Cozumel', {})
    // Charged by itself on the 26th, and so paid; it must be validated all the same.
    const card = { months: 1, method: 'card', autoCharge: true, activatedOn: day('2026-10-26') }
    await rented(app, 'COIS0000002', 'Cozumel, Q. Roo', { ...card, product: 'COI' })
    // Nobody knows how long NOI opens without validating: it is not counted on (C2).
    await rented(app, 'NOIS0000003', 'COZUMEL', { ...card, product: 'NOI' })
    // The validation of a year that is paid: the 28th, and 3 days.
    const paid = { paidUntil: day('2027-03-28'), activatedOn: day('2026-03-28') }
    await rented(app, 'COIS0000004', 'Cozumel', { ...paid, product: 'COI' })
    await rented(app, 'SAES0000005', 'Cozumel', { activatedOn: undefined, installedOn: day('2026-10-28') })
    // Before it comes, and after it has gone.
    await rented(app, 'SAES0000006', 'Cozumel', { activatedOn: day('2025-11-24') })
    await rented(app, 'SAES0000007', 'Cozumel', { activatedOn: day('2025-12-10') })
    await rented(app, 'SAES0000008', 'Mérida', {})
    const found = await app.call('outage.stops', { from: HURRICANE, days: 7, zone: 'Cozumel' })
    expect(found.lines.map((line) => [line.day, line.serial, line.why, line.confirmed])).toEqual([
      ['2026-11-26', 'SAES0000001', 'cutoff', true],
      ['2026-11-27', 'NOIS0000003', 'validation', false],
      ['2026-11-28', 'SAES0000005', 'trial', true],
      ['2026-11-30', 'COIS0000002', 'validation', true],
    ])
    expect([found.until, found.total, found.clients]).toEqual(['2026-12-01', 4, 4])
    expect(found.days.map(({ systems }) => systems)).toEqual([0, 1, 1, 1, 0, 1, 0])
    expect(found.zones).toEqual([
      { zone: 'Cozumel', systems: 4, clients: 4 },
      { zone: 'other', systems: 1, clients: 1 },
    ])
    // A day more, and the year that is paid stops too: its 3 days are over on 1 December.
    const longer = await app.call('outage.stops', { from: HURRICANE, days: 8, zone: 'Cozumel' })
    expect(longer.lines.at(-1)).toMatchObject({ serial: 'COIS0000004', day: '2026-12-02', why: 'validation' })
  })

  it('what can be renewed before it comes is one order a client, and stops no more on that day', async () => {
    const app = openTestApp()
    await app.call('catalogue.setPrice', {
      ...{ productId: 'aspel-sae', months: 12, firstUser: 100_000 as never, furtherUser: 10_000 as never },
      validFrom: day('2026-01-01'),
    })
    await days(app, 'SAE', 15)
    const id = await rented(app, 'SAES0000001', 'Tulum', {})
    const stops = () => app.call('outage.stops', { from: HURRICANE, days: 10, zone: 'Tulum' })
    const { renewable } = await stops()
    expect(renewable).toEqual([id])
    expect((await app.call('orders.renewMany', { serialIds: renewable })).orders).toHaveLength(1)
    await app.call('payments.register', { serialId: id, months: 12, method: 'transfer' })
    expect((await stops()).total).toBe(0)
  })

  it('afterwards the same list is the queue, in the order in which each was lost; what was renewed is not in it', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', 'Chetumal', { activatedOn: day('2025-11-28') })
    await rented(app, 'SAES0000002', 'Chetumal', { activatedOn: day('2025-11-26') })
    const renewed = await rented(app, 'SAES0000003', 'Chetumal', { activatedOn: day('2025-11-27') })
    await days(app, 'SAE', 15)
    app.setToday('2026-11-30')
    await app.call('payments.register', {
      ...{ serialId: renewed, months: 12, method: 'transfer' },
      amount: 1_160_00 as never,
    })
    const { lines } = await app.call('outage.stops', { from: HURRICANE, days: 5, zone: 'Chetumal' })
    expect(lines.map(({ serial, day: on }) => [serial, on])).toEqual([
      ['SAES0000002', '2026-11-26'],
      ['SAES0000001', '2026-11-28'],
    ])
  })

  it('comes as a sheet with telephones, also of a city in which nothing stops', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', 'Tulum', {})
    for (const zone of ['Tulum', 'Akumal'] as const) {
      const { file, name } = await app.call('outage.pdf', { from: HURRICANE, days: 3, zone })
      expect(name).toBe(`Sin red ${zone} 2026-11-25.pdf`)
      const [page] = textPages(app.stored(file))
      expect(page).toContain(zone)
      // Nothing of a line is cut off.
      expect(page).not.toContain('…')
      expect(page!.includes('998 844 0824')).toBe(zone === 'Tulum')
    }
    expect(await app.refused('outage.stops', { days: 0 })).toBe('operation.invalidInput')
  })
})
