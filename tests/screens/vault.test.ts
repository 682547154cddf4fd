import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { textPages } from '../support/poppler.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

const PHRASE = 'correo caballo pila grapa'
let office: Office
let client: { readonly id: string }

beforeAll(async () => {
  office = await openOffice()
  client = await office.call('clients.create', { name: 'Hotel La Ceiba SA de CV', rfc: 'EKU9003173C9' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const opened = async (place = '/boveda') => {
  const page = await office.window(place)
  await page.getByRole('heading', { name: 'Bóveda' }).waitFor()
  return page
}
const field = (page: Page, name: string | RegExp) =>
  page.getByRole('dialog').getByLabel(name, { exact: true })

test('the vault gets a phrase, an access is added, and both without a mouse', async () => {
  const page = await opened()
  await page.getByText('La bóveda todavía no tiene llave').waitFor()
  await page.keyboard.press('b')
  await field(page, 'La frase nueva').fill(PHRASE)
  await field(page, 'La misma frase, otra vez').fill('otra cosa')
  await page.getByText('Las dos frases no son iguales').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await field(page, 'La misma frase, otra vez').fill(PHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Cerrar la bóveda' }).waitFor()

  await page.keyboard.press('Control+n')
  await page.getByRole('dialog').getByRole('textbox').first().fill('ceiba')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Hotel La Ceiba/ })
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Agregar acceso: Hotel La Ceiba SA de CV' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('No se guardó: falta usuario').waitFor()
  await field(page, 'Usuario').fill('lety@ceiba.mx')
  await field(page, 'Contraseña').fill('Caribe#2026')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('option', { name: /Hotel La Ceiba SA de CV.*Aspel/ }).waitFor()
  expect(await page.content()).not.toContain('Caribe#2026')
})

test('a password is shown to who says what for, for half a minute, and it stands on the log (C17)', async () => {
  const page = await opened(`/boveda?cliente=${client.id}`)
  await page.clock.install()
  const line = page.getByRole('option', { name: /Aspel/ })
  await line.waitFor()
  await page.getByRole('listbox', { name: 'Accesos' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Hotel La Ceiba SA de CV · Aspel' }).waitFor()
  await field(page, '¿Para qué se necesita?').fill('no abre su escritorio')
  await page.keyboard.press('Enter')
  await page.getByText('Caribe#2026').waitFor()
  expect(await page.locator(':focus').textContent()).toBe('Copiar contraseña')
  await page.clock.fastForward(15_000)
  expect(await page.getByText('Caribe#2026').isVisible()).toBe(true)
  await page.clock.fastForward(15_500)
  await page.getByText('Caribe#2026').waitFor({ state: 'detached' })
  await page.keyboard.press('Enter')
  await page.getByText('Caribe#2026').waitFor()
  await keepScreenshot(page, 'boveda-light')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Quién vio qué' }).click()
  await page
    .getByRole('option', { name: /no abre su escritorio/ })
    .first()
    .waitFor()
  expect(await page.content()).not.toContain('Caribe#2026')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a copied password leaves the clipboard after half a minute, unless something else was copied', async () => {
  const page = await opened(`/boveda?cliente=${client.id}`)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.clock.install()
  const copied = async () => page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('option', { name: /Aspel/ }).click()
  await field(page, '¿Para qué se necesita?').fill('entrega')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Copiar contraseña' }).click()
  await expect.poll(copied).toBe('Caribe#2026')
  await page.clock.fastForward(30_500)
  await expect.poll(copied).toBe('')
})

test('locked, it says so and asks for its phrase; the list is there and the secrets are not', async () => {
  await office.call('vault.lock', {})
  const page = await opened()
  await page.getByText('La bóveda está cerrada').waitFor()
  await page.getByRole('option', { name: /Aspel/ }).click()
  await field(page, '¿Para qué se necesita?').fill('prueba')
  await page.keyboard.press('Enter')
  await page.getByText('La bóveda está cerrada. Ábrala en Bóveda con su frase').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('b')
  await field(page, 'Frase').fill('no es esta frase')
  await page.keyboard.press('Enter')
  await page.getByText('Esa no es la frase de la bóveda').waitFor()
  await field(page, 'Frase').fill(PHRASE)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Cerrar la bóveda' }).waitFor()
})

test('the client’s page leads to its accesses, and a removal is taken back', async () => {
  const page = await office.window(`/clientes/${client.id}`)
  await page.getByRole('heading', { name: 'Hotel La Ceiba SA de CV' }).waitFor()
  await page.keyboard.press('v')
  await page.getByRole('heading', { name: 'Bóveda' }).waitFor()
  await page.getByRole('option', { name: /Aspel/ }).click()
  await page.keyboard.press('Control+Delete')
  await page.getByLabel('Motivo').fill('cambió de distribuidor')
  await page.keyboard.press('Control+Enter')
  await page.getByText('No hay accesos así.').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByRole('option', { name: /Aspel/ }).waitFor()
})

test('the sheet of the vault is made, printed alone and gone; its code opens the vault, and the next one voids it', async () => {
  const page = await opened()
  const make = async (label: string) => {
    await page.getByRole('button', { name: label }).click()
    await page.getByRole('dialog', { name: 'Hoja de recuperación' }).waitFor()
    await page.keyboard.press('Control+Enter')
    const sheet = page.getByRole('region', { name: 'Hoja de recuperación' })
    await sheet.waitFor()
    return /[2-9A-Z]{4}(-[2-9A-Z]{4}){6}/.exec((await sheet.textContent()) ?? '')![0]
  }
  const first = await make('Hacer la hoja de recuperación')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const [paper] = textPages(await page.pdf({ format: 'Letter' }))
  expect(paper).toContain(first)
  expect(paper).toContain('Hecha el lun 23 nov 2026')
  expect(paper).not.toContain('Cerrar la bóveda')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ya la guardé' }).click()
  expect(await page.content()).not.toContain(first)
  const code = await make('Hacer otra hoja de recuperación')
  await page.getByRole('button', { name: 'Ya la guardé' }).click()

  await page.getByRole('button', { name: 'Cerrar la bóveda' }).click()
  await page.getByRole('button', { name: 'Abrir la bóveda' }).click()
  await field(page, 'Frase, o código de la hoja').fill(first)
  await page.keyboard.press('Enter')
  await page.getByText('ni el código de su hoja').waitFor()
  await field(page, 'Frase, o código de la hoja').fill(code)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Cerrar la bóveda' }).waitFor()
})
