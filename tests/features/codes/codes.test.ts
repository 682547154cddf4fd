import { describe, expect, it } from 'vitest'
import { day } from '#domain/calendar.ts'
import { CODE_SENT_BUTTON, CODE_SENT_WORDS, wasSent } from '#domain/code-request.ts'
import { CODE_MESSAGE_SUBJECT, readCodeMessage } from '#domain/vendor-message.ts'
import {
  codeSentence,
  codesText,
  codeWhy,
  JUNK_MAIL,
  mailSentence,
  requestSteps,
} from '#messages/es-MX/codes.ts'
import { taskSentence } from '#messages/es-MX/tasks.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { setUpMail } from '../../support/reminders.ts'
import { answer, openSmtp } from '../../support/smtp.ts'
import { bought, rented, wish } from '../unlocks/office.ts'

const WITH_EMAIL = { contacts: [{ name: 'Lety Núñez', phone: '9988440824', email: 'lety@ceiba.mx' }] }
const FIRST = 'RW2F-7SHD-WOPE-T41Y'

const page = (app: TestApp, serialId: string) => app.call('codes.of', { serialId })
const family = async (app: TestApp, serialId: string) =>
  (await page(app, serialId)).codes.map(({ code, source, computer, inForce, unlock }) =>
    [code, source, computer, inForce ? 'vigente' : '', unlock?.ordinal ?? ''].join(' '),
  )
const asked = async (app: TestApp) =>
  (await app.call('today.list', {})).tasks.lines.filter(({ kind }) => kind === 'code.ask')
const deed = async ({ app }: TestApp, name: string, input: unknown) => {
  const done = await app.dispatch({ operator: null, host: 'direct' }, name, input)
  if (!done.ok) throw new Error(done.refusal.message)
  return done.command!
}

describe('where each code came from', () => {
  it('a code is kept with its serial as the other half of what activates it: how it came, when, and on which computer (R69)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, { activatedOn: null, code: undefined, paidUntil: undefined })
    await app.call('serials.activate', { id, on: day('2026-11-20'), code: FIRST })
    const later = { code: 'icjt-48ej-gx97-40p1', source: 'portal', computer: 'CAJA-02' } as const
    await app.call('serials.addCode', { id, ...later })
    expect(await family(app, id)).toEqual([
      'ICJT-48EJ-GX97-40P1 portal CAJA-02 vigente ',
      `${FIRST} typed   `,
    ])
    expect(codeWhy[0]).toMatch(/tan importante como el número de serie.*se activa/)
  })

  it('it is said that the code proves the use legal and opens support and the company’s name (R70)', () => {
    const said = codeWhy.join(' ')
    expect(said).toMatch(/usuario de software legal/)
    expect(said).toMatch(/soporte técnico/)
    expect(said).toMatch(/el nombre de su empresa/)
  })

  it('an unlock’s names its unlock, and follows the one of the computer that was left (R53)', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const [first] = (await page(app, id)).codes
    await app.call('codes.setComputer', { id: first!.id, computer: 'CAJA-01' })
    await app.call('serials.addCode', { id, code: 'OTRO-0000-CDA0', source: 'vendor' })
    const unlock = await app.call('unlocks.request', { ...wish(id), formerComputer: 'caja-01' })
    await app.call('unlocks.send', { id: unlock.id })
    await app.call('unlocks.grant', { id: unlock.id, answer: 'NUEV-0000-CDA1' })
    const { codes } = await page(app, id)
    expect(codes[0]).toMatchObject({
      source: 'unlock',
      computer: 'CAJA-02',
      unlock: { id: unlock.id, ordinal: 1 },
    })
    expect([codes[0]!.parentId, codes[0]!.lane]).toEqual([first!.id, 1])
    expect(codeSentence(codes[0]!)).toBe(
      'NUEV-0000-CDA1, vigente, en CAJA-02, desbloqueo, el 1.º, lun 23 nov 2026',
    )
  })

  it('a code that came before has its place by its day, and one of a day to come is refused', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const old = { id, code: 'VIEJ-0000-CDA0', source: 'typed' } as const
    expect(await app.refused('serials.addCode', { ...old, on: '2026-11-24' })).toBe('code.inFuture')
    await app.call('serials.addCode', { ...old, on: day('2026-02-01') })
    expect((await family(app, id)).at(-1)).toBe('VIEJ-0000-CDA0 typed   ')
    expect(await app.refused('codes.setComputer', { id: 'nadie', computer: 'X' })).toBe('code.notFound')
    expect(await app.refused('codes.of', { serialId: 'nadie' })).toBe('serial.notFound')
  })

  it('what was noted of a computer may be taken back', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const [code] = (await page(app, id)).codes
    const command = await deed(app, 'codes.setComputer', { id: code!.id, computer: 'CAJA-09' })
    await app.call('ledger.undo', { command })
    expect((await page(app, id)).codes[0]!.computer).toBe('')
  })
})

