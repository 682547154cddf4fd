import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import {
  keepScreenshot,
  openBrowser,
  openOffice,
  seriousProblemsInBothSchemes,
  type Office,
} from '../support/shell.ts'
import { counts, fillOffice, lines, openCutoffs, ready } from './today-office.ts'

let browser: Browser
let office: Office

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  office = await openOffice(undefined, browser)
  await fillOffice(office)
})
afterEach(async () => {
  const { faults } = office
  await office.close()
  expect(faults).toEqual([])
})

function until<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 })
}

async function owe(): Promise<string> {
  const { clients } = await office.call('clients.list', { search: 'ceiba' })
  const clientId = clients[0]!.id
  const pacheco = (await office.call('clients.list', { search: 'pacheco' })).clients[0]!.id
  await office.call('tasks.add', { text: 'Llevar el contrato', on: day('2026-11-23'), at: '14:00', clientId })
  await office.call('tasks.add', { text: 'Cotizar 3 usuarios', on: day('2026-11-27'), clientId: pacheco })
  await office.call('tasks.add', { text: 'Pedir hojas membretadas', on: day('2026-11-24') })
  return clientId
}

async function openHoy(): Promise<Page> {
  const page = await office.window('/hoy')
  await ready(page)
  return page
}

describe('what the desks owe stands in Hoy', () => {
  test('beside the systems that are lost at the same time, a client’s together', async () => {
    await owe()
    const page = await openHoy()
    const shown = await lines(page)
    expect(shown.filter((line) => /Anotados/.test(line))).toEqual([
      'Hotel La Ceiba SA de CV | Hoy | Anotados | Llevar el contrato | a más tardar hoy, 14:00',
      ' | Mañana | Anotados | Pedir hojas membretadas | a más tardar mañana, mar 24 nov',
      'Muebles Pacheco SA | Vie 27 nov | Anotados | Cotizar 3 usuarios | a más tardar en 4 días, vie 27 nov',
    ])
    const heading = page.getByRole('heading', { level: 2, name: /^Corte esta semana/ }).locator('..')
    await heading.getByText('1 pendiente').waitFor()
    // The list of a key alone does not show it, and so does not count it.
    await page.keyboard.press('6')
    await page.getByRole('heading', { level: 2, name: /^Corte hoy/ }).waitFor({ state: 'detached' })
    await heading.waitFor()
    expect(await page.getByText(/\d pendientes?$/).count()).toBe(0)
    await page.keyboard.press('0')
    await page.getByText('Llevar el contrato').waitFor()
    expect((await counts(page)).Todo).toBe(11)
    expect(await page.getByText('Muebles Pacheco SA').count()).toBe(1)
    expect(await page.locator('nav').getByRole('button', { name: 'Hoy' }).innerText()).toContain('7')
    expect(await seriousProblemsInBothSchemes(page)).toEqual([])
    await keepScreenshot(page, 'hoy-pendientes')
  })

  test('one desk after the other with D, and all again', async () => {
    await owe()
    const page = await openHoy()
    await page.keyboard.press('d')
    await until(() => lines(page)).toHaveLength(3)
    expect(await page.getByRole('button', { name: 'Anotados 3' }).getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('d')
    await until(() => lines(page)).toHaveLength(11)
  })

  test('done, put off, and noted: each by its key, with Deshacer', async () => {
    await owe()
    const page = await openHoy()
    await page.keyboard.press('d')
    await until(() => lines(page)).toHaveLength(3)
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await page.getByText('Hecho: Llevar el contrato').waitFor()
    await until(() => lines(page)).toHaveLength(2)
    await page.keyboard.press('Control+z')
    await until(() => lines(page)).toHaveLength(3)
    await page.keyboard.press('z')
    await page.getByLabel('Volver a verlo el').fill('26 nov')
    await page.keyboard.press('Enter')
    await page.getByText('Pospuesto al jue 26 nov').waitFor()
    await until(() => lines(page)).toHaveLength(2)
    await page.keyboard.press('n')
    await page.getByLabel('Qué hay que hacer').fill('Comprar tóner')
    await page.keyboard.press('Enter')
    await until(() => lines(page)).toHaveLength(3)
  })

  test('many por confirmar are one line, and one key confirms them', async () => {
    await openCutoffs(office, 12)
    office.setToday('2026-12-15')
    const page = await openHoy()
    const row = page.getByRole('group', { name: 'Por confirmar' })
    await row.waitFor()
    expect(await row.innerText()).toMatch(/^\d+ clientes por confirmar, \d+ sistemas/)
    await page.keyboard.press('k')
    await page.getByText(/^Confirmado: /).waitFor()
    await row.waitFor({ state: 'hidden' })
  })

  test('mis clientes leaves whom nobody follows, and stays when the program is opened again', async () => {
    await owe()
    const page = await openHoy()
    await page.keyboard.press('m')
    await until(() => lines(page)).toHaveLength(1)
    await page.reload()
    await ready(page)
    await until(() => lines(page)).toHaveLength(1)
    await page.keyboard.press('m')
    await until(() => lines(page)).toHaveLength(11)
  })
})
