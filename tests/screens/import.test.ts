import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { encodePng } from '../support/png-encode.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

const fixtures = join(import.meta.dirname, '..', 'fixtures')
const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as {
  dataLines: number
  linesInError: number
  linesWithWarning: number
  serialsAfterCommit: number
  clientsAfterCommit: number
  sample: { serial: string; users: number; nextCutoffAfter_2026_11_22: string }[]
}

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const counts = () => office.call('ledger.counts', {})
const lines = (page: Page) => page.getByRole('listbox', { name: 'Renglones' })
const filter = (page: Page, name: string) => page.getByRole('button', { name: new RegExp(`^${name} `) })
const detail = (page: Page) => page.getByRole('region', { name: /^Línea / })
const column = (page: Page, heading: string) => page.getByRole('combobox', { name: heading, exact: true })

async function dropped(file: string): Promise<Page> {
  const page = await office.window('/importar')
  await page.getByLabel('Elegir archivo').setInputFiles(file)
  return page
}

async function looked(file = join(fixtures, 'cartera.xlsx')): Promise<Page> {
  const page = await dropped(file)
  await page.getByRole('button', { name: 'Rentas' }).click()
  await lines(page).getByRole('option').first().waitFor()
  return page
}

function written(name: string, content: string | Uint8Array): string {
  const path = join(office.dir, name)
  writeFileSync(path, content)
  return path
}

test('a file that arrives after its screen was left takes nobody back to it, and waits there', async () => {
  const page = await office.window('/importar')
  const arrives = Promise.withResolvers<void>()
  await page.route('**/files', async (route) => {
    await arrives.promise
    await route.continue()
  })
  const answered = page.waitForResponse('**/files')
  await page.getByLabel('Elegir archivo').setInputFiles(join(fixtures, 'cartera.xlsx'))
  await page.getByText(/cartera\.xlsx…$/).waitFor()
  await page.keyboard.press('Control+2')
  await page.waitForFunction(() => location.hash === '#/clientes')
  arrives.resolve()
  await answered
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)))
  expect(page.url()).toMatch(/#\/clientes$/)
  await page.keyboard.press('Control+5')
  await page.getByText('cartera.xlsx').first().waitFor()
})

test('a page that is loaded again has the file and the sheet that were chosen, until another is', async () => {
  const page = await looked()
  await page.reload()
  await lines(page).getByRole('option').first().waitFor()
  expect(await filter(page, 'Todos').textContent()).toBe(`Todos ${expected.dataLines}`)
  await page.getByText('cartera.xlsx').first().waitFor()
  await page.getByRole('button', { name: 'Otra hoja' }).click()
  await page.reload()
  await page.getByLabel('Elegir archivo').waitFor({ state: 'attached' })
  expect(await lines(page).count()).toBe(0)
})

test('a book with several sheets asks which one, and shows what each line will do before anything is saved', async () => {
  const page = await looked()
  expect(await page.getByRole('group', { name: 'Renglones' }).getByRole('button').allTextContents()).toEqual([
    `Todos ${expected.dataLines}`,
    'Nuevos 594',
    'Cambios 0',
    'Iguales 1',
    `Avisos ${expected.linesWithWarning}`,
    'Conflictos 1',
    `Errores ${expected.linesInError}`,
  ])
  await page
    .getByText(
      `El libro quedará con ${expected.clientsAfterCommit} clientes y ${expected.serialsAfterCommit} series.`,
    )
    .waitFor()
  expect(await counts()).toMatchObject({ clients: 0, serials: 0 })
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'importar-light')
})

test('the counts are filters, and the chosen line is told in full', async () => {
  const page = await looked()
  await filter(page, 'Errores').click()
  await expect.poll(() => lines(page).getByRole('option').count()).toBe(expected.linesInError)
  await lines(page).focus()
  await page.keyboard.press('End')
  await expect.poll(() => detail(page).textContent()).toContain('31/02/2026')

  await filter(page, 'Conflictos').click()
  await expect.poll(() => detail(page).textContent()).toContain('Usuarios: vale 10, este renglón dice 12')

  await filter(page, 'Avisos').click()
  await expect.poll(() => lines(page).getByRole('option').count()).toBe(expected.linesWithWarning)
  await expect.poll(() => detail(page).textContent()).toContain('Aviso:')
})

