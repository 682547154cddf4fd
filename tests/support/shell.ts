import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core'
import { logLine, type LogEntry } from '#domain/log-entry.ts'
import type { InputOf, OperationName, OutputOf } from '#contract/index.ts'
import { builtScreens } from '../../src-main/hosts/cli/screens.ts'
import { hostClock } from '../../src-main/hosts/web/host-clock.ts'
import { openLedgers, type LedgerName, type Ledgers } from '../../src-main/hosts/web/ledgers.ts'
import { serveWeb, type WebShell } from '../../src-main/hosts/web/server.ts'
import { browserPath } from './browser.ts'

// The whole program as a person meets it: a real ledger in a folder of its own, the real web server on loopback, the
// built screens, and a real browser. The clock stands still on Monday 2026-11-23, ten in the morning in Cancún.

const ROOT = join(import.meta.dirname, '..', '..')
const SCREENS_BUILT_IN = 'VIGENTE_TEST_SCREENS'

export interface Office {
  readonly dir: string
  /** What must stay empty: console errors, page errors, violations of the content security policy, bugs of the core. */
  readonly faults: string[]
  /** Closes every window and forgets what went wrong, which is the answer: `[]` after each test. */
  closeWindows(): Promise<readonly string[]>
  /** Straight to the core, for what a test needs before or asks after; a refusal throws. */
  call<N extends OperationName>(
    name: N,
    input: InputOf<N>,
    as?: { readonly ledger?: LedgerName; readonly operator?: string },
  ): Promise<OutputOf<N>>
  /** The day in Cancún, at ten in the morning from now on. */
  setToday(day: string): void
  /** Another person's browser: nothing kept from before. `place` is what stands behind `#`. */
  window(place?: string, options?: BrowserContextOptions): Promise<Page>
  /** Another tab of the same browser, entered by a link of its own. */
  tab(context: BrowserContext, place?: string): Promise<Page>
  /** The program ends, as it does when the machine is short of memory. */
  kill(): Promise<void>
  /** And is started again on the same port. */
  revive(): Promise<void>
  close(): Promise<void>
}

/**
 * `const office = await openOffice()`, and `afterAll(() => office.close())`. Where each test has an office of its own,
 * they may share a browser, which then stays open;
 * `at` is a folder with a ledger that was made before.
 */
export async function openOffice(
  now = '2026-11-23T15:00:00Z',
  shared?: Browser,
  at?: string,
): Promise<Office> {
  const instant = new Date(now)
  const dir = at ?? mkdtempSync(join(tmpdir(), 'vigente-screens-'))
  const faults: string[] = []
  const staticDir = await screens()
  let [ledgers, shell] = await start(0)
  let browser = shared && Promise.resolve(shared)

  async function start(port: number): Promise<[Ledgers, WebShell]> {
    const log = (entry: LogEntry) => void (entry.event === 'bug' && faults.push(logLine(entry)))
    const folders = { dir, practiceDir: join(dir, 'practica') }
    const opened = openLedgers({ folders, clock: hostClock(instant), log })
    return [opened, await serveWeb({ ledgers: opened, staticDir, port, log })]
  }

  async function tab(context: BrowserContext, place = ''): Promise<Page> {
    const page = await context.newPage()
    page.setDefaultTimeout(15_000)
    page.on('pageerror', (error) => faults.push(`page: ${error.stack ?? error.message}`))
    page.on('console', (said) => said.type() === 'error' && faults.push(`console: ${said.text()}`))
    await page.goto(`${shell.newLink()}${place === '' ? '' : `#${place}`}`)
    await page.getByRole('main').waitFor()
    return page
  }

  async function closeContexts(): Promise<void> {
    for (const context of (await browser)?.contexts() ?? []) await context.close()
  }

  return {
    dir,
    faults,
    tab,
    closeWindows: async () => {
      await closeContexts()
      return faults.splice(0)
    },
    setToday: (day) => void instant.setTime(Date.parse(`${day}T15:00:00Z`)),
    call: async (name, input, { ledger = 'office', operator = null as string | null } = {}) => {
      const answer = await ledgers.of(ledger).dispatch({ operator, host: 'direct' }, name, input)
      if (!answer.ok) throw new Error(`${name}: ${answer.refusal.code} ${answer.refusal.message}`)
      return answer.value as OutputOf<typeof name>
    },
    window: async (place, options = {}) => {
      browser ??= openBrowser()
      const context = await (
        await browser
      ).newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'es-MX',
        reducedMotion: 'reduce',
        ...options,
      })
      await context.addInitScript(TELL_VIOLATIONS)
      return tab(context, place)
    },
    kill: async () => {
      await shell.close()
      ledgers.close()
    },
    revive: async () => {
      ;[ledgers, shell] = await start(Number(new URL(shell.url).port))
    },
    close: async () => {
      await (shared ? closeContexts() : (await browser)?.close())
      await shell.close()
      ledgers.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/** The program answers this window no more, until the route is taken back; what is asked after this does not come through. */
export async function loseCore(page: Page): Promise<void> {
  await page.route('**/rpc/**', (route) => route.abort())
  // The browser takes a moment to have it so, in which a command would still be done.
  await page.waitForFunction(() =>
    fetch('/rpc/app.health', { method: 'POST' }).then(
      () => false,
      () => true,
    ),
  )
}

const TELL_VIOLATIONS = `addEventListener('securitypolicyviolation', (event) =>
  console.error('CSP', event.effectiveDirective, event.blockedURI, event.sourceFile, event.sample))`

const require = createRequire(import.meta.url)

/** What axe-core finds serious or critical, as "rule: element", in one colour scheme. */
export async function seriousProblems(page: Page): Promise<readonly string[]> {
  const devtools = await page.context().newCDPSession(page)
  const evaluate = (expression: string) =>
    devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
  // Over the developer tools' door: the page's own policy lets no such script in.
  await evaluate(
    `void (window.axe ?? (() => { ${readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')} })())`,
  )
  const { result, exceptionDetails } =
    await evaluate(`axe.run(document, { resultTypes: ['violations'] }).then((run) =>
    run.violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160) + ' ' + (node.any[0]?.message ?? ''))))`)
  await devtools.detach()
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
  return result.value as readonly string[]
}

/** In both colour schemes, with everything that is open at the moment. */
export async function seriousProblemsInBothSchemes(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor()
    found.push(...(await seriousProblems(page)).map((problem) => `${colorScheme} ${problem}`))
  }
  return found
}

/** Keeps a picture for the README, only where UPDATE_SCREENSHOTS is set: pixels differ between machines. */
export async function keepScreenshot(page: Page, name: string): Promise<void> {
  if (!process.env['UPDATE_SCREENSHOTS']) return
  const path = join(ROOT, 'docs', 'screenshots', `${name}.png`)
  mkdirSync(dirname(path), { recursive: true })
  await page.screenshot({ path, caret: 'hide', animations: 'disabled' })
}

async function screens(): Promise<string> {
  const named = process.env[SCREENS_BUILT_IN]
  if (named) return named
  // The runner's own NODE_ENV would bring in React's development build.
  process.env['NODE_ENV'] = 'production'
  return builtScreens({ evenIfOld: false })
}

/** A real one, without a window. */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await browserPath(),
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-sync',
    ],
  })
}
