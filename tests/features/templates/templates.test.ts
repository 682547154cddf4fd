import { describe, expect, test } from 'vitest'
import { templateKeys, templates, OFFICE_FIELDS, templateFieldNames } from '#messages/es-MX/templates.ts'
import { checkTemplate, fieldsIn } from '#domain/template.ts'
import { openTestApp, type TestApp } from '../../support/app.ts'

async function officeWithClient(app: TestApp) {
  await app.call('settings.setProfile', { name: 'Sistemas del Caribe', phone: '9988440824' })
  const client = await app.call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    rfc: 'EKU9003173C9',
    contacts: [{ name: 'Lety Núñez', phone: '9988440824', email: 'lety@ceiba.mx' }],
  })
  await app.call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    version: '10.0',
    serial: 'SAES7056850',
    users: 5,
    mode: 'subscription',
    months: 12,
    method: 'transfer',
    activatedOn: '2026-01-31' as never,
  })
  return client
}

describe('every text that leaves the office is in one place', () => {
  test.each(templateKeys)('%s names only fields that are known, each with its meaning', (key) => {
    const { subject, body, fields } = templates[key]
    const known = [...fields, ...OFFICE_FIELDS]
    expect(checkTemplate([subject, body], known)).toEqual({ ok: true, value: null })
    expect(fieldsIn(subject + body).filter((field) => !(field in templateFieldNames))).toEqual([])
    expect(known.filter((field) => templateFieldNames[field] === undefined)).toEqual([])
  })

  test.each(templateKeys)('%s with every field empty breaks no sentence', async (key) => {
    const { fillIn } = await import('#domain/template.ts')
    const text = fillIn(templates[key].body, {})
    expect(text).not.toMatch(/undefined|null|[{}[\]]|\( \)| {2}| ,|: *\.|«»/)
  })

  test('no text speaks of days of grace, since there are none (R26)', () => {
    const all = templateKeys.map((key) => templates[key].subject + templates[key].body).join('\n')
    expect(all).not.toMatch(/gracia/i)
    expect(templates['reminder.tomorrow'].body).toContain('no hay días adicionales de uso')
  })

  test('the invitation asks for the five data under the fixed subject (R2, R4), and the delivery says to keep both (R5, R6)', () => {
    const { subject, body } = templates['intake.invitation']
    expect(subject).toBe('ALTA DE ESCRITORIO DE SERVICIOS ASPEL')
    expect(body).toContain(
      'Razón social:\nRFC:\nNombre de contacto:\nNúmero de contacto:\nCorreo de contacto:',
    )
    expect(templates['intake.credentials'].body).toContain('Resguarde estos dos datos')
  })

  test('the notice of an automatic charge says amount, day and how to cancel without cost (mexico.md §9)', () => {
    const { body } = templates['charge.notice']
    expect(body).toMatch(/\{fecha_cargo\}[\s\S]*\{importe\}[\s\S]*cancelarla sin costo antes de ese día/)
  })
})

describe('the office writes its own words', () => {
  test('saved, listed as changed, and put back', async () => {
    const { call } = openTestApp()
    const key = 'quote.send' as const
    await call('templates.save', { key, subject: 'Su cotización {folio}', body: 'Va la {folio}.\n{oficina}' })
    const found = async () => (await call('templates.list', {})).templates.find((one) => one.key === key)!
    expect(await found()).toMatchObject({ changed: true, subject: 'Su cotización {folio}' })
    await call('templates.reset', { key })
    expect(await found()).toMatchObject({ changed: false, subject: templates[key].subject })
  })

  test('a field that does not exist there is refused with those that do', async () => {
    const { answer } = openTestApp()
    const refused = await answer('templates.save', {
      key: 'quote.send',
      subject: 'x {folio}',
      body: 'Su corte es el {corte}.',
    })
    expect(refused).toMatchObject({
      ok: false,
      refusal: {
        code: 'template.unknownField',
        message:
          'El texto usa {corte}, que aquí no existe. Los que puede usar son: {cliente}, {contacto}, {folio}, {importe}, {vigencia}, {oficina}, {telefono}, {firma}.',
      },
    })
  })

  test('an e-mail without a subject, an empty text and an open bracket are refused', async () => {
    const { refused } = openTestApp()
    const key = 'quote.send'
    expect(await refused('templates.save', { key, subject: '', body: 'x' })).toBe('mail.subjectRequired')
    expect(await refused('templates.save', { key, subject: 'x', body: '' })).toBe('operation.invalidInput')
    expect(await refused('templates.save', { key, subject: 'x', body: '[a' })).toBe('template.unclosed')
    expect(await refused('templates.reset', { key })).toBe('template.unchanged')
    expect(await refused('templates.save', { key: 'otra', subject: 'x', body: 'x' })).toBe(
      'operation.invalidInput',
    )
  })

  test('the preview reads as it would for a real client', async () => {
    const app = openTestApp('2027-01-28T15:00:00Z')
    const client = await officeWithClient(app)
    const { subject, body } = templates['reminder.before']
    const shown = await app.call('templates.preview', {
      key: 'reminder.before',
      subject,
      body,
      clientId: client.id,
    })
    expect(shown).toEqual({
      client: 'Hotel La Ceiba SA de CV',
      subject: 'Su renta vence el domingo 31 de enero de 2027: Hotel La Ceiba SA de CV',
      text: [
        'Buen día, Lety Núñez:',
        '',
        'Le recordamos que estos sistemas de Hotel La Ceiba SA de CV tienen fecha de corte próxima:',
        '',
        '• SAE 10.0 · SAES••••850 · 5 usuarios · corte dom 31 ene 2027',
        '',
        'Funcionan hasta el sábado 30 de enero de 2027. Para que no se detengan, pague a más tardar el viernes 29 de enero de 2027, 14:00.',
        '',
        'En el PDF adjunto van las series completas y la forma de pagar. Si ya pagó, responda este correo con su comprobante.',
        '',
        'Saludos,',
        'Sistemas del Caribe',
        'Teléfono: 998 844 0824',
      ].join('\n'),
    })
  })

  test('every text stands over the office’s block: four e-mails, four telephones, one WhatsApp, no more (R39)', async () => {
    const { call, refused } = openTestApp()
    const emails = ['a@o.mx', 'b@o.mx', 'c@o.mx', 'd@o.mx']
    const phones = ['9988440821', '9988440822', '9988440823', '9988440824']
    const block = { emails, phones, whatsapp: '998 844 0825' }
    expect(await call('templates.setSignature', block)).toEqual({ emails: 4, phones: 4 })
    const shown = await call('templates.preview', { key: 'quote.send', subject: 'x', body: '{firma}' })
    expect(shown.text.split('\n')).toEqual([
      'Correos: a@o.mx · b@o.mx · c@o.mx · d@o.mx',
      'Teléfonos: 998 844 0821 · 998 844 0822 · 998 844 0823 · 998 844 0824',
      'WhatsApp: 998 844 0825',
    ])
    const fifth = { ...block, emails: [...emails, 'e@o.mx'] }
    expect(await refused('templates.setSignature', fifth)).toBe('operation.invalidInput')
    expect(await refused('templates.setSignature', { ...block, phones: [...phones, '9988440826'] })).toBe(
      'operation.invalidInput',
    )
    expect(await refused('templates.setSignature', { ...block, emails: ['sin arroba'] })).toBe(
      'mail.addressInvalid',
    )
    expect(await refused('templates.setSignature', { ...block, phones: ['123'] })).toBe(
      'contact.phoneInvalid',
    )
  })
})
