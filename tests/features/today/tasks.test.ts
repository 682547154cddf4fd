import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

async function client({ call }: TestApp, name: string) {
  return call('clients.create', {
    name,
    note: `recordar ${name}`,
    contacts: [{ name: 'Lety', phone: '9988440824', email: 'lety@ceiba.example' }],
  })
}

/** Monday 2026-11-23; the office opens again on the 24th, and the week ends on the 30th. */
async function noted(app: TestApp) {
  const ceiba = await client(app, 'Hotel La Ceiba')
  const ixchel = await client(app, 'Buceo Ixchel')
  const on = (text: string, due: string, clientId?: string, at?: string) =>
    app.call('tasks.add', {
      text,
      on: day(due),
      ...(at === undefined ? {} : { at }),
      ...(clientId === undefined ? {} : { clientId }),
    })
  app.setToday('2026-11-20')
  await on('llevar contrato', '2026-11-20', ceiba.id)
  app.setToday('2026-11-23')
  await on('cobrar cheque', '2026-11-23', ixchel.id, '14:00')
  await on('pasar por el sello', '2026-11-24', ceiba.id)
  await on('pedir hojas', '2026-11-30')
  await on('renovar el dominio', '2026-12-01')
  return { ceiba, ixchel }
}

describe('what the desks owe, in Hoy', () => {
  it('stands by the moment at which it is lost: overdue and today, by the next working day, this week', async () => {
    const app = openTestApp()
    const { ceiba } = await noted(app)
    const { tasks, grouped } = await app.call('today.list', {})
    expect(tasks.lines.map(({ what, section, dueOn, dueTime }) => [what, section, dueOn, dueTime])).toEqual([
      ['llevar contrato', 'cutToday', '2026-11-20', null],
      ['cobrar cheque', 'cutToday', '2026-11-23', '14:00'],
      ['pasar por el sello', 'cutTomorrow', '2026-11-24', null],
      ['pedir hojas', 'thisWeek', '2026-11-30', null],
    ])
    expect(tasks.lines[0]).toMatchObject({
      kind: 'own.todo',
      desk: 'own',
      clientId: ceiba.id,
      client: 'Hotel La Ceiba',
      contact: 'Lety',
      phone: '9988440824',
      email: 'lety@ceiba.example',
      note: 'recordar Hotel La Ceiba',
      action: 'Hecho',
    })
    expect([tasks.total, tasks.desks, grouped]).toEqual([4, [{ desk: 'own', count: 4 }], 4])
    expect(tasks.sections).toEqual([
      { section: 'cutToday', count: 2, clients: 2 },
      { section: 'cutTomorrow', count: 1, clients: 1 },
      { section: 'thisWeek', count: 1, clients: 1 },
    ])
  })

  it('a client that loses a system and is owed something on the same day is one line of the day', async () => {
    const app = openTestApp()
    const { ceiba, ixchel } = await noted(app)
    const rented = (clientId: string, serial: string, activatedOn: string) =>
      app.call('serials.create', {
        clientId,
        product: 'SAE',
        serial,
        mode: 'subscription',
        version: '10.0',
        users: 1,
        activatedOn: day(activatedOn),
        months: 12,
        method: 'transfer',
      })
    await rented(ceiba.id, 'SAES0000001', '2025-11-23')
    await rented(ceiba.id, 'SAES0000002', '2025-11-23')
    // Cut this week, and owed today and tomorrow: other lists.
    await rented(ixchel.id, 'SAES0000003', '2025-11-28')
    const { grouped, tasks } = await app.call('today.list', {})
    expect([tasks.total, grouped]).toEqual([4, 5])
  })

  it('one desk is read page by page, without the lists of systems', async () => {
    const app = openTestApp()
    await noted(app)
    const page = await app.call('today.list', { desk: 'own', offset: 1, limit: 2 })
    expect([page.lines, page.tasks.lines.map(({ what }) => what)]).toEqual([
      [],
      ['cobrar cheque', 'pasar por el sello'],
    ])
    expect((await app.call('today.list', { desk: 'bank' })).tasks.lines).toEqual([])
    expect((await app.call('today.list', { section: 'cutToday' })).tasks.lines).toEqual([])
    expect((await app.call('today.list', { offset: 1 })).tasks.lines).toEqual([])
  })

  it('"antes de irse" names what is owed through the next working day', async () => {
    const app = openTestApp()
    await noted(app)
    const leaving = await app.call('today.beforeLeaving', {})
    expect(leaving.tasks.map(({ what }) => what)).toEqual([
      'llevar contrato',
      'cobrar cheque',
      'pasar por el sello',
    ])
  })

  it('each says why it is for that day, by its rule and from what it is counted', async () => {
    const app = openTestApp()
    await noted(app)
    const { clientId } = (await app.call('today.list', {})).tasks.lines[0]!
    const serial = await app.call('serials.create', {
      clientId: clientId!,
      product: 'SAE',
      serial: 'SAES0000001',
      mode: 'subscription',
      version: '10.0',
      users: 2,
      activatedOn: day('2026-05-27'),
      months: 6,
      method: 'transfer',
      paidUntil: day('2026-11-27'),
    })
    await app.call('changes.scheduleUsers', { serialId: serial.id, users: 3, takes: 'validation' })
    await app.call('orders.renewMany', { serialIds: [serial.id] })
    const order = (await app.call('today.list', { desk: 'order' })).tasks.lines[0]!
    const change = (await app.call('today.list', { desk: 'change' })).tasks.lines[0]!
    const own = (await app.call('today.list', { desk: 'own' })).tasks.lines[0]!
    const why = async ({ id }: { id: string }) => (await app.call('tasks.why', { id })).why
    expect([change.dueOn, (await why(change)).slice(1)]).toEqual([
      '2026-11-27',
      [
        'Se activó por primera vez el miércoles 27 de mayo de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
        'La validación número 6 cae 6 meses después: se valida cada mes, aunque se haya pagado por más tiempo.',
        'Validación: viernes 27 de noviembre de 2026.',
      ],
    ])
    expect([order.kind, order.dueOn, (await why(order)).at(-1)]).toEqual([
      'order.finish',
      '2026-11-26',
      'Se recomienda hacerlo a más tardar 1 día antes: el jueves 26 de noviembre de 2026.',
    ])
    expect(await why(own)).toEqual(['Es el día que se eligió al anotarlo.'])
    expect(await app.refused('tasks.why', { id: 'own.todo:nadie' })).toBe('task.notFound')
  })

  it('put off, it comes back on its day and is lost when it always was', async () => {
    const app = openTestApp()
    await noted(app)
    const { tasks } = await app.call('today.list', {})
    const id = tasks.lines[2]!.id
    expect(await app.refused('tasks.snooze', { ids: [id], until: '2026-11-23' })).toBe('task.snoozeInPast')
    expect(await app.refused('tasks.snooze', { ids: ['own.todo:x'], until: '2026-11-26' })).toBe(
      'task.notFound',
    )
    await app.call('tasks.snooze', { ids: [id], until: day('2026-11-25') })
    const owed = async () => (await app.call('today.list', {})).tasks.lines.map(({ what }) => what)
    expect(await owed()).not.toContain('pasar por el sello')
    app.setToday('2026-11-25')
    expect((await app.call('today.list', {})).tasks.lines.find((task) => task.id === id)).toMatchObject({
      section: 'cutToday',
      dueOn: '2026-11-24',
    })
  })

  it('what was noted by hand is done with a key, and Deshacer brings it back', async () => {
    const app = openTestApp()
    await noted(app)
    const id = (await app.call('today.list', {})).tasks.lines[0]!.id
    const done = await app.answer('tasks.done', { id })
    expect((await app.call('today.list', {})).tasks.total).toBe(3)
    await app.call('ledger.undo', { command: (done as { command: string }).command })
    expect((await app.call('today.list', {})).tasks.total).toBe(4)
    expect(await app.refused('tasks.add', { text: 'tarde', on: '2026-11-22' })).toBe('task.inThePast')
    expect(await app.refused('tasks.add', { text: 'x', on: '2026-11-24', clientId: 'nadie' })).toBe(
      'client.notFound',
    )
  })

  it('"mis clientes" leaves whom the operator follows, and what belongs to nobody', async () => {
    const app = openTestApp()
    await noted(app)
    const mine = await app.call('today.list', { mine: true })
    expect([mine.tasks.lines.map(({ what }) => what), mine.total]).toEqual([['pedir hojas'], 0])
  })

  it('stands on the printed sheet beside the systems of its client', async () => {
    const app = openTestApp()
    await noted(app)
    const { file } = await app.call('today.sheet', {})
    expect(app.app.files.get(file)).toMatchObject({ type: 'application/pdf' })
  })
})
