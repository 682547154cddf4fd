import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 20 })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const SUBJECTS = [
  'La oficina',
  'Cuentas de banco',
  'Precios',
  'Tasas de IVA',
  'Catálogo',
  'Operadores',
  'Ausencias',
  'Horarios',
  'Reglas',
  'Letra de este equipo',
  'Esta PC',
]

async function rows(table: Locator): Promise<readonly (readonly string[])[]> {
  const cells = async (row: Locator) => (await row.getByRole('cell').allTextContents()).slice(0, -1)
  return Promise.all((await table.locator('tbody tr').all()).map(cells))
}

/** Opens what the button opens, and hands over the dialog. */
async function open(page: Page, button: string): Promise<Locator> {
  await page.getByRole('button', { name: button, exact: true }).click()
  return page.getByRole('dialog')
}

test('every subject of Ajustes opens, and none has a serious fault of access in light or dark', async () => {
  const page = await office.window('/ajustes')
  await page.getByLabel('Nombre o razón social').waitFor()
  await keepScreenshot(page, 'ajustes-light')
  for (const subject of SUBJECTS) {
    await page.getByRole('navigation', { name: 'Ajustes' }).getByRole('button', { name: subject }).click()
    await page.getByRole('heading', { level: 2, name: subject, exact: true }).waitFor()
    expect([subject, await seriousProblemsInBothSchemes(page)]).toEqual([subject, []])
  }
})

test('an RFC whose check digit does not agree is saved, with the warning', async () => {
  const page = await office.window('/ajustes')
  await page.getByLabel('RFC').fill('COSC8001137N9')
  await page.getByLabel('Lugar para el IVA').waitFor()
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page
    .getByText(
      'El dígito verificador no coincide. Hay RFC registrados así: pida la constancia antes de corregirlo.',
    )
    .waitFor()
  expect((await office.call('settings.get', {})).profile.rfc).toBe('COSC8001137N9')
})

test('what is typed in a form and not saved is there after a look at another screen', async () => {
  const page = await office.window('/ajustes')
  await page.getByLabel('Teléfono').fill('998 000 1122')
  await page.keyboard.press('Control+8')
  await page.getByRole('heading', { level: 1, name: 'Calculadora' }).waitFor()
  await page.keyboard.press('Control+9')
  expect(await page.getByLabel('Teléfono').inputValue()).toBe('998 000 1122')
})

test('the rules of the office are changed', async () => {
  const page = await office.window('/ajustes?tema=reglas')
  await page.getByLabel('Suponer hechas las validaciones').uncheck()
  await page.getByLabel('Escribir «UN MIL» en el importe con letra').uncheck()
  await page.getByLabel('Días antes del corte en que se abre el cambio de usuarios').fill('7')
  await page.getByLabel('Claves de prepago que cada PC aparta, por tipo').fill('8')
  await page.getByLabel('Días que una clave de prepago queda apartada').fill('21')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  const { policies } = await office.call('settings.get', {})
  expect(policies).toMatchObject({ presumeValidations: false, wordingUnMil: false, usersWindowDays: 7 })
  expect(policies).toMatchObject({ leasedKeys: 8, leaseDays: 21 })
})

test('on which days before a cutoff a client is reminded is the office’s to say, by period (D10)', async () => {
  const page = await office.window('/ajustes?tema=reglas')
  const monthly = page.getByLabel('Renta mensual')
  expect(await monthly.inputValue()).toBe('3, 1, 0')
  await monthly.fill('7, x')
  await page.getByText('Escriba los días separados por comas, como 7, 3, 1, 0').waitFor()
  await page.getByRole('button', { name: 'Guardar' }).click()
  expect((await office.call('policies.get', {})).policies.reminderOffsets[1]).toEqual([3, 1, 0])
  await monthly.fill('1 y 7')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  expect((await office.call('policies.get', {})).policies.reminderOffsets).toEqual({
    1: [7, 1],
    6: [30, 15, 7, 3, 1, 0],
    12: [30, 15, 7, 3, 1, 0],
  })
  await page.getByRole('button', { name: 'Deshacer' }).click()
})

