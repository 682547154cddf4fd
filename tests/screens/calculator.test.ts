import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { keepScreenshot, openOffice, seriousProblemsInBothSchemes, type Office } from '../support/shell.ts'

let office: Office

beforeAll(async () => {
  office = await openOffice()
  await office.call('sample.load', { clients: 20 })
  // The lunch gap of mexico.md §3: Monday to Friday, 9 to 14 and 15 to 18.
  const { calendars } = await office.call('catalogue.get', {})
  const weekdays = [1, 2, 3, 4, 5] as const
  await office.call('catalogue.saveCalendar', {
    ...calendars.find(({ id }) => id === 'vendor')!,
    holidays: 'law',
    hours: weekdays.flatMap((weekday) => [
      { weekday, opens: '09:00', closes: '14:00', from: null, until: null },
      { weekday, opens: '15:00', closes: '18:00', from: null, until: null },
    ]),
  })
})
afterEach(async () => expect(await office.closeWindows()).toEqual([]))
afterAll(() => office.close())

const SUBJECTS = [
  'Cortes y validaciones',
  'Pagar a más tardar',
  'Días hábiles',
  'Horas hábiles',
  'Días festivos',
  'Importe con letra',
  'RFC',
  'CLABE',
]

/** The answer in large, with the sentences of its derivation under it. */
async function answer(page: Page): Promise<readonly string[]> {
  const main = page.getByRole('main')
  return [
    (await main.getByRole('status').innerText()).trim(),
    ...(await main.getByRole('listitem').allTextContents()),
  ]
}

function column(page: Page, at: number): Promise<string[]> {
  return page
    .locator('main tbody tr')
    .evaluateAll((rows, cell) => rows.map((row) => row.children[cell]?.textContent ?? ''), at)
}

test('every subject opens, and none has a serious fault of access in light or dark', async () => {
  const page = await office.window('/calculadora')
  for (const subject of SUBJECTS) {
    await page.getByRole('navigation', { name: 'Calculadora' }).getByRole('button', { name: subject }).click()
    await page.getByRole('heading', { level: 2, name: subject }).waitFor()
    expect([subject, await seriousProblemsInBothSchemes(page)]).toEqual([subject, []])
  }
  await page.getByRole('button', { name: 'Cortes y validaciones' }).click()
  await page.getByLabel('Primera activación').fill('31 ene 2026')
  await page.getByLabel('Primera activación').press('Tab')
  await page.getByLabel('Días sin validar del sistema').fill('15')
  await page.getByRole('heading', { level: 1 }).click()
  await keepScreenshot(page, 'calculadora-light')
})

test('the cutoffs of a thirty-first keep to the anchor, and each says why', async () => {
  const page = await office.window('/calculadora')
  await page.getByLabel('Primera activación').fill('31/01/2026')
  expect(await column(page, 1)).toEqual([
    'sáb 28 feb 2026',
    'mar 31 mar 2026',
    'jue 30 abr 2026',
    'dom 31 may 2026',
    'mar 30 jun 2026',
    'vie 31 jul 2026',
    'lun 31 ago 2026',
    'mié 30 sep 2026',
    'sáb 31 oct 2026',
    'lun 30 nov 2026',
    'jue 31 dic 2026',
    'dom 31 ene 2027',
  ])
  expect((await column(page, 4))[0]).toBe('vie 27 feb 2026')
  await page.locator('main tbody tr').first().getByRole('button', { name: '¿por qué?' }).first().click()
  const why = page.getByRole('dialog', { name: '¿por qué?' })
  await why.getByRole('listitem').first().waitFor()
  expect(await why.getByRole('listitem').allTextContents()).toEqual([
    'Se activó por primera vez el sábado 31 de enero de 2026; de ese día se cuenta todo, nunca de la fecha anterior.',
    'El corte número 1 de una renta mensual cae 1 mes después.',
    'Febrero de 2026 no tiene día 31: se toma el último, el 28. En los meses que lo tienen vuelve a ser el 31.',
    'Corte: sábado 28 de febrero de 2026.',
    'El día del corte ya no está cubierto: funciona hasta el viernes 27 de febrero de 2026.',
  ])
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  await page.getByLabel('Periodo').selectOption('Anual')
  expect([(await column(page, 1))[0], (await column(page, 5)).at(-1)]).toEqual([
    'dom 31 ene 2027',
    'dom 31 ene 2027',
  ])
})

