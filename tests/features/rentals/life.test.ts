import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

/** One system of a client, activated on 31 January 2026, today being 23 November. */
async function system(app: TestApp, more: object = {}): Promise<string> {
  const client = await app.call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  const { id } = await app.call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-01-31'),
    months: 12,
    method: 'transfer',
    paidUntil: day('2027-01-31'),
    ...more,
  })
  return id
}
const undo = async (app: TestApp, answer: object) =>
  app.answer('ledger.undo', { command: (answer as { command: string }).command })

describe('the validations of a yearly rental', () => {
  it('are recorded one a month, each by whom and when; the second of a month changes nothing (R29)', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    const item = { serialId, what: 'validation', through: day('2026-10-31') } as const
    const first = await app.call('rentals.confirm', { items: [item], source: 'client' }, 'Administración')
    expect(first).toEqual({ confirmed: 1, unchanged: 0 })
    app.setToday('2026-11-24')
    const second = await app.call('rentals.confirm', { items: [item], source: 'portal' }, 'Administración')
    expect(second).toEqual({ confirmed: 0, unchanged: 1 })
    const { validations } = await app.call('rentals.life', { serialId })
    expect(validations.find(({ scheduledOn }) => scheduledOn === '2026-10-31')).toEqual({
      n: 9,
      scheduledOn: '2026-10-31',
      word: 'confirmed',
      failed: false,
      cause: null,
      possibleLastDay: '2026-11-15',
      source: 'client',
      recordedOn: '2026-11-23',
      operator: 'Administración',
    })
    expect(validations.map(({ scheduledOn, word }) => `${scheduledOn} ${word}`)).toEqual([
      '2026-05-31 presumed',
      '2026-06-30 presumed',
      '2026-07-31 presumed',
      '2026-08-31 presumed',
      '2026-09-30 presumed',
      '2026-10-31 confirmed',
      '2026-11-30 ahead',
      '2026-12-31 ahead',
      '2027-01-31 ahead',
    ])
  })

  it('missed because the computer’s clock is in 2019 keep that as their own cause', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    app.setToday('2026-11-05')
    await app.call('rentals.failValidation', { serialId, cause: 'machineClock' })
    const { validations } = await app.call('rentals.life', { serialId })
    expect(validations.find(({ failed }) => failed)).toMatchObject({
      scheduledOn: '2026-10-31',
      word: 'tolerance',
      cause: 'machineClock',
    })
    // A yearly rental that is paid stops all the same: what stops it first is that validation (R29, C2).
    expect((await app.call('serials.get', { id: serialId })).firstStop).toEqual({
      kind: 'validation',
      on: '2026-11-16',
    })
    app.setToday('2026-11-16')
    const late = await app.call('rentals.life', { serialId })
    expect(late.validations.find(({ failed }) => failed)?.word).toBe('blocked')
  })

  it('are not recorded before their time, nor on a day that is none of them', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    const of = (through: string) => ({
      items: [{ serialId, what: 'validation', through: day(through) }],
    })
    expect(await app.refused('rentals.confirm', of('2026-12-31'))).toBe('validation.ahead')
    expect(await app.refused('rentals.confirm', of('2026-11-29'))).toBe('rental.throughNotBoundary')
    // The one that comes next may be done the day before (R27).
    expect(await app.call('rentals.confirm', of('2026-11-30') as never)).toEqual({
      confirmed: 1,
      unchanged: 0,
    })
  })

  it('of a client with 80 systems are confirmed at once, and taken back at once (D11)', async () => {
    const app = openTestApp()
    const client = await app.call('clients.create', { name: 'Cadena de 80' })
    const items: { serialId: string; what: 'validation' }[] = []
    for (let i = 0; i < 80; i++) {
      const { id } = await app.call('serials.create', {
        clientId: client.id,
        product: 'SAE',
        serial: `SAEM${String(i).padStart(5, '0')}`,
        mode: 'subscription',
        version: '10.0',
        users: 1,
        activatedOn: day('2026-05-10'),
        months: 1,
        method: 'card',
      })
      items.push({ serialId: id, what: 'validation' })
    }
    const answer = await app.answer('rentals.confirm', { items })
    expect(answer).toMatchObject({ ok: true, value: { confirmed: 80, unchanged: 0 } })
    const word = async () =>
      (await app.call('rentals.life', { serialId: items[79]!.serialId })).validations.at(-2)?.word
    expect(await word()).toBe('confirmed')
    await undo(app, answer)
    expect(await word()).toBe('presumed')
  })
})

