import { centavos, type Centavos } from './money.ts'
import { METHODS, type Method } from './payment-method.ts'

/** Methods whose money passes through somebody's hands and is counted: deposits at the counter, and cheques. */
export const COUNTED: readonly Method[] = ['cheque', 'counter']

export interface MethodOfDay {
  readonly method: Method
  readonly expected: Centavos
  /** Null where nobody counts it: a bank's or a portal's word is no count of ours. */
  readonly counted: Centavos | null
}

/**
 * A day of money as it is closed: every method with what was registered, and beside it what was found of those that
 * are counted; one that was not counted was found as registered when it was nothing.
 */
export function closeDay(
  registered: ReadonlyMap<Method, Centavos>,
  counted: ReadonlyMap<Method, Centavos>,
): { readonly methods: readonly MethodOfDay[]; readonly difference: Centavos } {
  const methods = METHODS.map((method) => ({
    method,
    expected: registered.get(method) ?? centavos(0),
    counted: COUNTED.includes(method) ? (counted.get(method) ?? centavos(0)) : null,
  }))
  const difference = methods.reduce(
    (sum, { expected, counted: found }) => (found === null ? sum : sum + found - expected),
    0,
  )
  return { methods, difference: centavos(difference) }
}