test('"último día del mes" is offered only where the activation fell on one', async () => {
  const page = await office.window('/calculadora')
  const lastDay = page.getByLabel('Siempre el último día del mes')
  await page.getByLabel('Primera activación').fill('29 sep 2026')
  expect(await lastDay.isEnabled()).toBe(false)
  await page.getByLabel('Primera activación').fill('30 sep 2026')
  expect((await column(page, 1))[0]).toBe('vie 30 oct 2026')
  await lastDay.check()
  expect((await column(page, 1)).slice(0, 2)).toEqual(['sáb 31 oct 2026', 'lun 30 nov 2026'])
})

test('the tolerance is shown as not confirmed until its days are known', async () => {
  const page = await office.window('/calculadora')
  await page.getByLabel('Primera activación').fill('8 oct 2026')
  await page.getByRole('columnheader', { name: 'Podría seguir hasta (sin confirmar)' }).waitFor()
  expect((await column(page, 7))[0]).toBe('lun 23 nov 2026')
  await page.getByLabel('Días sin validar del sistema').fill('5')
  await page.getByRole('columnheader', { name: 'Podría seguir hasta', exact: true }).waitFor()
  expect((await column(page, 7))[0]).toBe('vie 13 nov 2026')
})

test('a way of paying that the period does not take stays in its place with its reason', async () => {
  const page = await office.window('/calculadora?tema=pagar')
  await page.getByLabel('Corte').fill('31 ene 2027')
  expect(await column(page, 1)).toEqual([
    'sáb 30 ene 2027, a cualquier hora',
    'vie 29 ene 2027, 14:00',
    'jue 28 ene 2027, 16:00',
    'sáb 30 ene 2027, a cualquier hora',
    'sáb 30 ene 2027, a cualquier hora',
    'jue 28 ene 2027, 16:00',
  ])
  expect((await column(page, 2))[1]).toBe(
    'El dinero debe verse en horario de banco antes del corte del domingo 31 de enero de 2027. El banco cierra desde el sábado 30 de enero de 2027.',
  )
  await page.getByLabel('Periodo').selectOption('Mensual')
  expect([(await column(page, 1)).slice(1), (await column(page, 2))[1]]).toEqual([
    ['—', '—', '—', '—', '—'],
    'El periodo mensual solo se paga con tarjeta.',
  ])
})

test('business days skip the weekend and the holidays, and say so', async () => {
  const page = await office.window('/calculadora?tema=dias')
  const answers: Record<string, string> = {}
  for (const [from, days] of [
    ['13/03/2026', '5'],
    ['30/01/2026', '10'],
  ] as const) {
    await page.getByLabel('Desde').fill(from)
    await page.getByLabel('Cuántos días').fill(days)
    answers[`${days} from ${from}`] = (await answer(page))[0]!
  }
  expect(answers).toEqual({
    '5 from 13/03/2026': 'lunes 23 de marzo de 2026',
    '10 from 30/01/2026': 'lunes 16 de febrero de 2026',
  })
  await page.getByLabel('Desde').fill('13/03/2026')
  await page.getByLabel('Cuántos días').fill('5')
  expect((await answer(page)).at(-1)).toBe('Vence el lunes 23 de marzo de 2026.')
  expect((await answer(page)).length).toBeGreaterThan(3)
})

