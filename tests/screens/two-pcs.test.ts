import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { centavos } from '#domain/money.ts'
import { openTestEndpoint } from '../support/endpoint.ts'
import { serveEndpoint } from '../support/serve-endpoint.ts'
import { openBrowser, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

// Two PCs of one office, each with a ledger and a browser of its own, and an endpoint between them.

const COI = { productId: 'aspel-coi', months: 6 as const, users: 5 }
let browser: Browser
let offices: readonly Office[] = []
let network: Awaited<ReturnType<typeof serveEndpoint>>

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => {
  for (const office of offices) {
    expect(await office.closeWindows()).toEqual([])
    await office.close()
  }
  await network.close()
})
afterAll(() => browser.close())

test('of one key given on both without a network, the second PC reads what happened, by whom, and what to do', async () => {
  const { desk, laptop, keyId } = await openBoth()
  await network.cut()
  const [atDesk, atLaptop] = [await desk.window(`/claves/${keyId}`), await laptop.window(`/claves/${keyId}`)]
  await assign(atDesk, 'Hotel La Ceiba', 'COIS7000001')
  await assign(atLaptop, 'Buceo Ixchel', 'COIS7000002')
  await atLaptop.getByText('Por confirmar: el servidor todavía no dice').waitFor()
  expect(await seriousProblemsInBothSchemes(atLaptop)).toEqual([])
  await network.restore()
  for (const office of [desk, laptop, desk]) {
    expect(await office.call('sync.once', {})).toMatchObject({ failure: null, more: false })
  }
  await atDesk.getByText('Por confirmar: el servidor').waitFor({ state: 'detached' })

  await atLaptop.getByRole('contentinfo').getByRole('button', { name: 'requiere atención' }).click()
  const panel = atLaptop.getByRole('region', { name: 'Clave de prepago entregada' })
  await panel
    .getByText(/La clave •••• C010 ya la usó Recepción el lun 23 nov 2026: COIS7000002 no se renovó/)
    .waitFor()
  await panel.getByText(/Los \$6,960\.00 que pagó el cliente quedaron a su favor/).waitFor()
  await panel.getByText('Buceo Ixchel').waitFor()
  expect(await seriousProblemsInBothSchemes(atLaptop)).toEqual([])
  await panel.getByRole('button', { name: 'Elegir otra clave' }).click()
  await atLaptop.getByRole('columnheader', { name: 'Para asignar' }).waitFor()
  await atLaptop.getByText('apartada para esta PC').first().waitFor()

  await atLaptop.goto(`${atLaptop.url().split('#')[0]}#/hoy`)
  await atLaptop
    .getByText(/asignar otra clave a COIS7000002: la •••• C010 ya la usó Recepción el/)
    .first()
    .waitFor()
})

test('while a colleague’s sheet comes in hundreds of changes the list follows it, asking once at a time', async () => {
  const { desk, laptop } = await openBoth()
  const page = await laptop.window('/clientes')
  await page.getByText('2 clientes', { exact: true }).waitFor()
  let atOnce = 0
  let most = 0
  await page.route('**/rpc/ledger.counts', async (route) => {
    most = Math.max(most, (atOnce += 1))
    await new Promise((resolve) => setTimeout(resolve, 150))
    await route.continue()
    atOnce -= 1
  })
  for (let n = 0; n < 400; n += 1) await desk.call('clients.create', { name: `Negocio ${n}` })
  await desk.call('sync.once', {})
  const coming = laptop.call('sync.once', {})
  // Page after page changes it meanwhile, each sooner than it is answered.
  await page.getByText(/^(?!2 )\d+ clientes$/).waitFor()
  await coming
  await page.getByText('402 clientes', { exact: true }).waitFor()
  expect(most).toBeLessThanOrEqual(2)
})

/** As a clerk does: the client, the system that is offered, the money that came. */
async function assign(page: Page, client: string, serial: string): Promise<void> {
  await page.getByText('por confirmar', { exact: true }).waitFor()
  await page.keyboard.press('a')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: client }).click()
  await dialog.getByText('esta clave no está apartada para esta PC').waitFor()
  await dialog.getByLabel('Sistema del cliente').getByText(serial).waitFor({ state: 'attached' })
  await dialog.getByText('jue 10 jun 2027').waitFor()
  await dialog.getByLabel('Pago del cliente').selectOption({ label: 'Transferencia' })
  await dialog.getByRole('button', { name: 'Asignar' }).click()
  await page.getByText('Clave asignada. Por confirmar').waitFor()
}

/** «Recepción» has registered the clients, their systems and eleven keys: five are kept for each PC, one for nobody. */
async function openBoth() {
  const { service } = await openTestEndpoint()
  network = await serveEndpoint(service)
  const [desk, laptop] = [await openOffice(undefined, browser), await openOffice(undefined, browser)]
  offices = [desk, laptop]
  for (const [office, name] of [
    [desk, 'Recepción'],
    [laptop, 'Laptop'],
  ] as const) {
    await office.call('sync.enrol', { url: network.url, code: await service.newCode(), name })
  }
  await desk.call('vault.setUp', { passphrase: 'correo caballo pila grapa' })
  await desk.call('catalogue.setPrice', {
    ...{ productId: 'aspel-coi', months: 6, validFrom: day('2026-01-01') },
    ...{ firstUser: centavos(600_000), furtherUser: centavos(0) },
  })
  for (const [name, serial] of [
    ['Hotel La Ceiba', 'COIS7000001'],
    ['Buceo Ixchel', 'COIS7000002'],
  ] as const) {
    const { id: clientId } = await desk.call('clients.create', { name })
    await desk.call('serials.create', {
      ...{ clientId, product: 'COI', serial, mode: 'subscription', version: '10.0', users: 5, months: 6 },
      activatedOn: day('2026-06-10'),
    })
  }
  const lines = Array.from(
    { length: 11 },
    (_, n) => `CCCCC-CCCCC-CCCCC-CCCCC-CC${String(n).padStart(3, '0')}`,
  )
  const text = ['Clave,Estatus', ...lines.map((line) => `${line},Disponible sin Asignar`)].join('\n')
  await desk.call('keys.receive', { text, ...COI, supplier: 'Mayorista', quantity: 11, receivedBy: 'Lety' })
  for (const office of [desk, laptop, desk]) await office.call('sync.once', {})
  const { keys } = await desk.call('keys.list', { state: 'available' })
  return { desk, laptop, keyId: keys.find(({ lease }) => lease === 'nobody')!.id }
}
