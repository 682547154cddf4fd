import { deliverAhead } from './deliver.ts'
import { firstOfHoy } from './features/today/first-page.ts'
import { firstAddress, HOME, isMineKept, keptLedger, operatorKey } from './state/kept.ts'

/** Of every window: who is before it, and what office it is. */
export const OF_EVERY_WINDOW = ['access.state', 'settings.get', 'operators.list'] as const

/**
 * Sends what the first screen is about to ask while the program itself is still being read; it finds the answers on
 * their way. So in a file of its own, with nothing of the program but the way to the core.
 */
export function askFirstQuestions(): void {
  const ledger = keptLedger()
  const operator = localStorage.getItem(operatorKey(ledger))
  const isHoy = firstAddress().replace(/^#/, '') === HOME
  const questions = [
    ...OF_EVERY_WINDOW.map((name) => [name, {}] as const),
    ...(isHoy ? firstOfHoy(isMineKept()) : []),
  ]
  for (const [name, input] of questions) deliverAhead({ name, input, operator, ledger })
}
