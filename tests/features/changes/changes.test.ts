import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

/** A yearly system of 5 users: 1,000.00 for the first and 100.00 for each further one. */
async function yearly(app: TestApp, more: object = {}) {
  const client = await app.call('clients.create', { name: 'Hotel La Ceiba SA de CV' })
  await app.call('catalogue.setPrice', {
    productId: 'aspel-sae',
    months: 12,
    firstUser: centavos(100_000),
    furtherUser: centavos(10_000),
    validFrom: day('2026-01-01'),
  })
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
  return { id, clientId: client.id }
}
const tasks = async (app: TestApp, serialId: string) => {
  const { users } = await app.call('changes.of', { serialId })
  return { users: users.map(({ status }) => status) }
}

describe('users up or down', () => {
  it('is previewed both ways: the rest of the paid period, and each period from the next payment (R34)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    // 5 and 3 more: 300.00 a year; of it 62 of 365 days from the validation of 30 November.
    expect(await app.call('changes.previewUsers', { serialId: id, users: 8 })).toEqual({
      kind: 'increase',
      atValidation: '2026-11-30',
      atPayment: '2027-01-31',
      now: { amount: 5_096, days: 62, of: 365 },
      periodBefore: 140_000,
      periodAfter: 170_000,
      perPeriod: 30_000,
      vatBasisPoints: 1_600,
    })
    const down = await app.call('changes.previewUsers', { serialId: id, users: 4 })
    expect([down.kind, down.now, down.perPeriod]).toEqual(['decrease', null, -10_000])
  })

  it('an increase at a validation waits for its day, and doing it changes the serial (R33)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    const up = await app.call('changes.scheduleUsers', { serialId: id, users: 8, takes: 'validation' })
    expect(up).toEqual({ id: up.id, applied: false, dueOn: '2026-11-30' })
    expect((await app.call('serials.get', { id })).row.users).toBe(5)
    await app.call('changes.applyUsers', { id: up.id })
    expect((await app.call('serials.get', { id })).row.users).toBe(8)
    expect(await app.refused('changes.applyUsers', { id: up.id })).toBe('change.alreadyClosed')
  })

  it('a decrease waits for the next paid period, whose price it is, and gives nothing back (C18, D3, R36)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    const wish = { serialId: id, users: 4 }
    expect(await app.refused('changes.scheduleUsers', { ...wish, takes: 'validation' })).toBe(
      'change.decreaseWaits',
    )
    const down = await app.call('changes.scheduleUsers', { ...wish, takes: 'payment' })
    expect(down.dueOn).toBe('2027-01-31')
    const { plan } = await app.call('rentals.preview', { serialId: id })
    expect([plan.users, plan.subtotal]).toEqual([4, 130_000])
    const early = { ...wish, takes: 'validation', users: 3, vendorConfirmed: true } as const
    expect((await app.call('changes.scheduleUsers', early)).dueOn).toBe('2026-11-30')
  })

  it('the next paid period is the one after the charges that are presumed to have passed (D11, C18)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app, {
      activatedOn: day('2025-01-31'),
      paidUntil: day('2026-01-31'),
      autoCharge: true,
    })
    const wish = { serialId: id, users: 4 }
    const preview = await app.call('changes.previewUsers', wish)
    expect([preview.atValidation, preview.atPayment]).toEqual(['2026-11-30', '2027-01-31'])
    expect((await app.call('changes.previewUsers', { serialId: id, users: 8 })).now).toEqual({
      ...{ amount: 5_096, days: 62, of: 365 },
    })
    for (const takes of ['now', 'validation'] as const) {
      expect(await app.refused('changes.scheduleUsers', { ...wish, takes })).toBe('change.decreaseWaits')
    }
    const down = await app.call('changes.scheduleUsers', { ...wish, takes: 'payment' })
    expect([down.applied, down.dueOn]).toEqual([false, '2027-01-31'])
  })

  it('an increase now never deletes a decrease scheduled for later; the conflict is shown', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    await app.call('changes.scheduleUsers', { serialId: id, users: 4, takes: 'payment' })
    await app.call('changes.scheduleUsers', { serialId: id, users: 8, takes: 'now' })
    const { users } = await app.call('changes.of', { serialId: id })
    expect(users.map(({ from, users: to, status, conflict }) => [from, to, status, conflict])).toEqual([
      [8, 4, 'scheduled', 'otherStart'],
      [5, 8, 'done', null],
    ])
  })

  it('5 users, 8 at the validation and 6 at the payment: Hoy says of each from how many it goes (I10, R33)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    const due = async () =>
      (await app.call('today.list', { today: day('2027-01-31') })).tasks.lines
        .filter(({ kind }) => kind === 'change.due')
        .map(({ dueOn, what }) => [dueOn, what])
    await app.call('changes.scheduleUsers', { serialId: id, users: 6, takes: 'payment' })
    const up = await app.call('changes.scheduleUsers', { serialId: id, users: 8, takes: 'validation' })
    expect(await due()).toEqual([
      ['2026-11-30', 'SAES7056850: subir de 5 a 8 usuarios'],
      ['2027-01-31', 'SAES7056850: bajar de 8 a 6 usuarios'],
    ])
    await app.call('changes.cancelUsers', { id: up.id, reason: 'siempre no' })
    expect(await due()).toEqual([['2027-01-31', 'SAES7056850: subir de 5 a 6 usuarios']])
    await app.call('changes.correctUsers', { serialId: id, users: 6, reason: 'eran 6' })
    expect(await due()).toEqual([['2027-01-31', 'SAES7056850: quedar en 6 usuarios']])
  })

  it('a number that was typed wrong is put right with its reason, which the history keeps; nothing changes (R33)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    await app.call('changes.scheduleUsers', { serialId: id, users: 8, takes: 'payment' })
    await app.call('changes.correctUsers', { serialId: id, users: 6, reason: 'se tecleó 5' })
    const { row } = await app.call('serials.get', { id })
    expect([row.users, (await tasks(app, id)).users]).toEqual([6, ['scheduled']])
    const { entries } = await app.call('contacts.history', { clientId: row.clientId, serialId: id })
    expect(entries.filter(({ kind }) => kind === 'log').map(({ text }) => text)).toEqual([
      'Usuarios corregidos de 5 a 6: se tecleó 5',
    ])
    const again = { serialId: id, users: 6, reason: 'otra vez' }
    expect(await app.refused('changes.correctUsers', again)).toBe('change.sameUsers')
    expect(await app.refused('serials.update', { id, users: 7 })).toBe('operation.invalidInput')
  })

  it('is cancelled with a reason, also by the system that leaves (D13)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    const first = await app.call('changes.scheduleUsers', { serialId: id, users: 8, takes: 'payment' })
    await app.call('changes.cancelUsers', { id: first.id, reason: 'siempre no' })
    await app.call('changes.scheduleUsers', { serialId: id, users: 9, takes: 'payment' })
    await app.call('serials.leave', { id, reason: 'cerró' })
    expect((await tasks(app, id)).users).toEqual(['cancelled', 'cancelled'])
  })

  it('of the same number, and of what has no clock yet, is refused', async () => {
    const app = openTestApp()
    const { id } = await yearly(app, { activatedOn: null, paidUntil: undefined })
    expect(await app.refused('changes.scheduleUsers', { serialId: id, users: 8, takes: 'payment' })).toBe(
      'serial.notActivated',
    )
    expect(await app.refused('changes.scheduleUsers', { serialId: id, users: 5, takes: 'now' })).toBe(
      'change.sameUsers',
    )
  })
})

