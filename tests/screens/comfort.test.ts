import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../support/app.ts'
import { openBrowser, openOffice, type Office } from '../support/shell.ts'
import { workLedger } from '../support/worked-ledger.ts'
import { controlsOutOfReach, lostInOneColour, whatMoves } from './comfort.ts'

// Every screen for whoever needs it larger, in their own colours, or without motion: in real Chromium, with an office
// in which everything was done at least once.

let browser: Browser
let office: Office
/** Every screen of the lists, with an address that has something to show. */
let places: readonly { readonly path: string; readonly title: string; readonly place: string }[]

beforeAll(async () => {
  browser = await openBrowser()
  office = await openOffice('2026-11-24T15:00:00Z', browser)
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(async () => {
  await office.close()
  await browser.close()
})

test('an office in which everything was done stands in the window, brought there as a workbook', async () => {
  const worked = openTestApp()
  await workLedger(worked)
  const saved = await worked.call('ledger.saveXlsx', {})
  const rows = await worked.call('ledger.export', {})
  places = placesOf(worked.stored(rows.file).toString())
  const page = await office.window('/bienvenida')
  const buffer = worked.stored(saved.file)
  await page.locator('input[type=file]').setInputFiles({ name: 'libro.xlsx', mimeType: '', buffer })
  await page.getByText(/El libro entró entero/).waitFor()
  expect(places.length).toBeGreaterThan(50)
})

/** Each path of the list of screens, with one of what it is about. */
function placesOf(rows: string): typeof places {
  const first = new Map<string, Record<string, string>>()
  for (const line of rows.trimEnd().split('\n')) {
    const { table, row } = JSON.parse(line) as { table: string; row: Record<string, string> }
    if (!first.has(table) && row['status'] !== 'left') first.set(table, row)
  }
  const id = (table: string) => first.get(table)!['id']!
  const rented = first.get('rentals')!['serial_id']!
  const about: Readonly<Record<string, string>> = {
    '/clientes/:id': `/clientes/${id('clients')}`,
    '/sistemas/:id': `/sistemas/${rented}`,
    '/fichas/:id': `/fichas/${id('slips')}`,
    '/ficha/nueva': `/ficha/nueva?cliente=${id('clients')}`,
    '/pedidos/:id': `/pedidos/${id('orders')}`,
    '/pedido/nuevo': `/pedido/nuevo?cliente=${id('clients')}`,
    '/cotizaciones/:id': `/cotizaciones/${id('quotes')}`,
    '/pagos/:id': `/pagos/${id('payments')}`,
    '/renovar/:serialId': `/renovar/${rented}`,
    '/renovar/de/:clientId': `/renovar/de/${id('clients')}`,
    '/reportes/renglones': '/reportes/renglones?de=income&desde=2026-06&hasta=2026-06',
    '/tarjetas/:clientId': `/tarjetas/${id('clients')}`,
    '/facturas/:id': `/facturas/${id('invoice_promises')}`,
    '/soporte/:id': `/soporte/${id('cases')}`,
    '/no-abre': `/no-abre?serie=${rented}`,
    '/desbloqueos/:id': `/desbloqueos/${id('unlocks')}`,
    '/desbloqueo/nuevo': `/desbloqueo/nuevo?serie=${rented}`,
    '/actualizaciones/:id': `/actualizaciones/${id('update_campaigns')}`,
    '/reposiciones/:id': `/reposiciones/${id('replacements')}`,
    '/reposicion/nueva': `/reposicion/nueva?serie=${rented}`,
    '/altas/:id': `/altas/${id('intakes')}`,
    '/claves/:id': `/claves/${id('prepaid_keys')}`,
  }
  const listed = ['screens.ts', 'screens-office.ts'].flatMap((file) => {
    const text = readFileSync(join(import.meta.dirname, '../../src-renderer', file), 'utf8')
    return [...text.matchAll(/path: '([^']+)',\s*title: '([^']+)'/g)].map(([, path, title]) => ({
      path: path!,
      title: title!,
      place: about[path!] ?? path!,
    }))
  })
  const missing = listed.filter(({ place }) => place.includes(':'))
  if (missing.length > 0) throw new Error(`no address for ${missing.map(({ path }) => path).join(', ')}`)
  return listed
}

/** Answers that come after others, and what is drawn of them. */
const SETTLES_MS = 250

/** Every screen in one window, as it stands once it has all that it shows. */
async function onEach(
  page: Page,
  look: (path: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const found: string[] = []
  for (const { path, title, place } of places) {
    await page.evaluate((to) => location.assign(`#${to}`), place)
    await page.locator(`main[aria-label="${title}"]`).waitFor()
    await page.waitForLoadState('networkidle')
    await page.getByText('Leyendo…').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(SETTLES_MS)
    found.push(...(await look(path)).map((one) => `${path}: ${one}`))
  }
  return found
}

test.each([
  [100, { width: 1366, height: 768 }],
  [200, { width: 683, height: 384 }],
])(
  'at %i % no page scrolls sideways, and no control is cut off, covered or out of the keyboard’s reach',
  async (_, viewport) => {
    const page = await office.window('/hoy', { viewport })
    expect(await onEach(page, () => controlsOutOfReach(page))).toEqual([])
  },
  300_000,
)

test('at 200 % a dialog is scrolled to whatever the keyboard comes to, down to its button', async () => {
  const page = await office.window('/hoy', { viewport: { width: 683, height: 384 } })
  const found: string[] = []
  const client = places.find(({ path }) => path === '/clientes/:id')!.place
  const dialogs: readonly (readonly [place: string, keys: string])[] = [
    ['/clientes?nuevo=', ''],
    [client, 'l'],
    [client, 'g'],
    [client, 'F2'],
    [client, 'Control+n'],
    ['/respaldos', 'm'],
    ['/hoy', 'F1'],
  ]
  for (const [place, keys] of dialogs) {
    await page.evaluate((to) => location.assign(`#${to}`), place)
    await page.waitForLoadState('networkidle')
    await page.waitForTimeout(SETTLES_MS)
    if (keys !== '') await page.keyboard.press(keys)
    await page.locator('section[role=dialog]').waitFor()
    found.push(
      ...(await controlsOutOfReach(page, 'section[role=dialog]')).map((one) => `${place} ${keys}: ${one}`),
    )
    await page.keyboard.press('Escape')
    await page.locator('section[role=dialog]').waitFor({ state: 'detached' })
  }
  expect(found).toEqual([])
}, 120_000)

test.each(['light', 'dark'] as const)(
  'in somebody’s own colours, %s, every control shows where the keyboard is, and what is chosen looks it',
  async (colorScheme) => {
    const page = await office.window('/hoy', { forcedColors: 'active', colorScheme })
    expect(await onEach(page, () => lostInOneColour(page))).toEqual([])
  },
  300_000,
)

test('in somebody’s own colours a dialog has an edge against what lies behind', async () => {
  const page = await office.window('/hoy', { forcedColors: 'active' })
  for (const keys of ['F1', 'Control+k']) {
    await page.keyboard.press(keys)
    const dialog = page.locator('section[role=dialog]')
    await dialog.waitFor()
    expect(await dialog.evaluate((box) => getComputedStyle(box).borderTopStyle), keys).toBe('solid')
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  }
})

test('what stops first is told by a shape and a word, whatever the colours are', async () => {
  const page = await office.window('/hoy', { forcedColors: 'active' })
  const lists = page.getByRole('group', { name: 'Listas', exact: true }).getByRole('button')
  await lists.first().waitFor()
  const shown = new Map<string, string>()
  for (const list of await lists.all()) {
    const shape = list.locator('svg')
    if ((await shape.count()) > 0)
      shown.set((await list.textContent())!.replace(/\d+/g, '').trim(), await shape.innerHTML())
  }
  const shapeOf = (word: RegExp) => [...shown].find(([title]) => word.test(title))?.[1]
  const shapes = [/Reportó falla/, /Corte mañana/, /Esta semana/, /Por confirmar/].map(shapeOf)
  expect(shapes.filter((shape) => shape === undefined)).toEqual([])
  expect(new Set(shapes).size).toBe(4)
})

test('whoever asks for no motion gets none: not on a screen, in a dialog, a menu or a notice', async () => {
  const page = await office.window('/hoy', { reducedMotion: 'reduce' })
  const found = [...(await onEach(page, () => whatMoves(page)))]
  for (const keys of ['Control+k', 'F1', 'F9']) {
    await page.keyboard.press(keys)
    await page.locator('[role=dialog], [role=combobox]').first().waitFor()
    found.push(...(await whatMoves(page)).map((one) => `${keys}: ${one}`))
    await page.keyboard.press('Escape')
  }
  await page.evaluate(() => location.assign('#/clientes?nuevo='))
  await page.getByRole('dialog').getByRole('textbox').first().waitFor()
  await page.keyboard.type('Marina Sur')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Cliente guardado: Marina Sur').waitFor()
  found.push(...(await whatMoves(page)).map((one) => `notice: ${one}`))
  expect(found).toEqual([])
}, 300_000)
