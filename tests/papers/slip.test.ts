import { describe, expect, test } from 'vitest'
import { centavos } from '#domain/money.ts'
import { practiceWatermark } from '#messages/es-MX/papers.ts'
import type { PaperSize } from '#papers/kit.ts'
import { paymentText } from '#papers/payment-text.ts'
import type { SlipPaper } from '#papers/slip-paper.ts'
import { renderSlip } from '#papers/slip.ts'
import { drawnLetters, pdfInfo, scanPages, textPages, wordsBySize } from '../support/poppler.ts'
import { badlyPrinted, photographed, readQr } from '../support/read-qr.ts'
import { linesOfSystems, sampleSlip, slipOf } from './sample-slip.ts'

const SIZES: readonly (readonly [PaperSize, string])[] = [
  ['halfLetter', '612 x 396 pts'],
  ['letter', '612 x 792 pts (letter)'],
  ['a4', '595.28 x 841.89 pts (A4)'],
]

const LONG_NAME =
  'Comercializadora e Importadora de Refacciones, Accesorios y Servicios Automotrices Integrales de la Península de Yucatán y Quintana Roo SA de CV'

describe('what a slip says', () => {
  test('who pays whom, for what, how much, where and until when', () => {
    expect(textPages(renderSlip(sampleSlip))).toEqual(
      [
        [
          'Sistemas y Consultoría del Caribe SA de CV FICHA DE PAGO',
          'RFC SCC050908GT0 · Tel. 998 123 4567 · ventas@sistemascaribe.mx Folio A-1042',
          'Expedida el lun 23 nov 2026',
          'Cliente Muebles Pacheco Núñez SA de CV RFC MPN010608HC8',
          'Sistema No. de serie Usuarios Periodo Desde Funciona hasta Importe',
          'Aspel SAE 10.0 SAES7056850 5 Anual lun 30 nov 2026 lun 29 nov 2027 $12,345.50',
          'Aspel COI 10.0 COIS1234567 1 Semestral lun 30 nov 2026 sáb 29 may 2027 $3,200.00',
          'SON: DIECIOCHO MIL TREINTA Y DOS PESOS 78/100 M.N. Subtotal $15,545.50',
          'IVA 16 % $2,487.28',
          'Total $18,032.78',
        ].join('\n'),
      ].map((start) => expect.stringMatching(new RegExp(`^${escaped(start)}\n`))),
    )
  })

  test('the bank is named in the order in which a teller asks, account numbers four at a time', () => {
    const [page] = textPages(renderSlip({ ...sampleSlip, size: 'letter' }))
    expect(page!.slice(page!.indexOf('IMPORTE A PAGAR'))).toBe(
      [
        'IMPORTE A PAGAR',
        '$18,032.78',
        'PAGUE A MÁS TARDAR EL',
        'jueves 26 de noviembre',
        'de 2026, antes de las 14:00 h',
        'Por transferencia, el dinero debe verse en horario de banco antes del corte.',
        'Funciona hasta el domingo 29 de noviembre; el lunes 30 puede detenerse.',
        'DATOS PARA EL DEPÓSITO O LA TRANSFERENCIA',
        'Banco BBVA México',
        'Beneficiario Siigo Aspel de México SA de CV',
        'Cuenta 0123 4567 89',
        'CLABE 0126 9100 1234 5678 95',
        'Referencia 7056 8501 2345 6789 0',
        'Importe $18,032.78',
        'Este documento no es un comprobante fiscal. Folio A-1042 · Página 1 de 1',
      ].join('\n'),
    )
  })

  test('the amount is the largest thing on it and the pay-by day the next', () => {
    for (const [size] of SIZES) {
      const words = wordsBySize(renderSlip({ ...sampleSlip, size }))
      expect(words.slice(0, 5).map((word) => word.text)).toEqual([
        '$18,032.78',
        'jueves',
        '26',
        'de',
        'noviembre',
      ])
      expect(words[0]!.height).toBeGreaterThan(words[1]!.height * 1.4)
      expect(words[1]!.height).toBeGreaterThan(words[5]!.height)
    }
  })

  test('a reprint and the slip it replaces are named small at the foot', () => {
    const [page] = textPages(renderSlip({ ...sampleSlip, replaces: 'A-1041', reprint: 2 }))
    expect(page!.split('\n').at(-1)).toBe(
      'Este documento no es un comprobante fiscal. Sustituye a la ficha A-1041. Reimpresión 2. Folio A-1042 · Página 1 de 1',
    )
  })

  test('a client without RFC is said to lack it', () => {
    const [page] = textPages(renderSlip({ ...sampleSlip, client: { name: 'Buceo Ixchel', rfc: null } }))
    expect(page).toContain('Cliente Buceo Ixchel RFC: falta\n')
  })

  test('IVA of the border prints as 8 %', () => {
    const [page] = textPages(renderSlip({ ...sampleSlip, vatRate: 800 }))
    expect(page).toContain('IVA 8 % $2,487.28')
  })

  test('characters beyond the typeface become their nearest, never garbage', () => {
    const client = { name: 'Cafe\u0301 Ñandú\u2011Pérez\u00a0“Ağustín” ✓ 😀', rfc: null }
    const [page] = textPages(renderSlip({ ...sampleSlip, client }))
    expect(page).toContain('Cliente Café Ñandú-Pérez “Agustín” x ? RFC: falta')
  })
})

