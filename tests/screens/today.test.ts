import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import {
  keepScreenshot,
  loseCore,
  openBrowser,
  openOffice,
  seriousProblems,
  type Office,
} from '../support/shell.ts'
import {
  activeSerial,
  counts,
  fillOffice,
  goTo,
  lines,
  openCutoffs,
  openValidations,
  ready,
} from './today-office.ts'

let browser: Browser
let office: Office

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())
beforeEach(async () => {
  office = await openOffice(undefined, browser)
})
afterEach(async () => {
  const { faults } = office
  await office.close()
  expect(faults).toEqual([])
})

/** Waited for, since the screen answers when it has been told; never timed. */
function until<T>(read: () => T) {
  return expect.poll(read, { timeout: 15_000 })
}

async function openHoy(scheme: 'light' | 'dark' = 'light'): Promise<Page> {
  const page = await office.window('/hoy', { colorScheme: scheme })
  await ready(page)
  return page
}

const OFFICE = {
  Todo: 8,
  'Reportó falla': 1,
  'Corte hoy': 2,
  'Sin validar': 1,
  'Corte mañana': 1,
  Pruebas: 1,
  'Esta semana': 1,
  'Por confirmar': 1,
  'Validan hoy': 2,
  Promesas: 1,
}

describe('what stops next, for whom', () => {
  test('one list in the order in which something is lost, a client once, and how many wait in each list', async () => {
    await fillOffice(office)
    const page = await openHoy()
    expect(await counts(page)).toEqual(OFFICE)
    expect(await lines(page)).toEqual([
      'Hotel La Ceiba SA de CV | Reportó falla | SAE 10.0 · 2 usuarios | no abre desde hoy | «Pide activar el sistema»',
      'Buceo Ixchel SC | Corte hoy | COI 10.0 · 2 usuarios | puede detenerse',
      'Buceo Ixchel SC | Corte hoy | FACTURE 10.0 · 2 usuarios | puede detenerse',
      'Papelería Bacalar | Sin validar | NOI 10.0 · 2 usuarios | la del sáb 21 nov no pasó | podría seguir hasta el dom 6 dic',
      'Ferretería Núñez | Corte mañana | SAE 10.0 · 2 usuarios | mar 24 nov · funciona hasta hoy | por tarjeta, a más tardar hoy, a cualquier hora',
      'Llantera Muyil | Prueba | CAJA 10.0 · 1 usuario | deja de abrir en 3 días | la prueba funciona hasta el mié 25',
      'Muebles Pacheco SA | Corte vie 27 | COI 10.0 · 2 usuarios | en 4 días · funciona hasta el jue 26 | por transferencia, a más tardar jue 26 nov, 14:00',
      'Clínica Nizuc | Por confirmar | SAE 10.0 · 2 usuarios | corte mié 18 nov, hace 5 días | sin confirmar desde entonces',
    ])
    expect(await page.getByText('Buceo Ixchel SC').count()).toBe(1)
    expect(await page.locator('nav').getByRole('button', { name: 'Hoy' }).innerText()).toContain('5')
  })

  test('a list by its key shows that list alone, and stays open when the program is opened again', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await page.keyboard.press('9')
    await page.getByText('corte jue 26 nov, en 3 días').waitFor()
    expect(await lines(page)).toEqual([
      'Farmacia Akumal | Promesa mié 25 | SAE 10.0 · 2 usuarios | corte jue 26 nov, en 3 días',
    ])
    await page.reload()
    await page.getByText('corte jue 26 nov, en 3 días').waitFor()
    expect(await page.getByRole('button', { name: /Promesas/ }).getAttribute('aria-pressed')).toBe('true')
  })

  test('the automatic charges of the week are one line, and G opens them', async () => {
    await fillOffice(office)
    const page = await openHoy()
    const row = page.getByRole('group', { name: 'Cargos automáticos' })
    expect(await row.innerText()).toContain('1 cargo automático esta semana, de 1 cliente')
    await page.keyboard.press('g')
    await page.getByText('Pasan por sí solos').waitFor()
    expect(await lines(page)).toEqual([
      'Taller Chacá | Corte mié 25 | SAE 10.0 · 2 usuarios | en 2 días · funciona hasta el mar 24',
    ])
    await page.keyboard.press('0')
    await row.waitFor()
  })

  test('¿por qué esta fecha? opens its derivation in the line', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('Q')
    await page.getByText('Corte: viernes 27 de noviembre de 2026.').waitFor()
    expect(await page.getByRole('dialog').locator('li').allInnerTexts()).toEqual([
      'Se activó por primera vez el miércoles 27 de mayo de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
      'El corte número 1 de una renta semestral cae 6 meses después.',
      'Corte: viernes 27 de noviembre de 2026.',
      'El día del corte ya no está cubierto: funciona hasta el jueves 26 de noviembre de 2026.',
    ])
    await page.keyboard.press('Escape')
    await page.getByText('Corte: viernes 27 de noviembre de 2026.').waitFor({ state: 'hidden' })
    expect(await activeSerial(page)).toBe('COIS0000007')
    expect(
      await page.locator('[data-line][data-active]').evaluate((line) => line === document.activeElement),
    ).toBe(true)
  })

  test('a quiet day says so and leads to the next one that is not', async () => {
    await openCutoffs(office, 1)
    office.setToday('2026-11-10')
    const page = await openHoy()
    await page.getByText('Nada que atender hoy').waitFor()
    await page.getByText('El próximo corte es el miércoles 25 de noviembre de 2026, en 15 días.').waitFor()
    await page.getByRole('button', { name: 'Ver ese día' }).click()
    await page.getByText('Viendo el programa como estará el mié 25 nov 2026').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Miércoles 25 de noviembre' }).waitFor()
    await page.getByText('puede detenerse').waitFor()
  })
})

