import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { day } from '#domain/calendar.ts'
import { settingsText as text } from '#messages/es-MX/settings.ts'
import { openAsDesktop, tellRestart } from './desktop-page.ts'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

const PASSWORD = 'cuatro faros en la bahía'
const RAUL = 'mangos verdes con chile'

let office: Office

beforeEach(async () => {
  office = await openOffice()
  await office.call('clients.create', { name: 'Hotel La Ceiba' })
})
afterEach(async () => {
  expect(await office.closeWindows()).toEqual([])
  await office.close()
})

async function setUp(page: Page): Promise<string> {
  const dialog = page.getByRole('dialog')
  await page.getByRole('button', { name: 'Crear al administrador' }).click()
  await dialog.getByLabel('Nombre').fill('Lety')
  await dialog.getByLabel('Contraseña nueva').fill(PASSWORD)
  await dialog.getByLabel('Otra vez').fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Guarde este código' }).waitFor()
  const code = /[2-9A-Z]{4}(-[2-9A-Z]{4}){6}/.exec((await dialog.textContent()) ?? '')![0]
  await dialog.getByRole('button', { name: 'Ya lo guardé' }).click()
  await page.getByRole('button', { name: /^Lety/ }).waitFor()
  return code
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Quién es').selectOption(name)
  await page.getByLabel('Contraseña', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('an office without passwords says quietly that anybody is an administrator, and makes one from there', async () => {
  const page = await office.window('/hoy')
  await page.getByRole('note').getByText('Quien abra esta PC es administrador').waitFor()
  await page.getByRole('note').getByRole('button', { name: 'Crear al administrador' }).click()
  await page.getByRole('heading', { level: 2, name: 'Operadores' }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: 'Crear al administrador' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill('Lety')
  await dialog.getByLabel('Contraseña nueva').fill('corta')
  await page.keyboard.press('Tab')
  await dialog.getByText('Faltan letras: al menos 12.').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await setUp(page)
  await page.getByRole('button', { name: 'Hoy', exact: false }).first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByRole('note').count()).toBe(0)
})

test('an administrator gives a temporary password, which its owner changes before anything else', async () => {
  await office.call('operators.save', { name: 'Raúl', role: 'sales' })
  const page = await office.window('/ajustes?tema=operadores')
  await setUp(page)
  await page.getByRole('button', { name: 'Dar contraseña: Raúl' }).press('Enter')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Dar una temporal' }).waitFor()
  await page.keyboard.press('Enter')
  await dialog.getByText('Dígasela en persona').waitFor()
  const temporary = (await dialog.locator('pre').textContent())!.trim()
  expect(temporary).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){3}$/)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('row', { name: /Raúl Ventas sí temporal/ }).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await keepScreenshot(page, 'operadores-light')

  const his = await office.window('/clientes')
  await signIn(his, 'Raúl', 'no es esta la mía')
  await his.getByRole('alert').getByText('no coinciden').waitFor()
  await signIn(his, 'Raúl', temporary)
  await his.getByRole('heading', { level: 1, name: 'Ponga una contraseña suya' }).waitFor()
  expect(await seriousProblemsInBothSchemes(his)).toEqual([])
  await his.getByLabel('Contraseña de ahora').fill(temporary)
  await his.getByLabel('Contraseña nueva').fill(RAUL)
  await his.getByLabel('Otra vez').fill(RAUL)
  await his.keyboard.press('Enter')
  await his.getByRole('button', { name: /^Raúl/ }).waitFor()
  await his.getByText('Hotel La Ceiba').waitFor()
})

