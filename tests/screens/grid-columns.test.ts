import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { harness, headings, linesSeen, loaded, openGridSite, type GridSite } from './grid-page.ts'

let site: GridSite
beforeAll(async () => {
  site = await openGridSite()
})
afterAll(() => site.close())

const bar = '[data-testid="group-bar"]'

describe('grouping', () => {
  test('a heading dropped on the bar groups the list, a second one nests, each with its count', async () => {
    const page = await opened('rows=4000')
    expect(await page.locator(bar).textContent()).toBe('Arrastra una columna aquí para agrupar por ella')
    await page.dragAndDrop('[data-heading="city"]', bar)
    await page.dragAndDrop('[data-heading="product"]', bar)
    await page.locator('[data-group="product"]').waitFor()
    await loaded(page)
    expect(await linesSeen(page)).toEqual(['+ Ciudad:Chetumal2,000', '+ Ciudad:Mérida2,000'])
    await page.locator('[data-at="1"]').click()
    await loaded(page)
    await page.locator('[data-at="2"]').click()
    await loaded(page)
    expect((await linesSeen(page)).slice(0, 4)).toEqual([
      '+ Ciudad:Chetumal2,000',
      '- Ciudad:Mérida2,000',
      '  - Sistema:BANCO 6.0285',
      'Hotel Pacheco 1 | BANS7000002',
    ])
    expect(await headings(page)).not.toContain('Ciudad')
    expect(await page.locator('[role="treegrid"]').getAttribute('aria-rowcount')).toBe('295')
    const asked = await harness(page, ({ asked }) => asked.filter(({ kind }) => kind === 'groups'))
    expect(asked.at(-1)).toEqual({ kind: 'groups', path: ['Mérida'], offset: 0, limit: 200 })
    await page.context().close()
  })

  test('the menu of a heading groups too, the chip turns the order, changes levels and ends it', async () => {
    const page = await opened('rows=4000')
    await choose(page, 'state', 'Agrupar por esta columna')
    await choose(page, 'city', 'Agrupar por esta columna')
    await page.locator('[data-group="city"] button').first().click()
    await page.getByRole('button', { name: 'Un nivel hacia afuera' }).click()
    await page.locator('[data-group="city"] button').first().click()
    await page.getByRole('button', { name: 'De mayor a menor' }).click()
    await loaded(page)
    expect(await linesSeen(page)).toEqual(['+ Ciudad:Mérida2,000', '+ Ciudad:Chetumal2,000'])
    await page.locator('[data-group="city"] button').first().focus()
    await page.keyboard.press('Delete')
    await page.waitForFunction(() => document.querySelectorAll('[data-group]').length === 1)
    await loaded(page)
    expect((await linesSeen(page)).map((line) => line.replace(/\d.*/, ''))).toEqual([
      '+ Estado:Detenido',
      '+ Estado:Por confirmar',
      '+ Estado:Vence esta semana',
      '+ Estado:Vence mañana',
      '+ Estado:Vigente',
    ])
    await page.context().close()
  })

  test('a column that cannot be grouped by is not taken by the bar', async () => {
    const page = await opened('rows=100')
    await page.dragAndDrop('[data-heading="serial"]', bar)
    expect(await page.locator('[data-group]').count()).toBe(0)
    await page.context().close()
  })
})

describe('sorting', () => {
  test('a click sorts, another turns it, a third ends it; Shift sorts among the others', async () => {
    const page = await opened('rows=300')
    await page.locator('[data-heading="users"]').click()
    await page.locator('[data-heading="rent"]').click({ modifiers: ['Shift'] })
    await page.locator('[data-heading="rent"]').click({ modifiers: ['Shift'] })
    await loaded(page)
    await rested(page)
    expect(await cells(page, 'users', 3)).toEqual(['1', '1', '1'])
    const rents = (await cells(page, 'rent', 20)).map((text) => Number(text.replace(/[$,]/g, '')))
    expect(rents).toEqual([...rents].sort((a, b) => b - a))
    const sorts = page.locator('[role="columnheader"][aria-sort]')
    expect(await sorts.evaluateAll((all) => all.map((one) => one.getAttribute('aria-sort')))).toEqual([
      'ascending',
      'descending',
    ])
    await page.locator('[data-heading="users"]').click()
    await page.locator('[data-heading="users"]').click()
    await rested(page)
    expect(await linesSeen(page, 1).then((lines) => lines[0])).toBe('Hotel Pacheco 1')
    await page.context().close()
  })
})

