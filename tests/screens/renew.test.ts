import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  const { products } = await office.call('catalogue.get', {})
  const productId = products.find(({ code }) => code === 'SAE')!.id
  for (const [months, firstUser] of [
    [1, 39_900],
    [6, 219_900],
    [12, 399_900],
  ] as const) {
    await office.call('catalogue.setPrice', {
      productId,
      months,
      firstUser: centavos(firstUser),
      furtherUser: centavos(10_000),
      validFrom: day('2026-01-01'),
    })
  }
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

let made = 0

/** One rented system of a client of its own, its cutoff on 2027-01-31. */
async function system(more: object = {}): Promise<{ id: string; clientId: string; serial: string }> {
  made += 1
  const serial = `SAES00000${String(made).padStart(2, '0')}`
  const client = await office.call('clients.create', { name: `Muebles Pacheco ${made} SA` })
  const { id } = await office.call('serials.create', {
    clientId: client.id,
    product: 'SAE',
    serial,
    version: '10.0',
    users: 5,
    mode: 'subscription',
    months: 12,
    method: 'transfer',
    activatedOn: day('2026-01-31'),
    paidUntil: day('2027-01-31'),
    ...more,
  })
  return { id, clientId: client.id, serial }
}

async function opened(id: string, query = ''): Promise<Page> {
  const page = await office.window(`/renovar/${id}${query}`)
  await focused(page, 'months')
  return page
}

/** Where the keyboard is: a line's radio, or the button that pays. */
function focused(page: Page, name: 'months' | 'method' | 'submit'): Promise<unknown> {
  const selector = name === 'submit' ? '[type="submit"]:focus' : `[name="${name}"]:checked:focus`
  return page.locator(selector).waitFor()
}

const cutoffOf = async (id: string) => (await office.call('serials.get', { id })).row.nextCutoff
const method = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const outcome = (page: Page) => page.getByRole('group', { name: 'Qué pasa' })

test('renewing takes Ctrl+K and Enter three times, without a mouse, and Ctrl+Z takes it back', async () => {
  const { id } = await system()
  const page = await office.window('/sistemas')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('renovar muebles pacheco')
  await page.getByRole('option', { name: /^Renovar: Muebles Pacheco 1 SA/ }).waitFor()
  await page.keyboard.press('Enter')

  await focused(page, 'months')
  await outcome(page).getByText('Corte dom 31 ene 2027 → lun 31 ene 2028').waitFor()
  await outcome(page).getByText('Funciona hasta el dom 30 ene 2028.').waitFor()
  await outcome(page).getByText('Por transferencia, pague a más tardar el vie 29 ene 2027, 14:00').waitFor()
  await page.keyboard.press('Enter')
  await focused(page, 'method')
  await page.keyboard.press('Enter')
  await focused(page, 'submit')
  await page.keyboard.press('Enter')

  await page.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
  expect(await cutoffOf(id)).toBe('2028-01-31')
  await page.keyboard.press('Control+z')
  await page.getByText('Se canceló el pago.').waitFor()
  expect(await cutoffOf(id)).toBe('2027-01-31')
  const { payments } = await office.call('payments.list', { serialId: id })
  expect(payments.map(({ kind, amount }) => [kind, amount]).sort()).toEqual([
    ['payment', 510_284],
    ['reversal', -510_284],
  ])
})

test('a held key is one Enter, and pays nothing', async () => {
  const { id } = await system()
  const page = await opened(id)
  for (let press = 0; press < 6; press += 1) await page.keyboard.down('Enter')
  await focused(page, 'method')
  await page.keyboard.up('Enter')
  await page.keyboard.press('Enter')
  for (let press = 0; press < 6; press += 1) await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await page.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
  expect((await office.call('payments.list', { serialId: id })).total).toBe(1)
})

test('a client with several systems is asked which one, the one that stops first before', async () => {
  const { id, clientId, serial } = await system()
  await office.call('serials.create', {
    clientId,
    product: 'SAE',
    serial: 'SAES0099999',
    version: '9.0',
    users: 1,
    mode: 'subscription',
    months: 6,
    activatedOn: day('2026-08-15'),
    paidUntil: day('2027-02-15'),
  })
  const page = await office.window(`/renovar/de/${clientId}`)
  const systems = page.getByRole('list', { name: '¿Cuál se renueva?' }).getByRole('button')
  await expect
    .poll(() => systems.allTextContents())
    .toEqual([
      `SAE 10.0${serial}5 usuariosAnualCorte dom 31 ene 2027en 69 días`,
      'SAE 9.0SAES00999991 usuarioSemestralCorte lun 15 feb 2027en 84 días',
    ])
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  // Down, up again at the end, and Enter takes the one that the keyboard is on.
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'Enter']) await page.keyboard.press(key)
  await focused(page, 'months')
  expect(page.url()).toContain(`#/renovar/${id}`)
  await page.evaluate((to) => location.assign(to), `#/renovar/de/${clientId}`)
  await systems.first().and(page.locator(':focus')).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await focused(page, 'months')
  await page.getByText('SAES0099999').waitFor()
})

