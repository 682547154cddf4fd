import type { Ledger } from './session.ts'

// What this PC keeps of a window for the next one. Read also while the program itself is still on its way, so that
// nothing of React may come with it.

export const LEDGER_KEY = 'vigente.ledger'
export const PLACE_KEY = 'vigente.place'
export const MINE_KEY = 'vigente.mine'

export const HOME = '/hoy'

export function keptLedger(): Ledger {
  return localStorage.getItem(LEDGER_KEY) === 'practice' ? 'practice' : 'office'
}

/** The practice ledger has operators of its own. */
export function operatorKey(ledger: Ledger): string {
  return `vigente.operator.${ledger}`
}

/** Where a window opens: `/sistemas?estado=…`, with the mark of the address or without. */
export function firstAddress(): string {
  return location.hash || localStorage.getItem(PLACE_KEY) || HOME
}

export function isMineKept(): boolean {
  return localStorage.getItem(MINE_KEY) === 'yes'
}
