import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'
import { fillOffice, ready } from './today-office.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await fillOffice(office)
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

test('S in Hoy gives one client after the other to call, in the order of loss, each with its outcome by a key (D10)', async () => {
  const page = await office.window('/hoy')
  await ready(page)
  await page.keyboard.press('s')
  await page.getByRole('heading', { name: 'La siguiente llamada' }).waitFor()
  const client = (name: string) => page.getByRole('region', { name })

  await client('Hotel La Ceiba SA de CV').waitFor()
  await page.getByText('Nos dijo que su SAE 10.0 no abre. ¿Ya pudo entrar?').waitFor()
  await page.getByText('habla con Lety, contabilidad').waitFor()
  // A failure is not paid away.
  expect(await page.getByRole('button', { name: 'Prometió pagar' }).count()).toBe(0)
  await page.keyboard.press('n')

  await client('Buceo Ixchel SC').waitFor()
  await page.getByText('Su FACTURE 10.0 tiene corte hoy. ¿Qué día queda el pago?').waitFor()
  await page.getByText('998 844 0824').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('p')
  const day = page.getByLabel('Paga el')
  await day.fill('vie')
  await page.keyboard.press('Enter')
  await day.waitFor({ state: 'hidden' })

  await client('Papelería Bacalar').waitFor()
  await page.getByText('A su NOI 10.0 le falta la validación').waitFor()
  await page.keyboard.press('r')

  await client('Ferretería Núñez').waitFor()
  await page.keyboard.press('y')
  await client('Ferretería Núñez').waitFor({ state: 'hidden' })

  const { lines } = await office.call('today.list', {})
  const { lines: promises } = await office.call('today.list', { section: 'promises' })
  const promised = promises.filter(({ client: name }) => name === 'Buceo Ixchel SC')
  expect(promised.map(({ promiseOn }) => promiseOn)).toEqual(['2026-11-27', '2026-11-27'])
  expect(lines.some(({ client: name }) => name === 'Ferretería Núñez')).toBe(false)
  const ceiba = (await office.call('clients.list', { search: 'Ceiba' })).clients[0]!
  const { entries } = await office.call('contacts.history', { clientId: ceiba.id })
  expect(entries.find(({ kind }) => kind === 'log')?.outcome).toBe('noAnswer')
})

test('a client whose system opens again is asked nothing more about it, and stays for what else is to be said', async () => {
  const page = await office.window('/llamadas')
  const ceiba = page.getByRole('region', { name: 'Hotel La Ceiba SA de CV' })
  await ceiba.waitFor()
  await page.getByRole('button', { name: 'Ya abre su SAE 10.0' }).waitFor()
  await page.keyboard.press('a')
  await page.getByLabel('Cómo se resolvió').fill('se activó con Internet')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await page.getByText('Nos dijo que su SAE 10.0 no abre. ¿Ya pudo entrar?').waitFor({ state: 'hidden' })
  const { sections } = await office.call('today.list', {})
  expect(sections.find(({ section }) => section === 'reported')?.count ?? 0).toBe(0)
  const undo = page.getByRole('button', { name: 'Deshacer' })
  await undo.click()
  await page.getByText('Nos dijo que su SAE 10.0 no abre. ¿Ya pudo entrar?').waitFor()
})

test('nobody is called for what is charged by itself or promised, and who did not answer may be called again', async () => {
  const page = await office.window('/llamadas')
  const left = page.getByText(/^Faltan? \d+ clientes?$/)
  const empty = page.getByText('Nadie más por llamar.')
  await left.waitFor()
  const seen: string[] = []
  while (await left.isVisible()) {
    const name = (await page.getByRole('region').getByRole('heading').textContent())!
    seen.push(name)
    await page.keyboard.press('s')
    await page.getByRole('region', { name }).waitFor({ state: 'hidden' })
  }
  await empty.waitFor()
  for (const name of ['Taller Chacá', 'Farmacia Akumal', 'Buceo Ixchel SC', 'Clínica Nizuc']) {
    expect(seen).not.toContain(name)
  }
  expect(seen).toContain('Hotel La Ceiba SA de CV')
  await page.keyboard.press('s')
  await page.getByRole('region', { name: 'Hotel La Ceiba SA de CV' }).waitFor()
})
