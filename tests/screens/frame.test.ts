import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { centavos } from '#domain/money.ts'
import { day } from '#domain/calendar.ts'
import { loseCore, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office
let client: string
let serial: string
let slip: string
let folio: string

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 40 })
  client = (
    await office.call('clients.create', {
      name: 'Ferretería Núñez & Ávila SA de CV',
      rfc: 'EKU9003173C9',
      billedBy: 'distributor',
      contacts: [{ name: 'Íñigo Chablé', phone: '(998) 844-0824', email: 'inigo@nunez.example' }],
    })
  ).id
  serial = (
    await office.call('serials.create', {
      clientId: client,
      product: 'SAE',
      serial: 'SAES7056850',
      mode: 'subscription',
      version: '10.0',
      users: 2,
      activatedOn: day('2026-01-31'),
      months: 12,
      method: 'transfer',
    })
  ).id
  await office.call('catalogue.setPrice', {
    productId: 'aspel-sae',
    months: 12,
    firstUser: centavos(419_900),
    furtherUser: centavos(129_900),
    validFrom: day('2026-01-01'),
  })
  const issued = await office.call('slips.issue', {
    lines: [{ serialId: serial, months: 12 }],
    reference: '0012 3456 7890',
  })
  slip = issued.id
  folio = issued.folio
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

/** Asks Ctrl+K, takes the first answer with Enter, and tells where that leads. */
async function goBySearch(page: Page, typed: string, expected: string): Promise<string> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await page.waitForFunction((to) => location.hash === `#${to}`, expected).catch(() => {})
  const here = new URL(page.url()).hash.slice(1)
  await page.keyboard.press('Control+8')
  await page.waitForFunction(() => location.hash === '#/calculadora')
  return here
}

test('a window asks for all that it shows first while the program is on its way, before it hears any of it, and once', async () => {
  const page = await office.window('/hoy')
  const first = ['access.state', 'settings.get', 'operators.list', 'today.list', 'catalogue.get']
  const asked: string[] = []
  let askedAll = () => {}
  const all = new Promise<void>((resolve) => (askedAll = resolve))
  await page.route('**/rpc/*', async (route) => {
    asked.push(`${new URL(route.request().url()).pathname} ${route.request().postData()}`)
    if (first.every((name) => asked.some((one) => one.startsWith(`/rpc/${name} `)))) askedAll()
    await all
    await route.continue()
  })
  await page.route(/assets\/start-.*js/, async (route) => {
    await all
    await route.continue()
  })
  await page.reload()
  await page.getByRole('listitem').first().waitFor()
  expect(asked).toEqual([...new Set(asked)])
})

test('what is typed before the next screen is there is not lost, and does nothing to the screen before', async () => {
  const page = await office.window('/pedidos')
  await page.route(/assets\/NewOrder/, async (route) => {
    await new Promise((arrived) => setTimeout(arrived, 1_500))
    await route.continue()
  })
  await page.reload()
  await page.getByRole('button', { name: 'Renovar varios' }).waitFor()
  await page.keyboard.press('Control+n')
  await page.keyboard.type('mnunez avila')
  expect(new URL(page.url()).hash).toBe('#/pedido/nuevo')
  const field = page.getByRole('textbox', { name: '¿Para qué cliente?' })
  await field.waitFor()
  await expect.poll(() => field.inputValue()).toBe('mnunez avila')
  await page.keyboard.press('Home')
  await page.keyboard.press('Delete')
  await page.keyboard.press('Enter')
  await page.waitForFunction((id) => location.hash === `#/pedido/nuevo?cliente=${id}`, client)
  // The keyboard is at what is asked next: which systems.
  const system = page.getByRole('checkbox', { name: /SAES7056850/ })
  await expect.poll(() => system.evaluate((box) => box === document.activeElement)).toBe(true)
})

