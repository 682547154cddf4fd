import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { openVigente } from '#core/start.ts'
import { openLedgerFile } from '#db/open.ts'
import { BENCH_CLOCK } from './clock.ts'
import { cloneFolder } from './clone-folder.ts'
import type { Measured } from './pairs.ts'
import { seedLedger } from './seed.ts'

/** One line of the table, and of `--json` but for the times. */
export interface Row {
  readonly goal: number
  readonly what: string
  /** Serials, lines or calls: what the measure was of. */
  readonly size: number
  readonly ratio: number
  readonly limit: number
  readonly ok: boolean
  readonly floorMs: number
  readonly programMs: number
}

export interface Bench {
  readonly quick: boolean
  readonly pairs: number
  /** Of the four sizes those that a measure asks for; with `--quick` the small ones alone. */
  sizes(most: 100_000 | 1_000_000): readonly number[]
  report(goal: number, what: string, size: number, limit: number, measured: Measured): void
  /** Peak memory against what is allowed, in MiB. */
  reportPeak(goal: number, what: string, size: number, limit: number, mebibytes: number): void
  /** Linear: the time of one at the largest size over that at the second, from sizes as `sizes` gives them. */
  growth(goal: number, each: readonly number[], limit: number, what?: string): void
  /** A folder of its own for a measure that writes. */
  newDir(name: string): string
  /** The program and, beside it on a copy of the same file, the bare database. */
  ledger(serials: number): Promise<SeededLedger>
  /** A copy of the seeded ledger that nobody has opened. */
  copyOf(serials: number): Promise<string>
}

export interface SeededLedger {
  readonly raw: Database.Database
  call(operation: string, input: unknown): Promise<unknown>
  close(): void
}

export function createBench(dir: string, quick: boolean, onRow: (row: Row) => void): Bench {
  const seeded = new Map<number, Promise<string>>()
  let made = 0

  function seededDir(serials: number): Promise<string> {
    const known = seeded.get(serials)
    if (known) return known
    const path = join(dir, `seed-${serials}`)
    const making = seedLedger(path, serials).then(() => path)
    seeded.set(serials, making)
    return making
  }

  const bench: Bench = {
    quick,
    pairs: quick ? 5 : 7,
    sizes: (most) => [1_000, 10_000, 100_000, 1_000_000].filter((size) => size <= (quick ? 10_000 : most)),
    report: (goal, what, size, limit, { ratio, floorMs, programMs }) =>
      onRow({ goal, what, size, ratio, limit, ok: ratio <= limit, floorMs, programMs }),
    reportPeak: (goal, what, size, limit, mebibytes) => {
      const ratio = mebibytes / limit
      onRow({ goal, what, size, ratio, limit: 1, ok: ratio <= 1, floorMs: limit, programMs: mebibytes })
    },
    growth: (goal, each, limit, what) => {
      const [floorMs, programMs] = [each[1]!, each.at(-1)!]
      const size = 10 ** (each.length + 2)
      const name = what === undefined ? 'growth' : `growth: ${what}`
      bench.report(goal, name, size, limit, { ratio: programMs / floorMs, floorMs, programMs })
    },
    newDir: (name) => {
      const path = join(dir, `${name}-${++made}`)
      mkdirSync(path, { recursive: true })
      return path
    },
    copyOf: async (serials) => {
      const path = bench.newDir('copy')
      cloneFolder(await seededDir(serials), path)
      return path
    },
    ledger: async (serials) => {
      const [forProgram, forFloor] = [await bench.copyOf(serials), await bench.copyOf(serials)]
      const app = openVigente({ dir: forProgram, clock: BENCH_CLOCK })
      const raw = openLedgerFile(join(forFloor, 'ledger.db'))
      return {
        raw,
        call: async (operation, input) => {
          const answer = await app.dispatch({ operator: null, host: 'direct' }, operation, input)
          if (!answer.ok) throw new Error(`${operation}: ${answer.refusal.code} ${answer.refusal.message}`)
          return answer.value
        },
        close: () => {
          app.close()
          raw.close()
        },
      }
    },
  }
  return bench
}
