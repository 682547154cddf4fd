import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { eventually } from '../support/eventually.ts'
import { GIVEN_UP, OPENED, openAsDesktop, openedOutside, openingAnswers } from './desktop-page.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let clientId: string

beforeAll(async () => {
  office = await openOffice()
  const { today } = await office.call('settings.get', {})
  const client = await office.call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    contacts: [{ name: 'Lety Núñez', phone: '9988440824', email: 'lety@ceiba.mx' }],
  })
  clientId = client.id
  await office.call('serials.create', {
    clientId,
    product: 'SAE',
    version: '10.0',
    serial: 'SAES7056850',
    users: 5,
    mode: 'subscription',
    months: 12,
    method: 'transfer',
    activatedOn: day(`2025${today.slice(4)}`),
    paidUntil: day(today),
  })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('Plantillas: a text is changed, refused where it names a field that does not exist, and put back', async () => {
  const page = await office.window(`/plantillas?cliente=${clientId}`)
  await page.getByRole('button', { name: 'Cotización' }).click()
  const body = page.getByLabel('Texto', { exact: true })
  await body.fill('Va la cotización {folios}.')
  await page.getByText('{folios}, que aquí no existe').waitFor()
  await body.fill('Va la cotización {folio} para {cliente}.')
  await page.getByText('Va la cotización A-1042 para Hotel La Ceiba SA de CV.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: /Cotización · cambiado/ }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'plantillas-light')
  await page.getByRole('button', { name: /Volver al original/ }).click()
  await eventually(async () =>
    (await office.call('templates.list', {})).templates.some((one) => one.changed),
  ).toBe(false)
})

test('Recordatorios: what is due today is shown with its words, and let pass with one key', async () => {
  const page = await office.window('/recordatorios')
  await page.getByText('Hotel La Ceiba SA de CV').first().waitFor()
  expect(await page.getByLabel('Mensaje').inputValue()).toContain('SAES••••850')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'recordatorios-light')
  await page.getByRole('heading', { name: 'Recordatorios' }).click()
  await page.keyboard.press('s')
  await page.getByText('Hoy no hay recordatorios por salir').waitFor()
})

test('Recordatorios: a WhatsApp counts as sent only once it was opened', async () => {
  const many = await openOffice()
  try {
    await many.call('sample.load', { clients: 60 })
    const page = await openAsDesktop(many, '/recordatorios')
    const write = page.getByRole('main').getByRole('button', { name: /^WhatsApp/ })
    const fired = async () => (await many.call('reminders.due', {})).clients.length
    await write.waitFor()
    const before = await fired()
    await openingAnswers(page, GIVEN_UP)
    await write.click()
    await openingAnswers(page, {
      ok: false,
      refusal: { code: 'request.notOpened', message: 'No se abrió.', params: { why: 'noProgram' } },
    })
    await write.click()
    await page.getByText('No se abrió.').waitFor()
    expect([(await openedOutside(page)).length, await fired()]).toEqual([2, before])
    await openingAnswers(page, OPENED)
    await write.click()
    await eventually(fired).toBe(before - 1)
    expect(await many.closeWindows()).toEqual([])
  } finally {
    await many.close()
  }
})

test('Recordatorios: the arrows go from one to the next, what was written stays, and who has gone leaves the place to the next', async () => {
  const many = await openOffice()
  try {
    await many.call('sample.load', { clients: 60 })
    const page = await many.window('/recordatorios')
    const current = page.locator('ul[aria-label="Recordatorios"] button[aria-current="true"]')
    const names = page.locator('ul[aria-label="Recordatorios"] button > b')
    await names.nth(3).waitFor()
    const [, second, third] = await names.allTextContents()
    await page.getByRole('main').focus()
    await page.keyboard.press('ArrowDown')
    await current.getByText(second!).waitFor()
    await page.getByLabel('Mensaje').fill('Lo hablamos por teléfono')
    await page.getByRole('main').focus()
    await page.keyboard.press('ArrowDown')
    await current.getByText(third!).waitFor()
    await page.keyboard.press('ArrowUp')
    await current.getByText(second!).waitFor()
    expect(await page.getByLabel('Mensaje').inputValue()).toBe('Lo hablamos por teléfono')
    await page.keyboard.press('s')
    await current.getByText(third!).waitFor()
    expect(await many.closeWindows()).toEqual([])
  } finally {
    await many.close()
  }
})

test('Recordatorios: «Enviar todo» sends what was changed in the words that were written', async () => {
  const many = await openOffice()
  try {
    await many.call('sample.load', { clients: 60 })
    await many.call('mail.saveSettings', {
      ...{
        host: '127.0.0.1',
        port: 2525,
        security: 'plain',
        user: '',
        automatic: false,
        remindersAt: '10:00',
      },
      ...{ fromName: 'Sistemas del Caribe', fromAddress: 'rentas@caribe.example' },
    })
    const page = await many.window('/recordatorios')
    await page.getByLabel('Asunto').fill('Lo que hablamos')
    await page.getByLabel('Mensaje').fill('Como le dije por teléfono, vence el lunes.')
    await page.keyboard.press('Control+Enter')
    await eventually(async () => {
      const { mails } = await many.call('mail.list', { limit: 500 })
      return mails.filter(({ subject }) => subject === 'Lo que hablamos').length
    }).toBe(1)
    await page.getByText('Hoy no hay recordatorios por salir').waitFor()
    expect(await many.closeWindows()).toEqual([])
  } finally {
    await many.close()
  }
})

test('Correo: the queue, what did not leave and why, and the settings', async () => {
  const { id } = await office.call('mail.queue', {
    clientId,
    to: ['lety@ceiba.mx'],
    subject: 'Su cotización',
    text: 'Va adjunta.',
  })
  await office.call('mail.take', { id, attachments: [] })
  const outcome = { kind: 'refused', code: 550, answer: '550 No such user here' } as const
  await office.call('mail.settle', { id, outcome })
  const page = await office.window('/correo')
  await page.getByText('El correo no está configurado').waitFor()
  await page.getByRole('option').getByText('Su cotización').click()
  await page.getByText('lety@ceiba.mx: 550 No such user here').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel(/Enviar a otro correo/).fill('compras@ceiba.mx')
  await page.keyboard.press('Control+Enter')
  await eventually(async () => (await office.call('mail.list', {})).mails[0]!.state).toBe('queued')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await keepScreenshot(page, 'correo-light')
  await page.keyboard.press('F2')
  await page.getByLabel('Servidor de salida').fill('smtp.oficina.mx')
  await page.getByLabel('Correo de quien envía').fill('ventas@oficina.mx')
  await page.getByLabel('Seguridad').selectOption('plain')
  await page.getByRole('button', { name: /^Guardar/ }).click()
  await page.getByText('Sin cifrado la contraseña viajaría a la vista').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the log of a client asks what came of a call', async () => {
  const page = await office.window(`/clientes/${clientId}`)
  await page
    .getByRole('button', { name: /Anotar/ })
    .first()
    .click()
  await page.getByLabel('Qué pasó').selectOption('noAnswer')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Llamada, no contestó').waitFor()
})
