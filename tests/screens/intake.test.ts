import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'
import { savedMail, type MailOf } from '../support/worked-intake.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('vault.setUp', { passphrase: 'correo caballo pila grapa' })
  await office.call('settings.setProfile', { name: 'Sistemas del Caribe', email: 'hola@caribe.mx' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const list = async () => {
  const page = await office.window('/altas')
  await page.getByRole('heading', { name: 'Altas', exact: true }).waitFor()
  return page
}

const drop = (page: Page, mail: MailOf = {}) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name: 'alta.eml', mimeType: 'message/rfc822', buffer: Buffer.from(savedMail(mail)) })

test('a dropped mail fills the form; the company is registered and its credentials handed over by keyboard (R1–R6)', async () => {
  const page = await list()
  await page.getByText('No hay altas pendientes').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await drop(page)
  await page.getByRole('heading', { name: 'Cenote Azul SA de CV' }).waitFor()
  for (const [label, value] of [
    ['Razón social', 'Cenote Azul SA de CV'],
    ['RFC', 'DIM8701081LA'],
    ['Nombre de contacto', 'Raúl Pech'],
    ['Número de contacto', '984 122 7050'],
    ['Correo de contacto', 'raul@cenote.mx'],
  ] as const) {
    expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(value)
  }
  await page.getByText('Los cinco datos están').waitFor()
  await keepScreenshot(page, 'alta-light')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('Lista', { exact: true }).waitFor()

  await page.keyboard.press('r')
  await page.getByRole('dialog').getByLabel('Usuario').fill('raul@cenote.mx')
  await page.getByRole('dialog').getByLabel('Contraseña', { exact: true }).fill('Cenote#1')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Entregar credenciales' }).waitFor()

  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Preparar el mensaje' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Contraseña: Cenote#1').waitFor()
  await page.getByText('Resguarde estos dos datos').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel('¿Cómo se entregó?').selectOption('WhatsApp')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('Credenciales entregadas', { exact: true }).waitFor()
  await page.getByText('Cenote#1').waitFor({ state: 'detached' })
  const [reveal] = (await office.call('vault.log', {})).reveals
  expect(reveal?.reason).toBe('entrega de usuario y contraseña (alta de escritorio)')
})

test('the same mail again leads to the alta that it made', async () => {
  const page = await list()
  await drop(page)
  await page.getByText('Ese correo ya había llegado: esta es su alta.').waitFor()
  await page.getByRole('heading', { name: 'Cenote Azul SA de CV' }).waitFor()
})

test('a pasted text tells what is missing, another subject warns, and Esc keeps what was typed', async () => {
  const page = await list()
  await page.keyboard.press('p')
  const typed = page.getByLabel('Texto del correo')
  await typed.fill('Asunto: quiero rentar\n\nRazón social: Buceo Ixchel\nContacto: Ana Ríos')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Buceo Ixchel' }).waitFor()
  await page.getByText('El asunto no es «ALTA DE ESCRITORIO DE SERVICIOS ASPEL».').waitFor()
  await page.getByText('Falta: RFC, número de contacto, correo de contacto').waitFor()
  await page.getByLabel('RFC', { exact: true }).fill('BIX990512AB1')
  await page.getByText('El dígito verificador no coincide.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('option', { name: /Buceo Ixchel/ }).click()
  expect(await page.getByLabel('RFC', { exact: true }).inputValue()).toBe('BIX990512AB1')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Datos incompletos', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByText('Recibida', { exact: true }).waitFor()
})

test('a company that is a client already is joined to it instead of made a second time', async () => {
  await office.call('clients.create', { name: 'Muñoz & Hijos, S.A. de C.V.', rfc: 'EKU9003173C9' })
  const page = await office.window('/altas/nueva')
  await page.getByRole('heading', { name: 'Nueva alta' }).waitFor()
  await page.getByLabel('Razón social').fill('MUNOZ Y HIJ0S')
  await page.getByLabel('RFC', { exact: true }).fill('EKU9003173C9')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'MUNOZ Y HIJ0S' }).waitFor()
  await page.getByRole('button', { name: 'Es el mismo cliente' }).click()
  await page.getByRole('link', { name: 'Muñoz & Hijos, S.A. de C.V.' }).waitFor()
  await page.getByRole('button', { name: 'No es el mismo' }).waitFor()
  expect((await office.call('clients.list', { search: 'muñoz' })).total).toBe(1)
})

test('an alta is cancelled with its reason, and the list shows it among the cancelled', async () => {
  const { id } = await office.call('intake.save', {
    name: 'Posada Bacalar',
    rfc: '',
    contactName: '',
    phone: '',
    email: '',
  })
  const page = await office.window(`/altas/${id}`)
  await page.getByRole('heading', { name: 'Posada Bacalar' }).waitFor()
  await page.keyboard.press('Delete')
  await page.getByLabel('Motivo').fill('se fue con otro')
  await page.keyboard.press('Control+Enter')
  await page.getByText('se fue con otro').waitFor()
  await page.keyboard.press('Escape')
  const others = await list()
  await others.getByRole('button', { name: 'Canceladas' }).click()
  await others.getByRole('option', { name: /Posada Bacalar/ }).waitFor()
  await keepScreenshot(others, 'altas-light')
})

test('the invitation asks for the five data and says where to write (R2–R4)', async () => {
  const page = await list()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('c')
  await page.getByLabel('Primer correo').fill('altas@caribe.mx')
  await page.getByLabel('Segundo correo (si hay)').fill('ventas@caribe.mx')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('i')
  await page.getByLabel('A quién (nombre)').fill('Raúl')
  await page.getByText('altas@caribe.mx o ventas@caribe.mx').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('Copiado', { exact: true }).waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied).toMatch(/^ALTA DE ESCRITORIO DE SERVICIOS ASPEL\n\n/)
})
