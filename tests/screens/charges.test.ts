import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { cfdiFixture } from '../support/cfdi.ts'
import { GIVEN_UP, openAsDesktop, openedOutside, openingAnswers } from './desktop-page.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let clientId: string
let serialId: string

beforeAll(async () => {
  office = await openOffice()
  await office.call('catalogue.setPrice', {
    productId: 'aspel-sae',
    months: 6,
    firstUser: centavos(840_000),
    furtherUser: centavos(0),
    validFrom: day('2026-01-01'),
  })
  const client = await office.call('clients.create', {
    name: 'Escuela Kemper Urgate SA de CV',
    rfc: 'EKU9003173C9',
    contacts: [],
  })
  clientId = client.id
  const serial = await office.call('serials.create', {
    clientId,
    product: 'SAE',
    serial: 'SAES7056850',
    mode: 'subscription',
    version: '10.0',
    users: 1,
    months: 6,
    method: 'card',
    activatedOn: day('2026-05-28'),
    paidUntil: day('2026-11-28'),
  })
  serialId = serial.id
  await office.call('payments.register', {
    serialId,
    months: 6,
    method: 'transfer',
    paidOn: day('2026-11-12'),
  })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const xml = (changes: Readonly<Record<string, string>> = {}) => ({
  name: 'factura.xml',
  mimeType: 'text/xml',
  buffer: cfdiFixture('factura.xml', { 'Fecha="2026-07-21': 'Fecha="2026-11-20', ...changes }),
})

test('an overdue invoice is claimed with its message ready, and the claim is written down', async () => {
  const page = await office.window('/facturas')
  await page.getByText('vencida', { exact: true }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'facturas-light')
  await page.getByRole('option').click()
  await page.getByRole('button', { name: 'Reclamar' }).waitFor()
  await page.keyboard.press('r')
  expect(await page.getByLabel('Mensaje').inputValue()).toContain('RFC: EKU9003173C9')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel('A quién y cómo se reclamó').fill('por correo a Aspel')
  await page.keyboard.press('Enter')
  await page.getByText('vencida, reclamada una vez').waitFor()
})

test('the claim is opened in the mail program, and where it could not be it is said until somebody has read it', async () => {
  const page = await openAsDesktop(office, '/facturas')
  await page.getByRole('option').click()
  await page.getByRole('button', { name: 'Reclamar' }).waitFor()
  await page.keyboard.press('r')
  const mail = page.getByRole('button', { name: 'Abrir en el correo' })
  await openingAnswers(page, GIVEN_UP)
  await mail.click()
  expect(await openedOutside(page)).toEqual([expect.stringMatching(/^mailto:\?subject=.+&body=Buen%20d/)])
  const message = 'No se abrió: esta PC no tiene con qué abrirlo.'
  await openingAnswers(page, {
    ok: false,
    refusal: { code: 'request.notOpened', message, params: { why: 'noProgram' } },
  })
  await mail.click()
  await page.getByRole('alert').getByText(message).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('alert').getByRole('button', { name: 'Cerrar' }).click()
  await page.getByText(message).waitFor({ state: 'detached' })
})

test('an XML that is dropped finds its payment, is kept with its difference, and is sent back', async () => {
  const page = await office.window('/facturas')
  const total = { 'Total="9744.00"': 'Total="9744.01"' }
  await page.locator('input[type=file]').setInputFiles([xml(total)])
  await page.getByText('es por $9,744.01 y se pagó $9,744.00').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('Facturas', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: /^No cuadran/ }).click()
  await page.getByRole('option').click()
  await page.getByRole('alert').getByText('No cuadra con el pago', { exact: true }).waitFor()
  await page.keyboard.press('d')
  await page.getByLabel('Motivo').fill('se pidió corregida')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Suelte aquí el XML y el PDF de esta factura.').waitFor()

  const pdf = { name: 'factura.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 factura') }
  await page.locator('input[type=file]').setInputFiles([xml({ '5a3f1c8e': '6a3f1c8e' }), pdf])
  await page.getByText('recibida', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Abrir PDF' }).waitFor()
})

test('an XML that came already is refused with the first one shown', async () => {
  const page = await office.window('/facturas')
  await page.locator('input[type=file]').setInputFiles([xml({ '5a3f1c8e': '6a3f1c8e', UTF: 'utf' })])
  await page
    .getByRole('alert')
    .getByText(/ya llegó: es de Escuela Kemper Urgate/)
    .waitFor()
  await page.keyboard.press('s')
  await page.getByRole('heading', { name: 'Facturas', exact: true }).waitFor()
})

test('a card is its last four digits; a full number is refused', async () => {
  const page = await office.window(`/tarjetas/${clientId}`)
  await page.getByRole('button', { name: /^Nueva tarjeta/ }).waitFor()
  await page.keyboard.press('Control+n')
  await page.getByLabel('Últimos cuatro dígitos').fill('4111 1111 1111 1111')
  await page.getByLabel('Vence (MM/AA)').fill('08/29')
  await page.keyboard.press('Enter')
  await page
    .getByRole('alert')
    .getByText(/parece el número completo de una tarjeta/)
    .waitFor()
  await page.getByLabel('Últimos cuatro dígitos').fill('4417')
  await page.keyboard.press('Enter')
  await page.getByText('•••• 4417').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('after a list is chosen with the mouse the arrows move in it', async () => {
  const page = await office.window('/cargos')
  await page.getByRole('button', { name: /^Encendidos/ }).click()
  await page.getByText('SAES7056850').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('listbox').and(page.locator(':focus')).waitFor()
})

test('the charges are announced, agreed, declined and switched off, each with its key (R16)', async () => {
  const page = await office.window('/cargos')
  await page.getByText('4417 · 08/29').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'cargos-light')
  await page.getByRole('button', { name: '¿por qué se cobra ese día?' }).click()
  const why = page.getByRole('dialog', { name: '¿por qué se cobra ese día?' })
  await why.getByText(/se avisa 5 días naturales antes/).waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'hidden' })
  await page.keyboard.press('c')
  await page.getByLabel('Cómo lo dio').selectOption('whatsapp')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Consentimiento guardado').waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('Prueba: qué se envió o quién contestó').fill('contestó Lety')
  await page.keyboard.press('Enter')
  await page.getByText('avisado').waitFor()
  await page.keyboard.press('r')
  await page.getByLabel('Qué dijo el banco o el portal').fill('fondos insuficientes')
  await page.keyboard.press('Enter')
  await page.getByText(/Pida otra tarjeta, o cobre por transferencia/).waitFor()
  await page.keyboard.press('a')
  await page.getByLabel('Motivo').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Ninguna renta así.').waitFor()
  const { charge } = await office.call('charges.get', { serialId })
  expect(charge.state).toBe('off')
})

