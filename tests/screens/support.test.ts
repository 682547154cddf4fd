import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let clientId: string

beforeAll(async () => {
  office = await openOffice()
  await office.call('settings.setLetter', { letter: 'A' })
  await office.call('operators.save', { name: 'Raúl Pech', role: 'support' })
  clientId = (await office.call('clients.create', { name: 'Hotel La Ceiba SA', note: 'habla con Lety' })).id
  await office.call('serials.create', {
    ...{ clientId, product: 'SAE', serial: 'SAES7056850', mode: 'subscription', version: '10.0', users: 2 },
    ...{ months: 12, method: 'transfer', activatedOn: day('2025-11-30'), paidUntil: day('2026-11-30') },
  })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

/** Opens the dialog of a key, writes in it, saves, and waits until it is gone and the thread says so. */
async function noted(page: Page, key: string, title: string, words: string): Promise<void> {
  await page.keyboard.press(key)
  const dialog = page.getByRole('dialog', { name: new RegExp(`^${title}`) })
  await dialog.getByRole('textbox').fill(words)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('list', { name: 'Historia' }).getByText(words).waitFor()
}

test('a call becomes a case in under a minute, is answered, waits, and is closed by a person', async () => {
  const page = await office.window('/soporte')
  await page.getByText('Ningún caso todavía').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+n')
  // By the serial number, as the caller reads it.
  await page.keyboard.type('SAES7056850')
  await page.getByRole('option', { name: /SAES7056850/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('«habla con Lety»').waitFor()
  await page.getByText('Tiene soporte: la renta está vigente hasta el domingo 29 de noviembre').waitFor()
  await page.getByLabel('Quién llama').fill('Lety')
  await page.getByLabel('Asunto').fill('No abre el sistema desde ayer')
  await page.getByText('Parece no deja trabajar: soporte gratuito.').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Caso A-0001' }).waitFor()
  await page.getByText('lunes 23 de noviembre de 2026, 10:00').first().waitFor()
  await page.getByRole('button', { name: '¿por qué esta fecha?' }).click()
  await page.getByText('Es horario de atención: se contesta de inmediato (R107).').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByText('Es horario de atención').waitFor({ state: 'hidden' })
  await noted(page, 'c', 'Contestar', 'que reinicie el servidor')
  await page.getByText('Contestado', { exact: true }).waitFor()
  await noted(page, 'w', 'Esperar', 'el respaldo de la base')
  await page.getByText('espera al cliente').waitFor()
  await page.getByText('lun 7 dic 2026').waitFor()
  await keepScreenshot(page, 'caso-light')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await noted(page, 'r', 'Ya llegó', 'llegó el respaldo')
  await noted(page, 'e', 'Asignar especialista', 'no se pudo en la llamada')
  await page.getByText('con especialista').waitFor()
  await noted(page, 'Delete', 'Cerrar', 'ya abre')
  await page.getByText('cerrado', { exact: true }).waitFor()
  // The same again is another case that goes on from it (R114).
  await page.keyboard.press('Control+n')
  await page.getByLabel('Quién llama').fill('Raúl')
  await page.getByLabel('Asunto').fill('Otra vez no abre el sistema')
  await page.getByRole('region', { name: 'Parecidos de este cliente' }).getByText('A-0001').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Caso A-0002' }).waitFor()
  await page.getByText('A-0001 · No abre el sistema desde ayer').waitFor()
  await page.keyboard.press('u')
  const priority = page.getByRole('dialog', { name: /^Prioridad/ })
  await priority.getByLabel('Prioridad').selectOption('high')
  await page.keyboard.press('Control+Enter')
  await priority.waitFor({ state: 'hidden' })
  await page.getByText('alta', { exact: true }).waitFor()
  // It stands on the client's page and in Hoy, by what is owed.
  await page.getByRole('button', { name: 'Hotel La Ceiba SA' }).click()
  await page
    .getByRole('table', { name: /^Casos abiertos/ })
    .getByText('Otra vez no abre el sistema')
    .waitFor()
  await page.keyboard.press('Control+1')
  await page.getByText('caso A-0002 sin contestar: Otra vez no abre el sistema').waitFor()
})

test('what is no support is offered as advice by the hour, with its time', async () => {
  const page = await office.window(`/soporte/nuevo?cliente=${clientId}`)
  await page.getByLabel('Quién llama').fill('Pepe')
  await page.getByLabel('Asunto').fill('una cosa rara')
  const scope = page.getByRole('region', { name: 'Alcance' })
  await scope.getByText('Pregunte: ¿Sale un mensaje de error?').waitFor()
  await scope.getByRole('button', { name: 'No', exact: true }).click()
  await scope.getByLabel('Tema').selectOption('training')
  await scope.getByText('El soporte no es capacitación (R101)').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /Caso A-/ }).waitFor()
  await page.keyboard.press('t')
  const price = page.getByRole('dialog', { name: /^Asesoría por hora/ })
  await price.getByLabel('Precio por hora, sin IVA').fill('600')
  await page.keyboard.press('Enter')
  await price.waitFor({ state: 'hidden' })
  await page.getByText('$600.00').waitFor()
  await page.keyboard.press('t')
  const time = page.getByRole('dialog', { name: /^Anotar tiempo/ })
  await time.getByLabel('Minutos').fill('90')
  await time.getByLabel('Qué se hizo').fill('capacitación de nómina')
  await page.keyboard.press('Enter')
  await time.waitFor({ state: 'hidden' })
  await page.getByText('$900.00').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Quitar: capacitación de nómina' }).click()
  await page.getByText('$900.00').waitFor({ state: 'hidden' })
})

test('the list shows what is owed first and is steered by the keyboard', async () => {
  const page = await office.window('/soporte')
  const list = page.getByRole('listbox', { name: 'Soporte' })
  await list.getByText('Otra vez no abre el sistema').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: /^cerrado/ }).click()
  await list.getByText('No abre el sistema desde ayer').waitFor()
})

test('a vendor’s policy changes from a day on, in Ajustes, and open cases keep theirs', async () => {
  const page = await office.window('/ajustes?tema=soporte')
  await page.getByRole('table', { name: 'Políticas de soporte: Aspel' }).getByText('desde siempre').waitFor()
  await page.getByRole('button', { name: 'Cambiar desde un día' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Intentos de contacto antes de cerrar').fill('3')
  await dialog.getByLabel('Motivo').fill('acordado con el fabricante')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('acordado con el fabricante').waitFor()
})