test('a locked screen holds nothing of the office, and gives back what was half typed to the same operator alone', async () => {
  await office.call('operators.save', { name: 'Raúl', role: 'sales' })
  const page = await office.window('/ajustes?tema=operadores')
  await setUp(page)
  await page.goto(`${page.url().split('#')[0]}#/clientes`)
  await page.getByText('Hotel La Ceiba').waitFor()
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Razón social').fill('Buceo Ixchel a medias')
  await page.keyboard.press('Control+l')
  await page.getByRole('heading', { level: 1, name: 'Bloqueado' }).waitFor()
  expect(await page.content()).not.toContain('Ceiba')
  expect(await page.title()).toBe('Vigente')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByText('Hotel La Ceiba').waitFor()
  expect(await dialog.getByLabel('Razón social').inputValue()).toBe('Buceo Ixchel a medias')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })

  const raul = (await office.call('operators.list', {})).operators.find(({ name }) => name === 'Raúl')!
  const { password } = await office.call('access.resetPassword', { operator: raul.id })
  await page.getByRole('button', { name: /^Lety/ }).click()
  await page.getByRole('button', { name: 'Cambiar de operador' }).click()
  await signIn(page, 'Raúl', password)
  await page.getByLabel('Contraseña de ahora').fill(password)
  await page.getByLabel('Contraseña nueva').fill(RAUL)
  await page.getByLabel('Otra vez').fill(RAUL)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Raúl/ }).waitFor()
  await page.keyboard.press('Control+2')
  await page.getByText('Hotel La Ceiba').waitFor()
  await page.keyboard.press('Control+n')
  expect(await dialog.getByLabel('Razón social').inputValue()).toBe('')
})

