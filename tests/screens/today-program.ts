import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import { builtScreens } from '../../src-main/hosts/cli/screens.ts'
import type { HostClock } from '../../src-main/hosts/web/host-clock.ts'
import { openLedgers } from '../../src-main/hosts/web/ledgers.ts'
import { serveWeb } from '../../src-main/hosts/web/server.ts'
import { browserPath } from '../support/browser.ts'

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

export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: FLAGS })
}

/** The program itself on a fresh ledger, served as a page on this machine, with a clock that stands still. */
export async function openProgram(browser: Browser, start = '2026-11-23T15:00:00Z') {
  const dir = mkdtempSync(join(tmpdir(), 'vigente-hoy-'))
  const faults: string[] = []
  let now = new Date(start)
  const clock: HostClock = { now: () => now, during: (_instant, work) => work() }
  const ledgers = openLedgers({
    folders: { dir, practiceDir: join(dir, 'practica') },
    clock,
    log: (line) => line.startsWith('slow') || faults.push(line),
  })
  const shell = await serveWeb({
    ledgers,
    staticDir: await builtScreens({ evenIfOld: false }),
    port: 0,
    log: (line) => faults.push(line),
  })
  const contexts: BrowserContext[] = []
  return {
    url: shell.url,
    /** What went wrong in the core or on a page: must stay empty. */
    faults,
    /** The day in Cancún at ten in the morning. */
    setToday: (day: string) => {
      now = new Date(`${day}T15:00:00Z`)
    },
    call: async <N extends OperationName>(name: N, input: InputOf<N>): Promise<OutputOf<N>> => {
      const answer = await ledgers.of('office').dispatch({ operator: null, host: 'direct' }, name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.refusal.message} ${faults.join('\n')}`)
      return answer.value as OutputOf<N>
    },
    openPage: async (address = '/hoy', scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        colorScheme: scheme,
        reducedMotion: 'reduce',
        locale: 'es-MX',
      })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(15_000)
      page.on('pageerror', (error) => faults.push(String(error)))
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      await page.goto(shell.newLink())
      await page.goto(`${shell.url}/#${address}`)
      return page
    },
    close: async () => {
      for (const context of contexts) await context.close()
      await shell.close()
      ledgers.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

export type Program = Awaited<ReturnType<typeof openProgram>>
