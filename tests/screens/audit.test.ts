import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  const { id } = await office.call('clients.create', { name: 'Hotel La Ceiba', city: 'Cancún' })
  await office.call('operators.save', { name: 'Lety', role: 'sales' })
  await office.call('clients.update', { id, city: 'Tulum' }, { operator: 'Lety' })
  await office.call('exports.make', { list: 'clients', format: 'csv' })
  await office.call('clients.leave', { id, reason: 'cerró el hotel' }, { operator: 'Lety' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('it says who did what to whom, and an entry opens with what was before and after', async () => {
  const page = await office.window('/bitacora')
  const rows = page.getByRole('listbox', { name: 'Bitácora' }).getByRole('option')
  await rows.first().waitFor()
  expect((await rows.allTextContents())[0]).toContain('Baja de cliente')
  expect((await rows.allTextContents())[0]).toContain('cerró el hotel')
  await page.getByText('Sacó una lista').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'bitacora-light')
  await page.getByText('Esta PC trabaja sola: ningún servidor la firma.').waitFor()
  await page.getByText('Datos de cliente').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('row', { name: 'cliente: ciudad Cancún Tulum' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click()
  await page.getByText('Baja de cliente').click()
  await dialog.getByRole('row', { name: 'cliente: situación activo se fue' }).waitFor()
  await dialog.getByRole('row', { name: 'cliente: se fue el lun 23 nov 2026' }).waitFor()
  await dialog.getByRole('button', { name: 'Cerrar' }).last().click()
})

test('the arrows are the list’s as soon as its screen is open, and Enter opens an entry', async () => {
  const page = await office.window('/hoy')
  await page.getByRole('button', { name: 'Bitácora' }).click()
  const rows = page.getByRole('listbox', { name: 'Bitácora' }).getByRole('option')
  await rows.first().waitFor()
  await page.getByRole('main').focus()
  const second = (await rows.nth(1).textContent())!
  await page.keyboard.press('ArrowDown')
  expect(await page.locator('[role="option"][aria-selected="true"]').textContent()).toBe(second)
  await page.keyboard.press('Enter')
  await page
    .getByRole('dialog')
    .getByText('Lo que se pidió')
    .or(page.getByRole('dialog').getByText('Antes y después'))
    .first()
    .waitFor()
})

test('it is filtered by person, kind and day, and one key works the whole chain out anew', async () => {
  const page = await office.window('/bitacora')
  await page.getByLabel('Quién').selectOption('Lety')
  const rows = page.getByRole('listbox', { name: 'Bitácora' }).getByRole('option')
  await expect.poll(() => rows.count()).toBe(2)
  await page.getByLabel('Qué clase').selectOption('Exportaciones')
  await page.getByText('Nada con esos filtros.').waitFor()
  await page.getByRole('button', { name: 'Quitar filtros' }).click()
  await page.getByLabel('Desde').fill('+1')
  await page.keyboard.press('Tab')
  await page.getByText('Nada con esos filtros.').waitFor()
  await page.getByRole('button', { name: 'Quitar filtros' }).click()
  await rows.first().waitFor()
  await page.getByRole('heading', { level: 1 }).click()
  await page.keyboard.press('v')
  await page.getByText(/Está completa: \d+ renglones/).waitFor()
  await page.getByRole('button', { name: 'En las demás' }).click()
  await page.getByText('Lo que las demás PCs enviaron').waitFor()
  await page.keyboard.press('F1')
  await page.getByText('Nadie puede cambiarla sin que se note.').waitFor()
})

test('it is for Administración alone, and says so', async () => {
  const page = await office.window('/bitacora')
  await page.getByRole('button', { name: /^Consola/ }).click()
  await page.getByRole('radio', { name: 'Lety' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('alert').getByText('hace falta el permiso de Administración').waitFor()
})
