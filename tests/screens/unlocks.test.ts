import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { ACTIVATIONS_MESSAGE } from '#domain/triage.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let boxed = ''

beforeAll(async () => {
  office = await openOffice()
  const hotel = await office.call('clients.create', {
    name: 'Hotel La Ceiba SA de CV',
    rfc: 'EKU9003173C9',
    city: 'Cancún',
  })
  const shop = await office.call('clients.create', { name: 'Muebles Pacheco', city: 'Tijuana' })
  const phone = await office.call('clients.create', { name: 'Papelería Lupita', channel: 'telmex' })
  const rented = { product: 'SAE', mode: 'subscription', version: '10.0', users: 5 } as const
  const terms = {
    activatedOn: day('2026-01-31'),
    months: 12,
    method: 'transfer',
    paidUntil: day('2027-01-31'),
  } as const
  await office.call('serials.create', { ...rented, ...terms, clientId: hotel.id, serial: 'SAES7056850' })
  await office.call('serials.create', { ...rented, ...terms, clientId: phone.id, serial: 'SAES7056851' })
  const bought = { product: 'COI', mode: 'physical', version: '9.0', users: 1 } as const
  boxed = (await office.call('serials.create', { ...bought, clientId: shop.id, serial: 'COIS7700001' })).id
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const dialogGone = (page: Page) => page.getByRole('dialog').waitFor({ state: 'hidden' })
const state = (page: Page, word: string) => page.getByText(word, { exact: true }).first().waitFor()

test('an unlock is asked for by telephone with its cost in sight, promised in both zones, and ends with its new code', async () => {
  const page = await office.window('/desbloqueos')
  await page.getByText('No hay desbloqueos en trámite').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+n')
  await page.getByRole('list', { name: '¿Para qué cliente?' }).getByText('Hotel La Ceiba').waitFor()
  await page.keyboard.type('ceiba')
  await page.keyboard.press('Enter')
  const systems = page.getByRole('list', { name: '¿De qué sistema?' })
  await systems.getByRole('button').waitFor()
  await systems.getByRole('button').press('Enter')
  await heading(page, 'Pedir desbloqueo: SAE 10.0 · SAES7056850')

  // What it costs stands there before anything is promised.
  const allowance = page.getByRole('region', { name: 'Otro equipo: qué cuesta' })
  await allowance.getByText('el 1.º de este periodo: inmediato, o de 10 a 15 minutos').waitFor()
  await allowance.getByText('lunes 23, 09:15 Ciudad de México / 10:15 Cancún').waitFor()
  await allowance.getByText('se usaron 0 de 1 activación; queda 1.').waitFor()
  await page.getByRole('textbox', { name: '¿Qué dice la pantalla?' }).fill('su renta ya venció')
  await page.getByText('Ese aviso no es de activaciones.').waitFor()
  await page.getByRole('textbox', { name: '¿Qué dice la pantalla?' }).fill(ACTIVATIONS_MESSAGE)
  await page.getByText('Es el aviso de activaciones agotadas').waitFor()
  await page.getByRole('radio', { name: 'Formateo del equipo' }).check()
  await page.getByRole('textbox', { name: 'Equipo nuevo' }).fill('CAJA-02')
  await page.getByRole('checkbox', { name: 'Ya se pidió al fabricante' }).check()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')

  await heading(page, 'Desbloqueo SAES7056850')
  await state(page, 'en desbloqueo')
  await page.getByText('lunes 23, 09:15 Ciudad de México / 10:15 Cancún', { exact: true }).waitFor()
  await page.getByRole('button', { name: '¿por qué?' }).click()
  await page.getByText('Se cuentan 15 minutos de reloj').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  const dialog = page.getByRole('dialog')
  await dialog
    .getByRole('textbox')
    .fill('Estimado HOTEL LA CEIBA:\nNúmero de Serie: SAES7056850\nCDA: nuev-0000-cda1')
  await dialog.locator('code', { hasText: 'NUEV-0000-CDA1' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  await state(page, 'desbloqueado')
  await page.locator('code', { hasText: 'NUEV-0000-CDA1' }).waitFor()
  await page.getByText(/^Ya se desbloqueó SAE 10.0, serie SAES7056850. Código de activación nuevo/).waitFor()

  // The next one is no longer a matter of minutes, and its page says so first.
  await page.getByRole('button', { name: 'SAE 10.0' }).click()
  await page.getByText('el 2.º de este periodo: de 4 a 24 horas hábiles').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('its papers are asked for, rejected with a reason, come again, and the clock starts when they are taken', async () => {
  const page = await office.window(`/desbloqueo/nuevo?serie=${boxed}`)
  await heading(page, 'Pedir desbloqueo: COI 9.0 · COIS7700001')
  await page.getByRole('textbox', { name: 'Equipo nuevo' }).fill('CONTA-1')
  await page.keyboard.press('Control+Enter')
  await heading(page, 'Desbloqueo COIS7700001')
  await page.getByText('El plazo empieza cuando el fabricante acepte los documentos.').waitFor()
  const receive = async (which: string) => {
    await page.getByRole('button', { name: /^Llegó un documento/ }).waitFor()
    await page.keyboard.press('d')
    await page.getByRole('radio', { name: which }).check()
    await page.getByRole('textbox', { name: 'Nota' }).press('Enter')
    await dialogGone(page)
  }
  await receive('carta en hoja membretada y firmada')
  await page.getByRole('button', { name: /^Rechazar un documento/ }).waitFor()
  await page.keyboard.press('r')
  await page.getByRole('textbox', { name: 'Razón' }).fill('sin firma')
  await page.keyboard.press('Enter')
  await dialogGone(page)
  await page.getByText('rechazado 1 vez').waitFor()
  await receive('carta en hoja membretada y firmada')
  await page.getByRole('list', { name: 'Documentos' }).getByText('recibido').waitFor()
  await page.keyboard.press('d')
  await page
    .getByRole('dialog')
    .getByLabel('Elegir archivo')
    .setInputFiles({
      name: 'certificado.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4 foto'),
    })
  await page.getByRole('dialog').getByText('certificado.pdf').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Control+Enter')
  await dialogGone(page)
  await page.getByRole('button', { name: 'Abrir certificado.pdf' }).waitFor()
  await page.getByRole('button', { name: /^Ya se pidió al fabricante/ }).waitFor()
  await page.keyboard.press('e')
  await page.getByRole('button', { name: /^Aceptaron los documentos/ }).waitFor()
  await page.keyboard.press('a')
  // The client lives in Tijuana, and is told by his own clock too.
  await page
    .getByText('miércoles 25, 09:00 Ciudad de México / 10:00 Cancún / 07:00 Tijuana', { exact: true })
    .waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'desbloqueo-light')

  // In Hoy it waits at its hour, and in the list it is the first that is due.
  await page.keyboard.press('Control+1')
  await page.getByText(/desbloqueo de COIS7700001 para CONTA-1, prometido/).waitFor()
  await office.closeWindows()
  const list = await office.window('/desbloqueos')
  await list.getByRole('option').filter({ hasText: 'COIS7700001' }).waitFor()
  expect(await list.getByRole('option').count()).toBe(1)
  expect(await seriousProblemsInBothSchemes(list)).toEqual([])
  await list.getByRole('button', { name: /^Desbloqueados 1/ }).click()
  await list.getByRole('option').filter({ hasText: 'SAES7056850' }).waitFor()
  await list.getByRole('textbox', { name: /^Buscar cliente/ }).fill('nadie')
  await list.getByText('Ningún desbloqueo así.').waitFor()
})

test('a client of TELMEX is sent the other way, and nothing can be asked for (R58)', async () => {
  const page = await office.window('/desbloqueo/nuevo')
  await page.getByRole('list', { name: '¿Para qué cliente?' }).getByText('Papelería Lupita').click()
  await page.getByRole('list', { name: '¿De qué sistema?' }).getByRole('button').click()
  await page.getByText(/^Es cliente de TELMEX/).waitFor()
  await page.getByRole('textbox', { name: 'Equipo nuevo' }).fill('CAJA-02')
  expect(await page.getByRole('button', { name: /^Pedir desbloqueo/ }).isDisabled()).toBe(true)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
})

test('the office changes how long a vendor takes in Ajustes, from a day on (C13)', async () => {
  const page = await office.window('/ajustes?tema=reglas')
  const table = page.getByRole('table', { name: 'Plazos de desbloqueo Aspel' })
  const most = table.getByRole('textbox', { name: 'Aspel, Suscripción, segundo en adelante: a' })
  await most.fill('30')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await most.press('Enter')
  await page
    .getByRole('table', { name: 'Cambios de las reglas' })
    .getByText('de 4 a 30 horas hábiles')
    .waitFor()
  const { policies } = await office.call('policies.get', {})
  expect(policies.unlockRules['aspel']![1]!.range).toEqual({ unit: 'businessHours', least: 4, most: 30 })
})