describe('Reenviar CDA, asked of the vendor (R73)', () => {
  it('stands in Hoy until the pasted message closes it, also with a code that was known (R73, R85)', async () => {
    const app = openTestApp()
    const { id } = await rented(app, {}, WITH_EMAIL)
    await app.call('codes.request', { serialId: id })
    const [task] = await asked(app)
    expect(task!.what).toBe('pedir el CDA de SAES7056850 en el portal y pegar el correo que llegue')
    expect(taskSentence('code.ask', { serial: 'SAES7056850' })).toBe(task!.what)
    expect([task!.dueOn, task!.serialId, task!.desk]).toEqual(['2026-11-23', id, 'code'])
    expect((await page(app, id)).request).toMatchObject({ askedOn: '2026-11-23' })
    const message = readCodeMessage(`Estimado ANA RIOS,\nNúmero de Serie: SAES7056850\nCDA: ${FIRST}`)!
    await app.call('serials.addCode', { id, code: message.code, source: 'vendor' })
    expect([await asked(app), (await page(app, id)).request]).toEqual([[], null])
    expect(await family(app, id)).toEqual([`${FIRST} typed  vigente `])
  })

  it('is closed by a new code that comes by spreadsheet, and opens again when that import is taken back', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const { id: requestId } = await app.call('codes.request', { serialId: id })
    const sheet = (code: string) => ({ text: `No. Serie\tCDA\nSAES7056850\t${code}\n` })
    // The office's own sheet has had the known code all along: that is no answer.
    expect((await app.call('imports.commit', sheet((await page(app, id)).codes[0]!.code))).same).toBe(1)
    expect((await page(app, id)).request?.id).toBe(requestId)
    const commit = await app.call('imports.commit', sheet('NUEV-0000-CDA1'))
    expect([commit.changed, await asked(app), (await page(app, id)).request]).toEqual([1, [], null])
    await app.call('imports.undo', { import: commit.import! })
    expect([(await asked(app)).length, (await page(app, id)).request?.id]).toEqual([1, requestId])
  })

  it('is closed by an unlock’s code, and by hand with a reason, and may be taken back', async () => {
    const app = openTestApp()
    const { id } = await rented(app)
    const first = await app.call('codes.request', { serialId: id })
    const closing = { id: first.id, how: 'arrived', reason: 'lo dictó el cliente' } as const
    expect(await app.refused('codes.closeRequest', { ...closing, reason: ' ' })).toBe(
      'operation.invalidInput',
    )
    const command = await deed(app, 'codes.closeRequest', closing)
    expect(await asked(app)).toEqual([])
    expect(await app.refused('codes.closeRequest', closing)).toBe('code.requestClosed')
    await app.call('ledger.undo', { command })
    expect(await asked(app)).toHaveLength(1)
    await app.call('codes.closeRequest', { id: first.id, how: 'cancelled', reason: 'ya no' })
    await app.call('codes.request', { serialId: id })
    const unlock = await app.call('unlocks.request', { ...wish(id), sent: true })
    await app.call('unlocks.grant', { id: unlock.id, answer: 'NUEV-0000-CDA1' })
    expect(await asked(app)).toEqual([])
  })

  it('is one at a time, of a system that is there, and ends with a system that leaves (D13)', async () => {
    const app = openTestApp()
    const { id, clientId } = await rented(app)
    expect(await app.refused('codes.request', { serialId: 'nadie' })).toBe('serial.notFound')
    await app.call('codes.request', { serialId: id })
    expect(await app.refused('codes.request', { serialId: id })).toBe('code.alreadyAsked')
    await app.call('serials.leave', { id, reason: 'ya no lo usa' })
    expect([await asked(app), (await page(app, id)).request]).toEqual([[], null])
    expect(await app.refused('codes.request', { serialId: id })).toBe('serial.hasLeft')
    await app.call('serials.return', { id })
    await app.call('codes.request', { serialId: id })
    await app.call('clients.leave', { id: clientId, reason: 'cerró' })
    expect((await page(app, id)).request).toBeNull()
    expect(await app.refused('codes.closeRequest', { id: 'nada', how: 'arrived', reason: 'x' })).toBe(
      'code.requestNotFound',
    )
  })

  const facts = {
    serial: 'SAES7056850',
    client: 'Hotel La Ceiba',
    vendor: 'Aspel',
    mode: 'subscription',
    hasAccount: true,
    email: 'lety@ceiba.mx',
  } as const

  it('goes step by step to «Reenviar CDA» of the serial, in the section of its mode (R73, R56)', () => {
    expect(requestSteps(facts)).toContain(
      'Busque la serie SAES7056850 y presione el ícono «Reenviar CDA»; acepte el aviso.',
    )
    expect(requestSteps(facts).join(' ')).toContain('«Mis Servicios», «Suscripciones»')
    expect(requestSteps({ ...facts, mode: 'electronic' }).join(' ')).toContain(
      '«Mis Servicios», «Licenciamiento»',
    )
  })

  it('by the names of the account menu, and leaves by «Cerrar sesión» (R83)', () => {
    const steps = requestSteps(facts)
    expect(steps[1]).toContain('(Ir a mi cuenta, Mi Perfil, Mis pedidos, Administrar pagos, Cerrar sesión)')
    expect(steps.at(-1)).toBe('Al terminar, «Cerrar sesión».')
  })

  it('looks at the e-mail in «Mi Perfil», «Datos generales» before, and in junk mail after (R75, R86)', () => {
    expect(requestSteps(facts)[2]).toBe(
      'Vea en «Mi Perfil», «Datos generales», que el correo sea lety@ceiba.mx: ahí llega.',
    )
    expect(requestSteps({ ...facts, email: null })[2]).toContain('uno que el cliente lea')
    expect(requestSteps(facts)[5]).toContain(CODE_MESSAGE_SUBJECT)
    expect(JUNK_MAIL).toBe('Si no llega, vea también en correos no deseados (spam).')
  })

  it('a client without an account in the vault is led to «Crear cuenta» and its alta first (R72)', async () => {
    const app = openTestApp()
    await app.call('vault.setUp', {})
    const { id, clientId } = await rented(app)
    expect((await page(app, id)).hasAccount).toBe(false)
    expect(requestSteps({ ...facts, hasAccount: false })[0]).toMatch(
      /^La Bóveda no tiene la cuenta Aspel de Hotel La Ceiba\..*«Crear cuenta».*alta\.$/,
    )
    await app.call('vault.save', { clientId, portal: 'Softmás', user: 'u', password: 'p' })
    expect((await page(app, id)).hasAccount).toBe(false)
    await app.call('vault.save', { clientId, portal: 'ASPEL México', user: 'u', password: 'p' })
    expect((await page(app, id)).hasAccount).toBe(true)
    expect(requestSteps(facts)[0]).toMatch(/con el usuario de Hotel La Ceiba que está en la Bóveda\.$/)
  })
})

