import { create } from 'zustand'
import type { Day } from '#domain/calendar.ts'
import { keptLedger, LEDGER_KEY, operatorKey } from './kept.ts'

/** `office` is the real ledger; `practice` is a ledger apart, with a watermark. */
export type Ledger = 'office' | 'practice'

export interface Session {
  /** The operator's id; null until somebody is chosen, and then the core says whom it takes us for. */
  readonly operator: string | null
  readonly ledger: Ledger
  /** "A la fecha": the day Hoy is looked at from; null is today. */
  readonly asOf: Day | null
}

const firstLedger = keptLedger()

export const useSession = create<Session>(() => ({
  operator: keptOperator(firstLedger),
  ledger: firstLedger,
  asOf: null,
}))

export function switchOperator(operator: string | null): void {
  const key = operatorKey(useSession.getState().ledger)
  if (operator === null) localStorage.removeItem(key)
  else localStorage.setItem(key, operator)
  useSession.setState({ operator })
}

export function switchLedger(ledger: Ledger): void {
  localStorage.setItem(LEDGER_KEY, ledger)
  useSession.setState({ ledger, operator: keptOperator(ledger), asOf: null })
}

export function lookAsOf(asOf: Day | null): void {
  useSession.setState({ asOf })
}

function keptOperator(ledger: Ledger): string | null {
  return localStorage.getItem(operatorKey(ledger))
}
