import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { textPages } from '../support/poppler.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('settings.setLetter', { letter: 'A' })
  const { products } = await office.call('catalogue.get', {})
  for (const code of ['SAE', 'NOI']) {
    for (const [months, firstUser] of [
      [6, 219_900],
      [12, 399_900],
    ] as const) {
      await office.call('catalogue.setPrice', {
        productId: products.find((product) => product.code === code)!.id,
        months,
        firstUser: centavos(firstUser),
        furtherUser: centavos(10_000),
        validFrom: day('2026-01-01'),
      })
    }
  }
  await office.call('settings.setProfile', { name: 'Sistemas del Caribe SA de CV', rfc: 'EKU9003173C9' })
  await office.call('settings.saveBankAccount', {
    billedBy: 'distributor',
    beneficiary: 'Sistemas del Caribe SA de CV',
    bank: 'Santander',
    account: '00000555555',
    clabe: '014027000005555558',
  })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

let made = 0
const names = [
  'Akumal',
  'Bacalar',
  'Cobá',
  'Dzibanché',
  'Holbox',
  'Ixchel',
  'Kohunlich',
  'Muyil',
  'Nizuc',
  'Xcaret',
  'Yalkú',
  'Zacatal',
  'Uxmal',
  'Tankah',
  'Sian',
]

interface Client {
  readonly id: string
  readonly name: string
  readonly sae: string
  readonly noi: string
}

/** A client with a yearly SAE that stops on 2026-12-15 and a monthly NOI. */
async function client(billedBy: 'distributor' | 'vendor' = 'distributor'): Promise<Client> {
  made += 1
  const name = `Hotel ${names[made - 1]} SA`
  const { id } = await office.call('clients.create', { name, billedBy })
  const rented = { clientId: id, version: '10.0', users: 5, mode: 'subscription' as const }
  const sae = await office.call('serials.create', {
    ...rented,
    product: 'SAE',
    serial: `SAES00010${String(made).padStart(2, '0')}`,
    months: 12,
    method: 'transfer',
    activatedOn: day('2025-12-15'),
    paidUntil: day('2026-12-15'),
  })
  const noi = await office.call('serials.create', {
    ...rented,
    product: 'NOI',
    serial: `NOIS00020${String(made).padStart(2, '0')}`,
    months: 1,
    method: 'card',
    activatedOn: day('2026-10-30'),
    paidUntil: day('2026-11-30'),
  })
  return { id, name, sae: sae.id, noi: noi.id }
}

const draft = (page: Page) => page.getByRole('complementary', { name: 'Ficha de pago' })
const drawn = (page: Page) => page.locator('canvas').waitFor()
const folio = async (page: Page) =>
  (await page.getByRole('heading', { level: 1 }).textContent())!.replace('Ficha de pago ', '')

async function started(id: string): Promise<Page> {
  const page = await office.window(`/ficha/nueva?cliente=${id}`)
  await draft(page).waitFor()
  return page
}

async function issued(id: string): Promise<Page> {
  const page = await started(id)
  await draft(page).getByText('Santander').waitFor()
  await page.keyboard.press('Control+Enter')
  await drawn(page)
  return page
}

async function saved(page: Page): Promise<string> {
  const download = page.waitForEvent('download')
  await page.keyboard.press('Control+s')
  return textPages(readFileSync(await (await download).path())).join('\n')
}

test('a new slip begins with what is due, and shows what it will say', async () => {
  const { id } = await client()
  const page = await started(id)
  await draft(page).getByText('$5,102.84').first().waitFor()
  await draft(page).getByText('CINCO MIL CIENTO DOS PESOS 84/100 M.N.').waitFor()
  await draft(page).getByText('Pague a más tardar el lun 14 dic 2026, 14:00').waitFor()
  expect(await page.getByRole('checkbox', { name: /SAE/ }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: /NOI/ }).isDisabled()).toBe(true)
  await page.getByText('El periodo mensual solo se paga con tarjeta; elija semestral o anual.').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.getByLabel(/^Periodo NOIS/).selectOption('Anual')
  await draft(page).getByText('$10,205.68').first().waitFor()
})

