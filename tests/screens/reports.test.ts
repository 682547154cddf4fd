import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  const { call } = office
  await call('sample.load', { clients: 30 })
  const { rows } = await call('serials.window', {
    query: { search: '', filters: [], sort: [], groupBy: [] },
    at: { path: [], offset: 0, limit: 100 },
  })
  let paid = 0
  for (const { id, months } of rows) {
    if (months === null) continue
    const on = day(`2026-${String(3 + (paid % 8)).padStart(2, '0')}-${10 + (paid % 9)}`)
    const method = months === 1 ? 'card' : (['transfer', 'cheque', 'counter'] as const)[paid % 3]!
    await call('payments.register', {
      serialId: id,
      months,
      method,
      amount: centavos(100_000 + paid * 7_300),
      paidOn: on,
    })
    paid += 1
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const SUBJECTS = [
  'Ingresos',
  'Pronóstico',
  'Por sistema',
  'Por zona',
  'Altas y bajas',
  'Recordatorios',
  'Margen y comisión',
  'Corte del día',
  'El viernes del dueño',
]

test(
  'every report opens, and none has a serious fault of access in light or dark',
  { timeout: 180_000 },
  async () => {
    const page = await office.window('/reportes')
    for (const subject of SUBJECTS) {
      await page.getByRole('navigation', { name: 'Reportes' }).getByRole('button', { name: subject }).click()
      await page.getByRole('heading', { level: 2, name: subject }).waitFor()
      expect([subject, await seriousProblemsInBothSchemes(page)]).toEqual([subject, []])
    }
  },
)

test('a figure of the income opens the rows that make it, and they leave as a workbook', async () => {
  const page = await office.window('/reportes')
  const table = page.getByRole('table', { name: 'Ingresos' })
  await table.waitFor()
  await keepScreenshot(page, 'reportes-light')
  const line = table.getByRole('row', { name: /^octubre de 2026/ })
  const income = (await line.getByRole('link').first().innerText()).trim()
  await line.getByRole('link').first().click()
  await page.getByRole('heading', { level: 1, name: 'Ingreso con IVA, octubre de 2026' }).waitFor()
  await page.getByText(income).first().waitFor()
  await page.keyboard.press('Control+E')
  const download = page.waitForEvent('download')
  await page.getByRole('dialog').getByRole('button', { name: 'Exportar' }).click()
  expect((await download).suggestedFilename()).toBe('Renglones.xlsx')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a picture is named, and has the same figures in the table under it', async () => {
  const page = await office.window('/reportes?tema=pronostico')
  await page.getByRole('img', { name: /^Gráfica: Pronóstico\. La tabla de abajo/ }).waitFor()
  await page.getByRole('table', { name: 'Pronóstico' }).waitFor()
  expect(await page.locator('.recharts-bar-rectangle').count()).toBeGreaterThan(6)
})

test('the day is counted, closed with its difference explained, and opened again with a reason', async () => {
  const page = await office.window('/reportes?tema=corte')
  await page.getByRole('textbox', { name: 'Día' }).fill('11/04/2026')
  await page.getByRole('textbox', { name: 'Día' }).press('Tab')
  await page.getByRole('table', { name: 'Corte del día, sáb 11 abr 2026' }).waitFor()
  await page.keyboard.press('C')
  const dialog = page.getByRole('dialog')
  for (const field of await dialog.getByLabel(/^Contado/).all()) await field.fill('1.00')
  await dialog.getByRole('button', { name: 'Cerrar el día' }).click()
  const refusal = dialog.getByRole('alert')
  if (await refusal.isVisible()) {
    await dialog.getByLabel('Nota').fill('se contó mañana')
    await dialog.getByRole('button', { name: 'Cerrar el día' }).click()
  }
  await page.getByText('Cerrado por').waitFor()
  await page.keyboard.press('A')
  await page.getByRole('dialog').getByLabel('Motivo').fill('faltó un cheque')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/Lo abrió de nuevo .*faltó un cheque/).waitFor()
})

test('what was counted and the reason of a cancelled payment stay while one looks at another screen, until they are saved', async () => {
  const { id } = (await office.call('payments.list', { limit: 1 })).payments[0]!
  const page = await office.window('/reportes?tema=corte')
  const dialog = page.getByRole('dialog')
  await page.getByRole('table', { name: /^Corte del día/ }).waitFor()
  await page.keyboard.press('C')
  await dialog.getByLabel('Nota').fill('falta la morralla')
  await page.keyboard.press('Escape')
  await page.goto(`${page.url().split('#')[0]}#/pagos/${id}`)
  await page.getByRole('button', { name: /^Cancelar pago/ }).click()
  await dialog.getByLabel('Motivo').fill('cheque dev')
  await page.keyboard.press('Escape')
  await page.goBack()
  await page.getByRole('table', { name: /^Corte del día/ }).waitFor()
  await page.keyboard.press('C')
  expect(await dialog.getByLabel('Nota').inputValue()).toBe('falta la morralla')
  await page.keyboard.press('Escape')
  await page.goForward()
  await page.getByRole('button', { name: /^Cancelar pago/ }).click()
  expect(await dialog.getByLabel('Motivo').inputValue()).toBe('cheque dev')
})

test('a rate is captured with the keyboard and the margin is told at once', async () => {
  const page = await office.window('/reportes?tema=margen')
  await page.getByText('falta el porcentaje').first().waitFor()
  await page.keyboard.press('Control+N')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Comisión de la venta sin IVA').fill('15')
  await dialog.getByLabel('Desde el mes').fill('2026-01')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('table', { name: 'Porcentajes' }).getByText('15 %').waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await page.getByRole('table', { name: 'Porcentajes' }).getByText('15 %').waitFor({ state: 'detached' })
})

test('a report without a figure says what fills it, and leads there', async () => {
  const empty = await openOffice()
  try {
    const page = await empty.window('/reportes')
    const leads = [
      ['Por zona', 'Se llena al registrar pagos.', 'Ir a Hoy', '#/hoy'],
      ['Pronóstico', 'Se llena con los sistemas en renta', 'Importar', '#/importar'],
      ['Recordatorios', 'Se llena con los recordatorios', 'Ver recordatorios', '#/recordatorios'],
    ] as const
    for (const [subject, words, label, hash] of leads) {
      await page.keyboard.press('Control+7')
      await page.getByRole('navigation', { name: 'Reportes' }).getByRole('button', { name: subject }).click()
      await page.getByText(words).waitFor()
      await page.getByRole('main').getByRole('button', { name: label }).click()
      await expect.poll(() => new URL(page.url()).hash).toBe(hash)
    }
    expect(await empty.closeWindows()).toEqual([])
  } finally {
    await empty.close()
  }
})
