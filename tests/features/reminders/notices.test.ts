import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { clientWith, pricesOf, setUpMail } from '../../support/reminders.ts'
import { answer, openSmtp } from '../../support/smtp.ts'

// Rentals charged by themselves on Monday 30 November 2026; five calendar days before is Wednesday the 25th.
const CHARGE_DAY = '2026-11-30'
const NOTICE_DAY = '2026-11-25'

async function office(options: Parameters<typeof openSmtp>[0] = {}) {
  const smtp = await openSmtp(options)
  const app = openTestApp('2026-09-01T15:00:00Z')
  await setUpMail(app, smtp.port)
  await pricesOf(app, [1, 12])
  const work = async () => {
    await app.call('reminders.run', {})
    return app.call('mail.send', {})
  }
  return { ...app, smtp, work }
}

function charged(app: TestApp, more: Parameters<typeof clientWith>[2] = [], chargeOn = CHARGE_DAY) {
  const monthly = { serial: 'NOIS2107446', activatedOn: `2026-08${chargeOn.slice(7)}`, months: 1 as const }
  return clientWith(app, 'Marina Xcacel', [{ ...monthly, paidUntil: chargeOn, autoCharge: true }, ...more])
}

const noticesOf = async ({ call }: TestApp, serialId: string) =>
  (await call('charges.get', { serialId })).notices
const due = async ({ call }: TestApp) => (await call('charges.noticesDue', {})).due.length

describe('the notice of an automatic charge, five calendar days before (mexico.md §9)', () => {
  test('is proved by the mail server’s own answer, with the paper that went with it', async () => {
    const app = await office()
    const { serials } = await charged(app)
    app.setToday(NOTICE_DAY)
    await app.call('reminders.run', {})
    // In the queue it is not given yet.
    expect([await noticesOf(app, serials[0]!), await due(app)]).toEqual([[], 1])
    expect(await app.call('mail.send', {})).toMatchObject({ sent: 1 })
    expect(await noticesOf(app, serials[0]!)).toEqual([
      {
        id: expect.any(String),
        chargeOn: CHARGE_DAY,
        channel: 'email',
        sentOn: NOTICE_DAY,
        sentAt: `${NOTICE_DAY}T15:00:00.000Z`,
        late: false,
        proof: expect.stringMatching(/^marina@cliente\.mx: 250/),
        attachmentId: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    ])
    expect(await due(app)).toBe(0)
    expect(
      await app.refused('charges.recordNotice', { serialId: serials[0]!, channel: 'call', proof: 'x' }),
    ).toBe('charge.alreadyNotified')
  })

  test('given by a person, leaves no message: nobody is told twice', async () => {
    const app = await office()
    const { serials } = await charged(app)
    app.setToday('2026-11-24')
    await app.call('charges.recordNotice', {
      serialId: serials[0]!,
      channel: 'call',
      proof: 'Habló con Lety',
    })
    app.setToday(NOTICE_DAY)
    expect(await app.work()).toMatchObject({ sent: 0, cancelled: 0 })
    // Its own reminders go on: three days before is Friday the 27th.
    app.setToday('2026-11-27')
    expect(await app.work()).toMatchObject({ sent: 1 })
    expect((await noticesOf(app, serials[0]!)).map(({ channel }) => channel)).toEqual(['call'])
  })

  test('given by a person while its message waits, takes the message back; taken back itself, it is due again', async () => {
    const app = await office()
    const { serials } = await charged(app)
    app.setToday(NOTICE_DAY)
    await app.call('reminders.run', {})
    const told = await app.answer('charges.recordNotice', {
      serialId: serials[0]!,
      channel: 'call',
      proof: 'Habló con Lety',
    })
    expect(await app.call('mail.send', {})).toMatchObject({ sent: 0, cancelled: 1 })
    expect(await app.work()).toMatchObject({ sent: 0 })
    expect((await app.call('mail.list', {})).mails[0]!.answer).toBe(
      'El aviso de ese cargo ya se había dado por otro medio.',
    )
    await app.call('ledger.undo', { command: (told as { command: string }).command })
    expect(await app.work()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered).toHaveLength(1)
  })

  test('by WhatsApp is kept too; let pass, it is still owed', async () => {
    const app = await office()
    const { id, serials } = await charged(app)
    app.setToday(NOTICE_DAY)
    const fire = (serialId: string, channel: 'whatsapp' | 'none') =>
      app.call('reminders.fire', {
        messages: [
          { clientId: id, items: [{ serialId, cutoff: day(CHARGE_DAY), offset: 5, late: false }], channel },
        ],
      })
    await fire(serials[0]!, 'whatsapp')
    expect(await noticesOf(app, serials[0]!)).toMatchObject([
      { channel: 'whatsapp', proof: 'Recordatorio de NOIS2107446' },
    ])
    const other = await office()
    const second = await charged(other)
    other.setToday(NOTICE_DAY)
    await other.call('reminders.fire', {
      messages: [
        {
          clientId: second.id,
          items: [{ serialId: second.serials[0]!, cutoff: day(CHARGE_DAY), offset: 5, late: false }],
          channel: 'none',
        },
      ],
    })
    expect([await noticesOf(other, second.serials[0]!), await due(other)]).toEqual([[], 1])
  })

  test('leaves on a Sunday too, alone: what is paid by hand waits for Monday', async () => {
    const app = await office()
    // 27 November 2026 is a Friday; five days before is Sunday the 22nd.
    const { serials } = await charged(
      app,
      [{ serial: 'SAES7056850', activatedOn: '2025-11-23', paidUntil: '2026-11-23' }],
      '2026-11-27',
    )
    app.setToday('2026-11-22')
    expect(await app.work()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered[0]!.raw).toContain('NOIS')
    expect(app.smtp.delivered[0]!.raw).not.toContain('SAES')
    expect(await noticesOf(app, serials[0]!)).toMatchObject([{ sentOn: '2026-11-22', late: false }])
    app.setToday('2026-11-23')
    expect(await app.work()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered[1]!.raw).toContain('SAES')
  })

  test('that the server did not take is late when it leaves, and says so', async () => {
    let isUp = false
    const app = await office({
      onAddress: () => {
        if (!isUp) throw answer(451, 'Not now')
      },
    })
    const { serials } = await charged(app)
    app.setToday(NOTICE_DAY)
    await app.work()
    expect([await noticesOf(app, serials[0]!), await due(app)]).toEqual([[], 1])
    isUp = true
    app.setToday('2026-11-26')
    // Yesterday's is taken back and written again with what else today has: one message a day.
    expect(await app.work()).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 1 })
    expect(await app.work()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered).toHaveLength(1)
    expect(await noticesOf(app, serials[0]!)).toMatchObject([{ sentOn: '2026-11-26', late: true }])
  })

  test('of which nobody knew whether it arrived is proved by who asked', async () => {
    const app = await office()
    const { serials } = await charged(app)
    app.setToday(NOTICE_DAY)
    await app.call('reminders.run', {})
    const { id } = (await app.call('mail.list', {})).mails[0]!
    await app.call('mail.take', { id, attachments: [] })
    await app.call('mail.send', {})
    expect(await noticesOf(app, serials[0]!)).toEqual([])
    await app.call('mail.close', { id, arrived: true })
    expect(await noticesOf(app, serials[0]!)).toMatchObject([
      { proof: 'El servidor no alcanzó a contestar; la oficina comprobó que llegó.', attachmentId: null },
    ])
  })
})
