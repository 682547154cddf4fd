import { rfcCheckDigit } from '#domain/rfc.ts'

/** Everything here follows from a number: the same rows on every machine. */

export const SYSTEMS = ['SAE', 'COI', 'NOI', 'CAJA', 'FACTURE', 'BANCO', 'PROD', 'ADM'] as const
export const CITIES = ['Cancún', 'Mérida', 'Playa del Carmen', 'Cozumel', 'Chetumal', 'Campeche'] as const
const KINDS = ['Hotel', 'Ferretería', 'Muebles', 'Buceo', 'Farmacia', 'Taller', 'Imprenta', 'Zapatería']
const NAMES = ['La Ceiba', 'Núñez', 'Pacheco', 'Ixchel', 'del Caribe', 'Montejo', 'Xel-Há', 'Ávila']
const PEOPLE = ['María José', 'Jesús', 'Lucía', 'Ramón', 'Begoña', 'Andrés', 'Sofía']
const SURNAMES = ['Pérez', 'Uc Canché', 'Gómez', 'Ávila', 'Núñez', 'Dzul', 'Martínez']
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

/** Whole numbers from 0 below `most`, by a linear congruence: quick, and enough to mix rows. */
export function createChance(seed: number): (most: number) => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0
  return (most) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 0x1_0000_0000) * most)
  }
}

/** Shaped like the program's own UUIDv7, in the order of their making. */
export function idOf(kind: 'c' | 'p' | 's' | 'a' | 'r', n: number): string {
  const kindDigit = { c: 1, p: 2, s: 3, a: 4, r: 5 }[kind]
  return `0193000${kindDigit}-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
}

export function companyName(n: number): string {
  return `${pick(KINDS, n)} ${pick(NAMES, n >> 3)} ${n + 1} SA de CV`
}

export function personName(n: number): string {
  return `${pick(PEOPLE, n)} ${pick(SURNAMES, n * 3 + 1)}`
}

/** Of a company, valid with its check digit, and no two alike below 24³ × 336 companies. */
export function rfcOf(n: number): string {
  const letters = pick(LETTERS, Math.floor(n / 576)) + pick(LETTERS, Math.floor(n / 24)) + pick(LETTERS, n)
  const round = Math.floor(n / 13_824)
  const stem = `${letters}${two(round % 25)}${two(1 + (n % 12))}${two(1 + (n % 28))}${pick(LETTERS, Math.floor(round / 25))}1`
  return stem + rfcCheckDigit(stem)
}

function pick<T>(list: ArrayLike<T>, n: number): T {
  return list[n % list.length]!
}

function two(n: number): string {
  return String(n).padStart(2, '0')
}