describe('the code, sent to the client by the office', () => {
  async function officeWithMail(options: Parameters<typeof openSmtp>[0] = {}) {
    const smtp = await openSmtp(options)
    const app = openTestApp()
    await setUpMail(app, smtp.port)
    const { id, clientId } = await rented(app, {}, WITH_EMAIL)
    return { app, smtp, id, clientId }
  }

  it('goes to the registered e-mail under the office’s own name and words, never the vendor’s (R75, D18)', async () => {
    const { app, smtp, id } = await officeWithMail()
    expect((await page(app, id)).email).toEqual({ name: 'Lety Núñez', email: 'lety@ceiba.mx' })
    const { to, mailId } = await app.call('codes.send', { serialId: id })
    const { mail } = await app.call('mail.get', { id: mailId })
    expect([to, mail.subject]).toEqual([
      'lety@ceiba.mx',
      'Código de activación de SAE 10.0: Hotel La Ceiba SA de CV',
    ])
    expect(mail.text).toContain(`Serie: SAES7056850\nCódigo de activación (CDA): ${FIRST}`)
    expect(mail.subject).not.toBe(CODE_MESSAGE_SUBJECT)
    expect(readCodeMessage(mail.text)).toBeNull()
    await app.call('mail.send', {})
    expect(smtp.delivered.map((one) => one.to)).toEqual([['lety@ceiba.mx']])
    expect(smtp.delivered[0]!.raw).toMatch(/^From: "?Sistemas del Caribe"? <ventas@oficina\.mx>/m)
  })

  it('is said to be sent only once the mail server took it: until then it is in the queue (R74)', async () => {
    let away = true
    const refuse = () => {
      if (away) throw answer(451, 'come back later')
    }
    const { app, id } = await officeWithMail({ onMessage: refuse })
    await app.call('codes.send', { serialId: id })
    const stands = async () => {
      const { mail, mailReady } = await page(app, id)
      return [mail!.state, wasSent(mail!.state), mailSentence(mail!, mailReady)]
    }
    const waits = ['queued', false, 'En cola para lety@ceiba.mx: todavía no sale.']
    expect(await stands()).toEqual(waits)
    await app.call('mail.send', {})
    expect(await stands()).toEqual(waits)
    away = false
    app.setNow('2026-11-23T16:00:00Z')
    await app.call('mail.send', {})
    expect(await stands()).toEqual([
      'sent',
      true,
      'Enviado a lety@ceiba.mx (puesto en cola el lun 23 nov 2026).',
    ])
    expect([CODE_SENT_WORDS, CODE_SENT_BUTTON]).toEqual([
      'El CDA del número de serie ha sido enviado a tu cuenta de correo.',
      'Aceptar',
    ])
  })

  it('never claims that it was sent where the server refused it, or the mail is not set up (R74)', async () => {
    const { app, id } = await officeWithMail({
      onAddress: () => {
        throw answer(550, 'No such user here')
      },
    })
    await app.call('codes.send', { serialId: id })
    await app.call('mail.send', {})
    const { mail, mailReady } = await page(app, id)
    expect([mail!.state, wasSent(mail!.state)]).toEqual(['failed', false])
    expect(mailSentence(mail!, mailReady)).toBe('Para lety@ceiba.mx: sin salir. Véalo en Correo.')
    expect(mailSentence({ ...mail!, state: 'queued' }, false)).toMatch(/^Por enviar a .* no está configurado/)
  })

  it('is refused without a code, without an e-mail, and while the last one waits', async () => {
    const app = openTestApp()
    const { id, clientId } = await rented(app, { code: undefined })
    expect(await app.refused('codes.send', { serialId: 'nadie' })).toBe('serial.notFound')
    expect(await app.refused('codes.send', { serialId: id })).toBe('code.none')
    await app.call('serials.addCode', { id, code: FIRST, source: 'vendor' })
    const none = await app.answer('codes.send', { serialId: id })
    expect(none).toMatchObject({
      refusal: {
        code: 'code.noEmail',
        message: expect.stringMatching(/no tiene correo registrado.*Perfil, «Datos generales»/),
      },
    })
    await app.call('contacts.save', { clientId, name: 'Raúl', email: 'raul@ceiba.mx' })
    await app.call('codes.send', { serialId: id })
    expect(await app.refused('codes.send', { serialId: id })).toBe('code.mailWaiting')
    const [mail] = (await app.call('mail.list', {})).mails
    await app.call('mail.cancel', { id: mail!.id })
    await app.call('serials.leave', { id, reason: 'cerró' })
    expect(await app.refused('codes.send', { serialId: id })).toBe('serial.hasLeft')
  })

  it('does not leave any more to who has sold the system while it waited', async () => {
    const { app, smtp, id } = await officeWithMail()
    await app.call('codes.send', { serialId: id })
    const other = await app.call('clients.create', { name: 'Buceo Ixchel' })
    const why = { reason: 'traspaso', authorisation: 'carta firmada' }
    await app.call('changes.transfer', { serialId: id, toClientId: other.id, ...why })
    await app.call('mail.send', {})
    expect([smtp.delivered, (await page(app, id)).mail!.state]).toEqual([[], 'cancelled'])
    expect(await app.refused('codes.send', { serialId: id })).toBe('code.noEmail')
  })

  it('stands in the history of the system and of the client', async () => {
    const { app, id, clientId } = await officeWithMail()
    await app.call('codes.send', { serialId: id })
    for (const of of [{ clientId }, { clientId, serialId: id }]) {
      const { entries } = await app.call('contacts.history', of)
      expect(entries.filter(({ kind }) => kind === 'mail')).toHaveLength(1)
    }
  })
})