test('each period says what it costs with IVA, and a month is paid by card only', async () => {
  const { id } = await system()
  const page = await opened(id)
  expect(await page.getByRole('group', { name: 'Periodo' }).locator('label').allTextContents()).toEqual([
    'Mensual$926.84 con IVA',
    'Semestral$3,014.84 con IVA',
    'Anual$5,102.84 con IVA',
  ])
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'renovar-light')

  await page.getByRole('radio', { name: /^Mensual/ }).check()
  await page.getByText('El periodo mensual solo se paga con tarjeta.').waitFor()
  expect(await method(page, 'Transferencia').isDisabled()).toBe(true)
  expect(await method(page, 'Tarjeta').isChecked()).toBe(true)
  await outcome(page).getByText('Corte dom 31 ene 2027 → dom 28 feb 2027').waitFor()
  expect(await page.getByRole('button', { name: 'Ficha', exact: true }).isDisabled()).toBe(true)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the cutoff and the day to pay explain themselves', async () => {
  const { id } = await system()
  const page = await opened(id)
  await outcome(page).getByRole('button', { name: '¿por qué?', exact: true }).click()
  await page.getByText('Se activó por primera vez el sábado 31 de enero de 2026').waitFor()
  await page.keyboard.press('Escape')
  await outcome(page).getByRole('button', { name: '¿por qué ese día?' }).click()
  await page.getByText(/El dinero debe verse en horario de banco/).waitFor()
})

test('months that lapsed are said to be without service and without charge', async () => {
  const { id } = await system({ activatedOn: day('2026-01-15'), paidUntil: day('2026-08-15'), months: 6 })
  const page = await opened(id)
  await outcome(page)
    .getByText('Del sáb 15 ago 2026 al dom 15 nov 2026 quedan 3 meses sin servicio, que no se cobran.')
    .waitFor()
  await outcome(page).getByText('Corte sáb 15 ago 2026 → sáb 15 may 2027').waitFor()
})

test('another amount, another day and a reference are kept with the payment', async () => {
  const { id } = await system()
  const page = await opened(id)
  await page.getByLabel('Importe pagado').fill('51028.40')
  await page.getByText('Son $45,925.56 más que el total: revise el importe.').waitFor()
  await page.getByLabel('Importe pagado').fill('5,000.50')
  await page
    .getByText('Son $102.34 menos que el total, y se renueva el periodo completo. Si es solo una parte')
    .waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel('Día del pago').fill('20 nov')
  await page.getByLabel('Referencia').fill('SPEI 4417')
  await page.keyboard.press('Enter')
  await page.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
  const { payments } = await office.call('payments.list', { serialId: id })
  expect(
    payments.map(({ amount, paidOn, reference, method: by }) => [amount, paidOn, reference, by]),
  ).toEqual([[500_050, '2026-11-20', 'SPEI 4417', 'transfer']])
})

test('an amount that cannot be read is not taken for the price', async () => {
  const { id } = await system()
  const page = await opened(id)
  await page.getByLabel('Importe pagado').fill('cinco mil')
  await page.keyboard.press('Enter')
  await page.getByText('Escriba el importe como 1,234.50').waitFor()
  expect(await page.getByLabel('Importe pagado').evaluate((field) => field === document.activeElement)).toBe(
    true,
  )
  expect((await office.call('payments.list', { serialId: id })).total).toBe(0)
})

test('what was typed is still there after a glance at another screen', async () => {
  const { id } = await system()
  const page = await opened(id)
  await page.getByRole('radio', { name: /^Semestral/ }).check()
  await page.getByLabel('Referencia').fill('SPEI 99')
  await page.keyboard.press('Control+3')
  await page.getByRole('heading', { name: 'Renovar' }).waitFor({ state: 'detached' })
  await page.goBack()
  await expect.poll(() => page.getByLabel('Referencia').inputValue()).toBe('SPEI 99')
  expect(await page.getByRole('radio', { name: /^Semestral/ }).isChecked()).toBe(true)
})