test('what is typed before the field of a dialog has the focus reaches that field, and Enter saves it', async () => {
  const page = await office.window('/clientes')
  await page.getByRole('button', { name: 'Nuevo cliente' }).waitFor()
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.keyboard.press('Control+n')
  await page.keyboard.type('Ceiba de Mar')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ceiba de Mar' }).waitFor()
})

test('Ctrl+K finds what a clerk has in hand, typed as she types it', async () => {
  const page = await office.window('/calculadora')
  const answers: Record<string, string> = {
    nunez: `/clientes/${client}`,
    'avila ferret': `/clientes/${client}`,
    EKU9003173C9: `/clientes/${client}`,
    'inigo chab': `/clientes/${client}`,
    '998 844 0824': `/clientes/${client}`,
    '(998) 844-08': `/clientes/${client}`,
    saes7056850: `/sistemas/${serial}`,
    [folio]: `/fichas/${slip}`,
    [`ficha ${Number(folio.split('-')[1])}`]: `/fichas/${slip}`,
    ajus: '/ajustes',
    'renovar saes7056850': `/renovar/${serial}`,
    'renovar ferreteria nunez': `/renovar/${serial}`,
    'ficha nunez avila': `/ficha/nueva?cliente=${client}`,
  }
  const found: Record<string, string> = {}
  for (const [typed, to] of Object.entries(answers)) found[typed] = await goBySearch(page, typed, to)
  expect(found).toEqual(answers)
})

