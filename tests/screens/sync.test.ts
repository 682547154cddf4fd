import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { makeKeyPair } from '#wire/signature.ts'
import { openTestEndpoint, openTestPc } from '../support/endpoint.ts'
import { eventually } from '../support/eventually.ts'
import { serveEndpoint } from '../support/serve-endpoint.ts'
import {
  keepScreenshot,
  openBrowser,
  openOffice,
  seriousProblemsInBothSchemes,
  type Office,
} from '../support/shell.ts'

let browser: Browser
let office: Office

beforeAll(async () => {
  browser = await openBrowser()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => browser.close())

const terms = { product: 'SAE', mode: 'subscription', version: '9.0', users: 2, months: 12 } as const
const bar = (page: Page) => page.getByRole('contentinfo')
const part = (page: Page, name: string) =>
  page.getByRole('group', { name: 'Qué mostrar' }).getByRole('button', { name })

test('a new PC finds in its welcome the way to the office that others already keep', async () => {
  await openAll()
  const page = await office.window('/bienvenida')
  await page.getByRole('button', { name: 'Unir esta PC a la oficina' }).press('Enter')
  await page.getByText('Esta PC trabaja sola').waitFor()
  await page.getByLabel('Dirección del servidor').and(page.locator(':focus')).waitFor()
})

test('a PC joins the office by a code, and each field says what is wrong with it', async () => {
  const { service, url } = await openAll()
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  const page = await office.window('/sincronizacion')
  await page.getByText('Esta PC trabaja sola').waitFor()
  await page.getByText(/varias PCs llevan el mismo libro/).waitFor()
  expect(
    await bar(page)
      .getByText(/al día|por enviar|sin conexión/)
      .count(),
  ).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await page.locator('input:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('falta', { exact: true }).first().waitFor()
  await page.keyboard.type('http://oficina.example')
  await page.keyboard.press('Tab')
  await page.keyboard.type('ABCDE')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Recepción')
  await page.keyboard.press('Enter')
  await page.getByText(/debe empezar con https:/).waitFor()
  await page.getByLabel('Dirección del servidor').fill(url)
  await page.keyboard.press('Enter')
  await page.getByText(/Ese código está incompleto/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel('Código').fill((await service.newCode()).toLowerCase())
  await page.keyboard.press('Enter')

  await page.getByText('Esta PC quedó dada de alta con la letra A.').waitFor()
  await page.getByText(/Último contacto: hace un momento · lun 23 nov 2026, 10:00/).waitFor()
  await page.getByText(`Esta PC: Recepción, letra A · Servidor: ${url}`, { exact: false }).waitFor()
  await bar(page).getByRole('button', { name: 'al día' }).waitFor()
  // What was there already is sent, and is no news to anybody here.
  await part(page, 'Por enviar 0').waitFor()
  await part(page, 'Lo que hicieron los demás 0').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('one PC lets another in: the picture of its QR, or the message it came in, fills the form', async () => {
  const { network } = await openEnrolled()
  const page = await office.window('/sincronizacion?ver=pcs')
  const line = page.getByRole('row').filter({ hasText: 'Laptop' })
  await expect
    .poll(() => line.getByRole('cell').allTextContents())
    .toEqual([
      'Laptop',
      'B',
      expect.any(String),
      'ninguno aún',
      'lun 23 nov 2026, 10:00',
      '0',
      'en uso',
      expect.any(String),
    ])
  await page.getByRole('button', { name: 'Dar de alta otra PC…' }).press('Enter')
  await page.getByRole('button', { name: 'Generar código' }).press('Enter')
  const qr = page.getByRole('img', { name: 'QR de la invitación' })
  await qr.waitFor()
  await page.getByText('hasta las 10:10', { exact: false }).waitFor()
  await page.getByText(/Esta dirección solo sirve en esta máquina/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const picture = { name: 'qr.png', mimeType: 'image/png', buffer: await qr.screenshot() }
  const shown = (await page.getByRole('dialog').textContent())!

  // A PC that is just installed.
  const first = office
  const second = await openOffice(undefined, browser)
  office = second
  onTestFinished(() => second.close())
  const other = await second.window('/sincronizacion')
  await other.locator('input:focus').waitFor()
  await other.getByLabel('Elegir imagen del QR…', { exact: true }).setInputFiles({
    name: 'foto.png',
    mimeType: 'image/png',
    buffer: await other.screenshot(),
  })
  await other.getByText(/No se encontró un QR en esa imagen/).waitFor()
  await other.getByLabel('Elegir imagen del QR…', { exact: true }).setInputFiles(picture)
  await expect.poll(() => other.getByLabel('Dirección del servidor').inputValue()).toBe(network.url)
  const code = await other.getByLabel('Código').inputValue()
  expect(shown).toContain(code)

  // The same by text, with what somebody wrote around it.
  await other.getByLabel('Código').fill('')
  await other.getByLabel('Dirección del servidor').fill('')
  await pasteText(other, `Pega esto en Vigente: ${network.url} ${code.toLowerCase()} gracias`)
  await expect.poll(() => other.getByLabel('Código').inputValue()).toBe(code)
  await other.getByLabel('Nombre de esta PC').and(other.locator(':focus')).waitFor()
  expect(await seriousProblemsInBothSchemes(other)).toEqual([])
  await other.keyboard.type('Caja')
  await other.keyboard.press('Enter')
  await other.getByText('Esta PC quedó dada de alta con la letra C.').waitFor()
  expect(await first.closeWindows()).toEqual([])
})

test('whoever is not of Administración is told who may', async () => {
  await openAll()
  const { id } = await office.call('operators.save', { name: 'Lety', role: 'sales' })
  const page = await office.window()
  await page.evaluate((operator) => localStorage.setItem('vigente.operator.office', operator), id)
  await page.goto(`${page.url().split('#')[0]}#/sincronizacion`)
  await page.reload()
  await page.getByText(/Dar de alta una PC es de Administración/).waitFor()
  expect(await page.getByLabel('Código').count()).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('what was refused is seen, leads to its client and its system, and is ticked off with one key', async () => {
  const { other } = await openEnrolled()
  const theirs = await other.call('clients.create', { name: 'Hotel La Ceiba' })
  const taken = ['SAES0000001', 'SAES0000002', 'SAES0000003']
  for (const serial of taken) await other.call('serials.create', { clientId: theirs.id, serial, ...terms })
  await other.exchange()
  const { id: clientId } = await office.call('clients.create', { name: 'Buceo Ixchel' })
  for (const serial of taken) await office.call('serials.create', { clientId, serial, ...terms })

  const page = await office.window('/hoy')
  await bar(page).getByRole('button', { name: '4 por enviar' }).click()
  const waits = page.getByRole('listbox', { name: 'Por enviar' })
  await waits
    .getByRole('option')
    .filter({ hasText: 'Alta de cliente' })
    .getByText('Se envía al sincronizar')
    .waitFor()
  expect(await waits.getByRole('option').count()).toBe(4)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('4 enviados').waitFor()
  await page.getByText('No hay nada por enviar').waitFor()
  await bar(page).getByRole('button', { name: 'requiere atención' }).waitFor()

  await part(page, 'No se hizo como se pidió 3').click()
  const refused = page.getByRole('listbox', { name: 'No se hizo como se pidió' })
  await refused.focus()
  await page.keyboard.press('ArrowDown')
  const panel = page.getByRole('region', { name: 'Alta de sistema' })
  await panel.getByText('SAES0000002', { exact: true }).waitFor()
  await panel.getByText('Buceo Ixchel').waitFor()
  await panel.getByRole('button', { name: 'Ver sistema' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'sincronizacion-light')
  await page.keyboard.press('c')
  await page.getByRole('heading', { level: 1, name: 'Buceo Ixchel' }).waitFor()
  await page.keyboard.press('Escape')
  await refused.getByRole('option').first().waitFor()
  await refused.focus()
  await page.keyboard.press('v')
  await page.getByText('Visto.', { exact: true }).waitFor()
  await part(page, 'No se hizo como se pidió 2').waitFor()
  await page.getByRole('button', { name: 'Ya vi todo (2)' }).click()
  await page.getByText('Todo se hizo como se pidió').waitFor()
  await bar(page).getByRole('button', { name: 'al día' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('a lost network is said in words, work goes on, and it is sent when the network is back', async () => {
  const { network } = await openEnrolled()
  await office.call('sync.once', {})
  await network.cut()
  const page = await office.window('/sincronizacion')
  await page.getByRole('heading', { level: 1, name: 'Sincronización' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page
    .getByText('No hay conexión con el servidor. Lo que haga aquí se guarda y se enviará solo')
    .waitFor()
  await page.getByText(/Último intento: hace un momento/).waitFor()
  await bar(page).getByRole('button', { name: 'sin conexión desde las 10:00' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  await part(page, 'Por enviar 1').click()
  await page.getByRole('option').getByText('Alta de cliente').waitFor()
  await bar(page).getByRole('button', { name: 'sin conexión desde las 10:00 · 1 por enviar' }).waitFor()
  await network.restore()
  // The browser hears of it before any timer of the core ends.
  const told = page.waitForRequest((request) => request.url().endsWith('/rpc/sync.wake'))
  await page.evaluate(() => window.dispatchEvent(new Event('online')))
  await told
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 enviado').waitFor()
  await bar(page).getByRole('button', { name: 'al día' }).waitFor()
})

test('when each PC was last met is not known without a network, and is known as soon as it is back', async () => {
  const { network } = await openEnrolled()
  await network.cut()
  const page = await office.window('/sincronizacion?ver=pcs')
  await page.getByText(/No se pudo preguntar al servidor cuándo se conectó cada PC/).waitFor()
  await network.restore()
  await page.keyboard.press('Control+Enter')
  await page.getByText(/No se pudo preguntar/).waitFor({ state: 'hidden' })
  const line = page.getByRole('row').filter({ hasText: 'Laptop' })
  await line.getByText('lun 23 nov 2026, 10:00').waitFor()
})

test('what the others did is read by client, and only what was listed is marked as seen', async () => {
  const { other } = await openEnrolled()
  const { id: lety } = await office.call('operators.save', { name: 'Lety', role: 'sales' })
  await office.call('sync.once', {})
  await other.exchange()
  await other.call('clients.create', { name: 'Hotel La Ceiba', followerId: lety }, lety)
  await other.call('clients.create', { name: 'Buceo Ixchel' })
  await other.exchange()
  await office.call('sync.once', {})

  const page = await office.window('/sincronizacion')
  const news = page.getByRole('listbox', { name: 'Lo que hicieron los demás' })
  const hotel = news.getByRole('option').filter({ hasText: 'Hotel La Ceiba' })
  await hotel.filter({ hasText: 'Alta de cliente' }).filter({ hasText: 'Lety' }).getByText('Laptop').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Solo mis clientes' }).click()
  await page.getByText('No hay nada nuevo de sus clientes').waitFor()
  expect(await page.getByRole('button', { name: 'Ya lo vi todo' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Todo', exact: true }).click()
  await hotel.click()
  await page.getByRole('heading', { level: 1, name: 'Hotel La Ceiba' }).waitFor()
  await page.keyboard.press('Escape')
  await hotel.waitFor()
  await page.keyboard.press('v')
  await page.getByText('No hay nada nuevo de los demás').waitFor()
  await other.call('clients.create', { name: 'Cenote Azul' })
  await other.exchange()
  await page.keyboard.press('Control+Enter')
  await news.getByRole('option').filter({ hasText: 'Cenote Azul' }).waitFor()
  expect(await news.getByRole('option').count()).toBe(1)
})

test('a PC is renamed, and one that was lost is given up with what else is to be done', async () => {
  const { other } = await openEnrolled()
  await other.call('clients.create', { name: 'Hotel La Ceiba' })
  await other.exchange()
  await office.call('sync.once', {})
  const page = await office.window('/sincronizacion?ver=pcs')
  const table = page.getByRole('table', { name: 'PCs de la oficina' })
  await table.getByRole('row', { name: /Recepción A .*es esta/ }).waitFor()
  await table.getByRole('row', { name: /Laptop B .*lun 23 nov 2026, 10:00/ }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await table.getByRole('button', { name: 'Renombrar Laptop' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Laptop de Ana')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText('La PC ahora se llama Laptop de Ana.').waitFor()
  await table.getByRole('button', { name: 'Dar de baja Laptop de Ana' }).press('Enter')
  await dialog.getByText(/contraseñas de los clientes que están en la bóveda/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialog.getByText('Falta el motivo').waitFor()
  await dialog.getByLabel('Motivo').fill('la robaron')
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'hidden' })
  await table.getByText('dada de baja el lun 23 nov 2026: la robaron').waitFor()
  expect(await table.getByRole('button', { name: /Laptop de Ana/ }).count()).toBe(0)
  await table.getByRole('link', { name: 'A quién alcanza la pérdida de Laptop de Ana' }).press('Enter')
  await page.getByText('Alcanza a todo el libro: 1 cliente y 0 personas.').waitFor()
  await page.getByText('«Laptop de Ana» está dada de baja desde el lun 23 nov 2026.').waitFor()
  await page.goBack()
  await table.waitFor()
  await page.keyboard.press('Control+Enter')
  await eventually(async () => (await office.call('sync.status', {})).waiting).toBe(0)
  expect(await other.exchange()).toMatchObject({ failure: 'revoked' })
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: 'Ayuda: Sincronización' }).waitFor()
})

test('a clock that is off and a profile that was copied are said, and hinder nothing', async () => {
  await openEnrolled('2026-11-23T15:20:00Z')
  await office.kill()
  const file = new Database(join(office.dir, 'ledger.db'))
  file.prepare("UPDATE device SET machine = 'another'").run()
  file.close()
  await office.revive()
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  const page = await office.window('/sincronizacion')
  await page.getByText(/El reloj de esta PC va 20 min atrasado/).waitFor()
  await page.getByText(/Este libro se hizo en otra computadora/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await page.getByText('1 enviado').waitFor()
  await bar(page).getByRole('button', { name: 'requiere atención' }).waitFor()
})

test('a PC whose server has another key than the one that it knows is told so, and joins again as itself', async () => {
  const { service, url } = await openEnrolled()
  await office.kill()
  const file = new Database(join(office.dir, 'ledger.db'))
  const { publicKey } = makeKeyPair('ed25519')
  file.prepare('UPDATE enrolment SET server_key = ?').run(publicKey)
  file.close()
  await office.revive()
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
  expect(await office.call('sync.once', {})).toMatchObject({ failure: 'notSigned', sent: 0 })
  const page = await office.window('/sincronizacion')
  await page.getByText(/La respuesta no trae la firma del servidor .* dé de alta esta PC otra vez/).waitFor()
  await page.getByText('Dar de alta esta PC otra vez…').click()
  expect(await page.getByText('Esta PC trabaja sola').count()).toBe(0)
  await page.getByLabel('Dirección').fill(url)
  await page.getByLabel('Código').fill(await service.newCode())
  await page.getByLabel('Nombre').fill('Recepción')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await eventually(async () => (await office.call('sync.status', {})).waiting).toBe(0)
  expect((await office.call('sync.devices', {})).devices).toHaveLength(2)
  await page.getByText(/La respuesta no trae la firma/).waitFor({ state: 'detached' })
})

test('six hundred lines that hang from one refusal are ticked off at once', async () => {
  const { other } = await openEnrolled()
  const system = { product: 'SAE', serial: 'SAES0000001', mode: 'subscription', version: '9.0' } as const
  const rented = { ...system, users: 2, months: 12 } as const
  const { id: first } = await other.call('clients.create', { name: 'Hotel La Ceiba' })
  await other.call('serials.create', { ...rented, clientId: first })
  await other.exchange()
  const { id: clientId } = await office.call('clients.create', { name: 'Hotel La Ceiba SA' })
  const { id: serialId } = await office.call('serials.create', { ...rented, clientId })
  for (let call = 1; call < 600; call += 1) {
    await office.call('contacts.log', { clientId, serialId, channel: 'note', text: `Recado ${call}` })
  }
  await office.call('sync.once', {})
  const page = await office.window('/sincronizacion')
  const list = page.getByRole('listbox', { name: 'No se hizo como se pidió' })
  await list.focus()
  await page.keyboard.press('End')
  // The last of the list is the first that was refused: it says with whom that system is.
  const panel = page.getByRole('region', { name: 'Alta de sistema' })
  await panel
    .getByText(/Hotel La Ceiba/)
    .first()
    .waitFor()
  await panel.getByRole('button', { name: 'Ver cliente' }).waitFor()
  await page.getByRole('button', { name: 'Ya vi todo (600)' }).click()
  await page.getByText('600 vistos.').waitFor()
  await page.getByText('Todo se hizo como se pidió').waitFor()
})

test('the ledger for practice is nobody’s but this PC’s', async () => {
  await openAll()
  const page = await office.window()
  await page.evaluate(() => localStorage.setItem('vigente.ledger', 'practice'))
  await page.goto(`${page.url().split('#')[0]}#/sincronizacion`)
  await page.reload()
  await page.getByText('El libro de práctica no se sincroniza con nadie').waitFor()
  expect(await page.getByLabel('Código').count()).toBe(0)
})

test('a server that has a newer version is said to have it, quietly, and nothing else changes', async () => {
  await openEnrolled()
  await office.kill()
  const file = new Database(join(office.dir, 'ledger.db'))
  file.exec('UPDATE enrolment SET server_schema = 100000')
  file.close()
  await office.revive()
  const page = await office.window('/sincronizacion')
  await page.getByText('El servidor ya tiene una versión más nueva de Vigente.').waitFor()
  await bar(page).getByRole('button', { name: 'al día' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

/** An office of its own and an endpoint on loopback, which do not know each other yet. */
async function openAll(serverTime = '2026-11-23T15:00:00Z') {
  const { service } = await openTestEndpoint({ now: () => new Date(serverTime) })
  const network = await serveEndpoint(service)
  const opened = await openOffice(undefined, browser)
  office = opened
  onTestFinished(async () => {
    await opened.close()
    await network.close()
  })
  return { service, network, url: network.url }
}

/** The office that is looked at is «Recepción»; «Laptop» is another PC of it. */
async function openEnrolled(serverTime?: string) {
  const all = await openAll(serverTime)
  await office.call('sync.enrol', { url: all.url, code: await all.service.newCode(), name: 'Recepción' })
  const other = await openTestPc(all.service, 'Laptop')
  for (const meet of [() => office.call('sync.once', {}), other.exchange]) await meet()
  await office.call('sync.seen', { rev: (await office.call('sync.status', {})).cursor })
  return { ...all, other }
}

/** As Ctrl+V does. */
function pasteText(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const target = document.activeElement ?? document.body
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}
