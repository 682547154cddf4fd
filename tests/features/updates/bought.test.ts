import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../../support/app.ts'

/** Monday 2026-11-23; bought on 10 March 2025, so its twelve months are over. */
async function office() {
  const app = openTestApp()
  const client = await app.call('clients.create', { name: 'Muebles Pacheco' })
  const system = { clientId: client.id, product: 'COI', version: '9.0', users: 1 } as const
  const { id } = await app.call('serials.create', {
    ...{ ...system, serial: 'COIS7700001', mode: 'physical' },
    purchasedOn: day('2025-03-10'),
  })
  return { app, id, system, clientId: client.id }
}

describe('an update of a bought licence', () => {
  it('adds twelve months of support from its day, however late it comes (R90)', async () => {
    const { app, id, clientId } = await office()
    const entitled = async () => (await app.call('support.entitlement', { serialId: id })).entitlement
    expect(await entitled()).toMatchObject({ entitled: false, reason: 'purchaseEnded', endsOn: '2026-03-10' })
    const bought = { serialId: id, on: day('2026-11-20'), version: '10.0', installed: true }
    const done = await app.answer('updates.buy', bought)
    expect(done).toMatchObject({ value: { endsOn: '2027-11-20' } })
    expect(await entitled()).toMatchObject({ entitled: true, rule: 'R90', endsOn: '2027-11-20' })
    const { updates, force } = await app.call('updates.ofSerial', { serialId: id })
    expect(updates).toMatchObject([{ on: '2026-11-20', version: '10.0' }])
    expect(force.why).toEqual([
      'Se compró el lunes 10 de marzo de 2025.',
      'Se pagó la actualización a la 10.0 el viernes 20 de noviembre de 2026.',
      'La compra y cada actualización incluyen doce meses de soporte desde su día (R90): hasta el sábado 20 de noviembre de 2027, que ya no cuenta.',
    ])
    expect((await app.call('serials.get', { id })).row.version).toBe('10.0')
    expect((await app.call('replacements.allowance', { serialId: id })).right.allowed).toBe(true)
    const { entries } = await app.call('contacts.history', { clientId })
    expect(entries.find(({ channel }) => channel === 'version:bought')?.text).toBe('10.0')
    // On its last day, and on the first after it.
    app.setToday('2027-11-19')
    expect((await entitled()).entitled).toBe(true)
    app.setToday('2027-11-20')
    expect((await entitled()).entitled).toBe(false)
    app.setToday('2026-11-23')
    await app.call('ledger.undo', { command: (done as { command: string }).command })
    expect([(await entitled()).entitled, (await app.call('serials.get', { id })).row.version]).toEqual([
      false,
      '9.0',
    ])
  })

  it('says when a campaign may check its computers again, and leaves the version to them in a network (R90, R117)', async () => {
    const { app, id } = await office()
    for (const name of ['9.0', '10.0']) {
      await app.call('catalogue.saveVersion', { productId: 'aspel-coi', name, supported: true })
    }
    const campaign = { productId: 'aspel-coi', version: '10.0', announcedOn: day('2026-11-20') }
    const started = await app.call('updates.start', campaign)
    const check = { id: started.id, systems: [{ serialId: id }], done: true }
    expect(await app.refused('updates.check', check)).toBe('update.noRight')
    const bought = { serialId: id, on: day('2026-11-23'), version: '10.0', installed: false }
    await app.call('updates.buy', bought)
    expect((await app.call('serials.get', { id })).row.version).toBe('9.0')
    expect((await app.call('updates.check', check)).updated).toEqual(['COIS7700001'])
    expect((await app.call('serials.get', { id })).row.version).toBe('10.0')
  })

  it('is of a licence that was bought, on a day that came, once', async () => {
    const { app, id, system } = await office()
    const buy = (more: object) =>
      app.refused('updates.buy', {
        serialId: id,
        on: '2026-11-20',
        version: '10.0',
        installed: true,
        ...more,
      })
    const rented = await app.call('serials.create', {
      ...{ ...system, serial: 'COIS7700002', mode: 'subscription' },
      ...{ activatedOn: day('2026-01-31'), months: 12, method: 'transfer' },
    })
    expect(await buy({ serialId: rented.id })).toBe('update.onlyBought')
    expect(await buy({ serialId: 'nada' })).toBe('serial.notFound')
    expect(await buy({ on: '2026-11-24' })).toBe('update.notYetBought')
    expect(await buy({ on: '2025-03-09' })).toBe('update.beforePurchase')
    expect(await buy({ version: ' ' })).toBe('operation.invalidInput')
    await app.call('updates.buy', { serialId: id, on: day('2026-11-20'), version: '8.0', installed: true })
    // An update that was paid for long ago does not take the version back.
    expect((await app.call('serials.get', { id })).row.version).toBe('9.0')
    expect(await buy({})).toBe('update.boughtAlready')
    await app.call('serials.leave', { id, reason: 'ya no lo usa' })
    expect(await buy({ on: '2026-11-21' })).toBe('serial.hasLeft')
  })
})
