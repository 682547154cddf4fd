import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openVigente } from '#core/start.ts'
import { day } from '#domain/calendar.ts'
import { openTestApp, TEST_STORE, type TestApp } from '../../support/app.ts'
import { clientWith, pricesOf, setUpMail } from '../../support/reminders.ts'
import { answer, openSmtp } from '../../support/smtp.ts'

// A Monday at ten in Cancún: the office is open.
const MONDAY = '2026-11-23T15:00:00Z'

function later(app: TestApp, minutes: number, from = MONDAY): void {
  app.setNow(new Date(Date.parse(from) + minutes * 60_000).toISOString())
}

const states = async (app: TestApp) =>
  (await app.call('mail.list', {})).mails.map(({ state }) => state).toReversed()
const failures = async (app: TestApp) =>
  (await app.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'mail.failed')
const failedTo = async (app: TestApp) =>
  (await failures(app)).map(({ params }) => (params as { to: string }).to).toSorted()

async function officeWithMail(options: Parameters<typeof openSmtp>[0] = {}) {
  const smtp = await openSmtp(options)
  const app = openTestApp(MONDAY)
  await setUpMail(app, smtp.port)
  const write = (to = ['lety@ceiba.mx']) =>
    app.call('mail.queue', { to, subject: 'Su cotización', text: 'Va adjunta.' })
  const send = () => app.call('mail.send', {})
  const first = async () => (await app.call('mail.list', {})).mails[0]!
  return { ...app, smtp, write, send, first }
}

describe('a message that somebody writes', () => {
  test('leaves once, and the server’s answer is kept as proof', async () => {
    const app = await officeWithMail()
    const { id } = await app.write()
    expect(await app.send()).toEqual({ sent: 1, waiting: 0, failed: 0, cancelled: 0 })
    expect(await app.send()).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 0 })
    expect(app.smtp.delivered).toHaveLength(1)
    const { mail } = await app.call('mail.get', { id })
    expect(mail).toMatchObject({ state: 'sent', tries: 1, answer: expect.stringMatching(/^250/) })
    expect(mail.messageId).toBe(`<${id}@oficina.mx>`)
    expect(app.smtp.delivered[0]!.messageId).toBe(mail.messageId)
  })

  test('carries its papers', async () => {
    const app = await officeWithMail()
    const file = app.app.files.put('cotización.pdf', Buffer.from('%PDF-1.4 cotización'))
    const attachment = await app.call('attachments.add', { file: file.file })
    await app.call('mail.queue', {
      to: ['lety@ceiba.mx'],
      subject: 'Su cotización',
      text: 'Va',
      attachments: [attachment.id],
    })
    await app.send()
    expect(app.smtp.delivered[0]!.raw).toContain(Buffer.from('%PDF-1.4 cotización').toString('base64'))
  })

  test('is refused where an address, the subject or a paper is not one, and nothing is queued', async () => {
    const app = await officeWithMail()
    const good = { to: ['lety@ceiba.mx'], subject: 'x', text: 'x' }
    const refused = (change: object) => app.refused('mail.queue', { ...good, ...change })
    expect(await refused({ to: ['lety@ceiba'] })).toBe('mail.addressInvalid')
    expect(await refused({ to: ['lety@ceiba.mx, otro@mal.mx'] })).toBe('mail.addressInvalid')
    expect(await refused({ to: [] })).toBe('operation.invalidInput')
    expect(await refused({ subject: '' })).toBe('operation.invalidInput')
    expect(await refused({ clientId: 'nadie' })).toBe('client.notFound')
    expect(await refused({ attachments: ['a'.repeat(64)] })).toBe('attachment.notFound')
    expect((await app.call('mail.list', {})).total).toBe(0)
  })

  test('waits while the mail is not set up', async () => {
    const app = openTestApp(MONDAY)
    await app.call('mail.queue', { to: ['a@b.mx'], subject: 'x', text: 'x' })
    expect(await app.call('mail.send', {})).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 0 })
    expect(await states(app)).toEqual(['queued'])
    expect(await app.refused('mail.test', {})).toBe('mail.notSetUp')
  })
})

