import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'
import { client, fillOffice, lines, ready, rental } from './today-office.ts'

const PHRASE = 'correo caballo pila grapa'
let office: Office

/** The small office, with a charge that nobody agreed to nor announced, and a mail that waits for the vault. */
beforeAll(async () => {
  office = await openOffice()
  await fillOffice(office)
  const tulum = await client(office, 'Boutique Tulum', '')
  await rental(office, tulum, 'SAE', 'SAES0000011', '2026-05-28', '2026-11-28', 1, true)
  await office.call('vault.setUp', { passphrase: PHRASE })
  await office.call('mail.saveSettings', {
    host: '127.0.0.1',
    port: 2525,
    security: 'plain',
    user: 'ventas',
    password: 'Sargazo7',
    fromName: 'Sistemas del Caribe',
    fromAddress: 'ventas@oficina.mx',
    automatic: false,
    remindersAt: '10:00',
  })
  await office.call('vault.lock', {})
  await office.call('mail.queue', { to: ['lety@ceiba.mx'], subject: 'Su cotización', text: 'Va' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const VAULT = 'bóveda cerrada: espera 1 correo'
const NOTICE = 'avisos de cargo: 1 hoy, de 1 cliente'
const CONSENT = '1 cargo sin consentimiento esta semana, de 1 cliente'

/** What stands for all, as it is on the screen. */
async function standing(page: Page): Promise<string[]> {
  return (await lines(page)).filter((line) => /Bóveda|Cargos automáticos/.test(line))
}

const untilStanding = (page: Page, wanted: readonly string[]) =>
  expect.poll(() => standing(page), { timeout: 15_000 }).toEqual(wanted)

/** By the keyboard alone, to the line that says it. */
async function goToLine(page: Page, what: string): Promise<void> {
  await page.locator('[data-line]').filter({ hasText: what }).waitFor()
  await page.keyboard.press('Home')
  const active = page.locator('[data-line][data-active]').filter({ hasText: what })
  for (let i = 0; i < 40 && (await active.count()) === 0; i++) await page.keyboard.press('ArrowDown')
  await active.waitFor()
}

async function openHoy(): Promise<Page> {
  const page = await office.window('/hoy')
  await ready(page)
  return page
}

const AT_FIRST = [
  ` | Hoy | Bóveda | ${VAULT} | a más tardar hoy`,
  ` | Hoy | Cargos automáticos | ${NOTICE} | a más tardar hoy`,
  ` | Sáb 28 nov | Cargos automáticos | ${CONSENT} | a más tardar en 5 días, sáb 28 nov`,
]

test('a vault that is shut and charges that are not in order are a line each, and Q says why', async () => {
  const page = await openHoy()
  await untilStanding(page, AT_FIRST)
  await goToLine(page, NOTICE)
  await page.keyboard.press('q')
  const why = page.getByRole('dialog')
  await why.getByText(/cinco días naturales antes, con prueba/).waitFor()
  await why.getByText('Vence el lunes 23 de noviembre de 2026.').waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'hidden' })
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'hoy-pendientes-de-todos')
})

test('none of them is put off: it goes when it is solved', async () => {
  const page = await openHoy()
  await goToLine(page, CONSENT)
  await page.keyboard.press('z')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Volver a verlo el').fill('26 nov')
  await page.keyboard.press('Enter')
  await dialog.getByText(/se quita sola cuando se resuelve/).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await untilStanding(page, AT_FIRST)
})

test('Enter leads to the notices that are missing, and the line goes when they are proven (mexico.md §9)', async () => {
  const page = await openHoy()
  await goToLine(page, NOTICE)
  await page.keyboard.press('Enter')
  const open = page.getByRole('button', { name: /^Por avisar 1/ })
  await open.waitFor()
  expect(await open.getAttribute('aria-pressed')).toBe('true')
  await page.getByText('Boutique Tulum').waitFor()
  await page.keyboard.press('n')
  await page.getByLabel('Prueba: qué se envió o quién contestó').fill('contestó Lety')
  await page.keyboard.press('Enter')
  await page.getByText('Ninguna renta así.').waitFor()
  await page.keyboard.press('Control+1')
  await untilStanding(page, [AT_FIRST[0]!, AT_FIRST[2]!])
})

test('and to the charges that nobody agreed to (mexico.md §9)', async () => {
  const page = await openHoy()
  await goToLine(page, CONSENT)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Sin consentimiento 1/ }).waitFor()
  await page.getByText('Boutique Tulum').waitFor()
  await page.keyboard.press('c')
  await page.getByLabel('Cómo lo dio').selectOption('whatsapp')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Ninguna renta así.').waitFor()
  await page.keyboard.press('Control+1')
  await untilStanding(page, [AT_FIRST[0]!])
})

test('and to the vault, where its phrase lets the mail leave (C17)', async () => {
  const page = await openHoy()
  await goToLine(page, VAULT)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Abrir la bóveda' }).waitFor()
  await page.keyboard.press('b')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Frase', { exact: true }).fill(PHRASE)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: 'Cerrar la bóveda' }).waitFor()
  await page.keyboard.press('Control+1')
  await ready(page)
  await untilStanding(page, [])
})