describe('each action takes its line away, and Deshacer brings it back', () => {
  const actions: readonly [string, string, (page: Page) => Promise<void>, Partial<typeof OFFICE>][] = [
    ['H: done with a cutoff of today', 'FACS0000002', press('h'), { Todo: 7, 'Corte hoy': 1 }],
    ['C: the client has renewed', 'FACS0000002', press('c'), { Todo: 7, 'Corte hoy': 1 }],
    ['C: renewed before its cutoff', 'COIS0000007', press('c'), { Todo: 7, 'Esta semana': 0 }],
    ['Enter: what was merely not recorded', 'SAES0000008', press('Enter'), { Todo: 7, 'Por confirmar': 0 }],
    ['Enter: a pending validation has passed', 'NOIS0000004', press('Enter'), { Todo: 7, 'Sin validar': 0 }],
    ['Enter: it opens again', 'SAES0000001', press('Enter', 'Enter'), { Todo: 7, 'Reportó falla': 0 }],
    ['Enter: the trial is activated', 'CAJS0000006', press('Enter', 'Enter'), { Todo: 7, Pruebas: 0 }],
    ['P: a promise to pay', 'COIS0000007', press('p', 'Enter'), { Todo: 7, 'Esta semana': 0, Promesas: 2 }],
    ['Z: another day', 'COIS0000007', press('z', 'Enter'), { Todo: 7, 'Esta semana': 0 }],
  ]
  test('by its key, with the line and the lists as they were before', async () => {
    await fillOffice(office)
    const page = await openHoy()
    for (const [what, serial, act, change] of actions) {
      await goTo(page, serial)
      await act(page)
      const undo = page.getByRole('button', { name: 'Deshacer' })
      await undo.waitFor().catch(() => expect.fail(`nothing to take back after ${what}`))
      expect([what, await counts(page)]).toEqual([what, { ...OFFICE, ...change }])
      await undo.click()
      await until(async () => [what, await counts(page)]).toEqual([what, OFFICE])
      await undo.waitFor({ state: 'detached' })
    }
  }, 180_000)

  test('F opens No abre with the system of the line', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('f')
    await page.getByRole('heading', { level: 1, name: 'No abre' }).waitFor()
    await page.getByText('Muebles Pacheco SA · COI 10.0 · COIS0000007').waitFor()
    const { serialId } = (await office.call('today.list', {})).lines.find(
      ({ serial }) => serial === 'COIS0000007',
    )!
    expect(page.url()).toContain(`/no-abre?serie=${serialId}`)
  })

  test('V on a validation: it did not pass, and waits in Sin validar until somebody confirms it', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await page.keyboard.press('8')
    await page.locator('[data-line^="validations"]').first().waitFor()
    await page.keyboard.press('v')
    await page.getByText(/^No pasó la validación: Buceo Ixchel SC/).waitFor()
    expect(await counts(page)).toEqual({ ...OFFICE, Todo: 9, 'Sin validar': 2, 'Validan hoy': 1 })
    await page.keyboard.press('Control+z')
    await until(() => counts(page)).toEqual(OFFICE)
  })

  test('L: a call is written into the history of the client, and its line stays', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('l')
    const answered = page.getByRole('radio', { name: 'contestó', exact: true })
    await answered.waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Elija qué resultó').waitFor()
    await answered.check()
    await page.getByLabel('Qué dijo (opcional)').fill('Pide factura a nombre del hotel')
    await page.keyboard.press('Enter')
    await page.getByText('Anotado: Muebles Pacheco SA, COI 10.0').waitFor()
    expect(await counts(page)).toEqual(OFFICE)
    const pacheco = await clientId('Muebles Pacheco SA')
    const { entries } = await office.call('contacts.history', { clientId: pacheco })
    const logged = entries.filter(({ kind }) => kind === 'log')
    expect(logged.map(({ channel, outcome, text }) => [channel, outcome, text])).toEqual([
      ['call', 'answered', 'Pide factura a nombre del hotel'],
    ])
  })

  test('a promise names its day, and Esc keeps what was typed', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('p')
    await page.getByLabel('Paga el').fill('vie')
    await page.getByLabel('Qué dijo (opcional)').fill('Deposita en ventanilla')
    await page.keyboard.press('Escape')
    await page.getByLabel('Paga el').waitFor({ state: 'hidden' })
    await page.keyboard.press('p')
    await page.getByLabel('Qué dijo (opcional)').waitFor()
    expect(await page.getByLabel('Qué dijo (opcional)').inputValue()).toBe('Deposita en ventanilla')
    await page.keyboard.press('Enter')
    await page.getByText('Promesa para el vie 27 nov: Muebles Pacheco SA, COI 10.0').waitFor()
    await page.keyboard.press('9')
    await page.getByText('Promesa vie 27', { exact: true }).waitFor()
  })

  test('what is snoozed comes back on its day, and not on a day that has passed', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('z')
    await page.getByLabel('Volver a verlo el').fill('hoy')
    await page.keyboard.press('Enter')
    await page.getByText('Elija un día después de hoy').waitFor()
    await page.getByLabel('Volver a verlo el').fill('+2')
    await page.keyboard.press('Enter')
    await page.getByText('Pospuesto al mié 25 nov: Muebles Pacheco SA, COI 10.0').waitFor()
    expect((await counts(page))['Esta semana']).toBe(0)
    office.setToday('2026-11-25')
    await page.reload()
    await ready(page)
    expect((await lines(page)).filter((line) => line.startsWith('Muebles Pacheco'))).toEqual([
      'Muebles Pacheco SA | Corte vie 27 | COI 10.0 · 2 usuarios | en 2 días · funciona hasta el jue 26 | por transferencia, a más tardar jue 26 nov, 14:00',
    ])
  })
})

