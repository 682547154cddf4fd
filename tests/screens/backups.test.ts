import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { behindItsBack } from '../durability/damaged.ts'
import {
  keepScreenshot,
  openBrowser,
  openOffice,
  seriousProblemsInBothSchemes,
  type Office,
} from '../support/shell.ts'

let browser: Browser
let office: Office

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => browser.close())

async function openWith(clients: number): Promise<Page> {
  office = await openOffice(undefined, browser)
  onTestFinished(() => office.close())
  for (let i = 1; i <= clients; i += 1) await office.call('clients.create', { name: `Hotel ${i}` })
  return office.window('/respaldos')
}

const points = (page: Page) => page.getByRole('listbox', { name: 'Puntos a los que se puede volver' })

test('the file for support is saved with one key, and says what it holds before it is', async () => {
  const page = await openWith(1)
  const button = page.getByRole('button', { name: 'Guardar archivo para soporte' })
  expect(await button.getAttribute('title')).toContain('No lleva ningún dato de sus clientes')
  await page.getByText('Todavía no hay ningún respaldo').waitFor()
  const download = page.waitForEvent('download')
  await page.keyboard.press('g')
  expect((await download).suggestedFilename()).toMatch(/^vigente-soporte-\w+-20261123\.zip$/)
})

test('a clerk backs up, looks through the ledger and tries a restore, each with one key', async () => {
  const page = await openWith(2)
  await page.getByText('Todavía no hay ningún respaldo').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('Respaldo 1 hecho y comprobado.').waitFor()
  await points(page)
    .getByRole('option', { name: /lo pidió alguien/ })
    .waitFor()
  await page
    .getByText(/hace un momento · lun 23 nov 2026, 10:00 · no ha cambiado nada desde entonces/)
    .waitFor()
  // What is done elsewhere meanwhile counts when somebody comes back to look.
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { name: 'Clientes' }).waitFor()
  await office.call('clients.create', { name: 'Hotel 3' })
  await page.goBack()
  await page.getByText(/hace un momento · lun 23 nov 2026, 10:00 · 1 operación después/).waitFor()
  await points(page)
    .getByRole('option', { name: /1 operación/ })
    .waitFor()
  await page.keyboard.press('v')
  await page.getByText('El libro está completo.').waitFor()
  await page.keyboard.press('s')
  await page.getByText('El respaldo 1 se restauró aparte y está completo.').waitFor()
  await page.getByText(/salió bien en/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the administrator says how much of the disk the backups may take', async () => {
  const page = await openWith(1)
  await page.getByText(/ de 10\.0 GB\. Se hace uno/).waitFor()
  await page.keyboard.press('e')
  const dialog = page.getByRole('dialog', { name: 'Espacio para respaldos' })
  await dialog.getByLabel('Cuánto disco pueden ocupar en esta PC').fill('25')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Los respaldos ocupan a lo más 25 GB.').waitFor()
  await page.getByText(/ de 25\.0 GB\. Se hace uno/).waitFor()
})

test('going back says first what it would take away, asks for a yes by hand, and everything else follows', async () => {
  const page = await openWith(2)
  await office.call('backups.make', {})
  for (const name of ['Buceo Ixchel', 'Marina Sur']) await office.call('clients.create', { name })
  await office.call('backups.make', {})
  await points(page).getByRole('option').nth(1).getByText('2 operaciones').waitFor()
  await keepScreenshot(page, 'respaldos-light')
  await points(page).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: /Volver al lun 23 nov 2026/ })
  await dialog.getByText('Se quitan del libro las 2 operaciones que se hicieron después:').waitFor()
  await dialog.getByText('Alta de cliente × 2').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  expect(await dialog.getByRole('button', { name: /^Restaurar/ }).isDisabled()).toBe(true)
  await dialog.getByLabel('Entiendo que se quitan 2 operaciones').check()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/El libro volvió al/).waitFor()
  await points(page).getByRole('option').nth(1).getByText('nada').waitFor()
  expect((await office.call('clients.list', {})).total).toBe(2)
  await page.keyboard.press('Control+2')
  await page.getByText('Hotel 2').waitFor()
  expect(await page.getByText('Marina Sur').count()).toBe(0)
})

