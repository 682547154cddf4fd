import type { Brand } from './brand.ts'

/** Mexican money in whole centavos: 1,234.50 pesos is 123450. Never a fraction, never a float of pesos. */
export type Centavos = Brand<number, 'Centavos'>

export const NOTHING = 0 as Centavos

/** `centavos(123450)`; anything that is not a safe integer throws. */
export function centavos(n: number): Centavos {
  if (!Number.isSafeInteger(n)) throw new RangeError(`not whole centavos: ${n}`)
  return (n === 0 ? 0 : n) as Centavos
}

/** The sum; `addCentavos()` is 0. */
export function addCentavos(...amounts: readonly Centavos[]): Centavos {
  return centavos(amounts.reduce<number>((sum, amount) => sum + amount, 0))
}

/**
 * An amount as people type it in Mexico: comma for thousands, point for centavos. Null when it is not one, or when it
 * has fractions of a centavo (nothing is rounded in silence).
 *   parsePesos('$1,234.50') // 123450
 *   parsePesos('1234.5')    // 123450
 *   parsePesos('1,23')      // null: neither thousands nor centavos
 */
export function parsePesos(text: string): Centavos | null {
  const bare = text
    .trim()
    .replace(/\s*(MXN|M\.?N\.?|pesos)$/i, '')
    .replace(/^(-?)\s*\$\s*(?!-)/, '$1')
  const match = /^(-?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  const [, sign, whole = '', fraction = ''] = match
  if (whole === '' && fraction === '') return null
  const amount = Number(whole.replaceAll(',', '')) * 100 + Number(fraction.padEnd(2, '0'))
  return Number.isSafeInteger(amount) ? centavos(sign ? -amount : amount) : null
}

/** `formatPesos(123450) // '$1,234.50'`; a debt reads '-$1,234.50'. */
export function formatPesos(amount: Centavos): string {
  const absolute = Math.abs(amount)
  const pesos = String(Math.floor(absolute / 100)).replace(/\B(?=(\d{3})+$)/g, ',')
  const cents = String(absolute % 100).padStart(2, '0')
  return `${amount < 0 ? '-' : ''}$${pesos}.${cents}`
}