describe('a server that says no', () => {
  test('greylisting (451) is tried again, longer each time, until it is taken', async () => {
    let tries = 0
    const app = await officeWithMail({
      onAddress: () => {
        tries += 1
        if (tries < 3) throw answer(451, 'Greylisted, try again later')
      },
    })
    await app.write()
    expect(await app.send()).toMatchObject({ waiting: 1 })
    expect(await app.send()).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 0 })
    later(app, 1)
    expect(await app.send()).toMatchObject({ waiting: 1 })
    later(app, 5)
    expect(await app.send()).toMatchObject({ waiting: 0, sent: 0 })
    later(app, 6)
    expect(await app.send()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered).toHaveLength(1)
  })

  test('a no for good (550) is a task in Hoy with its sentence, and goes to a better address', async () => {
    const app = await officeWithMail({
      onAddress: (address) => {
        if (address === 'lety@ceiba.mx') throw answer(550, 'No such user here')
      },
    })
    const { id } = await app.write()
    expect(await app.send()).toMatchObject({ failed: 1 })
    later(app, 600)
    expect(await app.send()).toMatchObject({ sent: 0, waiting: 0 })
    expect(await app.first()).toMatchObject({
      state: 'failed',
      answer: expect.stringContaining('No such user'),
    })
    expect(await failures(app)).toMatchObject([
      { ref: id, params: { subject: 'Su cotización', to: 'lety@ceiba.mx' } },
    ])
    await app.call('mail.retry', { id, to: ['compras@ceiba.mx'] })
    expect(await failures(app)).toEqual([])
    expect(await app.send()).toMatchObject({ sent: 1 })
    expect(app.smtp.delivered.map(({ to }) => to)).toEqual([['compras@ceiba.mx']])
  })

  test('some addresses taken and some refused: nobody gets two, and who was refused is in Hoy', async () => {
    let grey = true
    const app = await officeWithMail({
      onAddress: (address) => {
        if (address === 'nadie@ceiba.mx') throw answer(550, 'No such user')
        if (address === 'gris@ceiba.mx' && grey) throw answer(450, 'Later')
      },
    })
    await app.write(['lety@ceiba.mx', 'nadie@ceiba.mx', 'gris@ceiba.mx'])
    await app.send()
    grey = false
    later(app, 1)
    await app.send()
    expect(app.smtp.delivered.map(({ to }) => to)).toEqual([['lety@ceiba.mx'], ['gris@ceiba.mx']])
    expect((await app.first()).recipients.map(({ address, state }) => [address, state])).toEqual([
      ['lety@ceiba.mx', 'accepted'],
      ['nadie@ceiba.mx', 'refused'],
      ['gris@ceiba.mx', 'accepted'],
    ])
    expect(await failures(app)).toMatchObject([{ params: { to: 'nadie@ceiba.mx' } }])
    await app.call('mail.close', { id: (await app.first()).id, arrived: false })
    expect(await failures(app)).toEqual([])
  })

  test('the fourth try without luck is in Hoy, and leaving takes it off', async () => {
    let isUp = false
    const app = await officeWithMail({
      onAddress: () => {
        if (!isUp) throw answer(421, 'Not now')
      },
    })
    await app.write()
    for (const minutes of [0, 1, 6, 21]) {
      expect(await failures(app)).toEqual([])
      later(app, minutes)
      await app.send()
    }
    expect(await failures(app)).toHaveLength(1)
    isUp = true
    later(app, 60)
    await app.send()
    expect([await states(app), await failures(app)]).toEqual([['sent'], []])
  })
})

describe('never twice', () => {
  test('a process that was killed between sending and recording: a person says whether it arrived', async () => {
    const app = await officeWithMail()
    const { id } = await app.write()
    // What a killed process leaves: taken, and nothing after.
    await app.call('mail.take', { id, attachments: [] })
    later(app, 60)
    expect(await app.send()).toMatchObject({ sent: 0 })
    expect(app.smtp.delivered).toEqual([])
    expect(await states(app)).toEqual(['unsure'])
    expect(await failures(app)).toHaveLength(1)
    await app.call('mail.close', { id, arrived: true })
    expect([await states(app), await failures(app)]).toEqual([['sent'], []])
  })

  test('sent again by a person it has the same Message-ID, so that who has it can tell', async () => {
    const app = await officeWithMail()
    const { id } = await app.write()
    await app.call('mail.take', { id, attachments: [] })
    await app.send()
    await app.call('mail.retry', { id })
    await app.send()
    expect(app.smtp.delivered.map(({ messageId }) => messageId)).toEqual([`<${id}@oficina.mx>`])
  })

  test('two that send at once send each message once', async () => {
    const app = await officeWithMail()
    for (let i = 0; i < 5; i++) await app.write()
    await Promise.all([app.send(), app.send(), app.send()])
    expect(app.smtp.delivered).toHaveLength(5)
    expect(new Set(app.smtp.delivered.map(({ messageId }) => messageId)).size).toBe(5)
  })

  test('what was sent cannot be taken, cancelled or settled again', async () => {
    const app = await officeWithMail()
    const { id } = await app.write()
    await app.send()
    expect(await app.refused('mail.take', { id, attachments: [] })).toBe('mail.stateDiffers')
    expect(await app.refused('mail.cancel', { id })).toBe('mail.stateDiffers')
    expect(await app.refused('mail.retry', { id })).toBe('mail.stateDiffers')
    expect(await app.refused('mail.cancel', { id: 'nada' })).toBe('mail.notFound')
  })
})

