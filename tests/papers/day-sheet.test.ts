import { describe, expect, test } from 'vitest'
import { day } from '#domain/calendar.ts'
import { renderDaySheet, type DaySheet, type DaySheetClient } from '#papers/day-sheet.ts'
import { pdfInfo, scanPages, textPages } from '../support/poppler.ts'

const sheet: DaySheet = {
  size: 'letter',
  day: day('2026-11-23'),
  office: 'Sistemas y Consultoría del Caribe SA de CV',
  watermark: null,
  sections: [
    {
      title: 'Reportó falla',
      clients: [
        {
          name: 'Hotel La Ceiba SA',
          phone: '998 884 1020',
          note: 'habla con Lety, contabilidad',
          lines: [
            {
              system: 'Aspel SAE 10.0',
              serial: 'SAES7056850',
              users: 5,
              when: 'no abre desde las 9:10',
              action: 'Atender',
            },
          ],
        },
      ],
    },
    { title: 'Corte hoy', clients: [] },
    {
      title: 'Corte mañana',
      clients: [
        {
          name: 'Ferretería Núñez',
          phone: null,
          note: null,
          lines: [
            {
              system: 'Aspel NOI 11.0',
              serial: 'NOIS1112223',
              users: 1,
              when: 'corte mañana mar 24 · funciona hasta hoy',
              action: 'Renovar',
            },
            {
              system: 'Aspel COI 10.0',
              serial: 'COIS4445556',
              users: 2,
              when: 'corte mañana mar 24',
              action: 'Renovar',
            },
          ],
        },
      ],
    },
  ],
}

describe('the day sheet', () => {
  test('lists by section and client whom to call and what to do, and leaves empty sections out', () => {
    expect(textPages(renderDaySheet(sheet))).toEqual([
      [
        'Lunes 23 de noviembre de 2026 Hoja del día',
        'Sistemas y Consultoría del Caribe SA de CV 2 clientes · 3 sistemas',
        'Reportó falla 1',
        'Hotel La Ceiba SA 998 884 1020',
        '«habla con Lety, contabilidad»',
        'Aspel SAE 10.0 · 5 usuarios SAES7056850 no abre desde las 9:10 Atender',
        'Corte mañana 1',
        'Ferretería Núñez sin teléfono',
        'Aspel NOI 11.0 · 1 usuario NOIS1112223 corte mañana mar 24 · funciona hasta hoy Renovar',
        'Aspel COI 10.0 · 2 usuarios COIS4445556 corte mañana mar 24 Renovar',
        'Hoja del día, lunes 23 de noviembre de 2026 Página 1 de 1',
      ].join('\n'),
    ])
  })

  test('a quiet day says so', () => {
    expect(textPages(renderDaySheet({ ...sheet, sections: [] }))[0]).toContain(
      'Nada se detiene ni espera a nadie en esta hoja.',
    )
  })

  test('the last day of a month, 191 systems, prints each once, on numbered pages', () => {
    const clients = Array.from({ length: 120 }, (_, i) => clientWith(`Cliente ${i}`, i * 2, i < 71 ? 2 : 1))
    const pages = textPages(renderDaySheet({ ...sheet, sections: [{ title: 'Validaciones', clients }] }))
    const printed = pages.flatMap((page) => page.match(/SAES\d{7}/g) ?? [])
    expect(printed).toEqual(clients.flatMap((client) => client.lines.map((line) => line.serial)))
    expect(pages.map((page) => page.split('\n').at(-1))).toEqual(
      pages.map((_, i) => `Hoja del día, lunes 23 de noviembre de 2026 Página ${i + 1} de ${pages.length}`),
    )
    expect(pages.slice(1).map((page) => page.split('\n')[0])).toEqual(
      pages.slice(1).map(() => 'Validaciones (sigue)'),
    )
  })

  test('a client with more systems than a page is named again on the next one', () => {
    const clients = [clientWith('Grupo Ixchel', 0, 60)]
    const pages = textPages(renderDaySheet({ ...sheet, sections: [{ title: 'Corte hoy', clients }] }))
    expect(pages[1]!.split('\n').slice(0, 2)).toEqual([
      'Corte hoy (sigue)',
      'Grupo Ixchel (sigue) 998 123 4567',
    ])
    expect(pages.flatMap((page) => page.match(/SAES\d{7}/g) ?? [])).toHaveLength(60)
  })

  test('every system has an empty box to tick', () => {
    const [page] = scanPages(renderDaySheet(sheet), 144)
    expect(countBoxes(page!)).toBe(3)
  })

  test('it prints on A4 too', () => {
    expect(pdfInfo(renderDaySheet({ ...sheet, size: 'a4' }))).toMatchObject({
      Title: 'Hoja del día, lunes 23 de noviembre de 2026',
      'Page size': '595.28 x 841.89 pts (A4)',
    })
  })
})

function clientWith(name: string, firstSerial: number, systems: number): DaySheetClient {
  return {
    name,
    phone: '998 123 4567',
    note: null,
    lines: Array.from({ length: systems }, (_, i) => ({
      system: 'Aspel SAE 10.0',
      serial: `SAES${7_000_000 + firstSerial + i}`,
      users: 5,
      when: 'validación hoy',
      action: 'Confirmar',
    })),
  }
}

/** Boxes begin 4 points from the margin: dark runs down that column, as tall as a box. */
function countBoxes(page: { width: number; height: number; pixels: Uint8Array }): number {
  const column = Math.round((40 + 4) * 2)
  let [boxes, run] = [0, 0]
  for (let y = 0; y < page.height; y++) {
    const dark = [-1, 0, 1].some((dx) => page.pixels[y * page.width + column + dx]! < 128)
    if (!dark && run >= 15 && run <= 22) boxes++
    run = dark ? run + 1 : 0
  }
  return boxes
}
