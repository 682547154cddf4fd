import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { activeCell, harness, linesSeen, loaded, openGridSite, type GridSite } from './grid-page.ts'
import { sampleRow } from './grid-harness/source.ts'

let site: GridSite
beforeAll(async () => {
  site = await openGridSite()
})
afterAll(() => site.close())

const LAST = 999_999

describe.each([1, 1.5])('a million rows on a screen at a scale of %d', (scale) => {
  let page: Page
  beforeAll(async () => {
    page = await site.open('', scale)
    await loaded(page)
  })
  afterAll(() => page.context().close())

  test('Ctrl+End shows the last row whole, and the thumb at its end the same', async () => {
    expect(await page.evaluate(() => devicePixelRatio)).toBe(scale)
    await page.locator('[data-at="0"] [data-column="serial"]').click()
    await page.keyboard.press('Control+End')
    await loaded(page)
    const byKey = await linesSeen(page)
    expect(byKey.at(-1)).toBe(words(LAST))
    expect(await activeCell(page)).toBe(`1000001: ${sampleRow(LAST).serial}`)
    await page.keyboard.press('Control+Home')
    await loaded(page)
    await dragThumb(page, 5000)
    await loaded(page)
    expect(await linesSeen(page)).toEqual(byKey)
  })

  test('single steps near the end land on every row, whole and at its place', async () => {
    await page.keyboard.press('Control+End')
    await loaded(page)
    const steps = (await linesSeen(page)).length + 12
    for (let step = 1; step <= steps; step += 1) await page.keyboard.press('ArrowUp')
    await loaded(page)
    expect(await activeCell(page)).toBe(`${1_000_001 - steps}: ${sampleRow(LAST - steps).serial}`)
    const up = await linesSeen(page)
    expect(up).toEqual(up.map((_, index) => words(LAST - steps + index)))
    for (let step = 1; step <= steps; step += 1) await page.keyboard.press('ArrowDown')
    await loaded(page)
    expect((await linesSeen(page)).at(-1)).toBe(words(LAST))
  })

  test('the wheel goes row by row wherever it is, and to the very end without a jump', async () => {
    const box = await page.locator('[role="grid"]').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 300)
    await page.keyboard.press('Control+End')
    await settledAfter(page, () => page.mouse.wheel(0, -28 * 40))
    const first = indexOf((await linesSeen(page))[0])
    await settledAfter(page, () => page.mouse.wheel(0, 28 * 10))
    expect(indexOf((await linesSeen(page))[0]) - first).toBe(10)
    await settledAfter(page, () => page.mouse.wheel(0, 28 * 40))
    expect((await linesSeen(page)).at(-1)).toBe(words(LAST))
  })

  test('a thumb in the middle shows the middle, and the spacer is never too high', async () => {
    await page.keyboard.press('Control+Home')
    await page.evaluate(() => {
      const scroller = document.querySelector('[role="grid"]') as HTMLElement
      scroller.scrollTop = (scroller.scrollHeight - scroller.clientHeight) / 2
    })
    await settledAfter(page, async () => {})
    const first = indexOf((await linesSeen(page))[0])
    expect(Math.abs(first - 500_000)).toBeLessThan(20)
    const height = await page.evaluate(() => document.querySelector('[role="grid"]')?.scrollHeight ?? 0)
    expect(height).toBeLessThan(8_000_000)
  })
})

describe('a fast scroll over a million rows', () => {
  test('asks for few windows, keeps few rows in the page and ends on the right ones', async () => {
    const page = await site.open('delay=8')
    await loaded(page)
    const before = await harness(page, ({ asked }) => asked.length)
    const frames = await page.evaluate(async () => {
      const scroller = document.querySelector('[role="grid"]') as HTMLElement
      const times: number[] = []
      let last = performance.now()
      for (let frame = 0; frame < 180; frame += 1) {
        scroller.scrollTop += frame % 3 === 0 ? 40_000 : 900
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const now = performance.now()
        times.push(now - last)
        last = now
      }
      return times.sort((a, b) => a - b)
    })
    await settledAfter(page, async () => {})
    const asked = (await harness(page, (all) => all.asked.length)) - before
    console.log(
      `fast scroll: ${frames.length} frames, median ${frames[90]?.toFixed(1)} ms, worst ${frames.at(-1)?.toFixed(1)} ms, ` +
        `${frames.filter((time) => time > 50).length} over 50 ms, ${asked} windows asked`,
    )
    expect(asked).toBeLessThan(180)
    expect(await page.locator('[data-at]').count()).toBeLessThan(70)
    const seen = await linesSeen(page)
    const first = indexOf(seen[0])
    expect(seen).toEqual(seen.map((_, index) => words(first + index)))
    await page.context().close()
  })
})

function words(index: number): string {
  const row = sampleRow(index)
  return `${row.client} | ${row.serial}`
}

function indexOf(line: string | undefined): number {
  return Number(/\d{7}$/.exec(line ?? '')?.[0]) - 7_000_000
}

/** Until the scroll has come to rest and what it shows has arrived. */
async function settledAfter(page: Page, scroll: () => Promise<void>): Promise<void> {
  await scroll()
  await page.evaluate(async () => {
    const scroller = document.querySelector('[role="grid"]') as HTMLElement
    for (let still = 0, last = -1; still < 15; still += 1) {
      await new Promise((resolve) => requestAnimationFrame(resolve))
      if (scroller.scrollTop !== last) still = 0
      last = scroller.scrollTop
    }
  })
  await page.waitForTimeout(120)
  await loaded(page)
}

async function dragThumb(page: Page, by: number): Promise<void> {
  const box = await page.locator('[role="grid"]').boundingBox()
  const bar = await page.evaluate(() => {
    const scroller = document.querySelector('[role="grid"]') as HTMLElement
    return scroller.offsetWidth - scroller.clientWidth
  })
  if (!box || bar === 0) throw new Error('no scrollbar')
  const x = box.x + box.width - bar / 2
  // Below the arrow of the scrollbar, where the thumb is while the list is at its top.
  await page.mouse.move(x, box.y + bar + 4)
  await page.mouse.down()
  await page.mouse.move(x, box.y + bar + 40, { steps: 4 })
  await page.mouse.move(x, box.y + by, { steps: 6 })
  await page.mouse.up()
}
