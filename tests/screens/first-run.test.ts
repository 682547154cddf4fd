import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { encodePng } from '../support/png-encode.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('an empty ledger greets and offers to import, to load the sample and to practise', async () => {
  const page = await office.window()
  await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).waitFor()
  const ways = await page.getByRole('main').getByRole('button').allTextContents()
  expect(ways).toEqual([
    'Importar mi hoja de cálculo',
    'Cargar datos de muestra',
    'Practicar',
    'Unir esta PC a la oficina',
    'Traer la oficina de otra PC',
    'Traer un libro de Excel',
    'Preparar la oficina',
    'Crear al administrador',
  ])
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'bienvenida-light')
  await page.getByRole('button', { name: 'Traer la oficina de otra PC' }).click()
  await page.getByRole('dialog', { name: 'Mudarse a esta PC, o restaurar una copia' }).waitFor()
  expect(page.url()).toMatch(/#\/respaldos$/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+1')
  await page.getByRole('button', { name: 'Importar mi hoja de cálculo' }).click()
  await page.getByRole('heading', { level: 1, name: 'Importar' }).waitFor()
})

test('each step of the preparation can be left for later, and what is missing is said', async () => {
  const page = await office.window('/arranque')
  for (const step of ['La oficina', 'Cuentas de banco', 'Precios', 'Letra de este equipo', 'Operadores']) {
    await page.getByRole('heading', { level: 2, name: step }).waitFor()
    await page.getByRole('button', { name: /^(Dejar para después|Siguiente)$/ }).click()
  }
  expect(await page.getByRole('main').getByRole('listitem').allTextContents()).toEqual([
    'Falta el nombre del distribuidor (Ajustes, Oficina).',
    'Falta el RFC del distribuidor (Ajustes, Oficina).',
    'Faltan los precios de los sistemas (Ajustes, Precios).',
    'Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).',
  ])
  await page.getByRole('button', { name: 'Anterior' }).click()
  await page.getByRole('heading', { level: 2, name: 'Operadores' }).waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 2, name: 'Operadores' }).waitFor()
})

test('the preparation leads from nothing to an office that can issue its first slip', async () => {
  const page = await office.window('/arranque')
  await officeStep(page)
  await bankStep(page)
  await pricesStep(page)
  await page.getByLabel('Letra de este equipo').fill('9')
  await page.getByRole('button', { name: 'Guardar y seguir' }).click()
  await page.getByText('de una a cinco letras o cifras; la primera, letra').waitFor()
  await page.getByLabel('Letra de este equipo').fill('b')
  await page.getByRole('button', { name: 'Guardar y seguir' }).click()
  await page.getByRole('heading', { level: 2, name: 'Operadores' }).waitFor()
  await page.getByRole('button', { name: 'Siguiente' }).click()
  await page.getByText('Ya no falta nada para la primera ficha.').waitFor()
  const { profile, policies, bankAccounts, letter, missing } = await office.call('settings.get', {})
  const { logo, ...written } = profile
  expect({ ...written, zone: policies.zone, letter, missing }).toEqual({
    name: 'Sistemas del Caribe SA de CV',
    rfc: 'URE180429TM6',
    phone: '998 884 0000',
    email: '',
    address: '',
    city: 'Cancún',
    taxPlace: 'general',
    zone: 'America/Merida',
    letter: 'B',
    missing: [],
  })
  expect(Buffer.from(logo, 'base64')).toEqual(LOGO)
  expect(bankAccounts.map(({ id: _id, ...account }) => account)).toEqual([
    {
      billedBy: 'distributor',
      vendorId: null,
      beneficiary: 'Sistemas del Caribe',
      bank: 'Santander',
      account: '00000555555',
      clabe: '014027000005555558',
    },
  ])
  const { prices } = await office.call('catalogue.get', {})
  expect(prices.map(({ id: _id, ...price }) => price)).toEqual([
    {
      productId: 'aspel-sae',
      months: 12,
      firstUser: 419_900,
      furtherUser: 129_900,
      validFrom: '2026-11-23',
      validUntil: null,
    },
  ])
  await page.getByRole('button', { name: 'Terminar' }).click()
  await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).waitFor()
})

const LOGO = encodePng({ width: 40, height: 20, rgba: new Uint8Array(40 * 20 * 4).fill(120) })

async function officeStep(page: Page): Promise<void> {
  await page.getByText('Paso 1 de 5').waitFor()
  await page.getByLabel('Nombre o razón social').fill('Sistemas del Caribe SA de CV')
  await page.getByLabel('RFC').fill('URE1804')
  await page.getByLabel('Teléfono').fill('998 884 0000')
  await page.getByLabel('Ciudad').fill('Cancún')
  await page.getByLabel('Zona horaria').selectOption('Mérida')
  await page.getByRole('button', { name: 'Guardar y seguir' }).click()
  await page.getByRole('alert').getByText('URE1804').waitFor()
  await page.getByLabel('RFC').fill('ure-180429-tm6')
  const picker = page.locator('input[type=file]')
  await picker.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: Buffer.from('GIF89a') })
  await page.getByText('El logotipo debe ser una imagen PNG o JPEG.').waitFor()
  await picker.setInputFiles({ name: 'grande.png', mimeType: 'image/png', buffer: Buffer.alloc(205_000) })
  await page.getByText('La imagen pesa más de 200 KB. Guárdela más pequeña y elíjala otra vez.').waitFor()
  await picker.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: LOGO })
  await page.getByRole('img', { name: 'Logotipo' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar y seguir' }).click()
}

async function bankStep(page: Page): Promise<void> {
  await page.getByText('Paso 2 de 5').waitFor()
  await page.getByRole('button', { name: 'Agregar' }).click()
  const dialog = page.getByRole('dialog', { name: 'Cuentas de banco' })
  await dialog.getByLabel('Beneficiario').fill('Sistemas del Caribe')
  await dialog.getByRole('textbox', { name: 'Banco' }).fill('Santander')
  await dialog.getByLabel('Cuenta', { exact: true }).fill('00000555555')
  await dialog.getByLabel('CLABE').fill('0140 2700 0005 5555 59')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByRole('alert').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByLabel('CLABE').fill('0140 2700 0005 5555 58')
  await dialog.getByLabel('CLABE').press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('cell', { name: '014027000005555558' }).waitFor()
  await page.getByRole('button', { name: 'Siguiente' }).click()
}

async function pricesStep(page: Page): Promise<void> {
  await page.getByText('Paso 3 de 5').waitFor()
  await page.getByRole('button', { name: 'Aspel SAE, Anual: sin precio' }).click()
  const dialog = page.getByRole('dialog', { name: 'Aspel SAE, anual' })
  await dialog.getByLabel('Primer usuario').fill('4199')
  await dialog.getByLabel('Cada usuario más').fill('$1,299.00')
  await dialog.getByRole('button', { name: 'Poner precio' }).click()
  await page.getByRole('button', { name: 'Aspel SAE, Anual: $4,199.00 + $1,299.00' }).waitFor()
  await page.getByRole('button', { name: 'Siguiente' }).click()
}
