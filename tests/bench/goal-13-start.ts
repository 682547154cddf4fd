import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import type { Bench } from './bench.ts'
import { inTurn, timed } from './pairs.ts'
import { end, ROOT, serve } from './served.ts'
import { openBrowser, openSite } from './site.ts'

const FIRST_LINE = '[role=listitem]'

/**
 * From nothing to the first line of Hoy: the process that serves the ledger, the main process of the window (with
 * Electron left out), and all of it with a browser. The floors are a Node that does nothing, and a blank page of React
 * in the same browser.
 */
export async function starts(bench: Bench): Promise<void> {
  spawnSync(process.execPath, [join(ROOT, 'scripts/build.mjs')], { stdio: ['ignore', 2, 2] })
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

async function untilShown(dir: string): Promise<number> {
  const start = performance.now()
  const { child, card } = await serve(dir)
  const door = await fetch(`${card.url}/door`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${card.token}` },
  })
  const { link } = (await door.json()) as { link: string }
  await showFirst(link)
  const took = performance.now() - start
  await end(child)
  return took
}

async function showFirst(link: string): Promise<void> {
  const browser = await openBrowser()
  const page = await browser.newPage()
  await page.goto(link)
  await page.locator(FIRST_LINE).first().waitFor()
  void browser.close()
}
