import type { Day } from '#domain/calendar.ts'
import { formatPesos, type Centavos } from '#domain/money.ts'
import { shortDay } from './dates.ts'

interface First {
  readonly paidOn: string
  readonly amount: number
}

interface MoneyOutcome {
  readonly complete: boolean
  readonly remaining: number
  readonly inFavour: number
  readonly givenBack: number
  readonly first: First | null
  readonly lines: readonly {
    readonly serial: string | null
    readonly system: string
    readonly outcome: 'renews' | 'waits' | 'newSystem' | 'left' | 'taken'
    readonly cutoffBefore: string | null
    readonly cutoffAfter: string | null
    readonly worksThrough: string | null
    readonly noServiceMonths: number
    readonly first: First | null
  }[]
}

const pesos = (amount: number) => formatPesos(amount as Centavos)
const day = (text: string) => shortDay(text as Day)

/** What money does to an order, a sentence each: the money first, then each line (D19, D20). */
export function moneyOutcome(money: MoneyOutcome): string[] {
  return [...ofTheMoney(money), ...money.lines.map((line) => ofTheLine(line, money.complete))]
}

function ofTheMoney({ complete, remaining, inFavour, givenBack, first }: MoneyOutcome): string[] {
  const favour = inFavour + givenBack
  if (first !== null) {
    return [
      `El pedido ya se pagó el ${day(first.paidOn)} con ${pesos(first.amount)}: ${pesos(favour)} quedan a favor del cliente.`,
    ]
  }
  return [
    ...(complete ? [] : [`Es un pago parcial: faltan ${pesos(remaining)} para renovar.`]),
    ...(favour > 0 ? [`Quedan ${pesos(favour)} a favor del cliente.`] : []),
  ]
}

function ofTheLine(line: MoneyOutcome['lines'][number], complete: boolean): string {
  const name = line.serial ?? line.system
  if (line.outcome === 'left') return `${name}: causó baja, no se renueva.`
  if (line.outcome === 'taken') {
    const by = line.first === null ? '' : ` (${day(line.first.paidOn)}, ${pesos(line.first.amount)})`
    return `${name}: ya lo renovó otro pago${by}; su parte queda a favor.`
  }
  if (line.outcome === 'newSystem') {
    return `${name}: ${complete ? 'se pide su serie; la renta empieza al activarlo' : 'espera el pago completo'}.`
  }
  if (line.cutoffAfter === null || line.worksThrough === null) {
    return `${name}: ${complete ? 'pagado; la renta empieza al activarlo' : 'espera el pago completo'}.`
  }
  const gap =
    line.noServiceMonths === 0
      ? ''
      : ` ${line.noServiceMonths === 1 ? 'Un mes queda' : `${line.noServiceMonths} meses quedan`} sin servicio.`
  const before = line.cutoffBefore === null ? '' : `corte ${day(line.cutoffBefore)} → `
  const then = complete ? '' : 'al completarse, '
  return `${name}: ${then}${before}${day(line.cutoffAfter)}; funciona hasta el ${day(line.worksThrough)}.${gap}`
}
