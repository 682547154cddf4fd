import type { Day } from './calendar.ts'
import { foldForSearch } from './company-name.ts'

/** How a code came to the office. */
export const CODE_SOURCES = ['import', 'typed', 'vendor', 'portal', 'unlock', 'certificate'] as const
export type CodeSource = (typeof CODE_SOURCES)[number]

/** What is on record of a code, for its place among those of its serial. */
export interface CodeFact {
  readonly id: string
  readonly source: CodeSource
  readonly receivedOn: Day
  /** Where it was activated, as far as somebody said; '' where nobody did. */
  readonly computer: string
  /** Of an unlock's code: the computer that was left. */
  readonly formerComputer: string
}

/** A plain change: the same serial and code, activated on another computer (R37). */
export interface CodeMove {
  readonly on: Day
  readonly computer: string
}

export interface PlacedCode {
  readonly id: string
  /** The code that it came after; null of the first. */
  readonly parentId: string | null
  /** Where it lives, or lived last; '' where it is not known. */
  readonly computer: string
  /** The newest is in force; it has replaced all others (R53). */
  readonly inForce: boolean
  /** 0 of the first code, one more with each that followed. */
  readonly generation: number
  /** 0 for the line of first descendants; each further branch has its own. */
  readonly lane: number
}

/**
 * The codes of a serial as a family, the oldest first: the certificate's before all (R71), then by the day they came,
 * those of one day as they are given.
 * Each follows the one before it; an unlock's (R53) follows the one that lived on the computer that was left.
 *   codeFamily([{ id: 'b', source: 'unlock', receivedOn: '2026-11-23', … }, { id: 'a', source: 'import', … }], [])
 *   // [{ id: 'a', parentId: null, inForce: false, … }, { id: 'b', parentId: 'a', inForce: true, … }]
 */
export function codeFamily(codes: readonly CodeFact[], moves: readonly CodeMove[]): PlacedCode[] {
  const ordered = codes.toSorted(byAge)
  const computers = ordered.map((code, i) => lastComputer(code, ordered[i + 1] ?? null, moves))
  const parents = ordered.map((code, i) => parentOf(code, i, computers))
  const generations: number[] = []
  const lanes: number[] = []
  ordered.forEach((_, i) => {
    const parent = parents[i]!
    const first = parents.indexOf(parent) === i
    generations.push(parent < 0 ? 0 : generations[parent]! + 1)
    lanes.push(parent < 0 ? 0 : first ? lanes[parent]! : Math.max(...lanes) + 1)
  })
  return ordered.map(({ id }, i) => ({
    id,
    parentId: ordered[parents[i]!]?.id ?? null,
    computer: computers[i]!,
    inForce: i === ordered.length - 1,
    generation: generations[i]!,
    lane: lanes[i]!,
  }))
}

function byAge(a: CodeFact, b: CodeFact): number {
  if ((a.source === 'certificate') !== (b.source === 'certificate'))
    return a.source === 'certificate' ? -1 : 1
  return a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0
}

/** The last plain change between its day and the next code's, or where it was activated first. */
function lastComputer(code: CodeFact, next: CodeFact | null, moves: readonly CodeMove[]): string {
  const moved = moves
    .filter(({ on }) => on >= code.receivedOn && (next === null || on < next.receivedOn))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  return moved.at(-1)?.computer ?? code.computer
}

/** Its place in the order; -1 where there is none. */
function parentOf(code: CodeFact, place: number, computers: readonly string[]): number {
  const left = foldForSearch(code.formerComputer)
  const lived =
    left === '' ? -1 : computers.findLastIndex((name, i) => i < place && foldForSearch(name) === left)
  return lived >= 0 ? lived : place - 1
}
