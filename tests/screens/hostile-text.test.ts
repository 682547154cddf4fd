import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { withHostileWords } from '../security/hostile-words.ts'
import { PAYLOADS } from '../security/xss-corpus.ts'
import { openTestApp, type TestApp } from '../support/app.ts'
import { openOffice } from '../support/shell.ts'
import { workLedger } from '../support/worked-ledger.ts'

// Texts come from spreadsheets, mails, other PCs and whoever is on the telephone. On the screen they are words.

/** Of what kind of row each screen of one row is. */
const ROWS: Readonly<Record<string, string>> = {
  '/clientes/:id': 'clients',
  '/sistemas/:id': 'serials',
  '/fichas/:id': 'slips',
  '/pedidos/:id': 'orders',
  '/cotizaciones/:id': 'quotes',
  '/pagos/:id': 'payments',
  '/renovar/:serialId': 'serials',
  '/renovar/de/:clientId': 'clients',
  '/tarjetas/:clientId': 'clients',
  '/facturas/:id': 'invoice_documents',
  '/soporte/:id': 'cases',
  '/desbloqueos/:id': 'unlocks',
  '/actualizaciones/:id': 'update_campaigns',
  '/reposiciones/:id': 'replacements',
  '/altas/:id': 'intakes',
  '/claves/:id': 'prepaid_keys',
}

/** Every screen that there is, those of one row with rows of the ledger in `dir`. */
function everyPlace(dir: string): string[] {
  const root = join(import.meta.dirname, '../../src-renderer')
  const paths = ['screens.ts', 'screens-office.ts'].flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^    path: '([^']+)'/gm)].map(([, path]) => path!),
  )
  const ledger = new Database(join(dir, 'ledger.db'), { readonly: true })
  try {
    return paths.flatMap((path) => {
      if (!path.includes(':')) return [path]
      const ids = ledger.prepare(`SELECT id FROM ${ROWS[path]} ORDER BY id`).pluck().all() as string[]
      expect([path, ids.length > 0]).toEqual([path, true])
      // The systems and papers of the first clients; of clients, all.
      return (path === '/clientes/:id' ? ids : ids.slice(0, 3)).map((id) => path.replace(/:\w+/, id))
    })
  } finally {
    ledger.close()
  }
}

/** A client for every few payloads, called, described and spoken of by them. */
async function clientsByHostileNames(app: TestApp): Promise<void> {
  for (let at = 0; at < PAYLOADS.length; at += 3) {
    const words = PAYLOADS.slice(at, at + 3).join(' ')
    const name = words.slice(0, 200)
    const { id } = await app.call('clients.create', { name, city: name.slice(0, 60), note: words })
    await app.call('contacts.save', { clientId: id, name, role: PAYLOADS[at]!.slice(0, 60) })
    await app.call('contacts.log', { clientId: id, channel: 'call', text: words })
    await app.call('tasks.add', { text: name, on: '2026-11-24' as never, clientId: id })
  }
  await app.call('operators.save', { name: PAYLOADS[0]!, role: 'sales' })
}

/** What of a text became more than text. */
async function grown(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found = [...document.querySelectorAll('*')].filter(
      (element) =>
        /^(script|iframe|frame|object|embed|base|applet|portal|marquee|math|video|audio|link|meta|style)$/i.test(
          element.tagName,
        ) && element.outerHTML.includes('hostile'),
    )
    const attributed = [...document.querySelectorAll('*')].filter((element) =>
      [...element.attributes].some(
        ({ name, value }) =>
          /^on/i.test(name) ||
          (/^(href|src|srcset|action|formaction|ping|poster|background|data|style)$/i.test(name) &&
            /hostile|evil\.example|javascript:/i.test(value)),
      ),
    )
    const ran = (window as { hostile?: number }).hostile === undefined ? [] : ['it ran']
    return [...ran, ...[...found, ...attributed].map((element) => element.outerHTML.slice(0, 200))]
  })
}

test(
  'whatever is written into any field of the office runs nothing, fetches nothing and breaks no screen',
  { timeout: 400_000 },
  async () => {
    const made = openTestApp()
    const { app, fields } = withHostileWords(made, PAYLOADS)
    await workLedger(app)
    await clientsByHostileNames(made)
    made.app.close()
    expect(PAYLOADS.length).toBeGreaterThanOrEqual(200)
    expect(fields.size).toBeGreaterThanOrEqual(90)

    const places = everyPlace(made.dir)
    const office = await openOffice('2026-11-24T15:00:00Z', undefined, made.dir)
    onTestFinished(() => office.close())
    const page = await office.window('/hoy')
    await page.getByLabel('Quién es').selectOption('Lucía Poot')
    await page.getByLabel('Contraseña', { exact: true }).fill('mangos verdes con chile')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation').first().waitFor()
    const outside: string[] = []
    const here = new URL(page.url()).origin
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== here && protocol !== 'blob:' && protocol !== 'data:') outside.push(request.url())
    })
    const shown = new Set<string>()
    for (const place of places) {
      await page.evaluate((path) => void (location.hash = path), `#${place}`)
      await page.getByRole('heading').first().waitFor()
      await page.waitForLoadState('networkidle')
      expect([place, await grown(page)]).toEqual([place, []])
      const text = (await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' ')
      for (const payload of PAYLOADS) if (text.includes(payload.replaceAll(/\s+/g, ' '))) shown.add(payload)
    }
    expect(places.length).toBeGreaterThanOrEqual(150)
    // Each of them stood somewhere, letter by letter.
    expect(PAYLOADS.filter((payload) => !shown.has(payload))).toEqual([])
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('<script>')
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    expect(await grown(page)).toEqual([])
    await page.keyboard.press('Escape')
    // What would run, runs at the latest now.
    await page.waitForTimeout(300)
    expect(await grown(page)).toEqual([])
    expect(outside).toEqual([])
    expect(await page.locator('script:not([src])').count()).toBe(0)
    expect(await office.closeWindows()).toEqual([])
    // Whoever looks has eyes: an element as such a text would make it is found.
    const other = await office.window('/hoy')
    await other.evaluate(() =>
      document.body
        .appendChild(document.createElement('a'))
        .setAttribute('href', 'javascript:window.hostile=1'),
    )
    expect(await grown(other)).toHaveLength(1)
  },
)