describe('filters', () => {
  test('by text, by values, by days and by pesos narrow the list and say so', async () => {
    const page = await opened('rows=4000')
    await choose(page, 'client', 'Filtrar…')
    await page.getByLabel('Contiene').fill('nunez')
    await page.keyboard.press('Enter')
    await choose(page, 'state', 'Filtrar…')
    await page.getByLabel('Detenido').check()
    await page.getByLabel('Vence mañana').check()
    await page.getByRole('button', { name: 'Aplicar' }).click()
    await choose(page, 'cutoff', 'Filtrar…')
    await page.getByLabel('Desde').fill('1/1/27')
    await page.getByLabel('Hasta').fill('30/06/2027')
    await page.getByRole('button', { name: 'Aplicar' }).click()
    await choose(page, 'rent', 'Filtrar…')
    await page.getByLabel('Desde').fill('2000')
    await page.keyboard.press('Enter')
    await rested(page)
    const strip = page.getByRole('group', { name: 'Filtros' })
    expect(await strip.locator('button').allTextContents()).toEqual([
      'Cliente: contiene «nunez»',
      '',
      'Estado: Detenido o Vence mañana',
      '',
      'Corte: de vie 1 ene 2027 a mié 30 jun 2027',
      '',
      'Renta: desde $2,000.00',
      '',
      'Quitar filtros',
    ])
    expect(await harness(page, ({ layouts }) => layouts.at(-1)?.filters)).toEqual([
      { column: 'client', kind: 'text', contains: 'nunez' },
      { column: 'state', kind: 'oneOf', values: ['Detenido', 'Vence mañana'] },
      { column: 'cutoff', kind: 'dayRange', from: '2027-01-01', until: '2027-06-30' },
      { column: 'rent', kind: 'numberRange', from: 200_000, until: null },
    ])
    const states = new Set(await cells(page, 'state', 100))
    expect([...states].sort()).toEqual(['▲Detenido', '◆Vence mañana'])
    await strip.getByRole('button', { name: 'Quitar filtros' }).click()
    await page.getByText('4,000 sistemas').waitFor()
    await page.context().close()
  })

  test('the search box narrows while one types, and says what it did not find', async () => {
    const page = await opened('rows=4000')
    await page.getByPlaceholder('Buscar...').fill('ixchel 3')
    await page.getByText('Muebles Ixchel 3').first().waitFor()
    await page.getByPlaceholder('Buscar...').fill('nada como esto')
    await page.getByText('Ninguna fila contiene «nada como esto».').waitFor()
    await page.getByRole('button', { name: 'Borrar la búsqueda' }).last().click()
    await page.getByText('4,000 sistemas').waitFor()
    await page.context().close()
  })
})

