import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { cfdiFixture } from '../support/cfdi.ts'
import { openOffice, type Office } from '../support/shell.ts'
import { savedMail } from '../support/worked-intake.ts'

// One company from its first mail to the invoice in its hands, and the same company a year later, as the office works
// it: each step in the window, each day on the program's own clock.

let office: Office
let last: Page

beforeAll(async () => {
  office = await openOffice()
  await office.call('settings.setLetter', { letter: 'A' })
  await office.call('settings.setProfile', { name: 'Sistemas del Caribe', email: 'hola@caribe.mx' })
  await office.call('vault.setUp', { passphrase: 'correo caballo pila grapa' })
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

const SERIAL = 'SAES7056850'
const COMPANY = 'Cenote Azul SA de CV'

/** Another morning: the windows of yesterday are closed. */
async function onThe(date: string, place = '/hoy'): Promise<Page> {
  await office.closeWindows()
  office.setToday(date)
  last = await office.window(place)
  return last
}

/** By Ctrl+K, as somebody who was just told a name on the telephone. */
async function find(page: Page, words: string, shown: string | RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill(words)
  await page.getByRole('dialog').getByRole('option', { name: shown }).first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

async function closed(dialog: Locator): Promise<void> {
  await dialog.waitFor({ state: 'hidden' })
}

test('a company writes, is registered, orders, pays, activates, validates and has its invoice', async () => {
  // Monday: its mail is dropped, checked, registered in the portal, and its credentials are handed over.
  let page = await onThe('2026-11-23', '/altas')
  const dialog = () => page.getByRole('dialog')
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'alta.eml', mimeType: 'message/rfc822', buffer: Buffer.from(savedMail({})) },
  })
  await page.getByRole('heading', { name: COMPANY }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('Lista', { exact: true }).waitFor()
  await page.keyboard.press('r')
  await dialog().getByLabel('Usuario').fill('raul@cenote.mx')
  await dialog().getByLabel('Contraseña', { exact: true }).fill('Cenote#1')
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await page.getByRole('button', { name: 'Entregar credenciales' }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: 'Preparar el mensaje' }).click()
  await page.getByLabel('¿Cómo se entregó?').selectOption('WhatsApp')
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await page.getByText('Credenciales entregadas', { exact: true }).waitFor()

  // Its first order: SAE for two users, half a year; the monthly methods are explained, the slip says by when.
  await find(page, 'cenote', /Cenote Azul/)
  await page.getByRole('heading', { name: COMPANY }).waitFor()
  await page.keyboard.press('o')
  await page.getByText('no tiene sistemas en renta').waitFor()
  await page.keyboard.press('Control+n')
  const system = page.getByRole('group', { name: 'Sistemas nuevos 1' })
  await system.getByLabel('Sistema').selectOption('aspel-sae')
  await system.getByLabel('Periodo').selectOption('6')
  await system.getByLabel('Usuarios').fill('2')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Pedido A-0001' }).waitFor()
  await page.getByText('$7,656.00').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('pedido final', { exact: true }).waitFor()
  await page.getByLabel(/^Referencia/).fill('ASPEL 7781')
  await page.getByLabel('Hasta qué día se puede pagar').fill('30 nov')
  await page.keyboard.press('Control+Enter')
  await page.getByText('ficha emitida', { exact: true }).waitFor()

  // Tuesday: the transfer is there with its receipt; the vendor gives the serial.
  page = await onThe('2026-11-24')
  await find(page, 'cenote', /Cenote Azul/)
  await page.getByRole('heading', { name: COMPANY }).waitFor()
  const open = page.getByRole('table', { name: /^Pedidos abiertos/ })
  await open.getByText('$7,656.00').waitFor()
  await open.getByRole('button', { name: 'A-0001' }).click()
  await page.getByRole('heading', { name: 'Pedido A-0001' }).waitFor()
  await page.keyboard.press('p')
  await dialog()
    .locator('input[type="file"]')
    .setInputFiles({
      ...{ name: 'spei.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 SPEI') },
    })
  await dialog().getByText('spei.pdf').waitFor()
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await page.getByText('pagado', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Asignar serie' }).click()
  await dialog().getByLabel('Serie').fill(SERIAL)
  await dialog().getByLabel('Versión').fill('10.0')
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByText('Pagado 6 meses hoy; empieza a contar al activarse.').waitFor()

  // Wednesday: it is activated, which starts both clocks; what was paid is what it covers.
  page = await onThe('2026-11-25')
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByRole('heading', { name: new RegExp(SERIAL) }).waitFor()
  await page.keyboard.press('a')
  await dialog().getByText('Cuenta desde el mié 25 nov 2026: corte mar 25 may 2027').waitFor()
  await dialog().getByLabel('Código de activación (CDA)').fill('ABCD-1234-EFGH')
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await page.getByText('Pagado: funciona hasta el lun 24 may 2027').first().waitFor()

  // Tuesday after: the invoice came by mail, and fits its payment to the centavo.
  page = await onThe('2026-12-01', '/facturas')
  await page.locator('input[type=file]').setInputFiles({
    ...{ name: 'factura.xml', mimeType: 'text/xml' },
    buffer: cfdiFixture('factura.xml', {
      '2026-07-21': '2026-11-30',
      '"9744.00"': '"7656.00"',
      '"8400.00"': '"6600.00"',
      '"1344.00"': '"1056.00"',
      EKU9003173C9: 'DIM8701081LA',
      'ESCUELA KEMPER URGATE': 'CENOTE AZUL',
    }),
  })
  await page.getByText('cuadra en todo').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Facturas', exact: true }).waitFor()
  await page.getByRole('button', { name: /^Recibidas/ }).click()
  await page.getByRole('option').filter({ hasText: COMPANY }).waitFor()

  // The day after Christmas: the client says that it validated, and the office notes it.
  page = await onThe('2026-12-26')
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByRole('heading', { name: new RegExp(SERIAL) }).waitFor()
  await page.keyboard.press('v')
  const validated = page.getByRole('row').filter({ hasText: 'vie 25 dic 2026' })
  await validated.getByText('confirmada').waitFor()
  const [order] = (await office.call('orders.list', { search: 'cenote' })).orders
  expect([order!.state, order!.paid]).toEqual(['closed', 765_600])
})

