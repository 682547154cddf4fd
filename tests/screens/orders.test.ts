import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { eventually } from '../support/eventually.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('settings.setLetter', { letter: 'A' })
  for (const productId of ['aspel-sae', 'aspel-noi']) {
    for (const months of [1, 6, 12] as const) {
      await office.call('catalogue.setPrice', {
        ...{ productId, months, validFrom: day('2026-01-01') },
        firstUser: centavos(100_000 * months),
        furtherUser: centavos(10_000 * months),
      })
    }
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

async function client(name: string, serials: readonly string[]): Promise<string> {
  const { id } = await office.call('clients.create', { name, billedBy: 'distributor' })
  for (const serial of serials) {
    await office.call('serials.create', {
      ...{ clientId: id, product: 'SAE', serial, mode: 'subscription', version: '10.0', users: 2 },
      ...{ months: 6, method: 'transfer', activatedOn: day('2025-11-30'), paidUntil: day('2026-11-30') },
    })
  }
  return id
}

test('a pedido goes from the cart to the payment by the keyboard, and the new cutoff is seen before it is saved', async () => {
  await client('Hotel La Ceiba SA', ['SAES0000101', 'SAES0000102'])
  const page = await office.window('/hoy')
  await page.keyboard.press('Control+6')
  await page.getByRole('heading', { name: 'Pedidos' }).waitFor()
  await page.keyboard.press('Control+n')
  await page.keyboard.type('ceiba')
  await page.getByRole('listitem').filter({ hasText: 'Hotel La Ceiba' }).waitFor()
  await page.keyboard.press('Enter')
  const systems = page.getByRole('table', { name: 'Sistemas que renueva' })
  await systems.getByRole('checkbox').first().check()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Pedido A-0001' }).waitFor()
  await page.getByText('$15,312.00').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('pedido final', { exact: true }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'pedido-final-light')
  await page.keyboard.press('Control+Enter')
  await page.getByText('ficha emitida', { exact: true }).waitFor()
  await page.getByText('vie 27 nov 2026, 14:00').first().waitFor()
  await page.keyboard.press('p')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('corte lun 30 nov 2026 → dom 30 may 2027').first().waitFor()
  await dialog.locator('input[type="file"]').setInputFiles({
    ...{ name: 'spei.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 SPEI') },
  })
  await dialog.getByText('spei.pdf').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('activado', { exact: true }).waitFor()
  await page.getByRole('table', { name: 'Pagos' }).getByRole('button').click()
  await page.getByRole('button', { name: 'spei.pdf' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the money of a pedido came as it was chosen, and by transfer where nobody chose: no card is charged by itself', async () => {
  await client('Marina Uxmal', ['SAES0000901'])
  const page = await office.window('/pedido/nuevo')
  await page.keyboard.type('marina uxmal')
  await page.getByRole('listitem').filter({ hasText: 'Marina Uxmal' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('table', { name: 'Sistemas que renueva' }).getByRole('checkbox').first().check()
  await page.keyboard.press('Control+Enter')
  await page.getByText('carrito', { exact: true }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('radio', { name: /^Transferencia/ })
    .and(page.locator(':checked'))
    .waitFor()
  const method = page.getByRole('dialog').getByLabel('Forma de pago')
  await page.keyboard.press('p')
  await expect.poll(() => method.inputValue()).toBe('transfer')
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: /^PayPal/ }).check()
  await page.keyboard.press('p')
  await expect.poll(() => method.inputValue()).toBe('paypal')
  await page
    .getByRole('dialog')
    .getByText(/corte lun 30 nov 2026/)
    .first()
    .waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('activado', { exact: true }).waitFor()
  const { rows } = await office.call('serials.window', {
    query: { search: 'SAES0000901', filters: [], sort: [], groupBy: [] },
    at: { path: [], offset: 0, limit: 1 },
  })
  expect((await office.call('serials.get', { id: rows[0]!.id })).row).toMatchObject({
    method: 'paypal',
    autoCharge: false,
  })
})

test('the list says what must be paid first, and each state has its filter', async () => {
  const clientId = await client('Buceo Ixchel', ['SAES0000201'])
  const serial = await office.call('serials.window', {
    query: { search: 'SAES0000201', filters: [], sort: [], groupBy: [] },
    at: { path: [], offset: 0, limit: 1 },
  })
  await office.call('orders.create', { clientId, lines: [{ serialId: serial.rows[0]!.id }] })
  const page = await office.window('/pedidos')
  await page.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: /^cancelado/ }).click()
  await page.getByText('Ningún pedido así.').waitFor()
  await page.getByRole('button', { name: /^carrito/ }).click()
  await page.getByRole('option').filter({ hasText: 'Buceo Ixchel' }).click()
  await page.getByRole('heading', { name: /^Pedido A-/ }).waitFor()
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').getByLabel('Motivo').selectOption('other')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Escriba por qué se cancela el pedido.').waitFor()
  await page.getByRole('dialog').getByLabel('Detalle').fill('lo pide en enero')
  await page.keyboard.press('Control+Enter')
  await page.getByText('cancelado', { exact: true }).waitFor()
})