test('business hours stop at lunch, at night and on holidays', async () => {
  const page = await office.window('/calculadora?tema=horas')
  const vectors = [
    ['9/3/2026', '10:00', '48', 'miércoles 18 de marzo de 2026, 10:00'],
    ['9/3/2026', '10', '24', 'jueves 12 de marzo de 2026, 10:00'],
    ['13/3/2026', '17:30', '4', 'martes 17 de marzo de 2026, 12:30'],
    ['9/3/2026', '1:30 pm', '1', 'lunes 9 de marzo de 2026, 15:30'],
    ['9/3/2026', '1430', '1', 'lunes 9 de marzo de 2026, 16:00'],
  ] as const
  const found: string[] = []
  for (const [from, time, hours] of vectors) {
    await page.getByLabel('Desde').fill(from)
    await page.getByLabel('Hora', { exact: true }).fill(time)
    await page.getByLabel('Cuántas horas').fill(hours)
    found.push((await answer(page))[0]!)
  }
  expect(found).toEqual(vectors.map(([, , , due]) => due))
})

test('the holidays of a year are those of the law, with the change of government every six', async () => {
  const page = await office.window('/calculadora?tema=festivos')
  await page.getByLabel('Año').fill('2030')
  await page.getByLabel('Horario').selectOption('Oficina')
  expect(
    await page
      .locator('main tbody time')
      .evaluateAll((days) => days.map((one) => one.getAttribute('datetime'))),
  ).toEqual([
    '2030-01-01',
    '2030-02-04',
    '2030-03-18',
    '2030-05-01',
    '2030-09-16',
    '2030-10-01',
    '2030-11-18',
    '2030-12-25',
  ])
})

test('an amount is written in words as the slip prints it', async () => {
  const page = await office.window('/calculadora?tema=letra')
  const vectors = {
    '1': 'UN PESO 00/100 M.N.',
    '21': 'VEINTIÚN PESOS 00/100 M.N.',
    '$1,234.50': 'UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.',
    '26370.99': 'VEINTISÉIS MIL TRESCIENTOS SETENTA PESOS 99/100 M.N.',
    '1000000': 'UN MILLÓN DE PESOS 00/100 M.N.',
    '1,234,567.89': 'UN MILLÓN DOSCIENTOS TREINTA Y CUATRO MIL QUINIENTOS SESENTA Y SIETE PESOS 89/100 M.N.',
    '1001000': 'UN MILLÓN UN MIL PESOS 00/100 M.N.',
  }
  const found: Record<string, string> = {}
  for (const amount of Object.keys(vectors)) {
    await page.getByRole('textbox', { name: 'Importe' }).fill(amount)
    found[amount] = (await answer(page))[0]!
  }
  expect(found).toEqual(vectors)
  await page.getByRole('textbox', { name: 'Importe' }).fill('mil pesos')
  await page.getByText('Escriba el importe como 1,234.50').waitFor()
})

test('an RFC is told apart by its shape, and its check digit only warns', async () => {
  const page = await office.window('/calculadora?tema=rfc')
  const verdicts: Record<string, readonly string[]> = {}
  for (const rfc of [
    'xaxx010101000',
    'A&A050908GT0',
    'COSC8001137NA',
    'COSC8001137N9',
    'AAAA010229AAA',
    'AA010101AAA',
  ]) {
    await page.getByRole('textbox', { name: 'RFC' }).fill(rfc)
    verdicts[rfc] = (await answer(page))[0]!.split(/\n+/)
  }
  const checkDigit =
    'El dígito verificador no coincide. Hay RFC registrados así: pida la constancia antes de corregirlo.'
  expect(verdicts).toEqual({
    xaxx010101000: ['Es válido', 'XAXX010101000: público en general o extranjeros (genérico)'],
    'A&A050908GT0': ['Es válido', 'A&A050908GT0: una empresa (persona moral)'],
    COSC8001137NA: ['Es válido', 'COSC8001137NA: una persona física'],
    COSC8001137N9: ['Es válido', 'COSC8001137N9: una persona física', checkDigit],
    AAAA010229AAA: ['No es válido', 'AAAA010229AAA'],
    AA010101AAA: ['No es válido', 'AA010101AAA'],
  })
})

