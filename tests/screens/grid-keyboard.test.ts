import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { activeCell, harness, headings, linesSeen, loaded, openGridSite, type GridSite } from './grid-page.ts'
import { sampleRow } from './grid-harness/source.ts'

let site: GridSite
beforeAll(async () => {
  site = await openGridSite()
})
afterAll(() => site.close())

describe('without a mouse', () => {
  test('a clerk finds, groups, opens, chooses, confirms and copies', async () => {
    const page = await opened('rows=4000')
    await press(page, 'Tab')
    await page.keyboard.type('hotel')
    await page.waitForFunction(
      () => document.querySelector('[role="status"]')?.textContent === '572 sistemas',
    )
    await press(page, 'ArrowDown')
    expect(await activeCell(page)).toBe('2: Hotel Pacheco 1')

    // F10 to the headings; the menu of "Ciudad" groups by it; back on the rows.
    await press(page, 'F10', 'End', 'ArrowLeft', 'ArrowLeft')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Ciudad')
    await press(page, 'Alt+ArrowDown', 'ArrowDown', 'ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Agrupar por esta columna')
    await press(page, 'Enter')
    await loaded(page)
    expect((await linesSeen(page)).map((line) => line.replace(/[\d,]+$/, ''))).toEqual([
      '+ Ciudad:Chetumal',
      '+ Ciudad:Mérida',
    ])

    await press(page, 'ArrowRight')
    await loaded(page)
    await press(page, 'ArrowRight')
    const first = await activeCell(page)
    await press(page, 'Shift+ArrowDown', 'Shift+ArrowDown')
    await page.getByText('3 seleccionados').waitFor()
    await press(page, 'Control+c')
    await page.getByText('Copiado.').waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    expect(copied.split('\n').map((line) => line.split('\t')[0])).toHaveLength(4)
    expect(`3: ${copied.split('\n')[1]?.split('\t')[0]}`).toBe(first)

    await press(page, 'Shift+F10')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Renovar')
    await press(page, 'Enter')
    await press(page, 'Enter')
    const done = await harness(page, ({ done }) => done)
    expect(done.map((what) => what.split(' ')[0])).toEqual(['renovar', 'abrir'])
    expect(done[0]?.split(' ')[1]).toBe(done[1]?.split(' ')[1])

    // The first column leads back to the group, and closes it.
    await press(page, 'ArrowLeft')
    expect(await activeCell(page)).toMatch(/^2: Ciudad:Chetumal/)
    await press(page, 'ArrowLeft')
    expect(await linesSeen(page)).toHaveLength(2)
    await page.context().close()
  })

  test('the arrows, Home, End and the page keys go where they say', async () => {
    const page = await opened('rows=4000')
    await page.getByRole('grid').focus()
    const visited: string[] = []
    for (const key of [
      'ArrowDown',
      'PageDown',
      'ArrowUp',
      'End',
      'Home',
      'Control+End',
      'PageUp',
      'Control+Home',
    ]) {
      await press(page, key)
      await loaded(page)
      visited.push(`${key} ${await activeCell(page)}`)
    }
    const page1 = (await linesSeen(page)).length - 1
    expect(visited).toEqual([
      `ArrowDown 3: ${sampleRow(1).client}`,
      `PageDown ${3 + page1}: ${sampleRow(1 + page1).client}`,
      `ArrowUp ${2 + page1}: ${sampleRow(page1).client}`,
      `End ${2 + page1}: ${sampleRow(page1).phone}`,
      `Home ${2 + page1}: ${sampleRow(page1).client}`,
      `Control+End 4001: ${sampleRow(3999).client}`,
      `PageUp ${4001 - page1}: ${sampleRow(3999 - page1).client}`,
      `Control+Home 2: ${sampleRow(0).client}`,
    ])
    await page.context().close()
  })

  test('headings are sorted, moved and sized by key', async () => {
    const page = await opened('rows=400')
    await page.getByRole('grid').focus()
    await press(page, 'F10', 'ArrowRight', 'Enter', 'Control+ArrowLeft', 'Shift+ArrowRight')
    expect((await headings(page)).slice(0, 2)).toEqual(['Serie', 'Cliente'])
    await page.waitForFunction(() => {
      const { harness } = window as unknown as { harness: { layouts: { columns: { width: number }[] }[] } }
      return harness.layouts.at(-1)?.columns[0]?.width === 126
    })
    expect(await harness(page, ({ layouts }) => layouts.at(-1)?.sort)).toEqual([
      { column: 'serial', desc: false },
    ])
    await press(page, 'Escape')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('grid')
    await page.context().close()
  })
})

