import type { Centavos } from './money.ts'

/** "UN MIL" is harder to alter on a printed slip; "MIL" is what others write (mexico.md §7). */
export type ThousandWording = 'unMil' | 'mil'

/**
 * An amount in words as a slip prints it, without "SON:" (mexico.md §7): accents, UN PESO, DE PESOS after exact
 * millions. A negative amount throws; the door refuses it first.
 *   amountInWords(123450)        // 'UN MIL DOSCIENTOS TREINTA Y CUATRO PESOS 50/100 M.N.'
 *   amountInWords(100000, 'mil') // 'MIL PESOS 00/100 M.N.'
 */
export function amountInWords(amount: Centavos, thousand: ThousandWording = 'unMil'): string {
  if (amount < 0) throw new RangeError(`a negative amount has no words: ${amount}`)
  const pesos = Math.floor(amount / 100)
  const unit = pesos === 1 ? 'PESO' : pesos > 0 && pesos % MILLION === 0 ? 'DE PESOS' : 'PESOS'
  return `${integerInWords(pesos, thousand)} ${unit} ${String(amount % 100).padStart(2, '0')}/100 M.N.`
}

const MILLION = 1_000_000

function integerInWords(n: number, thousand: ThousandWording): string {
  if (n === 0) return 'CERO'
  const billions = Math.floor(n / (MILLION * MILLION))
  const millions = Math.floor(n / MILLION) % MILLION
  return [
    counted(billions, 'BILLÓN', 'BILLONES', thousand),
    counted(millions, 'MILLÓN', 'MILLONES', thousand),
    belowMillion(n % MILLION, thousand),
  ]
    .filter((part) => part !== '')
    .join(' ')
}

function counted(n: number, one: string, many: string, thousand: ThousandWording): string {
  return n === 0 ? '' : `${belowMillion(n, thousand)} ${n === 1 ? one : many}`
}

function belowMillion(n: number, thousand: ThousandWording): string {
  const thousands = Math.floor(n / 1_000)
  const rest = belowThousand(n % 1_000)
  if (thousands === 0) return rest
  const head = thousands === 1 && thousand === 'mil' ? 'MIL' : `${belowThousand(thousands)} MIL`
  return rest === '' ? head : `${head} ${rest}`
}

function belowThousand(n: number): string {
  if (n === 100) return 'CIEN'
  const hundreds = HUNDREDS[Math.floor(n / 100)]!
  const rest = belowHundred(n % 100)
  return hundreds === '' || rest === '' ? hundreds + rest : `${hundreds} ${rest}`
}

function belowHundred(n: number): string {
  if (n < 30) return BELOW_THIRTY[n]!
  const tens = TENS[Math.floor(n / 10)]!
  return n % 10 === 0 ? tens : `${tens} Y ${BELOW_THIRTY[n % 10]}`
}

// The short forms, as before a noun: UN, VEINTIÚN.
const BELOW_THIRTY = [
  ...['', 'UN', 'DOS', 'TRES', 'CUATRO', 'CINCO', 'SEIS', 'SIETE', 'OCHO', 'NUEVE'],
  ...[
    'DIEZ',
    'ONCE',
    'DOCE',
    'TRECE',
    'CATORCE',
    'QUINCE',
    'DIECISÉIS',
    'DIECISIETE',
    'DIECIOCHO',
    'DIECINUEVE',
  ],
  ...['VEINTE', 'VEINTIÚN', 'VEINTIDÓS', 'VEINTITRÉS', 'VEINTICUATRO', 'VEINTICINCO', 'VEINTISÉIS'],
  ...['VEINTISIETE', 'VEINTIOCHO', 'VEINTINUEVE'],
]
const TENS = ['', '', '', 'TREINTA', 'CUARENTA', 'CINCUENTA', 'SESENTA', 'SETENTA', 'OCHENTA', 'NOVENTA']
const HUNDREDS = [
  ...['', 'CIENTO', 'DOSCIENTOS', 'TRESCIENTOS', 'CUATROCIENTOS', 'QUINIENTOS', 'SEISCIENTOS', 'SETECIENTOS'],
  ...['OCHOCIENTOS', 'NOVECIENTOS'],
]