test('a CLABE names its bank and place, and says which digit rule it breaks', async () => {
  const page = await office.window('/calculadora?tema=clabe')
  const verdicts: Record<string, readonly string[]> = {}
  for (const clabe of ['002010077777777771', '0020 1007 7777 7777 79', '000000000000000000', '12345']) {
    await page.getByRole('textbox', { name: 'CLABE' }).fill(clabe)
    verdicts[clabe] = (await answer(page))[0]!.split(/\n+/).filter((line) => line !== '')
  }
  expect(verdicts).toEqual({
    '002010077777777771': ['Es válido', 'Banamex, Aguascalientes'],
    '0020 1007 7777 7777 79': [
      'No es válido',
      'Banamex, Aguascalientes',
      'El dígito verificador no coincide: alguna cifra está mal escrita.',
    ],
    '000000000000000000': ['No es válido', expect.any(String), expect.any(String)],
    '12345': ['No es válido', 'Una CLABE tiene 18 cifras.'],
  })
})

test('a day is read in every form in which a clerk types it, and moved by the arrows', async () => {
  const page = await office.window('/calculadora')
  const field = page.getByLabel('Primera activación')
  const read = async (typed: string) => {
    await field.fill(typed)
    await field.press('Tab')
    return field.inputValue()
  }
  const forms = [
    '13/03/2026',
    '13-3-26',
    '13 mar',
    '13 de marzo de 2026',
    'hoy',
    'mañana',
    'vie',
    '+3',
    '-2s',
    '2026-03-13',
  ]
  const days: string[] = []
  for (const typed of forms) days.push(await read(typed))
  expect(days).toEqual([
    'vie 13 mar 2026',
    'vie 13 mar 2026',
    'sáb 13 mar 2027',
    'vie 13 mar 2026',
    'lun 23 nov 2026',
    'mar 24 nov 2026',
    'vie 27 nov 2026',
    'jue 26 nov 2026',
    'lun 9 nov 2026',
    'vie 13 mar 2026',
  ])
  expect(await read('31/02/2026')).toBe('31/02/2026')
  await page.getByText('No es una fecha: escriba 13 mar, 13/03/2026, hoy o +3').waitFor()
  expect(await page.getByText(/^hace \d+ días$/).count()).toBe(0)
  await read('hoy')
  await field.focus()
  const moved: string[] = []
  for (const key of ['ArrowUp', 'Shift+ArrowUp', 'PageUp', 'ArrowDown', 'Shift+ArrowDown', 'PageDown']) {
    await field.press(key)
    moved.push(await field.inputValue())
  }
  expect(moved).toEqual([
    'mar 24 nov 2026',
    'mar 1 dic 2026',
    'vie 1 ene 2027',
    'jue 31 dic 2026',
    'jue 24 dic 2026',
    'mar 24 nov 2026',
  ])
  await page.getByRole('button', { name: 'Abrir el calendario' }).click()
  expect(await seriousProblemsInBothSchemes(page)).toEqual([])
  await page.getByRole('button', { name: /^27 noviembre 2026$/ }).click()
  expect(await field.inputValue()).toBe('vie 27 nov 2026')
})

test('an answer is reached without a mouse, from another screen to the reason of a date', async () => {
  const page = await office.window('/ajustes')
  await page.getByLabel('Nombre o razón social').waitFor()
  await page.keyboard.press('Control+8')
  await page.getByRole('heading', { level: 1, name: 'Calculadora' }).waitFor()
  await tabTo(page, 'Primera activación')
  await page.keyboard.type('31/1/26')
  await tabTo(page, '¿por qué?')
  await page.keyboard.press('Enter')
  const why = page.getByRole('dialog', { name: '¿por qué?' })
  await why.getByText('Corte: sábado 28 de febrero de 2026.').waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('¿por qué?')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('ajus')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Ajustes' }).waitFor()
})

async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab')
    if ((await focused(page)) === name) return
  }
  throw new Error(`${name} is not reached with the keyboard`)
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at?.textContent
    return label ?? ''
  })
}
