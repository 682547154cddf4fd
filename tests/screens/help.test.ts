import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('F1 explains the screen, the policy in force with its days, its words and its keys', async () => {
  const page = await office.window('/soporte')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('F1')
  const help = page.getByRole('dialog', { name: 'Ayuda: Soporte' })
  await help.getByText('Los casos de la oficina: lo que se debe primero está primero.').waitFor()
  const rules = help.getByRole('region', { name: 'Reglas vigentes' })
  await rules
    .getByText(/tras 10 días hábiles, 2 intentos de contacto/)
    .first()
    .waitFor()
  await help.getByText('Caso nuevo', { exact: true }).or(help.getByText('Ayuda y teclas')).first().waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })

  // The policy changes, and so does the help, without anybody writing it.
  const { vendors } = await office.call('support.policies', {})
  await office.call('support.setPolicy', {
    ...{ vendorId: vendors[0]!.id, validFrom: day('2026-12-01'), reason: 'nueva política' },
    ...{ waitingDays: 4, attempts: 3, importHours: 24, duplicateNotified: true, reproduceFirst: true },
  })
  await page.keyboard.press('F1')
  await rules.getByText(/tras 4 días hábiles, 3 intentos de contacto.*\(desde el mar 1 dic 2026\)/).waitFor()
  await rules
    .getByText(/tras 10 días hábiles.*\(hasta el lun 30 nov 2026\)/)
    .first()
    .waitFor()
  await keepScreenshot(page, 'ayuda-light')

  // One of its words, and from there the whole glossary.
  await help.getByRole('button', { name: 'derecho a soporte' }).click()
  await heading(page, 'Glosario')
  await page.getByText(/^Si hoy se atiende sin costo: quien renta, mientras rente/).waitFor()
  const field = page.getByRole('textbox', { name: 'Buscar una palabra' })
  await field.fill('codigo')
  await page.getByRole('term').first().filter({ hasText: 'CDA' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await field.fill('zzqx')
  await page.getByText('Esa palabra no está.').waitFor()
})

test('the glossary is reached by Ctrl+K, and F1 works while somebody types', async () => {
  const page = await office.window('/clientes')
  await heading(page, 'Clientes')
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Buscar o hacer' }).fill('glosario')
  await page.getByRole('option', { name: /Glosario/ }).waitFor()
  await page.keyboard.press('Enter')
  await heading(page, 'Glosario')
  await page.locator('input:focus').waitFor()
  await page.keyboard.type('prepago')
  await page.getByRole('term').first().filter({ hasText: 'clave de prepago' }).waitFor()
  await page.keyboard.press('F1')
  await page.getByRole('dialog', { name: 'Ayuda: Glosario' }).waitFor()
})