test('what is cut in a week becomes one pedido per client, looked at first', async () => {
  await client('Tienda Nizuc', ['SAES0000301', 'SAES0000302', 'SAES0000303'])
  const page = await office.window('/pedidos/varios')
  const theirs = page.getByRole('table', { name: 'Tienda Nizuc' })
  await theirs.getByRole('checkbox').first().uncheck()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('heading', { name: /^Pedido/ })
    .first()
    .waitFor()
  const { orders } = await office.call('orders.list', { search: 'nizuc' })
  expect(orders.map(({ lines, state }) => [lines, state])).toEqual([[2, 'cart']])
})

test('money in the wrong client is moved to its own, and says where it went', async () => {
  const wrong = await client('Muebles Pacheco', ['SAES0000401'])
  await client('Ferretería Núñez', ['SAES0000402'])
  const paid = await office.call('payments.keepInFavour', {
    ...{ clientId: wrong, amount: centavos(500_000), method: 'transfer', reference: 'SPEI 9' },
  })
  const page = await office.window(`/pagos/${paid.id}`)
  await page.getByRole('heading', { name: 'Pago $5,000.00' }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  const asked = dialog.getByLabel('¿Para qué cliente?').first()
  const pick = (name: string) => dialog.getByRole('listitem').filter({ hasText: name }).getByRole('button')
  await asked.fill('pacheco')
  await pick('Muebles Pacheco').click()
  await dialog.getByLabel('Motivo').fill('era de la ferretería')

  // Somebody calls in between: what was typed waits, and a client that was picked wrong is picked again.
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.keyboard.press('m')
  await dialog.getByText('Muebles Pacheco').waitFor()
  expect(await dialog.getByLabel('Motivo').inputValue()).toBe('era de la ferretería')
  await dialog.getByRole('button', { name: 'Otro cliente' }).click()
  await asked.fill('ferreteria nunez')
  await pick('Ferretería Núñez').click()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('button', { name: 'Ferretería Núñez' }).waitFor()
  expect((await office.call('clients.get', { id: wrong })).balance).toBe(0)
})

test('money that was registered on the wrong system renews the right one, and both cutoffs are seen before', async () => {
  const id = await client('Papelería Maya', ['SAES0000501', 'SAES0000502'])
  const serial = await office.call('serials.window', {
    query: { search: 'SAES0000501', filters: [], sort: [], groupBy: [] },
    at: { path: [], offset: 0, limit: 1 },
  })
  const paid = await office.call('payments.register', {
    ...{ serialId: serial.rows[0]!.id, months: 6, method: 'transfer' },
  })
  const page = await office.window(`/pagos/${paid.id}`)
  await page.getByRole('heading', { name: /^Pago/ }).waitFor()
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('¿Para qué cliente?').first().fill('papeleria maya')
  await dialog.getByRole('listitem').filter({ hasText: 'Papelería Maya' }).getByRole('button').click()
  const target = dialog.getByLabel('¿De quién es el dinero?')
  await eventually(() => target.evaluate((one) => one === document.activeElement)).toBe(true)
  await target.locator('option', { hasText: 'SAES0000502' }).waitFor({ state: 'attached' })
  await target.selectOption({ label: 'Renovar: SAE 10.0 · SAES0000502' })
  await dialog.getByText('Lo que vuelve a como estaba:').waitFor()
  await dialog.getByText('SAES0000501: corte dom 30 may 2027 → lun 30 nov 2026').waitFor()
  await dialog.getByText('Renueva: SAES0000502, corte lun 30 nov 2026 → dom 30 may 2027').waitFor()
  await dialog.getByLabel('Motivo').fill('era del otro sistema')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'SAES0000502' }).waitFor()
  expect((await office.call('clients.get', { id })).balance).toBe(0)
})
