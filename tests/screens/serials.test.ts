import { readFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let client: string

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 60 })
  client = (
    await office.call('clients.create', {
      name: 'Hotel La Ceiba SA de CV',
      rfc: 'HLC950612AB3',
      city: 'Cozumel',
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
    ...more,
  })

async function pageOf(serial: string, more: object = {}): Promise<Page> {
  const { id } = await rented(serial, more)
  const page = await office.window(`/sistemas/${id}`)
  await page.getByRole('heading', { name: serial }).waitFor()
  return page
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const said = (page: Page, text: string | RegExp) => page.getByRole('alert').filter({ hasText: text })
const undo = (page: Page) => page.keyboard.press('Control+z')

async function grid(page: Page): Promise<void> {
  await page.locator('[data-at="0"]:not([aria-busy])').waitFor()
}

test('the portal’s columns stand under the portal’s names, and the list is as long as the cartera', async () => {
  const page = await office.window('/sistemas')
  await grid(page)
  const headings = await page.locator('[data-heading]').allTextContents()
  expect(headings.map((text) => text.trim()).slice(0, 8)).toEqual([
    'Cliente',
    'Sistema',
    'Versión',
    'Usuarios',
    'No. Serie',
    'Fecha Activación',
    'Próximo Pago',
    'Estado',
  ])
  const { total } = await office.call('serials.window', {})
  await page.getByText(`${total} sistemas`).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'sistemas-light')
})

test('dragging a column to the bar groups by its words, and the next visit finds it grouped', async () => {
  const page = await office.window('/sistemas')
  await grid(page)
  await page.locator('[data-heading="status"]').dragTo(page.getByTestId('group-bar'))
  const group = page
    .getByRole('row')
    .filter({ hasText: /Estado:\s*comprada/ })
    .first()
  await group.waitFor()
  await eventually(
    async () => (await office.call('layouts.get', { grid: 'serials' })).layout?.groupBy,
  ).toEqual(['status'])

  await group.click()
  await page.locator('[data-at][aria-level="2"]').first().waitFor()
  await page.keyboard.press('Control+1')
  await page.keyboard.press('Control+3')
  await page
    .getByRole('row')
    .filter({ hasText: /Estado:\s*comprada/ })
    .first()
    .waitFor()

  const again = await office.tab(page.context(), '/sistemas')
  await again
    .getByRole('row')
    .filter({ hasText: /Estado:\s*comprada/ })
    .first()
    .waitFor()
  await again.getByRole('button', { name: 'Dejar de agrupar por Estado' }).click()
  await eventually(
    async () => (await office.call('layouts.get', { grid: 'serials' })).layout?.groupBy,
  ).toEqual([])
})

test('many validations are confirmed at once from the list, and taken back at once', async () => {
  await rented('MUCHOS001', { activatedOn: day('2026-05-10'), months: 1, method: 'card' })
  await rented('MUCHOS002', { activatedOn: day('2026-06-11'), months: 1, method: 'card' })
  await office.call('serials.create', {
    clientId: client,
    product: 'COI',
    serial: 'MUCHOS003',
    version: '10.0',
    users: 1,
    mode: 'physical',
  })
  const page = await office.window('/sistemas')
  await grid(page)
  await page.getByRole('textbox', { name: 'Buscar en la lista' }).fill('muchos')
  await page.getByText('3 sistemas').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+a')
  await page.getByRole('button', { name: 'Confirmar validación' }).click()
  await page.getByText('Se anota que 2 sistemas ya validaron. Se salta 1').waitFor()
  await page.getByRole('radio', { name: 'Se ve en el portal' }).check()
  await page.keyboard.press('Enter')
  await said(page, 'Validación confirmada: 2 sistemas').waitFor()

  const validations = async () => {
    const { entries } = await office.call('contacts.history', { clientId: client, limit: 200 })
    return entries
      .filter(({ kind, serial }) => kind === 'validation' && serial?.startsWith('MUCHOS'))
      .map(({ serial, channel, text }) => `${serial} ${text} ${channel}`)
      .toSorted()
  }
  expect(await validations()).toEqual(['MUCHOS001 2026-11-10 confirmed', 'MUCHOS002 2026-11-11 confirmed'])
  await undo(page)
  await eventually(validations).toEqual([])
})

test('the chosen rows are copied and exported with the columns as shown', async () => {
  await rented('EXPORTA01')
  const page = await office.window('/sistemas', { permissions: ['clipboard-read', 'clipboard-write'] })
  await grid(page)
  await page.getByRole('textbox', { name: 'Buscar en la lista' }).fill('exporta01')
  await page.getByText('1 sistema', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+c')
  await page.getByText('Copiado.').waitFor()
  const copied = await page.evaluate(() => navigator.clipboard.readText())
  expect(copied.split('\r\n')[1]?.split('\t').slice(0, 5)).toEqual([
    'Hotel La Ceiba SA de CV',
    'SAE',
    '10.0',
    '5',
    'EXPORTA01',
  ])
  await page.getByRole('button', { name: 'Exportar' }).click()
  await page.getByRole('radio', { name: 'Texto con comas' }).check()
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Exportar' }).click()
  const csv = readFileSync(await (await download).path(), 'utf8')
  const [head, row] = csv.replace(/^\uFEFF/, '').split('\r\n')
  expect(head?.split(',').slice(0, 8).join(' | ')).toBe(
    'Cliente | Sistema | Versión | Usuarios | No. Serie | Fecha Activación | Próximo Pago | Estado',
  )
  expect(row?.split(',').slice(0, 5).join(' | ')).toBe('Hotel La Ceiba SA de CV | SAE | 10.0 | 5 | EXPORTA01')
})

test('a new system is captured without a mouse; Esc keeps what was typed', async () => {
  const page = await office.window('/sistemas')
  await grid(page)
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog', { name: 'Nuevo sistema' })
  await dialog.locator('input:focus').waitFor()
  await page.keyboard.type('ceiba')
  await page.getByRole('option', { name: 'Hotel La Ceiba SA de CV' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await page.keyboard.type('saes 7056850')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })

  await page.keyboard.press('Control+n')
  await dialog.waitFor()
  await eventually(() => dialog.getByRole('textbox', { name: 'No. Serie' }).inputValue()).toBe('saes 7056850')
  await dialog.getByRole('textbox', { name: 'Activado el' }).fill('31/01/2026')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'SAES7056850' }).waitFor()
  await said(page, 'Sistema guardado').waitFor()
})

