import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let old = ''

beforeAll(async () => {
  office = await openOffice()
  const { id: clientId } = await office.call('clients.create', { name: 'Hotel La Ceiba', city: 'Cancún' })
  await office.call('serials.create', {
    ...{ clientId, product: 'SAE', serial: 'SAES7056850', mode: 'subscription', version: '10.0', users: 5 },
    ...{ activatedOn: day('2026-01-31'), months: 12, method: 'transfer', paidUntil: day('2027-01-31') },
  })
  const bought = { clientId, product: 'COI', mode: 'physical', version: '9.0', users: 1 } as const
  const purchasedOn = day('2025-03-10')
  old = (await office.call('serials.create', { ...bought, serial: 'COIS7700001', purchasedOn })).id
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('a lost licence in force is asked for, its papers gathered, sent, and comes back with another number', async () => {
  const page = await office.window('/reposiciones')
  await page.getByText('No hay reposiciones en trámite').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+n')
  await page.getByRole('list', { name: '¿Para qué cliente?' }).getByText('Hotel La Ceiba').waitFor()
  await page.keyboard.type('ceiba')
  await page.keyboard.press('Enter')
  const systems = page.getByRole('list', { name: '¿De qué sistema?' })
  await systems.getByRole('button', { name: /SAES7056850/ }).press('Enter')
  await heading(page, 'Pedir reposición: SAE 10.0 · SAES7056850')
  await page.getByText('Se repone sin costo: la renta está vigente hasta').waitFor()
  await page.locator('input[type="radio"][value="certificate"]:focus').waitFor()
  await page.getByRole('radio', { name: 'Robo' }).check()
  await page.getByRole('textbox', { name: '¿En qué equipo está instalada?' }).fill('CAJA-02')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')

  await heading(page, 'Reposición SAES7056850')
  await page.getByText('El plazo empieza cuando se envía al fabricante con su carta.').waitFor()
  const receive = async (which: string) => {
    await page.getByRole('button', { name: /^Llegó un documento/ }).waitFor()
    await page.keyboard.press('d')
    await page.getByRole('radio', { name: which }).check()
    await page.getByRole('textbox', { name: 'Nota' }).press('Enter')
    await dialogGone(page)
  }
  await receive('carta en hoja membretada y firmada')
  await page.getByRole('list', { name: 'Documentos' }).getByText('recibido').waitFor()
  await receive('denuncia ante la autoridad')
  await page.getByRole('button', { name: /^Ya se envió al fabricante/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByText('miércoles 25, 09:00 Ciudad de México / 10:00 Cancún', { exact: true }).waitFor()
  await page.getByRole('button', { name: '¿por qué?' }).click()
  await page.getByText('El fabricante repone en 24 a 48 horas hábiles').waitFor()
  await page.keyboard.press('Escape')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: /^Ya la repusieron/ }).waitFor()
  await keepScreenshot(page, 'reposicion-light')
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox', { name: 'CDA nuevo' })
    .fill('Estimado HOTEL:\nNúmero de Serie: SAES7056999\nCDA: NUEV-0000-CDA1')
  expect(await dialog.getByRole('textbox', { name: 'Serie nueva' }).inputValue()).toBe('SAES7056999')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  await heading(page, 'Reposición SAES7056999')
  await page.getByText('repuesta', { exact: true }).waitFor()
  await page.getByText('SAES7056850', { exact: true }).waitFor()
})

test('one whose twelve months are over is refused before anybody asks, in the policy’s own words (R121)', async () => {
  const page = await office.window(`/sistemas/${old}`)
  await page.getByRole('button', { name: /^Pedir reposición/ }).waitFor()
  await page.keyboard.press('o')
  await heading(page, 'Pedir reposición: COI 9.0 · COIS7700001')
  await page
    .getByText(/bajo ninguna circunstancia se repone.*terminaron el martes 10 de marzo de 2026/)
    .waitFor()
  expect(await page.getByRole('button', { name: /^Pedir reposición/ }).isDisabled()).toBe(true)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  // Unless the client pays for an update, which the page of the system takes (R90).
  await page.getByRole('button', { name: 'Ver el sistema' }).click()
  await page.getByText(/^Sin soporte: los doce meses terminaron el martes 10 de marzo de 2026/).waitFor()
  await page.keyboard.press('y')
  const dialog = page.getByRole('dialog')
  await dialog.locator('input:focus').waitFor()
  await dialog.getByRole('textbox', { name: 'Versión' }).fill('10.0')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await dialogGone(page)
  await page.getByText(/^Tiene soporte: doce meses desde la compra o la última actualización/).waitFor()
  await page.getByText('Actualización a la 10.0, lun 23 nov 2026').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('o')
  await heading(page, 'Pedir reposición: COI 10.0 · COIS7700001')
  await page.getByText(/^Se repone sin costo: sus doce meses/).waitFor()
})