test('Ctrl+K is steered by the arrows, does what the screen can do, and says when there is nothing', async () => {
  const page = await office.window('/calculadora')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Buscar o hacer' })
  await field.fill('nunez')
  await page
    .getByRole('option', { name: /Ferretería Núñez/ })
    .first()
    .waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  const chosen = () => page.getByRole('dialog').getByRole('option', { selected: true }).textContent()
  const first = await chosen()
  await page.keyboard.press('ArrowDown')
  expect(await chosen()).not.toBe(first)
  await page.keyboard.press('ArrowUp')
  expect(await chosen()).toBe(first)
  await field.fill('zzqx')
  await page.getByText('Nada con ese nombre. Pruebe con el RFC, la serie o el teléfono.').waitFor()
  await field.fill('teclas')
  await page.getByRole('option', { name: /Ayuda y teclas/ }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Ayuda: Calculadora' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
})

test('F1 shows every key that works, and each of them goes where it says', async () => {
  const page = await office.window('/calculadora')
  await page.keyboard.press('F1')
  const dialog = page.getByRole('dialog', { name: 'Ayuda: Calculadora' })
  const lines = await dialog.locator('dl > div').allTextContents()
  expect(lines).toEqual(
    expect.arrayContaining([expect.stringContaining('Buscar o hacer'), expect.stringContaining('Hoy')]),
  )
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  const sideBar = page.getByRole('navigation', { name: 'Pantallas' }).getByRole('button')
  for (const link of await sideBar.all()) {
    const keys = await link.getAttribute('aria-keyshortcuts')
    if (keys === null) continue
    await page.keyboard.press(keys)
    await page
      .locator('nav [aria-current="page"]', { hasText: (await link.textContent())!.slice(0, 5) })
      .waitFor()
  }
})

test('Esc closes what is open and keeps what was typed', async () => {
  const page = await office.window('/ajustes?tema=bancos')
  await page.getByRole('button', { name: 'Agregar' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Beneficiario').fill('Sistemas de la Riviera')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+8')
  await page.getByRole('heading', { level: 1, name: 'Calculadora' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor()
  await page.getByRole('button', { name: 'Agregar' }).click()
  expect(await dialog.getByLabel('Beneficiario').inputValue()).toBe('Sistemas de la Riviera')
})

test('what was open, who works here and the colours are there again after a restart', async () => {
  const page = await office.window('/ajustes?tema=iva', { colorScheme: 'light' })
  await page.getByRole('button', { name: /^Consola/ }).click()
  await page.getByRole('radio', { name: 'Lety' }).check()
  await page.getByText('Oscuro').click()
  await page.keyboard.press('Escape')
  await page.close()
  await office.kill()
  await office.revive()
  const again = await office.tab(page.context())
  await again.getByRole('heading', { level: 2, name: 'Tasas de IVA' }).waitFor()
  expect([
    await again.getByRole('button', { name: /^Lety/ }).isVisible(),
    await again.locator('html').getAttribute('data-mantine-color-scheme'),
    new URL(again.url()).hash,
  ]).toEqual([true, 'dark', '#/ajustes?tema=iva'])
})

test('an operator who was deactivated meanwhile does not lock the program', async () => {
  const { id } = await office.call('operators.save', { name: 'Pablo', role: 'support' })
  const page = await office.window('/calculadora')
  await page.getByRole('button', { name: /^Consola/ }).click()
  await page.getByRole('radio', { name: 'Pablo' }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Pablo/ }).waitFor()
  await office.call('operators.save', { id, name: 'Pablo', role: 'support', active: false })
  await page.reload()
  await page.getByRole('button', { name: /^Consola/ }).waitFor()
})

test('a lost core is said at once, nothing is called saved, and its return is noticed', async () => {
  const page = await office.window('/ajustes?tema=letra')
  await office.kill()
  await page.getByRole('alert').getByText('Vigente dejó de responder en este equipo.').waitFor()
  await page.getByText('sin conexión con el programa').waitFor()
  await page.getByLabel('Letra de este equipo').fill('Z')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('No se guardó: el programa no respondió.').waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])

  await office.revive()
  await page.getByText('Vigente se abrió de nuevo y esta ventana quedó fuera').waitFor({ timeout: 30_000 })
  await office.tab(page.context(), '/calculadora')
  await page.getByText('guardado en este equipo').waitFor({ timeout: 30_000 })
  expect(await page.getByLabel('Letra de este equipo').inputValue()).toBe('Z')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Guardado.').waitFor()
  expect((await office.call('settings.get', {})).letter).toBe('Z')
  // The browser itself reports each request that found nobody or was refused; those are what this is about.
  const expected =
    /Failed to load resource: .*(ERR_CONNECTION|ERR_INCOMPLETE|ERR_EMPTY|401)|TypeError: (Failed to fetch|network error)/
  expect(office.faults.splice(0).filter((fault) => !expected.test(fault))).toEqual([])
})

test('on a laptop each screen of the side bar takes one line, with a count of three digits beside it', async () => {
  const page = await office.window('/calculadora', { viewport: { width: 1366, height: 768 } })
  const charges = page.getByRole('navigation', { name: 'Pantallas' }).getByRole('button', { name: /^Cargos/ })
  await charges.getByText(/^\d+$/).evaluate((count) => (count.textContent = '151'))
  const heights = await page
    .locator('nav[aria-label="Pantallas"] button > span:first-child')
    .evaluateAll((titles) => titles.map((title) => title.getBoundingClientRect().height))
  expect([...new Set(heights)]).toHaveLength(1)
  await charges.click()
  const title = page.locator('nav[aria-label="Pantallas"] button[aria-current] > span:first-child')
  await page.getByRole('heading', { level: 1, name: 'Cargos automáticos' }).waitFor()
  await charges.getByText(/^\d+$/).evaluate((count) => (count.textContent = '151'))
  expect(await title.evaluate((one) => one.getBoundingClientRect().height)).toBe(heights[0])
})

test('the side bar shows where one is, also far down', async () => {
  const page = await office.window('/hoy', { viewport: { width: 1366, height: 768 } })
  const bar = page.getByRole('navigation', { name: 'Pantallas' })
  for (const path of ['ajustes', 'hoy']) {
    await page.goto(`${page.url().split('#')[0]}#/${path}`)
    const current = bar.locator(`button[aria-current]`)
    await expect
      .poll(() =>
        current.evaluate((one) => {
          const box = one.getBoundingClientRect()
          const around = one.closest('nav')!.getBoundingClientRect()
          return box.top >= around.top && box.bottom <= around.bottom
        }),
      )
      .toBe(true)
  }
})

test('a request that found nobody is asked again by itself, and the screen is there without a key', async () => {
  const page = await office.window('/calculadora')
  await page.context().setOffline(true)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('nunez avila')
  await page.getByRole('alert').getByText('Vigente dejó de responder en este equipo.').waitFor()
  await page.context().setOffline(false)
  await page.getByText('guardado en este equipo').waitFor()
  await page
    .getByRole('option', { name: /Ferretería Núñez/ })
    .first()
    .waitFor()
  const expected = /Failed to load resource: .*ERR_INTERNET_DISCONNECTED|TypeError: Failed to fetch/
  expect(office.faults.splice(0).filter((fault) => !expected.test(fault))).toEqual([])
})

test('a list that found nobody says that it was not read, and is read when the program answers again', async () => {
  const page = await office.window('/calculadora')
  await loseCore(page)
  await page.keyboard.press('Control+4')
  await page.getByRole('main').getByText('No se pudo leer: el programa no respondió.').first().waitFor()
  expect(await page.getByText('No se guardó').count()).toBe(0)
  await page.unroute('**/rpc/**')
  await page.getByText(folio).first().waitFor()
  expect(await page.getByText('No se pudo leer').count()).toBe(0)
  const expected = /Failed to load resource: .*ERR_FAILED|TypeError: Failed to fetch/
  expect(office.faults.splice(0).filter((fault) => !expected.test(fault))).toEqual([])
})

test('"a la fecha" looks at another day and leads back to today', async () => {
  const page = await office.window('/calculadora')
  await page.getByRole('button', { name: /^a la fecha: hoy/ }).click()
  await page.getByRole('button', { name: /^27 noviembre 2026$/ }).click()
  await page.getByText(/^Viendo el programa como estará el vie 27 nov 2026:/).waitFor()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: /^a la fecha: vie 27 nov 2026/ }).click()
  await page
    .getByRole('dialog', { name: 'a la fecha:' })
    .getByRole('button', { name: 'Volver a hoy' })
    .click()
  await page.getByRole('button', { name: /^a la fecha: hoy/ }).waitFor()
})