describe('sizes and pages', () => {
  test.each(SIZES)('a slip on %s is one page of that size, in Spanish, with its title', (size, pageSize) => {
    const pdf = renderSlip({ ...sampleSlip, size })
    expect(pdfInfo(pdf)).toMatchObject({
      Title: 'Ficha de pago A-1042',
      Author: 'Sistemas y Consultoría del Caribe SA de CV',
      Pages: '1',
      'Page size': pageSize,
    })
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Lang (es-MX)')
  })

  test('six lines fit on half a Letter sheet, even with a name of two lines', () => {
    const slip = { ...slipOf(linesOfSystems(6)), client: { name: LONG_NAME, rfc: 'MPN010608HC8' } }
    expect(serialsByPage(slip)).toEqual([serials(0, 6)])
  })

  test.each(SIZES)('forty lines on %s go on to further pages and none is lost or repeated', (size) => {
    const slip = { ...slipOf(linesOfSystems(40)), size }
    const pages = serialsByPage(slip)
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.flat()).toEqual(serials(0, 40))
  })

  test('twelve lines on half a sheet: all that is needed to pay is on the first page, the rest on the second', () => {
    const slip = slipOf(linesOfSystems(12))
    const [first, second, ...more] = textPages(renderSlip(slip))
    expect(more).toEqual([])
    expect(serialsByPage(slip)).toEqual([serials(0, 6), serials(6, 12)])
    expect(first).toContain('Siguen 6 renglones más en las páginas siguientes')
    expect(first).toContain('CLABE 0126 9100 1234 5678 95')
    expect(first!.split('\n').at(-1)).toContain('Folio A-1042 · Página 1 de 2')
    expect(second!.split('\n').slice(0, 3)).toEqual([
      'Detalle de la ficha de pago A-1042 (continuación)',
      'Muebles Pacheco Núñez SA de CV',
      'Sistema No. de serie Usuarios Periodo Desde Funciona hasta Importe',
    ])
    expect(second!.split('\n').at(-1)).toBe(
      'Este documento no es un comprobante fiscal. Folio A-1042 · Página 2 de 2',
    )
  })

  test.each(SIZES)(
    'on %s nothing is printed where a laser printer cannot reach, whatever the data',
    (size) => {
      const worst: SlipPaper = {
        ...slipOf(linesOfSystems(12)),
        size,
        client: { name: LONG_NAME.repeat(3), rfc: 'MPN010608HC8' },
        beneficiary: LONG_NAME,
        distributor: {
          ...sampleSlip.distributor,
          name: LONG_NAME,
          email: `${'ventas.'.repeat(12)}@caribe.mx`,
        },
        bank: { name: LONG_NAME, account: '9'.repeat(30), clabe: '012691001234567895' },
        reference: '7'.repeat(40),
        missing: ['Falta el RFC del distribuidor (Ajustes, Oficina).', LONG_NAME, LONG_NAME],
        payBy: { ...sampleSlip.payBy, reason: LONG_NAME },
        cutoffNote: LONG_NAME,
        replaces: 'A-1041',
        reprint: 12,
      }
      for (const page of scanPages(renderSlip(worst), 72)) {
        const { left, right, top, bottom } = inkedArea(page)
        expect(Math.min(left, top, page.width - right, page.height - bottom)).toBeGreaterThanOrEqual(20)
      }
    },
  )

  test('two halves on a Letter sheet are the same half twice, with a line to cut along between them', () => {
    for (const slip of [
      { ...sampleSlip, watermark: practiceWatermark },
      { ...slipOf(linesOfSystems(14)), voided: true },
    ]) {
      const pdf = renderSlip({ ...slip, size: 'twoHalves' })
      expect(pdfInfo(pdf)).toMatchObject({ 'Page size': '612 x 792 pts (letter)' })
      const [whole, halves] = [scanPages(pdf, 72), scanPages(renderSlip(slip), 72)]
      expect(whole.length).toBe(halves.length)
      for (const [at, { width, pixels }] of whole.entries()) {
        const rows = (from: number, to: number) => pixels.subarray(from * width, to * width)
        const half = halves[at]!.pixels.subarray(6 * width, 390 * width)
        // What is slanted is not rounded to the same greys everywhere.
        const others = (copy: Uint8Array) => copy.filter((grey, i) => Math.abs(grey - half[i]!) > 40).length
        expect(half.filter((grey) => grey < 100).length).toBeGreaterThan(5_000)
        expect(others(rows(6, 390))).toBe(0)
        expect(others(rows(402, 786))).toBeLessThan(5)
        const cut = rows(394, 398)
        expect(cut.filter((pixel) => pixel < 200).length).toBeGreaterThan(200)
        const { left, right } = inkedArea({ width, height: 4, pixels: cut })
        expect(Math.min(left, width - right)).toBeGreaterThanOrEqual(26)
      }
    }
  })

  test('a very long company name takes two lines and then an ellipsis; account and reference are never cut', () => {
    const slip = {
      ...sampleSlip,
      size: 'letter' as const,
      client: { name: LONG_NAME.repeat(2), rfc: 'MPN010608HC8' },
      beneficiary: LONG_NAME,
      reference: '7'.repeat(40),
    }
    const [page] = textPages(renderSlip(slip))
    expect(page).toContain('…')
    expect(page).toContain('RFC MPN010608HC8')
    expect(page).toContain(`Referencia ${'7777 '.repeat(10).trim()}\n`)
    expect(readQr(scanPages(renderSlip(slip))[0]!)).toContain(`BENEFICIARIO:${LONG_NAME}\n`)
  })

  test('the same data give the same bytes', () => {
    const pdf = Buffer.from(renderSlip(sampleSlip))
    expect(pdf.equals(renderSlip(sampleSlip))).toBe(true)
    expect(pdf.toString('latin1')).toMatch(/^%PDF-1\.3\n[^]*%%EOF\n$/)
  })
})

