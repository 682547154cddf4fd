import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { firstDayTasks, practiceText } from '#messages/es-MX/practice.ts'
import { FIRST_DAY } from '#domain/first-day.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

// A newcomer on the first day, alone with the panel: every key below stands in its sentence or in a button on the screen.

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const panel = (page: Page) => page.getByRole('region', { name: 'Primer día' })
/** Ticked off, and the keys are the screen's again: the ledger may say so before its dialog has closed. */
const done = async (page: Page, name: string) => {
  await panel(page).getByRole('listitem').filter({ hasText: name }).getByLabel('hecha').waitFor()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
}
const focused = (page: Page, selector: string) => page.locator(`${selector}:focus`).waitFor()

/** With the arrows, a look at the list after each: what is found comes in pieces. */
async function down(page: Page, option: Locator): Promise<void> {
  await option.first().waitFor()
  for (let i = 0; i < 200; i += 1) {
    await page.waitForTimeout(60)
    if ((await option.first().getAttribute('aria-selected')) === 'true') return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error('the arrows do not reach it')
}

/** What is typed into Ctrl+K, and what is chosen of what it finds. */
async function goTo(page: Page, words: string, option: RegExp): Promise<void> {
  await page.keyboard.press('Control+k')
  await focused(page, '[role=combobox]')
  await page.keyboard.type(words)
  await down(page, page.getByRole('option', { name: option }))
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

test('a newcomer does the eight tasks of the first day by the keyboard alone, and the ledger ticks each off', async () => {
  const page = await office.window()
  await page.getByRole('button', { name: 'Practicar' }).click()
  await panel(page).getByText(practiceText.detail).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const begin = panel(page).getByRole('button', { name: 'Empezar' })
  await begin.focus()
  await page.keyboard.press('Enter')
  await panel(page).getByText('0 de 8').waitFor({ timeout: 60_000 })
  const tasks = FIRST_DAY.map((task) => firstDayTasks[task])
  await panel(page).getByText(tasks[0]!.how('Hotel Primer Día')).waitFor()
  await page.getByRole('region', { name: 'Trabajo del día' }).waitFor()
  // Where it was pressed the keyboard stays: Enter once more does not open the first line of Hoy.
  await focused(page, 'button:has-text("Empezar de nuevo")')
  await page.keyboard.press('F7')
  expect(await panel(page).getByRole('listitem').count()).toBe(8)
  expect(await panel(page).getByLabel('hecha').count()).toBe(0)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  // Encontrar a un cliente
  await goTo(page, 'Hotel Primer Día', /^Hotel Primer Día/)
  await page.getByRole('heading', { name: 'Hotel Primer Día' }).waitFor()
  await page.keyboard.press('l')
  await focused(page, '[role=dialog] textarea')
  await page.keyboard.type('Preguntó por su renta')
  await page.keyboard.press('Control+Enter')
  await done(page, 'Encontrar a un cliente')

  // Ver qué se corta esta semana
  await page.keyboard.press('Control+1')
  await page.getByRole('region', { name: 'Trabajo del día' }).waitFor()
  await page.keyboard.press('6')
  await page.getByRole('button', { name: /Esta semana/, pressed: true }).waitFor()
  // What is chosen stands in the bar of actions.
  const chosen = page.getByRole('toolbar').getByText('Hotel Primer Día')
  for (let i = 0; i < 100 && !(await chosen.isVisible()); i += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('p')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Enter')
  await done(page, 'Ver qué se corta esta semana')

  // Registrar un cliente
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { name: 'Clientes' }).waitFor()
  await page.keyboard.press('Control+n')
  await focused(page, '[role=dialog] input')
  await page.keyboard.type('Buceo Ixchel')
  await page.keyboard.press('Control+Enter')
  await done(page, 'Registrar un cliente')

  // Renovar una renta con su pago
  await goTo(page, 'renovar Hotel Primer Día', /^Renovar: Hotel Primer Día/)
  await page.locator('button:focus').filter({ hasText: 'SAE' }).waitFor()
  await page.keyboard.press('Enter')
  await focused(page, '[name=months]:checked')
  await page.keyboard.press('Enter')
  await focused(page, '[name=method]:checked')
  await page.keyboard.press('Enter')
  await focused(page, '[type=submit]')
  await page.keyboard.press('Enter')
  await done(page, 'Renovar una renta con su pago')

  // Imprimir una ficha de pago
  await goTo(page, 'ficha Hotel Primer Día', /^Ficha: Hotel Primer Día/)
  await page.getByRole('complementary', { name: 'Ficha de pago' }).waitFor()
  await page.getByRole('complementary', { name: 'Ficha de pago' }).getByText('Santander').waitFor()
  await page.keyboard.press('Control+Enter')
  await page.locator('canvas').waitFor()
  const printed = page.waitForEvent('popup')
  await page.keyboard.press('Control+p')
  await (await printed).close()
  await done(page, 'Imprimir una ficha de pago')

  // Entregar una clave de prepago
  await goTo(page, 'claves de prepago', /Claves de prepago/)
  await page.getByRole('grid').getByText('disponible').first().waitFor()
  await page.keyboard.press('ArrowDown')
  await page.getByRole('grid').locator(':focus, [aria-selected]').first().waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /Asignar/ }).waitFor()
  await page.keyboard.press('a')
  await focused(page, '[role=dialog] input')
  await page.keyboard.type('Hotel Primer Día')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Hotel Primer Día/ })
    .waitFor()
  await page.keyboard.press('Enter')
  await focused(page, '[role=dialog] select')
  await page.getByRole('dialog').getByText('Corte con la clave').waitFor()
  await page.keyboard.press('Enter')
  await done(page, 'Entregar una clave de prepago')

  // Atender un «no abre»
  await page.keyboard.press('F4')
  await focused(page, '[role=combobox]')
  await page.keyboard.type('Hotel Primer Día')
  await page
    .getByRole('option', { name: /Hotel Primer Día/ })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
  const noi = page.getByRole('option', { name: /NOI/ })
  await down(page, noi)
  await page.keyboard.press('Enter')
  await focused(page, 'textarea, input[type=text]')
  await page.keyboard.type('dice que valide su renta')
  await page.getByRole('status').filter({ hasText: 'Parece: falta la validación del mes' }).waitFor()
  await page.keyboard.press('Enter')
  for (let asked = 0; asked < 3 && (await page.getByText('Pregunte').isVisible()); asked += 1) {
    await page.keyboard.press('s')
    await page.waitForTimeout(200)
  }
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Reporte anotado: falta la validación' }).waitFor()
  await done(page, 'Atender un «no abre»')

  // Deshacer algo
  await page.keyboard.press('Control+2')
  await page.getByRole('heading', { name: 'Clientes' }).waitFor()
  await page.keyboard.press('Control+n')
  await focused(page, '[role=dialog] input')
  await page.keyboard.type('Cliente por error')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.getByText('Cliente guardado: Cliente por error').waitFor()
  await page.keyboard.press('Control+z')
  await done(page, 'Deshacer algo')
  await panel(page).getByText(practiceText.allDone).waitFor()
  await panel(page).getByText('8 de 8').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  // What was done stays done in another window; the office has none of it, and no panel.
  await page.reload()
  await panel(page).getByText('8 de 8').waitFor()
  await page.getByRole('button', { name: 'Salir de la práctica' }).click()
  await page.getByRole('heading', { name: 'Bienvenida a Vigente' }).waitFor()
  expect(await panel(page).count()).toBe(0)
})

test('the day begins again with another client, and says so in any window', async () => {
  const page = await office.window()
  await page.getByRole('button', { name: 'Practicar' }).click()
  await panel(page).getByText('8 de 8').waitFor()
  await panel(page).getByRole('button', { name: 'Empezar de nuevo' }).focus()
  await page.keyboard.press('Enter')
  await panel(page).getByText('0 de 8').waitFor()
  await panel(page)
    .getByText(/Hotel Primer Día 2/)
    .waitFor()
  await office.call('clients.create', { name: 'Marina Sur' }, { ledger: 'practice' })
  await panel(page).getByText('1 de 8').waitFor()
  await keepScreenshot(page, 'primer-dia-light')
})
