import { createServer, type AddressInfo, type Socket } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { composeMail } from '#mail/compose.ts'
import { sendBySmtp, trySmtp, type SmtpServer } from '#mail/smtp.ts'
import { answer, fixture, openSmtp } from '../support/smtp.ts'

const message = new TextEncoder().encode('Subject: prueba\r\nMessage-ID: <1@oficina.mx>\r\n\r\nHola\r\n')
const from = 'ventas@oficina.mx'
const at = (port: number, change: Partial<SmtpServer> = {}): SmtpServer => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: '',
  password: '',
  ...change,
})
const quick = { timeout: 400 }

/** A server that answers line after line and then does what it is told. */
async function crooked(answers: readonly (string | 'hang' | 'cut')[]): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    let next = 0
    let inBody = false
    const say = () => {
      const line = answers[next++]
      if (line === 'cut') socket.destroy()
      else if (line !== undefined && line !== 'hang') socket.write(`${line}\r\n`)
      inBody = line?.startsWith('354') ?? false
    }
    socket.on('error', () => {})
    socket.on('data', (data) => {
      if (!inBody || data.toString().endsWith('\r\n.\r\n')) say()
    })
    say()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy())
    server.close()
  })
  return (server.address() as AddressInfo).port
}

describe('one message to one server', () => {
  test('what the server said is the proof of sending', async () => {
    const smtp = await openSmtp()
    const outcome = await sendBySmtp(at(smtp.port), { from, to: ['lety@ceiba.mx'] }, message)
    expect(outcome).toEqual({
      kind: 'taken',
      answer: expect.stringMatching(/^250 /),
      addresses: [{ address: 'lety@ceiba.mx', code: 250, answer: expect.stringMatching(/^250 /) }],
    })
    expect(smtp.delivered.map(({ to, messageId }) => [to, messageId])).toEqual([
      [['lety@ceiba.mx'], '<1@oficina.mx>'],
    ])
  })

  test('a server may take some addresses and refuse others', async () => {
    const smtp = await openSmtp({
      onAddress: (address) => {
        if (address === 'nadie@ceiba.mx') throw answer(550, 'No such user')
        if (address === 'gris@ceiba.mx') throw answer(451, 'Greylisted')
      },
    })
    const to = ['lety@ceiba.mx', 'nadie@ceiba.mx', 'gris@ceiba.mx']
    const outcome = await sendBySmtp(at(smtp.port), { from, to }, message)
    expect(outcome.kind === 'taken' && outcome.addresses.map(({ address, code }) => [address, code])).toEqual(
      [
        ['lety@ceiba.mx', 250],
        ['nadie@ceiba.mx', 550],
        ['gris@ceiba.mx', 451],
      ],
    )
    const none = await sendBySmtp(at(smtp.port), { from, to: to.slice(1) }, message)
    expect(none.kind === 'taken' && none.addresses.map(({ code }) => code)).toEqual([550, 451])
    expect(smtp.delivered).toHaveLength(1)
  })

  test('nobody there, a server that hangs, one that cuts: it waits and nothing has arrived', async () => {
    const gone = await openSmtp()
    await gone.close()
    const hangs = await crooked(['hang'])
    const cuts = await crooked(['220 hola', '250 oficina', '250 ok', 'cut'])
    for (const port of [gone.port, hangs, cuts]) {
      const outcome = await sendBySmtp(at(port), { from, to: ['lety@ceiba.mx'] }, message, quick)
      expect(outcome.kind).toBe('unreachable')
    }
  })

  test.each(['hang', 'cut'] as const)(
    'the text had left whole and the server %ss: nobody knows, so nothing decides by itself',
    async (end) => {
      const port = await crooked(['220 hola', '250 oficina', '250 ok', '250 ok', '354 venga', end])
      const outcome = await sendBySmtp(at(port), { from, to: ['lety@ceiba.mx'] }, message, quick)
      expect(outcome.kind).toBe('unsure')
    },
  )

  test('a no after the text is a no with its words', async () => {
    const smtp = await openSmtp({
      onMessage: () => {
        throw answer(552, 'Message too big for this mailbox')
      },
    })
    expect(await sendBySmtp(at(smtp.port), { from, to: ['lety@ceiba.mx'] }, message)).toEqual({
      kind: 'refused',
      code: 552,
      answer: '552 Message too big for this mailbox',
    })
  })
})

