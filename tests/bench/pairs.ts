/** One side of a measure: runs once and answers its milliseconds. */
export type Side = () => number | Promise<number>

export interface Measured {
  /** Median of the program's time over the floor's, pair by pair. */
  readonly ratio: number
  readonly floorMs: number
  readonly programMs: number
}

/**
 * Floor and program in turn (F P F P …), so that whatever else the machine does falls on both. The first pair warms
 * both up and is left out.
 */
export async function inTurn(pairs: number, floor: Side, program: Side): Promise<Measured> {
  await floor()
  await program()
  const times: Pair[] = []
  for (let pair = 0; pair < pairs; pair++) times.push({ floor: await floor(), program: await program() })
  return measuredOf(times)
}

/** Milliseconds of one turn of each. */
export interface Pair {
  readonly floor: number
  readonly program: number
}

export function measuredOf(times: readonly Pair[]): Measured {
  return {
    ratio: median(times.map((time) => time.program / time.floor)),
    floorMs: median(times.map((time) => time.floor)),
    programMs: median(times.map((time) => time.program)),
  }
}

export function timed(work: () => unknown): Side {
  return () => {
    const start = performance.now()
    const done = work()
    if (!(done instanceof Promise)) return performance.now() - start
    return done.then(() => performance.now() - start)
  }
}

/** So many calls, one after the other: the time of one is too short for a clock. */
export function repeated(times: number, work: (call: number) => unknown): Side {
  return async () => {
    const start = performance.now()
    for (let call = 0; call < times; call++) {
      const done = work(call)
      if (done instanceof Promise) await done
    }
    return performance.now() - start
  }
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
