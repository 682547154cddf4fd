import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

const KEY = 'RCG0D-O33LR-ZLVYU-F38MN-GH8HA'
let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('vault.setUp', { passphrase: 'correo caballo pila grapa' })
  const client = await office.call('clients.create', { name: 'Hotel La Ceiba SA de CV', rfc: 'EKU9003173C9' })
  await office.call('catalogue.setPrice', {
    productId: 'aspel-coi',
    months: 6,
    firstUser: centavos(600_000),
    furtherUser: centavos(0),
    validFrom: day('2026-01-01'),
  })
  for (const serial of ['COIS7000001', 'COIS7000002', 'COIS7000003']) {
    await office.call('serials.create', {
      clientId: client.id,
      product: 'COI',
      serial,
      mode: 'subscription',
      version: '10.0',
      users: 5,
      activatedOn: day('2026-06-10'),
      months: 6,
      method: 'transfer',
    })
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('a batch is pasted, looked through line by line, and kept, without a mouse (R59, R62)', async () => {
  const page = await office.window('/claves')
  await page.getByText('Aún no hay claves de prepago').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+n')
  const keys = page.getByLabel('Claves, una por renglón')
  await keys.fill(`rcg0d o33lr zlvyu f38mn gh8ha\n${KEY.replaceAll('0', 'O')}\nRCG0D-O33LR`)
  await page.getByLabel('Costo de cada una, sin IVA').fill('4000')
  await page.getByLabel('Sistema', { exact: true }).selectOption({ label: 'Aspel COI' })
  await page.getByLabel('Periodo', { exact: true }).selectOption({ label: 'Semestral' })
  await page.getByLabel('Usuarios', { exact: true }).fill('5')
  await page.keyboard.press('Control+Enter')
  await page.getByText('parece la misma del renglón 1').waitFor()
  await page.getByText('no es una clave').waitFor()
  await page.getByText('1 clave nueva, 2 con error.', { exact: true }).waitFor()
  await page.getByText('Para guardar el lote falta: Proveedor, Quién las recibió.').waitFor()
  await page.getByLabel('Proveedor', { exact: true }).fill('Mayorista del Caribe')
  await page.getByLabel('Quién las recibió').fill('Lety')
  await page.getByLabel('Cuántas dice la factura').fill('2')
  await page.getByText('1 clave nueva, 2 con error. Falta 1 para las que dice la factura.').waitFor()
  expect(await page.getByText('Para guardar el lote falta').count()).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keys.fill(`${KEY}\nX8RLS-SSF85-YG3GV-NA4CI-3L56H`)
  await page.keyboard.press('Control+Enter')
  await page.getByText('Son las que dice la factura.').waitFor()
  await page.keyboard.press('Control+s')
  await page.getByText('•••• H8HA').waitFor()
  await page.getByText('Capturar la clave').first().waitFor()
  expect(await page.getByRole('columnheader', { name: 'Para asignar' }).count()).toBe(0)
  await page.getByText('2 de 2 claves. Costó $8,000.00 sin IVA').waitFor()
  expect(await page.content()).not.toContain('O33LR')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'claves-light')
})

test('the batches say what came against each invoice and what is left of it, and open their keys', async () => {
  const page = await office.window('/claves')
  await page.getByText('•••• H8HA').waitFor()
  await page.keyboard.press('l')
  const row = page.getByRole('option', { name: /Mayorista del Caribe/ })
  await row.waitFor()
  expect(await row.textContent()).toMatch(/0, y 2 por confirmar.*\$8,000\.00/)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('listbox', { name: 'Lotes de claves' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('2 de 2 claves. Costó $8,000.00 sin IVA').waitFor()
})

test('the steps of the portal, the client, and the cutoff before it is saved (R62, R63, R64, R65)', async () => {
  const { keys } = await office.call('keys.list', { search: 'H8HA' })
  const page = await office.window(`/claves/${keys[0]!.id}`)
  await page.getByText('Activar claves de producto prepago').waitFor()
  for (const act of ['Ya la capturé', 'Licencia aceptada', 'Aviso aceptado', 'Llegó el correo']) {
    await page.getByRole('button', { name: act }).waitFor()
    await page.keyboard.press('s')
    await page.getByRole('button', { name: act }).waitFor({ state: 'detached' })
  }
  await page.getByText('«Disponible sin Asignar»').waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').first().fill('ceiba')
  await dialog.getByRole('button', { name: /Hotel La Ceiba/ }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText('jue 10 jun 2027').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('por cobrar').waitFor()
  await page.keyboard.press('p')
  await page.getByRole('dialog', { name: /Registrar pago/ }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'cobrada' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a key is shown for half a minute to who says what for, and it stands on its page', async () => {
  const { keys } = await office.call('keys.list', { search: 'H8HA' })
  const page = await office.window(`/claves/${keys[0]!.id}`)
  await page.getByText('Nadie la ha visto.').waitFor()
  await page.clock.install()
  await page.keyboard.press('v')
  await page.getByLabel('¿Para qué se necesita?').fill('dictarla al cliente')
  await page.keyboard.press('Enter')
  await page.getByText(KEY).waitFor()
  await page.clock.fastForward(30_500)
  await page.getByText(KEY).waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await page.getByText('dictarla al cliente').waitFor()
})

test('the list of a batch begins with what came, what it cost and what it leaves, all of it in sight', async () => {
  const { batches } = await office.call('keys.batches', {})
  const page = await office.window(`/claves?lote=${batches[0]!.id}`)
  const summary = page.getByText('Costó $8,000.00 sin IVA')
  await summary.waitFor()
  const { y, height } = (await summary.boundingBox())!
  expect(y).toBeGreaterThan(40)
  expect(y + height).toBeLessThan(200)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the stock says what to ask for, by when and why', async () => {
  const page = await office.window('/claves/existencias')
  await page.getByRole('rowheader', { name: 'Aspel COI, semestral, 5 usuarios' }).waitFor()
  await page.getByRole('button', { name: '¿por qué?' }).first().click()
  await page.getByText('es el primer corte que se queda sin clave').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})
