import { amountInWords } from '#domain/amount-in-words.ts'
import { day } from '#domain/calendar.ts'
import { addCentavos, centavos } from '#domain/money.ts'
import type { SlipPaper, SlipPaperLine } from '#papers/slip-paper.ts'

/** A slip of two systems, billed by the vendor, complete. */
export const sampleSlip: SlipPaper = slipOf([
  {
    system: 'Aspel SAE 10.0',
    serial: 'SAES7056850',
    users: 5,
    months: 12,
    from: day('2026-11-30'),
    until: day('2027-11-29'),
    amount: centavos(1_234_550),
  },
  {
    system: 'Aspel COI 10.0',
    serial: 'COIS1234567',
    users: 1,
    months: 6,
    from: day('2026-11-30'),
    until: day('2027-05-29'),
    amount: centavos(320_000),
  },
])

/** The same slip with other lines, its sums made from them. */
export function slipOf(lines: readonly SlipPaperLine[]): SlipPaper {
  const subtotal = addCentavos(...lines.map((line) => line.amount ?? centavos(0)))
  const vat = centavos(Math.round(subtotal * 0.16))
  const total = addCentavos(subtotal, vat)
  return {
    size: 'halfLetter',
    folio: 'A-1042',
    replaces: null,
    replacedBy: null,
    voided: false,
    issuedOn: day('2026-11-23'),
    paid: centavos(0),
    reprint: 0,
    watermark: null,
    distributor: {
      name: 'Sistemas y Consultoría del Caribe SA de CV',
      rfc: 'SCC050908GT0',
      logo: null,
      phone: '998 123 4567',
      email: 'ventas@sistemascaribe.mx',
    },
    beneficiary: 'Siigo Aspel de México SA de CV',
    client: { name: 'Muebles Pacheco Núñez SA de CV', rfc: 'MPN010608HC8' },
    lines,
    subtotal,
    vatRate: 1600,
    vat,
    total,
    totalInWords: amountInWords(total),
    bank: { name: 'BBVA México', account: '0123456789', clabe: '012691001234567895' },
    reference: '70568501234567890',
    payBy: {
      day: day('2026-11-26'),
      time: '14:00',
      reason: 'Por transferencia, el dinero debe verse en horario de banco antes del corte.',
    },
    cutoffNote: 'Funciona hasta el domingo 29 de noviembre; el lunes 30 puede detenerse.',
    missing: [],
  }
}

export function linesOfSystems(count: number): SlipPaperLine[] {
  return Array.from({ length: count }, (_, i) => ({
    ...sampleSlip.lines[0]!,
    serial: `SAES${7_000_000 + i}`,
    amount: centavos(100_000 + i),
  }))
}
