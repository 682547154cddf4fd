import type { Row } from './bench.ts'

const WIDTHS = [4, 46, 9, 10, 10, 7, 6] as const

export function printHead(): void {
  printCells(['goal', 'what', 'size', 'floor ms', 'ours ms', 'ratio', 'limit'], '')
}

export function printRow(row: Row): void {
  const { goal, what, size, floorMs, programMs, ratio, limit, ok } = row
  printCells(
    [
      String(goal),
      what,
      size.toLocaleString('en'),
      digits(floorMs),
      digits(programMs),
      digits(ratio),
      digits(limit),
    ],
    ok ? 'ok' : 'MISSED',
  )
}

function printCells(cells: readonly string[], end: string): void {
  const padded = cells.map((cell, i) => (i === 1 ? cell.padEnd(WIDTHS[1]) : cell.padStart(WIDTHS[i]!)))
  process.stdout.write(`${padded.join(' ')} ${end}\n`.trimEnd() + '\n')
}

/** Three that matter: 0.0421, 3.14, 118. */
function digits(value: number): string {
  return Number(value.toPrecision(3)).toString()
}
