import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { activeCell, harness, linesSeen, loaded, openGridSite, type GridSite } from './grid-page.ts'

let site: GridSite
let axe: string
beforeAll(async () => {
  site = await openGridSite()
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => site.close())

describe('states', () => {
  test('an empty list says what to do first', async () => {
    const page = await site.open('rows=0')
    await page.getByText('Todavía no hay sistemas').waitFor()
    await page.getByRole('button', { name: 'Importar mi hoja' }).click()
    expect(await harness(page, ({ done }) => done)).toEqual(['importar'])
    await page.context().close()
  })

  test('a list that cannot be read says so, and Reintentar reads it', async () => {
    const page = await site.open('rows=400&failing')
    await page.getByText('No se pudo leer la lista').waitFor()
    expect(await page.getByRole('alert').locator('p').allTextContents()).toEqual([
      'No se pudo leer la lista',
      'no hay conexión con el programa',
    ])
    await page.evaluate(
      () => ((window as unknown as { harness: { failing: boolean } }).harness.failing = false),
    )
    await page.getByRole('button', { name: 'Reintentar' }).click()
    await page.getByText('400 sistemas').waitFor()
    await page.context().close()
  })

  test('a window that fails on the way leaves the rest in place, and can be asked again', async () => {
    const page = await site.open('rows=4000')
    await loaded(page)
    await page.evaluate(
      () => ((window as unknown as { harness: { failing: boolean } }).harness.failing = true),
    )
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+End')
    await page.getByText('No se pudo leer todo: no hay conexión con el programa').waitFor()
    await page.evaluate(
      () => ((window as unknown as { harness: { failing: boolean } }).harness.failing = false),
    )
    await page.getByRole('button', { name: 'Reintentar' }).click()
    await loaded(page)
    expect(await activeCell(page)).toMatch(/^4001: /)
    await page.context().close()
  })

  test('rows keep their height while they load', async () => {
    const page = await site.open('rows=4000&delay=400')
    await page.locator('[data-at="5"]').waitFor()
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+End')
    const heights = await page
      .locator('[data-at][aria-busy="true"]')
      .evaluateAll((rows) => [...new Set(rows.map((row) => row.getBoundingClientRect().height))])
    expect(heights).toEqual([28])
    await page.context().close()
  })
})

describe('when the data changed', () => {
  test('scroll, focus, open groups and chosen rows stay where they are', async () => {
    const page = await site.open('rows=4000')
    await loaded(page)
    await page.dragAndDrop('[data-heading="city"]', '[data-testid="group-bar"]')
    await page.locator('[data-at][aria-expanded]').nth(1).click()
    await loaded(page)
    await page.keyboard.press('PageDown')
    await page.keyboard.press('PageDown')
    await loaded(page)
    await page.keyboard.press('Space')
    const before = await situation(page)
    await page.evaluate(() => {
      const { harness } = window as unknown as { harness: { rows: number; revise(): void } }
      harness.rows = 5000
      harness.revise()
    })
    await page.waitForFunction(() => document.querySelector('[role="treegrid"]')?.ariaRowCount === '2503')
    await loaded(page)
    expect(await situation(page)).toEqual({ ...before, total: '1 seleccionado' })
    await page.context().close()
  })

  test('refresh asks again for what is seen, once however often it is called', async () => {
    const page = await site.open('rows=4000')
    await loaded(page)
    const asked = await page.evaluate(async () => {
      const { harness } = window as unknown as { harness: { asked: unknown[]; refresh(): void } }
      const before = harness.asked.length
      for (let call = 0; call < 20; call += 1) harness.refresh()
      await new Promise((resolve) => setTimeout(resolve, 400))
      return harness.asked.length - before
    })
    expect(asked).toBeLessThanOrEqual(2)
    await page.context().close()
  })

  test('a list that became shorter is shown at its new end', async () => {
    const page = await site.open('rows=4000')
    await loaded(page)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+End')
    await loaded(page)
    await page.evaluate(() => {
      const { harness } = window as unknown as { harness: { rows: number; refresh(): void } }
      harness.rows = 1000
      harness.refresh()
    })
    await page.getByText('1,000 sistemas').waitFor()
    await loaded(page)
    expect((await linesSeen(page)).at(-1)).toMatch(/7000999$/)
    expect(await activeCell(page)).toMatch(/^1001: /)
    await page.context().close()
  })
})

describe.each(['light', 'dark'])('axe in %s', (scheme) => {
  test('finds nothing serious in rows, groups, menus, filters, chooser and states', async () => {
    const page = await site.open(`rows=4000${scheme === 'dark' ? '&dark' : ''}`)
    await loaded(page)
    const found: string[] = []
    const check = async (where: string) => {
      await page.waitForTimeout(150)
      for (const violation of await violations(page)) found.push(`${where}: ${violation}`)
    }
    await page.locator('[data-at="2"] [data-part="check"]').click()
    await check('rows')
    await page.locator('[data-heading="city"]').click({ button: 'right' })
    await check('heading menu')
    await page.getByRole('button', { name: 'Agrupar por esta columna' }).click()
    await page.locator('[data-at][aria-expanded]').nth(1).click()
    await loaded(page)
    await check('groups')
    for (const column of ['client', 'state', 'cutoff', 'rent']) {
      await page.locator(`[data-heading="${column}"]`).click({ button: 'right' })
      await page.getByRole('button', { name: 'Filtrar…' }).click()
      if (column === 'cutoff') await page.getByLabel('Desde').click()
      await check(`filter of ${column}`)
      await page.keyboard.press('Escape')
      if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
    }
    await page.locator('[data-at="3"]').click({ button: 'right' })
    await check('row menu')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Columnas' }).click()
    await check('chooser')
    await page.keyboard.press('Escape')
    await page.getByPlaceholder('Buscar...').fill('nada como esto')
    await page.getByText('Nada coincide').waitFor()
    await check('no match')
    expect(found).toEqual([])
    await page.context().close()
  })
})

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await run.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id} ${nodes[0]?.html.slice(0, 160)}`)
  })
}

async function situation(page: Page) {
  return {
    lines: await linesSeen(page),
    active: await activeCell(page),
    chosen: await harness(page, (all) => all.selection?.selection),
    total: await page.locator('[role="status"]').first().textContent(),
  }
}