describe('reminders by mail', () => {
  /** Eight clients whose yearly rental is cut tomorrow. */
  async function officeWithClients(options: Parameters<typeof openSmtp>[0] = {}) {
    const smtp = await openSmtp(options)
    const app = openTestApp('2026-09-01T15:00:00Z')
    await setUpMail(app, smtp.port)
    await pricesOf(app, [12])
    const clients = []
    for (let i = 1; i <= 8; i++) {
      clients.push(
        await clientWith(
          app,
          `Cliente ${i}`,
          [{ serial: `SAES705685${i}`, activatedOn: '2025-11-24', paidUntil: '2026-11-24' }],
          `c${i}@cliente.mx`,
        ),
      )
    }
    app.setNow(MONDAY)
    const work = async () => {
      await app.call('reminders.run', {})
      await app.call('mail.send', {})
    }
    return { ...app, smtp, clients, work }
  }
  const addressees = (smtp: { delivered: readonly { to: readonly string[] }[] }) =>
    smtp.delivered.flatMap(({ to }) => to).toSorted()

  test('the PDF that goes with it has the serial whole; the text does not', async () => {
    const app = await officeWithClients()
    await app.work()
    const { raw } = app.smtp.delivered[0]!
    expect(raw).toMatch(/filename.*Cortes de Cliente/s)
    expect(raw).not.toContain('SAES7056851')
    const { mail } = await app.call('mail.get', { id: (await app.call('mail.list', {})).mails[0]!.id })
    expect(mail.files).toHaveLength(1)
  })

  test('who pays before it leaves gets nothing', async () => {
    const app = await officeWithClients()
    await app.call('reminders.run', {})
    await app.call('payments.register', {
      serialId: app.clients[2]!.serials[0]!,
      months: 12,
      method: 'transfer',
    })
    expect(await app.call('mail.send', {})).toMatchObject({ sent: 7, cancelled: 1 })
    expect(addressees(app.smtp)).not.toContain('c3@cliente.mx')
  })

  test('who promises to pay by a later day, or leaves, gets nothing either', async () => {
    const app = await officeWithClients()
    await app.call('reminders.run', {})
    await app.call('contacts.log', {
      clientId: app.clients[0]!.id,
      channel: 'call',
      text: '',
      outcome: 'promised',
      followUp: { kind: 'promise', until: day('2026-11-24') },
    })
    await app.call('clients.leave', { id: app.clients[1]!.id, reason: 'cerró' })
    expect(await app.call('mail.send', {})).toMatchObject({ sent: 6, cancelled: 2 })
  })

  test('a server that refuses half of a day’s messages and then is gone for a day: nobody gets two, nobody after paying, every failure in Hoy', async () => {
    const app = await officeWithClients({
      onAddress: (address) => {
        const n = Number(/^c(\d)/.exec(address)![1])
        if (n === 1 || n === 2) throw answer(550, 'No such user')
        if (n === 3 || n === 4) throw answer(451, 'Too many messages')
      },
    })
    await app.work()
    expect(addressees(app.smtp)).toEqual(['c5@cliente.mx', 'c6@cliente.mx', 'c7@cliente.mx', 'c8@cliente.mx'])
    expect(await failedTo(app)).toEqual(['c1@cliente.mx', 'c2@cliente.mx'])
    // The server is gone for the rest of the day, and one of those who wait pays.
    await app.smtp.close()
    for (const minutes of [1, 6, 21, 51, 111, 231]) {
      later(app, minutes)
      await app.work()
    }
    await app.call('payments.register', {
      serialId: app.clients[2]!.serials[0]!,
      months: 12,
      method: 'transfer',
    })
    later(app, 471)
    await app.work()
    expect(await failedTo(app)).toEqual(['c1@cliente.mx', 'c2@cliente.mx', 'c4@cliente.mx'])
    // The next day it is there again: yesterday's words are not sent, today's are, once to each.
    const back = await openSmtp({ port: app.smtp.port })
    for (const minutes of [1440, 1441, 1445]) {
      later(app, minutes)
      await app.work()
    }
    const today = back.delivered.map(({ to, raw }) => [to[0], /Hoy es su fecha de corte/.test(raw)])
    expect(today.toSorted()).toEqual(
      ['c1', 'c2', 'c4', 'c5', 'c6', 'c7', 'c8'].map((name) => [`${name}@cliente.mx`, true]),
    )
    const ids = [...app.smtp.delivered, ...back.delivered].map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(4 + 7)
    expect(await failedTo(app)).toEqual(['c1@cliente.mx', 'c2@cliente.mx'])
  })

  test('one that could not leave on its day is written again with the words of the next, and only once', async () => {
    const app = await officeWithClients()
    await app.smtp.close()
    await app.work()
    const back = await openSmtp({ port: app.smtp.port })
    later(app, 24 * 60)
    await app.work()
    await app.work()
    expect(addressees(back)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `c${n}@cliente.mx`))
    expect(back.delivered.every(({ raw }) => !/Ma=C3=B1ana|Mañana es su/.test(raw))).toBe(true)
  })

  test('one waiting at closing time waits for the next opening', async () => {
    const app = await officeWithClients()
    await app.call('reminders.run', {})
    app.setNow('2026-11-24T01:00:00Z')
    expect(await app.call('mail.send', {})).toEqual({ sent: 0, waiting: 0, failed: 0, cancelled: 0 })
  })
})

