import { createServer, type Server } from 'node:http'
import { readFile, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { browserPath } from '../support/browser.ts'
import type { SampleControl } from './grid-harness/source.ts'
import type { GridLayout, GridSelection } from '../../src-shared/contract/grid.ts'

const ROOT = fileURLToPath(new URL('./grid-harness', import.meta.url))
const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const TYPES: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

/** What the harness page leaves on its window. */
export type Harness = SampleControl & {
  readonly layouts: readonly GridLayout[]
  readonly selection: { readonly selection: GridSelection; readonly count: number } | null
  readonly done: readonly string[]
  refresh(): void
  revise(): void
}

export interface GridSite {
  open(parameters: string, scale?: number): Promise<Page>
  close(): Promise<void>
}

/** Builds the harness once and serves it on loopback; browsers are started by scale, as users have screens. */
export async function openGridSite(): Promise<GridSite> {
  const out = fileURLToPath(new URL(`../../node_modules/.cache/grid-harness-${process.pid}`, import.meta.url))
  // The runner's own NODE_ENV would bring in React's development build.
  process.env['NODE_ENV'] = 'production'
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    base: './',
    build: { outDir: out, emptyOutDir: true, minify: false, modulePreload: false },
  })
  const server = await serve(out)
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const browsers = new Map<number, Promise<Browser>>()
  return {
    async open(parameters, scale = 1) {
      const known = browsers.get(scale) ?? launch(scale)
      browsers.set(scale, known)
      const browser = await known
      const context = await browser.newContext({
        viewport: scale === 1 ? { width: 1280, height: 800 } : null,
        permissions: ['clipboard-read', 'clipboard-write'],
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => console.error(error))
      page.on('console', (message) => message.type() === 'error' && console.error(message.text()))
      await page.goto(`http://127.0.0.1:${port}/?${parameters}`)
      return page
    },
    async close() {
      for (const browser of browsers.values()) await (await browser).close()
      await new Promise((resolve) => server.close(resolve))
      await rm(out, { recursive: true, force: true })
    },
  }
}

async function launch(scale: number): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserPath(),
    // Playwright hides scrollbars; a thumb that is dragged over a million rows is part of what is tested.
    ignoreDefaultArgs: ['--hide-scrollbars'],
    args: [
      ...FLAGS,
      '--window-size=1280,800',
      ...(scale === 1 ? [] : [`--force-device-scale-factor=${scale}`]),
    ],
  })
}

async function serve(directory: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname
    const file = join(directory, path === '/' ? 'index.html' : path)
    readFile(file).then(
      (bytes) => {
        response.setHeader('content-type', TYPES[extname(file)] ?? 'application/octet-stream')
        response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}

export function harness<T>(page: Page, read: (harness: Harness) => T): Promise<T> {
  return page.evaluate(`(${read.toString()})(window.harness)`) as Promise<T>
}

/** The lines that are seen whole, in words: `+` a closed group, `-` an open one, cells joined by a bar. */
export function linesSeen(page: Page, columns = 2): Promise<string[]> {
  return page.evaluate((count) => {
    const scroller = document.querySelector('[role$="grid"]') as HTMLElement
    const head = scroller.querySelector('[role="row"]') as HTMLElement
    const top = head.getBoundingClientRect().bottom
    const bottom = scroller.getBoundingClientRect().top + scroller.clientTop + scroller.clientHeight
    return [...scroller.querySelectorAll<HTMLElement>('[data-at]')]
      .filter((row) => {
        const box = row.getBoundingClientRect()
        return box.top >= top - 1 && box.bottom <= bottom + 1
      })
      .map((row) => {
        const expanded = row.getAttribute('aria-expanded')
        if (expanded !== null) {
          const level = Number(row.getAttribute('aria-level'))
          return `${'  '.repeat(level - 1)}${expanded === 'true' ? '-' : '+'} ${row.textContent}`
        }
        return [...row.querySelectorAll('[data-column]')]
          .slice(0, count)
          .map((cell) => cell.textContent)
          .join(' | ')
      })
  }, columns)
}

/** The place of the keyboard as a screen reader is told it. */
export function activeCell(page: Page): Promise<string> {
  return page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant')
    const cell = id ? document.getElementById(id) : null
    return `${cell?.closest('[role="row"]')?.getAttribute('aria-rowindex') ?? '?'}: ${cell?.textContent ?? 'nada'}`
  })
}

export function headings(page: Page): Promise<string[]> {
  return page
    .locator('[data-heading]')
    .evaluateAll((labels) => labels.map((label) => label.textContent ?? ''))
}

export async function loaded(page: Page): Promise<void> {
  await page.waitForFunction(
    () =>
      document.querySelector('[data-at]') !== null &&
      document.querySelector('[data-at][aria-busy]') === null &&
      document.querySelector('[role$="grid"]')?.getAttribute('aria-busy') === 'false',
  )
}