describe('columns', () => {
  test('the chooser hides, shows and orders them', async () => {
    const page = await opened('rows=100')
    await page.getByRole('button', { name: 'Columnas' }).click()
    await page.getByLabel('Sistema', { exact: true }).uncheck()
    await page.getByLabel('Correo', { exact: true }).check()
    await page.getByRole('button', { name: 'Bajar Cliente' }).click()
    await page.keyboard.press('Escape')
    expect(await headings(page)).toEqual([
      'Serie',
      'Cliente',
      'Estado',
      'Corte',
      'Usuarios',
      'Renta',
      'Ciudad',
      'Modalidad',
      'Teléfono',
      'Correo',
    ])
    await page.context().close()
  })

  test('a heading dropped on another one takes its place', async () => {
    const page = await opened('rows=100')
    await page.dragAndDrop('[data-heading="cutoff"]', '[data-heading="client"]', {
      targetPosition: { x: 10, y: 10 },
    })
    expect((await headings(page)).slice(0, 3)).toEqual(['Corte', 'Cliente', 'Serie'])
    await page.context().close()
  })

  test('dragging an edge sizes the column and drags nothing else', async () => {
    const page = await opened('rows=100')
    await page.evaluate(() => {
      const seen = window as unknown as { drags: number }
      seen.drags = 0
      document.addEventListener('dragstart', () => (seen.drags += 1))
    })
    const heading = page.locator('[role="columnheader"]', { has: page.locator('[data-heading="client"]') })
    const before = await heading.evaluate((element) => element.getBoundingClientRect().width)
    const edge = await heading.locator('[data-part="resize"]').boundingBox()
    if (!edge) throw new Error('no edge')
    await page.mouse.move(edge.x + 4, edge.y + 10)
    await page.mouse.down()
    await page.mouse.move(edge.x + 44, edge.y + 10, { steps: 5 })
    await page.mouse.up()
    const after = await heading.evaluate((element) => element.getBoundingClientRect().width)
    const drags = await page.evaluate(() => (window as unknown as { drags: number }).drags)
    expect({ grown: after - before, drags }).toEqual({ grown: 40, drags: 0 })
    expect((await headings(page))[0]).toBe('Cliente')
    await page.context().close()
  })

  test('what an operator made of the grid is there the next day', async () => {
    const page = await opened('rows=4000')
    await choose(page, 'city', 'Agrupar por esta columna')
    await choose(page, 'serial', 'Ocultar')
    await choose(page, 'rent', 'Ordenar de mayor a menor')
    await choose(page, 'product', 'Filtrar…')
    await page.getByLabel('SAE 10.0').check()
    await page.getByRole('button', { name: 'Aplicar' }).click()
    await page.locator('[data-heading="client"]').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.waitForFunction(() => {
      const { harness } = window as unknown as { harness: { layouts: { columns: { width: number }[] }[] } }
      return harness.layouts.at(-1)?.columns[0]?.width === 216
    })
    const layout = await harness(page, ({ layouts }) => layouts.at(-1))
    expect(layout).toEqual({
      columns: [
        { id: 'client', width: 216, hidden: false },
        { id: 'serial', width: 110, hidden: true },
        { id: 'product', width: 90, hidden: false },
        { id: 'state', width: 150, hidden: false },
        { id: 'cutoff', width: 130, hidden: false },
        { id: 'users', width: 90, hidden: false },
        { id: 'rent', width: 110, hidden: false },
        { id: 'city', width: 130, hidden: false },
        { id: 'mode', width: 190, hidden: false },
        { id: 'phone', width: 130, hidden: false },
        { id: 'email', width: 190, hidden: true },
      ],
      sort: [{ column: 'rent', desc: true }],
      groupBy: ['city'],
      filters: [{ column: 'product', kind: 'oneOf', values: ['SAE 10.0'] }],
    })
    const seen = { headings: await headings(page), lines: await linesSeen(page) }
    await page.reload()
    await loaded(page)
    expect({ headings: await headings(page), lines: await linesSeen(page) }).toEqual(seen)
    await page.context().close()
  })
})

async function opened(parameters: string): Promise<Page> {
  const page = await site.open(parameters)
  await loaded(page)
  return page
}

async function choose(page: Page, column: string, item: string): Promise<void> {
  await page.locator(`[data-heading="${column}"]`).click({ button: 'right' })
  await page.getByRole('dialog').getByRole('button', { name: item }).click()
}

/** After the last change was asked, answered and handed over. */
async function rested(page: Page): Promise<void> {
  await page.waitForTimeout(500)
  await loaded(page)
}

function cells(page: Page, column: string, first: number): Promise<string[]> {
  return page
    .locator(`[data-at] [data-column="${column}"]`)
    .evaluateAll((all, count) => all.slice(0, count).map((cell) => cell.textContent ?? ''), first)
}