describe('many at once', () => {
  test('191 validations of a last day of the month are confirmed with one key and taken back with one', async () => {
    await openValidations(office, 191)
    const page = await openHoy()
    await page.keyboard.press('8')
    await page.locator('[data-line^="validations"]').first().waitFor()
    expect(await page.getByText('191 sistemas de 64 clientes').count()).toBe(1)
    await page.keyboard.press('Control+a')
    await page.getByText('191 seleccionados · 64 clientes').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('Nada en «Validan hoy»').waitFor()
    await page.getByText('Confirmado: 191 sistemas de 64 clientes').waitFor()
    expect((await counts(page))['Validan hoy']).toBe(0)
    await page.keyboard.press('Control+z')
    await until(async () => (await counts(page))['Validan hoy']).toBe(191)
  })

  test('lines are chosen with Space and Shift, counted, and let go with Esc', async () => {
    await openValidations(office, 9)
    const page = await openHoy()
    await page.keyboard.press('8')
    await page.locator('[data-line^="validations"]').first().waitFor()
    await page.keyboard.press(' ')
    await page.getByText('1 seleccionado · 1 cliente').waitFor()
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByText('4 seleccionados · 2 clientes').waitFor()
    await page
      .locator('[data-line]')
      .nth(5)
      .click({ modifiers: ['Shift'], position: { x: 400, y: 6 } })
    await page.getByText('6 seleccionados · 2 clientes').waitFor()
    await page.keyboard.press('Escape')
    await page.getByText('6 seleccionados · 2 clientes').waitFor({ state: 'hidden' })
    expect(page.url()).toContain('/hoy?lista=validations')
  })

  test('more lines are read as one scrolls, and what is on the screen stays where it is', async () => {
    await openCutoffs(office, 130)
    const page = await openHoy()
    const all = page.locator('[data-line]')
    await until(() => all.count()).toBe(100)
    const seen = all.nth(96)
    // Read on only once the line is where it will be looked at.
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/rpc/today.list', async (route) => {
      await held
      await route.continue()
    })
    await seen.scrollIntoViewIfNeeded()
    const before = await seen.boundingBox()
    release()
    await until(() => all.count()).toBe(130)
    await page.getByText('Leyendo más…').waitFor({ state: 'detached' })
    expect(await seen.boundingBox()).toEqual(before)
  })
})

