import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp } from '../../support/app.ts'
import { cfdiFixture, kept } from '../../support/cfdi.ts'
import { chargedClient, chargeTasks } from './charged-client.ts'

describe('the switch of the automatic charge', () => {
  it('is turned on by a payment with card, and that is on record (R14)', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app, {
      months: 6,
      method: 'transfer',
      paidUntil: day('2026-11-10'),
    })
    const state = async () => (await app.call('charges.get', { serialId })).charge.state
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    expect(await state()).toBe('off')
    await app.call('payments.register', { serialId, months: 6, method: 'card' })
    expect(await state()).toBe('on')
    const { switches } = await app.call('charges.get', { serialId })
    expect(switches.map(({ state: to, onDay, reason }) => [to, onDay, reason])).toEqual([
      ['on', '2026-11-23', 'pago con tarjeta'],
    ])
  })

  it('is listed for each serial with a rental in force, under the name of the portal (R16, C19)', async () => {
    const app = openTestApp()
    await chargedClient(app)
    await chargedClient(app, { autoCharge: false, paidUntil: day('2026-10-10') }, 'SAES0000002') // lapsed
    await chargedClient(app, { autoCharge: false }, 'SAES0000003')
    await chargedClient(app, { activatedOn: undefined, paidUntil: undefined }, 'SAES0000004') // no clock yet
    const serials = async (show: 'all' | 'on' | 'off') =>
      (await app.call('charges.list', { show })).charges.map(({ serial }) => serial)
    expect(await serials('all')).toEqual(['SAES7056850', 'SAES0000003'])
    expect(await serials('on')).toEqual(['SAES7056850'])
    expect(await serials('off')).toEqual(['SAES0000003'])
    expect((await app.call('charges.list', {})).portal).toBe('desk')
    await app.call('charges.setPortal', { version: 'account' })
    expect((await app.call('charges.list', {})).portal).toBe('account')
  })

  it('is listed with what it will charge, for the users of the period that begins then (R36, C18)', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    const charged = async () => {
      const { users, amount } = (await app.call('charges.get', { serialId })).charge
      return [users, amount]
    }
    expect(await charged()).toEqual([1, 116_000])
    await app.call('changes.scheduleUsers', { serialId, users: 2, takes: 'validation' })
    expect(await charged()).toEqual([2, 127_600])
  })

  it('stays on until the portal has it off: a task by the day before the next charge, and nothing leaves before (R16, D13)', async () => {
    const app = openTestApp()
    const { clientId, serialId } = await chargedClient(app)
    await app.call('charges.askOff', { serialId, reason: 'pagará por transferencia' })
    expect(await chargeTasks(app)).toEqual([
      ['charge.switchOff', '2026-12-09', 'apagar en el portal el cargo automático de SAES7056850'],
    ])
    const { why } = await app.call('tasks.why', { id: `charge.switchOff:${serialId}` })
    expect(why.at(-1)).toBe(
      'El día del corte ya no está cubierto: funciona hasta el miércoles 9 de diciembre de 2026.',
    )
    expect(await app.refused('charges.askOff', { serialId, reason: 'otra vez' })).toBe('charge.alreadyAsked')
    expect(await app.refused('serials.leave', { id: serialId, reason: 'cerró' })).toBe('serial.autoChargeOn')
    expect(await app.refused('clients.leave', { id: clientId, reason: 'cerró' })).toBe('serial.autoChargeOn')
    const tomorrow = { serialId, on: '2026-11-24', reason: 'ya' }
    expect(await app.refused('charges.switchOff', tomorrow)).toBe('charge.inFuture')
    await app.call('charges.switchOff', { serialId, reason: 'apagado en el portal' })
    expect(await chargeTasks(app)).toEqual([])
    expect(await app.refused('charges.switchOff', { serialId, reason: 'otra vez' })).toBe('charge.alreadyOff')
    await app.call('serials.leave', { id: serialId, reason: 'cerró' })
  })

  it('off keeps what was presumed until then, and presumes nothing after (D11)', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    app.setToday('2027-03-20')
    await app.call('charges.switchOff', { serialId, reason: 'pidió apagarlo' })
    const cutoff = async () => (await app.call('serials.get', { id: serialId })).row.nextCutoff
    expect(await cutoff()).toBe('2027-04-10')
    app.setToday('2027-04-11')
    expect(await cutoff()).toBe('2027-04-10')
  })

  it('what was presumed stays as it was when the period of the system is changed (D11, D19)', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app, { paidUntil: day('2026-06-10') })
    const cutoff = async () => (await app.call('serials.get', { id: serialId })).row.nextCutoff
    expect(await cutoff()).toBe('2026-12-10')
    await app.call('serials.update', { id: serialId, months: 12 })
    expect(await cutoff()).toBe('2026-12-10')
    app.setToday('2026-12-11')
    expect(await cutoff()).toBe('2027-12-10')
  })

  it('changed with the data of the system is on record as well', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    await app.call('serials.update', { id: serialId, autoCharge: false })
    const { switches } = await app.call('charges.get', { serialId })
    expect(switches.map(({ state }) => state)).toEqual(['off'])
  })
})

