import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp } from '../../support/app.ts'
import { listed, paidClient } from '../invoices/paid-client.ts'

describe('the rules of the office hold from a day on', () => {
  it('before anybody changes one they are those of the documents (C1, C5, C8, R18, R27, D2)', async () => {
    const app = openTestApp()
    expect((await app.call('policies.get', {})).policies).toMatchObject({
      usersWindowDays: 5,
      advanceDays: 1,
      cardForLongPeriods: true,
      invoiceDays: 5,
      transferLatest: '14:00',
    })
  })

  it('a change begins on its day and not on its eve, and shows as pending until then (C1)', async () => {
    const app = openTestApp()
    await app.call('policies.set', {
      changes: { usersWindowDays: 8 },
      from: day('2026-12-01'),
      reason: 'portal nuevo',
    })
    const on = async (d: string) => (await app.call('policies.get', { on: day(d) })).policies.usersWindowDays
    expect([await on('2026-11-30'), await on('2026-12-01')]).toEqual([5, 8])
    const { history } = await app.call('policies.get', {})
    const mine = history.filter(({ field }) => field === 'usersWindowDays')
    expect(
      mine.map(({ value, validFrom, validThrough, state }) => [value, validFrom, validThrough, state]),
    ).toEqual([
      [8, '2026-12-01', null, 'pending'],
      [5, '0001-01-01', '2026-11-30', 'inForce'],
    ])
    expect([mine[0]!.reason, mine[0]!.operator]).toEqual(['portal nuevo', 'Consola'])
    app.setToday('2026-12-01')
    expect((await app.call('settings.get', {})).policies.usersWindowDays).toBe(8)
    expect((await app.call('policies.get', {})).history.find(({ id }) => id === mine[0]!.id)?.state).toBe(
      'inForce',
    )
  })

  it('no change begins in the past: what was decided then keeps the rule of its day', async () => {
    const app = openTestApp()
    expect(await app.refused('policies.set', { changes: { advanceDays: 3 }, from: '2026-11-22' })).toBe(
      'policy.inThePast',
    )
    expect(await app.refused('policies.set', { changes: { advanceDays: 31 } })).toBe('operation.invalidInput')
    expect(await app.refused('policies.set', { changes: { zone: 'Marte' } })).toBe('settings.zoneUnknown')
    const calendar = { id: 'bank', name: 'Banco', holidays: 'bank', hours: [], specialDays: [] } as const
    expect(await app.refused('catalogue.saveCalendar', { ...calendar, zone: 'Marte' })).toBe(
      'settings.zoneUnknown',
    )
  })

  it('an invoice keeps the days that it was promised by, and says which (R18)', async () => {
    const app = openTestApp()
    const { serialId } = await paidClient(app)
    app.setToday('2026-07-21')
    await app.call('policies.set', { changes: { invoiceDays: 8 } })
    await app.call('payments.register', { serialId, months: 6, method: 'transfer' })
    const promised = await listed(app)
    expect(promised.map(({ paidOn, promisedOn }) => [paidOn, promisedOn]).toSorted()).toEqual([
      ['2026-07-20', '2026-07-27'],
      ['2026-07-21', '2026-07-31'],
    ])
    const whyOf = async (paidOn: string) =>
      (await app.call('invoices.get', { id: promised.find((one) => one.paidOn === paidOn)!.id })).why.join(
        ' ',
      )
    expect(await whyOf('2026-07-20')).toContain('en los 5 días hábiles')
    expect(await whyOf('2026-07-21')).toContain('en los 8 días hábiles')
  })

  it('the hour of transfers is a rule too (C5)', async () => {
    const app = openTestApp()
    const latest = async () =>
      (await app.call('calc.payBy', { cutoff: day('2027-01-31'), method: 'transfer' })).payBy[0]!.by
    expect(await latest()).toMatchObject({ day: '2027-01-29', time: '14:00' })
    await app.call('policies.set', { changes: { transferLatest: '12:30' } })
    expect(await latest()).toMatchObject({ day: '2027-01-29', time: '12:30' })
  })

  it('a pending change is withdrawn, one in force is not; Deshacer takes back either', async () => {
    const app = openTestApp()
    const set = await app.answer('policies.set', { changes: { advanceDays: 2 } })
    await app.call('policies.set', { changes: { advanceDays: 4 }, from: day('2027-01-01') })
    const row = async (value: number) =>
      (await app.call('policies.get', {})).history.find(
        (one) => one.field === 'advanceDays' && one.value === value,
      )!
    expect(await app.refused('policies.withdraw', { id: (await row(2)).id })).toBe('policy.inForce')
    await app.call('policies.withdraw', { id: (await row(4)).id })
    expect((await row(4)).state).toBe('withdrawn')
    expect(await app.refused('policies.withdraw', { id: (await row(4)).id })).toBe('policy.notFound')
    await app.call('ledger.undo', { command: (set as { command: string }).command })
    expect((await app.call('policies.get', {})).policies.advanceDays).toBe(1)
  })

  it('what is presumed changes on its day, also for systems that nothing else touches (D11)', async () => {
    const app = openTestApp()
    const client = await app.call('clients.create', { name: 'Hotel La Ceiba' })
    await app.call('serials.create', {
      clientId: client.id,
      product: 'SAE',
      serial: 'SAES0000001',
      mode: 'subscription',
      version: '10.0',
      users: 1,
      activatedOn: day('2026-10-20'),
      months: 12,
    })
    await app.call('policies.set', { changes: { presumeValidations: false }, from: day('2026-11-25') })
    const pending = async () =>
      (await app.call('today.list', {})).sections.find(({ section }) => section === 'tolerance')!.count
    app.setToday('2026-11-24')
    expect(await pending()).toBe(0)
    app.setToday('2026-11-25')
    expect(await pending()).toBe(1)
  })

  it('an office in Tijuana ends its day three hours after Cancún (C12)', async () => {
    const app = openTestApp('2026-11-24T06:30:00Z')
    const clockDay = async () => (await app.call('settings.get', {})).clockDay
    await app.call('policies.set', { changes: { zone: 'America/Tijuana' } })
    // Half past one in the night of its first day in Cancún: in Tijuana that day has not begun.
    expect([await clockDay(), await clockDay()]).toEqual(['2026-11-24', '2026-11-24'])
    app.setNow('2026-11-25T06:30:00Z')
    expect([await clockDay(), await clockDay()]).toEqual(['2026-11-24', '2026-11-24'])
    app.setNow('2026-11-25T08:00:00Z')
    expect(await clockDay()).toBe('2026-11-25')
  })

  it('a computer whose clock is in 2019 is told so', async () => {
    const app = openTestApp()
    await app.call('clients.create', { name: 'Hotel La Ceiba' })
    expect((await app.call('settings.get', {})).clockBehind).toBeNull()
    app.setToday('2019-03-12')
    expect((await app.call('settings.get', {})).clockBehind).toBe('2026-11-23')
    await app.call('clients.create', { name: 'Buceo Ixchel' })
    expect((await app.call('settings.get', {})).clockBehind).toBe('2026-11-23')
  })
})
