import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { inTurn, median, timed } from './pairs.ts'
import { build, end, ROOT, serve, type Card } from './served.ts'
import { openBrowser, openSite } from './site.ts'

const FIRST_LINE = '[role=listitem]'

/**
 * From nothing to the first line of Hoy: the process that serves the ledger, the main process of the window (with
 * Electron left out), and all of it with a browser. The floors are a Node that does nothing, and a blank page of React
 * in the same browser.
 */
export async function starts(bench: Bench): Promise<void> {
  build()
  const small = await bench.copyOf(1_000)
  const large = await bench.copyOf(bench.quick ? 10_000 : 100_000)
  const flat = await inTurn(
    bench.pairs,
    () => untilAnswered(small),
    () => untilAnswered(large),
  )
  bench.report(13, 'growth: process until it answers Hoy', bench.quick ? 10_000 : 100_000, 1.1, flat)
  const double = join(import.meta.dirname, 'pages/electron-nothing.cjs')
  const main = [join(ROOT, 'dist/electron/main.cjs'), `--data=${small}`, `--practice-data=${small}`]
  const mainPart = await inTurn(
    bench.pairs,
    timed(() => void spawnSync(process.execPath, ['-e', '0'])),
    timed(() => void spawnSync(process.execPath, ['-r', double, ...main], { stdio: ['ignore', 2, 2] })),
  )
  bench.report(13, 'main process until it waits for Electron', 1, 2, mainPart)
  const blank = await openSite(join(import.meta.dirname, 'pages/blank'), bench.newDir('blank'))
  const screen = await inTurn(
    bench.pairs,
    timed(() => showFirst(blank.url)),
    () => untilShown(large),
  )
  bench.report(13, 'usable first screen', bench.quick ? 10_000 : 100_000, 1.5, screen)
  await blank.close()
  await onASlowMachine(bench)
}

/** The browser's processor made four times slower, as DevTools does; the core of the program is not. */
async function onASlowMachine(bench: Bench): Promise<void> {
  const { child, card } = await serve(await bench.copyOf(600))
  const times: number[] = []
  for (let time = 0; time < bench.pairs; time += 1) {
    const link = await linkTo(card)
    const start = performance.now()
    await showFirst(link, 4)
    times.push(performance.now() - start)
  }
  await end(child)
  const programMs = median(times)
  const measured = { ratio: programMs / 3_000, floorMs: 3_000, programMs }
  bench.report(13, 'first screen, page four times slower, against 3 s', 600, 1, measured)
}

async function untilAnswered(dir: string): Promise<number> {
  const start = performance.now()
  const { child, card } = await serve(dir)
  const answer = await fetch(`${card.url}/rpc/today.list`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${card.token}`, 'Content-Type': 'application/json' },
    body: '{}',
  })
  await answer.json()
  const took = performance.now() - start
  await end(child)
  return took
}

/** As on the desktop: the window opens while the core starts. */
async function untilShown(dir: string): Promise<number> {
  const start = performance.now()
  const browser = openBrowser()
  const { child, card } = await serve(dir)
  await showFirst(await linkTo(card), 1, browser)
  const took = performance.now() - start
  await end(child)
  return took
}

async function linkTo({ url, token }: Card): Promise<string> {
  const door = await fetch(`${url}/door`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}` },
  })
  return ((await door.json()) as { link: string }).link
}

async function showFirst(link: string, slower = 1, opening = openBrowser()): Promise<void> {
  const browser = await opening
  const page = await browser.newPage()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  await page.goto(link)
  await page.locator(FIRST_LINE).first().waitFor()
  void browser.close()
}