describe('another day', () => {
  test('a day of the bar is looked at by click and by key, and the way back is one button', async () => {
    await fillOffice(office)
    const page = await openHoy()
    // No list of cutoffs has the one that a card pays by itself: the day of the bar says so.
    await page
      .getByRole('button', { name: /^miércoles 25 de .*: 1 corte \(1 con cargo automático\), / })
      .waitFor()
    await page.getByRole('button', { name: 'viernes 27 de noviembre de 2026: 1 corte, 1 validación' }).click()
    await page.getByText('Viendo el programa como estará el vie 27 nov 2026').waitFor()
    await page.getByRole('heading', { level: 1, name: 'Viernes 27 de noviembre' }).waitFor()
    await until(async () => (await counts(page))['Corte hoy']).toBe(1)
    await page.keyboard.press('-')
    await page.getByRole('heading', { level: 1, name: 'Jueves 26 de noviembre' }).waitFor()
    await page.keyboard.press('+')
    await page.getByRole('heading', { level: 1, name: 'Viernes 27 de noviembre' }).waitFor()
    await page.getByRole('button', { name: 'Volver a hoy' }).first().click()
    await until(() => counts(page)).toEqual(OFFICE)
  })

  test('before leaving on a Saturday, all that is cut before Monday opens is one list with its reason', async () => {
    await openCutoffs(office, 10)
    office.setToday('2026-11-28')
    const page = await openHoy()
    // Two were cut today, two are on Sunday; those of the days before were not recorded.
    await page.getByRole('button', { name: 'Antes de irse · 4' }).waitFor()
    await page.keyboard.press('a')
    await page
      .getByText('Antes de irse: todo lo que se corta hasta el lun 30 nov, el próximo día hábil')
      .waitFor()
    expect((await lines(page)).map((line) => line.split(' | ')[1])).toEqual([
      'Corte hoy',
      'Corte hoy',
      'Corte mañana',
      'Corte mañana',
    ])
    await page.getByRole('button', { name: '¿por qué esta fecha?' }).click()
    await page.getByText(/^No cuenta 1 día en que cierra \(domingo\)\.$/).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('a')
    // The six of the days before are one line, which one key confirms.
    await page.getByText('6 clientes por confirmar, 6 sistemas').waitFor()
    expect(await lines(page)).toHaveLength(4)
  })

  test('before leaving on a Friday without work, one may go', async () => {
    await openCutoffs(office, 1)
    office.setToday('2026-11-13')
    const page = await office.window('/hoy?lista=beforeLeaving')
    await page.getByText('Puede irse: nada se corta antes de volver').waitFor()
  })
})

