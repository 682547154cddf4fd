import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type Office } from '../support/shell.ts'

// Texts come from spreadsheets, mails, other PCs and whoever is on the telephone. On the screen they are words.

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const RUN = 'window.hostile=1'
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `"><script>${RUN}</script>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<math><mtext><script>${RUN}</script></mtext></math>`,
  `<iframe src="javascript:parent.${RUN}">`,
  `<iframe srcdoc="<script>parent.${RUN}</script>">`,
  `<a href="javascript:${RUN}">Hotel</a>`,
  `<body onload=${RUN}>`,
  `<input autofocus onfocus=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<object data="data:text/html,<script>${RUN}</script>">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<style>@import "https://evil.example/x.css"</style>`,
  `<base href=https://evil.example/>`,
  `<form action=https://evil.example/><button>Guardar</button></form>`,
  `javascript:${RUN}`,
  `data:text/html,<script>${RUN}</script>`,
  `\${${RUN}}{{${RUN}}}<%= ${RUN} %>`,
  `constructor.constructor("${RUN}")()`,
  `</title></textarea></style></script><img src=x onerror=${RUN}>`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `\u202Eevitanretla\u202C <b onmouseover=${RUN}>`,
]

/** Of every screen that there is. */
function screenPaths(): string[] {
  const root = join(import.meta.dirname, '../../src-renderer')
  return ['screens.ts', 'screens-office.ts'].flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(/^    path: '([^']+)'/gm)].map(([, path]) => path!),
  )
}

test(
  'whatever somebody is called, runs nothing, fetches nothing and breaks no screen',
  { timeout: 240_000 },
  async () => {
    const clients: string[] = []
    for (const payload of PAYLOADS) {
      const { id } = await office.call('clients.create', { name: payload, city: payload, note: payload })
      clients.push(id)
      await office.call('contacts.save', { clientId: id, name: payload, role: payload })
      await office.call('contacts.log', { clientId: id, channel: 'call', text: payload })
      await office.call('quotes.create', {
        ...{ name: payload, attention: payload },
        lines: [{ product: 'COI', users: 1, months: 12, quantity: 1, amount: 100 }],
      } as never)
    }
    const page = await office.window('/hoy')
    const outside: string[] = []
    const here = new URL(page.url()).origin
    page.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== here && protocol !== 'blob:' && protocol !== 'data:') outside.push(request.url())
    })
    const places = [
      ...screenPaths().filter((path) => !path.includes(':')),
      ...clients.map((id) => `/clientes/${id}`),
    ]
    for (const place of places) {
      await page.evaluate((path) => void (location.hash = path), `#${place}`)
      await page.getByRole('heading').first().waitFor()
    }
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill('<script>')
    await page.keyboard.press('Escape')
    // What would run, runs at the latest now.
    await page.waitForTimeout(300)
    expect(await page.evaluate(() => (window as { hostile?: number }).hostile ?? null)).toBeNull()
    expect(outside).toEqual([])
    expect(await page.locator('script:not([src])').count()).toBe(0)
    expect(await office.closeWindows()).toEqual([])
  },
)