test('a rule that changes on a later day is pending until then, and may be withdrawn (C1)', async () => {
  const page = await office.window('/ajustes?tema=reglas')
  await page.getByLabel('Días de anticipación para actuar').fill('3')
  await page.getByLabel('Vale desde el').fill('1 dic 2026')
  await page.getByLabel('Motivo (opcional)').fill('lo pidió la dueña')
  await page.getByRole('button', { name: 'Guardar' }).click()
  const row = page.getByRole('row', { name: /Días de anticipación 3 pendiente/ })
  await row.waitFor()
  expect(await row.innerText()).toContain('lo pidió la dueña')
  expect(await page.getByLabel('Días de anticipación para actuar').inputValue()).toBe('1')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await row.getByRole('button', { name: 'Retirar Días de anticipación' }).click()
  await page.getByRole('row', { name: /Días de anticipación 3 retirada/ }).waitFor()
})

test('an account is added for a vendor, changed, removed, and the removal taken back', async () => {
  const page = await office.window('/ajustes?tema=bancos')
  const dialog = await open(page, 'Agregar')
  await dialog.getByLabel('Factura').selectOption('El fabricante')
  await dialog.getByLabel('Fabricante', { exact: true }).selectOption('Softmás')
  await dialog.getByLabel('Beneficiario').fill('Softmás SA')
  await dialog.getByRole('textbox', { name: 'Banco' }).fill('HSBC')
  await dialog.getByLabel('CLABE').fill('002010777777777770')
  await page.keyboard.press('Enter')
  const row = page.getByRole('row', { name: /Softmás SA/ })
  await row.waitFor()
  await row.getByRole('button', { name: 'Cambiar HSBC' }).click()
  await dialog.getByLabel('Beneficiario').fill('Softmás SA de CV')
  await page.keyboard.press('Enter')
  await page
    .getByRole('row', { name: /Softmás SA de CV/ })
    .getByRole('button', { name: 'Quitar HSBC' })
    .click()
  await page.getByRole('row', { name: /Softmás/ }).waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByRole('row', { name: /Softmás SA de CV/ }).waitFor()
})

test('a price of the future ends the one before it on the eve, and its removal is taken back', async () => {
  const page = await office.window('/ajustes?tema=precios')
  const dialog = await open(page, 'Aspel COI, Mensual: $409.00 + $129.00')
  await dialog.getByLabel('Primer usuario').fill('450')
  await dialog.getByLabel('Cada usuario más').fill('0')
  await dialog.getByLabel('Vale desde').fill('1 ene 2027')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await open(page, 'Aspel COI, Mensual: $409.00 + $129.00')
  const table = dialog.getByRole('table')
  expect(await rows(table)).toEqual([
    ['vie 1 ene 2027', 'sin término', '$450.00', '$0.00'],
    ['jue 1 ene 2026', 'jue 31 dic 2026', '$409.00', '$129.00'],
  ])
  await dialog.getByRole('button', { name: 'Quitar vie 1 ene 2027' }).click()
  await expect.poll(() => rows(table)).toEqual([['jue 1 ene 2026', 'sin término', '$409.00', '$129.00']])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect
    .poll(async () => (await office.call('catalogue.get', {})).prices.filter(isCoiMonthly).length)
    .toBe(2)
})

function isCoiMonthly({ productId, months }: { productId: string; months: number }): boolean {
  return productId === 'aspel-coi' && months === 1
}

test('the rates of the border are off until the owner turns them on', async () => {
  const page = await office.window('/ajustes?tema=iva')
  const table = page.getByRole('table', { name: 'Tasas de IVA' })
  await table.waitFor()
  expect(await rows(table)).toEqual([
    ['Frontera norte', '8 %', 'mar 1 ene 2019', 'sin término', 'no se aplica'],
    ['Frontera sur (Chetumal)', '8 %', 'vie 1 ene 2021', 'sin término', 'no se aplica'],
    ['General', '16 %', 'vie 1 ene 2010', 'sin término', 'se aplica'],
  ])
  const dialog = await open(page, 'Cambiar Frontera sur (Chetumal) 8 %')
  await dialog.getByLabel('Vale hasta').fill('31/02/2027')
  await dialog.getByLabel('Se aplica').check()
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByText('No es una fecha: escriba 13 mar, 13/03/2026, hoy o +3').waitFor()
  await dialog.getByLabel('Vale hasta').fill('31 dic 2020')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByRole('alert').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByLabel('Vale hasta').fill('31 dic 2027')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await open(page, 'Tasa nueva')
  await dialog.getByLabel('Tasa (%)').fill('15.5')
  await dialog.getByLabel('Vale desde').fill('1 ene 2028')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect
    .poll(() => rows(table))
    .toEqual([
      ['Frontera norte', '8 %', 'mar 1 ene 2019', 'sin término', 'no se aplica'],
      ['Frontera sur (Chetumal)', '8 %', 'vie 1 ene 2021', 'vie 31 dic 2027', 'se aplica'],
      ['General', '16 %', 'vie 1 ene 2010', 'sin término', 'se aplica'],
      ['General', '15.5 %', 'sáb 1 ene 2028', 'sin término', 'se aplica'],
    ])
  await page.getByRole('button', { name: 'La oficina', exact: true }).click()
  await page.getByLabel('Lugar para el IVA').selectOption('Frontera sur (Chetumal)')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  expect((await office.call('settings.get', {})).profile.taxPlace).toBe('borderSouth')
})