test('at 200 % everything of the frame is within reach and nothing runs out of the window', async () => {
  const page = await office.window('/ajustes', {
    viewport: { width: 640, height: 400 },
    deviceScaleFactor: 2,
  })
  const outside = () =>
    page.evaluate(() =>
      [...document.querySelectorAll('header button, nav button, footer button')]
        .filter((one) => {
          const { left, right, width } = one.getBoundingClientRect()
          return left < 0 || right > innerWidth || width === 0 || one.scrollWidth > one.clientWidth + 1
        })
        .map((one) => one.textContent),
    )
  for (const place of [
    '/ajustes',
    '/ajustes?tema=horarios',
    '/ajustes?tema=reglas',
    '/calculadora',
    '/arranque',
    '/bienvenida',
  ]) {
    await page.evaluate((to) => location.assign(`#${to}`), place)
    await page.getByRole('main').getByRole('heading').first().waitFor()
    expect([place, await outside(), await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual(
      [place, [], 640],
    )
    expect(await page.evaluate(coveredFields)).toEqual([])
  }
})

/** Fields and buttons of the screen that, scrolled into view, lie under something else. */
function coveredFields(): string[] {
  const isMet = (field: Element) => {
    field.scrollIntoView({ block: 'center', inline: 'center' })
    const { left, top, width, height } = field.getBoundingClientRect()
    const met = document.elementFromPoint(left + width / 2, top + height / 2)
    return met !== null && (field.contains(met) || field.parentElement?.contains(met) === true)
  }
  const fields = [...document.querySelectorAll('main button, main input:not([type=file]), main select')]
  return fields.filter((field) => !isMet(field)).map((field) => field.outerHTML.slice(0, 120))
}