describe('the settings of the mail', () => {
  test('a password would travel in clear to another machine: refused', async () => {
    const app = openTestApp()
    const settings = {
      host: 'smtp.empresa.mx',
      port: 25,
      security: 'plain',
      user: 'ventas',
      password: 'secreta',
      fromName: 'x',
      fromAddress: 'ventas@oficina.mx',
      automatic: true,
      remindersAt: '10:00',
    }
    expect(await app.refused('mail.saveSettings', settings)).toBe('mail.plainOutside')
    const tls = { ...settings, security: 'tls' }
    expect(await app.refused('mail.saveSettings', { ...tls, fromAddress: 'x' })).toBe('mail.addressInvalid')
    expect(await app.refused('mail.saveSettings', { ...tls, remindersAt: '25:00' })).toBe(
      'operation.invalidInput',
    )
    expect(await app.refused('mail.saveSettings', { ...tls, host: 'http://x/' })).toBe(
      'operation.invalidInput',
    )
  })

  test('the test button sends the office a message of its own, or says what is wrong', async () => {
    const app = await officeWithMail()
    expect(await app.call('mail.test', {})).toMatchObject({ to: 'ventas@oficina.mx' })
    expect(app.smtp.delivered[0]!.to).toEqual(['ventas@oficina.mx'])
    await app.smtp.close()
    expect(await app.answer('mail.test', {})).toMatchObject({
      refusal: {
        code: 'mail.testFailed',
        message: 'La prueba con 127.0.0.1 no pasó: No se pudo llegar al servidor de correo.',
      },
    })
  })

  test('is read without its password', async () => {
    const app = await officeWithMail()
    const { settings, hasPassword, sendsHere } = await app.call('mail.settings', {})
    expect([hasPassword, sendsHere, settings && 'password' in settings]).toEqual([false, true, false])
  })

  test('the password is kept sealed, and the server gets it in words', async () => {
    const given: unknown[] = []
    const smtp = await openSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _session, done) => {
        given.push([username, password])
        done(null, { user: 'x' })
      },
    })
    const app = openTestApp(MONDAY)
    await app.call('mail.saveSettings', {
      host: '127.0.0.1',
      port: smtp.port,
      security: 'plain',
      user: 'ventas',
      password: 'Caribe#2026',
      fromName: 'Sistemas del Caribe',
      fromAddress: 'ventas@oficina.mx',
      automatic: true,
      remindersAt: '10:00',
    })
    await app.call('mail.queue', { to: ['lety@ceiba.mx'], subject: 'x', text: 'x' })
    expect(await app.call('mail.send', {})).toMatchObject({ sent: 1 })
    expect(given).toEqual([['ventas', 'Caribe#2026']])
    app.app.close()
    expect(readFileSync(join(app.dir, 'ledger.db')).includes('Caribe#2026')).toBe(false)
  })
})

test('a ledger for practice sends nothing: not by itself, not by hand, not as a test of the mail', async () => {
  const smtp = await openSmtp()
  const dir = mkdtempSync(join(tmpdir(), 'vigente-'))
  const app = openVigente({
    dir,
    clock: { now: () => new Date(MONDAY) },
    practice: true,
    systemStore: TEST_STORE,
    log: () => {},
  })
  onTestFinished(() => {
    app.close()
    rmSync(dir, { recursive: true, force: true })
  })
  const answer = (name: string, input: object = {}) =>
    app.dispatch({ operator: null, host: 'direct' }, name, input)
  await answer('mail.saveSettings', {
    host: '127.0.0.1',
    port: smtp.port,
    security: 'plain',
    user: '',
    fromName: 'Práctica',
    fromAddress: 'ventas@oficina.mx',
    automatic: true,
    remindersAt: '10:00',
  })
  await answer('mail.queue', { to: ['lety@ceiba.mx'], subject: 'Su cotización', text: 'Va' })
  expect(await answer('mail.send')).toMatchObject({ ok: true, value: { sent: 0, waiting: 0 } })
  expect(await answer('mail.test')).toMatchObject({ ok: false, refusal: { code: 'mail.practice' } })
  expect(smtp.delivered).toEqual([])
})
