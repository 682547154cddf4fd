import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let client: string

beforeAll(async () => {
  office = await openOffice()
  client = (
    await office.call('clients.create', {
      name: 'Hotel La Ceiba SA de CV',
      note: 'habla con Lety, contabilidad',
      contacts: [{ name: 'Lety Pech', phone: '9988440824' }],
    })
  ).id
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const rented = (serial: string, more: object = {}) =>
  office.call('serials.create', {
    clientId: client,
    product: 'SAE',
    serial,
    version: '10.0',
    users: 5,
    mode: 'subscription',
    months: 12,
    method: 'transfer',
    activatedOn: day('2026-01-31'),
    paidUntil: day('2027-01-31'),
    ...more,
  })
const status = async (id: string) => (await office.call('serials.get', { id })).row.status
const about = (page: Page, text: string | RegExp) =>
  page.getByRole('status').filter({ hasText: text }).waitFor()

test('a call is told apart and saved by the keyboard alone, from Ctrl+K to "ya abre", in under 30 seconds', async () => {
  const { id } = await rented('NOABRE001')
  await rented('NOABRE002', { product: 'COI' })
  const page = await office.window('/hoy')
  const started = Date.now()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('no abre hotel ceiba')
  await page.getByRole('option', { name: /^No abre: Hotel La Ceiba SA de CV/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('listbox', { name: '¿Cuál no abre?' }).waitFor()
  await page.getByText('«habla con Lety, contabilidad»').waitFor()
  const choice = page.getByRole('option', { name: /NOABRE001/ })
  while ((await choice.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')

  await page.getByRole('textbox', { name: '¿Qué dice la pantalla?' }).waitFor()
  await page.keyboard.type('dice que valide su renta')
  await about(page, 'Parece: falta la validación del mes')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'no-abre-light')
  await page.keyboard.press('Enter')
  await page.keyboard.press('s')
  await page.keyboard.press('s')
  await page.getByText('Pregunte').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await about(page, 'Reporte anotado: falta la validación del mes')
  expect(Date.now() - started).toBeLessThan(30_000)
  expect(await status(id)).toBe('detenido')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: '¿Quién llama?' }).waitFor()
  await eventually(() => status(id)).toBe('vigente')
  const { validations } = await office.call('rentals.life', { serialId: id })
  expect(validations.find(({ scheduledOn }) => scheduledOn === '2026-10-31')?.word).toBe('confirmed')
})

test('the message of R44, in capitals and cut, goes along to where the unlock is asked for (R44)', async () => {
  const { id } = await rented('NOABRE003')
  const page = await office.window(`/no-abre?serie=${id}`)
  await page
    .getByRole('textbox', { name: '¿Qué dice la pantalla?' })
    .fill('NO ES POSIBLE REALIZAR OTRA ACTIVACION DUR')
  await about(page, 'otra computadora, o activaciones agotadas (por lo que dice la pantalla)')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: /^Pedir desbloqueo: .* NOABRE003/ }).waitFor()
  await page.getByText('Es el aviso de activaciones agotadas').waitFor()
  expect(await status(id)).toBe('detenido')
})

test('a telephone finds who calls; what is not paid leads to Renovar', async () => {
  const other = await office.call('clients.create', {
    name: 'Buceo Ixchel',
    contacts: [{ name: 'Raúl', phone: '9871234567' }],
  })
  const { id } = await rented('NOABRE004', {
    clientId: other.id,
    activatedOn: day('2026-05-10'),
    paidUntil: day('2026-11-10'),
    months: 6,
  })
  const page = await office.window('/hoy')
  await page.keyboard.press('F4')
  await page.getByRole('combobox', { name: '¿Quién llama?' }).waitFor()
  await page.keyboard.type('987 123 4567')
  await page.getByRole('option', { name: /Raúl/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('Corte: mar 10 nov 2026, hace 13 días; sin pago anotado después.').waitFor()
  await page.keyboard.type('no abre')
  await about(page, 'falta el pago del periodo (por sus fechas)')
  await page.keyboard.press('Enter')
  // It may be at the use, the computer or its clock: each question is asked once, and none of them is it.
  for (const answer of ['n', 's', 's']) await page.keyboard.press(answer)
  await page.getByText('Pregunte').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await eventually(() => Promise.resolve(page.url())).toContain(`#/renovar/${id}`)
  expect(await status(id)).toBe('detenido')
})

test('what nobody knows goes to a person, with what to ask; nobody is found by what is not there', async () => {
  const { id } = await rented('NOABRE005')
  const page = await office.window(`/no-abre?serie=${id}`)
  await page.getByRole('textbox', { name: '¿Qué dice la pantalla?' }).fill('no abre')
  await page.keyboard.press('Enter')
  for (const answer of ['n', 's', 's']) await page.keyboard.press(answer)
  await about(page, 'no se sabe todavía')
  await page.getByText('Léame el mensaje completo').waitFor()
  await page.getByRole('button', { name: 'Anotar y pasar a una persona' }).waitFor()
  const empty = await office.tab(page.context(), '/no-abre')
  await empty.getByRole('combobox', { name: '¿Quién llama?' }).fill('nadie de este mundo')
  await empty.getByText('Nadie con esos datos').waitFor()
})