describe('another computer', () => {
  const wish = (serialId: string, computer = 'CAJA-02') =>
    ({ serialId, cause: 'breakdown', computer }) as const

  it('within the days of its validation is a plain change, the second one an unlock (R37, C3, D8)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    app.setToday('2026-11-05')
    await app.call('changes.moveComputer', wish(id))
    app.setToday('2026-11-06')
    expect(await app.refused('changes.moveComputer', wish(id, 'CAJA-03'))).toBe('change.needsUnlock')
    expect((await app.call('changes.of', { serialId: id })).computers).toMatchObject([
      { computer: 'CAJA-02', cause: 'breakdown', onDay: '2026-11-05' },
    ])
    const asked = { serialId: id, cause: 'damage', computer: 'CAJA-03', sent: true } as const
    const unlock = await app.call('unlocks.request', asked)
    await app.call('unlocks.grant', { id: unlock.id, answer: 'NUEV-OCDA-1234' })
    expect((await app.call('changes.of', { serialId: id })).computer).toMatchObject({
      route: 'unlock',
      activationsUsed: 2,
      unlocksGranted: 1,
      activationsLeft: 0,
    })
  })

  it('outside them is an unlock, and validating again on the same computer uses no activation (D8)', async () => {
    const app = openTestApp()
    const { id } = await yearly(app)
    await app.call('rentals.confirm', { items: [{ serialId: id, what: 'validation' }] })
    expect((await app.call('changes.of', { serialId: id })).computer).toMatchObject({
      route: 'unlock',
      why: 'windowClosed',
      activationsLeft: 1,
      opensOn: '2026-11-30',
    })
  })

  it('for another reason asks which one (R38), and of a bought licence there is none', async () => {
    const app = openTestApp()
    const { id, clientId } = await yearly(app)
    expect(await app.refused('changes.moveComputer', { ...wish(id), cause: 'other' })).toBe(
      'change.causeRequired',
    )
    const bought = await app.call('serials.create', {
      clientId,
      product: 'COI',
      serial: 'COIS0000001',
      mode: 'physical',
      version: '9.0',
      users: 1,
    })
    expect(await app.refused('changes.moveComputer', wish(bought.id))).toBe('serial.boughtHasNoClock')
  })
})