describe('the QR', () => {
  test.each(SIZES)('on %s it is read back from a grey scan at 150 dpi', (size) => {
    const [page] = scanPages(renderSlip({ ...sampleSlip, size }))
    expect(readQr(page!)).toBe(
      [
        'FICHA:A-1042',
        'BANCO:BBVA México',
        'BENEFICIARIO:Siigo Aspel de México SA de CV',
        'CUENTA:0123456789',
        'CLABE:012691001234567895',
        'REFERENCIA:70568501234567890',
        'IMPORTE:18032.78',
        'PAGAR HASTA:2026-11-26 14:00',
      ].join('\n'),
    )
  })

  test('it survives a bad printer and a photograph', () => {
    const [page] = scanPages(renderSlip(sampleSlip))
    expect(readQr(badlyPrinted(page!))).toBe(paymentText(sampleSlip))
    expect(readQr(photographed(page!))).toBe(paymentText(sampleSlip))
  })

  test('a slip made while practising says so in its QR and across the page', () => {
    const slip = { ...sampleSlip, watermark: practiceWatermark }
    const [page] = scanPages(renderSlip(slip))
    expect(readQr(page!)).toBe(`AVISO:PRÁCTICA — SIN VALIDEZ\n${paymentText(sampleSlip)}`)
    expect(drawnLetters(renderSlip(slip))[0]!.match(/PRÁCTICA—SINVALIDEZ/g)).toHaveLength(2)
  })
})