test('the slip is issued, drawn, saved as a PDF and read back', async () => {
  const { id, name } = await client()
  const page = await issued(id)
  expect(await folio(page)).toBe('A-0001')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByText('Ficha A-0001 expedida').waitFor({ state: 'detached' })
  await keepScreenshot(page, 'ficha-light')
  await page.getByRole('button', { name: '¿por qué ese día?' }).click()
  const why = page.getByRole('dialog', { name: '¿por qué ese día?' })
  await why.getByText(/antes del corte del/).waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'hidden' })

  const paper = await saved(page)
  for (const said of [
    'FICHA DE PAGO',
    'Folio A-0001',
    name,
    '$5,102.84',
    'lunes 14 de diciembre',
    'antes de las 14:00 h',
    'Santander',
    'Este documento no es un comprobante fiscal.',
  ]) {
    expect(paper).toContain(said)
  }
  const { slips } = await office.call('slips.list', { clientId: id })
  expect(slips.map(({ folio: number, prints, status }) => [number, prints, status])).toEqual([
    ['A-0001', 1, 'issued'],
  ])
})

test('the canvas shows the paper itself, black on white', async () => {
  const { id } = await client()
  const page = await issued(id)
  const inked = await page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
    let dark = 0
    for (let at = 0; at < data.length; at += 4) if (data[at]! < 100) dark += 1
    return dark / (data.length / 4)
  })
  expect(inked).toBeGreaterThan(0.01)
  expect(inked).toBeLessThan(0.3)
  await page.getByLabel('Tamaño').selectOption('Carta')
  const ratio = () =>
    page.locator('canvas').evaluate((canvas: HTMLCanvasElement) => canvas.height / canvas.width)
  await expect.poll(ratio).toBeGreaterThan(1.2)
})

test('Ctrl+P prints the PDF', async () => {
  const { id } = await client()
  const page = await issued(id)
  const tab = page.context().waitForEvent('page')
  await page.keyboard.press('Control+p')
  const shown = await tab
  const said: string[] = []
  shown.on('console', (message) => said.push(message.text()))
  // By the browser's own viewer, with no inline style of ours or of anybody else's.
  await expect
    .poll(() => shown.frames().some((frame) => frame.url().startsWith('chrome-extension://')))
    .toBe(true)
  const policy = (await shown.request.get(shown.url())).headers()['content-security-policy']
  expect(policy).toBe(`default-src 'none'; object-src 'self'; frame-ancestors 'none'`)
  expect(said.filter((text) => text.includes('Content Security Policy'))).toEqual([])
  await expect.poll(async () => (await office.call('slips.list', { clientId: id })).slips[0]?.prints).toBe(1)
})

test('a slip is replaced by another, and the first says so', async () => {
  const { id } = await client()
  const page = await issued(id)
  const first = await folio(page)
  await page.keyboard.press('s')
  await draft(page).getByText(`Sustituye a la ficha ${first}, que queda anulada.`).waitFor()
  await page.getByLabel(/^Periodo SAES/).selectOption('Semestral')
  await draft(page).getByText('$3,014.84').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await drawn(page)
  expect(await saved(page)).toContain(`Sustituye a la ficha ${first}.`)
  const { slips } = await office.call('slips.list', { clientId: id })
  expect(slips.map(({ status, total }) => [status, total])).toEqual([
    ['issued', 301_484],
    ['void', 510_284],
  ])
})

test('a slip is voided with its reason', async () => {
  const { id } = await client()
  const page = await issued(id)
  await page.keyboard.press('Delete')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Falta el motivo').waitFor()
  await page.keyboard.type('se pagará con tarjeta')
  await page.keyboard.press('Control+Enter')
  await page.getByText('anulada', { exact: true }).waitFor()
  await page.getByText('se pagará con tarjeta').waitFor()
  await expect.poll(() => saved(page)).toContain('No pague esta ficha: está cancelada.')
})