test('a system of another vendor joins the catalogue, with its versions and its days offline', async () => {
  const page = await office.window('/ajustes?tema=catalogo')
  const dialog = await open(page, 'Sistema nuevo')
  await dialog.getByLabel('Fabricante').selectOption('Softmás')
  await dialog.getByLabel('Clave').fill('sae')
  await dialog.getByLabel('Nombre').fill('Softmás CT')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByLabel('Clave').fill('ct')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await open(page, 'Cambiar Softmás CT')
  for (const version of ['1.0', '2.0']) {
    await dialog.getByLabel('Versión nueva').fill(version)
    await page.keyboard.press('Enter')
    await dialog.getByRole('checkbox', { name: `${version}: con soporte` }).waitFor()
  }
  const oldVersion = dialog.getByRole('checkbox', { name: '1.0: con soporte' })
  await oldVersion.click()
  await eventually(() => oldVersion.isChecked()).toBe(false)
  await dialog.getByLabel('Días sin validar').fill('7')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { products } = await office.call('catalogue.get', {})
  const { id: _id, versions, ...product } = products.find(({ code }) => code === 'CT')!
  expect([product, versions.map(({ name, supported }) => [name, supported])]).toEqual([
    {
      vendorId: 'softmas',
      vendor: 'Softmás',
      code: 'CT',
      name: 'Softmás CT',
      offlineDays: 7,
      trialDays: 30,
      active: true,
    },
    [
      ['1.0', false],
      ['2.0', true],
    ],
  ])
  await open(page, 'Sistema nuevo')
  await dialog.getByLabel('Clave').fill('SAE')
  await dialog.getByLabel('Nombre').fill('Otro SAE')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText('Aspel SAE').waitFor()
})

test('a special day keeps both its stretches when another is changed', async () => {
  const { calendars } = await office.call('catalogue.get', {})
  const bank = calendars.find(({ id }) => id === 'bank')!
  const open = [
    { opens: '09:00', closes: '12:00' },
    { opens: '16:00', closes: '18:00' },
  ]
  const eve = '2026-12-24' as (typeof bank.specialDays)[number]['day']
  await office.call('catalogue.saveCalendar', {
    ...bank,
    specialDays: [{ day: eve, name: 'Nochebuena', open }],
  })

  const page = await office.window('/ajustes?tema=horarios')
  await page.getByRole('combobox', { name: 'Horarios' }).selectOption({ value: 'bank' })
  const day = page.getByRole('group', { name: 'Nochebuena' })
  await day.getByLabel('Cierra').first().fill('1 pm')
  await day.getByRole('button', { name: 'Agregar un rato abierto' }).waitFor()
  const special = page.getByRole('region', { name: 'Días especiales' })
  await special.getByRole('button', { name: 'Agregar', exact: true }).click()
  const added = special.getByRole('group').last()
  await added.getByLabel('Motivo').fill('Inventario')
  await special.getByRole('group', { name: 'Inventario' }).getByLabel('Días especiales').fill('30 dic')
  expect(await special.getByText('cerrado todo el día', { exact: true }).count()).toBe(1)
  await page.getByRole('region', { name: 'Horario' }).getByLabel('Abre').first().fill('8.30')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  const saved = (await office.call('catalogue.get', {})).calendars.find(({ id }) => id === 'bank')!
  expect([saved.specialDays, saved.hours[0]?.opens]).toEqual([
    [
      {
        day: '2026-12-24',
        name: 'Nochebuena',
        open: [
          { opens: '09:00', closes: '13:00' },
          { opens: '16:00', closes: '18:00' },
        ],
      },
      { day: '2026-12-30', name: 'Inventario', open: [] },
    ],
    '08:30',
  ])
})