test('whoever is not of Administración sees the points and may not go back', async () => {
  const page = await openWith(1)
  await office.call('backups.make', {})
  const { id } = await office.call('operators.save', { name: 'Lety', role: 'sales' })
  await page.evaluate((operator) => localStorage.setItem('vigente.operator.office', operator), id)
  await page.reload()
  await page.getByText('Restaurar, elegir dónde va la copia y cuánto ocupan es de Administración.').waitFor()
  expect(await page.getByRole('button', { name: /Restaurar/ }).count()).toBe(0)
  await page.getByRole('button', { name: /Respaldar ahora/ }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('after a damaged ledger was recovered it says what was damaged, what came back and what to check', async () => {
  await openWith(3)
  await office.call('backups.make', {})
  await office.call('clients.create', { name: 'Marina Sur' })
  expect(await office.closeWindows()).toEqual([])
  await office.kill()
  behindItsBack(office.dir, (raw) => raw.exec(`UPDATE clients SET city = 'Otra' WHERE name = 'Hotel 2'`))
  await office.revive()
  const again = await office.window('/hoy')
  expect(await again.getByRole('alert').count()).toBe(0)
  await again.goto(`${again.url().split('#')[0]}#/respaldos`)
  await again.getByRole('heading', { level: 1, name: 'Respaldos' }).waitFor()
  await again.keyboard.press('v')
  const damages = again.getByRole('region', { name: 'El libro tiene daños' })
  await damages
    .getByText(/clientes \(clients\)/)
    .first()
    .waitFor()
  expect(await seriousProblemsInBothSchemes(again)).toEqual([])
  await again.keyboard.press('p')
  const report = again.getByRole('region', { name: 'El libro se dañó y se recuperó' })
  await report.getByText(/Se restauró el respaldo 1/).waitFor()
  await report.getByText('Sobre él se volvió a hacer lo de después: una operación.').waitFor()
  await report.getByText('No hace falta revisar nada.').waitFor()
  expect(await seriousProblemsInBothSchemes(again)).toEqual([])
  expect((await office.call('clients.list', {})).total).toBe(4)
  // Wherever somebody is, until it was read.
  await again.keyboard.press('Control+2')
  const banner = again.getByRole('alert').filter({ hasText: 'El libro se dañó y se recuperó.' })
  await banner.waitFor()
  expect(await seriousProblemsInBothSchemes(again)).toEqual([])
  await banner.getByRole('button', { name: 'Ver qué pasó y qué hacer' }).press('Enter')
  await report.waitFor()
  await again.keyboard.press('l')
  await report.waitFor({ state: 'detached' })
})

test('a ledger that is gone is not greeted as a new one: it says so first, and leads to the way back', async () => {
  await openWith(3)
  expect(await office.closeWindows()).toEqual([])
  await office.kill()
  for (const name of ['ledger.db', 'backups', 'backups.json'])
    rmSync(join(office.dir, name), { recursive: true, force: true })
  await office.revive()
  const page = await office.window('/hoy')
  await page.getByRole('alert').getByText('lo que se ve está vacío, y no se guarda nada').waitFor()
  await page.getByRole('main').getByText('aquí no hay respaldo de él').waitFor()
  expect(await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).count()).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('main').getByRole('button', { name: 'Ver qué pasó y qué hacer' }).press('Enter')
  await page.getByRole('region', { name: 'El libro se dañó y no se pudo recuperar entero' }).waitFor()
  await page.getByText(/^Faltan \d+ operaciones de las últimas/).waitFor()
  await page.getByRole('button', { name: 'Seguir con lo que hay' }).press('Enter')
  await page.getByText('Ya se puede guardar.').waitFor()
  await page.keyboard.press('l')
  await page.getByRole('region', { name: /no se pudo recuperar/ }).waitFor({ state: 'detached' })
  await page.keyboard.press('Control+1')
  await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).waitFor()
  expect(await page.getByRole('alert').filter({ hasText: 'libro' }).count()).toBe(0)
})

test('the copy elsewhere is set up with a folder and a phrase, and opens on another PC', async () => {
  const page = await openWith(2)
  const folder = mkdtempSync(join(tmpdir(), 'vigente-usb-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  await page.getByText('Todavía no se guarda ninguna copia fuera de esta PC.').waitFor()
  await page.keyboard.press('f')
  const dialog = page.getByRole('dialog', { name: 'Copia fuera de esta PC' })
  await dialog.getByLabel('Carpeta').fill(join(folder, 'no-esta'))
  await dialog.getByRole('textbox', { name: 'Frase de la copia' }).fill('caballo correcto batería')
  await dialog.getByRole('textbox', { name: 'La frase otra vez' }).fill('caballo correcto')
  await dialog.getByText('no es la misma').waitFor()
  await dialog.getByRole('textbox', { name: 'La frase otra vez' }).fill('caballo correcto batería')
  await page.keyboard.press('Enter')
  await dialog.getByText(/no existe o no está conectada/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByLabel('Carpeta').fill(folder)
  await page.keyboard.press('Enter')
  await page.getByText(/Copia guardada: vigente-/).waitFor()
  const [file] = readdirSync(folder)
  // There is no vault whose passwords could lack.
  expect(await page.getByText(/Las contraseñas de la bóveda todavía no van/).count()).toBe(0)

  const other = await openWith(1)
  await other.getByRole('button', { name: 'Abrir una copia…' }).waitFor()
  await other.keyboard.press('m')
  const moving = other.getByRole('dialog', { name: 'Mudarse a esta PC, o restaurar una copia' })
  await moving.getByLabel('Archivo de la copia').fill(folder)
  await moving.getByRole('textbox', { name: 'Frase de la copia' }).fill('otra frase cualquiera')
  await moving.getByLabel('Entiendo que se quita una operación').check()
  await moving.getByRole('textbox', { name: 'Frase de la copia' }).press('Enter')
  await moving.getByText(/^No hay ningún archivo «.*que la ruta termine en el nombre del archivo/).waitFor()
  // As Windows copies a path.
  await moving.getByLabel('Archivo de la copia').fill(`"${join(folder, file!)}"`)
  expect(await seriousProblemsInBothSchemes(other)).toEqual([])
  await moving.getByRole('textbox', { name: 'Frase de la copia' }).press('Enter')
  await moving.getByText('Esa no es la frase con la que se guardó la copia.', { exact: false }).waitFor()
  await moving.getByRole('textbox', { name: 'Frase de la copia' }).fill('caballo correcto batería')
  await other.keyboard.press('Enter')
  await other.getByText(/El libro es el de la copia del/).waitFor()
  expect((await office.call('clients.list', {})).total).toBe(2)
})

test('Ctrl+K opens Respaldos, and F1 tells what it is for', async () => {
  const page = await openWith(1)
  await page.keyboard.press('Control+8')
  await page.getByRole('heading', { level: 1, name: 'Calculadora' }).waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('respaldos')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Respaldos' }).waitFor()
  await page.keyboard.press('F1')
  await page.getByText('Qué tan a salvo está el trabajo de esta PC', { exact: false }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the ledger leaves whole in Excel with one key, and comes into a new PC from its welcome', async () => {
  const page = await openWith(3)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: /Sacar el libro en Excel/ }).waitFor()
  await page.keyboard.press('x')
  const download = await saved
  expect(download.suggestedFilename()).toBe('libro-2026-11-23.xlsx')
  await page.getByText(/El libro salió entero: \d+ renglones/).waitFor()
  const buffer = readFileSync(await download.path())
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  expect(await office.closeWindows()).toEqual([])

  office = await openOffice(undefined, browser)
  const other = office
  onTestFinished(() => other.close())
  const welcome = await office.window('/bienvenida')
  await welcome.getByRole('button', { name: 'Traer un libro de Excel' }).waitFor()
  await welcome
    .getByLabel('Traer un libro de Excel')
    .setInputFiles({ name: 'otro.xlsx', mimeType: '', buffer: Buffer.from('nada') })
  await welcome.getByRole('main').getByRole('alert').waitFor()
  expect(await seriousProblemsInBothSchemes(welcome)).toEqual([])
  await welcome.locator('input[type=file]').setInputFiles({ name: 'libro.xlsx', mimeType: '', buffer })
  await welcome.getByText('El libro entró entero: 3 clientes y 0 sistemas.').waitFor()
  expect((await office.call('clients.list', {})).total).toBe(3)
})