test('a year later it has another user, missed a validation, lapsed, and comes back late', async () => {
  const dialog = () => last.getByRole('dialog')

  // Friday before the cutoff the window of users is open: in the last look of the renewal one more is written.
  let page = await onThe('2027-05-21')
  await find(page, 'cenote', /Cenote Azul/)
  await page.getByRole('heading', { name: COMPANY }).waitFor()
  await page.keyboard.press('o')
  await page.getByRole('table', { name: 'Sistemas que renueva' }).getByRole('checkbox').first().check()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { name: 'Pedido A-0002' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByText('pedido final', { exact: true }).waitFor()
  await page.getByLabel(`Usuarios ${SERIAL}`).fill('3')
  await page.keyboard.press('Enter')
  await page.getByText('$8,352.00').first().waitFor()
  await page.getByLabel(/^Referencia/).fill('ASPEL 9102')
  await page.keyboard.press('Control+Enter')
  await page.getByText('ficha emitida', { exact: true }).waitFor()
  await page.keyboard.press('p')
  await dialog().getByText('corte mar 25 may 2027 → jue 25 nov 2027').first().waitFor()
  await page.keyboard.press('Control+Enter')
  await closed(dialog())
  await page.getByText('activado', { exact: true }).waitFor()

  // In August the system did not validate: told on the telephone, it stands in Hoy until it did.
  page = await onThe('2027-08-26')
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByRole('heading', { name: /3 usuarios/ }).waitFor()
  await page.keyboard.press('n')
  const august = () => last.getByRole('row').filter({ hasText: 'mié 25 ago 2027' })
  await august().getByText('reportó falla').waitFor()
  page = await onThe('2027-08-27')
  await page.getByText('la del mié 25 ago no pasó').waitFor()
  await find(page, SERIAL, new RegExp(SERIAL))
  await august().waitFor()
  await page.keyboard.press('v')
  await august().getByText('confirmada').waitFor()

  // Nobody paid in November: since the 25th nothing says that it was renewed.
  page = await onThe('2027-11-26')
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByText(/^El corte fue el jue 25 nov 2027 \(ayer\); sin confirmar/).waitFor()

  // It pays in January: from the last cutoff that passed, with a month without service that nobody charges.
  page = await onThe('2028-01-10')
  await find(page, SERIAL, new RegExp(SERIAL))
  await page.getByRole('heading', { name: new RegExp(SERIAL) }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('dom 25 jun 2028').waitFor()
  await page.getByText('queda 1 mes sin servicio, que no se cobra').waitFor()
  await page.getByRole('button', { name: /^Registrar pago/ }).click()
  await page.getByText('Nuevo corte: dom 25 jun 2028').waitFor()
  const { payments } = await office.call('payments.list', {})
  expect(payments.map(({ amount }) => amount)).toEqual([835_200, 835_200, 765_600])
})