describe('a "nuevo corte" (D5)', () => {
  it('is shown before it is saved, keeps both anchors with their days, and moves nothing of before', async () => {
    const app = openTestApp()
    const serialId = await system(app, { months: 6, paidUntil: day('2026-07-31') })
    await app.call('payments.register', {
      serialId,
      months: 6,
      method: 'transfer',
      amount: 100 as never,
      paidOn: day('2026-07-30'),
    })
    await app.call('rentals.confirm', {
      items: [{ serialId, what: 'validation', through: day('2026-09-30') }],
    })
    const before = await app.call('rentals.life', { serialId })
    const wish = { serialId, on: day('2026-11-10'), paidMonths: 6 }
    expect(await app.call('rentals.previewNewCutoff', wish)).toEqual({
      cutoffBefore: '2027-01-31',
      cutoffAfter: '2027-05-10',
      worksThrough: '2027-05-09',
      firstValidation: '2026-12-10',
      bridge: { start: '2026-10-31', next: '2026-11-10', days: 10, of: 30 },
    })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-01-31')

    const answer = await app.answer('rentals.newCutoff', { ...wish, reason: 'el fabricante lo reactivó' })
    const page = await app.call('serials.get', { id: serialId })
    expect([page.row.nextCutoff, page.row.nextValidation]).toEqual(['2027-05-10', '2026-12-10'])
    expect(page.whyCutoff[0]).toContain('se activó por primera vez el sábado 31 de enero de 2026')
    const life = await app.call('rentals.life', { serialId })
    expect(life.anchors.map(({ from, until, reason }) => [from, until, reason])).toEqual([
      ['2026-01-31', '2026-11-10', 'el fabricante lo reactivó'],
      ['2026-11-10', null, ''],
    ])
    expect(life.periods).toEqual(before.periods)
    expect(life.periods.map(({ firstDay, cutoff, state }) => [firstDay, cutoff, state])).toEqual([
      ['2026-07-31', '2027-01-31', 'confirmed'],
    ])

    await undo(app, answer)
    expect(await app.call('rentals.life', { serialId })).toEqual(before)
  })

  it('twice keeps the three, and renewing goes on from the last', async () => {
    const app = openTestApp()
    const serialId = await system(app, {
      months: 1,
      method: 'card',
      autoCharge: false,
      paidUntil: day('2026-05-31'),
    })
    const wish = { serialId, paidMonths: 1, reason: 'reactivado' }
    await app.call('rentals.newCutoff', { ...wish, on: day('2026-07-10') })
    expect(await app.refused('rentals.newCutoff', { ...wish, on: day('2026-07-10') })).toBe(
      'serial.anchorNotLater',
    )
    await app.call('rentals.newCutoff', { ...wish, on: day('2026-11-15') })
    const { anchors } = await app.call('rentals.life', { serialId })
    expect(anchors.map(({ from, until }) => `${from} ${until}`)).toEqual([
      '2026-01-31 2026-07-10',
      '2026-07-10 2026-11-15',
      '2026-11-15 null',
    ])
    const paid = await app.call('payments.register', {
      serialId,
      months: 1,
      method: 'card',
      amount: 1 as never,
    })
    expect(paid.renewal).toMatchObject({ cutoffBefore: '2026-12-15', cutoffAfter: '2027-01-15' })
  })

  it('leaves a payment of before reversible, without touching what is paid now', async () => {
    const app = openTestApp()
    const serialId = await system(app, { months: 6, paidUntil: day('2026-07-31') })
    const paid = await app.call('payments.register', {
      serialId,
      months: 6,
      method: 'transfer',
      amount: 100 as never,
      paidOn: day('2026-07-30'),
    })
    await app.call('rentals.newCutoff', { serialId, on: day('2026-11-10'), paidMonths: 6, reason: 'x' })
    await app.call('payments.reverse', { id: paid.id, reason: 'cheque devuelto' })
    expect((await app.call('serials.get', { id: serialId })).row.nextCutoff).toBe('2027-05-10')
  })

  it('is not taken back under a validation that was counted from it', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    const answer = await app.answer('rentals.newCutoff', {
      serialId,
      on: day('2026-10-20'),
      reason: 'reactivado',
    })
    await app.call('rentals.confirm', { items: [{ serialId, what: 'validation' }] })
    expect(await undo(app, answer)).toMatchObject({ ok: false, refusal: { code: 'undo.laterWork' } })
  })
})

