import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

async function system(app: TestApp, more: object = {}): Promise<string> {
  const client = await app.call('clients.create', { name: 'Hotel La Ceiba SA de CV', note: 'habla con Lety' })
  const { id } = await app.call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 5,
    activatedOn: day('2026-05-10'),
    months: 1,
    method: 'card',
    paidUntil: day('2026-10-10'),
    ...more,
  })
  return id
}
const report = (app: TestApp, serialId: string, message: string, answers: object = {}) =>
  app.call('triage.report', { serialId, message, answers })

describe('a "no abre" (D4, D11)', () => {
  it('turns the validation that was presumed into "reportó falla", and stays in the history with the call', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    const before = await app.call('rentals.life', { serialId })
    expect(before.validations.find(({ scheduledOn }) => scheduledOn === '2026-11-10')?.word).toBe('presumed')
    const said = await report(app, serialId, 'dice que hay que validar')
    expect(said).toMatchObject({ cause: 'validation', step: 'validate', failedValidation: '2026-11-10' })
    const { row, stopped } = await app.call('serials.get', { id: serialId })
    expect([row.status, stopped?.message]).toEqual(['detenido', 'dice que hay que validar'])
    const { validations } = await app.call('rentals.life', { serialId })
    expect(validations.find(({ failed }) => failed)?.scheduledOn).toBe('2026-11-10')
    const { entries } = await app.call('contacts.history', { clientId: row.clientId })
    expect(entries.find(({ kind }) => kind === 'log')?.text).toBe(
      'No abre: «dice que hay que validar». Falta la validación del mes.',
    )
  })

  it('with the computer in 2019 is recorded as that, and solved by validating', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    expect(await report(app, serialId, 'no abre', { clockRight: false })).toMatchObject({
      cause: 'clock',
      step: 'fixClock',
      failedValidation: '2026-11-10',
    })
    const cause = async () =>
      (await app.call('rentals.life', { serialId })).validations.find(({ n }) => n === 6)
    expect(await cause()).toMatchObject({ failed: true, cause: 'machineClock' })
    expect(await app.call('triage.solved', { serialId, validated: true })).toMatchObject({
      validated: '2026-11-10',
    })
    expect(await cause()).toMatchObject({ word: 'confirmed', cause: null })
    expect((await app.call('serials.get', { id: serialId })).row.status).toBe('vigente')
  })

  it('for want of payment ends the presumption of the automatic charge (D11)', async () => {
    const app = openTestApp()
    const serialId = await system(app, { autoCharge: true })
    const cutoff = async () => (await app.call('serials.get', { id: serialId })).row.nextCutoff
    expect(await cutoff()).toBe('2026-12-10')
    await report(app, serialId, 'que mi renta fue suspendida')
    // Nothing after the cutoff on record is taken as charged any more, and paying says so.
    expect(await cutoff()).toBe('2026-10-10')
    const { plan } = await app.call('rentals.preview', { serialId, months: 1 })
    expect([plan.cutoffBefore, plan.noServiceMonths]).toEqual(['2026-10-10', 1])
  })

  it('of support alone stops nothing, and a second call joins the first report', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    expect(await report(app, serialId, 'no imprime las facturas')).toMatchObject({
      cause: 'support',
      stoppageId: null,
    })
    expect((await app.call('serials.get', { id: serialId })).stopped).toBeNull()
    const first = await report(app, serialId, 'no es posible realizar otra activación')
    const second = await report(app, serialId, 'no abre')
    expect(second.stoppageId).toBe(first.stoppageId)
  })

  it('is taken back whole', async () => {
    const app = openTestApp()
    const serialId = await system(app)
    const before = await app.call('rentals.life', { serialId })
    const answer = await app.answer('triage.report', { serialId, message: 'pide validar', answers: {} })
    await app.call('ledger.undo', { command: (answer as { command: string }).command })
    expect(await app.call('rentals.life', { serialId })).toEqual(before)
    expect((await app.call('serials.get', { id: serialId })).stopped).toBeNull()
  })

  it('of a system that "no renovará" is answered until its last day, and stands in Hoy until then (D13, R89)', async () => {
    const app = openTestApp()
    const serialId = await system(app, { autoCharge: false, paidUntil: day('2026-12-10') })
    await app.call('serials.leave', { id: serialId, on: day('2026-12-10'), reason: 'cambia de sistema' })
    await report(app, serialId, 'que ya se venció')
    const reported = async () => {
      const { lines } = await app.call('today.list', { section: 'reported' })
      return lines.map((line) => line.serial)
    }
    expect(await reported()).toEqual(['SAES7056850'])
    app.setToday('2026-12-09')
    expect(await reported()).toEqual(['SAES7056850'])
    app.setToday('2026-12-10')
    expect(await reported()).toEqual([])
    expect((await app.call('serials.get', { id: serialId })).row.status).toBe('baja')
    expect(await app.refused('triage.report', { serialId, message: 'no abre', answers: {} })).toBe(
      'serial.hasLeft',
    )
  })

  it('of a system that left, or that is nobody’s, is refused', async () => {
    const app = openTestApp()
    const serialId = await system(app, { autoCharge: false })
    await app.call('serials.leave', { id: serialId, reason: 'cerró' })
    const wish = { serialId, message: 'no abre', answers: {} }
    expect(await app.refused('triage.report', wish)).toBe('serial.hasLeft')
    expect(await app.refused('triage.report', { ...wish, serialId: 'x' })).toBe('serial.notFound')
    expect(await app.refused('triage.report', { ...wish, message: '  ' })).toBe('operation.invalidInput')
  })
})

it('how far a system is paid is the same on the telephone, in the statement and at the support desk: after a declined charge not presumed (D11)', async () => {
  const app = openTestApp()
  const serialId = await system(app, { paidUntil: day('2026-11-10') })
  const { row } = await app.call('serials.get', { id: serialId })
  const paidUntil = async () => ({
    triage: (await app.call('triage.facts', { serialId })).cutoff,
    statement: (
      await app.call('reports.statement', {
        ...{ clientId: row.clientId, from: day('2026-11-01'), until: day('2026-11-30') },
      })
    ).systems[0]!.worksThrough,
    support: (await app.call('support.entitlement', { serialId })).entitlement.endsOn,
  })
  expect(await paidUntil()).toEqual({ triage: '2026-12-10', statement: '2026-12-09', support: '2026-12-10' })
  await app.call('cards.decline', { serialId, chargeOn: day('2026-11-10'), reason: 'fondos insuficientes' })
  expect(await paidUntil()).toEqual({ triage: '2026-11-10', statement: '2026-11-09', support: '2026-11-10' })
  await app.call('cards.takeBackDecline', { serialId, reason: 'sí pasó' })
  await report(app, serialId, 'que ya se venció la suscripción')
  expect(await paidUntil()).toEqual({ triage: '2026-11-10', statement: '2026-11-09', support: '2026-11-10' })
})