describe('a slip that must not be paid as it is', () => {
  test('one whose account is missing says so, leaves room to write it and carries no QR', () => {
    const slip = {
      ...sampleSlip,
      bank: null,
      reference: null,
      missing: [
        'Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).',
        'Falta el RFC del distribuidor (Ajustes, Oficina).',
      ],
      distributor: { ...sampleSlip.distributor, rfc: null, phone: null, email: null },
    }
    const [text] = textPages(renderSlip(slip))
    expect(text).toContain(
      [
        'Falta en esta ficha: Falta la cuenta de banco del beneficiario (Ajustes, Cuentas).',
        'Falta el RFC del distribuidor (Ajustes, Oficina).',
      ].join('\n'),
    )
    expect(text!.match(/^(Banco|Cuenta|CLABE|Referencia)\b.*$/gm)).not.toContain('BBVA')
    expect(readQr(scanPages(renderSlip(slip))[0]!)).toBeNull()
  })

  test('a replaced slip is stamped with the folio to pay instead and has no QR', () => {
    const slip = { ...sampleSlip, replacedBy: 'A-1050' }
    expect(drawnLetters(renderSlip(slip))[0]).toContain('SUSTITUIDANopagueestaficha:lasustituyelaA-1050.')
    expect(readQr(scanPages(renderSlip(slip))[0]!)).toBeNull()
  })

  test('a withdrawn slip is stamped on every page', () => {
    const pages = drawnLetters(renderSlip({ ...slipOf(linesOfSystems(12)), voided: true }))
    expect(pages.map((page) => page.includes('CANCELADANopagueestaficha'))).toEqual([true, true])
  })
})

function serials(from: number, to: number): string[] {
  return linesOfSystems(to)
    .slice(from)
    .map((line) => line.serial)
}

function serialsByPage(slip: SlipPaper): string[][] {
  return textPages(renderSlip(slip)).map((page) => page.match(/SAES\d{7}/g) ?? [])
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function inkedArea(page: { width: number; height: number; pixels: Uint8Array }) {
  let [left, right, top, bottom] = [page.width, 0, page.height, 0]
  page.pixels.forEach((grey, i) => {
    if (grey > 200) return
    const x = i % page.width
    const y = Math.floor(i / page.width)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  })
  return { left, right, top, bottom }
}

test('a slip that was paid, whole or in part, says so across it and has no code that would pay it again', () => {
  const of = (paid: number) => textPages(renderSlip({ ...sampleSlip, paid: centavos(paid) }))[0]!
  expect(of(0)).not.toContain('pague')
  expect(of(100_000)).toContain(
    'No la pague completa: ya se pagaron $1,000.00. Pida la ficha de lo que falta.',
  )
  expect(of(sampleSlip.total!)).toContain('No pague esta ficha: ya está pagada.')
})