test('a vendor’s slip waits for the vendor’s reference, and takes the operator to it', async () => {
  const { id } = await client('vendor')
  const page = await started(id)
  await draft(page).getByText('El pago es para Aspel: falta su referencia.').waitFor()
  await page.getByRole('combobox', { name: 'Forma de pago' }).focus()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('alert').filter({ hasText: 'falta su referencia' }).waitFor()
  expect(await page.getByText('falta su referencia').count()).toBe(1)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Escribir la referencia' }).click()
  await page.keyboard.type('0012 3456 7890')
  await draft(page).getByText('0012 3456 7890').waitFor()
  // Aspel's own account was never given.
  await draft(page).getByText('Falta la cuenta de banco del beneficiario').waitFor()
  await draft(page).getByRole('button', { name: 'Ir a Ajustes' }).click()
  await expect.poll(() => page.url()).toContain('#/ajustes?tema=bancos')
})

test('a client who pays by the month is asked first for which period the slip is', async () => {
  const { id, sae } = await client('vendor')
  await office.call('serials.leave', { id: sae, reason: 'ya no la usa' })
  const page = await started(id)
  await draft(page).getByText('Elija al menos un sistema.').waitFor()
  const period = page.getByRole('combobox', { name: /^Periodo NOIS/ })
  await period.and(page.locator(':focus')).waitFor()
  await period.selectOption({ label: 'Semestral' })
  await draft(page).getByText('El pago es para Aspel: falta su referencia.').waitFor()
})

test('the key that issues is heard while the paper with the reference just typed is still on its way', async () => {
  const { id } = await client('vendor')
  const page = await started(id)
  await draft(page).getByText('El pago es para Aspel: falta su referencia.').waitFor()
  let release = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await page.route('**/rpc/slips.preview', async (route) => {
    await held
    await route.continue()
  })
  await page.getByLabel(/^Referencia/).fill('0012 3456 7890')
  await page.keyboard.press('Control+Enter')
  await drawn(page)
  release()
})

test('the payment of a slip renews what the slip is for, and the slip is paid', async () => {
  const { id, sae } = await client()
  const page = await issued(id)
  const number = await folio(page)
  await page.getByRole('button', { name: /^Registrar pago: SAES/ }).click()
  await page.getByText(`Pago de la ficha ${number}`).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nuevo corte: mié 15 dic 2027').waitFor()
  expect((await office.call('serials.get', { id: sae })).row.nextCutoff).toBe('2027-12-15')
  await page.keyboard.press('Enter')
  await page.getByText('pagada', { exact: true }).waitFor()
  expect(await page.getByRole('button', { name: 'Anular' }).isDisabled()).toBe(true)
})

test('a system that was paid with a slip says so in it, and money for it once more renews nothing', async () => {
  const { id, sae } = await client()
  const page = await issued(id)
  await page.getByRole('button', { name: /^Registrar pago: SAES/ }).click()
  await page.getByText(/Pago de la ficha/).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nuevo corte: mié 15 dic 2027').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/^SAES\d+ · pagado \$5,102\.84$/).waitFor()

  await page.getByRole('button', { name: /^Registrar pago: SAES/ }).click()
  await page.getByText(/que ya está pagado\. Si registra este pago, quedará a favor del cliente\./).waitFor()
  await page.getByText('El corte no cambia: mié 15 dic 2027.').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/quedaron a favor de Hotel/).waitFor()
  expect((await office.call('serials.get', { id: sae })).row.nextCutoff).toBe('2027-12-15')
})

test('a slip that is paid months after its cutoff renews as the screen says: the months without service are not charged', async () => {
  const { id, sae } = await client()
  const page = await issued(id)
  const number = await folio(page)
  office.setToday('2027-03-20')
  try {
    await page.reload()
    await drawn(page)
    await page.getByRole('button', { name: /^Registrar pago: SAES/ }).click()
    await page
      .getByText(
        `La ficha ${number} es del periodo que empieza el mar 15 dic 2026, que ya no es el siguiente: con este pago se renueva el que empieza el lun 15 mar 2027.`,
      )
      .waitFor()
    await page.getByText('Corte mar 15 dic 2026 → mié 15 mar 2028').waitFor()
    await page.keyboard.press('Control+Enter')
    await page.getByText('Nuevo corte: mié 15 mar 2028').waitFor()
    expect((await office.call('serials.get', { id: sae })).row.nextCutoff).toBe('2028-03-15')
  } finally {
    office.setToday('2026-11-23')
  }
})