describe('a serial that passes to another company', () => {
  const why = { reason: 'traspaso', authorisation: 'carta firmada del 20 de noviembre' }

  it('is in the history of both, and its payments stay where they were', async () => {
    const app = openTestApp()
    const { id, clientId } = await yearly(app)
    await app.call('payments.register', { serialId: id, months: 12, method: 'transfer' })
    await app.call('codes.request', { serialId: id })
    const to = await app.call('clients.create', { name: 'Buceo Ixchel SC' })
    const answer = await app.answer('changes.transfer', { serialId: id, toClientId: to.id, ...why })
    expect(answer.ok).toBe(true)
    const page = await app.call('serials.get', { id })
    expect([page.row.client, page.owner]).toEqual(['Buceo Ixchel SC', 'Buceo Ixchel SC'])
    const kinds = async (of: object) =>
      (await app.call('contacts.history', of as never)).entries.map(({ kind }) => kind).toSorted()
    expect(await kinds({ clientId })).toEqual(['change', 'payment'])
    expect(await kinds({ clientId: to.id })).toEqual(['change'])
    expect(await kinds({ clientId: to.id, serialId: id })).toEqual(['change', 'payment'])
    // Its invoice is still owed to who paid (R17); what is to be done to the system, to who has it now.
    const owed = (await app.call('today.list', { today: day('2027-03-01') })).tasks.lines
    expect(owed.map(({ kind, client }) => [kind, client]).toSorted()).toEqual([
      ['code.ask', 'Buceo Ixchel SC'],
      ['invoice.claim', 'Hotel La Ceiba SA de CV'],
    ])
    await app.call('ledger.undo', { command: (answer as { command: string }).command })
    expect((await app.call('serials.get', { id })).row.client).toBe('Hotel La Ceiba SA de CV')
  })

  it('is stopped by the automatic charge, and its owner changes in no other way', async () => {
    const app = openTestApp()
    const { id, clientId } = await yearly(app, { autoCharge: true })
    const to = await app.call('clients.create', { name: 'Buceo Ixchel SC' })
    const wish = { serialId: id, toClientId: to.id, ...why }
    expect(await app.refused('changes.transfer', wish)).toBe('serial.autoChargeOn')
    await app.call('serials.update', { id, autoCharge: false })
    expect(await app.refused('changes.transfer', { ...wish, authorisation: ' ' })).toBe(
      'operation.invalidInput',
    )
    expect(await app.answer('changes.transfer', { ...wish, on: '2026-12-24' })).toMatchObject({
      refusal: {
        message:
          'El traspaso no puede ser de un día por venir (jue 24 dic 2026). Escriba hoy o el día en que cambió de dueño.',
      },
    })
    expect(await app.refused('changes.transfer', { ...wish, toClientId: clientId })).toBe('change.sameOwner')
    expect(await app.refused('serials.update', { id, clientId: to.id })).toBe('operation.invalidInput')
  })

  it('takes along neither the promise nor the consent of whoever had it (D10, mexico.md §9)', async () => {
    const app = openTestApp()
    const { id, clientId } = await yearly(app)
    await app.call('contacts.log', {
      ...{ clientId, serialId: id, channel: 'call', text: 'paga en febrero', outcome: 'promised' },
      followUp: { kind: 'promise', until: day('2027-02-20') },
    })
    await app.call('charges.consent', {
      ...{ serialId: id, amount: centavos(162_400), months: 12, givenBy: 'email' },
      firstChargeOn: day('2027-01-31'),
    })
    const to = await app.call('clients.create', { name: 'Buceo Ixchel SC' })
    app.setToday('2026-11-24')
    await app.call('changes.transfer', { serialId: id, toClientId: to.id, ...why })
    await app.call('charges.switchOn', { serialId: id, reason: 'tarjeta del dueño nuevo' })
    const { charge, consents } = await app.call('charges.get', { serialId: id })
    expect([charge.consent, consents]).toEqual([null, []])
    expect((await app.call('charges.list', { show: 'noConsent' })).counts.noConsent).toBe(1)
    await app.call('charges.switchOff', { serialId: id, reason: 'pagará por transferencia' })
    app.setToday('2027-01-30')
    const { lines } = await app.call('today.list', {})
    expect(lines.map(({ client, section }) => [client, section])).toEqual([
      ['Buceo Ixchel SC', 'cutTomorrow'],
    ])
    const consent = { serialId: id, amount: centavos(162_400), months: 12, givenBy: 'paper' } as const
    await app.call('charges.consent', { ...consent, firstChargeOn: day('2027-01-31') })
    expect((await app.call('charges.get', { serialId: id })).charge.consent?.givenOn).toBe('2027-01-30')
  })

  it('waits for an open order and an unpaid slip in the name of whoever had it: each is named', async () => {
    const app = openTestApp()
    await app.call('settings.setLetter', { letter: 'A' })
    const { id, clientId } = await yearly(app)
    const to = await app.call('clients.create', { name: 'Buceo Ixchel SC' })
    const wish = { serialId: id, toClientId: to.id, ...why }
    const order = await app.call('orders.create', { clientId, lines: [{ serialId: id }] })
    expect(await app.answer('changes.transfer', wish)).toMatchObject({
      refusal: { code: 'change.openOrder', params: { folios: ['A-0001'] } },
    })
    await app.call('orders.cancel', { id: order.id, reason: 'mistake' })
    const slip = await app.call('slips.issue', {
      lines: [{ serialId: id, months: 12 }],
      reference: '0012 3456 7890',
    })
    expect(await app.answer('changes.transfer', wish)).toMatchObject({
      refusal: { code: 'change.unpaidSlip', params: { folios: ['A-0001'] } },
    })
    expect((await app.call('serials.get', { id })).row.client).toBe('Hotel La Ceiba SA de CV')
    await app.call('slips.void', { id: slip.id, reason: 'cambia de dueño' })
    expect((await app.answer('changes.transfer', wish)).ok).toBe(true)
  })
})
