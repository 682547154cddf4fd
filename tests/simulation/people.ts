import type { Chance } from '#features/ledger/chance.ts'

/** How somebody is with dates; the office does not know it, and learns it only by what happens. */
export interface Character {
  /** Pays without being asked, so many days before the cutoff; null waits to be asked. */
  readonly paysAheadBy: number | null
  /** Of a hundred: pays when a message comes, keeps a promise, tells the office when it has paid. */
  readonly heedsMessages: number
  readonly keepsPromises: number
  readonly tellsPayments: number
  /** Of a thousand validations, those that are put off; and of those, forgotten until the system blocks. */
  readonly putsOffValidations: number
  readonly forgetsValidations: number
  /** Of a hundred renewals, those that are not wanted any more. */
  readonly leaves: number
}

const PROMPT: Character = {
  paysAheadBy: 6,
  heedsMessages: 80,
  keepsPromises: 98,
  tellsPayments: 98,
  putsOffValidations: 40,
  forgetsValidations: 10,
  leaves: 1,
}
const REMINDED: Character = { ...PROMPT, paysAheadBy: null, heedsMessages: 55, keepsPromises: 92 }
const LATE: Character = {
  ...REMINDED,
  heedsMessages: 15,
  keepsPromises: 75,
  putsOffValidations: 200,
  forgetsValidations: 40,
  leaves: 5,
}

export function someCharacter(chance: Chance): Character {
  const kind = chance.below(100)
  if (kind < 45) return { ...PROMPT, paysAheadBy: 2 + chance.below(9) }
  return kind < 82 ? REMINDED : LATE
}

/** So many times in a hundred. */
export function happens(chance: Chance, inHundred: number): boolean {
  return chance.below(100) < inHundred
}
