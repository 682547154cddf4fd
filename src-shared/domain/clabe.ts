import { CLABE_BANKS, CLABE_PLAZAS } from './clabe-catalogue.ts'

export type ClabeWarning = 'format' | 'checkDigit' | 'unknownBank' | 'unknownPlaza'

export interface ClabeCheck {
  readonly valid: boolean
  readonly bank: { readonly code: string; readonly name: string } | null
  readonly plaza: { readonly code: string; readonly name: string } | null
  readonly warnings: readonly ClabeWarning[]
}

/**
 * What can be said of a CLABE by looking at it (mexico.md §2): 18 digits = bank 3, plaza 3, account 11, check 1. A wrong
 * check digit or an unknown bank makes it invalid; an unknown plaza only warns, for no catalogue of them is complete.
 *   checkClabe('032180000118359719') // valid, bank 032, plaza 180 Ciudad de México
 */
export function checkClabe(text: string): ClabeCheck {
  const clabe = text.trim()
  if (!/^[0-9]{18}$/.test(clabe)) return { valid: false, bank: null, plaza: null, warnings: ['format'] }
  const bank = named(CLABE_BANKS, clabe.slice(0, 3))
  const plaza = named(CLABE_PLAZAS, clabe.slice(3, 6))
  const checked = clabe.endsWith(clabeCheckDigit(clabe.slice(0, 17)))
  const warnings: ClabeWarning[] = []
  if (!checked) warnings.push('checkDigit')
  if (!bank) warnings.push('unknownBank')
  if (!plaza) warnings.push('unknownPlaza')
  return { valid: checked && bank !== null, bank, plaza, warnings }
}

/** Weights 3, 7, 1 over the first 17 digits. `clabeCheckDigit('00201007777777777') // '1'` */
export function clabeCheckDigit(first17: string): string {
  let sum = 0
  for (let i = 0; i < 17; i++) sum += (Number(first17[i]) * [3, 7, 1][i % 3]!) % 10
  return String((10 - (sum % 10)) % 10)
}

function named(catalogue: ReadonlyMap<string, string>, code: string): { code: string; name: string } | null {
  const name = catalogue.get(code)
  return name === undefined ? null : { code, name }
}
