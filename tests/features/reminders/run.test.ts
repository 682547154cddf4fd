import { describe, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { databaseDoor, type ReadDb, type Sql } from '#db/sql.ts'
import { day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { remindersOn } from '#features/reminders/sql.ts'
import { openTestApp } from '../../support/app.ts'
import { clientWith, pricesOf, setUpMail } from '../../support/reminders.ts'

// 2026-11-23 is a Monday; the office opens from nine to six, Saturdays until two, in Cancún.

/** A yearly rental whose cutoff is the day given; the ledger has known of it for long. */
const yearly = (serial: string, cutoff: string) => ({
  serial,
  activatedOn: `2025${cutoff.slice(4)}`,
  paidUntil: cutoff,
})

async function office() {
  const app = openTestApp('2026-09-01T15:00:00Z')
  await setUpMail(app, 2525)
  await pricesOf(app, [1, 6, 12])
  const subjects = async () =>
    (await app.call('mail.list', {})).mails.map(({ subject }) => subject).toReversed()
  return { ...app, subjects, run: () => app.call('reminders.run', {}) }
}

describe('which day a client is reminded (D10)', () => {
  test('a yearly rental 30, 15, 7, 3, 1 and 0 days before its cutoff, each once', async () => {
    const app = await office()
    await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-25')])
    const fired: string[] = []
    for (const today of [
      '2026-10-25',
      '2026-10-26',
      '2026-10-27',
      '2026-11-09',
      '2026-11-10',
      '2026-11-17',
    ]) {
      app.setToday(today)
      if ((await app.run()).messages === 1) fired.push(today)
    }
    // The thirtieth day before, 26 October, is a Monday; the fifteenth 10 November; the seventh 18 November.
    expect(fired).toEqual(['2026-10-26', '2026-11-10'])
    app.setToday('2026-11-18')
    expect([(await app.run()).messages, (await app.run()).messages]).toEqual([1, 0])
    // 22 November is a Sunday: that of three days before leaves on Monday, late, once.
    app.setToday('2026-11-22')
    expect(await app.run()).toMatchObject({ messages: 0 })
    app.setToday('2026-11-23')
    expect((await app.call('reminders.due', {})).clients[0]!.items).toMatchObject([{ offset: 3, late: true }])
    expect(await app.run()).toMatchObject({ messages: 1 })
    app.setToday('2026-11-24')
    expect(await app.run()).toMatchObject({ messages: 1 })
    app.setToday('2026-11-25')
    expect(await app.run()).toMatchObject({ messages: 1 })
    expect(await app.run()).toMatchObject({ messages: 0, calls: 0 })
    expect((await app.subjects()).slice(-3)).toEqual([
      'Su renta vence el miércoles 25 de noviembre de 2026: Hotel La Ceiba',
      'Mañana es su fecha de corte: Hotel La Ceiba',
      'Hoy es su fecha de corte: Hotel La Ceiba',
    ])
  })

  test('a monthly one 3, 1 and 0 days before', async () => {
    const app = await office()
    await clientWith(app, 'Buceo Ixchel', [
      { serial: 'COIS1000001', activatedOn: '2026-08-25', months: 1, paidUntil: '2026-11-25' },
    ])
    const fired: string[] = []
    for (const today of ['2026-11-18', '2026-11-20', '2026-11-21', '2026-11-24', '2026-11-25']) {
      app.setToday(today)
      if ((await app.run()).messages === 1) fired.push(today)
    }
    // 22 November is a Sunday, so the third day before comes with the first.
    expect(fired).toEqual(['2026-11-24', '2026-11-25'])
  })

  test('an automatic charge is announced five calendar days before, with its amount, its day and how to cancel (mexico.md §9)', async () => {
    const app = await office()
    await clientWith(app, 'Marina Xcacel', [
      {
        serial: 'NOIS2107446',
        activatedOn: '2026-08-30',
        months: 1,
        paidUntil: '2026-11-30',
        autoCharge: true,
      },
    ])
    app.setToday('2026-11-24')
    expect(await app.run()).toMatchObject({ messages: 0 })
    app.setToday('2026-11-25')
    expect(await app.run()).toMatchObject({ messages: 1 })
    const { id, subject } = (await app.call('mail.list', {})).mails[0]!
    expect(subject).toBe('Aviso de cargo automático del lunes 30 de noviembre de 2026: Marina Xcacel')
    const { mail } = await app.call('mail.get', { id })
    expect(mail.text).toContain(
      'Importe con IVA: $139.20\n\nSi no desea la renovación puede cancelarla sin costo antes de ese día',
    )
  })

  test('one message a client and day with all its serials, masked', async () => {
    const app = await office()
    await clientWith(app, 'Grupo Muebles Pacheco', [
      yearly('SAES7056850', '2026-11-26'),
      yearly('SAES7056851', '2026-11-30'),
      {
        serial: 'NOIS2107446',
        activatedOn: '2026-08-28',
        months: 1,
        paidUntil: '2026-11-28',
        autoCharge: true,
      },
    ])
    app.setToday('2026-11-23')
    expect(await app.run()).toEqual({ messages: 1, serials: 3, calls: 0, byHand: 0 })
    const { mails } = await app.call('mail.list', {})
    expect(mails).toHaveLength(1)
    const { mail } = await app.call('mail.get', { id: mails[0]!.id })
    expect(mail.text).toContain('• SAE 10.0 · SAES••••850 · 2 usuarios · corte jue 26 nov 2026')
    expect(mail.text).toContain('• SAE 10.0 · SAES••••851 · 2 usuarios · corte lun 30 nov 2026')
    expect(mail.text).toContain('Con cargo automático a su tarjeta; puede cancelarlo sin costo')
    expect(mail.text).not.toMatch(/SAES7056850|NOIS2107446/)
  })

  test('what was due before the ledger knew of the cutoff is not caught up on', async () => {
    const app = await office()
    app.setToday('2026-11-23')
    await clientWith(app, 'Llantera Punta Sur', [yearly('SAES7056850', '2026-11-25')])
    expect(await app.run()).toMatchObject({ messages: 0 })
    app.setToday('2026-11-24')
    expect(await app.run()).toMatchObject({ messages: 1 })
  })

  test('closed for a week: what was missed leaves at the next start as one message, late', async () => {
    const app = await office()
    await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-26')])
    app.setToday('2026-11-18')
    await app.run()
    app.setToday('2026-11-25')
    const [due] = (await app.call('reminders.due', {})).clients
    expect(due!.items.map(({ offset, late }) => [offset, late])).toEqual([
      [7, true],
      [3, true],
      [1, false],
    ])
    expect(await app.run()).toMatchObject({ messages: 1, serials: 1 })
    expect(await app.run()).toMatchObject({ messages: 0 })
  })

  test('in office hours, and not before the hour that the office set', async () => {
    const app = await office()
    await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-24')])
    for (const [instant, messages] of [
      ['2026-11-23T12:00:00Z', 0], // 07:00 in Cancún
      ['2026-11-23T14:30:00Z', 0], // 09:30: open, and time to look them over
      ['2026-11-24T02:00:00Z', 0], // 21:00
    ] as const) {
      app.setNow(instant)
      expect(await app.run()).toMatchObject({ messages })
    }
    app.setNow('2026-11-23T14:30:00Z')
    expect(await app.call('reminders.run', { everything: true })).toMatchObject({ messages: 1 })
  })

  test('other offsets are a rule of the office from the day on that it says', async () => {
    const app = await office()
    await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-12-04')])
    app.setToday('2026-11-20')
    await app.run()
    const reminderOffsets = { 1: [3, 1, 0], 6: [30], 12: [10] }
    await app.call('policies.set', { changes: { reminderOffsets }, from: day('2026-11-24') })
    app.setToday('2026-11-23')
    expect(await app.run()).toMatchObject({ messages: 0 })
    app.setToday('2026-11-24')
    expect((await app.call('reminders.due', {})).clients[0]?.items.map(({ offset }) => offset)).toEqual([10])
    expect(await app.run()).toMatchObject({ messages: 1 })
    app.setToday('2026-11-27')
    expect(await app.run()).toMatchObject({ messages: 0 })
  })
})

describe('what ends the reminders of a cutoff (D10)', () => {
  async function twoDaysLeft() {
    const app = await office()
    const client = await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-25')])
    app.setToday('2026-11-23')
    await app.run()
    app.setToday('2026-11-24')
    return { ...app, client, serialId: client.serials[0]! }
  }

  test('a payment', async () => {
    const app = await twoDaysLeft()
    await app.call('payments.register', { serialId: app.serialId, months: 12, method: 'transfer' })
    expect(await app.run()).toMatchObject({ messages: 0 })
  })

  test('a confirmation that it was renewed', async () => {
    const app = await twoDaysLeft()
    await app.call('rentals.confirm', {
      items: [{ serialId: app.serialId, what: 'renewal', through: day('2027-11-25') }],
    })
    expect(await app.run()).toMatchObject({ messages: 0 })
  })

  test('a baja, of the system or of the client', async () => {
    const app = await twoDaysLeft()
    await app.call('clients.leave', { id: app.client.id, reason: 'cerró' })
    expect(await app.run()).toMatchObject({ messages: 0 })
  })

  test('with the users and the amount of the period that begins then, where a change waits for it (R36, C18)', async () => {
    const app = await office()
    const { serials } = await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-30')])
    const text = async () => (await app.call('reminders.due', {})).clients[0]!.text
    app.setToday('2026-11-23')
    const before = await text()
    await app.call('changes.scheduleUsers', { serialId: serials[0]!, users: 1, takes: 'payment' })
    const { plan } = await app.call('rentals.preview', { serialId: serials[0]! })
    const after = await text()
    expect(before).toContain('2 usuarios')
    expect(after).toContain('1 usuario')
    expect(after).toContain(formatPesos(plan.total as Centavos))
    expect(before).not.toContain(formatPesos(plan.total as Centavos))
  })

  test('a promise to pay by a later day, until that day', async () => {
    const app = await twoDaysLeft()
    const promise = (until: string) =>
      app.call('contacts.log', {
        clientId: app.client.id,
        channel: 'call',
        text: 'deposita',
        outcome: 'promised',
        followUp: { kind: 'promise', until: day(until) },
      })
    await promise('2026-11-25')
    expect(await app.run()).toMatchObject({ messages: 0 })
    app.setToday('2026-11-25')
    expect(await app.run()).toMatchObject({ messages: 1 })
  })

  test('a payment that is reversed brings them back, each offset still once', async () => {
    const app = await twoDaysLeft()
    const paid = await app.call('payments.register', {
      serialId: app.serialId,
      months: 12,
      method: 'transfer',
    })
    await app.call('payments.reverse', { id: paid.id, reason: 'rebotó' })
    expect(await app.run()).toMatchObject({ messages: 1 })
    expect(await app.run()).toMatchObject({ messages: 0 })
  })

  test('after the cutoff, unconfirmed, a person calls once and no message leaves (D10, R26)', async () => {
    const app = await twoDaysLeft()
    const other = await app.call('serials.create', {
      clientId: app.client.id,
      product: 'COI',
      version: '10.0',
      serial: 'COIS1000001',
      users: 1,
      mode: 'subscription',
      months: 12,
      activatedOn: day('2025-11-25'),
      paidUntil: day('2026-11-25'),
    })
    app.setToday('2026-11-26')
    expect(await app.run()).toMatchObject({ messages: 0, calls: 1 })
    expect(await app.run()).toMatchObject({ messages: 0, calls: 0 })
    const tasks = async () =>
      (await app.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'reminder.call')
    expect(await tasks()).toMatchObject([
      { kind: 'reminder.call', clientId: app.client.id, params: { serials: ['COIS1000001', 'SAES7056850'] } },
    ])
    const { why } = await app.call('tasks.why', { id: `reminder.call:${app.client.id}` })
    expect(why.slice(1)).toEqual([
      'El corte de COIS1000001 es el miércoles 25 de noviembre de 2026: pasó sin confirmarse, y al día siguiente se pregunta.',
      'El corte de SAES7056850 es el miércoles 25 de noviembre de 2026: pasó sin confirmarse, y al día siguiente se pregunta.',
    ])
    await app.call('payments.register', { serialId: app.serialId, months: 12, method: 'transfer' })
    expect(await tasks()).toMatchObject([{ params: { serials: ['COIS1000001'] } }])
    await app.call('serials.leave', { id: other.id, reason: 'ya no lo usa' })
    expect(await tasks()).toEqual([])
  })

  test('a client without e-mail is for a person: by WhatsApp, or let pass, once', async () => {
    const app = await office()
    const client = await clientWith(app, 'Buceo Ixchel', [yearly('SAES7056850', '2026-11-24')], '')
    app.setToday('2026-11-23')
    expect(await app.run()).toEqual({ messages: 0, serials: 0, calls: 0, byHand: 1 })
    const [due] = (await app.call('reminders.due', {})).clients
    expect(due).toMatchObject({ via: 'person', contact: { phone: '9988440824' } })
    expect(due!.whatsapp).toContain('SAES••••850')
    const items = due!.items.map(({ serialId, cutoff, offset, late }) => ({
      serialId,
      cutoff: day(cutoff),
      offset,
      late,
    }))
    const message = { clientId: client.id, items, channel: 'whatsapp' as const }
    expect(await app.call('reminders.fire', { messages: [message] })).toEqual({ mails: 0, serials: 1 })
    expect(await app.refused('reminders.fire', { messages: [message] })).toBe('reminder.alreadyFired')
    expect((await app.call('reminders.due', {})).clients).toEqual([])
    const { entries } = await app.call('contacts.history', { clientId: client.id })
    expect(entries[0]).toMatchObject({
      kind: 'log',
      channel: 'whatsapp',
      text: 'Recordatorio de SAES7056850',
    })
  })
})

test('reminders are found by their index, not by looking at every serial', async () => {
  const app = await office()
  await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-24')])
  app.app.close()
  const raw = new Database(`${app.dir}/ledger.db`)
  const plan: { detail: string }[] = []
  const explained: ReadDb = {
    ...databaseDoor(raw),
    all: <Row>({ text, values }: Sql) => {
      plan.push(...(raw.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values) as { detail: string }[]))
      return [] as Row[]
    },
  }
  remindersOn(explained, day('2026-11-23'))
  raw.close()
  expect(plan.map(({ detail }) => detail).join(' ')).toContain('board_remind')
})

test('a message that leaves once the bank has closed names no hour that is over, and one before it does (I7)', async () => {
  const app = await office()
  await clientWith(app, 'Hotel La Ceiba', [yearly('SAES7056850', '2026-11-24')])
  const said = async (instant: string) => {
    app.setNow(instant)
    return (await app.call('reminders.due', {})).clients[0]!.text
  }
  // Transfers are seen the same day until two in Cancún.
  expect(await said('2026-11-23T18:59:00Z')).toContain('lunes 23 de noviembre de 2026, 14:00')
  expect(await said('2026-11-23T19:00:00Z')).not.toContain('14:00')
})
