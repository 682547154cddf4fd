import { describe, expect, it } from 'vitest'
import { day, type Day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { clientWith } from '../../support/reminders.ts'
import { FIVE_DATA } from '../../support/worked-intake.ts'

const PHRASE = 'correo caballo pila grapa'

/** Monday 2026-11-23; the week of Hoy ends on the 30th, and what is charged on the 28th is announced today. */
async function onCard(app: TestApp, name: string, ...cutoffs: string[]) {
  return clientWith(
    app,
    name,
    cutoffs.map((cutoff, i) => ({
      serial: `${name.slice(0, 3).toUpperCase()}S000000${i}`,
      activatedOn: `2026-05-${cutoff.slice(8)}`,
      months: 1 as const,
      paidUntil: cutoff,
      autoCharge: true,
    })),
  )
}

const owed = async ({ call }: TestApp, kind: string, input: object = {}) =>
  (await call('today.list', input)).tasks.lines
    .filter((task) => task.kind === kind)
    .map(({ what, section, dueOn }) => [what, section, dueOn])

const agree = ({ call }: TestApp, serialId: string, firstChargeOn: Day) =>
  call('charges.consent', {
    serialId,
    amount: 1_160_00 as never,
    months: 1,
    firstChargeOn,
    givenBy: 'email',
  })

describe('automatic charges that nobody agreed to (mexico.md §9)', () => {
  it('are one line of Hoy for all, by the first that is charged this week, and gone once they are settled', async () => {
    const app = openTestApp()
    const ceiba = await onCard(app, 'Ceiba', '2026-11-30', '2026-11-25')
    const ixchel = await onCard(app, 'Ixchel', '2026-11-26')
    // Charged after the week.
    await onCard(app, 'Nizuc', '2026-12-01')
    const consent = () => owed(app, 'charge.consent')
    expect(await consent()).toEqual([
      ['3 cargos sin consentimiento esta semana, de 2 clientes', 'thisWeek', '2026-11-25'],
    ])
    await agree(app, ceiba.serials[1]!, day('2026-11-25'))
    await app.call('charges.askOff', { serialId: ixchel.serials[0]!, reason: 'ya no quiere' })
    expect(await consent()).toEqual([
      ['1 cargo sin consentimiento esta semana, de 1 cliente', 'thisWeek', '2026-11-30'],
    ])
    await app.call('charges.switchOff', { serialId: ceiba.serials[0]!, reason: 'paga por transferencia' })
    expect(await consent()).toEqual([])
  })

  it('say by which law, and neither are put off nor marked as done', async () => {
    const app = openTestApp()
    await onCard(app, 'Ceiba', '2026-11-25')
    const id = 'charge.consent:office'
    expect((await app.call('tasks.why', { id })).why).toEqual([
      'La ley pide el consentimiento expreso del cliente antes de un cargo que se repite (LFPC, art. 76 Bis): es el día del primero de esos cargos. Guarde el consentimiento, o apague el cargo.',
    ])
    expect(await app.refused('tasks.snooze', { ids: [id], until: '2026-11-26' })).toBe('task.standing')
    expect(await app.refused('tasks.done', { id })).toBe('task.standing')
  })

  it('of other people’s clients are not in "mis clientes"', async () => {
    const app = openTestApp()
    await onCard(app, 'Ceiba', '2026-11-25')
    expect(await owed(app, 'charge.consent', { mine: true })).toEqual([])
    expect(await owed(app, 'charge.notice', { mine: true })).toEqual([])
  })
})

describe('notices of a charge without proof (mexico.md §9)', () => {
  it('are one line of Hoy for all, those of today and those that are late, and gone once they are proven', async () => {
    const app = openTestApp()
    const ceiba = await onCard(app, 'Ceiba', '2026-11-28', '2026-11-25')
    // Announced tomorrow.
    await onCard(app, 'Nizuc', '2026-11-29')
    const notice = () => owed(app, 'charge.notice')
    expect(await notice()).toEqual([
      ['avisos de cargo: 1 hoy y 1 atrasado, de 1 cliente', 'cutToday', '2026-11-20'],
    ])
    expect((await app.call('tasks.why', { id: 'charge.notice:office' })).why.slice(1)).toEqual([
      'El cargo es el miércoles 25 de noviembre de 2026, y se avisa 5 días naturales antes.',
      expect.stringContaining('viernes 20 de noviembre de 2026'),
    ])
    const told = (serialId: string) =>
      app.call('charges.recordNotice', { serialId, channel: 'call', proof: 'contestó Lety' })
    await told(ceiba.serials[1]!)
    expect(await notice()).toEqual([['avisos de cargo: 1 hoy, de 1 cliente', 'cutToday', '2026-11-23']])
    await told(ceiba.serials[0]!)
    expect(await notice()).toEqual([])
    expect(await app.refused('tasks.why', { id: 'charge.notice:office' })).toBe('task.notFound')
  })

  it('whose fifth day falls while the office is closed are asked for before it closes (mexico.md §9)', async () => {
    const app = openTestApp()
    // Saturday 12 December 2026: on Sunday the 13th nobody is there, and on Monday it would be late.
    app.setToday('2026-12-12')
    const sunday = await onCard(app, 'Ceiba', '2026-12-18')
    await onCard(app, 'Ixchel', '2026-12-19')
    const notice = () => owed(app, 'charge.notice')
    expect(await notice()).toEqual([
      [
        'avisos de cargo: 1 antes de cerrar, porque su día la oficina no abre, de 1 cliente',
        'cutTomorrow',
        '2026-12-13',
      ],
    ])
    expect((await app.call('charges.noticesDue', {})).due.map(({ chargeOn }) => chargeOn)).toEqual([
      '2026-12-18',
    ])
    expect((await app.call('charges.list', {})).counts.notice).toBe(1)
    const leaving = await app.call('today.beforeLeaving', {})
    expect(leaving.tasks.map(({ kind }) => kind)).toContain('charge.notice')
    const told = { serialId: sunday.serials[0]!, channel: 'whatsapp', proof: 'palomitas azules' } as const
    expect(await app.call('charges.recordNotice', told)).toMatchObject({ late: false })
    expect(await notice()).toEqual([])
    // Told on Saturday, it is not told again on Sunday.
    app.setToday('2026-12-13')
    expect((await app.call('reminders.due', {})).clients).toEqual([])
  })

  it('count as one line of the day, in its list, in their desk and in "antes de irse"', async () => {
    const app = openTestApp()
    await onCard(app, 'Ceiba', '2026-11-28')
    await onCard(app, 'Ixchel', '2026-11-28')
    await app.call('tasks.add', { text: 'pedir hojas', on: day('2026-11-23') })
    const hoy = await app.call('today.list', {})
    // The charges that pass by themselves are the fourth.
    expect([hoy.tasks.total, hoy.grouped]).toEqual([3, 4])
    expect(hoy.tasks.desks).toEqual([
      { desk: 'charge', count: 2 },
      { desk: 'own', count: 1 },
    ])
    const page = async (desk: 'charge' | 'own', offset: number) =>
      (await app.call('today.list', { desk, offset, limit: 1 })).tasks.lines.map(({ kind }) => kind)
    expect([await page('charge', 0), await page('charge', 1), await page('charge', 2)]).toEqual([
      ['charge.notice'],
      ['charge.consent'],
      [],
    ])
    expect(await page('own', 0)).toEqual(['own.todo'])
    const leaving = await app.call('today.beforeLeaving', {})
    expect(leaving.tasks.map(({ kind }) => kind)).toEqual(['charge.notice', 'own.todo'])
  })
})

describe('a vault that is shut (C17)', () => {
  const shut = (app: TestApp, input: object = {}) => owed(app, 'vault.open', input)
  const setUpMail = ({ call }: TestApp, password: object) =>
    call('mail.saveSettings', {
      host: 'smtp.oficina.mx',
      port: 465,
      security: 'tls',
      user: 'ventas@oficina.mx',
      fromName: 'Sistemas del Caribe',
      fromAddress: 'ventas@oficina.mx',
      automatic: true,
      remindersAt: '10:00',
      ...password,
    })

  it('is no line of Hoy while nothing waits for it', async () => {
    const app = openTestApp(undefined, null)
    await app.call('vault.setUp', { passphrase: PHRASE })
    await setUpMail(app, {})
    await app.call('vault.lock', {})
    expect(await shut(app)).toEqual([])
  })

  it('is a line of Hoy where the mail waits for its password, until it is opened', async () => {
    const app = openTestApp(undefined, null)
    await app.call('vault.setUp', { passphrase: PHRASE })
    await setUpMail(app, { password: 'Sargazo7' })
    expect(await shut(app)).toEqual([])
    await app.call('vault.lock', {})
    expect(await shut(app)).toEqual([['bóveda cerrada: ningún correo puede salir', 'cutToday', '2026-11-23']])
    await app.call('mail.queue', { to: ['lety@ceiba.mx'], subject: 'Su cotización', text: 'Va' })
    expect(await shut(app)).toEqual([['bóveda cerrada: espera 1 correo', 'cutToday', '2026-11-23']])
    expect(await shut(app, { today: '2026-11-24' })).toEqual([])
    const { why } = await app.call('tasks.why', { id: 'vault.open:office' })
    expect(why).toEqual([expect.stringContaining('en cuanto se abra, lo que espera sale solo')])
    expect((await app.call('today.list', {})).tasks.desks).toEqual([{ desk: 'vault', count: 1 }])
    await app.call('vault.unlock', { passphrase: PHRASE })
    expect(await shut(app)).toEqual([])
  })

  it('is a line of Hoy where an access is to be handed over', async () => {
    const app = openTestApp(undefined, null)
    await app.call('vault.setUp', { passphrase: PHRASE })
    const { id } = await app.call('intake.save', FIVE_DATA)
    await app.call('intake.register', { id, portal: 'Aspel', user: 'u', password: 'p' })
    expect(await shut(app)).toEqual([])
    await app.call('vault.lock', {})
    expect(await shut(app)).toEqual([['bóveda cerrada: espera 1 acceso', 'cutToday', '2026-11-23']])
  })
})
