import { describe, expect, it } from 'vitest'
import { operations, type OperationName } from '#contract/index.ts'
import { addDays, day, type Day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { workLedger } from '../support/worked-ledger.ts'

async function rented({ call }: TestApp, serial: string, activatedOn: string) {
  const client = await call('clients.create', { name: `Cliente de ${serial}` })
  return call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial,
    mode: 'subscription',
    version: '10.0',
    users: 2,
    activatedOn: day(activatedOn),
    months: 12,
    method: 'transfer',
  })
}

const lookFrom = ({ app }: TestApp, asOf: string) => {
  const caller = { operator: null, host: 'direct', asOf: asOf as Day } as const
  return async (name: OperationName, input: unknown = {}): Promise<unknown> => {
    const answer = await app.dispatch(caller, name, input)
    return answer.ok ? answer.value : answer.refusal
  }
}

describe('"a la fecha de…" turns the whole program to another day', () => {
  it('every question is answered as it will be on that day, and today stays as it is', async () => {
    const app = openTestApp()
    await app.call('sample.load', { clients: 40 })
    const serial = (await app.call('serials.window', {})).rows[0]!
    const questions = [
      ['today.list', { limit: 500 }],
      ['serials.window', {}],
      [
        'serials.window',
        {
          query: { search: '', filters: [], sort: [{ column: 'nextCutoff', desc: true }], groupBy: [] },
        },
      ],
      ['serials.groups', { query: { search: '', filters: [], sort: [], groupBy: ['status'] } }],
      ['serials.get', { id: serial.id }],
      ['clients.list', { limit: 200 }],
    ] as const
    for (const ahead of [1, 8, 40, 400]) {
      const other = addDays(day('2026-11-23'), ahead)
      app.setToday('2026-11-23')
      const before = await app.call('today.list', { limit: 500 })
      const look = lookFrom(app, other)
      const seen = []
      for (const [name, input] of questions) seen.push(await look(name, input))
      expect(await app.call('today.list', { limit: 500 })).toEqual(before)
      app.setToday(other)
      const then = []
      for (const [name, input] of questions) then.push(await app.call(name, input as never))
      expect(seen, `${ahead} days ahead`).toEqual(then)
    }
  })

  it('looking back shows what was due by the rules, with what is known now', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2026-01-31')
    const { row } = (await lookFrom(app, '2026-03-01')('serials.get', {
      id: (await app.call('serials.window', {})).rows[0]!.id,
    })) as { row: { nextValidation: string; nextCutoff: string } }
    expect([row.nextValidation, row.nextCutoff]).toEqual(['2026-03-31', '2027-01-31'])
  })

  it('looking back computes every line, however many there are', async () => {
    const app = openTestApp()
    for (let n = 0; n < 101; n++) await rented(app, `SAES1${String(n).padStart(6, '0')}`, '2026-01-31')
    const at = { path: [], offset: 0, limit: 500 }
    const { rows } = (await lookFrom(app, '2026-03-01')('serials.window', { at })) as {
      rows: { nextValidation: string }[]
    }
    expect(rows.map(({ nextValidation }) => nextValidation)).toEqual(Array(101).fill('2026-03-31'))
  })

  it('a change of today is seen in another day at once', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2025-12-24')
    const look = lookFrom(app, '2026-12-24')
    const cutThatDay = async () => {
      const { lines } = (await look('today.list')) as { lines: { serial: string; section: string }[] }
      return lines.map(({ serial, section }) => [serial, section])
    }
    expect(await cutThatDay()).toEqual([['SAES0000001', 'cutToday']])
    await rented(app, 'SAES0000002', '2025-12-24')
    expect(await cutThatDay()).toHaveLength(2)
  })

  it('nothing is saved: every command and every job that writes is refused with the way back', async () => {
    const app = openTestApp()
    await workLedger(app)
    const look = lookFrom(app, '2026-12-24')
    const before = await app.call('ledger.counts', {})
    const writing = Object.entries(operations).filter(
      ([, procedure]) =>
        procedure.kind === 'command' || (procedure.kind === 'job' && procedure.changes.length > 0),
    )
    expect(writing.length).toBeGreaterThan(40)
    for (const [name] of writing) {
      const { code } = (await look(name as OperationName, {})) as { code: string }
      expect(['operation.readOnlyAsOf', 'operation.invalidInput'], name).toContain(code)
    }
    expect(await look('clients.create', { name: 'Nadie' })).toMatchObject({
      code: 'operation.readOnlyAsOf',
      message:
        'No se guardó: está viendo el programa a la fecha del jue 24 dic 2026, que solo se mira. Vuelva a hoy (F8) para guardar.',
    })
    expect(await app.call('ledger.counts', {})).toEqual(before)
  })

  it('the sheet and the export of that day are of that day', async () => {
    const app = openTestApp()
    await rented(app, 'SAES0000001', '2025-12-24')
    const look = lookFrom(app, '2026-12-24')
    expect(await look('today.sheet')).toMatchObject({ name: 'Hoja del día 2026-12-24.pdf' })
  })

  it('the same day is no other day', async () => {
    const app = openTestApp()
    const answer = await app.app.dispatch(
      { operator: null, host: 'direct', asOf: day('2026-11-23') },
      'clients.create',
      { name: 'Hotel La Ceiba' },
    )
    expect(answer.ok).toBe(true)
  })

  it('the rules are those of the day that is looked at (C5)', async () => {
    const app = openTestApp()
    await app.call('policies.set', { changes: { advanceDays: 3 }, from: day('2027-01-01') })
    await rented(app, 'SAES0000001', '2026-01-15')
    const actBy = async (asOf: string) => {
      const { lines } = (await lookFrom(app, asOf)('today.list')) as { lines: { actBy: string }[] }
      return lines[0]?.actBy
    }
    // Friday 15 January 2027: by transfer, three days before it and not one.
    expect(await actBy('2027-01-14')).toBe('2027-01-12T14:00')
    app.setToday('2026-12-31')
    expect((await app.call('policies.get', {})).policies.advanceDays).toBe(1)
  })
})