describe('an activation', () => {
  it('tells before it is saved what it starts, and keeps the company that owns it (R21, R22)', async () => {
    const app = openTestApp('2026-02-01T05:30:00Z')
    const id = await system(app, { activatedOn: null, paidUntil: undefined, installedOn: day('2026-01-20') })
    expect(await app.call('serials.previewActivation', { id })).toEqual({
      activatedOn: '2026-01-31',
      officeDay: '2026-02-01',
      nextCutoff: '2027-01-31',
      worksThrough: '2027-01-30',
      firstValidation: '2026-02-28',
      why: [
        'Se activó por primera vez el sábado 31 de enero de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
        'El corte número 1 de una renta anual cae 12 meses después.',
        'Corte: domingo 31 de enero de 2027.',
        'El día del corte ya no está cubierto: funciona hasta el sábado 30 de enero de 2027.',
      ],
    })
    await app.call('serials.activate', { id, code: 'ABCD-EFGH-1234' })
    const page = await app.call('serials.get', { id })
    expect([page.owner, page.codes[0]?.code, page.row.activatedOn]).toEqual([
      'Hotel La Ceiba SA de CV',
      'ABCD-EFGH-1234',
      '2026-01-31',
    ])
  })

  it('is refused with tomorrow’s date, also as an instant, and before the serial was installed', async () => {
    const app = openTestApp()
    const id = await system(app, { activatedOn: null, paidUntil: undefined, installedOn: day('2026-11-10') })
    const refused = (input: object) => app.refused('serials.activate', { id, ...input })
    expect(await refused({ on: day('2026-11-24') })).toBe('serial.activationInFuture')
    expect(await refused({ at: '2026-11-25T15:00:00Z' })).toBe('serial.activationInFuture')
    expect(await refused({ on: day('2026-11-09') })).toBe('serial.activationBeforeInstall')
    expect((await app.call('serials.get', { id })).row.activatedOn).toBeNull()
    await app.call('serials.activate', { id, on: day('2026-11-10') })
  })

  it('counts the days of the trial down until then: usable through day 30 (R20, D16)', async () => {
    const app = openTestApp()
    const id = await system(app, { activatedOn: null, paidUntil: undefined, installedOn: day('2026-11-10') })
    const left = async (today: string) => {
      app.setToday(today)
      const { trialDaysLeft, trialEndsOn, row } = await app.call('serials.get', { id })
      return [trialDaysLeft, trialEndsOn, row.status]
    }
    expect(await left('2026-12-09')).toEqual([1, '2026-12-10', 'sinActivar'])
    expect(await left('2026-12-10')).toEqual([0, '2026-12-10', 'sinActivar'])
    expect(await left('2026-12-11')).toEqual([-1, '2026-12-10', 'pruebaVencida'])
  })

  it('is recommended, as each renewal, no later than 1 day before the cutoff (R27)', async () => {
    const app = openTestApp()
    const id = await system(app)
    expect((await app.call('serials.get', { id })).actBy?.on).toBe('2027-01-29')
  })

  it('and while somebody is there to do it: on the page as in Hoy, before a Sunday, a bridge and a closed bank (C5)', async () => {
    const app = openTestApp('2026-03-10T15:00:00Z')
    // Cut on Tuesday 17 March 2026: Monday the 16th is a holiday, Sunday is closed, on Saturday the office closes at 14:00.
    const client = await app.call('clients.create', { name: 'Hotel La Ceiba' })
    const page = async (serial: string, method: 'paypal' | 'transfer') => {
      const { id } = await app.call('serials.create', {
        ...{ clientId: client.id, product: 'SAE', serial, mode: 'subscription', version: '10.0', users: 1 },
        ...{ activatedOn: day('2025-03-17'), months: 12, method },
      })
      return (await app.call('serials.get', { id })).actBy
    }
    expect(await page('SAES0000091', 'paypal')).toEqual({
      on: '2026-03-14',
      time: '14:00',
      why: [
        'Se recomienda hacerlo a más tardar 1 día antes: el lunes 16 de marzo de 2026.',
        'No cuenta 1 día en que cierra (domingo).',
        'El lunes 16 de marzo de 2026 no cuenta: Natalicio de Benito Juárez.',
        'Vence el sábado 14 de marzo de 2026, 14:00, la hora de cierre.',
      ],
    })
    // The bank does not open on Saturday.
    expect(await page('SAES0000092', 'transfer')).toMatchObject({ on: '2026-03-13', time: '14:00' })
    const hoy = await app.call('today.list', {})
    expect(hoy.lines.map(({ serial, actBy }) => [serial, actBy])).toEqual([
      ['SAES0000091', '2026-03-14T14:00'],
      ['SAES0000092', '2026-03-13T14:00'],
    ])
  })
})

describe('a serial that another distributor sold', () => {
  it('is kept, is never billed, and says so', async () => {
    const app = openTestApp()
    const id = await system(app, { channel: 'other' })
    const { row } = await app.call('serials.get', { id })
    expect([row.status, row.amount]).toEqual(['otroCanal', null])
    expect((await app.call('today.list', {})).total).toBe(0)
    const payment = { serialId: id, months: 12, method: 'transfer', amount: 1 }
    expect(await app.refused('payments.register', payment)).toBe('serial.otherChannel')
    expect(await app.refused('rentals.preview', { serialId: id })).toBe('serial.otherChannel')
    await app.call('serials.update', { id, channel: 'own' })
    expect((await app.call('serials.get', { id })).row.status).toBe('vigente')
  })
})