test('a slip is paid with what it asks for, and what it costs by now is said', async () => {
  const { sae } = await client()
  const { id: slip } = await office.call('slips.issue', {
    lines: [{ serialId: sae, amount: centavos(400_000) }],
  })
  const page = await office.window(`/fichas/${slip}`)
  await page.getByRole('button', { name: /^Registrar pago: SAES/ }).click()
  await page.getByText('La ficha pide $4,640.00; el precio de hoy es $5,102.84.').waitFor()
  expect(await page.getByLabel('Importe pagado').inputValue()).toBe('$4,640.00')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Nuevo corte: mié 15 dic 2027').waitFor()
  expect((await office.call('slips.get', { id: slip })).paid).toBe(464_000)
})

test('of a slip that was paid in part another is issued for the systems that are not paid', async () => {
  const { id, sae } = await client()
  const coi = await office.call('serials.create', {
    ...{
      clientId: id,
      product: 'NOI',
      serial: `NOIS00030${made}`,
      version: '10.0',
      users: 1,
      mode: 'subscription',
    },
    ...{ months: 12, method: 'transfer', activatedOn: day('2025-12-20'), paidUntil: day('2026-12-20') },
  })
  const lines = [{ serialId: sae }, { serialId: coi.id }]
  const { id: slipId, folio: first } = await office.call('slips.issue', { lines })
  await office.call('payments.register', { serialId: sae, slipId, months: 12, method: 'transfer' })
  const page = await office.window(`/fichas/${slipId}`)
  await drawn(page)
  await page.getByRole('button', { name: 'Ficha de lo que falta' }).click()
  await draft(page).getByText('Santander').waitFor()
  await page.keyboard.press('Control+Enter')
  await drawn(page)
  const second = await folio(page)
  expect(second).not.toBe(first)
  const { slips } = await office.call('slips.list', { clientId: id })
  expect(slips.map((one) => [one.folio, one.status, one.lines])).toEqual([
    [second, 'issued', 1],
    [first, 'issued', 2],
  ])
})

test('the list finds a slip by its folio and a client’s slips by the client', async () => {
  const { id, name } = await client()
  const page = await issued(id)
  const number = await folio(page)
  await page.keyboard.press('Control+4')
  const list = page.getByRole('listbox', { name: 'Fichas' })
  await list.getByRole('option').first().waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.getByLabel('Folio o cliente').fill(number)
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Ficha de pago ${number}` }).waitFor()

  await page.keyboard.press('Control+4')
  await page.getByLabel('Folio o cliente').fill(name)
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => list.getByRole('option').count()).toBe(1)
  await list.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: `Ficha de pago ${number}` }).waitFor()
})

test('a slip for nobody in particular asks for whom, and Enter takes the first found', async () => {
  const { name } = await client()
  const page = await office.window('/fichas')
  await page.keyboard.press('Control+n')
  await page.getByLabel('¿Para qué cliente?').first().waitFor()
  await page.keyboard.type(name)
  const clients = page.getByRole('list', { name: '¿Para qué cliente?' }).getByRole('listitem')
  await expect.poll(() => clients.count()).toBe(1)
  await page.keyboard.press('ArrowDown')
  await clients.locator('button:focus').waitFor()
  await page.keyboard.press('ArrowUp')
  await page.locator('input:focus').waitFor()
  await page.keyboard.press('Enter')
  await draft(page).getByText('Santander').waitFor()
})

test('no fault was said on the way', () => {
  expect(office.faults).toEqual([])
})

test('on a PC that prints them two to a sheet, a slip is shown and saved twice on a Letter sheet', async () => {
  const { id } = await client()
  await office.call('thisPc.setPrinting', { printer: null, slipSize: 'twoHalves' })
  const page = await issued(id)
  expect(await page.getByLabel('Tamaño').inputValue()).toBe('twoHalves')
  const text = await saved(page)
  expect(text.match(/FICHA DE PAGO/g)).toHaveLength(2)
  await office.call('thisPc.setPrinting', { printer: null, slipSize: 'halfLetter' })
})