describe('the certificate of a licence in a box', () => {
  const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const kept = async ({ app, call }: TestApp, name: string, bytes: Buffer) =>
    (await call('attachments.add', { file: app.files.put(name, bytes).file })).id
  const read = (serialId: string) => ({
    serialId,
    serial: 'cois7700001',
    code: 'cert-ific-ado1',
    folio: 'F-0012345',
    datedOn: day('2025-03-10'),
  })

  it('its data exist only there, so they are kept from it with their photo (R57, R71)', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'physical')
    const attachment = await kept(app, 'certificado.png', PNG)
    await app.call('codes.keepCertificate', { ...read(id), attachment })
    expect((await page(app, id)).certificate).toEqual({
      folio: 'F-0012345',
      datedOn: '2025-03-10',
      code: 'CERT-IFIC-ADO1',
      keptOn: '2026-11-23',
      attachment: { id: attachment, name: 'certificado.png' },
    })
    // It was the first code of all: the one that was known already came after it.
    expect(await family(app, id)).toEqual([
      'QXYE-YH7Y-S3UU-5YVO typed  vigente ',
      'CERT-IFIC-ADO1 certificate   ',
    ])
  })

  it('the portal is not asked for its code: it is said where it stands (R71)', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'physical')
    const said = await app.answer('codes.request', { serialId: id })
    expect(said).toMatchObject({
      refusal: {
        code: 'code.onlyOnCertificate',
        message: expect.stringMatching(/solo está en el Certificado de Autenticidad/),
      },
    })
    expect(codesText.onlyThere).toMatch(/solo están en el Certificado de Autenticidad, dentro del empaque/)
  })

  it('read again it is corrected, keeps its photo, and a code that was known is the certificate’s', async () => {
    const app = openTestApp()
    const { id } = await bought(app, 'physical')
    const attachment = await kept(app, 'certificado.png', PNG)
    await app.call('codes.keepCertificate', { ...read(id), attachment })
    await app.call('codes.keepCertificate', { ...read(id), folio: 'F-9', code: 'QXYE-YH7Y-S3UU-5YVO' })
    expect((await page(app, id)).certificate).toMatchObject({
      folio: 'F-9',
      code: 'QXYE-YH7Y-S3UU-5YVO',
      attachment: { id: attachment },
    })
    // What was misread the first time is gone.
    expect(await family(app, id)).toEqual(['QXYE-YH7Y-S3UU-5YVO certificate  vigente '])
  })

  it('a licence of which the sheet only said "licencia" is known as physical by its certificate (R57)', async () => {
    const app = openTestApp()
    await app.call('imports.commit', {
      text: 'Cliente\tSistema\tVersión\tUsuarios\tNo. Serie\tModalidad\nMuebles Pacheco\tCOI\t9.0\t1\tCOIS7700001\tLicencia',
    })
    const found = (await app.call('serials.window', {})).rows[0]!
    expect(found.mode).toBe('electronic')
    await app.call('codes.keepCertificate', read(found.id))
    expect((await page(app, found.id)).mode).toBe('physical')
  })

  it('is refused of a rental, of another serial, with a photo that is none, and of a day to come', async () => {
    const app = openTestApp()
    const rental = await rented(app)
    const { id } = await bought(app, 'physical')
    const refused = (change: object) => app.refused('codes.keepCertificate', { ...read(id), ...change })
    expect(await refused({ serialId: rental.id })).toBe('certificate.notPhysical')
    expect(await refused({ serialId: 'nadie' })).toBe('serial.notFound')
    expect(await refused({ serial: 'COIS7700009' })).toBe('certificate.ofOther')
    expect(await refused({ code: '¿?' })).toBe('serial.codeInvalid')
    expect(await refused({ datedOn: '2026-11-24' })).toBe('certificate.inFuture')
    expect(await refused({ attachment: 'f'.repeat(64) })).toBe('attachment.notFound')
    // Its name says photo; its bytes are an invoice.
    const xml = await kept(app, 'foto.jpg', Buffer.from('<?xml version="1.0"?><cfdi/>'))
    expect(await refused({ attachment: xml })).toBe('certificate.photoType')
    expect(await refused({ folio: ' ' })).toBe('operation.invalidInput')
    expect((await page(app, id)).certificate).toBeNull()
  })
})