test('what a client agreed to is kept with its evidence, and the history of the charge shows all of it (R14, R16)', async () => {
  office.setToday('2026-11-24')
  const page = await office.window('/cargos')
  await page.getByRole('button', { name: /^Todos/ }).click()
  await page.getByRole('button', { name: /^Encender(?!id)/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByLabel('Motivo').fill('se arrepintió')
  await page.keyboard.press('Enter')
  await page.getByText('Cargo encendido').waitFor()
  await page.getByRole('button', { name: /^Aviso enviado/ }).waitFor()

  await page.keyboard.press('c')
  await page.getByLabel('Cómo lo dio').selectOption('paper')
  const dialog = page.getByRole('dialog')
  const letter = { name: 'carta.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 carta') }
  await dialog
    .locator('input[type=file]')
    .setInputFiles([{ ...letter, name: 'carta.exe', buffer: Buffer.from('MZ no es una carta') }])
  await dialog
    .getByRole('alert')
    .getByText(/carta\.exe/)
    .waitFor()
  await dialog.locator('input[type=file]').setInputFiles([letter])
  await dialog.getByText('Evidencia: carta.pdf').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  const { consents } = await office.call('charges.get', { serialId })
  expect(consents.map(({ givenBy, attachmentId }) => [givenBy, attachmentId === null])).toEqual([
    ['paper', false],
    ['whatsapp', true],
  ])

  await page.keyboard.press('h')
  const turns = dialog.getByRole('region', { name: 'Encendido y apagado' }).getByRole('listitem')
  await turns.first().waitFor()
  expect((await turns.allTextContents()).map((line) => /encendido|apagado/.exec(line)?.[0])).toEqual([
    'encendido',
    'apagado',
  ])
  expect(await turns.first().textContent()).toContain('se arrepintió')
  const notices = dialog.getByRole('region', { name: 'Avisos de cargo' }).getByRole('listitem')
  expect(await notices.allTextContents()).toEqual([expect.stringContaining('contestó Lety')])
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const download = page.waitForEvent('download')
  await dialog.getByRole('button', { name: 'Abrir la evidencia' }).click()
  expect((await download).suggestedFilename()).toBe('carta.pdf')
})

test('what the tax authority would reject is said while it is typed', async () => {
  const page = await office.window(`/clientes/${clientId}`)
  await page.getByRole('button', { name: 'Tarjetas' }).waitFor()
  await page.keyboard.press('F2')
  await page.getByLabel('Régimen').fill('612')
  await page.getByText('Ese régimen no es del tipo de persona de este RFC (CFDI40158).').waitFor()
})