test('the office’s spreadsheet comes in, tells what did not, and goes out again as one', async () => {
  const page = await looked()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Se importaron 594 renglones' }).waitFor()
  expect(await counts()).toMatchObject({
    clients: expected.clientsAfterCommit,
    serials: expected.serialsAfterCommit,
  })
  for (const { serial, users, nextCutoffAfter_2026_11_22: cutoff } of expected.sample.slice(0, 10)) {
    const query = { search: serial, filters: [], sort: [], groupBy: [] }
    const { rows } = await office.call('serials.window', { query, at: { path: [], offset: 0, limit: 10 } })
    expect(rows.map((row) => [row.serial, row.users, row.nextCutoff])).toEqual([[serial, users, cutoff]])
  }
  const notTaken = page.getByRole('listbox', { name: 'No entraron' }).getByRole('option')
  expect(await notTaken.count()).toBe(expected.linesInError + 1)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Guardar renglones con error (6)' }).click()
  expect((await download).suggestedFilename()).toBe('cartera - por corregir.xlsx')
  const mended = join(office.dir, 'por corregir.xlsx')
  await (await download).saveAs(mended)

  await page.getByRole('button', { name: 'Importar otra hoja' }).click()
  await page.getByLabel('Elegir archivo').setInputFiles(mended)
  await filter(page, 'Errores').waitFor()
  expect(await filter(page, 'Errores').textContent()).toBe('Errores 6')
  expect(await filter(page, 'Todos').textContent()).toBe('Todos 6')

  await page.getByRole('button', { name: 'Otra hoja' }).click()
  await page.getByLabel('Elegir archivo').setInputFiles(join(fixtures, 'cartera.xlsx'))
  await page.getByRole('button', { name: 'Rentas' }).click()
  await expect.poll(() => filter(page, 'Iguales').textContent()).toBe('Iguales 595')
  expect(await page.getByRole('button', { name: /^Importar 0/ }).isDisabled()).toBe(true)

  await page.getByRole('button', { name: 'Otra hoja' }).click()
  await page.getByRole('button', { name: 'Deshacer importación: cartera.xlsx' }).click()
  await page.getByText('deshecha el lun 23 nov 2026').waitFor()
  expect(await counts()).toMatchObject({ clients: 0, serials: 0 })
})

test('a column that was read wrong is corrected, and that is remembered for the next time', async () => {
  const sheet = (serial: string) =>
    'Empresa,Usuarios,Serie,Programa,Modalidad,Periodo,Activación,Extra\n' +
    `Hotel La Ceiba,3,${serial},SAE 10.0,Suscripción,Anual,31/01/2026,Lote 7\n`
  const page = await dropped(written('otra.csv', sheet('SAES7056850')))
  await lines(page).getByRole('option').first().waitFor()
  expect(await column(page, 'H Extra').inputValue()).toBe('')
  await column(page, 'H Extra').selectOption('Ciudad')
  await expect.poll(() => column(page, 'H Extra').inputValue()).toBe('city')
  // A field is read from one column: choosing it elsewhere takes it from the first.
  await column(page, 'B Usuarios').selectOption('Ciudad')
  await expect.poll(() => column(page, 'H Extra').inputValue()).toBe('')
  await column(page, 'H Extra').selectOption('Ciudad')
  await column(page, 'B Usuarios').selectOption('Usuarios')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Se importó 1 renglón' }).waitFor()

  await page.getByRole('button', { name: 'Importar otra hoja' }).click()
  await page.getByLabel('Elegir archivo').setInputFiles(written('otra vez.csv', sheet('SAES7056851')))
  await lines(page).getByRole('option').first().waitFor()
  expect(await column(page, 'H Extra').inputValue()).toBe('city')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Se importó 1 renglón' }).waitFor()
  const { clients } = await office.call('clients.list', { search: 'La Ceiba' })
  expect(clients.map(({ city, serials }) => [city, serials])).toEqual([['Lote 7', 2]])
})

