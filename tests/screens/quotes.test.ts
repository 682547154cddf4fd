import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('settings.setLetter', { letter: 'A' })
  await office.call('settings.setProfile', { name: 'Sistemas del Caribe', email: 'hola@caribe.mx' })
  for (const months of [1, 6, 12] as const) {
    await office.call('catalogue.setPrice', {
      ...{ productId: 'aspel-sae', months, validFrom: day('2026-01-01') },
      firstUser: centavos(100_000 * months),
      furtherUser: centavos(10_000 * months),
    })
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('a cart is quoted by the keyboard, looked at as the paper that it is, and becomes an order', async () => {
  const { id } = await office.call('clients.create', { name: 'Hotel La Ceiba SA' })
  const page = await office.window(`/clientes/${id}`)
  await page.getByRole('heading', { name: 'Hotel La Ceiba SA' }).waitFor()
  await page.keyboard.press('o')
  await page.getByText('no tiene sistemas en renta').waitFor()
  await page.keyboard.press('Control+n')
  const system = page.getByRole('group', { name: 'Sistemas nuevos 1' })
  await system.getByLabel('Sistema').selectOption('aspel-sae')
  await system.getByLabel('Usuarios').fill('3')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog').getByLabel('Atención').fill('Ing. Pech')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Cotización A-0001' }).waitFor()
  await page.getByRole('img', { name: 'Cotización A-0001' }).waitFor()
  await page.getByText('$16,704.00').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'cotizacion-light')
  const theirs = await office.window(`/clientes/${id}`)
  const open = theirs.getByRole('table', { name: /^Cotizaciones vigentes/ })
  await open.getByRole('row', { name: /A-0001.*16,704\.00.*Vale hasta/ }).waitFor()
  expect(await seriousProblemsInBothSchemes(theirs)).toEqual([])
  await open.getByRole('button', { name: 'A-0001' }).click()
  await theirs.getByRole('heading', { name: 'Cotización A-0001' }).waitFor()
  await page.keyboard.press('o')
  await page.getByRole('heading', { name: 'Pedido A-0001' }).waitFor()
  await page.goBack()
  await page.getByText('hecha pedido', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Hacer pedido' }).waitFor({ state: 'detached' })
})

test('who is no client yet gets a quote too, and becomes one with the order', async () => {
  await office.call('clients.create', { name: 'Posada Bacalar SA' })
  const page = await office.window('/cotizaciones')
  await page.keyboard.press('Control+n')
  await page.getByLabel('Para quien todavía no es cliente').fill('Posada Bacalar')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Nueva cotización' }).waitFor()
  await page.keyboard.press('Control+n')
  await page.getByRole('group', { name: 'Sistemas nuevos 1' }).getByLabel('Sistema').selectOption('aspel-sae')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog').getByLabel('Vale hasta').fill('30 nov')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: /^Cotización A-/ }).waitFor()
  await page.getByText('Posada Bacalar', { exact: true }).waitFor()
  await page.keyboard.press('o')
  await page
    .getByRole('dialog')
    .getByRole('listitem')
    .filter({ hasText: 'Posada Bacalar SA' })
    .getByRole('button')
    .click()
  await page.getByRole('heading', { name: /^Pedido A-/ }).waitFor()
})

test('an Enter that is pressed twice in the same moment makes one quote', async () => {
  const { id } = await office.call('clients.create', { name: "Muebles O'Higgins" })
  const page = await office.window(`/clientes/${id}`)
  await page.getByRole('heading', { name: "Muebles O'Higgins" }).waitFor()
  await page.keyboard.press('o')
  await page.getByText('no tiene sistemas en renta').waitFor()
  await page.keyboard.press('Control+n')
  await page.getByRole('group', { name: 'Sistemas nuevos 1' }).getByLabel('Sistema').selectOption('aspel-sae')
  await page.keyboard.press('Control+Shift+Enter')
  await page.getByRole('dialog').getByLabel('Atención').fill('Ing. Pech')
  // Between two keys that wait the page runs what its scripts have queued, and no timer.
  await page.getByRole('dialog').evaluate(async (dialog) => {
    const form = dialog.querySelector('form')!
    form.requestSubmit()
    for (let queued = 0; queued < 50; queued++) await null
    form.requestSubmit()
  })
  await page.getByRole('heading', { name: /^Cotización A-/ }).waitFor()
  const { quotes } = await office.call('quotes.list', { clientId: id })
  expect(quotes).toHaveLength(1)
})

test('one that was turned down says why, and one whose days are over makes no order', async () => {
  const lines = [{ product: 'SAE', users: 1, months: 12 as const }]
  const no = await office.call('quotes.create', { name: 'Buceo Ixchel', lines })
  const old = await office.call('quotes.create', {
    name: 'Tienda Nizuc',
    lines,
    validUntil: day('2026-11-23'),
  })
  const page = await office.window(`/cotizaciones/${no.id}`)
  await page.getByRole('button', { name: /^No la aceptó/ }).waitFor()
  await page.keyboard.press('b')
  await page.getByRole('dialog').getByLabel('Motivo').fill('le pareció caro')
  await page.keyboard.press('Control+Enter')
  await page.getByText('le pareció caro').waitFor()
  await office.closeWindows()
  office.setToday('2026-11-24')
  const later = await office.window('/cotizaciones')
  await later.getByRole('button', { name: /^vencida 1/ }).click()
  await later.getByRole('option').filter({ hasText: 'Tienda Nizuc' }).waitFor()
  expect(await seriousProblemsInBothSchemes(later)).toEqual([])
  await keepScreenshot(later, 'cotizaciones-light')
  await later.getByRole('option').filter({ hasText: 'Tienda Nizuc' }).click()
  await later.getByRole('heading', { name: `Cotización ${old.folio}` }).waitFor()
  expect(await later.getByRole('button', { name: 'Hacer pedido' }).count()).toBe(0)
})