describe('choosing rows', () => {
  test('Ctrl+A takes a million rows without loading them, Space leaves one out', async () => {
    const page = await opened('')
    await page.locator('[data-at="4"]').click()
    const before = await harness(page, ({ asked }) => asked.length)
    await press(page, 'Control+a')
    await page.getByText('1,000,000 seleccionados').waitFor()
    await press(page, 'ArrowDown', 'Space')
    await page.getByText('999,999 seleccionados').waitFor()
    await page.getByRole('button', { name: 'Confirmar…' }).click()
    expect(await harness(page, ({ done }) => done)).toEqual([
      'confirmar 999999 {"all":true,"except":["r5"],"ids":[]}',
    ])
    expect(await harness(page, ({ asked }) => asked.length)).toBe(before)
    await page.context().close()
  })

  test('a range with Shift over rows that were never loaded has all of them', async () => {
    const page = await opened('rows=3000')
    await page.locator('[data-at="10"]').click()
    await press(page, 'Control+Shift+End')
    await page.getByText('2,990 seleccionados').waitFor()
    const selection = await harness(page, (all) => all.selection)
    expect(selection).toEqual({
      count: 2990,
      selection: { all: false, except: [], ids: Array.from({ length: 2990 }, (_, n) => `r${n + 10}`) },
    })
    await page.context().close()
  })

  test('a range over nearly a million rows is everything but the rest; one in the middle is refused', async () => {
    const page = await opened('')
    await page.locator('[data-at="2"]').click()
    await press(page, 'Control+Shift+End')
    await page.getByText('999,998 seleccionados').waitFor()
    expect(await harness(page, (all) => all.selection?.selection)).toEqual({
      all: true,
      except: ['r0', 'r1'],
      ids: [],
    })
    await press(page, 'Control+Home')
    await page.evaluate(() => {
      const scroller = document.querySelector('[role="grid"]') as HTMLElement
      scroller.scrollTop = scroller.scrollHeight / 2
    })
    await page.waitForTimeout(300)
    await loaded(page)
    await page
      .locator('[data-at]')
      .nth(20)
      .click({ modifiers: ['Shift'] })
    await page.getByText(/Son más de 10,000 filas/).waitFor()
    await page.context().close()
  })

  test('arrows leave marked rows alone, Escape lets them go, and a new search never keeps them', async () => {
    const page = await opened('rows=400')
    await page.locator('[data-at="3"] [data-part="check"]').click()
    await press(page, 'ArrowDown', 'ArrowDown', 'Space')
    await page.getByText('2 seleccionados').waitFor()
    expect(await harness(page, (all) => all.selection?.selection.ids)).toEqual(['r3', 'r5'])
    await press(page, 'Escape')
    await page.getByText('400 sistemas').waitFor()
    await press(page, 'ArrowDown', 'Space')
    await page.getByText('1 seleccionado').waitFor()
    await press(page, 'Control+f')
    await page.keyboard.type('ixchel')
    await page.waitForFunction(() =>
      /sistemas$/.test(document.querySelector('[role="status"]')?.textContent ?? ''),
    )
    expect(await harness(page, (all) => all.selection)).toEqual({
      selection: { all: false, except: [], ids: [] },
      count: 0,
    })
    await page.context().close()
  })

  test('Space on a group takes the rows in it, loaded or not', async () => {
    const page = await opened('rows=4000')
    await page.dragAndDrop('[data-heading="city"]', '[data-testid="group-bar"]')
    await page.locator('[data-at][aria-expanded]').first().waitFor()
    await page.getByRole('treegrid').focus()
    await press(page, 'Space')
    await page.getByText('2,000 seleccionados').waitFor()
    await press(page, 'Space')
    await page.getByText('4,000 sistemas').waitFor()
    await page.context().close()
  })
})

async function opened(parameters: string): Promise<Page> {
  const page = await site.open(parameters)
  await loaded(page)
  return page
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    await page.keyboard.press(key)
    await page.waitForTimeout(60)
  }
}