test('a sheet whose serial column nobody recognises asks for it instead of giving up', async () => {
  const page = await dropped(
    written('raro.csv', 'Empresa,Usuarios,Licencia No\nBuceo Ixchel,1,¿?\nBuceo Ixchel,2,¿?\n'),
  )
  await page.getByRole('alert').filter({ hasText: 'no se encontró la columna del número de serie' }).waitFor()
  await column(page, 'C Licencia No').selectOption('No. de serie')
  await expect.poll(() => filter(page, 'Errores').textContent()).toBe('Errores 2')
})

test('rows copied from the portal are pasted with the keyboard alone', async () => {
  const page = await office.window('/importar', { permissions: ['clipboard-read', 'clipboard-write'] })
  const rows =
    'Sistema\tVersión\tUsuarios\tNo. Serie\tFecha Activación\tPróximo Pago\n' +
    'SAE\t10.0\t4\tSAES7056850\t31/01/2026\t31/01/2027\n'
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows)
  await page.keyboard.press('Control+v')
  await lines(page).getByRole('option').first().getByText('Usuarios: 3 → 4').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Se importó 1 renglón' }).waitFor()
  await page.getByRole('button', { name: 'Deshacer importación' }).click()
  await page.getByRole('cell', { name: 'Pegado' }).waitFor()
})

test('a file that is not what it says, is empty or is far too large gets a sentence, and nothing is touched', async () => {
  const before = await counts()
  const huge = openSync(join(office.dir, 'enorme.csv'), 'w')
  ftruncateSync(huge, 200 * 1024 * 1024)
  closeSync(huge)
  const picture = encodePng({ width: 2, height: 2, rgba: new Uint8Array(16) })
  const files = [
    [written('vacío.csv', ''), /vacío\.csv está vacío/],
    [written('foto.xlsx', picture), /foto\.xlsx no es una hoja de cálculo ni un CSV \(es una imagen\)/],
    [join(office.dir, 'enorme.csv'), /enorme\.csv /],
    [
      written('fórmula.csv', 'Cliente,No. Serie,Sistema\nX,=A1,SAE\n'),
      /fórmula\.csv tiene una fórmula en celdas que se importan/,
    ],
  ] as const
  const page = await office.window('/importar')
  for (const [file, sentence] of files) {
    await page.getByLabel('Elegir archivo').setInputFiles(file)
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor()
  }
  expect(await counts()).toEqual(before)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('twenty thousand lines are looked through at once, and saving them can be stopped', async () => {
  const before = await counts()
  const rows = Array.from(
    { length: 20_000 },
    (_, at) => `Cliente ${at},SAE,10.0,1,SAEX${String(at).padStart(7, '0')},Suscripción,Anual,31/01/2026`,
  )
  const head = 'Cliente,Sistema,Versión,Usuarios,No. Serie,Modalidad,Periodo,Fecha Activación'
  const page = await dropped(written('grande.csv', [head, ...rows].join('\n')))
  await page.getByRole('button', { name: 'Importar 20,000 renglones' }).waitFor()
  expect(await lines(page).getByRole('option').count()).toBeLessThan(400)
  await lines(page).focus()
  await page.keyboard.press('End')
  await expect.poll(() => detail(page).textContent()).toContain('SAEX0019999')

  await page.keyboard.press('Control+Enter')
  const progress = page.getByRole('dialog', { name: 'Importando…' })
  await progress.getByRole('button', { name: 'Cancelar' }).click()
  await page.getByRole('alert').filter({ hasText: 'Se canceló. No cambió nada.' }).waitFor()
  expect(await counts()).toEqual(before)
})

test('no fault was said on the way', () => {
  expect(office.faults).toEqual([])
})