describe('paper, keys and states', () => {
  test('the day sheet of the open list is printed as a PDF', async () => {
    await fillOffice(office)
    const page = await openHoy()
    const opened = page.context().waitForEvent('page')
    await page.keyboard.press('Control+p')
    const sheet = await opened
    await until(() => sheet.url()).toMatch(/\/files\/[0-9a-f]{32}\?inline$/)
    const answer = await page.request.get(sheet.url())
    expect([answer.headers()['content-type'], (await answer.body()).subarray(0, 5).toString()]).toEqual([
      'application/pdf',
      '%PDF-',
    ])
  })

  test('a morning without a mouse: attend, confirm the unrecorded, promise, print, and every key in F1', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await page.keyboard.press('Enter')
    await page.getByLabel('Cómo se resolvió (opcional)').waitFor()
    await page.keyboard.type('Validó con Internet')
    await page.keyboard.press('Enter')
    await page.getByText('Ya abre: Hotel La Ceiba SA de CV, SAE 10.0').waitFor()
    await page.getByLabel('Cómo se resolvió (opcional)').waitFor({ state: 'hidden' })
    // The line that took its place has the keyboard.
    expect(await activeSerial(page)).toBe('COIS0000003')
    await page.keyboard.press('7')
    await until(async () => (await lines(page)).length).toBe(1)
    await page.keyboard.press('Enter')
    await page.getByText('Nada en «Por confirmar»').waitFor()
    await page.keyboard.press('0')
    await page.getByText('puede detenerse').first().waitFor()
    // The whole list is shown as it was last read until it has been read again.
    await page.locator('[data-line]', { hasText: 'SAES0000008' }).waitFor({ state: 'detached' })
    await page.keyboard.press('End')
    expect(await activeSerial(page)).toBe('COIS0000007')
    await page.keyboard.press('p')
    await page.getByLabel('Paga el').waitFor()
    await page.keyboard.press('Enter')
    await page.getByText(/^Promesa para el jue 26 nov/).waitFor()
    expect(await counts(page)).toEqual({
      ...OFFICE,
      Todo: 5,
      'Reportó falla': 0,
      'Esta semana': 0,
      'Por confirmar': 0,
      Promesas: 2,
    })
    await page.getByLabel('Paga el').waitFor({ state: 'hidden' })
    await page.keyboard.press('F1')
    const help = page.getByRole('dialog')
    await help.waitFor()
    for (const label of ['Antes de irse', 'Imprimir hoja', 'Promesa de pago', 'Hecho', 'Anotar llamada']) {
      await help.getByText(label, { exact: true }).waitFor()
    }
  })

  test('after a list, a desk or a day was clicked, the keys are the list’s and Enter does what its button says', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await page.getByRole('button', { name: /^viernes 27 de noviembre/ }).click()
    await page.getByText('Viendo el programa como estará').waitFor()
    await page.keyboard.press('F8')
    await page.getByRole('heading', { level: 1, name: 'Lunes 23 de noviembre' }).waitFor()
    const list = page.getByRole('group', { name: 'Listas', exact: true })
    await list.getByRole('button', { name: /Corte hoy/ }).click()
    await page.getByRole('listitem').and(page.locator(':focus')).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL(/renovar/)
  })

  test('Enter on a cutoff leads to its renewal', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'COIS0000007')
    await page.keyboard.press('Enter')
    await until(() => page.url()).toContain('#/renovar/')
  })

  test('a refusal is said where it happened, and the line stays', async () => {
    await fillOffice(office)
    const reader = await office.call('operators.save', { name: 'Práctica', role: 'reader' })
    const page = await office.window('/hoy')
    await page.evaluate((id) => localStorage.setItem('vigente.operator.office', id), reader.id)
    await page.reload()
    await ready(page)
    await goTo(page, 'FACS0000002')
    await page.keyboard.press('h')
    await page.locator('[data-refusal="operation.roleRequired"]').waitFor()
    expect(await counts(page)).toEqual(OFFICE)
  })

  test('while the core does not answer nothing is called saved, and the list stays to be read', async () => {
    await fillOffice(office)
    const page = await openHoy()
    await goTo(page, 'FACS0000002')
    await loseCore(page)
    await page.keyboard.press('h')
    await page.getByText('No se guardó: el programa no respondió').first().waitFor()
    expect(await counts(page)).toEqual(OFFICE)
    await page.unroute('**/rpc/**')
    office.faults.splice(0)
  })

  test('while the first answer is on its way the rows keep their place', async () => {
    await fillOffice(office)
    const page = await office.window('/calculadora')
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route('**/rpc/today.list', async (route) => {
      await held
      await route.continue()
    })
    await page.reload()
    await page.getByRole('heading', { name: 'Calculadora' }).waitFor()
    await page.keyboard.press('Control+1')
    await page.locator('main [role="status"]', { hasText: 'Leyendo…' }).waitFor()
    release()
    await ready(page)
    expect(await counts(page)).toEqual(OFFICE)
  })

  test.each(['light', 'dark'] as const)(
    'a full office in %s: nothing serious for axe',
    async (scheme) => {
      await office.call('sample.load', { clients: 80 })
      const page = await openHoy(scheme)
      await page.locator('[data-line]').first().waitFor()
      expect(await seriousProblems(page)).toEqual([])
      await keepScreenshot(page, `hoy-${scheme}`)
      await page.keyboard.press('8')
      await page.locator('[data-line^="validations"]').first().waitFor()
      await page.keyboard.press('Control+a')
      await page.getByText('seleccionados').waitFor()
      await page.keyboard.press('l')
      await page.getByLabel('Qué dijo (opcional)').waitFor()
      await page.waitForTimeout(200)
      expect(await seriousProblems(page)).toEqual([])
    },
    180_000,
  )
})

function press(...keys: readonly string[]): (page: Page) => Promise<void> {
  return async (page) => {
    for (const [i, key] of keys.entries()) {
      // A form is there when its field has the keyboard.
      if (i > 0) await page.locator('[role="dialog"] input:focus').waitFor()
      await page.keyboard.press(key)
    }
  }
}

async function clientId(name: string): Promise<string> {
  const { lines: all } = await office.call('today.list', { limit: 500, today: day('2026-11-23') })
  return all.find(({ client }) => client === name)!.clientId
}
