import { hash } from 'node:crypto'
import { canonicalJson } from './canonical.ts'

const MODULUS = 1n << 128n

/**
 * What one confirmed row weighs in its table's sum: 128 bits of the hash of table, key, and the row with its revision.
 * The order in which rows came does not matter, and a change takes the old weight away and adds the new one.
 */
export function rowWeight(table: string, key: string, row: unknown): bigint {
  return BigInt(`0x${hash('sha256', `${table}\n${key}\n${canonicalJson(row)}`, 'hex').slice(0, 32)}`)
}

/** `(a + b) mod 2^128`; `b` may be negative. */
export function addWeights(a: bigint, b: bigint): bigint {
  return (((a + b) % MODULUS) + MODULUS) % MODULUS
}

/**
 * One line for a whole ledger: 64 hexadecimal digits, equal where every table's sum is. A table without confirmed rows
 * does not count, so that a newer program's empty table changes nothing.
 */
export function digestOf(sums: ReadonlyMap<string, bigint>): string {
  const lines = [...sums]
    .filter(([, sum]) => sum !== 0n)
    .map(([table, sum]) => `${table} ${sum.toString(16).padStart(32, '0')}`)
    .sort()
  return hash('sha256', lines.join('\n'), 'hex')
}