describe('what the law asks for (mexico.md §9)', () => {
  it('is the consent with amount, period, date and evidence', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    expect((await app.call('charges.list', { show: 'noConsent' })).counts.noConsent).toBe(1)
    const evidence = await kept(app, 'acepta.xml', cfdiFixture('factura.xml'))
    const consent = {
      serialId,
      amount: centavos(116_000),
      months: 1,
      firstChargeOn: day('2026-12-10'),
      givenBy: 'email',
      attachment: evidence,
    } as const
    expect(await app.refused('charges.consent', { ...consent, firstChargeOn: '2026-12-11' })).toBe(
      'charge.notAChargeDay',
    )
    expect(await app.refused('charges.consent', { ...consent, givenOn: '2026-11-24' })).toBe(
      'charge.inFuture',
    )
    expect(await app.refused('charges.consent', { ...consent, attachment: 'a'.repeat(64) })).toBe(
      'attachment.notFound',
    )
    await app.call('charges.consent', consent)
    const { charge, consents } = await app.call('charges.get', { serialId })
    expect(charge.consent).toEqual({ givenOn: '2026-11-23', otherPeriod: false })
    expect(consents).toMatchObject([{ amount: 116_000, months: 1, givenBy: 'email', attachmentId: evidence }])
    expect((await app.call('charges.list', {})).counts.noConsent).toBe(0)
  })

  it('is a notice at least five calendar days before each charge, with its proof', async () => {
    const app = openTestApp()
    const { serialId } = await chargedClient(app)
    const due = async () => (await app.call('charges.noticesDue', {})).due.map(({ notice }) => notice!.state)
    app.setToday('2026-12-04')
    expect(await due()).toEqual([])
    app.setToday('2026-12-05')
    expect(await due()).toEqual(['due'])
    app.setToday('2026-12-06')
    expect(await due()).toEqual(['late'])
    expect(await app.refused('charges.recordNotice', { serialId, channel: 'email' })).toBe(
      'charge.proofRequired',
    )
    const notice = { serialId, channel: 'email', proof: '250 2.0.0 Ok: queued as 4F1' } as const
    expect(await app.call('charges.recordNotice', { ...notice, sentOn: day('2026-12-05') })).toEqual({
      serialId,
      chargeOn: '2026-12-10',
      late: false,
    })
    expect(await due()).toEqual([])
    expect(await app.refused('charges.recordNotice', notice)).toBe('charge.alreadyNotified')
    app.setToday('2027-01-06')
    expect(await due()).toEqual(['late'])
    expect((await app.call('charges.recordNotice', notice)).late).toBe(true)
    const { notices } = await app.call('charges.get', { serialId })
    expect(notices.map(({ chargeOn, late, proof }) => [chargeOn, late, proof])).toEqual([
      ['2027-01-10', true, '250 2.0.0 Ok: queued as 4F1'],
      ['2026-12-10', false, '250 2.0.0 Ok: queued as 4F1'],
    ])
  })
})
