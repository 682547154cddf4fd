/** With less, nothing is saved any more: what is under way could not end. */
export const LEAST_FREE_MB = 64
/** With less, or less than three times the ledger, a person is told. */
export const ENOUGH_FREE_MB = 500

const MB = 1024 * 1024

export type FreeSpace = 'enough' | 'low' | 'none'

export function freeSpace(freeBytes: number, ledgerBytes: number): FreeSpace {
  if (freeBytes < LEAST_FREE_MB * MB) return 'none'
  return freeBytes < Math.max(ENOUGH_FREE_MB * MB, 3 * ledgerBytes) ? 'low' : 'enough'
}
