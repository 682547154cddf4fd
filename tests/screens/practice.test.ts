import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('loading the sample shows how far it is, and cancelling it leaves the ledger empty', async () => {
  const page = await office.window()
  // A longer office than the sample's, so that a hand is in time for its button.
  await page.route('**/rpc/sample.load', (route) => route.continue({ postData: '{"clients":5000}' }))
  await page.getByRole('button', { name: 'Cargar datos de muestra' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cargando los datos de muestra' })
  await dialog.getByRole('progressbar', { name: 'Cargando la oficina de muestra' }).waitFor()
  await dialog.getByRole('button', { name: 'Cancelar' }).click()
  await page.getByRole('alert').getByText('Se canceló. No cambió nada.').waitFor()
  await dialog.waitFor({ state: 'detached' })
  expect(await office.call('ledger.counts', {})).toEqual({ clients: 0, serials: 0, waiting: 0 })
})

test('practice is a ledger apart, marked on every screen, and back is as it was', async () => {
  const page = await office.window()
  await page.getByRole('button', { name: 'Practicar' }).click()
  await page.getByText('Nada de lo que haga aquí llega al libro de la oficina.').waitFor()
  const mark = page.locator('[data-text="PRÁCTICA"]')
  await mark.waitFor()
  expect(await page.getByRole('button', { name: 'Practicar', exact: true }).count()).toBe(0)
  // The mark lies over the screen and does not make it larger.
  const beyond = await mark.evaluate(({ parentElement: screen }) => [
    screen!.scrollWidth - screen!.clientWidth,
    screen!.scrollHeight - screen!.clientHeight,
  ])
  expect(beyond).toEqual([0, 0])
  await page.getByRole('button', { name: 'Cargar datos de muestra' }).click()
  await page.getByText(/^Listo: 250 clientes y \d+ series de muestra\.$/).waitFor({ timeout: 60_000 })
  for (const key of ['Control+2', 'Control+3', 'Control+8', 'Control+9', 'Control+1']) {
    await page.keyboard.press(key)
    expect(await mark.isVisible()).toBe(true)
  }
  expect([
    (await office.call('ledger.counts', {}, { ledger: 'practice' })).clients,
    (await office.call('ledger.counts', {})).clients,
  ]).toEqual([250, 0])
  await page.keyboard.press('Control+9')
  await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.reload()
  await mark.waitFor()
  await page.getByRole('button', { name: 'Salir de la práctica' }).click()
  await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).waitFor()
  expect(await mark.count()).toBe(0)
})

test('the sample fills the office itself, once', async () => {
  const page = await office.window()
  await page.getByRole('button', { name: 'Cargar datos de muestra' }).click()
  await page.getByText(/^Listo: 250 clientes y \d+ series de muestra\.$/).waitFor({ timeout: 60_000 })
  expect((await office.call('ledger.counts', {})).clients).toBe(250)
  await page.evaluate(() => location.assign('#/bienvenida'))
  await page.getByRole('button', { name: 'Cargar datos de muestra' }).click()
  expect(await page.getByRole('main').getByRole('alert').textContent()).toContain('250')
})