test('an hour that cannot be read is not saved as something else', async () => {
  const page = await office.window('/ajustes?tema=horarios')
  const hours = page.getByRole('region', { name: 'Horario' })
  await hours.getByLabel('Cierra').first().fill('a las seis')
  await hours.getByText('Escriba la hora como 09:00').waitFor()
  const before = await office.call('catalogue.get', {})
  await page.getByRole('button', { name: 'Guardar' }).click()
  expect(
    await hours
      .getByLabel('Cierra')
      .first()
      .evaluate((field) => field === document.activeElement),
  ).toBe(true)
  expect(await office.call('catalogue.get', {})).toEqual(before)
})

test('a reader looks at everything, changes nothing, and is told whom to ask', async () => {
  const page = await office.window('/ajustes?tema=operadores')
  const dialog = await open(page, 'Agregar')
  await dialog.getByLabel('Nombre').fill('Ximena')
  await dialog.getByLabel('Puesto').selectOption('Consulta')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /Ximena Consulta sí/ }).waitFor()
  await page.getByRole('button', { name: /^Consola/ }).click()
  await page.getByRole('radio', { name: 'Ximena' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Ximena/ }).waitFor()
  await page.getByRole('button', { name: 'La oficina', exact: true }).click()
  await page.getByLabel('Ciudad').fill('Tulum')
  await page.keyboard.press('Enter')
  await page.getByText('Puede ver todo esto; solo Administración lo cambia.').waitFor()
  const save = page.getByRole('button', { name: 'Guardar' })
  expect(await save.isDisabled()).toBe(true)
  expect(await save.getAttribute('title')).toBe('Hace falta el permiso de Administración.')
  expect(await page.getByLabel('Ciudad').inputValue()).toBe('Tulum')
  expect((await office.call('settings.get', {})).profile.city).toBe('Cancún')
})

test('an operator changes role and is deactivated, but the last administrator stays', async () => {
  const page = await office.window('/ajustes?tema=operadores')
  const dialog = await open(page, 'Cambiar Raúl')
  await dialog.getByLabel('Puesto').selectOption('Contabilidad')
  await dialog.getByLabel('Activo').uncheck()
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /Raúl Contabilidad no/ }).waitFor()
  await page.getByRole('button', { name: /^Consola/ }).click()
  expect(await page.getByRole('radio', { name: 'Raúl' }).count()).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await open(page, 'Cambiar Administración')
  await dialog.getByLabel('Puesto').selectOption('Consulta')
  await page.keyboard.press('Enter')
  await dialog.getByRole('alert').getByText('Administración').waitFor()
})

test('before her holidays Mari’s clients are handed over to Beto, who sees them; back before time, it ends', async () => {
  const mari = await office.call('operators.save', { name: 'Mari', role: 'sales' })
  const beto = await office.call('operators.save', { name: 'Beto', role: 'sales' })
  const page = await office.window('/ajustes?tema=ausencias')
  await page.getByText('Nadie se ausenta').waitFor()
  const dialog = await open(page, 'Nueva ausencia')
  await dialog.getByLabel('Quién se ausenta').selectOption('Mari')
  await dialog.getByLabel('Quién lo cubre').selectOption('Mari')
  await dialog.getByLabel('Hasta').fill('+7')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.getByRole('alert').waitFor()
  await dialog.getByLabel('Quién lo cubre').selectOption('Beto')
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await dialog.waitFor({ state: 'hidden' })
  const table = page.getByRole('table', { name: 'Ausencias' })
  await table.waitFor()
  expect((await rows(table)).map((cells) => cells.slice(0, 2))).toEqual([['Mari', 'Beto']])
  expect(await office.call('handovers.list', {})).toMatchObject({
    handovers: [{ operatorId: mari.id, toId: beto.id }],
  })
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.screenshot({ path: '/tmp/mail2-ausencias.png' })
  await page.getByRole('button', { name: 'Ya volvió Mari' }).click()
  await page.getByText('Nadie se ausenta').waitFor()
})