test('a PIN brings back a locked screen, and a restart asks for the whole password', async () => {
  const page = await office.window('/ajustes?tema=operadores')
  await setUp(page)
  await page.getByRole('button', { name: /^Lety/ }).click()
  await page.getByRole('button', { name: 'PIN en esta PC' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Contraseña', { exact: true }).fill(PASSWORD)
  await dialog.getByLabel('PIN de seis cifras').fill('274915')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+l')
  await page.getByLabel('PIN de seis cifras').fill('999999')
  await page.getByRole('alert').getByText('Le quedan 4 intentos').waitFor()
  await page.getByLabel('PIN de seis cifras').fill('274915')
  await page.getByRole('button', { name: /^Lety/ }).waitFor()
  await page.close()
  await office.kill()
  await office.revive()
  const again = await office.tab(page.context())
  await again.getByRole('heading', { level: 1, name: 'Entrar' }).waitFor()
  expect(await seriousProblemsInBothSchemes(again)).toEqual([])
  await signIn(again, 'Lety', PASSWORD)
  await again.getByRole('heading', { level: 2, name: 'Operadores' }).waitFor()
})

test('the printed code brings an administrator back who forgot the password, and another code is shown', async () => {
  const page = await office.window('/ajustes?tema=operadores')
  const code = await setUp(page)
  await page.getByRole('button', { name: /^Lety/ }).click()
  await page.getByRole('button', { name: 'Cambiar de operador' }).click()
  await page.getByRole('button', { name: 'Usar el código de recuperación' }).click()
  await page.getByLabel('Código', { exact: true }).fill(code.toLowerCase())
  await page.getByLabel('Contraseña nueva').fill('una frase de repuesto')
  await page.getByLabel('Otra vez').fill('una frase de repuesto')
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Guarde este código' })
  await dialog.waitFor()
  expect(await dialog.textContent()).not.toContain(code)
  await dialog.getByRole('button', { name: 'Ya lo guardé' }).click()
  await page.getByRole('button', { name: /^Lety/ }).waitFor()
})

test('a core that was started again behind the window is said once, and takes no half-typed form away', async () => {
  const page = await openAsDesktop(office, '/ajustes')
  const said = page.getByRole('alert').getByText('Vigente se reinició por dentro')
  const name = page.getByRole('dialog').getByLabel('Razón social')
  await page.goto(`${page.url().split('#')[0]}#/clientes?nuevo`)
  await name.fill('Buceo Ix')
  await tellRestart(page)
  await said.waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  expect(await name.inputValue()).toBe('Buceo Ix')
  await tellRestart(page)
  expect(await said.count()).toBe(1)
  await page.getByRole('alert').getByRole('button', { name: 'Cerrar' }).click()
  await said.waitFor({ state: 'detached' })
})

test('whoever was signed in when the core was started again reads why they enter anew, and finds the form as it was', async () => {
  const page = await openAsDesktop(office, '/ajustes?tema=operadores')
  await setUp(page)
  await page.goto(`${page.url().split('#')[0]}#/clientes?nuevo`)
  const name = page.getByRole('dialog').getByLabel('Razón social')
  await name.fill('Buceo Ix')
  // The sessions were in the core that is gone.
  await page.evaluate(() =>
    fetch('/rpc/access.signOut', {
      method: 'POST',
      body: '{}',
      headers: { 'Content-Type': 'application/json', 'X-Vigente-Ledger': 'office' },
    }),
  )
  await tellRestart(page)
  await page.getByRole('heading', { level: 1, name: 'Entrar' }).waitFor()
  await page.getByRole('alert').getByText('Si le pide su contraseña, es por eso.').waitFor()
  await signIn(page, 'Lety', PASSWORD)
  await name.waitFor()
  expect(await name.inputValue()).toBe('Buceo Ix')
})

test('after a dialog the keyboard is where it was, also where a menu or a button of a list opened it', async () => {
  const page = await office.window('/ajustes?tema=operadores')
  await setUp(page)
  const dialog = page.getByRole('dialog')
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.slice(0, 40))
  for (const asked of ['Cambiar mi contraseña', 'PIN en esta PC']) {
    await page.getByRole('button', { name: /^Lety/ }).press('Enter')
    await page.getByRole('button', { name: asked }).press('Enter')
    await dialog.getByRole('button', { name: /Cancelar/ }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await expect.poll(focused).toMatch(/^Lety/)
  }
  for (const asked of ['Dar contraseña: Administración', 'Código de recuperación nuevo']) {
    await page.getByRole('button', { name: asked }).press('Enter')
    await dialog.getByRole('button', { name: /Cancelar/ }).waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    const name = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      )
    await expect.poll(name).toContain(asked)
  }
  await page.goto(`${page.url().split('#')[0]}#/respaldos`)
  await page.getByRole('button', { name: /^Espacio/ }).press('Enter')
  await dialog.getByRole('button', { name: /Cancelar/ }).waitFor()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(focused).toMatch(/^Espacio/)
})

test('whoever may not save a form is told so before it is filled in', async () => {
  const { clients } = await office.call('clients.list', {})
  const client = clients[0]!
  const serial = await office.call('serials.create', {
    ...{ clientId: client.id, product: 'SAE', serial: 'SAES0000001', mode: 'subscription' },
    ...{ version: '9.0', users: 1, months: 1, activatedOn: day('2026-10-13') },
  })
  const reader = await office.call('operators.save', { name: 'Práctica', role: 'reader' })
  const page = await office.window('/clientes')
  await page.evaluate((id) => localStorage.setItem('vigente.operator.office', id), reader.id)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Clientes' }).waitFor()
  await page.keyboard.press('Control+n')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('note').getByText('Hace falta el permiso de').waitFor()
  expect(await dialog.getByRole('button', { name: /^Guardar/ }).isDisabled()).toBe(true)
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await dialog.getByLabel('Nombre').fill('Buceo Ixchel')
  for (const key of ['Enter', 'Control+Enter']) await page.keyboard.press(key)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  expect((await office.call('clients.list', {})).total).toBe(1)
  await page.goto(`${page.url().split('#')[0]}#/renovar/${serial.id}`)
  const note = page.getByRole('note').getByText('Hace falta el permiso de')
  await note.waitFor()
  expect(await page.getByRole('button', { name: /^Registrar/ }).isDisabled()).toBe(true)
  await page.keyboard.press('Control+Enter')
  expect((await office.call('payments.list', { clientId: client.id })).total).toBe(0)
  for (const subject of ['oficina', 'horarios', 'reglas', 'letra']) {
    await page.goto(`${page.url().split('#')[0]}#/ajustes?tema=${subject}`)
    const save = page.getByRole('button', { name: 'Guardar' })
    await save.waitFor()
    await page.getByText(text.onlyAdministration).waitFor()
    expect([subject, await save.isDisabled()]).toEqual([subject, true])
  }
  await page.goto(`${page.url().split('#')[0]}#/ajustes?tema=bancos`)
  await page.getByRole('button', { name: 'Agregar' }).click()
  await dialog.getByRole('note').getByText('Hace falta el permiso de Administración').waitFor()
  expect(await dialog.getByRole('button', { name: /^Guardar/ }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await page.goto(`${page.url().split('#')[0]}#/arranque`)
  await page.getByText(text.onlyAdministration).waitFor()
})
