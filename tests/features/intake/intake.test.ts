import { describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../support/app.ts'
import { FIVE_DATA, savedMail, type MailOf } from '../../support/worked-intake.ts'

const ACCESS = { portal: 'Aspel', user: 'raul@cenote.mx', password: 'Cenote#1' } as const

async function drop(app: TestApp, mail: MailOf | string = {}, name = 'alta.eml') {
  const bytes = typeof mail === 'string' ? mail : savedMail(mail)
  const { file } = app.app.files.put(name, Buffer.from(bytes))
  return app.call('intake.drop', { file })
}

const got = async ({ call }: TestApp, id: string) => (await call('intake.get', { id })).intake
const owed = async ({ call }: TestApp, id: string) =>
  (await call('today.list', {})).tasks.lines
    .filter((task) => task.ref === id)
    .map(({ kind, dueOn }) => [kind, dueOn])

describe('an alta de escritorio', () => {
  test('goes from the client’s mail to the credentials, and Hoy says each next step (R1–R6, D18)', async () => {
    const app = openTestApp()
    const { call } = app
    // R3, R4: the client wrote to the office, under the fixed subject.
    const { id, again } = await drop(app)
    expect(again).toBe(false)
    expect(await got(app, id)).toMatchObject({
      ...FIVE_DATA,
      state: 'received',
      missing: [],
      rightSubject: true,
      fromAddress: 'raul@cenote.mx',
      receivedOn: '2026-11-21',
      attachment: { name: 'alta.eml' },
    })
    expect(await owed(app, id)).toEqual([['intake.complete', '2026-11-24']])
    expect((await call('tasks.why', { id: `intake.complete:${id}` })).why.slice(1)).toEqual([
      expect.stringMatching(/^Se cuentan? 1 día hábil de «.+» desde el lunes 23 de noviembre de 2026/),
      'Vence el martes 24 de noviembre de 2026.',
    ])
    // R2: the five data, checked by a person.
    expect(await call('intake.save', { id, ...FIVE_DATA })).toEqual({ id, missing: [] })
    expect(await owed(app, id)).toEqual([['intake.register', '2026-11-24']])
    // R1, R5: the office registers the company.
    const registered = await call('intake.register', { id, ...ACCESS })
    expect(await owed(app, id)).toEqual([['intake.deliver', '2026-11-24']])
    const { client, contacts } = await call('clients.get', { id: registered.clientId })
    expect([client.name, client.rfc]).toEqual(['Cenote Azul SA de CV', 'DIM8701081LA'])
    expect(contacts).toEqual([
      { id: expect.any(String), name: 'Raúl Pech', phone: '9841227050', email: 'raul@cenote.mx', role: '' },
    ])
    // R5: user and password are sent; R6: both are to be safeguarded.
    const message = await call('intake.credentials', { id, withPassword: true })
    expect(message.text).toContain('Usuario: raul@cenote.mx')
    expect(message.text).toContain('Contraseña: Cenote#1')
    expect(message.text).toContain('Resguarde estos dos datos')
    expect((await call('vault.log', { clientId: client.id })).reveals.map(({ reason }) => reason)).toEqual([
      'entrega de usuario y contraseña (alta de escritorio)',
    ])
    await call('intake.deliver', { id, by: 'whatsapp', withPassword: true })
    expect(await owed(app, id)).toEqual([])
    expect(await got(app, id)).toMatchObject({
      state: 'delivered',
      deliveredOn: '2026-11-23',
      deliveredBy: 'whatsapp',
      withPassword: true,
      portal: 'Aspel',
    })
    expect((await call('contacts.history', { clientId: client.id })).entries).toMatchObject([
      { channel: 'whatsapp', text: 'Se entregaron usuario y contraseña de Aspel (alta de escritorio).' },
    ])
  })

  test('says what is missing until the five are whole, and is not registered before (R2)', async () => {
    const app = openTestApp()
    const { call, answer } = app
    const { id } = await call('intake.paste', {
      text: 'Razón social: Cenote Azul\nRFC: pendiente\nTel: 122-7050',
    })
    expect((await got(app, id)).missing).toEqual(['rfc', 'contactName', 'phone', 'email'])
    await call('intake.save', { id, ...FIVE_DATA, rfc: '' })
    expect((await got(app, id)).state).toBe('incomplete')
    const task = (await call('today.list', {})).tasks.lines.find(({ ref }) => ref === id)
    expect(task?.params).toEqual({ name: 'Cenote Azul SA de CV', missing: ['rfc'] })
    expect(await answer('intake.register', { id, ...ACCESS })).toMatchObject({
      refusal: { code: 'intake.dataMissing', message: expect.stringContaining('falta RFC') },
    })
    expect((await call('clients.list', {})).total).toBe(0)
    expect((await call('vault.list', {})).total).toBe(0)
    await call('intake.save', { id, ...FIVE_DATA })
    expect((await got(app, id)).state).toBe('ready')
  })

  test('a wrong check digit of the RFC warns and does not block (beyond.md I16)', async () => {
    const { call } = openTestApp()
    const { id } = await call('intake.save', { ...FIVE_DATA, rfc: 'COSC8001137N9' })
    expect((await call('intake.register', { id, ...ACCESS })).warnings).toEqual(['checkDigit'])
  })

  test('the same mail twice is one intake, also when another program saved it', async () => {
    const app = openTestApp()
    const first = await drop(app)
    expect(await drop(app)).toEqual({ id: first.id, again: true })
    expect(await drop(app, `X-Saved-By: otro\r\n${savedMail({})}`, 'copia.eml')).toEqual({
      id: first.id,
      again: true,
    })
    const pasted = await app.call('intake.paste', { text: 'RFC: DIM8701081LA' })
    expect(await app.call('intake.paste', { text: '  RFC:  DIM8701081LA\n' })).toEqual({
      id: pasted.id,
      again: true,
    })
    expect((await app.call('intake.list', {})).total).toBe(2)
    // One that was cancelled may come again.
    await app.call('intake.cancel', { id: first.id, reason: 'se arrepintió' })
    expect((await drop(app)).again).toBe(false)
  })

  test.each<[string, MailOf, object]>([
    [
      'of HTML alone',
      {
        messageId: '<h@x>',
        type: 'text/html; charset=utf-8',
        body: '<html><head><style>p{}</style></head><body><table><tr><td><b>Raz&oacute;n social</b></td><td>Cenote Azul SA de CV</td></tr><tr><td>RFC</td><td>DIM8701081LA</td></tr></table><p>Nombre de contacto: Ra&uacute;l Pech<br>N&uacute;mero de contacto: 984&nbsp;122&nbsp;7050<br>Correo de contacto: <a href="mailto:raul@cenote.mx">raul@cenote.mx</a></p><script>x</script></body></html>',
      },
      { ...FIVE_DATA, missing: [] },
    ],
    [
      'with a signature full of telephones',
      {
        messageId: '<s@x>',
        body: 'Razón social: Cenote Azul SA de CV\r\nRFC: DIM8701081LA\r\nNombre de contacto: Raúl Pech\r\nNúmero de contacto: 984 122 7050\r\nCorreo de contacto: raul@cenote.mx\r\n\r\n--\r\nLic. Ana Ríos\r\nTel. 998 111 2222 | Cel. 998 333 4444 | WhatsApp 998 555 6666\r\nana@despacho.mx',
      },
      { ...FIVE_DATA, missing: [] },
    ],
    [
      'of nothing but an attachment',
      { messageId: '<a@x>', type: 'application/pdf; name="constancia.pdf"', body: '%PDF-1.4' },
      { name: '', rfc: '', email: 'raul@cenote.mx', text: 'Adjuntos: constancia.pdf' },
    ],
    [
      'under another subject: it warns and does not block',
      { messageId: '<o@x>', subject: 'quiero rentar' },
      { ...FIVE_DATA, subject: 'quiero rentar', rightSubject: false },
    ],
  ])('a mail %s', async (_what, mail, expected) => {
    const app = openTestApp()
    const { id } = await drop(app, mail)
    expect(await got(app, id)).toMatchObject(expected)
  })

  test.each([
    ['a spreadsheet', 'Cliente,RFC\nx,y', 'intake.notAMessage'],
    ['a PDF', '%PDF-1.4', 'intake.notAMessage'],
    ['a web page', '<html><p>Razón social: X</p></html>', 'intake.notAMessage'],
  ])('%s is no mail, and leaves nothing behind', async (_what, bytes, code) => {
    const { app, call, refused } = openTestApp()
    const { file } = app.files.put('archivo', Buffer.from(bytes))
    expect(await refused('intake.drop', { file })).toBe(code)
    expect(await refused('intake.drop', { file: 'nada' })).toBe('file.notFound')
    expect(await refused('intake.paste', { text: ' \n ' })).toBe('intake.textEmpty')
    expect((await call('intake.list', { which: 'all' })).total).toBe(0)
  })

  test('a company that looks like a client is shown, by RFC and by a name in other letters (beyond.md 15)', async () => {
    const { call } = openTestApp()
    const muñoz = await call('clients.create', { name: 'Muñoz & Hijos, S.A. de C.V.', rfc: 'EKU9003173C9' })
    const alike = async (name: string, rfc = '') =>
      (await call('intake.alike', { name, rfc })).clients.map(({ id, why }) => [id === muñoz.id, why])
    expect(await alike('MUNOZ Y HIJ0S SA DE CV')).toEqual([[true, 'name']])
    expect(await alike('Otra', 'eku-900317-3c9')).toEqual([[true, 'sameRfc']])
    expect(await alike('Otra', 'EKU9003173C8')).toEqual([[true, 'rfc']])
    expect(await alike('Muñoz e Hijos Sur')).toEqual([])
    expect(await alike('')).toEqual([])
  })

  test('"es el mismo cliente" leads to that client instead of a second one, with its new person and RFC', async () => {
    const { call, refused } = openTestApp()
    const client = await call('clients.create', {
      name: 'Cenote Azul',
      contacts: [{ name: 'Ana', phone: '9841110000' }],
    })
    const { id } = await call('intake.save', FIVE_DATA)
    await call('intake.join', { id, clientId: client.id })
    expect((await call('intake.register', { id, ...ACCESS })).clientId).toBe(client.id)
    const page = await call('clients.get', { id: client.id })
    expect([page.client.name, page.client.rfc]).toEqual(['Cenote Azul', 'DIM8701081LA'])
    expect(page.contacts.map(({ name }) => name)).toEqual(['Ana', 'Raúl Pech'])
    expect((await call('clients.list', {})).total).toBe(1)
    // Without saying so, a second client of the same RFC is refused with the way to the first.
    const second = await call('intake.save', FIVE_DATA)
    expect(await refused('intake.register', { id: second.id, ...ACCESS })).toBe('client.rfcTaken')
  })

  test('a client with two portals has an access to each, and one that it had needs no new password (C23)', async () => {
    const { call, refused } = openTestApp()
    const { id } = await call('intake.save', FIVE_DATA)
    const { clientId, entryId } = await call('intake.register', { id, ...ACCESS })
    const second = await call('intake.save', FIVE_DATA)
    await call('intake.join', { id: second.id, clientId })
    expect(await refused('intake.register', { id: second.id, portal: 'Softmás' })).toBe(
      'intake.accessMissing',
    )
    await call('intake.register', { id: second.id, portal: 'Softmás', user: 'u2', password: 'p2' })
    expect((await call('vault.list', { clientId })).entries.map(({ portal }) => portal)).toEqual([
      'Aspel',
      'Softmás',
    ])
    const third = await call('intake.save', FIVE_DATA)
    await call('intake.join', { id: third.id, clientId })
    expect((await call('intake.register', { id: third.id, portal: 'aspel' })).entryId).toBe(entryId)
    expect((await call('vault.reveal', { id: entryId, reason: 'x' })).password).toBe('Cenote#1')
  })

  test('each step is taken in its state alone, and the sentence says in which it is', async () => {
    const { call, answer, refused } = openTestApp()
    const { id } = await call('intake.save', FIVE_DATA)
    expect(await refused('intake.deliver', { id, by: 'email', withPassword: true })).toBe('intake.notNow')
    expect(await refused('intake.credentials', { id, withPassword: true })).toBe('intake.notNow')
    await call('intake.register', { id, ...ACCESS })
    expect(await answer('intake.register', { id, ...ACCESS })).toMatchObject({
      refusal: {
        message: 'El alta de Cenote Azul SA de CV está registrada en el portal, y así no se puede registrar.',
      },
    })
    expect(await refused('intake.save', { id, ...FIVE_DATA })).toBe('intake.notNow')
    await call('intake.cancel', { id, reason: 'no quiso' })
    expect(await refused('intake.deliver', { id, by: 'email', withPassword: true })).toBe('intake.notNow')
    expect((await call('intake.list', { which: 'cancelled' })).total).toBe(1)
    expect((await call('today.list', {})).tasks.lines).toEqual([])
  })

  test('a registration is taken back whole: client, contact, vault and task', async () => {
    const app = openTestApp()
    const { id } = await app.call('intake.save', FIVE_DATA)
    const done = await app.answer('intake.register', { id, ...ACCESS })
    await app.call('ledger.undo', { command: (done as { command: string }).command })
    expect((await got(app, id)).state).toBe('ready')
    expect(await owed(app, id)).toEqual([['intake.register', '2026-11-24']])
    expect((await app.call('clients.list', {})).total + (await app.call('vault.list', {})).total).toBe(0)
  })

  test('the message of R5 may go without the password (C17)', async () => {
    const { call } = openTestApp()
    await call('settings.setProfile', { name: 'Sistemas del Caribe', email: 'hola@caribe.mx' })
    expect(await call('intake.settings', {})).toEqual({ addresses: ['hola@caribe.mx'], withPassword: true })
    await call('intake.setSettings', {
      addresses: ['altas@caribe.mx', 'Ventas@caribe.mx'],
      withPassword: false,
    })
    expect((await call('intake.settings', {})).withPassword).toBe(false)
    const { id } = await call('intake.save', FIVE_DATA)
    await call('intake.register', { id, ...ACCESS })
    const { text } = await call('intake.credentials', { id, withPassword: false })
    expect(text).toContain('Usuario: raul@cenote.mx')
    expect(text).not.toMatch(/Contraseña:|Cenote#1/)
    await call('intake.deliver', { id, by: 'call', withPassword: false })
  })

  test('the invitation asks for the five data at one of two addresses, under the fixed subject (R2–R4)', async () => {
    const { call, refused } = openTestApp()
    await call('intake.setSettings', {
      addresses: ['altas@caribe.mx', 'ventas@caribe.mx'],
      withPassword: true,
    })
    const { subject, text } = await call('intake.invitation', { contact: 'Raúl' })
    expect(subject).toBe('ALTA DE ESCRITORIO DE SERVICIOS ASPEL')
    expect(text).toContain('altas@caribe.mx o ventas@caribe.mx')
    expect(text).toContain(
      'Razón social:\nRFC:\nNombre de contacto:\nNúmero de contacto:\nCorreo de contacto:',
    )
    const three = { addresses: ['a@b.mx', 'c@d.mx', 'e@f.mx'], withPassword: true }
    expect(await refused('intake.setSettings', three)).toBe('operation.invalidInput')
    expect(await refused('intake.setSettings', { addresses: ['altas'], withPassword: true })).toBe(
      'mail.addressInvalid',
    )
  })
})

test('no answer of the list holds a password, and none stands where intakes are kept', async () => {
  const app = openTestApp()
  const { id } = await app.call('intake.save', FIVE_DATA)
  await app.call('intake.register', { id, ...ACCESS })
  await app.call('intake.credentials', { id, withPassword: true })
  const said = JSON.stringify([
    await app.call('intake.list', { which: 'all' }),
    await got(app, id),
    await app.call('vault.list', {}),
  ])
  expect(said).not.toContain(ACCESS.password)
})