describe('to whom the office speaks', () => {
  const certificate = { key: fixture('smtp-key.pem'), cert: fixture('smtp-cert.pem') }

  test('a certificate that nobody vouches for gets nothing, neither password nor message', async () => {
    const passwords: string[] = []
    const smtp = await openSmtp({
      ...certificate,
      secure: true,
      onAuth: ({ password }, _session, done) => {
        passwords.push(password ?? '')
        done(null, { user: 'x' })
      },
    })
    const server = at(smtp.port, { security: 'tls', user: 'ventas', password: 'secreta' })
    expect(await sendBySmtp(server, { from, to: ['lety@ceiba.mx'] }, message)).toEqual({
      kind: 'unreachable',
      answer: 'El certificado del servidor no es válido para ese nombre, así que no se le entregó nada.',
    })
    expect([passwords, smtp.delivered]).toEqual([[], []])
    const trusted = { trust: certificate.cert }
    const sent = await sendBySmtp(server, { from, to: ['lety@ceiba.mx'] }, message, trusted)
    expect([sent.kind, passwords]).toEqual(['taken', ['secreta']])
  })

  test('STARTTLS is required where it was chosen: a server without it gets nothing', async () => {
    const bare = await openSmtp()
    const server = at(bare.port, { security: 'starttls', user: 'ventas', password: 'secreta' })
    expect((await sendBySmtp(server, { from, to: ['lety@ceiba.mx'] }, message)).kind).not.toBe('taken')
    expect(bare.delivered).toEqual([])
    const smtp = await openSmtp({ ...certificate, disabledCommands: ['AUTH'] })
    const trusted = { trust: certificate.cert }
    const open = at(smtp.port, { security: 'starttls' })
    expect((await sendBySmtp(open, { from, to: ['lety@ceiba.mx'] }, message, trusted)).kind).toBe('taken')
  })

  test('TLS 1.1 is too old', async () => {
    const smtp = await openSmtp({ ...certificate, secure: true, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })
    const fault = await trySmtp(at(smtp.port, { security: 'tls' }), {
      trust: certificate.cert,
      timeout: 2000,
    })
    expect(fault).not.toBeNull()
  })

  test('without encryption only this very machine is spoken to', async () => {
    await expect(
      sendBySmtp(at(25, { host: 'smtp.empresa.mx' }), { from, to: ['a@b.mx'] }, message),
    ).rejects.toThrow(/this machine/)
  })

  test('a wrong password waits for a right one', async () => {
    const smtp = await openSmtp({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(answer(535, 'Bad credentials')),
    })
    const server = at(smtp.port, { user: 'ventas', password: 'otra' })
    const outcome = await sendBySmtp(server, { from, to: ['lety@ceiba.mx'] }, message)
    expect(outcome).toEqual({ kind: 'unreachable', answer: expect.stringMatching(/^535/) })
    expect(await trySmtp(server)).toMatch(/^535/)
  })
})

test('a composed message has its Message-ID, its accents and its papers, and opens no file by its name', async () => {
  const raw = await composeMail({
    messageId: '<abc@oficina.mx>',
    fromName: 'Sistemas del Caribe',
    fromAddress: from,
    to: ['lety@ceiba.mx', 'raul@ceiba.mx'],
    subject: 'Mañana es su corte\r\nBcc: otro@mal.mx',
    text: 'Año nuevo, ñandú\nfile:///etc/passwd',
    date: new Date('2026-11-23T15:00:00Z'),
    attachments: [{ name: 'series.pdf', type: 'application/pdf', bytes: Buffer.from('%PDF-1.4') }],
  })
  const text = raw.toString('utf8')
  expect(text).toContain('Message-ID: <abc@oficina.mx>')
  expect(text).toContain('To: lety@ceiba.mx, raul@ceiba.mx')
  expect(text).toMatch(/filename="?series\.pdf/)
  expect(text).not.toMatch(/^Bcc:/m)
})
