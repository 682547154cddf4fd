import type { Centavos } from '#domain/money.ts'
import type { SlipPaper } from './slip-paper.ts'

/**
 * What the slip's QR says: one `CLAVE:valor` a line, in the order in which a bank asks, for a telephone that copies it
 * and for a program that reads it back. Keys are fixed; a datum the office lacks has no line. The amount is in pesos
 * with a point and two decimals, the day is AAAA-MM-DD (with the hour where there is one), account numbers are without
 * blanks.
 *   FICHA:A-1042
 *   BANCO:BBVA
 *   BENEFICIARIO:Sistemas del Caribe SA de CV
 *   CUENTA:0123456789
 *   CLABE:012691001234567895
 *   REFERENCIA:7056850
 *   IMPORTE:1740.00
 *   PAGAR HASTA:2026-11-26 14:00
 */
export function paymentText(slip: SlipPaper): string {
  const { payBy } = slip
  const lines: readonly (readonly [key: string, value: string | null | undefined])[] = [
    ['AVISO', slip.watermark],
    ['FICHA', slip.folio],
    ['BANCO', slip.bank?.name],
    ['BENEFICIARIO', slip.beneficiary],
    ['CUENTA', unspaced(slip.bank?.account)],
    ['CLABE', unspaced(slip.bank?.clabe)],
    ['REFERENCIA', slip.reference?.trim()],
    ['IMPORTE', slip.total === null ? null : pesosWithPoint(slip.total)],
    ['PAGAR HASTA', payBy.time === null ? payBy.day : `${payBy.day} ${payBy.time}`],
  ]
  return lines
    .filter(([, value]) => value)
    .map(([key, value]) => `${key}:${value!.replace(/\s+/g, ' ')}`)
    .join('\n')
}

function pesosWithPoint(amount: Centavos): string {
  return `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`
}

function unspaced(number: string | null | undefined): string | undefined {
  return number?.replace(/\s+/g, '')
}