test('a serial that is taken is refused with whose it is', async () => {
  await rented('REPETIDA1')
  const page = await office.window(`/sistemas?nuevo=${client}`)
  const dialog = page.getByRole('dialog', { name: 'Nuevo sistema' })
  await dialog.getByRole('textbox', { name: 'No. Serie' }).fill('repetida1')
  await page.keyboard.press('Enter')
  await dialog.getByText('La serie REPETIDA1 ya está registrada con Hotel La Ceiba SA de CV').waitFor()
})

test('Enter pressed before the client of a new system has arrived saves it when it has', async () => {
  const page = await office.window('/sistemas')
  await page.route('**/rpc/clients.get', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_500))
    await route.continue()
  })
  await page.evaluate((place) => (location.hash = place), `/sistemas?nuevo=${client}`)
  await page
    .getByRole('dialog', { name: 'Nuevo sistema' })
    .getByRole('textbox', { name: 'No. Serie' })
    .fill('deprisa01')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'DEPRISA01' }).waitFor()
})

test('the page of a system tells both clocks, what stops it first, and why', async () => {
  const page = await pageOf('RELOJES01', { paidUntil: day('2027-01-31') })
  expect(await heading(page).textContent()).toBe('SAE 10.0 · RELOJES01 · 5 usuarios · Suscripción anual')
  await page.getByText('Pagado: funciona hasta el sáb 30 ene 2027 (corte dom 31).').waitFor()
  await page.getByText('Próxima validación: lun 30 nov 2026 (en 7 días).').waitFor()
  await page.getByText('Lo primero que lo detiene: el corte, dom 31 ene 2027 (en 69 días).').waitFor()
  await page.getByRole('button', { name: '¿por qué?' }).first().click()
  await page.getByText('Se activó por primera vez el sábado 31 de enero de 2026').waitFor()
  await page.keyboard.press('Escape')

  await page.getByText('Ver como lista').click()
  await page.getByRole('cell', { name: 'dom 31 ene 2027 (en 69 días)' }).first().waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('one key says that it validated, another that it did not, and each is taken back', async () => {
  const page = await pageOf('VALIDA001')
  await page.keyboard.press('n')
  await said(page, 'Anotado que no validó').waitFor()
  await page
    .getByText(
      'Validación del sáb 31 oct 2026: no pasó. Sus 15 días, sin confirmar, terminaron el dom 15 nov 2026.',
    )
    .waitFor()
  await undo(page)
  await page.getByText('Próxima validación: lun 30 nov 2026 (en 7 días).').waitFor()
  await page.keyboard.press('v')
  await said(page, 'Validación confirmada: VALIDA001').waitFor()
  await page.getByText('del sáb 31 oct 2026: confirmada').waitFor()
})

test('a renewal that is only supposed is confirmed with one key', async () => {
  const page = await pageOf('SUPUESTO1')
  await page.getByText('Al corriente, supuesto: funciona hasta el sáb 30 ene 2027 (corte dom 31).').waitFor()
  await page.keyboard.press('r')
  await said(page, 'Renovación confirmada: SUPUESTO1').waitFor()
  await page.getByText('Pagado: funciona hasta el sáb 30 ene 2027 (corte dom 31).').waitFor()
})

test('users are changed by U, the rest by F2, and Esc keeps the half-done change', async () => {
  const page = await pageOf('USUARIOS1')
  await page.keyboard.press('u')
  await page.getByRole('textbox', { name: 'Usuarios simultáneos' }).fill('8')
  await page.getByRole('radio', { name: 'Ya está así en el portal' }).check()
  await page.keyboard.press('Enter')
  await said(page, 'Usuarios cambiados: USUARIOS1, 8 usuarios').waitFor()
  await page.getByRole('heading', { name: '· 8 usuarios ·' }).waitFor()
  await undo(page)
  await page.getByRole('heading', { name: '· 5 usuarios ·' }).waitFor()

  const version = page.getByRole('textbox', { name: 'Versión' })
  await page.keyboard.press('F2')
  await version.fill('11.0')
  await page.keyboard.press('Escape')
  await version.waitFor({ state: 'hidden' })
  await page.keyboard.press('F2')
  await eventually(() => version.inputValue()).toBe('11.0')
  await page.getByRole('combobox', { name: 'Periodo' }).selectOption('Semestral')
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('heading', { name: 'SAE 11.0 · USUARIOS1 · 5 usuarios · Suscripción semestral' })
    .waitFor()
})

test('who takes a system over is found by the own name before those whose contact is called so', async () => {
  await office.call('clients.create', {
    name: 'Abarrotes Bacalar',
    contacts: [{ name: 'Zulema Poot Uc', phone: '9834440102' }],
  })
  await office.call('clients.create', { name: 'Zulema Poot Uc' })
  const page = await pageOf('TRASPASO1')
  await page.keyboard.press('t')
  const dialog = page.getByRole('dialog', { name: 'TRASPASO1' })
  await dialog.getByRole('combobox', { name: 'Cliente' }).fill('zulema poot')
  const found = page.getByRole('option')
  await eventually(() => found.allTextContents()).toEqual(['Zulema Poot Uc', 'Abarrotes Bacalar'])
  await found.first().click()
  await eventually(() => dialog.getByRole('combobox', { name: 'Cliente' }).inputValue()).toBe(
    'Zulema Poot Uc',
  )
  await page.keyboard.press('Escape')
})

test('a number of users that was typed wrong is corrected with its reason', async () => {
  const page = await pageOf('CORRIGE01')
  await page.keyboard.press('x')
  const users = page.getByRole('textbox', { name: 'Usuarios' })
  await users.fill('4')
  const reason = page.getByRole('textbox', { name: 'Motivo' })
  await reason.fill('se tecleó mal')
  await page.keyboard.press('Escape')
  await reason.waitFor({ state: 'hidden' })
  await page.keyboard.press('x')
  expect([await users.inputValue(), await reason.inputValue()]).toEqual(['4', 'se tecleó mal'])
  await page.keyboard.press('Control+Enter')
  await said(page, 'Usuarios corregidos: CORRIGE01, 4 usuarios').waitFor()
  await users.waitFor({ state: 'hidden' })
  await page.getByText('Usuarios corregidos de 5 a 4: se tecleó mal').waitFor()
  await page.keyboard.press('x')
  expect(await reason.inputValue()).toBe('')
  await page.keyboard.press('Escape')
})

test('a client says that it does not open, and later that it does', async () => {
  const page = await pageOf('FALLA0001')
  const system = new URL(page.url()).hash
  await page.keyboard.press('f')
  await page.getByRole('textbox', { name: '¿Qué dice la pantalla?' }).fill('Licencia inválida')
  await page.keyboard.press('Enter')
  await page.keyboard.press('n')
  await page.keyboard.press('s')
  await page.keyboard.press('s')
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Reporte anotado' }).waitFor()
  await page.keyboard.press('v')
  await eventually(() => Promise.resolve(new URL(page.url()).hash)).toBe(system)
  await page.getByText('Reportó falla el lun 23 nov 2026: «Licencia inválida»').waitFor()
  await page.getByText('reportó falla', { exact: true }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('f')
  await page.getByRole('textbox', { name: '¿Cómo se resolvió?' }).fill('Activó de nuevo')
  await page.keyboard.press('Control+Enter')
  await said(page, 'Anotado: ya abre').waitFor()
  await page.getByText('vigente', { exact: true }).waitFor()
})

test('users are scheduled with both prices before, shown in the queue, and done on their day', async () => {
  await office.call('catalogue.setPrice', {
    productId: 'aspel-sae',
    months: 12,
    firstUser: centavos(100_000),
    furtherUser: centavos(10_000),
    validFrom: day('2026-01-01'),
  })
  const page = await pageOf('COLA00001', { paidUntil: day('2027-01-31') })
  await page.keyboard.press('u')
  await page.getByRole('textbox', { name: 'Usuarios simultáneos' }).fill('8')
  await page
    .getByText('En la próxima validación: $50.96 más IVA por lo que falta del periodo (62 de 365 días).')
    .waitFor()
  await page
    .getByText('Desde el próximo pago: $1,700.00 por periodo en lugar de $1,400.00, más IVA.')
    .waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await said(page, 'Cambio de usuarios programado: COLA00001, 8 usuarios desde el lun 30 nov 2026').waitFor()
  await page.keyboard.press('u')
  await page.getByRole('textbox', { name: 'Usuarios simultáneos' }).fill('4')
  await page.getByText('Lo ya pagado no se devuelve.').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('dom 31 ene 2027: bajar de 8 a 4 usuarios').waitFor()
  await page.getByRole('button', { name: 'Ya se hizo' }).first().click()
  await page.getByRole('heading', { name: '· 8 usuarios ·' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a change of computer says why it is one or an unlock, and leads to where that is asked for (C3)', async () => {
  const page = await pageOf('EQUIPO001', { paidUntil: day('2027-01-31') })
  await page.getByText('El próximo cambio de equipo pide un desbloqueo, el 1.º de este periodo').waitFor()
  await page.keyboard.press('e')
  await page.getByText('El siguiente abre el lun 30 nov 2026, en 7 días').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /^Pedir desbloqueo: .* EQUIPO001/ }).waitFor()
})

test('a "nuevo corte" shows what it does before it is confirmed, and is taken back', async () => {
  const page = await pageOf('CORTE0001', { paidUntil: day('2027-01-31') })
  await page.keyboard.press('k')
  await page.getByRole('textbox', { name: 'Cuenta desde el' }).fill('10 nov')
  await page.getByText('Corte dom 31 ene 2027 → mié 10 nov 2027; funciona hasta el mar 9 nov 2027.').waitFor()
  await page.getByText('Del periodo que empezó el sáb 31 oct 2026 quedan 10 de 30 días.').waitFor()
  await page.getByRole('textbox', { name: 'Motivo' }).fill('el fabricante lo reactivó')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await said(page, 'Nuevo corte: CORTE0001').waitFor()
  await page.getByText('Pagado: funciona hasta el mar 9 nov 2027 (corte mié 10).').waitFor()
  await page.getByText('Del sáb 31 ene 2026 al mar 10 nov 2026 contó desde el sáb 31 ene 2026').waitFor()
  await undo(page)
  await page.getByText('Pagado: funciona hasta el sáb 30 ene 2027 (corte dom 31).').waitFor()
})

test('a serial passes to another company with a reason and who authorised it', async () => {
  await office.call('clients.create', { name: 'Zapatería Xcaret' })
  const page = await pageOf('PASA00001')
  await page.keyboard.press('t')
  await page.getByRole('dialog').getByPlaceholder('Nombre, RFC o teléfono').fill('zapateria xc')
  await page.getByRole('option', { name: 'Zapatería Xcaret' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('traspaso')
  await page.getByRole('textbox', { name: 'Autorización' }).fill('carta firmada')
  await page.getByRole('button', { name: 'Pasar a otra razón social' }).last().click()
  await said(page, 'Pasó a otra razón social: PASA00001').waitFor()
  await page.getByRole('link', { name: 'Zapatería Xcaret' }).waitFor()
})

test('an activation shows what it starts, and is refused before the system was installed', async () => {
  const page = await pageOf('PRUEBA002', { activatedOn: null, installedOn: day('2026-11-10'), months: 1 })
  await page.keyboard.press('a')
  await page
    .getByText('Cuenta desde el lun 23 nov 2026: corte mié 23 dic 2026, funciona hasta el mar 22 dic 2026')
    .waitFor()
  await page.getByRole('radio', { name: 'Otro día' }).check()
  await page.getByRole('textbox', { name: 'Activado el' }).fill('24 nov')
  await page.getByText('La activación no puede ser en el futuro').waitFor()
  await page.getByRole('textbox', { name: 'Activado el' }).fill('9 nov')
  await page.getByText('no pudo activarse el lun 9 nov 2026: se instaló el mar 10 nov 2026').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('what another distributor sold says so, and cannot be renewed here', async () => {
  const page = await pageOf('AJENA0001', { channel: 'other' })
  await page
    .getByText('La vendió otro distribuidor: se guarda, pero aquí no se cobra ni se renueva.')
    .waitFor()
  expect(await page.getByRole('button', { name: 'Renovar' }).count()).toBe(0)
})

test('a failed validation of a yearly rental is listed with its cause, and by whom', async () => {
  const page = await pageOf('LISTA0001', { paidUntil: day('2027-01-31') })
  const row = page.getByRole('row').filter({ hasText: 'sáb 31 oct 2026' }).last()
  await row.getByRole('button', { name: 'No validó' }).click()
  await row.getByText('reportó falla, bloqueada, hasta el dom 15 nov 2026').waitFor()
  await row.getByRole('combobox').selectOption('la computadora tiene mal la fecha')
  await eventually(() => row.getByRole('combobox').inputValue()).toBe('machineClock')
  await row.getByRole('button', { name: 'Validó', exact: true }).click()
  await row.getByText('confirmada').waitFor()
})

test('a new code is kept beside those before it', async () => {
  const page = await pageOf('CODIGO001', { code: 'AAAA-1111-BBBB-2222' })
  await page.getByRole('button', { name: 'Agregar CDA' }).waitFor()
  await page.keyboard.press('c')
  await page.getByRole('textbox', { name: 'Código de activación (CDA)' }).fill('icjt-48ej-gx97-40p1')
  await page.keyboard.press('Enter')
  await said(page, 'Código guardado').waitFor()
  await eventually(async () => (await page.locator('code').allTextContents()).toSorted()).toEqual([
    'AAAA-1111-BBBB-2222',
    'ICJT-48EJ-GX97-40P1',
  ])
})

/** As Ctrl+V of the vendor's message, wherever the keyboard is. */
const pasteMessage = (page: Page, serial: string, code: string) =>
  page.evaluate((words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    )
  }, `Estimado ANA RIOS,\nEl número de serie y CDA de tu Sistema Siigo Aspel es:\nNúmero de Serie: ${serial}\nCDA: ${code}\nSaludos,`)

test('the vendor’s message that is pasted anywhere finds its system and is kept with one key (R84, R85)', async () => {
  await pageOf('PEGADO001', { code: 'AAAA-1111-BBBB-2222' })
  const page = await office.window('/hoy')
  await page.getByRole('heading', { name: 'Hoy' }).first().waitFor()
  await pasteMessage(page, 'PEGADO001', 'ICJT-48EJ-GX97-40P1')
  const dialog = page.getByRole('dialog', { name: 'Llegó un código de activación' })
  await dialog.getByText('ICJT-48EJ-GX97-40P1').waitFor()
  await dialog.getByText('PEGADO001').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await said(page, 'Código guardado: PEGADO001').waitFor()
  await dialog.waitFor({ state: 'hidden' })
  await pasteMessage(page, 'PEGADO001', 'ICJT-48EJ-GX97-40P1')
  await dialog.getByText('Ya está guardado: no falta nada.').waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await pasteMessage(page, 'NUNCA00001', 'ICJT-48EJ-GX97-40P1')
  await dialog.getByText('Esa serie no está en el libro.').waitFor()
})

test('a trial is activated, and both clocks start that day', async () => {
  const page = await pageOf('PRUEBA001', {
    activatedOn: null,
    installedOn: day('2026-11-10'),
    months: 1,
    method: 'card',
  })
  await page
    .getByText('Sin activar. La prueba funciona hasta el jue 10 dic 2026: le quedan 17 días.')
    .waitFor()
  await page.keyboard.press('a')
  await page.getByRole('radio', { name: 'Otro día' }).check()
  await page.getByRole('textbox', { name: 'Activado el' }).fill('20 nov')
  await page.getByRole('button', { name: 'Activar' }).last().click()
  await said(page, 'Activado el vie 20 nov 2026. Primer corte: dom 20 dic 2026.').waitFor()
  await page.getByText('Pagado: funciona hasta el sáb 19 dic 2026 (corte dom 20).').waitFor()
})

test('past midnight here, an activation counts for the day that it still is in Mexico City', async () => {
  const night = await openOffice('2026-11-24T05:30:00Z')
  onTestFinished(() => night.close())
  const { id: clientId } = await night.call('clients.create', { name: 'Marina Cozumel SA' })
  const { id } = await night.call('serials.create', {
    clientId,
    product: 'SAE',
    serial: 'NOCHE0001',
    version: '10.0',
    users: 1,
    mode: 'subscription',
    months: 1,
  })
  const page = await night.window(`/sistemas/${id}`)
  await page.getByRole('button', { name: 'Activar' }).waitFor()
  await page.keyboard.press('a')
  await page.getByRole('radio', { name: 'Ahora mismo' }).waitFor()
  await page
    .getByText('Aquí ya es mar 24 nov 2026, pero en la Ciudad de México es lun 23 nov 2026: cuenta ese día.')
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await said(page, 'Activado el lun 23 nov 2026.').waitFor()
  await said(page, 'Aquí ya era mar 24 nov 2026').waitFor()
})

test('a system that still has the automatic charge on leaves only after it is switched off', async () => {
  const page = await pageOf('BAJA00001', { months: 1, method: 'card', autoCharge: true })
  await page.keyboard.press('b')
  await page.getByRole('textbox', { name: 'Motivo' }).fill('Cerró el negocio')
  await page.keyboard.press('Control+Enter')
  await page.getByText('El cargo automático sigue activo en BAJA00001').waitFor()
  await page.getByRole('button', { name: 'Ya lo apagué en el portal' }).click()
  await page.getByText('De baja desde el lun 23 nov 2026: Cerró el negocio').waitFor()
  await page.keyboard.press('b')
  await said(page, 'Sistema reactivado').waitFor()
  await page.getByText('De baja desde').waitFor({ state: 'hidden' })
})

test('a bought licence has no clock and offers no renewal', async () => {
  const { id } = await office.call('serials.create', {
    clientId: client,
    product: 'NOI',
    serial: 'COMPRADA1',
    version: '9.0',
    users: 2,
    mode: 'electronic',
    activatedOn: day('2025-03-13'),
  })
  const page = await office.window(`/sistemas/${id}`)
  await page
    .getByText('Licencia comprada el jueves 13 de marzo de 2025: no tiene corte ni validación.')
    .waitFor()
  expect(await page.getByRole('button', { name: 'Renovar' }).count()).toBe(0)
})

test('Ctrl+K finds a serial and opens its page; one that is gone says so', async () => {
  await rented('PALETA001')
  const page = await office.window('/sistemas/nadie')
  await page.getByText('Esa serie ya no está en el libro.').waitFor()
  await page.keyboard.press('Control+k')
  await page.keyboard.type('paleta001')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'PALETA001' }).waitFor()
})

test('a picture of a system with a full year behind it is kept', async () => {
  const { id } = await rented('SAES7056851', {
    activatedOn: day('2025-12-31'),
    paidUntil: day('2026-12-31'),
    code: 'ICJT-48EJ-GX97-40P1',
  })
  await office.call('rentals.confirm', {
    items: [
      { serialId: id, what: 'validation', through: day('2026-09-30') },
      { serialId: id, what: 'validation', through: day('2026-10-31') },
    ],
  })
  await office.call('contacts.log', {
    clientId: client,
    serialId: id,
    channel: 'call',
    text: 'Pide la ficha antes del viernes; habla con Lety, contabilidad',
  })
  const page = await office.window(`/sistemas/${id}`)
  await page.getByText('Pide la ficha antes del viernes').waitFor()
  await keepScreenshot(page, 'sistema-light')
  expect(office.faults).toEqual([])
})
