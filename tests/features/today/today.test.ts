import { describe, expect, it } from 'vitest'
import { addDays, day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { textPages } from '../../support/poppler.ts'

async function rented({ call }: TestApp, serial: string, activatedOn: string, extra: object = {}) {
  const client = await call('clients.create', {
    name: `Cliente de ${serial}`,
    contacts: [{ name: 'Lety', phone: '9988440824' }],
  })
  const made = await call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial,
    mode: 'subscription',
    version: '10.0',
    users: 2,
    activatedOn: day(activatedOn),
    months: 12,
    method: 'transfer',
    ...extra,
  })
  return { clientId: client.id, serialId: made.id }
}

describe('Hoy', () => {
  it('names what is cut today, by the next working day and this week, in the order in which it is lost', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000003', '2025-11-28')
    await rented(app, 'SAES0000001', '2025-11-23')
    await rented(app, 'SAES0000002', '2025-11-24')
    await rented(app, 'SAES0000004', '2025-12-24')
    const today = await app.call('today.list', {})
    expect(
      today.lines.map(({ serial, section, on, worksThrough }) => [serial, section, on, worksThrough]),
    ).toEqual([
      ['SAES0000001', 'cutToday', '2026-11-23', '2026-11-22'],
      ['SAES0000002', 'cutTomorrow', '2026-11-24', '2026-11-23'],
      ['SAES0000003', 'thisWeek', '2026-11-28', '2026-11-27'],
    ])
    expect(today.lines[0]).toMatchObject({
      client: 'Cliente de SAES0000001',
      contact: 'Lety',
      phone: '9988440824',
    })
  })

  it('on a Friday before a bridge, what is cut through the next working day is due before leaving', async () => {
    const app = openTestApp()
    // Friday the 13th: the office closes on Sunday and on Monday 16 March 2026 (a holiday), and opens on Saturday.
    app.setToday('2026-03-14')
    await rented(app, 'SAES0000001', '2025-03-16')
    await rented(app, 'SAES0000002', '2025-03-17')
    await rented(app, 'SAES0000003', '2025-03-18')
    const leaving = await app.call('today.beforeLeaving', {})
    expect([leaving.through, leaving.lines.map((line) => line.serial)]).toEqual([
      '2026-03-17',
      ['SAES0000001', 'SAES0000002'],
    ])
    expect(leaving.why.length).toBeGreaterThan(0)
  })

  it('a trial that ends and a promise that waits stop over the weekend too, and are seen before leaving (D4, R20)', async () => {
    const app = openTestApp()
    // Saturday 21 November 2026; the office opens again on Monday the 23rd.
    app.setToday('2026-11-21')
    const trial = { activatedOn: undefined }
    await rented(app, 'SAES0000001', '2025-11-21', { ...trial, installedOn: day('2026-10-22') })
    await rented(app, 'SAES0000002', '2025-11-21', { ...trial, installedOn: day('2026-10-24') })
    await rented(app, 'SAES0000003', '2025-11-21', { ...trial, installedOn: day('2026-09-01') })
    const promised = async (serial: string, activatedOn: string) => {
      const { clientId, serialId } = await rented(app, serial, activatedOn)
      const followUp = { kind: 'promise', until: day('2026-11-24') } as const
      const said = { channel: 'call', text: 'paga el martes', followUp } as const
      await app.call('contacts.log', { clientId, serialId, ...said })
    }
    await promised('SAES0000004', '2025-11-22')
    await promised('SAES0000005', '2025-11-26')
    const leaving = await app.call('today.beforeLeaving', {})
    expect(leaving.lines.map(({ serial, section, on }) => [serial, section, on])).toEqual([
      ['SAES0000001', 'trials', '2026-11-22'],
      ['SAES0000004', 'promises', '2026-11-22'],
    ])
  })

  it('whoever covers a colleague covers also whom that colleague was covering: nobody’s clients are left alone', async () => {
    const app = openTestApp()
    const operator = async (name: string) => (await app.call('operators.save', { name, role: 'sales' })).id
    const [ana, lety, rosa] = [await operator('Ana'), await operator('Lety'), await operator('Rosa')]
    for (const [serial, followerId] of [
      ['SAES0000001', ana],
      ['SAES0000002', lety],
      ['SAES0000003', rosa],
    ] as const) {
      const { clientId } = await rented(app, serial, '2025-11-24')
      await app.call('clients.update', { id: clientId, followerId })
    }
    const away = (operatorId: string, toId: string, until: string) =>
      app.call('handovers.make', { operatorId, toId, from: day('2026-11-23'), until: day(until) })
    await away(ana, lety, '2026-12-31')
    await away(lety, rosa, '2026-11-25')
    // Rosa leaves too, for a day on which Ana is back for her: no circle has an end.
    await app.call('handovers.make', {
      operatorId: rosa,
      toId: ana,
      from: day('2026-11-25'),
      until: day('2026-11-25'),
    })
    const mine = async (who: string, today: string) =>
      (await app.call('today.list', { mine: true, today: day(today) }, who)).lines.map(({ serial }) => serial)
    const all = ['SAES0000001', 'SAES0000002', 'SAES0000003']
    expect(await mine(rosa, '2026-11-24')).toEqual(all)
    expect(await mine(lety, '2026-11-24')).toEqual(all.slice(0, 2))
    expect(await mine(ana, '2026-11-24')).toEqual(['SAES0000001'])
    expect(await mine(ana, '2026-11-25')).toEqual(all)
  })

  it('charges that pass by themselves are one line, and a refused one is asked for by name (R15, D11)', async () => {
    const app = openTestApp()
    const onCard = { months: 1, method: 'card', autoCharge: true }
    await rented(app, 'SAES0000001', '2026-05-23', onCard)
    await rented(app, 'SAES0000002', '2026-05-30', onCard)
    // One day past the week.
    await rented(app, 'SAES0000003', '2026-06-01', onCard)
    const refused = await rented(app, 'SAES0000004', '2026-05-24', onCard)
    const hoy = () => app.call('today.list', {})
    const serials = (list: { lines: { serial: string }[] }) => list.lines.map(({ serial }) => serial)
    const before = await hoy()
    // Beside them, for all: nobody has agreed to them, nor been told.
    expect([serials(before), before.total, before.grouped]).toEqual([[], 0, 3])
    expect(serials(await app.call('today.list', { section: 'charges' }))).toEqual([
      'SAES0000001',
      'SAES0000004',
      'SAES0000002',
    ])
    await app.call('cards.decline', { serialId: refused.serialId, reason: 'fondos insuficientes' })
    const after = await hoy()
    // The client and what it is asked for, another card, are one; the charges of the others are the other.
    expect([serials(after), after.tasks.total, after.grouped]).toEqual([['SAES0000004'], 3, 4])
  })

  it('on a Friday, what a bank can only see today is due before leaving though it is cut after the weekend', async () => {
    const app = openTestApp()
    // Friday 20 November 2026; the office opens on Saturday, the bank on Monday.
    app.setToday('2026-11-20')
    await rented(app, 'SAES0000001', '2025-11-23')
    await rented(app, 'SAES0000002', '2025-11-23', { method: 'paypal' })
    await rented(app, 'SAES0000003', '2025-11-23', { months: 1, method: 'card', autoCharge: false })
    const { lines } = await app.call('today.list', { section: 'thisWeek' })
    expect(lines.map(({ serial, actBy }) => [serial, actBy])).toEqual([
      ['SAES0000001', '2026-11-20T14:00'],
      ['SAES0000002', '2026-11-21T14:00'],
      ['SAES0000003', '2026-11-21T14:00'],
    ])
    const leaving = await app.call('today.beforeLeaving', {})
    expect([leaving.through, leaving.lines.map((line) => line.serial)]).toEqual([
      '2026-11-21',
      ['SAES0000001'],
    ])
  })

  it('says "detenido" only of what a client reported', async () => {
    const app = openTestApp()
    const { serialId } = await rented(app, 'SAES0000001', '2025-11-23')
    app.setToday('2026-11-25')
    expect((await app.call('today.list', {})).lines.map((line) => line.section)).toEqual(['unconfirmed'])
    await app.call('serials.reportStopped', { id: serialId, message: 'No abre desde las 9:10' })
    expect((await app.call('today.list', {})).lines.map((line) => [line.section, line.message])).toEqual([
      ['reported', 'No abre desde las 9:10'],
    ])
    await app.call('serials.clearStopped', { id: serialId })
    expect((await app.call('today.list', {})).lines.map((line) => line.section)).toEqual(['unconfirmed'])
  })

  it('a promise to pay is kept by the payment: neither it nor the reminders of what comes next wait for its day (D10)', async () => {
    const app = openTestApp()
    const { clientId, serialId: one } = await rented(app, 'SAES0000001', '2025-11-30')
    const second = { serial: 'SAES0000002', version: '10.0', users: 2, activatedOn: day('2025-11-30') }
    const { id: two } = await app.call('serials.create', {
      ...{ ...second, clientId, product: 'SAE', mode: 'subscription', months: 12, method: 'transfer' },
    })
    const promise = { kind: 'promise', until: day('2026-12-20') } as const
    await app.call('contacts.log', {
      ...{ clientId, channel: 'call', text: 'paga los dos', outcome: 'promised', followUp: promise },
    })
    const promised = async () =>
      (await app.call('today.list', { section: 'promises' })).lines.map(({ serialId }) => serialId).toSorted()
    expect(await promised()).toEqual([one, two].toSorted())
    app.setToday('2026-11-25')
    const paid = await app.call('payments.register', {
      ...{ serialId: one, months: 12, method: 'transfer', amount: centavos(100_000) },
    })
    expect(await promised()).toEqual([two])
    await app.call('payments.reverse', { id: paid.id, reason: 'cheque sin fondos' })
    expect(await promised()).toEqual([one, two].toSorted())
    await app.call('rentals.confirm', {
      items: [{ serialId: one, what: 'renewal', through: day('2027-11-30') }],
    })
    expect(await promised()).toEqual([two])
  })

  it('moves a promise out of the way until its day has passed', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await rented(app, 'SAES0000001', '2025-11-24')
    const followUp = { kind: 'promise', until: day('2026-11-25') } as const
    await app.call('contacts.log', {
      clientId,
      serialId,
      channel: 'call',
      text: 'paga el miércoles',
      followUp,
    })
    expect((await app.call('today.list', {})).lines).toEqual([])
    expect((await app.call('today.list', { section: 'promises' })).lines[0]).toMatchObject({
      promiseOn: '2026-11-25',
    })
    app.setToday('2026-11-26')
    expect((await app.call('today.list', {})).lines.map((line) => line.section)).toEqual(['unconfirmed'])
  })

  it('looking at another day gives the very lists that that day will give', async () => {
    const app = openTestApp()
    await app.call('sample.load', { clients: 60 })
    for (const ahead of [0, 1, 5, 7, 30, 100]) {
      const other = addDays(day('2026-11-23'), ahead)
      app.setToday('2026-11-23')
      const before = await app.call('today.list', { today: other, limit: 500 })
      app.setToday(other)
      const then = await app.call('today.list', { limit: 500 })
      expect(before, `${ahead} days ahead`).toEqual(then)
    }
  })

  it('pages through its lists without losing or repeating a line', async () => {
    const app = openTestApp()
    await app.call('sample.load', { clients: 80 })
    const whole = await app.call('today.list', { limit: 500 })
    const paged: string[] = []
    for (let offset = 0; offset < whole.total; offset += 7) {
      paged.push(...(await app.call('today.list', { offset, limit: 7 })).lines.map((line) => line.serialId))
    }
    expect(paged).toEqual(whole.lines.map((line) => line.serialId))
    expect(paged.length).toBe(whole.total)
  })

  it('on a quiet day names the next one that is not', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2026-01-31')
    expect(await app.call('today.list', {})).toMatchObject({ total: 0, lines: [], nextBusyDay: '2027-01-31' })
  })

  it('prints who validates today and who promised to pay today, not what is promised for later (beyond.md 11)', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2026-03-23')
    for (const [serial, until] of [
      ['SAES0000002', '2026-11-23'],
      ['SAES0000003', '2026-11-24'],
    ] as const) {
      const { clientId, serialId } = await rented(app, serial, '2025-11-26')
      const followUp = { kind: 'promise', until: day(until) } as const
      await app.call('contacts.log', { clientId, serialId, channel: 'call', text: 'paga', followUp })
    }
    const { file } = await app.call('today.sheet', {})
    const text = textPages(app.stored(file)).join('\n')
    expect(text).toMatch(/validan hoy/i)
    expect(text).toMatch(/promesas de pago/i)
    expect([...new Set(text.match(/SAES000000\d/g))]).toEqual(['SAES0000001', 'SAES0000002'])
  })

  it('prints the day as a sheet', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2025-11-23')
    const { file, name } = await app.call('today.sheet', {})
    expect(name).toBe('Hoja del día 2026-11-23.pdf')
    expect(app.app.files.get(file)).toMatchObject({ type: 'application/pdf' })
  })
})