test('money that comes twice for the same months is kept for the client, and the first payment is shown', async () => {
  const { id } = await system()
  const [first, second] = [await opened(id), await opened(id)]
  await first.keyboard.press('Control+Enter')
  await first.getByText('Nuevo corte: lun 31 ene 2028').waitFor()

  await second.getByRole('alert').filter({ hasText: 'otra persona registró una renovación' }).waitFor()
  await outcome(second).getByText('El corte no cambia: lun 31 ene 2028.').waitFor()
  expect(await seriousProblemsInBothSchemes(second)).toEqual([])
  await second.keyboard.press('Control+Enter')
  await second
    .getByText(/Esos meses ya estaban pagados\. \$5,102\.84 quedaron a favor de Muebles Pacheco/)
    .waitFor()
  await second.getByText('El primer pago: $5,102.84, el lun 23 nov 2026.').waitFor()
  expect(await cutoffOf(id)).toBe('2028-01-31')
})

test('somebody who sees that another one renewed may renew from the new cutoff', async () => {
  const { id } = await system()
  const [first, second] = [await opened(id), await opened(id)]
  await first.keyboard.press('Control+Enter')
  await first.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
  await second.getByRole('button', { name: 'Renovar desde el corte nuevo' }).click()
  await outcome(second).getByText('Corte lun 31 ene 2028 → mié 31 ene 2029').waitFor()
  await second.keyboard.press('Control+Enter')
  await second.getByText('Nuevo corte: mié 31 ene 2029').waitFor()
})

test('a charge that is presumed at midnight is nobody’s renewal: the payment that was begun before confirms it (D11)', async () => {
  const { id } = await system({
    ...{ months: 1, method: 'card', activatedOn: day('2026-05-23'), paidUntil: day('2026-11-23') },
  })
  const page = await opened(id)
  await outcome(page).getByText('Corte lun 23 nov 2026 → mié 23 dic 2026').waitFor()
  try {
    office.setToday('2026-11-24')
    // Whatever is saved has the screen ask again, sooner than its look at the day each minute.
    await system()
    await page
      .getByRole('alert')
      .filter({
        hasText:
          'se dio por hecho el cargo automático del lun 23 nov 2026: el corte pasó al mié 23 dic 2026.',
      })
      .waitFor()
    expect(await page.getByText('otra persona').count()).toBe(0)
    await outcome(page).getByText('El corte no cambia: mié 23 dic 2026.').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nuevo corte: mié 23 dic 2026').waitFor()
    const { payments } = await office.call('payments.list', { serialId: id })
    expect(payments.map(({ inFavour }) => inFavour)).toEqual([0])
    expect((await office.call('serials.get', { id })).paid?.state).toBe('confirmed')
  } finally {
    office.setToday('2026-11-23')
  }
})

test('a payment that somebody cancels meanwhile is none that this one would renew after', async () => {
  const { id } = await system()
  const { id: wrong } = await office.call('payments.register', {
    serialId: id,
    months: 12,
    method: 'transfer',
  })
  const page = await opened(id)
  await outcome(page).getByText('Corte lun 31 ene 2028 → mié 31 ene 2029').waitFor()
  await office.call('payments.reverse', { id: wrong, reason: 'era de otro cliente' })
  await page
    .getByRole('alert')
    .filter({ hasText: 'canceló un pago: el corte volvió del lun 31 ene 2028 al dom 31 ene 2027.' })
    .waitFor()
  await outcome(page).getByText('Corte dom 31 ene 2027 → lun 31 ene 2028').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
  expect(await cutoffOf(id)).toBe('2028-01-31')
})

test('a system without a price is renewed by writing the amount, or by capturing the price', async () => {
  const { id } = await system({ product: 'NOI' })
  const page = await opened(id)
  await page.keyboard.press('Control+Enter')
  await page
    .getByRole('alert')
    .filter({ hasText: /No hay precio de .*NOI para ese periodo/ })
    .waitFor()
  await page.getByRole('button', { name: 'Capturar el precio' }).waitFor()
  // The keyboard is where the sentence sends her.
  await page.getByLabel('Importe pagado').and(page.locator(':focus')).waitFor()
  await page.keyboard.type('3000')
  await page.keyboard.press('Enter')
  await page.getByText('Nuevo corte: lun 31 ene 2028').waitFor()
})

test('a bought licence has nothing to renew, and the screen says so', async () => {
  const { id } = await system({
    mode: 'electronic',
    months: undefined,
    method: undefined,
    activatedOn: undefined,
    paidUntil: undefined,
  })
  const page = await office.window(`/renovar/${id}`)
  await page
    .getByRole('alert')
    .filter({ hasText: 'es una licencia comprada: no tiene corte que renovar' })
    .waitFor()
  await page.getByRole('button', { name: 'Ver el sistema' }).click()
  await expect.poll(() => page.url()).toContain(`#/sistemas/${id}`)
})

test('no fault was said on the way', () => {
  expect(office.faults).toEqual([])
})
