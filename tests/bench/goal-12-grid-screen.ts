import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Bench } from './bench.ts'
import { inTurn, median } from './pairs.ts'
import { openBrowser, openSite } from './site.ts'

const FRAMES = 180
const STEP = 60
const SLOW_MS = 50

/**
 * 100,000 rows in real Chromium: to the first rows, and how many of 180 frames at 60 px take over 50 ms. Beside it
 * the least list that can be written by hand, which has no columns, no keyboard and no names for a screen reader.
 */
export async function gridOnScreen(bench: Bench): Promise<void> {
  const list = await openSite(join(import.meta.dirname, 'pages/list'), bench.newDir('list'))
  const harness = join(import.meta.dirname, '../screens/grid-harness')
  const grid = await openSite(harness, bench.newDir('grid'))
  const gridUrl = `${grid.url}?rows=100000&delay=0`
  const browser = await openBrowser()
  try {
    const first = await inTurn(
      bench.pairs,
      () => firstRows(browser, list.url),
      () => firstRows(browser, gridUrl),
    )
    bench.report(12, 'first rows of the grid', 100_000, 2, first)
    const slow: number[] = []
    for (let run = 0; run < 3; run++) slow.push(await slowFrames(browser, gridUrl))
    bench.report(12, `frames over ${SLOW_MS} ms, of ${FRAMES}`, 100_000, 0, {
      ratio: median(slow),
      floorMs: await slowFrames(browser, list.url),
      programMs: median(slow),
    })
  } finally {
    await browser.close()
    await list.close()
    await grid.close()
  }
}

async function firstRows(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  const start = performance.now()
  await page.goto(url)
  await page.waitForFunction(`document.querySelector('[data-at]:not([aria-busy])') !== null`)
  const took = performance.now() - start
  await context.close()
  return took
}

async function slowFrames(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForFunction(`document.querySelector('[data-at]:not([aria-busy])') !== null`)
  const slow = await page.evaluate(SCROLL)
  await context.close()
  return slow as number
}

/** Chromium's own account of the frames that took over 50 ms from their beginning until they were rendered. */
const SCROLL = `new Promise((resolve) => {
  const scroller = [...document.querySelectorAll('*')].find(
    (element) => element.scrollHeight > 100000 && /auto|scroll/.test(getComputedStyle(element).overflowY))
  let slow = 0, frames = 0
  const observer = new PerformanceObserver((list) => { slow += list.getEntries().length })
  observer.observe({ type: 'long-animation-frame' })
  requestAnimationFrame(function step() {
    if (frames++ === ${FRAMES}) return setTimeout(() => resolve(slow), 200)
    scroller.scrollTop += ${STEP}
    requestAnimationFrame(step)
  })
})`
